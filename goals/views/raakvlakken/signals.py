"""Signals that wait for a judgement: on the main page, and the list of all raakvlakken."""

from datetime import date, datetime, time

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET

from goals.assessment.cards import cards_of, visible_raakvlakken
from goals.assessment.listing import PAIRS, SORTS, Query, list_raakvlakken
from goals.assessment.refresh import bring_up_to_date
from goals.enums import RaakvlakStatus, Rejection, Strength
from goals.models import GoalTree
from goals.permissions import can_edit_projects
from goals.views.raakvlakken.address import crumbs_to
from organisations.enums import TermKind
from organisations.form_fields import whole_number
from organisations.views.address import fetch_organisation, uuid_or_none, words_asked
from organisations.views.feedback import take_toast

ON_PAGE, AT_FIRST = 20, 3
KINDS = (TermKind.WIJK, TermKind.DOELGROEP, TermKind.THEMA, TermKind.BELEIDSVELD)
PAIR_NAMES = {
    "doel-project": "sociaal doel en fysiek project",
    "doel-doel": "sociaal doel en fysiek doel",
    "project-doel": "sociaal project en fysiek doel",
    "project-project": "sociaal project en fysiek project",
}


def signals_context(request, organisation, only, limit=AT_FIRST):
    """What signals.html shows on another page: the strongest signals that wait, and how many there are.

    `only` are the ids of the raakvlakken that the page is about. 5 queries; call
    `bring_up_to_date` before reading anything else of the page.
    """
    query = Query(status=RaakvlakStatus.GESIGNALEERD)
    rows = visible_raakvlakken(request.user, organisation).filter(pk__in=only)
    rows = list_raakvlakken(rows, query)
    return {
        "waiting": rows.count(),
        "cards": cards_of(rows[:limit]),
        "can_edit": can_edit_projects(request.user, organisation),
        "rejections": Rejection.choices,
        "back": request.get_full_path(),
        "undo": take_toast(request),
    }


@login_required
@require_GET
def signal_list(request, organisatie):
    """All raakvlakken, as ?zoek=, the filters and ?volgorde= ask."""
    organisation = fetch_organisation(request, organisatie)
    bring_up_to_date(organisation)
    query = _query(request)
    rows = visible_raakvlakken(request.user, organisation)
    found = list_raakvlakken(rows, query, request.GET.get("volgorde", ""))
    page = Paginator(found, ON_PAGE).get_page(request.GET.get("pagina"))
    context = {
        "organisation": organisation,
        "query": query,
        "page": page,
        "cards": cards_of(page.object_list),
        "filters": _filters(request, organisation),
        "hidden": [(name, request.GET[name]) for name in ("van",) if request.GET.get(name)],
        "since": request.GET.get("sinds", ""),
        "can_edit": can_edit_projects(request.user, organisation),
        "rejections": Rejection.choices,
        "back": request.get_full_path(),
        "undo": take_toast(request),
        "crumbs": crumbs_to(organisatie, ("Alle raakvlakken", "")),
        "new_url": reverse("goals:raakvlak_new", args=[organisatie]),
    }
    return render(request, "goals/raakvlakken/list.html", context)


def _query(request):
    get = request.GET.get
    asked = [whole_number(get(kind, "")) for kind in KINDS]
    return Query(
        words=words_asked(request.GET),
        status=get("oordeel", "") if get("oordeel", "") in RaakvlakStatus.values else "",
        pair=get("wat", ""),
        strength=get("sterkte", "") if get("sterkte", "") in Strength.values else "",
        tree=uuid_or_none(get("boom", "")),
        element=uuid_or_none(get("van", "")),
        terms=tuple(term for term in asked if term is not None),
        since=_moment(get("sinds", "")),
    )


def _moment(text):
    """The start of a day such as 2027-01-31; None for any other text."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return timezone.make_aware(datetime.combine(day, time.min))


def _filters(request, organisation):
    """(label, name in the address, choices, the chosen one, what no choice is called)."""
    trees = GoalTree.objects.visible_to(request.user).alive().filter(organisation=organisation)
    titles = [(str(pk), title) for pk, title in trees.values_list("pk", "title")]
    words = organisation.terms.alive().filter(kind__in=KINDS).order_by("name")
    named = [(term.kind, (str(term.pk), term.name)) for term in words]
    choices = [
        ("Oordeel", "oordeel", RaakvlakStatus.choices),
        ("Sterkte", "sterkte", [(key, text) for key, text in reversed(Strength.choices)]),
        ("Wat raakt wat?", "wat", [(key, PAIR_NAMES[key]) for key in PAIRS]),
        ("Doelenboom", "boom", titles),
        *((kind.label.capitalize(), kind.value, [one for of, one in named if of == kind]) for kind in KINDS),
    ]
    shown = [(label, name, list(options)) for label, name, options in choices if options]
    filters = [(label, name, options, request.GET.get(name, ""), "alles") for label, name, options in shown]
    sorts = [(key, text) for key, text in SORTS.items() if key]
    return [*filters, ("Volgorde", "volgorde", sorts, request.GET.get("volgorde", ""), SORTS[""])]
