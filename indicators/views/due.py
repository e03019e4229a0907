"""'Wat moet ik invullen': the measurements that are asked of a person, with a field for each.

Which periods are asked for is decided in indicators/due.py, whether a value is stored in
indicators/grid.py.
"""

from typing import NamedTuple

from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from indicators.charts import value_text
from indicators.due import Due, what_is_due
from indicators.grid import typed_value
from indicators.models import Indicator
from indicators.permissions import can_edit, check_can_edit
from indicators.sheets import read_sheets
from indicators.views.address import crumbs_to
from indicators.views.grid_form import saved_toast, store_form
from organisations.views.address import fetch_organisation
from organisations.views.feedback import take_toast, tell

SHOWN = 50  # indicators in a list


class Field(NamedTuple):
    """A period to fill in; `text` stands in its field, `seen` is what is stored."""

    period: object
    key: str
    text: str
    seen: str
    result: object = None


class Task(NamedTuple):
    """A Due with its Fields; `latest` is the measurement before, as one reads it; '' when there is none."""

    due: Due
    fields: list
    latest: str


@login_required
@require_http_methods(["GET", "POST"])
def due(request, organisatie):
    """The page; POST stores what was typed without script."""
    organisation = fetch_organisation(request, organisatie)
    if request.method != "POST":
        return _page(request, organisation, undo=take_toast(request))
    check_can_edit(request.user, organisation)
    page = reverse("indicators:due", args=[organisatie])
    try:
        result = store_form(request, organisation)
    except ValueError as error:
        return _page(request, organisation, status=400, refusal=str(error))
    toast = saved_toast(organisation, result, page)
    if result.kept_back:
        return _page(request, organisation, result=result, status=422, undo=toast["token"] and toast)
    tell(request, toast["text"], toast["token"], toast["url"])
    return redirect(page)


def _page(request, organisation, result=None, status=200, **more):
    is_editor = can_edit(request.user, organisation)
    mine, unkept = _tasks(request.user, organisation, result) if is_editor else ([], [])
    context = {
        "organisation": organisation,
        "can_edit": is_editor,
        "result": result,
        "lists": [
            ("Van mij", "U bent de invuller van deze indicatoren.", mine[:SHOWN], len(mine)),
            ("Zonder invuller", "Niemand is hiervoor gevraagd.", unkept[:SHOWN], len(unkept)),
        ],
        "count": len(mine) + len(unkept),
        "has_none": not mine + unkept and not _has_any(organisation),
        "crumbs": crumbs_to(organisation.slug, ("Wat moet ik invullen?", "")),
        **more,
    }
    return render(request, "indicators/due.html", context, status=status)


def _has_any(organisation):
    return Indicator.objects.alive().filter(organisation=organisation).exists()


def _tasks(user, organisation, result):
    """(the Tasks of this user, those of nobody), the most urgent first."""
    indicators = Indicator.objects.visible_to(user).alive().filter(organisation=organisation)
    asked = indicators.filter(keeper=user) | indicators.of_nobody()
    mine = set(indicators.filter(keeper=user).values_list("pk", flat=True))
    kept_back = {each.cell[:2]: each for each in result.kept_back} if result else {}
    dues = what_is_due(read_sheets(asked).values(), timezone.localdate())
    tasks = [_task(due, kept_back) for due in dues]
    return [each for each in tasks if each.due.sheet.id in mine], [
        each for each in tasks if each.due.sheet.id not in mine
    ]


def _task(due, kept_back):
    fields = [_field(due.sheet.id, *asked, kept_back) for asked in due.asked]
    return Task(due, fields, value_text(due.sheet, due.latest) if due.latest else "")


def _field(pk, period, held, kept_back):
    text, result = typed_value(held), kept_back.get((pk, period))
    return Field(period, f"{pk}:{period.code}", result.cell.typed if result else text, text, result)
