"""The indicators of an organisation: searching, filtering, sorting, in pages."""

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from indicators.charts import in_period, target_text, value_text
from indicators.due import what_is_due
from indicators.enums import WORST_FIRST, Audience, Direction, Kind, State
from indicators.listing import SORTS, UNSET, ListedIndicator, Query, list_indicators
from indicators.models import Indicator
from indicators.permissions import can_edit
from indicators.sheets import SHEET_FIELDS, add_values, sheet_of
from indicators.trends import assess, count_states
from indicators.views.chart import chart_url
from organisations.form_fields import whole_number
from organisations.views.address import fetch_organisation
from organisations.views.feedback import take_toast

ON_PAGE = 30
MINE = "mij"
REASONS = {  # of Assessment.reason, what the other columns do not say already
    "alleen-tekst": "een tekst, geen getal",
    "verouderd": "meting is te oud",
    "niet-gemeten": "laatst niet gemeten",
    "niet-op-gestuurd": "we sturen er niet op",
    "streefwaarde-onleesbaar": "niet te vergelijken",
    "geen-richting": "richting ontbreekt",
    "geen-vergelijking": "begin ontbreekt",
    "alleen-nulmeting": "alleen de nulmeting",
}
KEEPER = ("keeper_id", "keeper__name", "keeper__email")


@login_required
@require_GET
def indicator_list(request, organisatie):
    """All living indicators, as ?zoek=, the filters and ?volgorde= ask."""
    organisation = fetch_organisation(request, organisatie)
    rows = read_rows(Indicator.objects.alive().filter(organisation=organisation).in_order())
    query = _query(request)
    sort = request.GET.get("volgorde", "")
    found = list_indicators(rows, query, sort)
    page = Paginator(found, ON_PAGE).get_page(request.GET.get("pagina"))
    context = {
        "organisation": organisation,
        "total": len(rows),
        "found": len(found),
        "states": _worst_first(count_states([row.assessment for row in found])),
        "page": page,
        "rows": [_shown(organisatie, row) for row in page],
        "ids": [row.id for row in page],
        "query": query,
        "filters": _filters(request, rows),
        "due_count": _count_due(request.user, rows),
        "can_edit": can_edit(request.user, organisation),
        "undo": take_toast(request),
    }
    return render(request, "indicators/list.html", context)


def read_rows(indicators):
    """The ListedIndicators of a queryset of Indicators, in its order, in 3 queries."""
    rows = list(indicators.values_list(*SHEET_FIELDS, *KEEPER))
    sheets = {row[0]: sheet_of(row[: len(SHEET_FIELDS)]) for row in rows}
    add_values(sheets)
    today = timezone.localdate()
    return [_row(sheets[row[0]], row[len(SHEET_FIELDS) :], today) for row in rows]


def _row(sheet, keeper, today):
    keeper_id, name, email = keeper
    return ListedIndicator(sheet, assess(sheet, today), keeper_id, name or email or "")


def _worst_first(states):
    """The counts of states, what asks for attention first."""
    return {state: states[state] for state in WORST_FIRST if state in states}


def _count_due(user, rows):
    """Of how many indicators a measurement is asked of this user."""
    mine = [row.sheet for row in rows if row.keeper_id == user.pk]
    return len(what_is_due(mine, timezone.localdate()))


def _query(request):
    get = request.GET.get
    return Query(
        words=get("zoek", "")[:200],
        state=get("status", ""),
        kind=get("soort", ""),
        audience=get("voor", ""),
        direction=get("richting", ""),
        keeper_id=_keeper_id(request),
    )


def _keeper_id(request):
    chosen = request.GET.get("invuller", "")
    if chosen == MINE:
        return request.user.pk
    if chosen == UNSET:
        return 0
    return whole_number(chosen)


def _filters(request, rows):
    """(label, name in the address, choices, the chosen one) of each list to choose from."""
    keepers = {str(row.keeper_id): row.keeper for row in rows if row.keeper_id not in (None, request.user.pk)}
    keepers = sorted(keepers.items(), key=lambda item: item[1].casefold())
    choices = [
        ("Status", "status", State.choices),
        ("Soort", "soort", Kind.choices),
        ("Bedoeld voor", "voor", Audience.choices),
        ("Invuller", "invuller", [(MINE, "ikzelf"), (UNSET, "nog niemand"), *keepers]),
        ("Gewenste richting", "richting", [*Direction.choices, (UNSET, "nog niet gekozen")]),
    ]
    filters = [(label, name, options, request.GET.get(name, ""), "alles") for label, name, options in choices]
    sorts = [(key, text) for key, text in SORTS.items() if key != "nummer"]
    return [*filters, ("Volgorde", "volgorde", sorts, request.GET.get("volgorde", ""), SORTS["nummer"])]


def _shown(organisatie, row):
    """What the template shows of a ListedIndicator."""
    sheet, assessment = row.sheet, row.assessment
    latest, target = assessment.latest, assessment.target
    return {
        "sheet": sheet,
        "keeper": row.keeper,
        "kind": Kind(sheet.kind).label,
        "state": assessment.state,
        "reason": REASONS.get(assessment.reason, ""),
        "value": value_text(sheet, latest) if latest else "",
        "period": in_period(latest.period) if latest else "",
        "target": target_text(sheet, target) if target else "",
        "target_year": target.year if target else "",
        "chart": chart_url(organisatie, sheet, assessment, "klein"),
    }
