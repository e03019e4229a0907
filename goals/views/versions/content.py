"""What pages show of the inside of a version: its goals, and all of one goal.

Reads the outline that was frozen and nothing else, so that a page never says more than the version
does. What is said of the version itself is in head.py.
"""

from dataclasses import dataclass

from django.utils import timezone

from goals.enums import Domain, Level, Phase, ResultType
from goals.figures import figures_of, states_of
from goals.money import totals
from goals.views.goal import terms_of_goal
from goals.views.parts import money_tables, sections_of
from history.dates import spoken_period
from indicators.charts.words import shown, target_text, value_text
from indicators.enums import OWN
from indicators.trends import Assessment

ALL_SHOWN = 300  # goals; of a larger tree only the upper ones and those around the chosen one


@dataclass(frozen=True)
class IndicatorTable:
    """An indicator with its values and targets as they were.

    `rows` are (period, value of each of `series`, target); texts, '' for nothing. The own series, which
    targets are about, comes first.
    """

    sheet: object
    assessment: Assessment
    baseline: str
    series: list
    rows: list


@dataclass(frozen=True)
class Row:
    """A goal in the list; `hides` is how many goals below it are not in the list."""

    goal: object
    state: str
    hides: int = 0


def content_context(version, outline, goal_id):
    """The goals of a version, and the pane of the one with this id, if there is one."""
    day = timezone.localdate(version.frozen_at)
    figures = figures_of(outline, day)
    goal = outline.by_id.get(goal_id)
    states = states_of(figures)
    return {
        "outline": outline,
        "rows": _rows(outline, figures, goal),
        "level_names": {level: outline.name_of(level) for level in Level},
        "states": states,
        "indicator_count": sum(states.values()),
        "money": totals(line for each in outline for line in each.budget_lines),
        "goal_id": goal and goal.id,
        "is_gone": bool(goal_id) and goal is None,
        "pane": goal and pane_of(version, outline, goal, figures[goal.id]),
    }


def pane_of(version, outline, goal, figures):
    """Everything that is in a version of one goal, in the shape that goals/detail/ reads."""
    slug = version.goal_tree.organisation.slug
    return {
        "goal": goal,
        "goal_tree": version.goal_tree,
        "slug": slug,
        "can_edit": False,
        "level_name": outline.name_of(goal.level),
        "period": spoken_period(goal.start_date, goal.end_date),
        "terms": terms_of_goal(goal),
        "result_type": ResultType(goal.result_type).label if goal.result_type else "",
        "sections": sections_of(goal, version.goal_tree, slug, can_edit=False),
        "money": money_tables(goal),
        "tables": [table_of(sheet, assessment) for sheet, assessment in figures.indicators],
        "below": figures.below,
        "projects": _projects(goal),
        "touching": goal.raakvlakken,
    }


def table_of(sheet, assessment):
    """The IndicatorTable of a Sheet."""
    series = [OWN, *(name for name in sheet.series_names if name != OWN)]
    periods = {}
    for row in sheet.measurements:
        periods.setdefault((row.period.end, str(row.period)), {})[row.series] = value_text(sheet, row)
    targets = {str(target.year): target_text(sheet, target) for target in sheet.targets}
    years = {name for _, name in periods}
    rows = [
        (name, [values.get(each, "") for each in series], targets.get(name, ""))
        for (_, name), values in sorted(periods.items())
    ]
    rows += [(year, [""] * len(series), text) for year, text in targets.items() if year not in years]
    rows.sort(key=lambda row: row[0][-4:])
    return IndicatorTable(sheet, assessment, _baseline(sheet), series, rows)


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
