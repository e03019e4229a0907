"""What the head of each view of a tree says: its goals, its indicators per state, its projects, its money."""

from django.utils import timezone

from goals.checks import check_tree
from goals.figures import figures_of, states_of
from goals.money import totals
from goals.overlap import overlaps_of
from organisations.form_fields import whole_number


def head_context(goal_tree, outline):
    """The tree, the day, how goals stand, and what tree_head.html says of it; no query."""
    today = timezone.localdate()
    figures = figures_of(outline, today)
    states = states_of(figures)
    money = totals(line for goal in outline for line in goal.budget_lines)
    year = year_of(money, "", today)
    return {
        "goal_tree": goal_tree,
        "outline": outline,
        "today": today,
        "figures": figures,
        "overlaps": overlaps_of(outline),
        "report": check_tree(outline),
        "states": states,
        "indicator_count": sum(states.values()),
        "money": money,
        "money_year": year,
        "money_of_year": money.get(year),
    }


def year_of(money, wanted, today):
    """The year to show money of: the wanted one (text), else this year, the next one, or the last.

    `money` is {year: anything}; None when it is empty.
    """
    if whole_number(wanted) in money:
        return int(wanted)
    ahead = [year for year in money if year >= today.year]
    return min(ahead, default=max(money, default=None))
