"""The digest by e-mail: what is new since the last one, to each adviser who wants it.

Belongs here: who gets what, and noting that it was sent. A mail that fails loses no news: the next run
tells it again. The texts are templates.
"""

from dataclasses import dataclass
from smtplib import SMTPException

from django.core.mail import EmailMultiAlternatives
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from goals.assessment.following import follower_of, new_raakvlakken, news_of
from goals.assessment.refresh import bring_up_to_date
from goals.enums import Domain
from goals.models import Follower
from organisations.models import Membership
from organisations.permissions import EDITORS

SIGNALS, CONFIRMED = 10, 5  # most of each in one e-mail
SENT, NOTHING_NEW, FAILED = "verstuurd", "niets nieuws", "niet gelukt"


@dataclass(frozen=True)
class Outcome:
    """What became of the digest of one person: SENT, NOTHING_NEW or FAILED."""

    email: str
    outcome: str
    count: int = 0
    error: str = ""


def send_digests(organisation, site_url, *, dry_run=False):
    """Send what is new to each follower of an organisation; yields Outcomes.

    `site_url` is like https://doelen.gemeente.nl. A dry run sends and notes nothing.
    """
    bring_up_to_date(organisation, most=None)
    editors = Membership.objects.filter(organisation=organisation, role__in=EDITORS, user__is_active=True)
    for membership in editors.select_related("user", "organisation").order_by("pk"):
        follower_of(membership)
        with transaction.atomic():
            if follower := _locked(membership):
                yield _send(follower, membership, site_url, dry_run=dry_run)


def _locked(membership):
    """The Follower who wants the digest; None while another run is sending to them."""
    mine = Follower.objects.filter(membership=membership, wants_digest=True)
    return mine.select_for_update(skip_locked=True).first()


def _send(follower, membership, site_url, *, dry_run):
    until, email = timezone.now(), membership.user.email
    rows = new_raakvlakken(membership.user, membership.organisation, follower.digest_until)
    count = rows.count()
    if not count:
        return Outcome(email, NOTHING_NEW)
    if dry_run:
        return Outcome(email, SENT, count)
    try:
        _mail(follower, membership, rows, site_url).send()
    except (SMTPException, OSError) as error:
        return Outcome(email, FAILED, count, str(error))
    follower.digest_until = until
    follower.save(update_fields=["digest_until"])
    return Outcome(email, SENT, count)


def _mail(follower, membership, rows, site_url):
    organisation, site_url = membership.organisation, site_url.rstrip("/")
    news = news_of(rows, membership.domain or Domain.SOCIAAL.value)
    args = [organisation.slug, follower.token]
    unsubscribe_url = f"{site_url}{reverse('goals:raakvlak_unsubscribe', args=args)}"
    addresses = {"site_url": site_url, "unsubscribe_url": unsubscribe_url}
    context = {**addresses, "organisation": organisation, "user": membership.user, **_told(news)}
    mail = EmailMultiAlternatives(
        subject=_subject(news, organisation),
        body=render_to_string("goals/email/digest.txt", context),
        to=[membership.user.email],
        headers={
            "List-Unsubscribe": f"<{unsubscribe_url}>",
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        },
    )
    mail.attach_alternative(render_to_string("goals/email/digest.html", context), "text/html")
    return mail


def _told(news):
    """What the e-mail shows of News, and how much it leaves out."""
    return {
        "domain": news.domain,
        "signals": _first(news.signals, SIGNALS),
        "more_signals": max(0, _count(news.signals) - SIGNALS),
        "confirmed": _first(news.confirmed, CONFIRMED),
        "more_confirmed": max(0, _count(news.confirmed) - CONFIRMED),
    }


def _subject(news, organisation):
    signals, confirmed = _count(news.signals), _count(news.confirmed)
    parts = []
    if signals:
        parts.append(f"{signals} {'nieuw signaal' if signals == 1 else 'nieuwe signalen'}")
    if confirmed:
        parts.append(f"{confirmed} bevestigd")
    return f"Raakvlakken: {' en '.join(parts)} bij {organisation}"


def _count(groups):
    return sum(len(cards) for _, cards in groups)


def _first(groups, most):
    """The first `most` Cards of (SideCard, [Card]), still by SideCard."""
    found, left = [], most
    for own, cards in groups:
        if left > 0:
            found.append((own, [(card, card.other_side(own.id)) for card in cards[:left]]))
            left -= len(cards)
    return found
