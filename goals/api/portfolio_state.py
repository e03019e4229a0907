"""The state of projects and raakvlakken for the API, and changes that are meant for one state (If-Match).

An answer about a project or raakvlak names goals and words too, so its state is that of the whole
organisation (goals/tree_document/). Belongs here: fetching with that state. The lock itself is in
goals/portfolio.py.
"""

from contextlib import contextmanager

from django.db import transaction
from django.shortcuts import get_object_or_404

from goals import portfolio
from goals.models import GoalTree, Portfolio, Project
from goals.tree_document import with_state
from organisations.api.conditional import asks_to_match, check_match


def projects_of(user):
    """The living projects that a caller may see, with their organisation."""
    return Project.objects.visible_to(user).alive().select_related("organisation")


def fetch_project(user, pk):
    """A living project with its `state`, or 404."""
    return get_object_or_404(with_state(projects_of(user)), pk=pk)


def portfolio_state_now(organisation):
    """The state of all projects and raakvlakken of an organisation, to tell after a change."""
    return with_state(Portfolio.objects).get(pk=organisation.pk).state


@contextmanager
def holding_portfolio(request, organisation, goal_trees=()):
    """One transaction for a change; with If-Match everything must still be in that state.

    `goal_trees` are ids of the trees that the change writes in too: these are locked first (ADR 20).
    Raises NoLongerSo (412).
    """
    with transaction.atomic():
        if asks_to_match(request):
            list(GoalTree.objects.select_for_update().filter(pk__in=goal_trees).order_by("pk"))
            with portfolio.locking(organisation):
                check_match(request, portfolio_state_now(organisation))
        yield
