"""The pages on which a beheerder manages keys."""

import re
from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from goals import services
from goals.api_key_forms import BOTH, NO_TREE
from organisations import api_keys
from organisations.enums import KeyRight, Role
from organisations.models import ApiKey
from tests.goals.factories import make_organisation, make_tree
from tests.organisations.factories import make_member, make_new_key

pytestmark = pytest.mark.django_db

LIST = "/best/beheer/sleutels/"
NEW = f"{LIST}nieuw/"


@pytest.fixture
def best():
    return make_organisation()


@pytest.fixture
def beheerder(best):
    return make_member(best, Role.BEHEERDER, name="Bea").user


@pytest.fixture
def client(client, beheerder):
    client.force_login(beheerder)
    return client


def filled(**changes):
    """What somebody posts."""
    return {
        "id": str(uuid4()),
        "name": "Website",
        "contact": "Kees, 14 0499",
        "right": "lezen",
        "tree_ids": ["alle"],
        "expires_on": (timezone.localdate() + timedelta(days=365)).isoformat(),
    } | changes


def seen(api_key, **changes):
    """What somebody posts who changes a key: all fields, and what the form was filled with."""
    now = {
        "name": api_key.name,
        "contact": api_key.contact,
        "right": api_key.right,
        "tree_ids": [str(pk) for pk in api_key.tree_ids] or ["alle"],
        "expires_on": api_key.expires_on.isoformat(),
    }
    return now | {f"initial-{name}": value for name, value in now.items()} | changes


def text_of(response):
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def edit_url(api_key):
    return reverse("goals:api_key", args=["best", api_key.pk])


def test_page_without_keys_says_what_they_are_for(client, best):
    told = text_of(client.get(LIST))

    assert "Een sleutel is het wachtwoord van een programma" in told
    assert "Zo haalt u de boom op" in told


def test_form_of_a_new_key_starts_safe(client, best):
    form = client.get(NEW).context["form"]

    assert (form["right"].value(), form["tree_ids"].value()) == (KeyRight.LEZEN, ["alle"])
    assert form["expires_on"].value() == timezone.localdate() + timedelta(days=365)


def test_new_key_is_shown_once_and_kept_nowhere(client, best, caplog):
    with caplog.at_level("DEBUG"):
        response = client.post(NEW, filled())

    secret = response.context["made"].secret
    assert f'value="{secret}"' in response.content.decode()
    assert "U ziet deze sleutel maar één keer." in text_of(response)
    assert "no-store" in response["Cache-Control"]
    assert api_keys.recognise(secret).user.key.organisation_id == best.pk
    later = [client.get(address).content.decode() for address in (LIST, edit_url(ApiKey.objects.get()))]
    hidden = secret.split(".")[1]
    assert not any(hidden in text for text in [*later, caplog.text, str(dict(client.session))])


def test_form_sent_again_makes_no_second_key(client, best):
    posted = filled()
    client.post(NEW, posted)

    response = client.post(NEW, posted)

    assert response.status_code == 422
    assert api_keys.MADE_ALREADY in text_of(response)
    assert ApiKey.objects.count() == 1


def test_key_may_be_for_some_trees(client, best):
    trees = [make_tree(best, title=title) for title in ("Jeugd", "Wonen", "Zorg")]

    client.post(NEW, filled(tree_ids=[str(tree.pk) for tree in trees[:2]]))

    assert set(ApiKey.objects.get().tree_ids) == {tree.pk for tree in trees[:2]}
    told = text_of(client.get(LIST))
    assert "Jeugd Wonen" in told
    assert "Zorg" not in told


@pytest.mark.parametrize(
    ("changes", "field", "text"),
    [
        ({"name": " "}, "name", "Vul in welk programma de sleutel gebruikt."),
        ({"contact": ""}, "contact", "Vul in wie er over dit programma gaat."),
        ({"right": "alles"}, "right", "Kies een van de mogelijkheden uit de lijst."),
        ({"tree_ids": []}, "tree_ids", NO_TREE),
        ({"tree_ids": ["x"]}, "tree_ids", "Kies een van de mogelijkheden uit de lijst."),
        ({"tree_ids": [str(uuid4())]}, "tree_ids", "Kies een van de mogelijkheden uit de lijst."),
        ({"expires_on": ""}, "expires_on", "Vul de laatste dag in."),
        ({"expires_on": "2020-01-01"}, "expires_on", "Kies een dag vanaf vandaag."),
        (
            {"expires_on": "2099-01-01"},
            "expires_on",
            "Kies een dag binnen drie jaar; daarna maakt u een nieuwe sleutel.",
        ),
    ],
)
def test_what_cannot_be_is_said_at_the_field(client, best, changes, field, text):
    response = client.post(NEW, filled(**changes))

    assert response.status_code == 422
    assert response.context["form"].errors == {field: [text]}
    assert ApiKey.objects.count() == 0


def test_all_trees_and_some_trees_do_not_go_together(client, best):
    tree = make_tree(best)

    response = client.post(NEW, filled(tree_ids=["alle", str(tree.pk)]))

    assert response.context["form"].errors == {"tree_ids": [BOTH]}


def test_tree_of_others_or_in_the_bin_is_not_offered(client, best):
    theirs = make_tree(make_organisation("oirschot"))
    binned = make_tree(best, title="Oud")
    services.remove_tree(user=None, goal_tree=binned)

    for tree in (theirs, binned):
        response = client.post(NEW, filled(tree_ids=[str(tree.pk)]))
        assert list(response.context["form"].errors) == ["tree_ids"]


def test_key_keeps_a_tree_that_went_into_the_bin(client, best):
    tree = make_tree(best, title="Jeugd")
    api_key = make_new_key(best, tree_ids=[tree.pk]).api_key
    services.remove_tree(user=None, goal_tree=tree)

    client.post(edit_url(api_key), seen(api_key, name="Website"))

    api_key.refresh_from_db()
    assert (api_key.name, api_key.tree_ids) == ("Website", [tree.pk])
    assert "Jeugd (in de prullenbak)" in text_of(client.get(LIST))


def test_changed_key_goes_on_as_it_was(client, best):
    made = make_new_key(best)

    response = client.post(edit_url(made.api_key), seen(made.api_key, right="schrijven"), follow=True)

    assert "De sleutel ‘Zaaksysteem’ is bewaard." in text_of(response)
    assert api_keys.recognise(made.secret).user.key.right == KeyRight.SCHRIJVEN


def test_change_of_a_colleague_is_shown_and_chosen_from(client, best):
    tree = make_tree(best, title="Jeugd")
    api_key = make_new_key(best).api_key
    api_keys.change_key(
        user=None,
        api_key=api_key,
        changes={"tree_ids": [tree.pk], "name": "Intranet"},
        seen={"tree_ids": [], "name": "Zaaksysteem"},
    )
    other = make_tree(best, title="Wonen")
    posted = seen(api_key, tree_ids=[str(other.pk)], name="Website")

    refused = client.post(edit_url(api_key), posted)

    assert refused.status_code == 422
    assert "Jeugd Deze laten staan Van u, nog niet bewaard Wonen" in text_of(refused)
    chosen = {
        "keuze-tree_ids": "hunne",
        "nu-tree_ids": [str(tree.pk)],
        "keuze-name": "mijne",
        "nu-name": "Intranet",
    }
    client.post(edit_url(api_key), posted | chosen)
    api_key.refresh_from_db()
    assert (api_key.name, api_key.tree_ids) == ("Website", [tree.pk])


def test_revoking_asks_first_and_is_for_good(client, best, beheerder):
    made = make_new_key(best)
    address = reverse("goals:api_key_revoke", args=["best", made.api_key.pk])

    asked = text_of(client.get(address))
    assert "Intrekken kunt u niet ongedaan maken." in asked
    assert "dan maakt u een nieuwe sleutel" in asked
    assert api_keys.recognise(made.secret)

    after = text_of(client.post(address, follow=True))
    assert "De sleutel ‘Zaaksysteem’ is ingetrokken. Hij werkt niet meer." in after
    assert "Verlopen en ingetrokken" in after
    assert api_keys.recognise(made.secret) is None


def test_key_that_a_colleague_revoked_meanwhile_is_not_changed(client, best):
    api_key = make_new_key(best).api_key
    api_keys.revoke_key(user=None, api_key=api_key)

    assert "is ingetrokken. Maak een nieuwe." in text_of(client.get(edit_url(api_key), follow=True))
    refused = client.post(edit_url(api_key), seen(api_key, name="Website"))
    assert (refused.status_code, "Deze sleutel is ingetrokken." in text_of(refused)) == (422, True)
    revoke = reverse("goals:api_key_revoke", args=["best", api_key.pk])
    assert "is al ingetrokken" in text_of(client.get(revoke, follow=True))
    assert "was al ingetrokken" in text_of(client.post(revoke, follow=True))


def test_list_tells_how_each_key_stands(client, best, beheerder):
    for name in ("Dashboard", "Intranet", "Website", "Zaaksysteem"):
        make_new_key(best, name=name)
    used, soon, expired, revoked = ApiKey.objects.order_by("name")
    ApiKey.objects.filter(pk=used.pk).update(last_used_at=timezone.now(), created_by=beheerder)
    ApiKey.objects.filter(pk=soon.pk).update(expires_on=timezone.localdate() + timedelta(days=30))
    ApiKey.objects.filter(pk=expired.pk).update(expires_on=timezone.localdate() - timedelta(days=1))
    api_keys.revoke_key(user=beheerder, api_key=revoked)

    response = client.get(LIST)

    assert [key.name for key in response.context["working"]] == ["Dashboard", "Intranet"]
    assert [key.name for key in response.context["ended"]] == ["Website", "Zaaksysteem"]
    told = text_of(response)
    for words in ("door Bea", "vandaag", "verloopt binnenkort", "nog nooit", "verlopen", "ingetrokken"):
        assert words in told


def test_page_tells_who_did_what(client, best, beheerder):
    client.post(NEW, filled())
    api_key = ApiKey.objects.get()
    tree = make_tree(best)
    client.post(edit_url(api_key), seen(api_key, right="schrijven", tree_ids=[str(tree.pk)]))
    client.post(reverse("goals:api_key_revoke", args=["best", api_key.pk]))

    entries = client.get(LIST).context["entries"]

    assert [(entry.who, entry.text) for entry in entries] == [
        ("Bea", "Trok sleutel ‘Website’ in."),
        (
            "Bea",
            (
                "Liet sleutel ‘Website’ gelden voor 1 doelenboom. "
                "Wijzigde het recht van alleen lezen naar lezen en schrijven bij sleutel ‘Website’."
            ),
        ),
        ("Bea", "Maakte sleutel ‘Website’: alleen lezen, alle doelenbomen."),
    ]


@pytest.mark.parametrize("count", [1, 3])
def test_list_costs_a_fixed_number_of_queries(client, best, count, django_assert_num_queries):
    tree = make_tree(best)
    for number in range(count):
        make_new_key(best, name=f"Sleutel {number}", tree_ids=[tree.pk])

    # Session, person, organisation, membership, keys, trees and history.
    with django_assert_num_queries(7):
        client.get(LIST)


def test_keys_of_another_organisation_are_not_found(client, best):
    theirs = make_new_key(make_organisation("oirschot")).api_key

    for name in ("api_key", "api_key_revoke"):
        assert client.post(reverse(f"goals:{name}", args=["best", theirs.pk])).status_code == 404
