"""The page Raakvlakken: the numbers in a sentence, the matrix and the network.

Belongs here: the overview and the pages of one picture. The lists behind numbers and cells are in
picture_lists.py; the signals that wait for a judgement in signals.py.
"""

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from goals.raakvlakken.matrix import matrix_of
from goals.raakvlakken.network import Choice, draw_network
from goals.raakvlakken.overview import BOTH, NONE, ONE, overview_of
from goals.raakvlakken.pairs import CONFIRMED, SIGNAL
from goals.raakvlakken.scope import select
from goals.raakvlakken.wijken import places_of
from goals.views.raakvlakken.asked import YES
from goals.views.raakvlakken.elements import show
from goals.views.raakvlakken.page import NO_GOAL, NO_WORD, fresh_since, page_context, read_page
from goals.views.raakvlakken.signals import signals_context
from organisations.form_fields import whole_number

ROWS, LINES, MOST_LINES = 30, 30, 120
ROWS_FIRST = 5  # of the matrix as a list on a phone, before the rest unfolds
LEAST_SHARE = 2  # percent, so that a small part of the bar can be seen


@login_required
@require_GET
def raakvlakken(request, organisatie):
    """The overview, as the filters in the address ask."""
    organisation, landscape, asked, is_behind = read_page(request, organisatie)
    selection = select(landscape, asked.scope)
    overview = overview_of(selection, fresh_since())
    context = {
        **page_context(organisation, landscape, asked, "goals:raakvlakken"),
        "is_behind": is_behind,
        "overview": overview,
        "numbers": _numbers(organisation, asked),
        "bar": _bar(overview),
        "linked": sum(pair.linked for pair in selection.pairs),
        **_matrix_context(request, organisation, asked, selection),
        **network_context(request, organisation, asked, selection),
        **signals_context(request, organisation, _waiting(selection)),
        "signals_url": _signals_url(organisation, asked),
        "only_phone_list": True,
    }
    return render(request, "goals/raakvlakken/overview.html", context)


@login_required
@require_GET
def network(request, organisatie):
    """The picture of who touches whom on a page of its own, with all of it as a list."""
    organisation, landscape, asked, _ = read_page(request, organisatie)
    selection = select(landscape, asked.scope)
    context = {
        **page_context(organisation, landscape, asked, "goals:raakvlak_network"),
        **network_context(request, organisation, asked, selection),
    }
    return render(request, "goals/raakvlakken/network.html", context)


@login_required
@require_GET
def places(request, organisatie):
    """Per wijk: the projects, goals and raakvlakken of both domains."""
    organisation, landscape, asked, _ = read_page(request, organisatie)
    selection = select(landscape, asked.scope)
    rows = [(place, _place_urls(organisation, asked, place)) for place in places_of(selection)]
    context = {**page_context(organisation, landscape, asked, "goals:raakvlak_places"), "places": rows}
    return render(request, "goals/raakvlakken/places.html", context)


def _waiting(selection):
    """The ids of the raakvlakken of a selection that wait for a judgement."""
    return [pair.raakvlak_id for pair in selection.pairs if not pair.is_confirmed]


def _signals_url(organisation, asked):
    """The list to judge them in, with as much of the filter as it knows."""
    address = reverse("goals:raakvlak_list", args=[organisation.slug])
    return asked.url(address, niveau="", bijdragen="", oordeel=SIGNAL)


def _numbers(organisation, asked):
    """The address of the list behind each number of the sentence."""
    goals = reverse("goals:raakvlak_goals", args=[organisation.slug])
    pairs = reverse("goals:raakvlak_cell", args=[organisation.slug])
    return {
        "goals": asked.url(goals),
        "both": asked.url(goals, gediend=BOTH),
        "one": asked.url(goals, gediend=ONE),
        "none": asked.url(goals, gediend=NONE),
        "confirmed": asked.url(pairs, oordeel=CONFIRMED),
        "linked": asked.url(pairs, soort="bijdrage"),
        "fresh": asked.url(pairs, oordeel=SIGNAL, nieuw=YES),
    }


def _bar(overview):
    """(kind, x, width) in percent of each part of the bar, for who is served by both, one and none."""
    counts = {"both": overview.both, "one": overview.one, "none": overview.none}
    shares = {kind: max(count, overview.goals * LEAST_SHARE / 100) for kind, count in counts.items() if count}
    whole, x, parts = sum(shares.values()), 0.0, []
    for kind, share in shares.items():
        parts.append((kind, f"{x:.2f}", f"{100 * share / whole:.2f}"))
        x += 100 * share / whole
    return parts


def _matrix_context(request, organisation, asked, selection):
    every_row = request.GET.get("rijen") == "alle"
    matrix = matrix_of(selection, with_empty_rows=every_row)
    page = Paginator(matrix.rows, ROWS).get_page(request.GET.get("pagina"))
    cell = reverse("goals:raakvlak_cell", args=[organisation.slug])
    return {
        "matrix": matrix,
        "page": page,
        "columns": [(column, asked.url(cell, veld=column.term_id or NO_WORD)) for column in matrix.columns],
        "groups_of_rows": _by_tree(selection.landscape, organisation, asked, page, matrix),
        "every_row": every_row,
        "folds": len(page) > ROWS_FIRST,
        "rows_url": asked.url(rijen="" if every_row else "alle"),
        "untouched": _listed(matrix.untouched),
        "untouched_count": len(matrix.untouched),
    }


def _by_tree(landscape, organisation, asked, page, matrix):
    """(title of the tree, its rows) of the rows on a page; no title when all goals are of one tree."""
    groups = {}
    for place, row in enumerate(page):
        shown = {**_row(landscape, organisation, asked, row, matrix), "later": place >= ROWS_FIRST}
        groups.setdefault(row.goal.tree_id if row.goal else None, []).append(shown)
    several = len({row.goal.tree_id for row in matrix.rows if row.goal}) > 1
    titles = landscape.trees if several else {}
    return [(titles.get(tree_id, ""), rows) for tree_id, rows in groups.items()]


def _row(landscape, organisation, asked, row, matrix):
    """A row with its address and those of its cells."""
    cell = reverse("goals:raakvlak_cell", args=[organisation.slug])
    doel = row.goal.id if row.goal else NO_GOAL
    shown = show(landscape, row.goal, organisation.slug) if row.goal else None
    cells = [
        (count, column, asked.url(cell, doel=doel, veld=column.term_id or NO_WORD))
        for count, column in zip(row.cells, matrix.columns, strict=True)
    ]
    return {"row": row, "shown": shown, "cells": cells, "url": asked.url(cell, doel=doel)}


def _listed(names):
    return " en ".join(filter(None, [", ".join(names[:-1]), *names[-1:]]))


def network_context(request, organisation, asked, selection):
    """The Network with what `?kies=` lights up, and how to see more of it."""
    most = min(max(whole_number(request.GET.get("lijnen", "")) or LINES, LINES), MOST_LINES)
    choice = _choice(request.GET.get("kies", ""))
    drawn = draw_network(selection.landscape, selection.pairs, most=most, choice=choice)
    shown = {
        box.element.id: show(selection.landscape, box.element, organisation.slug)
        for box in (*drawn.left, *drawn.right)
    }
    here = asked.url(lijnen=most if most > LINES else "")
    return {
        "network": drawn,
        "boxes": [(box, shown[box.element.id]) for box in (*drawn.left, *drawn.right)],
        "lines": [(line, *(shown[side] for side in line.pair.key)) for line in drawn.lines],
        "groups": _groups(drawn, shown),
        "keep": f"{here}&" if here != "?" else here,
        "more_url": asked.url(lijnen=min(most * 2, MOST_LINES)) if most < MOST_LINES else "",
        "clear_url": here,
    }


def _groups(drawn, shown):
    """(social side, its pairs with their physical sides) from the top of the left column down."""
    ties = {box.element.id: [] for box in drawn.left}
    for box in drawn.right:
        for line in drawn.lines:
            if line.physical is box:
                ties[line.pair.social_id].append((line.pair, shown[box.element.id]))
    return [(shown[element_id], pairs) for element_id, pairs in ties.items()]


def _choice(text):
    """The Choice in an address: the id of an element, or of both sides of a pair with a dot between."""
    try:
        ids = [UUID(part) for part in text.split(".", 1)]
    except ValueError:
        return Choice()
    return Choice(*ids)


def _place_urls(organisation, asked, place):
    if place.term is None:
        return {}
    pages = {"overview": "goals:raakvlakken", "pairs": "goals:raakvlak_cell"}
    return {
        key: asked.url(reverse(name, args=[organisation.slug]), wijk=place.term.id)
        for key, name in pages.items()
    }
