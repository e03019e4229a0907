"""What is new since somebody last looked, and whether they want that by e-mail."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.views.decorators.http import require_GET, require_POST

from goals.assessment.following import (
    follower_of,
    new_raakvlakken,
    news_of,
    note_seen,
    seen_until,
    set_digest,
)
from goals.assessment.refresh import bring_up_to_date
from goals.enums import Domain, Rejection
from goals.models import Follower
from goals.permissions import can_edit_projects, check_can_edit_projects
from goals.views.raakvlakken.address import crumbs_to
from organisations.views.address import fetch_organisation
from organisations.views.feedback import take_toast, tell

MOST = 30  # raakvlakken on the page; the list has all


@login_required
@require_GET
def news(request, organisatie):
    """New signals and confirmations by the elements of one's own domain, or of ?domein=."""
    organisation = fetch_organisation(request, organisatie)
    bring_up_to_date(organisation)
    membership = request.user.membership_in(organisation.pk)
    since, now = seen_until(membership), timezone.now()
    rows = new_raakvlakken(request.user, organisation, since).order_by("-score", "pk")
    domain = _domain(request, membership)
    context = {
        "since": since,
        "until": now.isoformat(),
        "count": rows.count(),
        "most": MOST,
        "news": news_of(rows[:MOST], domain),
        "domain": domain,
        "domains": Domain.values,
        "can_edit": can_edit_projects(request.user, organisation),
        "rejections": Rejection.choices,
        "back": request.get_full_path(),
        "wants_digest": _wants_digest(membership),
        "undo": take_toast(request),
        "crumbs": crumbs_to(organisatie, ("Wat is er nieuw?", "")),
    }
    return render(request, "goals/raakvlakken/news.html", context)


@login_required
@require_POST
def seen(request, organisatie):
    """Everything up to the moment the page was shown is seen."""
    organisation = fetch_organisation(request, organisatie)
    check_can_edit_projects(request.user, organisation)
    note_seen(request.user.membership_in(organisation.pk), _moment(request.POST.get("tot", "")))
    tell(request, "Alles is gezien. Wat hierna komt, ziet u als nieuw.")
    return redirect("goals:raakvlak_news", organisatie)


@login_required
@require_POST
def digest(request, organisatie):
    """Switch the digest by e-mail on (?wil=ja) or off."""
    organisation = fetch_organisation(request, organisatie)
    check_can_edit_projects(request.user, organisation)
    wanted = request.POST.get("wil") == "ja"
    set_digest(follower_of(request.user.membership_in(organisation.pk)), wanted=wanted)
    text = (
        "U krijgt het overzicht voortaan per e-mail."
        if wanted
        else "U krijgt geen overzicht meer per e-mail."
    )
    tell(request, text)
    return redirect("goals:raakvlak_news", organisatie)


def _moment(text):
    """The moment that the page wrote down; now for any other text."""
    try:
        moment = parse_datetime(text)
    except ValueError:  # such as the 31st of February
        moment = None
    return moment if moment and timezone.is_aware(moment) else timezone.now()


def _domain(request, membership):
    """The domain asked for, else one's own, else sociaal."""
    asked = request.GET.get("domein", "")
    return asked if asked in Domain.values else membership.domain or Domain.SOCIAAL.value


def _wants_digest(membership):
    wants = Follower.objects.filter(membership=membership).values_list("wants_digest", flat=True).first()
    return wants is not False
