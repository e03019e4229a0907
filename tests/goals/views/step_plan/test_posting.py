"""Posting in the steps: what was typed is stored or comes back with the reason."""

import pytest

from goals.models import Project, ProjectContribution
from goals.projects.services import create_project, update_project
from goals.step_plans import clustering, gathering
from goals.step_plans.contents import read_contents
from organisations.enums import Role
from tests.goals.factories import draw, drawing, make_user
from tests.goals.step_plans.factories import make_cluster, make_goal, row_of

pytestmark = pytest.mark.django_db


def names(plan):
    return [each.project.name for each in read_contents(plan).projects]


def say(response):
    return response.content.decode()


def test_choosing_projects_with_undo(client, plan, url, organisation):
    project = create_project(user=None, organisation=organisation, name="Woongroep", domain="fysiek")
    page = say(client.post(url("choose"), {"project": [str(project.pk), "onzin"]}, follow=True))
    assert "1 project staat nu in dit stappenplan." in page
    assert names(plan)[-1] == "Woongroep"
    token = page.split('name="token" value="')[1].split('"')[0]
    assert "Ongedaan gemaakt." in say(client.post(url("undo"), {"token": token}, follow=True))
    assert names(plan)[-1] == "Bankjes"


def test_choosing_nothing_says_so(client, url):
    assert "Vink eerst een of meer projecten aan." in say(client.post(url("choose"), follow=True))


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ["Coach"]),
        ("?domein=fysiek", ["Woongroep"]),
        ("?domein=alle&zoek=woon", ["Woongroep"]),
        ("?domein=alle&beleidsveld=x&pagina=99", ["Coach", "Woongroep"]),
    ],
)
def test_projects_to_choose_follow_the_filters(client, plan, url, organisation, query, found):
    for name, domain, phase in (
        ("Coach", "sociaal", "idee"),
        ("Woongroep", "fysiek", "uitvoering"),
        ("Oud", "sociaal", "afgerond"),
    ):
        create_project(user=None, organisation=organisation, name=name, domain=domain, phase=phase)
    response = client.get(url("step", 1) + query)
    assert [project.name for project in response.context["page"]] == found


def test_pasted_rows_are_shown_before_they_are_stored(client, plan, url):
    text = "Ouderkring\nOpvoedspreekuur"
    page = say(client.post(url("paste"), {"tekst": text}))
    assert "2 projecten toevoegen" in page
    assert Project.objects.filter(name="Ouderkring").count() == 0
    client.post(url("paste"), {"tekst": text, "bewaar": "ja"})
    assert names(plan)[-2:] == ["Ouderkring", "Opvoedspreekuur"]


def test_pasted_rows_that_are_wrong_stay_in_the_field(client, plan, url):
    text = "Project\tDomein\nOuderkring\tsociaal\nBankje\tgroen"
    response = client.post(url("paste"), {"tekst": text, "bewaar": "ja"})
    assert response.status_code == 422
    assert response.context["pasted_text"] == "Project\tDomein\nBankje\tgroen"
    assert names(plan)[-1] == "Ouderkring"
    assert "1 rij klopt nog niet." in say(response)


def test_typing_a_project_without_name_comes_back(client, plan, url):
    response = client.post(url("project_new"), {"name": "", "domain": "fysiek"})
    assert response.status_code == 422
    assert "Vul een naam in." in say(response)


def aim(plan, name, text, seen=""):
    prefix = f"p{row_of(plan, name).pk}"
    fields = {"objective": text, "sub_objective": ""}
    initial = {"objective": seen, "sub_objective": ""}
    return {f"{prefix}-{field}": value for field, value in fields.items()} | {
        f"initial-{prefix}-{field}": value for field, value in initial.items()
    }


def test_aims_of_several_projects_are_stored_on_the_way_to_the_next_step(client, plan, url):
    posted = aim(plan, "Bankjes", "Uitrusten") | aim(plan, "Speelplek", "Spelen") | {"naar": "3"}
    assert client.post(url("aims"), posted).url == url("step", 3)
    found = dict(Project.objects.values_list("name", "objective"))
    assert found == {"Bankjes": "Uitrusten", "Speelplek": "Spelen", "Buurtkamer": "", "Beweegcoach": ""}


def test_an_aim_that_somebody_else_wrote_comes_back_with_both(client, plan, url):
    project = row_of(plan, "Bankjes").project
    update_project(user=None, project=project, changes={"objective": "Hun"}, seen={"objective": ""})
    posted = aim(plan, "Bankjes", "Mijn") | aim(plan, "Speelplek", "Spelen")
    response = client.post(url("aims"), posted)
    assert response.status_code == 409
    page = say(response)
    assert "Iemand anders heeft dit intussen ook gewijzigd." in page
    assert Project.objects.get(name="Speelplek").objective == "Spelen"
    name = f"p{row_of(plan, 'Bankjes').pk}-objective"
    client.post(url("aims"), posted | {f"keuze-{name}": "mijne", f"nu-{name}": "Hun"})
    assert Project.objects.get(name="Bankjes").objective == "Mijn"


def test_one_row_is_stored_alone_for_htmx(client, plan, url):
    posted = aim(plan, "Bankjes", "Uitrusten") | aim(plan, "Speelplek", "Spelen")
    posted["rij"] = row_of(plan, "Bankjes").pk
    response = client.post(url("aims"), posted, headers={"HX-Request": "true"})
    assert response.status_code == 200
    assert Project.objects.get(name="Speelplek").objective == ""
    assert say(response).count("Bewaard</p>") == 1


def test_choosing_a_tree_that_is_none(client, plan, url):
    assert client.post(url("tree"), {"boom": "x"}).status_code == 404
    response = client.post(url("tree"), {"boom": "nieuw", "title": ""})
    assert response.status_code == 422
    assert "Vul een naam in." in say(response)


def test_effects_and_a_new_one_at_once(client, plan, url, effect):
    posted = {"gezien": str(effect.pk), "title": "Erbij horen", "source": "Begroting 2027", "naar": "4"}
    assert client.post(url("effects"), posted).url == url("step", 4)
    assert [goal.title for goal in read_contents(plan).effects] == ["Erbij horen"]


def test_a_source_without_effect_says_what_is_missing(client, url, plan):
    response = client.post(url("effects"), {"source": "Begroting 2027"})
    assert response.status_code == 422
    assert "Vul het maatschappelijk effect in." in say(response)


def test_putting_what_somebody_else_put_meanwhile_shows_the_board_as_it_is(client, plan, cluster, url):
    other = make_cluster(plan, "Ontmoeten")
    pk = row_of(plan, "Bankjes").pk
    clustering.place(user=None, plan=plan, rows={pk: None}, cluster=other)
    response = client.post(url("put"), {"project": pk, f"van-{pk}": "", "cluster": cluster})
    assert response.status_code == 409
    assert "intussen door iemand anders in ‘Ontmoeten’ gezet" in say(response)


def test_renaming_what_somebody_else_renamed_keeps_what_was_typed(client, plan, cluster, url):
    clustering.rename_cluster(user=None, plan=plan, cluster=cluster, name="Hun", seen="Spelen")
    response = client.post(url("cluster_rename", cluster), {"naam": "Mijn", "gezien": "Spelen"})
    assert response.status_code == 409
    page = say(response)
    assert "Iemand anders noemde dit cluster intussen ‘Hun’." in page
    assert 'value="Mijn"' in page


@pytest.mark.parametrize("route", ["cluster_rename", "cluster_remove"])
def test_a_cluster_that_is_gone(client, plan, cluster, url, route):
    clustering.remove_cluster(user=None, plan=plan, cluster=cluster)
    response = client.post(url(route, cluster), {"naam": "Mijn", "gezien": "Spelen"})
    assert response.status_code == 409
    assert "Dit cluster is er niet meer." in say(response)


def test_a_proposal_is_taken_or_passed_over(client, plan, url):
    proposal = client.get(url("step", 4)).context["proposal"]
    client.post(url("proposal"), {"niet": proposal.key})
    assert client.get(url("step", 4)).context["proposal"] != proposal
    pks = [each.pk for each in proposal.projects]
    client.post(url("proposal"), {"project": pks, "naam": "Ontmoeten"})
    assert [each.pk for each in read_contents(plan).clusters[0].projects] == pks


def goal_form(plan, cluster, **changes):
    """The fields of step 5 for one cluster as the page gives them, some of them changed."""
    rows = {"own": "", "sub": "", "how": ""}
    fields = {"title": "Spelen", "effect": str(read_contents(plan).effects[0].pk)}
    for each in read_contents(plan).cluster(cluster).projects:
        fields |= {f"{name}_{each.pk}": value for name, value in rows.items() if name != "own"}
    prefix = f"c{cluster}"
    initial = {f"initial-{prefix}-{name}": value for name, value in fields.items()}
    return initial | {f"{prefix}-{name}": value for name, value in (fields | changes).items()}


def test_making_a_goal_with_its_button(client, plan, cluster, url, effect):
    client.post(url("goals"), goal_form(plan, cluster) | {"rij": cluster})
    assert draw(effect.goal_tree) == drawing("""
        M Gezond opgroeien
          D Spelen
        M Meedoen
    """)
    assert ProjectContribution.objects.filter(goal__title="Spelen").count() == 2


def test_going_on_makes_only_goals_that_somebody_typed_in(client, plan, cluster, url, effect):
    other = make_cluster(plan, "Ontmoeten", ["Bankjes"])
    posted = goal_form(plan, cluster) | goal_form(plan, other, title="Buren kennen elkaar") | {"naar": "6"}
    assert client.post(url("goals"), posted).url == url("step", 6)
    assert draw(effect.goal_tree) == drawing("""
        M Gezond opgroeien
          D Buren kennen elkaar
        M Meedoen
    """)


def test_a_goal_without_title_comes_back(client, plan, cluster, url):
    response = client.post(url("goals"), goal_form(plan, cluster, title="") | {"rij": cluster})
    assert response.status_code == 422
    assert "Schrijf de doelstelling op." in say(response)


def test_answers_are_stored_and_a_no_advises_to_go_back(client, plan, cluster, url):
    response = client.post(url("answers"), {f"c{cluster}-contributes": "nee"}, follow=True)
    assert "Ga terug naar stap 5" in say(response)
    assert read_contents(plan).clusters[0].cluster.contributes == "nee"


def test_results_that_cannot_be_stored_stay_typed(client, plan, cluster, url):
    make_goal(plan, cluster)
    good, wrong = (row_of(plan, name).pk for name in ("Speelplek", "Bankjes"))
    response = client.post(url("results"), {f"p{good}-text": "Bouwen", f"p{wrong}-text": "Plaatsen"})
    assert response.status_code == 422
    assert read_contents(plan).project(good).results[0].title == "Bouwen"
    assert "Dit project hangt nog niet aan een doel." in say(response)


def test_taking_out_what_somebody_took_out(client, plan, url):
    pk = row_of(plan, "Bankjes").pk
    gathering.take_out(user=None, plan=plan, pk=pk)
    page = say(client.post(url("take_out", pk), follow=True))
    assert "Dit project staat niet meer in dit stappenplan." in page


def test_a_reader_cannot_change_anything(client, organisation, plan, cluster, url):
    client.force_login(make_user(organisation, Role.RAADSLID))
    assert client.post(url("put"), {"cluster": "nieuw"}).status_code == 403
    assert plan.clusters.count() == 1
