"""The lists behind the pictures: the goals of a number, the raakvlakken of a cell, and the download."""

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from goals.enums import Domain
from goals.raakvlakken.matrix import terms_of_pair
from goals.raakvlakken.overview import BOTH, NONE, ONE, served_goals
from goals.raakvlakken.scope import select
from goals.views.raakvlakken.asked import YES
from goals.views.raakvlakken.elements import show
from goals.views.raakvlakken.page import NO_GOAL, NO_WORD, fresh_since, page_context, read_page
from indicators.views.download import check_kind, send_rows
from organisations.enums import TermKind

ON_PAGE = 50
GOALS = {
    "": "Alle doelen",
    BOTH: "Doelen waar beide domeinen aan werken",
    ONE: "Doelen waar één domein aan werkt",
    Domain.SOCIAAL.value: "Doelen waar alleen sociale projecten aan werken",
    Domain.FYSIEK.value: "Doelen waar alleen fysieke projecten aan werken",
    NONE: "Doelen waar nog geen project aan werkt",
}
SERVED_BY = {"": "Alle", BOTH: "Beide", ONE: "Eén", NONE: "Geen"}
HEADINGS = [
    "Sociaal domein",
    "Fysiek domein",
    "Oordeel",
    "Waarom",
    "Beleidsvelden van de fysieke kant",
    "Wijken",
    "Doelenboom",
]


@login_required
@require_GET
def goals(request, organisatie):
    """The goals that ?gediend= asks for, each with how many projects of each domain serve it."""
    organisation, landscape, asked, _ = read_page(request, organisatie)
    by = request.GET.get("gediend", "")
    by = by if by in GOALS else ""
    counted = served_goals(select(landscape, asked.scope))
    found = [(goal, served) for goal, served in counted if not by or served.is_by(by)]
    page = Paginator(found, ON_PAGE).get_page(request.GET.get("pagina"))
    shared = page_context(organisation, landscape, asked, "goals:raakvlak_goals")
    context = {
        **shared,
        "title": GOALS[by],
        "crumbs": _crumbs(organisation, GOALS[by]),
        "hidden": [*shared["hidden"], ("gediend", by)],
        "views": [(text, asked.url(gediend=key), key == by) for key, text in SERVED_BY.items()],
        "count": len(found),
        "page": page,
        "rows": [(show(landscape, goal, organisation.slug), served) for goal, served in page],
    }
    return render(request, "goals/raakvlakken/goals.html", context)


@login_required
@require_GET
def cell(request, organisatie):
    """The raakvlakken of a cell, a row or a column of the matrix, or all of them."""
    organisation, landscape, asked, _ = read_page(request, organisatie)
    selection = select(landscape, asked.scope)
    pairs = _pairs_asked(request.GET, selection)
    export_url = reverse("goals:raakvlak_export", args=[organisation.slug, "xlsx"])
    page = Paginator(pairs, ON_PAGE).get_page(request.GET.get("pagina"))
    shared = page_context(organisation, landscape, asked, "goals:raakvlak_cell")
    context = {
        **shared,
        "words": _words(request.GET, landscape),
        "crumbs": _crumbs(organisation, "Lijst"),
        "hidden": [*shared["hidden"], *_kept(request.GET).items()],
        "views": [],
        "export_url": asked.url(export_url, **_kept(request.GET)),
        "count": len(pairs),
        "page": page,
        "rows": [_shown(landscape, pair, organisation.slug) for pair in page],
    }
    return render(request, "goals/raakvlakken/pairs.html", context)


@login_required
@require_GET
def export(request, organisatie, soort):
    """The raakvlakken as a file; 404 for a kind that we do not make."""
    check_kind(soort)
    organisation, landscape, asked, _ = read_page(request, organisatie)
    pairs = _pairs_asked(request.GET, select(landscape, asked.scope))
    rows = [HEADINGS, *(_row(landscape, pair) for pair in pairs)]
    return send_rows(rows, soort, f"raakvlakken-{organisation.slug}", "Raakvlakken")


def _pairs_asked(query, selection):
    """The pairs in the row `doel`, the column `veld`, linked (`soort=bijdrage`) or new (`nieuw=ja`)."""
    doel, veld, since = query.get("doel"), query.get("veld"), fresh_since()
    return [
        pair
        for pair in selection.pairs
        if (not doel or doel in map(_row_name, selection.rows[pair.key]))
        and (not veld or veld in map(_column_name, terms_of_pair(selection.landscape, pair)))
        and (query.get("soort") != "bijdrage" or pair.linked)
        and (query.get("nieuw") != YES or (pair.created_at and pair.created_at >= since))
    ]


def _row_name(goal_id):
    return str(goal_id) if goal_id else NO_GOAL


def _column_name(term_id):
    return str(term_id) if term_id else NO_WORD


def _kept(query):
    """What the address asks besides the filters."""
    return {name: query[name] for name in ("doel", "veld", "soort", "nieuw") if query.get(name)}


def _crumbs(organisation, title):
    return [("Raakvlakken", reverse("goals:raakvlakken", args=[organisation.slug])), (title, "")]


def _words(query, landscape):
    """What the list is about, in words."""
    goals = {str(goal.id): goal.name for goal in landscape.goals.values()}
    goals[NO_GOAL] = "projecten zonder sociaal doel"
    terms = {str(term.id): term.name for term in landscape.terms.values()}
    terms[NO_WORD] = "zonder beleidsveld"
    words = [goals.get(query.get("doel", "")), terms.get(query.get("veld", ""))]
    words += ["bijdragen aan een doel van het andere domein"] if query.get("soort") == "bijdrage" else []
    words += ["nieuw sinds vorige week"] if query.get("nieuw") == YES else []
    return " · ".join(filter(None, words))


def _shown(landscape, pair, slug):
    social, physical = (show(landscape, landscape.element(side), slug) for side in pair.key)
    return {"pair": pair, "social": social, "physical": physical}


def _row(landscape, pair):
    """A pair as a row of the file."""
    social, physical = (landscape.element(side) for side in pair.key)
    wijken = {term.name for side in pair.key for term in landscape.terms_of(side, TermKind.WIJK)}
    fields = landscape.terms_of(pair.physical_id, TermKind.BELEIDSVELD)
    trees = {landscape.trees[goal.tree_id]: 1 for side in pair.key if (goal := landscape.goals.get(side))}
    return [
        social.name,
        physical.name,
        pair.status,
        pair.reason,
        ", ".join(term.name for term in fields),
        ", ".join(sorted(wijken)),
        ", ".join(trees),
    ]
