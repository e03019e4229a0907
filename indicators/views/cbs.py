"""Filling a series of an indicator from CBS StatLine, in three steps; the address keeps what was chosen."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from indicators import cbs_links
from indicators.cbs_choices import SEPARATOR, Questions, preferred, series_for
from indicators.enums import KNOWN_SERIES
from indicators.limits import LONGEST_SERIES, LONGEST_SOURCE, LONGEST_WORDS
from indicators.models import CbsLink
from indicators.sources.cbs import CbsError
from indicators.typed import shown_number
from indicators.views.address import crumbs_to, fetch_to_edit, indicator_url
from indicators.views.feedback import MOST_UNDONE, undo_of
from organisations.searching import has_words
from organisations.views.address import words_asked
from organisations.views.feedback import take_toast, tell

EXAMPLES = [
    ("70072ned", "Regionale kerncijfers: bevolking, inkomen, wonen, werk en zorg per gemeente"),
    ("03759ned", "Bevolking naar leeftijd en geslacht, per gemeente"),
    ("86158NED", "Wmo: mensen met ondersteuning"),
    ("86165NED", "Jeugdzorg: jongeren met jeugdhulp"),
    ("86054NED", "Nieuwe woningen"),
]
MANY_MEASURES = 15  # above it one can search among them
SEARCH = "zoeken"


@login_required
@require_http_methods(["GET", "POST"])
def cbs(request, organisatie, indicator):
    """Choose a table, then what to take of it, then look at the figures; POST stores them."""
    found = fetch_to_edit(request, organisatie, indicator)
    link = _link(request, found)
    if not link.table:
        return _ask_table(request, link)
    questions = Questions()
    try:
        choices = questions.choices(link.table, found.organisation.cbs_code)
    except CbsError as error:
        return _ask_table(request, link, error=error)
    if not link.measure or request.GET.get("stap") == SEARCH:
        return _ask_series(request, link, choices)
    try:
        _name(link, choices)
        values = questions.values(link)
    except CbsError as error:
        return _ask_series(request, link, choices, error=error)
    return (_store if request.method == "POST" else _show)(request, link, choices, values)


@login_required
@require_POST
def cbs_refresh(request, organisatie, indicator, koppeling):
    """Fetch a series again."""
    link = _fetch_link(request, organisatie, indicator, koppeling)
    try:
        outcome = cbs_links.refresh_link(user=request.user, link=link)
    except CbsError as error:
        messages.error(request, str(error))
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    else:
        _tell(request, link, outcome)
    return redirect(indicator_url(link.indicator))


@login_required
@require_POST
def cbs_unlink(request, organisatie, indicator, koppeling):
    """Let a link with CBS go; the values stay."""
    link = _fetch_link(request, organisatie, indicator, koppeling)
    token = cbs_links.unlink(user=request.user, link=link)
    back = reverse("indicators:cbs_link_again", args=[organisatie, indicator])
    tell(request, f"De reeks ‘{link.series}’ is losgemaakt van het CBS. De cijfers blijven.", token, back)
    return redirect(indicator_url(link.indicator))


@login_required
@require_POST
def cbs_link_again(request, organisatie, indicator):
    """Take letting go back."""
    found = fetch_to_edit(request, organisatie, indicator)
    try:
        cbs_links.link_again(user=request.user, indicator=found, token=request.POST.get("token", ""))
    except ValidationError as error:
        tell(request, " ".join(error.messages))
    else:
        tell(request, "De reeks is weer gekoppeld aan het CBS.")
    return redirect(indicator_url(found))


def _fetch_link(request, organisatie, indicator, koppeling):
    found = fetch_to_edit(request, organisatie, indicator)
    link = get_object_or_404(CbsLink.objects.visible_to(request.user), indicator=found, pk=koppeling)
    link.indicator = found
    return link


def _link(request, indicator):
    """The CbsLink that the address stands for, not stored."""
    chosen = {key: words_asked(request.GET, key, LONGEST_WORDS) for key in request.GET}
    others = {key.removeprefix("keuze-"): value for key, value in chosen.items() if key.startswith("keuze-")}
    return CbsLink(
        indicator=indicator,
        series=words_asked(request.GET, "reeks", LONGEST_SERIES),
        table=chosen.get("tabel", ""),
        measure=chosen.get("onderwerp", ""),
        region=chosen.get("regio", ""),
        others=others,
    )


def _name(link, choices):
    """Give a link its names and its series. Raises CbsError for a subject that the table does not have."""
    measure, region = choices.measure(link.measure), choices.region(link.region)
    if measure is None:
        raise CbsError("Dit onderwerp staat niet in deze tabel. Kies er een uit de lijst.")
    own_region = link.indicator.organisation.cbs_code
    link.table_title = choices.table.title[:LONGEST_SOURCE]
    link.measure_title = SEPARATOR.join([*measure.path, measure.title])[-LONGEST_WORDS:]
    link.series = link.series or series_for(link.region, region.title if region else "", own_region)


def _ask_table(request, link, error=""):
    context = {
        "examples": EXAMPLES,
        "error": error,
        "undo": take_toast(request),
        **_page(link),
    }
    return render(request, "indicators/cbs_table.html", context, status=422 if error else 200)


def _ask_series(request, link, choices, error=""):
    search = request.GET.get("zoek", "").strip()
    measures = _matching(choices.measures, search)
    total = sum(len(members) for _, members in choices.measures)
    context = {
        "choices": choices,
        "measures": measures,
        "found": sum(len(members) for _, members in measures),
        "search": search,
        "can_search": total > MANY_MEASURES or bool(search),
        "region": request.GET.get("regio", link.indicator.organisation.cbs_code),
        "others": [
            (each, codes, link.others.get(each.name) or preferred(codes)) for each, codes in choices.others
        ],
        "known_series": KNOWN_SERIES,
        "error": error,
        **_page(link),
    }
    return render(request, "indicators/cbs_series.html", context, status=422 if error else 200)


def _matching(measures, search):
    """The groups of measures in whose titles all words of the search occur."""
    groups = [
        (path, [each for each in members if has_words(f"{path} {each.title} {each.unit}", search)])
        for path, members in measures
    ]
    return [(path, members) for path, members in groups if members]


def _show(request, link, choices, values, error=""):
    measure, region = choices.measure(link.measure), choices.region(link.region)
    rows = [_row(each, measure) for each in reversed(cbs_links.compare(link.indicator, link.series, values))]
    context = {
        "measure": measure,
        "region_title": region.title if region else link.region,
        "rows": rows,
        "has_by_hand": any(row["effect"] == "hand" for row in rows),
        "will_change": any(row["effect"] in ("nieuw", "gewijzigd") for row in rows),
        "other_unit": bool(measure.unit and link.indicator.unit and measure.unit != link.indicator.unit),
        "earlier": CbsLink.objects.filter(indicator=link.indicator, series=link.series).first(),
        "back": _address_of(request, stap=SEARCH),
        "error": error,
        **_page(link),
    }
    return render(request, "indicators/cbs_preview.html", context, status=422 if error else 200)


def _row(compared, measure):
    """What the template shows of a ComparedValue."""
    value = compared.value
    return {
        "period": value.period,
        "value": "" if value.number is None else shown_number(value.number, measure.decimals, ""),
        "note": value.note,
        "status": _status(value),
        "old": "" if compared.is_new else _old(compared.stored),
        "effect": _effect(compared),
    }


def _status(value):
    """A value that is not there is neither provisional nor final."""
    if value.number is None:
        return ""
    return "voorlopig" if value.is_provisional else "definitief"


def _effect(compared):
    if compared.is_new:
        return "nieuw"
    if compared.is_same:
        return "hetzelfde"
    return "hand" if compared.is_by_hand else "gewijzigd"


def _old(stored):
    if stored.number is not None:
        return shown_number(stored.number) + (" (voorlopig)" if stored.is_provisional else "")
    return stored.text or stored.get_missing_display()


def _store(request, link, choices, values):
    overwrite = bool(request.POST.get("overschrijven"))
    try:
        outcome = cbs_links.link_series(user=request.user, link=link, values=values, overwrite=overwrite)
    except ValidationError as error:
        return _show(request, link, choices, values, error=" ".join(error.messages))
    _tell(request, link, outcome)
    return redirect(indicator_url(link.indicator))


def _tell(request, link, outcome):
    text = f"Reeks ‘{link.series}’ opgehaald bij het CBS: {outcome}."
    if len(outcome.written) > MOST_UNDONE:
        tell(request, text)
    else:
        slug = link.indicator.organisation.slug
        tell(request, text, *undo_of(slug, outcome.written, indicator_url(link.indicator)))


def _address_of(request, **changes):
    """This address with other GET parameters."""
    query = request.GET.copy()
    for key, value in changes.items():
        query[key] = value
    return f"?{query.urlencode()}"


def _page(link):
    """What each step needs: what it is about, and where it lies."""
    indicator = link.indicator
    return {
        "link": link,
        "indicator": indicator,
        "organisation": indicator.organisation,
        "crumbs": crumbs_to(
            indicator.organisation.slug,
            (indicator.name, indicator_url(indicator)),
            ("Cijfers van het CBS", ""),
        ),
    }
