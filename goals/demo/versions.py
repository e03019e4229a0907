"""Freeze the tree of the example for a begroting, and once more after an amendment of the council.

Both are published for everybody, so that the pages of versions show something.
"""

from datetime import date
from decimal import Decimal

from django.utils import timezone

from goals import hanging
from goals.enums import Audience, PlanningDocument
from goals.models import BudgetLine, FrozenVersion, Goal
from goals.services import update_goal
from goals.versions.freezing import freeze
from goals.versions.publishing import publish

COUNCIL_DAY = (11, 10)  # councils adopt the begroting in the first half of November
AMENDED = "In elke wijk een inlooppunt voor jongeren openen"
PAID_AT = "Jongeren voelen zich goed en vragen op tijd hulp"
MORE = Decimal(40_000)
REASON = "Amendement van de raad"
WISH = "De raad wil dat elk inlooppunt ook op zaterdag open is, en maakt daar € 40.000 per jaar voor vrij."


def load_versions(organisation, user):
    """Freeze the tree of `user` twice, unless the organisation has a version already."""
    if FrozenVersion.objects.filter(goal_tree__organisation=organisation).exists():
        return
    goal = Goal.objects.visible_to(user).select_related("goal_tree__organisation").get(title=AMENDED)
    year = year_of_begroting(timezone.localdate())
    adopted_on = date(year - 1, *COUNCIL_DAY)
    _freeze(user, goal.goal_tree, f"Begroting {year}", year, adopted_on)
    _amend(user, goal)
    _freeze(user, goal.goal_tree, f"Begroting {year}, met amendement", year, adopted_on)


def year_of_begroting(today):
    """The year of the newest begroting that a council adopted."""
    return today.year + (today >= date(today.year, *COUNCIL_DAY))


def _freeze(user, goal_tree, title, year, adopted_on):
    fields = {"title": title, "document": PlanningDocument.BEGROTING, "year": year, "adopted_on": adopted_on}
    version = freeze(user=user, goal_tree=goal_tree, **fields)
    publish(user=user, version=version, audience=Audience.OPENBAAR)


def _amend(user, goal):
    """What the council changed: the text of a goal, and money from the first year on."""
    update_goal(
        user=user,
        goal=goal,
        changes={"description": f"{goal.description}\n\n{WISH}"},
        seen={"description": goal.description},
        reason=REASON,
    )
    lines = BudgetLine.objects.filter(goal__goal_tree=goal.goal_tree, goal__title=PAID_AT)
    for line in lines.filter(year__gt=timezone.localdate().year).select_related("goal__goal_tree"):
        changes = {"costs": line.costs + MORE}
        hanging.change(user=user, thing=line, changes=changes, seen={"costs": line.costs}, reason=REASON)
