"""The list of stappenplannen: who did what last, starting, changing, the recycle bin."""

import pytest
from django.urls import reverse

from goals.models import StepPlan
from goals.step_plans import clustering, services
from organisations.enums import Role
from tests.goals.factories import make_user
from tests.goals.step_plans.factories import make_plan

pytestmark = pytest.mark.django_db
LIST = reverse("goals:step_plans", args=["best"])


def test_the_list_says_how_far_and_who_was_last(client, plan, organisation):
    colleague = make_user(organisation, name="Bas Bos")
    clustering.new_cluster(user=colleague, plan=plan)
    page = client.get(LIST).content.decode()
    assert "Verder met stap 4 van 8" in page
    assert "Bas Bos, vandaag" in page
    assert "stap 4: Projecten clusteren" in page


def test_an_empty_list_says_what_to_do_first(client, organisation):
    assert "Begin met stap 1" in client.get(LIST).content.decode()
    client.force_login(make_user(organisation, Role.RAADSLID))
    page = client.get(LIST).content.decode()
    assert "Zodra een beleidsadviseur een stappenplan begint" in page
    assert "Begin met stap 1" not in page


@pytest.mark.parametrize("count", [1, 3])
def test_list_queries_do_not_grow(client, organisation, count, django_assert_num_queries):
    for number in range(count):
        make_plan(organisation, ["Speelplek"], title=f"Plan {number}")
    with django_assert_num_queries(5):
        client.get(LIST)


def test_a_new_plan_opens_at_step_1(client, organisation):
    response = client.post(
        reverse("goals:step_plan_new", args=["best"]), {"title": "Jeugd", "domain": "fysiek"}
    )
    plan = StepPlan.objects.get()
    assert (plan.title, plan.domain, plan.step) == ("Jeugd", "fysiek", 1)
    assert response.url == reverse("goals:step_plan_step", args=["best", plan.pk, 1])


def test_a_new_plan_without_title_or_domain_says_so_at_the_field(client, organisation):
    response = client.post(reverse("goals:step_plan_new", args=["best"]), {})
    assert response.status_code == 422
    page = response.content.decode()
    assert "Schrijf op waar dit stappenplan over gaat." in page
    assert "Kies een van de mogelijkheden uit de lijst." in page


def test_opening_a_plan_goes_on_at_the_furthest_step(client, plan, url):
    client.get(url("step", 6))
    client.get(url("step", 2))
    assert client.get(url("plan")).url == url("step", 6)


def test_a_step_opened_by_a_reader_is_not_how_far_it_is(client, plan, url, organisation):
    client.force_login(make_user(organisation, Role.RAADSLID))
    assert client.get(url("step", 6)).status_code == 200
    plan.refresh_from_db()
    assert plan.step == 3


def test_a_title_that_somebody_else_changed_gives_the_choice(client, plan, url):
    services.update_plan(user=None, plan=plan, changes={"title": "Hun"}, seen={"title": "Jeugd"})
    posted = {"title": "Mijn", "initial-title": "Jeugd", "domain": "sociaal", "initial-domain": "sociaal"}
    response = client.post(url("edit"), posted)
    assert response.status_code == 409
    response = client.post(url("edit"), posted | {"keuze-title": "mijne", "nu-title": "Hun"})
    assert response.status_code == 302
    plan.refresh_from_db()
    assert plan.title == "Mijn"


def test_thrown_away_and_restored_twice(client, plan, url):
    for _ in range(2):
        assert "ligt in de prullenbak" in client.post(url("remove"), follow=True).content.decode()
    assert client.get(url("step", 1)).status_code == 404
    for _ in range(2):
        assert "is teruggezet" in client.post(url("restore"), follow=True).content.decode()
    assert client.get(url("step", 1)).status_code == 200


def test_what_is_posted_to_a_plan_in_the_bin_is_not_found(client, plan, url):
    services.remove_plan(user=None, plan=plan)
    assert client.post(url("put"), {"cluster": "nieuw"}).status_code == 404
