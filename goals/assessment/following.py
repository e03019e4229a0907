"""What is new of the raakvlakken for a member: new signals and new confirmations, by their own elements.

Belongs here: what counts as new, up to when somebody has seen it, and whether they want the digest.
"""

from dataclasses import dataclass
from itertools import groupby

from django.db.models import Q
from django.utils import timezone

from goals.assessment.cards import cards_of, visible_raakvlakken
from goals.enums import Domain, RaakvlakStatus
from goals.models import Follower


@dataclass(frozen=True)
class News:
    """Everything new for one domain: Cards by the SideCard of that domain, the strongest first.

    `signals` and `confirmed` are lists of (SideCard, [Card]).
    """

    domain: str
    signals: list
    confirmed: list

    def __bool__(self):
        return bool(self.signals or self.confirmed)


def follower_of(membership):
    """The Follower of a Membership; everything since they joined is new to who was never here."""
    joined = membership.user.date_joined
    defaults = {"seen_until": joined, "digest_until": joined}
    return Follower.objects.get_or_create(membership=membership, defaults=defaults)[0]


def seen_until(membership):
    """The moment up to which a member has seen what is new; makes no row."""
    moment = Follower.objects.filter(membership=membership).values_list("seen_until", flat=True).first()
    return moment or membership.user.date_joined


def note_seen(membership, until):
    """Note that a member has seen what was new up to a moment; returns the moment before."""
    follower = follower_of(membership)
    before, follower.seen_until = follower.seen_until, min(until, timezone.now())
    follower.save(update_fields=["seen_until"])
    return before


def set_digest(follower, *, wanted):
    """Switch the digest by e-mail on or off; on starts with what comes after now."""
    if wanted and not follower.wants_digest:
        follower.digest_until = timezone.now()
    follower.wants_digest = wanted
    follower.save(update_fields=["wants_digest", "digest_until"])


def new_raakvlakken(user, organisation, since):
    """New signals, and what others confirmed, after a moment; the strongest first."""
    rows = visible_raakvlakken(user, organisation)
    confirmed = Q(status=RaakvlakStatus.BEVESTIGD, judged_at__gt=since) & ~Q(judged_by=user)
    return rows.filter(_new_signals(since) | confirmed)


def count_new_signals(user, organisation, since):
    """How many signals wait that came after a moment, in one query."""
    return visible_raakvlakken(user, organisation).filter(_new_signals(since)).count()


def news_of(raakvlakken, domain):
    """The News in some raakvlakken, seen from a domain; 3 queries."""
    cards = cards_of(raakvlakken)
    signals = [card for card in cards if card.is_signal]
    confirmed = [card for card in cards if card.is_confirmed]
    return News(domain, _by_own(signals, domain), _by_own(confirmed, domain))


def _new_signals(since):
    return Q(status=RaakvlakStatus.GESIGNALEERD, signalled_at__gt=since)


def _by_own(cards, domain):
    """(SideCard, [Card]) of each element of a domain; the one with the strongest signal first."""
    own = (lambda card: card.social) if domain == Domain.SOCIAAL else (lambda card: card.physical)
    cards = sorted(cards, key=lambda card: (-(card.raakvlak.score or 1), str(card.raakvlak.pk)))
    place = {}
    for card in cards:
        place.setdefault(own(card).id, len(place))
    cards.sort(key=lambda card: place[own(card).id])
    groups = [list(group) for _, group in groupby(cards, key=lambda card: own(card).id)]
    return [(own(group[0]), group) for group in groups]
