"""The outline as JSON: there and back, and as the first release wrote it."""

import json
from datetime import date
from pathlib import Path

import pytest

from goals.accounts import ACCOUNT_KINDS, EXEMPTIONS, TERMS
from goals.hanging import hang
from goals.models import BudgetLine, Evidence, LearningQuestion, Responsibility, Story
from goals.outline import read_outline
from goals.outline_json import from_json, to_json
from tests.goals.factories import find, make_tree

# A tree as the first release wrote it, before goals were measured. It stays as it is.
NEW_KINDS = (*ACCOUNT_KINDS, TERMS, EXEMPTIONS)
OLD = json.loads((Path(__file__).parent / "fixtures" / "outline_schema_1.json").read_text())


def test_a_story_without_permission_does_not_leave_the_site(rich_tree):
    data = to_json(read_outline(rich_tree))
    assert "geheim" not in json.dumps(data)
    assert [len(goal.stories) for goal in from_json(data) if goal.stories] == [1, 1]


def test_from_json_gives_the_same_json_and_links(rich_tree):
    outline = read_outline(rich_tree)
    again = from_json(json.loads(json.dumps(to_json(outline))))
    assert to_json(again) == to_json(outline)
    assert [connected(goal) for goal in again] == [connected(goal) for goal in outline]
    assert [goal.indicators for goal in again] == [goal.indicators for goal in outline]


def test_a_file_of_the_first_release_still_loads():
    outline = from_json(OLD)
    assert [goal.number for goal in outline] == ["1", "1.1", "1.1.1", "1.1.1.1", "1.1.2", "1.2", "2"]
    new = ("indicators", "projects", "raakvlakken", *(kind.attribute for kind in NEW_KINDS))
    assert [[getattr(goal, name) for name in new] for goal in outline] == [[[]] * 10] * 7
    assert [goal.result_type for goal in outline] == [""] * 7
    assert (outline.version, [goal.lineage for goal in outline]) == (None, [goal.id for goal in outline])
    assert without_new_keys(to_json(outline)) == OLD


def without_new_keys(data):
    """The JSON of a tree, without what the first release did not write."""
    new = {"soortResultaat", "indicatoren", "projecten", "raakvlakken", *(kind.name for kind in NEW_KINDS)}
    new |= {"versie", "doorlopendId", "geldendDomein"}
    children = "doelen" if "doelen" in data else "kinderen"
    kept = {key: value for key, value in data.items() if key not in new}
    return kept | {children: [without_new_keys(child) for child in data[children]]}


def connected(goal):
    return (
        goal.number,
        goal.depth,
        goal.effective_domain,
        goal.parent and goal.parent.number,
        [link.number for link in goal.contributions],
        [other.number for other in goal.contributors],
    )


def test_to_json_of_one_goal_is_this(organisation):
    goal_tree = make_tree(organisation, "M Meedoen", domain="sociaal", start_year=2027, end_year=2030)
    goal = find(goal_tree, "Meedoen")
    told = {"told_on": date(2026, 5, 1), "has_permission": True}
    for thing in (
        Responsibility(role="team", name="Jeugd"),
        BudgetLine(year=2027, taakveld="6.1", costs=1250),
        Story(voice="inwoner", text="Zo is het.", **told),
        LearningQuestion(question="Werkt het?"),
        Evidence(statement="Weinig", source="GGD"),
    ):
        hang(user=None, goal=goal, thing=thing)
    money = {"lasten": "1250.00", "baten": "0.00"}
    assert to_json(read_outline(goal_tree)) == {
        "schema": 1,
        "id": str(goal_tree.pk),
        "titel": "Preventief jeugdbeleid",
        "omschrijving": "",
        "domein": "sociaal",
        "periode": "2027–2030",
        "magBlijven": [],
        "projecten": [],
        "niveaunamen": {},
        "revisie": 1,
        "versie": None,
        "doelen": [
            {
                "id": str(goal.pk),
                "doorlopendId": str(goal.pk),
                "nummer": "1",
                "niveau": "maatschappelijk_effect",
                "titel": "Meedoen",
                "toelichting": "",
                "waarom": "",
                "domein": None,
                "geldendDomein": "sociaal",
                "soortResultaat": None,
                "begindatum": None,
                "streefdatum": None,
                "verantwoordelijken": [{"rol": "team", "naam": "Jeugd"}],
                "verwijzingen": [],
                "draagtBijAan": [],
                "indicatoren": [],
                "middelen": [{"jaar": 2027, "taakveld": "6.1", "omschrijving": "", **money}],
                "voortgang": [],
                "verhalen": [
                    {
                        "verteller": "inwoner",
                        "verhaal": "Zo is het.",
                        "verteldOp": "2026-05-01",
                        "plaats": "",
                        "anoniem": True,
                        "naam": "",
                        "toestemming": True,
                    }
                ],
                "leervragen": [{"vraag": "Werkt het?", "geleerd": ""}],
                "gegevens": [
                    {"watWeWeten": "Weinig", "cijfer": "", "bron": "GGD", "wijk": "", "doelgroep": ""}
                ],
                "woorden": [],
                "magBlijven": [],
                "projecten": [],
                "raakvlakken": [],
                "kinderen": [],
            }
        ],
    }


def test_from_json_of_another_schema_is_refused(goal_tree):
    data = to_json(read_outline(goal_tree)) | {"schema": 2}
    with pytest.raises(ValueError, match="Onbekend schema 2; dit programma leest schema 1"):
        from_json(data)
