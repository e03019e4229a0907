"""An outline to JSON and back, with Dutch keys; the same shape for ever (`schema`).

Reading an outline from the database is in outline.py.
"""

from datetime import date, datetime
from uuid import UUID

from goals.accounts import EXEMPTIONS, HANGING_KINDS, plain
from goals.enums import RaakvlakStatus
from goals.outline import (
    CONTRIBUTION_KEYS,
    GOAL_KEYS,
    SCHEMA,
    Outline,
    OutlineContribution,
    VersionHead,
    append,
    head_of,
    number_links,
    uncollected,
)
from goals.project_sheet import (
    ProjectLink,
    link_to_json,
    project_from_json,
    project_to_json,
    raakvlak_from_json,
    raakvlak_to_json,
)
from indicators import sheet

CONFIRMED = RaakvlakStatus.BEVESTIGD


@uncollected
def to_json(outline):
    """The outline as JSON-ready dict with Dutch keys; the same shape for ever (`schema`)."""
    return {
        **head_of(outline),
        "versie": outline.version and _version_to_json(outline.version),
        EXEMPTIONS.name: EXEMPTIONS.to_json(outline.exemptions),
        "projecten": [project_to_json(project) for project in outline.projects.values()],
        "doelen": [_goal_to_json(goal) for goal in outline.goals],
    }


def _version_to_json(version):
    return {
        "nummer": version.number,
        "titel": version.title,
        "document": version.document,
        "jaar": version.year,
        "vastgesteldOp": version.adopted_on.isoformat(),
        "vervangt": version.supersedes,
        "organisatie": version.organisation,
        "bevrorenOp": version.frozen_at.isoformat(),
    }


def _goal_to_json(goal):
    return {
        "id": str(goal.id),
        "doorlopendId": str(goal.lineage),
        "nummer": goal.number,
        **{key: plain(getattr(goal, name)) for name, key in GOAL_KEYS.items()},
        "soortResultaat": goal.result_type or None,
        "domein": goal.domain or None,
        "geldendDomein": goal.effective_domain or None,
        "draagtBijAan": [_contribution_to_json(link) for link in goal.contributions],
        "indicatoren": [sheet.to_json(each) for each in goal.indicators],
        **{kind.name: kind.to_json(getattr(goal, kind.attribute)) for kind in HANGING_KINDS},
        "projecten": [link_to_json(link) for link in goal.projects],
        "raakvlakken": [raakvlak_to_json(row) for row in goal.raakvlakken if row.status == CONFIRMED],
        "kinderen": [_goal_to_json(child) for child in goal.children],
    }


def _contribution_to_json(link):
    return {key: plain(getattr(link, name)) for name, key in CONTRIBUTION_KEYS.items()}


@uncollected
def from_json(data):
    """The Outline that `to_json` made `data` from; what an older file lacks is empty.

    Raises KeyError for another shape, ValueError for another schema.
    """
    if data["schema"] != SCHEMA:
        raise ValueError(f"Onbekend schema {data['schema']}; dit programma leest schema {SCHEMA}.")
    outline = Outline(
        UUID(data["id"]),
        data["titel"],
        data["omschrijving"],
        data["domein"] or "",
        data["periode"],
        data["niveaunamen"],
        data["revisie"],
    )
    outline.version = _version_from_json(data.get("versie"))
    outline.exemptions = EXEMPTIONS.from_json(data.get(EXEMPTIONS.name, ()))
    projects = {row["id"]: project_from_json(row) for row in data.get("projecten", ())}
    for goal in data["doelen"]:
        _goal_from_json(outline, None, goal, projects)
    number_links(outline)
    return outline


def sheet_from_json(data, indicator_id):
    """The Sheet of one indicator in what `to_json` made, without reading the rest; None when not there."""
    goals, wanted = list(data["doelen"]), str(indicator_id)
    while goals:
        goal = goals.pop()
        found = [row for row in goal.get("indicatoren", ()) if row["id"] == wanted]
        if found:
            return sheet.from_json(found[0])
        goals += goal["kinderen"]
    return None


def _version_from_json(data):
    if not data:
        return None
    return VersionHead(
        data["nummer"],
        data["titel"],
        data["document"],
        data["jaar"],
        date.fromisoformat(data["vastgesteldOp"]),
        data["vervangt"],
        data["organisatie"],
        datetime.fromisoformat(data["bevrorenOp"]),
    )


def _goal_from_json(outline, parent_id, data, projects):
    """Append a goal and what is below it."""
    texts = [data[key] or "" for key in ("niveau", "titel", "toelichting", "waarom", "domein")]
    texts.append(data.get("soortResultaat") or "")
    dates = [date.fromisoformat(data[key]) if data[key] else None for key in ("begindatum", "streefdatum")]
    goal = append(outline, UUID(data["id"]), parent_id, [*texts, *dates])
    goal.lineage = UUID(data.get("doorlopendId", data["id"]))
    goal.contributions = [_contribution_from_json(row) for row in data["draagtBijAan"]]
    goal.indicators = [sheet.from_json(row) for row in data.get("indicatoren", ())]
    for kind in HANGING_KINDS:
        setattr(goal, kind.attribute, kind.from_json(data.get(kind.name, ())))
    links = data.get("projecten", ())
    goal.projects = [ProjectLink(0, projects[row["project"]], row["toelichting"]) for row in links]
    goal.raakvlakken = [raakvlak_from_json(row) for row in data.get("raakvlakken", ())]
    for child in data["kinderen"]:
        _goal_from_json(outline, goal.id, child, projects)


def _contribution_from_json(row):
    return OutlineContribution(
        0,
        UUID(row["doel"]),
        row["gewicht"],
        row["toelichting"],
        row["titel"],
        row["niveau"],
        UUID(row["boom"]),
        row["boomtitel"],
    )
