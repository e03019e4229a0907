"""What answers about indicators tell, and a tree that they hang in."""

from django.utils import timezone

from goals.hanging import hang
from goals.models import GoalIndicator, GoalTree
from goals.tree_document import with_state
from indicators.history import recent_history
from tests.api_client import ApiClient
from tests.goals.factories import find, make_tree
from tests.indicators.factories import revision
from tests.organisations.factories import make_member

LIST = "/api/v1/indicatoren"
NOT_FOUND = (404, "Dit is er niet, of u mag het niet zien.", {})


def url_of(indicator, rest=""):
    """The address of an indicator, or of what belongs to it."""
    return f"{LIST}/{indicator.pk}{rest}"


def log_in(organisation, role):
    """A client of somebody who logged in on the site."""
    client = ApiClient()
    client.force_login(make_member(organisation, role).user)
    return client


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


def tree_state(goal_tree):
    """The state of the JSON of a tree."""
    return with_state(GoalTree.objects.filter(pk=goal_tree.pk)).get().state


def history(indicator, count=1):
    """[(who, what)] of the newest changes of an indicator."""
    return [(entry.who, entry.text) for entry in recent_history(indicator.pk)[:count]]


def measurement(indicator, period="2026", **others):
    """A measurement by the API as it is told."""
    return {
        "indicator": str(indicator.pk),
        "periode": period,
        "periodesoort": "jaar",
        "begindatum": f"{period}-01-01",
        "reeks": "gemeente",
        "waarde": None,
        "tekst": "",
        "ontbreekt": "",
        "reden": "",
        "voorlopig": False,
        "opmerking": "",
        "herkomst": "api",
        "herkomstdetail": "Zaaksysteem",
    } | others
