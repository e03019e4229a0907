"""Judging in cards and on pages: what is answered, with and without htmx, and how many queries it takes."""

import pytest
from django.urls import reverse

from goals.assessment import judging, undo
from goals.assessment.refresh import bring_up_to_date
from goals.models import ProjectContribution, Raakvlak
from goals.services import update_tree
from organisations.enums import Role
from tests.goals.assessment.factories import make_pathway, make_physical_tree, make_project, make_social_tree
from tests.goals.factories import find, make_organisation, make_user

pytestmark = pytest.mark.django_db
HTMX = {"headers": {"HX-Request": "true"}}
BACK = "/best/raakvlakken/lijst/?oordeel=gesignaleerd"


@pytest.fixture
def organisation():
    organisation = make_organisation()
    make_pathway(organisation)
    return organisation


@pytest.fixture
def goal_tree(organisation):
    return make_social_tree(organisation, "M Meedoen\n  D Ouderen zwieren")


@pytest.fixture
def project(organisation, goal_tree):
    return make_project(organisation)


@pytest.fixture
def user(organisation):
    user = make_user(organisation, name="Noor")
    user.memberships.update(domain="sociaal")
    return user


@pytest.fixture
def signal(organisation, project):
    bring_up_to_date(organisation)
    return Raakvlak.objects.get()


@pytest.fixture
def adviser(client, user):
    client.force_login(user)
    return client


def url(name, *args):
    return reverse(f"goals:{name}", args=["best", *args])


def page(response):
    return " ".join(response.content.decode().split())


def test_confirming_starts_with_the_reason_and_oneself(adviser, signal):
    form = adviser.get(url("raakvlak_confirm", signal.pk)).context["form"]
    assert form.initial == {
        "explanation": "Bij een flonker gaan mensen zwieren.",
        "agreed_social": "Noor",
    }
    assert form.fields["with_link"].label == (
        "Leg ook vast dat ‘Flonker Kerkplein’ bijdraagt aan ‘Ouderen zwieren’"
    )


def test_confirming_returns_to_where_one_came_from_with_undo(adviser, signal):
    data = {"explanation": "Samen", "with_link": "on", "terug": BACK, "gezien": "gesignaleerd"}
    answer = adviser.post(url("raakvlak_confirm", signal.pk), data)
    assert answer.headers["Location"] == BACK
    assert ProjectContribution.objects.count() == 1
    toast = adviser.get(BACK).context["undo"]
    assert toast["text"] == ("Bevestigd, en de bijdrage is vastgelegd: Ouderen zwieren en Flonker Kerkplein.")
    assert adviser.post(toast["url"], {"token": toast["token"]}).headers["Location"] == BACK
    signal.refresh_from_db()
    assert (signal.status, ProjectContribution.objects.count()) == ("gesignaleerd", 0)


def test_confirming_without_explanation_keeps_what_was_typed(adviser, signal):
    answer = adviser.post(url("raakvlak_confirm", signal.pk), {"explanation": "", "agreements": "In mei"})
    assert answer.status_code == 422
    assert answer.context["form"].errors == {
        "explanation": ["Schrijf in een of twee zinnen hoe deze twee elkaar raken."]
    }
    assert answer.context["form"]["agreements"].value() == "In mei"


def test_in_its_card_a_judgement_takes_the_place_of_the_card(adviser, signal):
    form = adviser.get(url("raakvlak_confirm", signal.pk), **HTMX)
    assert form.templates[0].name == "goals/raakvlakken/card_confirm.html"
    answer = adviser.post(url("raakvlak_park", signal.pk), {"gezien": "gesignaleerd", "terug": BACK}, **HTMX)
    assert answer.headers["HX-Trigger"] == "raakvlak-beoordeeld"
    assert "Voor later bewaard:" in page(answer)
    undo = {"token": answer.context["token"], "terug": BACK}
    assert adviser.post(url("raakvlak_undo"), undo).headers["Location"] == BACK
    signal.refresh_from_db()
    assert signal.status == "gesignaleerd"


@pytest.mark.parametrize(
    ("data", "errors"),
    [
        ({}, {"rejection": ["Kies waarom dit geen raakvlak is."]}),
        (
            {"rejection": "anders"},
            {"rejection_note": ["Schrijf op waarom het geen raakvlak is."]},
        ),
    ],
)
def test_rejecting_asks_why_in_the_card(adviser, signal, data, errors):
    answer = adviser.post(url("raakvlak_reject", signal.pk), data | {"gezien": "gesignaleerd"}, **HTMX)
    assert (answer.status_code, answer.context["rejecting"].errors) == (422, errors)
    assert '<details class="judge__reject" open>' in page(answer)


def test_rejecting(adviser, signal):
    data = {"rejection": "andere_plek", "gezien": "gesignaleerd"}
    answer = adviser.post(url("raakvlak_reject", signal.pk), data)
    assert answer.headers["Location"] == url("raakvlak_list")
    signal.refresh_from_db()
    assert (signal.status, signal.rejection) == ("afgewezen", "andere_plek")


def test_who_is_second_hears_it(adviser, signal):
    Raakvlak.objects.update(status="geparkeerd")
    answer = adviser.post(url("raakvlak_park", signal.pk), {"gezien": "gesignaleerd"}, **HTMX)
    assert answer.status_code == 409
    assert "was u voor: dit raakvlak is nu voor later." in page(answer)


@pytest.mark.parametrize("elsewhere", ["https://kwaad.example", "//kwaad.example", "javascript:alert(1)"])
def test_one_never_returns_to_another_site(adviser, signal, elsewhere):
    answer = adviser.post(url("raakvlak_park", signal.pk), {"gezien": "gesignaleerd", "terug": elsewhere})
    assert answer.headers["Location"] == url("raakvlak_list")


def test_the_page_of_a_raakvlak_names_the_source(adviser, signal):
    text = page(adviser.get(url("raakvlak", signal.pk)))
    assert "‘flonker’ en ‘zwieren’: Bij een flonker gaan mensen zwieren." in text
    assert '<a href="https://example.org/flonkers" rel="noreferrer">Onderzoek flonkers</a>' in text


def test_a_raadslid_reads_without_buttons(client, organisation, signal):
    client.force_login(make_user(organisation, Role.RAADSLID))
    text = page(client.get(url("raakvlak_list")))
    assert "Meer over dit signaal" in text
    assert "Afwijzen" not in text


def test_two_people_at_the_texts_get_both(adviser, signal):
    Raakvlak.objects.update(status="bevestigd", explanation="Eerst")
    seen = {"initial-explanation": "Eerst", "explanation": "Mijne"}
    Raakvlak.objects.update(explanation="Van een ander")
    answer = adviser.post(url("raakvlak_edit", signal.pk), seen)
    assert (answer.status_code, [row.name for row in answer.context["stale"]]) == (409, ["explanation"])
    chosen = seen | {"keuze-explanation": "mijne", "nu-explanation": "Van een ander"}
    assert adviser.post(url("raakvlak_edit", signal.pk), chosen).status_code == 302
    signal.refresh_from_db()
    assert signal.explanation == "Mijne"


@pytest.mark.parametrize("projects", [1, 3])
@pytest.mark.parametrize("name", ["raakvlak_list", "raakvlak_news"])
def test_queries_stay_the_same(adviser, signal, projects, name, django_assert_num_queries):
    for number in range(1, projects):
        make_project(signal.organisation, f"Flonker {number}")
    bring_up_to_date(signal.organisation)
    with django_assert_num_queries(12):
        answer = adviser.get(url(name))
    assert answer.status_code == 200


def test_the_list_filters_and_sorts(adviser, organisation, goal_tree, signal):
    make_physical_tree(organisation, "D Flonkers in elke straat")
    bring_up_to_date(organisation)
    Raakvlak.objects.filter(pk=signal.pk).update(status="geparkeerd")
    names = {
        "?": {"Flonker Kerkplein", "1 Flonkers in elke straat"},
        "?oordeel=geparkeerd": {"Flonker Kerkplein"},
        "?wat=doel-doel": {"1 Flonkers in elke straat"},
        f"?boom={goal_tree.pk}": {"Flonker Kerkplein", "1 Flonkers in elke straat"},
        f"?van={signal.physical_project_id}": {"Flonker Kerkplein"},
        "?zoek=kerkplein": {"Flonker Kerkplein"},
        "?sterkte=zwak": set(),
        "?sinds=2999-01-01": set(),
        "?boom=onzin&wijk=x&sinds=y": {"Flonker Kerkplein", "1 Flonkers in elke straat"},
    }
    found = {
        query: {card.physical.name for card in adviser.get(url("raakvlak_list") + query).context["cards"]}
        for query in names
    }
    assert found == names


def test_everything_seen_empties_the_news_and_the_counter(adviser, signal):
    assert "1 raakvlak is nieuw" in page(adviser.get(url("raakvlak_news")))
    counter = adviser.get(url("raakvlak_badge"))
    assert counter.headers["Cache-Control"] == "private, max-age=60"
    assert "1<span" in page(counter)
    until = adviser.get(url("raakvlak_news")).context["until"]
    adviser.post(url("raakvlak_seen"), {"tot": until})
    assert "Er is niets nieuws." in page(adviser.get(url("raakvlak_news")))
    assert page(adviser.get(url("raakvlak_badge"))) == ""


def test_recording_by_hand_from_a_project(adviser, organisation, goal_tree, project):
    other = make_project(organisation, "Riolering")
    first = adviser.get(url("raakvlak_new"), {"project": other.pk})
    assert [pick.chosen for pick in first.context["picks"]] == ["", str(other.pk)]
    goal = find(goal_tree, "Meedoen")
    chosen = {"sociaal": goal.pk, "fysiek": other.pk}
    assert "Hoe raken ze elkaar?" in page(adviser.get(url("raakvlak_new"), chosen | {"verder": "ja"}))
    answer = adviser.post(url("raakvlak_new"), chosen | {"explanation": "Droge voeten"})
    made = Raakvlak.objects.get(origin="adviseur")
    assert answer.headers["Location"] == url("raakvlak", made.pk)
    assert (made.social_goal, made.physical_project) == (goal, other)


def test_going_on_without_both_sides_asks_for_them(adviser, project):
    text = page(adviser.get(url("raakvlak_new"), {"fysiek": project.pk, "verder": "ja"}))
    assert "Kies aan beide kanten een doel of project." in text


def test_the_digest_is_switched_off_and_on(adviser, user, project):
    adviser.post(url("raakvlak_digest"), {"wil": "nee"})
    assert user.memberships.get().follower.wants_digest is False
    adviser.post(url("raakvlak_digest"), {"wil": "ja"})
    assert user.memberships.get().follower.wants_digest is True


def test_page_of_a_raakvlak_tells_that_a_side_is_of_another_domain_by_now(adviser, signal, goal_tree, user):
    confirmed = {"gezien": "gesignaleerd", "explanation": "Samen zwieren"}
    adviser.post(url("raakvlak_confirm", signal.pk), confirmed)
    changes, seen = {"domain": "fysiek"}, {"domain": "sociaal"}
    update_tree(user=user, goal_tree=goal_tree, changes=changes, seen=seen)
    shown = page(adviser.get(url("raakvlak", signal.pk)))
    assert "‘Ouderen zwieren’ hoort niet meer bij het domein sociaal." in shown
    assert url("raakvlak_reject", signal.pk) in shown
    response = adviser.post(url("raakvlak_reopen", signal.pk), {"gezien": "bevestigd"}, follow=True)
    assert "Daarom kan dit geen signaal meer zijn." in page(response)


def test_undo_of_what_was_recorded_works_once(adviser, user, organisation, goal_tree, project):
    goal = find(goal_tree, "Ouderen zwieren")
    judged = judging.record(
        user=user, organisation=organisation, social=goal, physical=project, texts={"explanation": "Zo"}
    )
    token = undo.of_judged(judged)
    adviser.post(url("raakvlak_undo"), {"token": token})
    assert Raakvlak.objects.filter(pk=judged.raakvlak.pk).count() == 0
    again = adviser.post(url("raakvlak_undo"), {"token": token}, follow=True)
    assert again.status_code == 200
    assert "Dit raakvlak is er niet meer" in page(again)
