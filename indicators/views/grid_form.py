"""Cells that come in as a form or as JSON, and what is said about them; for grid and 'te doen'.

Whether a cell is stored is decided in indicators/grid.py.
"""

import json

from django.http import JsonResponse

from indicators import undo
from indicators.enums import OWN
from indicators.grid import CellOutcome, What, apply_cells, read_cells
from indicators.views.feedback import undo_of

CELL, SEEN = "cel", "gezien"  # names of fields: cel:<indicator>:<period>


def store_json(request, organisation):
    """Store the cells in the body of a request; the answer tells of each what became of it."""
    try:
        what, rows = _read_json(request.body)
        cells = read_cells(rows, what)
    except ValueError as error:
        return JsonResponse({"zin": str(error)}, status=400)
    result = apply_cells(user=request.user, organisation=organisation, cells=cells, what=what)
    answers = [
        {"staat": each.outcome, "tekst": each.text, "soort": each.look, "zin": each.sentence}
        for each in result.cells
    ]
    return JsonResponse({"cellen": answers, "ongedaan": undo.of_written(result.written)})


def _read_json(body):
    try:
        data = json.loads(body)
        return What(data["wat"]), data["cellen"]
    except (ValueError, KeyError, TypeError, RecursionError):
        raise ValueError("Dit is geen lijst met cellen.") from None


def store_form(request, organisation, what=What.VALUES, series=OWN):
    """Store the fields of a page that were changed; returns GridResult. Raises ValueError."""
    cells = read_cells(list(_changed(request.POST, series)), what)
    return apply_cells(user=request.user, organisation=organisation, cells=cells, what=what)


def _changed(form, series):
    """What was changed in the fields of a page, as read_cells wants it."""
    for name, typed in form.items():
        prefix, _, key = name.partition(":")
        seen = form.get(f"{SEEN}:{key}", "")
        if prefix == CELL and typed != seen:
            indicator, _, period = key.partition(":")
            cell = {"indicator": indicator, "periode": period, "reeks": series}
            yield cell | {"getypt": typed, "gezien": seen}


def saved_toast(organisation, result, page):
    """What is said after storing, with the way to take it back; `page` is where one then returns."""
    saved = result.count(CellOutcome.SAVED)
    text = f"{saved} {'cel' if saved == 1 else 'cellen'} bewaard." if saved else "Er was niets te bewaren."
    token, url = undo_of(organisation.slug, result.written, page)
    return {"text": text, "token": token, "url": url}
