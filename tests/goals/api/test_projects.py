"""Projects in the API: finding, making, changing, throwing away and restoring them."""

from uuid import uuid4

import pytest
from django.test import Client

from goals.models import Milestone, Project, ProjectContribution
from goals.projects import parts
from goals.projects.services import create_project, remove_project, update_project
from organisations.enums import Role
from organisations.models import Membership
from organisations.permissions import LIMITED_KEY
from tests.api_client import key_client, problem
from tests.goals.factories import find, make_organisation, make_tree, make_user
from tests.goals.projects.factories import make_project, make_signal, make_term

pytestmark = pytest.mark.django_db
URL = "/api/v1/projecten"
TEXTS = {
    "omschrijving": "Een speelplek",
    "projectleider": "Bas de Wit",
    "medewerkers": "Bas\nNoor",
    "partners": "De school",
    "doelstelling": "Meer buiten spelen",
    "subdoelstelling": "In elke wijk",
    "ambitie": "Elke middag kinderen",
    "leervragen": "Wie komt er?",
    "aanpak": "Met de buurt",
    "betrokkenheidVanDeInwoner": "Kinderen kiezen",
    "resultaatdoelstellingen": "Eén speelplek",
    "uitdagingen": "Ruimte",
}
WHOLE = {
    "naam": "Speelplek",
    "domein": "fysiek",
    "fase": "uitvoering",
    "begindatum": "2027-01-01",
    "einddatum": "2027-12-31",
    "budget": "120000.00",
    **TEXTS,
}
NO_WORDS = {"beleidsveld": [], "thema": [], "doelgroep": [], "wijk": [], "wet": []}
EMPTY = (
    {"omschrijving": "", "fase": "idee", "begindatum": None, "einddatum": None, "budget": None}
    | dict.fromkeys(TEXTS, "")
    | {"woorden": NO_WORDS, "doelen": [], "mijlpalen": []}
)


def address(project, rest=""):
    return f"{URL}/{project.pk}{rest}"


def names(client, query=""):
    answer = client.get(f"{URL}?{query}")
    assert answer.status_code == 200, answer.content
    return [row["naam"] for row in answer.json()["results"]]


def test_a_project_is_made_with_everything(organisation, goal_tree, writer):
    for name, kind in (("Heuveleind", "wijk"), ("Centrum", "wijk"), ("Kinderen", "doelgroep")):
        make_term(organisation, name, kind)
    goal = find(goal_tree, "Steun")
    doelen = [{"doel": str(goal.pk), "toelichting": "Een plek."}]
    words = {"wijk": ["heuveleind", " Centrum "], "doelgroep": ["Kinderen"]}

    made = writer.post(URL, WHOLE | {"woorden": words, "doelen": doelen})

    project = Project.objects.get()
    assert made.status_code == 201
    assert made["Location"] == f"http://testserver{address(project)}"
    assert made.json() == {
        "id": str(project.pk),
        "organisatie": str(organisation.pk),
        **WHOLE,
        "woorden": NO_WORDS | {"wijk": ["Centrum", "Heuveleind"], "doelgroep": ["Kinderen"]},
        "doelen": doelen,
        "mijlpalen": [],
    }
    read = writer.get(address(project))
    assert (read.json(), read["ETag"]) == (made.json(), made["ETag"])
    event = Project.pgh_event_model.objects.latest("pgh_id")
    assert event.pgh_context.metadata["user"] == writer.api_key.account_id


def test_a_new_project_needs_a_name_and_a_domain(organisation, writer):
    made = writer.post(URL, {"naam": "  Speel   plek ", "domein": "fysiek"})

    own = {"id": made.json()["id"], "organisatie": str(organisation.pk), "domein": "fysiek"}
    assert made.json() == EMPTY | own | {"naam": "Speel plek"}
    assert set(problem(writer.post(URL, {}))[2]) == {"naam", "domein"}


def test_every_mistake_in_a_body_is_told_at_its_key(organisation, writer):
    make_term(organisation, "Centrum")
    wrong = {
        "naam": "",
        "domein": "zee",
        "budget": "-1",
        "begindatum": "mei",
        "woorden": {"wijk": ["Centrum", "Nergens"], "thema": ["Niets"], "wet": "Jeugdwet"},
        "doelen": [{"doel": "x"}],
    }

    status, _, reasons = problem(writer.post(URL, wrong))

    assert status == 400
    assert set(reasons) == {"naam", "domein", "budget", "begindatum", "woorden.wet", "doelen.0.doel"}


def test_words_that_are_not_in_the_lists_are_named(organisation, writer):
    make_term(organisation, "Centrum")
    body = {
        "naam": "Plein",
        "domein": "fysiek",
        "woorden": {"wijk": ["Centrum", "Nergens"], "thema": ["Niets"], "kleur": []},
    }

    reasons = problem(writer.post(URL, body))[2]

    assert {name: reason.partition(" staat")[0] for name, reason in reasons.items()} == {
        "woorden.wijk.1": "‘Nergens’",
        "woorden.thema.0": "‘Niets’",
        "woorden.kleur": "Deze sleutel kennen wij hier niet. Kijk in de beschrijving welke er zijn.",
    }


def test_goals_of_a_new_project_must_be_there_once(goal_tree, writer):
    goal = find(goal_tree, "Steun")
    theirs = find(make_tree(make_organisation("oirschot"), "M Groen"), "Groen")
    doelen = [{"doel": str(pk)} for pk in (goal.pk, goal.pk, theirs.pk, uuid4())]

    status, _, reasons = problem(writer.post(URL, {"naam": "Plein", "domein": "fysiek", "doelen": doelen}))

    assert (status, set(reasons)) == (400, {"doelen.1.doel", "doelen.2.doel", "doelen.3.doel"})
    assert not Project.objects.exists()


def test_what_the_service_refuses_stands_at_its_key(organisation, writer):
    backwards = {"naam": "Plein", "domein": "fysiek", "begindatum": "2027-02-01", "einddatum": "2027-01-01"}
    project = make_project(organisation)
    goal = find(make_tree(organisation, "M Meedoen", domain="sociaal"), "Meedoen")
    make_signal(project, goal, status="geparkeerd")

    assert set(problem(writer.post(URL, backwards))[2]) == {"einddatum"}
    assert set(problem(writer.patch(address(project), {"domein": "sociaal"}))[2]) == {"domein"}


def test_only_what_is_sent_changes(organisation, writer):
    wijk, thema = make_term(organisation, "Centrum"), make_term(organisation, "Spelen", "thema")
    project = make_project(organisation, description="Groen", terms=[wijk, thema])
    before = writer.get(address(project))

    changed = writer.patch(
        address(project),
        {"ambitie": "Meer", "budget": "10.5", "woorden": {"wijk": []}},
        headers={"If-Match": before["ETag"]},
    )

    expected = {"ambitie": "Meer", "budget": "10.50", "woorden": NO_WORDS | {"thema": ["Spelen"]}}
    assert (changed.status_code, changed.json()) == (200, before.json() | expected)
    assert changed["ETag"] == writer.get(address(project))["ETag"] != before["ETag"]
    event = Project.pgh_event_model.objects.latest("pgh_id")
    assert event.pgh_context.metadata["user"] == writer.api_key.account_id


def test_goals_are_not_changed_at_the_project(organisation, writer):
    status, _, reasons = problem(writer.patch(address(make_project(organisation)), {"doelen": []}))

    assert (status, set(reasons)) == (400, {"doelen"})


def test_a_stale_change_does_nothing(organisation, writer):
    project = make_project(organisation)
    stale = {"If-Match": writer.get(address(project))["ETag"]}
    update_project(user=None, project=project, changes={"ambition": "Meer"}, seen={"ambition": ""})

    assert problem(writer.patch(address(project), {"naam": "Park"}, headers=stale))[0] == 412
    assert problem(writer.delete(address(project), headers=stale))[0] == 412
    assert Project.objects.alive().values_list("name", "ambition").get() == ("Speelplek", "Meer")


def test_a_project_is_thrown_away_and_restored(organisation, writer):
    project = make_project(organisation)
    before = writer.get(address(project)).json()

    gone = writer.delete(address(project))
    assert (gone.status_code, names(writer)) == (204, [])
    assert problem(writer.get(address(project)))[0] == 404
    assert problem(writer.delete(address(project)))[0] == 404

    restored = writer.post(address(project, "/herstel"))
    assert (restored.status_code, restored.json(), names(writer)) == (200, before, ["Speelplek"])


def test_what_changes_elsewhere_changes_the_state(organisation, goal_tree, writer):
    project = make_project(organisation, terms=[make_term(organisation, "Centrum")])
    known = writer.get(address(project))["ETag"]
    states = {known}
    goal = find(goal_tree, "Steun")
    for change in (
        lambda: writer.put(f"/api/v1/doelen/{goal.pk}/projecten/{project.pk}", {}),
        lambda: organisation.terms.update(name="Binnenstad"),
        lambda: parts.add(user=None, project=project, thing=Milestone(title="Open")),
    ):
        change()
        answer = writer.get(address(project), headers={"If-None-Match": known})
        assert answer.status_code == 200
        states.add(known := answer["ETag"])

    told = answer.json()
    assert len(states) == 4
    assert [row["doel"] for row in told["doelen"]] == [str(goal.pk)]
    assert told["woorden"]["wijk"] == ["Binnenstad"]
    assert [row["mijlpaal"] for row in told["mijlpalen"]] == ["Open"]


def test_a_key_that_reads_may_not_write(organisation, reader):
    project = make_project(organisation)

    for answer in (
        reader.post(URL, WHOLE),
        reader.patch(address(project), {"naam": "Park"}),
        reader.delete(address(project)),
        reader.post(address(project, "/herstel")),
    ):
        assert problem(answer)[0] == 403


def test_a_council_member_reads_and_does_not_write(organisation):
    project, client = make_project(organisation), Client()
    client.force_login(make_user(organisation, Role.RAADSLID))

    assert names(client) == ["Speelplek"]
    assert problem(client.delete(address(project)))[0] == 403


def test_projects_of_others_are_not_found(organisation):
    project = make_project(organisation)
    stranger = key_client(make_organisation("oirschot"), "schrijven")

    assert names(stranger) == []
    for answer in (
        stranger.get(address(project)),
        stranger.patch(address(project), {"naam": "Park"}),
        stranger.delete(address(project)),
        stranger.post(address(project, "/herstel")),
        stranger.post(URL, WHOLE | {"organisatie": str(organisation.pk)}),
    ):
        assert problem(answer)[0] == 404


def test_who_is_of_two_organisations_says_for_which(organisation):
    other, client = make_organisation("oirschot"), Client()
    user = make_user(organisation)
    Membership.objects.create(user=user, organisation=other, role=Role.ADVISEUR)
    client.force_login(user)
    json = {"content_type": "application/json"}

    assert set(problem(client.post(URL, {"naam": "Plein", "domein": "fysiek"}, **json))[2]) == {"organisatie"}
    made = client.post(URL, {"naam": "Plein", "domein": "fysiek", "organisatie": str(other.pk)}, **json)
    assert (made.status_code, made.json()["organisatie"]) == (201, str(other.pk))


def test_a_limited_key_sees_and_changes_projects_of_its_trees(organisation, goal_tree):
    other = find(make_tree(organisation, "M Groen", title="Openbare ruimte"), "Groen")
    goal = find(goal_tree, "Steun")
    mine = make_project(organisation, "Plein", goals=[goal, other])
    theirs = make_project(organisation, "Park", goals=[other])
    limited = key_client(organisation, "schrijven", trees=[goal_tree])

    assert names(limited) == ["Plein"]
    changed = limited.patch(address(mine), {"ambitie": "Meer"})
    assert [row["doel"] for row in changed.json()["doelen"]] == [str(goal.pk)]
    assert problem(limited.get(address(theirs)))[0] == 404
    status, detail, _ = problem(limited.post(URL, WHOLE))
    assert (status, detail.partition(":")[0]) == (
        403,
        LIMITED_KEY.partition(":")[0],
    )


def test_a_project_is_made_once_for_one_idempotency_key(writer):
    answers = [writer.post(URL, WHOLE, headers={"Idempotency-Key": "een"}) for _ in range(2)]

    assert answers[0].json() == answers[1].json()
    assert Project.objects.count() == 1


@pytest.mark.parametrize("count", [1, 3])
def test_reading_costs_the_same_for_one_and_for_three(
    count, organisation, goal_tree, reader, django_assert_num_queries
):
    terms, goal = [make_term(organisation, "Centrum")], find(goal_tree, "Steun")
    for number in range(count):
        project = create_project(
            user=None,
            organisation=organisation,
            name=f"Plein {number}",
            domain="fysiek",
            terms=terms,
            goals=[goal],
        )
        parts.add(user=None, project=project, thing=Milestone(title="Open"))

    with django_assert_num_queries(6):
        listed = reader.get(URL)
    with django_assert_num_queries(5):
        one = reader.get(address(project))
    with django_assert_num_queries(2):
        again = reader.get(address(project), headers={"If-None-Match": one["ETag"]})
    assert (listed.json()["count"], listed.json()["results"][-1], again.status_code) == (
        count,
        one.json(),
        304,
    )
    assert ProjectContribution.objects.count() == count


def test_projects_in_the_bin_can_be_restored_by_their_key_only(organisation, writer):
    remove_project(user=None, project=(project := make_project(organisation)))
    stranger = key_client(make_organisation("oirschot"), "schrijven")

    assert problem(stranger.post(address(project, "/herstel")))[0] == 404
    assert writer.post(address(project, "/herstel")).status_code == 200
