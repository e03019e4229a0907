"""Template words about the goals that indicators hang at, for pages of indicators, which know no goals."""

from collections import Counter
from typing import NamedTuple

from django.db.models import Count
from django.template import Library

from goals.models import Goal, GoalIndicator
from goals.views.address import tree_url

register = Library()


class GoalPlace(NamedTuple):
    """A goal that an indicator hangs at, and in which tree."""

    goal: Goal
    tree_title: str
    level_name: str
    url: str


@register.simple_tag(takes_context=True)
def goals_of(context, indicator):
    """The GoalPlaces of an indicator that this user may see, in one query."""
    links = GoalIndicator.objects.visible_to(context["request"].user).filter(indicator=indicator.pk)
    links = links.select_related("goal__goal_tree__organisation")
    links = links.order_by("goal__goal_tree__title", "goal__mptt_tree", "goal__lft")
    return [_place(link.goal) for link in links]


@register.simple_tag(takes_context=True)
def goal_counts(context, indicator_ids):
    """At how many goals that this user may see each indicator hangs: {id: count}, in one query."""
    links = GoalIndicator.objects.visible_to(context["request"].user).filter(indicator__in=indicator_ids)
    rows = links.order_by().values_list("indicator").annotate(count=Count("pk"))
    return Counter(dict(rows))


def _place(goal):
    tree = goal.goal_tree
    return GoalPlace(goal, tree.title, tree.level_names.get(goal.level, ""), tree_url(tree, goal.pk))
