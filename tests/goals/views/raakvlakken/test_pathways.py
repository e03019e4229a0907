"""The werkingspaden of an organisation: listing, trying, changing, switching, and back."""

import pytest
from django.urls import reverse

from goals.assessment.refresh import bring_up_to_date
from goals.models import OwnPathway, Raakvlak
from goals.raakvlakken.pathways import shipped_pathways
from organisations.enums import Role
from tests.goals.assessment.factories import make_pathway, make_project, make_social_tree
from tests.goals.factories import make_organisation, make_user

pytestmark = pytest.mark.django_db
SHIPPED = "zitplek-ontmoeten"
TYPED = {
    "name": "Flonkers",
    "mechanism": "Bij een flonker gaan mensen zwieren.",
    "strength": "sterk",
    "physical_words": "flonker*",
    "social_words": "zwier*\n@ontmoeten",
}


@pytest.fixture
def organisation():
    return make_organisation()


@pytest.fixture
def manager(client, organisation):
    client.force_login(make_user(organisation, Role.BEHEERDER))
    return client


def url(name, *args):
    return reverse(f"goals:{name}", args=["best", *args])


def rows(response):
    return {row.pathway.key: row for row in response.context["rows"]}


def page(response):
    return " ".join(response.content.decode().split())


def test_a_new_one_finds_signals_at_once(manager, organisation):
    make_social_tree(organisation, "D Ouderen zwieren")
    make_project(organisation)
    bring_up_to_date(organisation)
    answer = manager.post(url("pathway_new"), TYPED)
    assert answer.headers["Location"] == url("pathways")
    first = manager.get(url("pathways")).context["rows"][0]
    assert (first.pathway.key, first.origin, first.count) == ("flonkers", "van uzelf", 1)


@pytest.mark.parametrize(
    ("wrong", "errors"),
    [
        (
            {"physical_words": "flon*ker"},
            {
                "physical_words": [
                    "Regel 1: In ‘flon*ker’ staat een * midden in een woord. Zet * aan begin of eind."
                ]
            },
        ),
        ({"social_words": ""}, {"social_words": ["Kies een woordgroep of typ minstens één woord."]}),
        (
            {"social_words": "@zitplekken"},
            {"social_words": ["De woordgroep ‘zitplekken’ bestaat niet of hoort bij het andere domein."]},
        ),
        ({"name": ""}, {"name": ["Geef het werkingspad een naam."]}),
    ],
)
def test_what_is_wrong_is_said_at_its_field(manager, wrong, errors):
    answer = manager.post(url("pathway_new"), TYPED | wrong)
    assert (answer.status_code, answer.context["form"].errors) == (422, errors)
    assert not OwnPathway.objects.exists()


def test_words_are_tried_without_storing(manager):
    tried = {"proberen": "ja", "fysiek": "Vier flonkers", "sociaal": "Ouderen zwieren"}
    answer = manager.post(url("pathway_new"), TYPED | tried)
    assert answer.status_code == 200
    assert "‘flonkers’ en ‘zwieren’: Bij een flonker gaan mensen zwieren." in page(answer)
    assert not OwnPathway.objects.exists()


def test_what_comes_along_is_tried_on_the_list(manager):
    words = {"fysiek": "Bankjes plaatsen", "sociaal": "Minder vereenzaming"}
    signals = manager.get(url("pathways"), words).context["tried"]["signals"]
    assert SHIPPED in {reason.key for signal in signals for reason in signal.reasons}


def test_a_shipped_one_is_changed_switched_off_and_put_back(manager, organisation):
    form = manager.get(url("pathway_edit", SHIPPED)).context["form"]
    values = {name: value for name, value in form.initial.items() if value}
    seen = {f"initial-{name}": value for name, value in values.items()}
    manager.post(url("pathway_edit", SHIPPED), {**seen, **values, "name": "Bankjes"})
    own = OwnPathway.objects.get()
    assert (own.key, own.name, own.physical_words) == (SHIPPED, "Bankjes", "@zitplekken")
    manager.post(url("pathway_switch", SHIPPED, "uit"))
    listed = rows(manager.get(url("pathways"), {"zoek": "Bankjes", "soort": "uit"}))
    assert list(listed) == [SHIPPED]
    own.refresh_from_db()
    assert own.is_on is False
    manager.post(url("pathway_remove", SHIPPED))
    assert rows(manager.get(url("pathways"), {"zoek": "Zitplekken en ontmoeten"}))[SHIPPED].own is None
    manager.post(url("pathway_restore", own.pk))
    own.refresh_from_db()
    assert own.removed_at is None


def test_switching_off_takes_its_signals_away(manager, organisation):
    make_pathway(organisation)
    make_social_tree(organisation, "D Ouderen zwieren")
    make_project(organisation)
    bring_up_to_date(organisation)
    assert Raakvlak.objects.count() == 1
    manager.post(url("pathway_switch", "flonker-zwier", "uit"))
    manager.get(url("pathways"))
    assert Raakvlak.objects.count() == 0


def test_two_people_at_one_werkingspad_get_both(manager, organisation):
    make_pathway(organisation)
    form = manager.get(url("pathway_edit", "flonker-zwier")).context["form"]
    values = {name: value for name, value in form.initial.items() if value}
    seen = {f"initial-{name}": value for name, value in values.items()}
    OwnPathway.objects.update(name="Van een ander")
    answer = manager.post(url("pathway_edit", "flonker-zwier"), {**seen, **values, "name": "Van mij"})
    assert (answer.status_code, [row.name for row in answer.context["stale"]]) == (409, ["name"])


def test_the_list_searches_and_counts_all(manager):
    everything = manager.get(url("pathways")).context
    assert everything["total"] == len(shipped_pathways())
    assert SHIPPED in rows(manager.get(url("pathways"), {"zoek": "zitbanken eenzaamheid"}))
    assert rows(manager.get(url("pathways"), {"zoek": "bestaatniet"})) == {}


@pytest.mark.parametrize("count", [1, 3])
def test_queries_stay_the_same(manager, organisation, count, django_assert_num_queries):
    for number in range(count):
        make_pathway(organisation, f"flonker-{number}")
    manager.get(url("pathways"))
    with django_assert_num_queries(7):
        manager.get(url("pathways"))
