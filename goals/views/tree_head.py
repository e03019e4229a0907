"""What the three views of a tree say of it: its goals, its indicators per state, its projects, its money."""

from django.utils import timezone

from goals.checks import check_tree
from goals.enums import Level
from goals.figures import figures_of, states_of
from goals.money import totals
from goals.overlap import overlaps_of
from goals.views.places import TreePlaces
from organisations.form_fields import whole_number


def head_context(goal_tree, outline):
    """The tree, the day, how goals stand, and what tree_head.html says of it; no query."""
    shown = figures_context(outline, timezone.localdate())
    year = year_of(shown["money"], "", shown["today"])
    return {
        **shown,
        "goal_tree": goal_tree,
        "places": TreePlaces(goal_tree),
        "overlaps": overlaps_of(outline),
        "report": check_tree(outline),
        "money_year": year,
        "money_of_year": shown["money"].get(year),
    }


def figures_context(outline, today):
    """How the goals of an outline stand on a day, and its money; for a frozen version too."""
    figures = figures_of(outline, today)
    states = states_of(figures)
    return {
        "outline": outline,
        "today": today,
        "figures": figures,
        "states": states,
        "indicator_count": sum(states.values()),
        "money": totals(line for goal in outline for line in goal.budget_lines),
        "level_names": {level: outline.name_of(level) for level in Level},
    }


def year_of(money, wanted, today):
    """The year to show money of: the wanted one (text), else this year, the next one, or the last.

    `money` is {year: anything}; None when it is empty.
    """
    if whole_number(wanted) in money:
        return int(wanted)
    ahead = [year for year in money if year >= today.year]
    return min(ahead, default=max(money, default=None))
