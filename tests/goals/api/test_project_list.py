"""Which projects the API lists, and in what order."""

from datetime import date
from decimal import Decimal

import pytest

from goals.enums import Phase
from goals.hanging import hang
from goals.models import Milestone, Project, ProjectContribution
from goals.projects import parts
from goals.projects.services import update_project
from tests.api_client import problem
from tests.goals.factories import find, make_tree
from tests.goals.projects.factories import make_project, make_term

pytestmark = pytest.mark.django_db
URL = "/api/v1/projecten"


def names(client, query):
    answer = client.get(f"{URL}?{query}")
    assert answer.status_code == 200, answer.content
    return [row["naam"] for row in answer.json()["results"]]


def test_projects_are_found_by_what_they_are(organisation, goal_tree, reader):
    centrum, noord = make_term(organisation, "Centrum"), make_term(organisation, "Noord")
    other = find(make_tree(organisation, "M Groen", title="Openbare ruimte"), "Groen")
    goal = find(goal_tree, "Steun")
    make_project(organisation, "Plein", terms=[centrum], goals=[goal], description="Veel schaduw")
    make_project(organisation, "Park", terms=[noord], goals=[other], phase=Phase.UITVOERING)
    make_project(organisation, "Coach", domain="sociaal", terms=[make_term(organisation, "Jeugd", "thema")])

    assert {query: names(reader, query) for query in (
        "",
        "domein=sociaal",
        "fase=uitvoering",
        "wijk=centrum",
        f"wijk=Centrum,{noord.pk}",
        "wijk=Centrum&thema=Jeugd",
        "thema=jeugd",
        f"doel={goal.pk}",
        f"boom={goal_tree.pk}",
        f"doel={goal.pk}&boom={other.goal_tree_id}",
        f"organisatie={organisation.pk}",
        f"organisatie={goal.pk}",
        "zoek=SCHADUW plein",
        "zoek=noord",
        "zoek=nergens",
    )} == {
        "": ["Coach", "Park", "Plein"],
        "domein=sociaal": ["Coach"],
        "fase=uitvoering": ["Park"],
        "wijk=centrum": ["Plein"],
        f"wijk=Centrum,{noord.pk}": ["Park", "Plein"],
        "wijk=Centrum&thema=Jeugd": [],
        "thema=jeugd": ["Coach"],
        f"doel={goal.pk}": ["Plein"],
        f"boom={goal_tree.pk}": ["Plein"],
        f"doel={goal.pk}&boom={other.goal_tree_id}": [],
        f"organisatie={organisation.pk}": ["Coach", "Park", "Plein"],
        f"organisatie={goal.pk}": [],
        "zoek=SCHADUW plein": ["Plein"],
        "zoek=noord": ["Park"],
        "zoek=nergens": [],
    }  # fmt: skip


def test_projects_stand_in_the_order_that_is_asked(organisation, reader):
    make_project(organisation, "Park", start_date=date(2028, 1, 1), budget=Decimal(5))
    make_project(organisation, "Plein", start_date=date(2027, 1, 1), budget=Decimal(10))
    make_project(organisation, "Coach")

    assert {
        order: names(reader, f"volgorde={order}") for order in ("naam", "-naam", "begindatum", "-budget")
    } == {
        "naam": ["Coach", "Park", "Plein"],
        "-naam": ["Plein", "Park", "Coach"],
        "begindatum": ["Plein", "Park", "Coach"],
        "-budget": ["Plein", "Park", "Coach"],
    }


def test_projects_that_changed_since_count_what_is_told_of_them(organisation, goal_tree, reader):
    park, plein, pad = (make_project(organisation, name) for name in ("Park", "Plein", "Pad"))
    make_project(organisation, "Poort")
    Project.pgh_event_model.objects.update(pgh_created_at="2020-01-01T00:00:00Z")
    since = "gewijzigdSinds=2025-01-01T00:00:00%2B01:00"
    assert names(reader, since) == []

    parts.add(user=None, project=park, thing=Milestone(title="Open"))
    words = {"wijk": [make_term(organisation, "Centrum")]}
    update_project(user=None, project=plein, changes=words, seen={"wijk": []})
    hang(user=None, goal=find(goal_tree, "Steun"), thing=ProjectContribution(project=pad))

    assert names(reader, since) == ["Pad", "Park", "Plein"]


def test_filters_that_cannot_be_are_refused(reader):
    asked = "domein=zee&fase=ooit&doel=1&boom=x&gewijzigdSinds=gisteren&volgorde=kleur&kleur=rood"

    status, _, reasons = problem(reader.get(f"{URL}?{asked}"))

    keys = {"domein", "fase", "doel", "boom", "gewijzigdSinds", "volgorde", "kleur"}
    assert (status, set(reasons)) == (400, keys)
    assert set(problem(reader.get(f"{URL}?wijk=Nergens"))[2]) == {"wijk"}
