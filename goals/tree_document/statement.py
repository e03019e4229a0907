"""The SQL statements that read all of a tree: what occurs in it, and then that in one statement.

Belongs here: which rows there are, in which tables and in what order. How they become one document
is in building.py. Keys are those of the rows as plain data (accounts.py, project_sheet.py,
indicators/sheet.py), so that a document cannot name things otherwise than the JSON of an outline.
"""

from functools import lru_cache

from goals.accounts import (
    EVIDENCE,
    EXEMPTIONS,
    GROUNDS,
    MONEY,
    PEOPLE,
    PROGRESS,
    QUESTIONS,
    STORIES,
    TERMS,
)
from goals.enums import Domain, Phase, PlanningDocument, RaakvlakStatus
from goals.outline import CONTRIBUTION_KEYS, GOAL_KEYS
from goals.project_sheet import KEYS, MILESTONE_KEYS, RAAKVLAK_KEYS
from goals.tree_document.rows import (
    AT_GOAL,
    IN_TREE,
    Rows,
    choice,
    in_order,
    moment,
    name_of,
    number,
    told,
)
from indicators import sheet
from indicators.enums import OWN, PeriodKind
from indicators.periods import MONTHS

TREE, GOALS, PROJECTS, PROJECT_TERMS = "boom", "doelen", "project", "woorden van project"
CONTRIBUTIONS, INDICATORS, LINKS, RAAKVLAKKEN = "draagtBijAan", "indicatoren", "projecten", "raakvlakken"
MILESTONES, MEASUREMENTS, TARGETS = "mijlpalen", "metingen", "streefwaarden"

# What head_of reads of a tree.
OF_ITSELF = ("title", "description", "domain", "start_year", "end_year", "level_names", "revision")
# As an array: joined, PostgreSQL takes minutes while its statistics are old.
OF_TREE = "{} IN (SELECT unnest(ARRAY(SELECT x.{} FROM {} x {} WHERE {})))"
OF_PROJECTS = OF_TREE.format("{}", "project_id", "goals_projectcontribution", AT_GOAL, IN_TREE)
OF_INDICATORS = OF_TREE.format("{}", "indicator_id", "goals_goalindicator", AT_GOAL, IN_TREE)
OVER = ", ".join(f"'{phase}'" for phase in Phase if not phase.serves)
BASELINE = """CASE WHEN i.baseline_number IS NOT NULL OR i.baseline_text <> ''
    THEN (SELECT row_to_json(told) FROM (SELECT {}) told) END"""
AT_SIDE = "g.id IN (x.social_goal_id, x.physical_goal_id)"
SIDES = f"""CROSS JOIN LATERAL (VALUES
    ('{Domain.SOCIAAL}', social_goal_id, physical_goal_id, physical_project_id),
    ('{Domain.FYSIEK}', physical_goal_id, social_goal_id, social_project_id)
) side (domain, goal_id, other_goal_id, other_project_id)"""


def occurring():
    """The SQL of one value: an array of the tables that have rows at goals of `tree`.

    PostgreSQL plans this in about half the time that it needs for all of `statement`.
    """
    tables = dict.fromkeys(rows.hanging for rows in _all_rows() if rows.hanging)
    found = ", ".join(f"CASE WHEN EXISTS ({_at_goals(table)}) THEN '{table}' END" for table in tables)
    return f"SELECT array_remove(ARRAY[{found}], NULL)"


def _at_goals(table):
    if table == "goals_raakvlak":
        return f"SELECT FROM {table} x JOIN goals_goal g ON {AT_SIDE} WHERE {IN_TREE}"
    return f"SELECT FROM {table} x {AT_GOAL} WHERE {IN_TREE}"


@lru_cache
def statement(tables):
    """The SQL of all rows of a tree of which only these tables (a frozenset) have rows at its goals.

    Its only parameter is the id of a tree, `tree`.
    """
    chosen = (rows for rows in _all_rows() if not rows.hanging or rows.hanging in tables)
    return " UNION ALL ".join(rows.sql for rows in chosen)


def _all_rows():
    yield Rows(
        TREE,
        "goals_goaltree x",
        told({name: name for name in OF_ITSELF}),
        at="x.id",
        where="x.id = %(tree)s",
    )
    yield _goals()
    yield _contributions()
    yield from _figures()
    yield from _accounts()
    yield from _projects()
    yield _raakvlakken()


def _goals():
    """Living goals in tree order, the hidden root first; hints are parent, lineage and domain."""
    result_type = {"soortResultaat": "nullif(g.result_type, '')"}
    return Rows(
        GOALS,
        "goals_goal g",
        told(GOAL_KEYS, of="g") | result_type,
        at="g.id",
        hints=("g.parent_id", "g.lineage", "g.domain"),
        where=f"{IN_TREE} AND g.removal_id IS NULL",
        order="g.lft",
    )


def _contributions():
    targets = "JOIN goals_goal target ON target.id = x.target_id"
    trees = "JOIN goals_goaltree tree ON tree.id = target.goal_tree_id"
    special = {
        "target_title": "target.title",
        "target_level": "target.level",
        "tree_id": "tree.id",
        "tree_title": "tree.title",
    }
    return Rows(
        CONTRIBUTIONS,
        f"goals_contribution x {AT_GOAL} {targets} {trees}",
        told(CONTRIBUTION_KEYS, **special),
        where=f"{IN_TREE} AND target.removal_id IS NULL AND tree.removed_at IS NULL",
        hanging="goals_contribution",
    )


def _figures():
    """Indicators at goals; their values hang at the indicator, of which the first hint is the id."""
    bounds = {name: number(f"i.{name}") for name in ("band_low", "band_high")}
    yield Rows(
        INDICATORS,
        f"goals_goalindicator x {AT_GOAL} JOIN indicators_indicator i ON i.id = x.indicator_id",
        {"id": "i.id", **told(sheet.KEYS, of="i", **bounds), "nulmeting": _baseline()},
        hints=("i.id",),
        where=f"{IN_TREE} AND i.removed_at IS NULL",
        hanging="goals_goalindicator",
    )
    values = told(sheet.MEASUREMENT_KEYS, number=number("x.number"))
    yield Rows(
        MEASUREMENTS,
        "indicators_measurement x",
        _period() | values,
        at="x.indicator_id",
        where=OF_INDICATORS.format("x.indicator_id"),
        order=f"x.series <> '{OWN}', {in_order('x.series')}, {_end_of_period()}, x.id",
        hanging="goals_goalindicator",
    )
    yield Rows(
        TARGETS,
        "indicators_target x",
        told(sheet.TARGET_KEYS, number=number("x.number")),
        at="x.indicator_id",
        where=OF_INDICATORS.format("x.indicator_id"),
        order="x.year",
        hanging="goals_goalindicator",
    )


def _baseline():
    special = {name: f"i.baseline_{name}" for name in sheet.BASELINE_KEYS}
    columns = told(sheet.BASELINE_KEYS, **special | {"number": number("i.baseline_number")})
    return BASELINE.format(", ".join(f'{sql} AS "{key}"' for key, sql in columns.items()))


def _period():
    """Code, kind and first day, as Period has them."""
    year, day = "to_char(x.period_start, 'YYYY')", "to_char(x.period_start, 'YYYY-MM-DD')"
    codes = {
        PeriodKind.JAAR: year,
        PeriodKind.HALFJAAR: f"{year} || '-H' || (extract(month FROM x.period_start)::int + 5) / 6",
        PeriodKind.KWARTAAL: "to_char(x.period_start, 'YYYY-\"K\"Q')",
    }
    code = choice("x.period_kind", codes, day)
    return told(sheet.PERIOD_KEYS, code=code, kind="x.period_kind", start="x.period_start")


def _end_of_period():
    lengths = {kind: f"interval '{months} months -1 day'" for kind, months in MONTHS.items()}
    length = choice("x.period_kind", lengths, "interval '0'")
    return f"x.period_start + {length}"


def _accounts():
    yield _account(PEOPLE, "goals_responsibility")
    yield _account(GROUNDS, "goals_reference")
    yield _account(
        MONEY,
        "goals_budgetline",
        special={"costs": "x.costs::text", "revenues": "x.revenues::text"},
        order=f"{in_order('x.taakveld')}, {in_order('x.description')}, x.year",
    )
    rank = choice("x.document", {document: document.rank for document in PlanningDocument}, "NULL")
    yield _account(
        PROGRESS,
        "goals_progressreport",
        special={"written_by": name_of("x.written_by_id"), "written_at": moment("x.written_at")},
        order=f"x.year DESC, {rank} DESC",
    )
    yield _account(
        STORIES, "goals_story", only="AND x.has_permission", order="x.told_on DESC NULLS LAST, x.id"
    )
    yield _account(QUESTIONS, "goals_learningquestion")
    yield _account(EVIDENCE, "goals_evidence")
    yield _account(
        EXEMPTIONS,
        "goals_checkexemption",
        special={"made_by": name_of("x.made_by_id"), "made_at": moment("x.made_at")},
    )
    yield Rows(
        TERMS.name,
        f"goals_goalterm x {AT_GOAL} JOIN organisations_term t ON t.id = x.term_id",
        told(TERMS.keys, of="t"),
        hints=("t.kind", "t.name"),
        where=f"{IN_TREE} AND t.removed_at IS NULL",
        hanging="goals_goalterm",
    )


def _account(kind, table, *, special=None, only="", order="x.id"):
    return Rows(
        kind.name,
        f"{table} x {AT_GOAL}",
        told(kind.keys, **special or {}),
        where=f"{IN_TREE} {only}",
        order=order,
        hanging=table,
    )


def _projects():
    """Links at goals, with the id of the project as first hint; what a project has hangs at the project."""
    yield Rows(
        LINKS,
        f"goals_projectcontribution x {AT_GOAL} JOIN goals_project p ON p.id = x.project_id",
        {"project": "p.id", "toelichting": "x.explanation"},
        hints=("p.id",),
        where=f"{IN_TREE} AND p.removed_at IS NULL",
        order="p.name, x.id",
        hanging="goals_projectcontribution",
    )
    yield Rows(
        PROJECTS,
        "goals_project x",
        {"id": "x.id", **told(KEYS, budget="x.budget::text")},
        at="x.id",
        hints=("x.name",),
        where=OF_PROJECTS.format("x.id"),
        hanging="goals_projectcontribution",
    )
    yield Rows(
        PROJECT_TERMS,
        "goals_projectterm x JOIN organisations_term t ON t.id = x.term_id",
        told(TERMS.keys, of="t"),
        at="x.project_id",
        hints=("t.kind", "t.name"),
        where=f"{OF_PROJECTS.format('x.project_id')} AND t.removed_at IS NULL",
        hanging="goals_projectcontribution",
    )
    yield Rows(
        MILESTONES,
        "goals_milestone x",
        told(MILESTONE_KEYS),
        at="x.project_id",
        where=OF_PROJECTS.format("x.project_id"),
        order="x.due_on, x.id",
        hanging="goals_projectcontribution",
    )


def _raakvlakken():
    """Confirmed ones, at each side that is a goal of the tree; both sides are there and serve."""
    others = """
        JOIN goals_goaltree own ON own.id = g.goal_tree_id
        LEFT JOIN goals_goal o ON o.id = side.other_goal_id
        LEFT JOIN goals_goaltree tree ON tree.id = o.goal_tree_id
        LEFT JOIN goals_project p ON p.id = side.other_project_id
    """
    living = "own.removed_at IS NULL AND o.removal_id IS NULL AND tree.removed_at IS NULL"
    serving = f"p.removed_at IS NULL AND (p.phase IS NULL OR p.phase NOT IN ({OVER}))"
    special = {
        "domain": "side.domain",
        "other_kind": "CASE WHEN p.id IS NULL THEN 'doel' ELSE 'project' END",
        "other_title": "coalesce(p.name, o.title)",
    }
    other_id = {"metId": "coalesce(p.id, o.id)"}
    return Rows(
        RAAKVLAKKEN,
        f"goals_raakvlak x {SIDES} JOIN goals_goal g ON g.id = side.goal_id {others}",
        {"id": "x.id"} | told(RAAKVLAK_KEYS, **special) | other_id,
        at="side.goal_id",
        where=f"{IN_TREE} AND x.status = '{RaakvlakStatus.BEVESTIGD}' AND {living} AND {serving}",
        order="x.score DESC, x.id",
        hanging="goals_raakvlak",
    )
