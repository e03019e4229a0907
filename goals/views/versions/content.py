"""What pages show of the inside of a version: its goals, and all of one goal.

Reads the outline that was frozen and nothing else, so that a page never says more than the version
does. What is said of the version itself is in head.py.
"""

from dataclasses import dataclass
from typing import NamedTuple

from goals.enums import Domain, Phase, ResultType
from goals.views.goal import terms_of_goal
from goals.views.goal_figures import Block, block_of
from goals.views.parts import money_tables, sections_of
from goals.views.versions.charts import chart_url
from history.dates import spoken_period
from indicators.charts import Table, table
from indicators.charts.words import shown

ALL_SHOWN = 300  # goals; of a larger tree only the upper ones and those around the chosen one


class ShownIndicator(NamedTuple):
    """An indicator as it was: its Block as in the pane of a living goal, its definition and its figures."""

    block: Block
    definition: str
    baseline: str
    table: Table


@dataclass(frozen=True)
class Row:
    """A goal in the list; `hides` is how many goals below it are not in the list."""

    goal: object
    state: str
    hides: int = 0


def content_context(places, outline, figures, goal_id):
    """The goals of a version, and the pane of the one with this id, if there is one.

    `figures` are those of the day that it was kept, `places` its VersionPlaces.
    """
    goal = outline.by_id.get(goal_id)
    return {
        "rows": _rows(outline, figures, goal),
        "goal_id": goal and goal.id,
        "is_gone": bool(goal_id) and goal is None,
        "pane": goal and pane_of(places, outline, goal, figures[goal.id]),
    }


def pane_of(places, outline, goal, figures):
    """Everything that is in a version of one goal, in the shape that goals/detail/ reads."""
    goal_tree = places.version.goal_tree
    slug = goal_tree.organisation.slug
    return {
        "goal": goal,
        "goal_tree": goal_tree,
        "slug": slug,
        "can_edit": False,
        "level_name": outline.name_of(goal.level),
        "period": spoken_period(goal.start_date, goal.end_date),
        "terms": terms_of_goal(goal),
        "result_type": ResultType(goal.result_type).label if goal.result_type else "",
        "sections": sections_of(goal, goal_tree, slug, can_edit=False),
        "money": money_tables(goal),
        "indicators": [_shown(places, *pair) for pair in figures.indicators],
        "below": figures.below,
        "projects": _projects(goal),
        "touching": goal.raakvlakken,
    }


def _shown(places, sheet, assessment):
    chart = chart_url(places, sheet, assessment, "paneel")
    block = block_of("", chart, sheet, assessment)
    return ShownIndicator(block, sheet.definition, _baseline(sheet), table(sheet))


def _baseline(sheet):
    start = sheet.baseline
    if not start:
        return ""
    text = start.text if start.number is None else shown(sheet, start.number)
    return f"{text} in {start.year}" if start.year else text


def _projects(goal):
    """(project, explanation, phase in words); social ones first, as everywhere."""
    links = sorted(goal.projects, key=lambda link: link.project.domain != Domain.SOCIAAL)
    return [
        (link.project, link.explanation, Phase(link.project.phase).label if link.project.phase else "")
        for link in links
    ]


def _rows(outline, figures, chosen):
    """The Rows of all goals, or of a large tree those at the top and around the chosen goal."""
    if len(outline) <= ALL_SHOWN:
        return [Row(goal, figures[goal.id].worst) for goal in outline]
    listed = _listed(outline, chosen)
    return [Row(goal, figures[goal.id].worst, _hidden(goal, listed)) for goal in outline if goal.id in listed]


def _listed(outline, chosen):
    """The ids of the goals at the top, of the path to the chosen one, and of those beside and under it."""
    opened = {goal.id for goal in (*chosen.ancestors, chosen)} if chosen else set()
    return {goal.id for goal in outline if not goal.parent or goal.parent.id in opened}


def _hidden(goal, listed):
    if any(child.id in listed for child in goal.children):
        return 0
    return sum(1 for _ in goal.walk()) - 1
