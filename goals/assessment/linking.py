"""The contribution that a confirmed raakvlak may make: a project, or a goal, that contributes to a goal.

Belongs here: whether there is one to make, and making it. The tree is locked before the portfolio.
"""

from dataclasses import dataclass

from django.core.exceptions import ValidationError

from goals.enums import Level, Weight
from goals.hanging import hang
from goals.limits import LONGEST_EXPLANATION
from goals.models import Contribution, Goal, ProjectContribution
from goals.services import add_contribution, check_can_contribute


@dataclass(frozen=True)
class LinkOffer:
    """`source`, a Goal or Project, could contribute to the Goal `target`."""

    source: object
    target: Goal


def link_offer(raakvlak):
    """The LinkOffer of a Raakvlak, or None when nothing can be linked that is not linked yet.

    Of two goals the one of the deeper level contributes (ADR 9); two projects cannot be linked.
    """
    source, target = _ends(raakvlak.social, raakvlak.physical)
    if not isinstance(target, Goal) or _is_linked(source, target):
        return None
    if isinstance(source, Goal):
        try:
            check_can_contribute(source, target)
        except ValidationError:
            return None
    return LinkOffer(source, target)


def make_link(user, raakvlak, explanation):
    """Make the contribution of link_offer; returns it, None when there is nothing to make.

    Raises ValidationError and PermissionDenied as hanging.hang and services.add_contribution.
    """
    offer = link_offer(raakvlak)
    if offer is None:
        return None
    explanation = explanation[:LONGEST_EXPLANATION]
    if isinstance(offer.source, Goal):
        weight = Weight.ONDERSTEUNEND
        ends = {"goal": offer.source, "target": offer.target}
        return add_contribution(user=user, weight=weight, explanation=explanation, **ends)
    thing = ProjectContribution(project=offer.source, explanation=explanation)
    return hang(user=user, goal=offer.target, thing=thing)


def _ends(one, other):
    """(what contributes, to what): a project to a goal, a goal to one of a higher level."""
    if isinstance(one, Goal) and isinstance(other, Goal):
        return sorted((one, other), key=lambda goal: -Level(goal.level).rank)
    return (other, one) if isinstance(one, Goal) else (one, other)


def _is_linked(source, target):
    if isinstance(source, Goal):
        return Contribution.objects.filter(goal=source, target=target).exists()
    return ProjectContribution.objects.filter(project=source, goal=target).exists()
