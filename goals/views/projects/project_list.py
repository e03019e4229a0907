"""The projects of an organisation: searching, filtering, sorting, in pages."""

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.shortcuts import render
from django.utils.http import urlencode
from django.views.decorators.http import require_GET

from goals.assessment.refresh import bring_up_to_date
from goals.enums import Domain, Phase
from goals.permissions import can_edit_projects
from goals.projects.listing import NO, SORTS, TAGS, UNSET, YES, Query, list_projects, years_of
from goals.projects.periods import short_period
from goals.projects.rows import read_rows
from organisations.enums import TermKind
from organisations.form_fields import whole_number
from organisations.views.address import fetch_organisation, words_asked
from organisations.views.feedback import take_toast

ON_PAGE = 30
COLUMNS = [  # (heading, sort)
    ("Project", "naam"),
    ("Domein", "domein"),
    ("Fase", "fase"),
    ("Periode", "periode"),
    ("Doelen", "doelen"),
    ("Raakvlakken", "raakvlakken"),
]


@login_required
@require_GET
def project_list(request, organisatie):
    """All living projects, as ?zoek=, the filters and ?volgorde= ask."""
    organisation = fetch_organisation(request, organisatie)
    bring_up_to_date(organisation)
    rows = read_rows(request.user, organisation)
    query = query_of(request.GET)
    sort = sort_of(request.GET)
    found = list_projects(rows, query, sort)
    page = Paginator(found, ON_PAGE).get_page(request.GET.get("pagina"))
    context = {
        "organisation": organisation,
        "total": len(rows),
        "found": len(found),
        "page": page,
        "rows": [_shown(row) for row in page],
        "query": query,
        "filters": [*filters_of(request.GET, rows), sort_filter(sort)],
        "columns": _columns(sort),
        "asked": urlencode(address_of(request.GET)),
        "can_edit": can_edit_projects(request.user, organisation),
        "undo": take_toast(request),
    }
    return render(request, "goals/projects/list.html", context)


def query_of(asked):
    """The Query that the parameters of an address, or of a form, ask."""
    terms = {kind: _term(asked.get(kind.value, "")) for kind in TAGS}
    year = asked.get("jaar", "")
    return Query(
        words=words_asked(asked),
        domain=_one_of(Domain.values, asked.get("domein", "")),
        phase=_one_of(Phase.values, asked.get("fase", "")),
        terms={kind: wanted for kind, wanted in terms.items() if wanted},
        has_goals=_one_of((YES, NO), asked.get("doelen", "")),
        year=UNSET if year == UNSET else whole_number(year) or "",
    )


def sort_of(asked):
    """The sort that an address asks: a key of SORTS, with - before it from high to low; '' by name."""
    sort = asked.get("volgorde", "")
    return sort if sort.removeprefix("-") in SORTS else ""


def address_of(asked):
    """The parameters of an address that say which projects are listed, {name: value}."""
    names = ["zoek", "domein", "fase", *(kind.value for kind in TAGS), "doelen", "jaar", "volgorde"]
    return {name: asked[name] for name in names if asked.get(name)}


def filters_of(asked, rows):
    """(label, name in the address, choices, the chosen one, what the empty choice says) of each filter."""
    years = [(str(year), str(year)) for year in years_of(rows)]
    choices = [
        ("Domein", "domein", Domain.choices, "alles"),
        ("Fase", "fase", Phase.choices, "alles"),
        *((kind.label.capitalize(), kind.value, _words(kind, rows), "alles") for kind in TAGS),
        ("Draagt bij aan een doel", "doelen", [(YES, "ja"), (NO, "nog aan geen doel")], "alles"),
        ("Loopt in", "jaar", [*years, (UNSET, "nog geen data")], "alle jaren"),
    ]
    return [(label, name, options, asked.get(name, ""), every) for label, name, options, every in choices]


def sort_filter(sort):
    """The order of the list as a filter, for who sees no columns."""
    choices = [(key, text) for key, text in SORTS.items() if key != "naam"]
    choices += [(f"-{key}", f"{text}, meeste eerst") for key, text in SORTS.items() if key in MOST_FIRST]
    return ("Volgorde", "volgorde", choices, sort, SORTS["naam"])


MOST_FIRST = {"doelen", "raakvlakken"}


def _term(text):
    return UNSET if text == UNSET else whole_number(text)


def _one_of(values, text):
    return text if text in values else ""


def _words(kind, rows):
    """The words of a kind that some project has, to choose from, and the choice of having none."""
    tags = {tag for row in rows for tag in row.tags if tag.kind == kind}
    words = sorted(((tag.name, str(tag.id)) for tag in tags), key=lambda word: word[0].casefold())
    without = "geen thema" if kind == TermKind.THEMA else f"nog geen {kind.label}"
    return [*((value, name) for name, value in words), (UNSET, without)]


def _columns(sort):
    """(heading, what a click sorts by, how it is sorted now for a screen reader) of each column."""
    columns = []
    for heading, key in COLUMNS:
        first, second = (f"-{key}", key) if key in MOST_FIRST else (key, f"-{key}")
        chosen = key == (sort.removeprefix("-") or "naam")
        now = ("descending" if sort.startswith("-") else "ascending") if chosen else ""
        columns.append((heading, second if chosen and (sort or "naam") == first else first, now))
    return columns


def _shown(row):
    """What the template shows of a ListedProject."""
    return {"project": row, "phase": Phase(row.phase).label, "period": short_period(row.start, row.end)}
