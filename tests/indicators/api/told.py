"""What answers about indicators tell, and a tree that they hang in."""

from django.utils import timezone

from goals.hanging import hang
from goals.models import GoalIndicator
from tests.goals.factories import find, make_tree
from tests.indicators.factories import revision


def ok(response, status=200):
    """What an answer says that is no refusal."""
    assert response.status_code == status, response.content
    return response.json()


def tag(organisation):
    """The ETag of what follows from the figures of an organisation."""
    return f'"{revision(organisation)}-{timezone.localdate():%Y%m%d}"'


def of_tree(indicator, title="Sportief Best"):
    """A tree with one goal that has this indicator."""
    goal_tree = make_tree(indicator.organisation, "M Meedoen", title=title)
    hang(user=None, goal=find(goal_tree, "Meedoen"), thing=GoalIndicator(indicator=indicator))
    return goal_tree
