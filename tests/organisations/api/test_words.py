"""Words of the vocabulary through the API."""

import pytest
from django.test import Client

from goals.models import Project, ProjectTerm
from organisations import vocabulary
from organisations.enums import Role, TermKind
from organisations.models import Membership, Term, User
from organisations.term_history import recent_history
from tests.api_client import ApiClient, key_client, problem
from tests.organisations.factories import make_member, make_organisation

pytestmark = pytest.mark.django_db

LIST = "/api/v1/woordenlijsten/doelgroepen/woorden"


@pytest.fixture
def best():
    return make_organisation()


@pytest.fixture
def reader(best):
    return key_client(best)


@pytest.fixture
def writer(best):
    return key_client(best, "schrijven")


def make_terms(organisation, *names, kind=TermKind.DOELGROEP, domain=""):
    added = vocabulary.add_terms(user=None, organisation=organisation, kind=kind, names=names, domain=domain)
    return added.terms


def names_of(response):
    return [row["naam"] for row in response.json()["results"]]


def session_client(user):
    client = ApiClient()
    client.force_login(user)
    return client


def test_lists_tell_how_many_words_they_have(best, reader):
    make_terms(best, "Jongeren", "Ouderen")
    make_terms(best, "Jeugd", kind=TermKind.BELEIDSVELD, domain="sociaal")
    make_terms(make_organisation("oirschot"), "Iedereen")

    told = reader.get("/api/v1/woordenlijsten").json()

    assert [(row["lijst"], row["naam"], row["aantalWoorden"]) for row in told["results"]] == [
        ("beleidsvelden", "Beleidsvelden", 1),
        ("themas", "Thema’s", 0),
        ("doelgroepen", "Doelgroepen", 2),
        ("wijken", "Wijken", 0),
        ("wetten", "Wetten", 0),
    ]
    assert reader.get("/api/v1/woordenlijsten/doelgroepen").json()["aantalWoorden"] == 2
    assert problem(reader.get("/api/v1/woordenlijsten/dingen"))[0] == 404


def test_words_of_a_list_are_those_of_ones_own_organisation(best, reader):
    make_terms(best, "Ouderen", "Jongeren")
    make_terms(best, "Centrum", kind=TermKind.WIJK)
    make_terms(make_organisation("oirschot"), "Iedereen")

    assert names_of(reader.get(LIST)) == ["Jongeren", "Ouderen"]


@pytest.mark.parametrize("count", [1, 3])
def test_words_cost_a_fixed_number_of_queries(best, reader, count, django_assert_num_queries):
    make_terms(best, *"abc"[:count])

    # The key, the organisation, the state of the list, how many, and the words.
    with django_assert_num_queries(5):
        told = reader.get(LIST).json()

    assert told["count"] == count


def test_words_are_filtered_and_sorted(best, reader):
    jeugd, wonen, _groen = (
        make_terms(best, name, kind=TermKind.BELEIDSVELD, domain=domain)[0]
        for name, domain in (("Jeugd", "sociaal"), ("Wonen", "fysiek"), ("Groen", "fysiek"))
    )
    vocabulary.remove_term(user=None, term=wonen)
    fields = "/api/v1/woordenlijsten/beleidsvelden/woorden"
    moment = reader.get(f"{fields}/{jeugd.pk}").json()["gewijzigdOp"]

    assert names_of(reader.get(fields)) == ["Groen", "Jeugd"]
    assert names_of(reader.get(fields, {"volgorde": "-naam"})) == ["Jeugd", "Groen"]
    assert names_of(reader.get(fields, {"domein": "fysiek"})) == ["Groen"]
    assert names_of(reader.get(fields, {"zoek": "EU"})) == ["Jeugd"]
    assert names_of(reader.get(fields, {"verwijderd": "true"})) == ["Wonen"]
    assert names_of(reader.get(fields, {"gewijzigdSinds": moment})) == ["Groen", "Jeugd"]
    assert names_of(reader.get(fields, {"gewijzigdSinds": "2099-01-01T00:00:00+01:00"})) == []


def test_words_asked_for_wrongly_are_refused_with_every_mistake(reader):
    asked = f"{LIST}?domein=groen&verwijderd=soms&gewijzigdSinds=gisteren&kleur=rood&volgorde=id"

    status, _, reasons = problem(reader.get(asked))

    assert status == 400
    assert sorted(reasons) == ["domein", "gewijzigdSinds", "kleur", "verwijderd", "volgorde"]


def test_unchanged_words_are_not_sent_again(best, reader):
    make_terms(best, "Ouderen")
    etag = reader.get(LIST)["ETag"]

    again = reader.get(LIST, headers={"If-None-Match": etag})
    make_terms(best, "Jongeren")
    changed = reader.get(LIST, headers={"If-None-Match": etag})

    assert (again.status_code, again.content, again["ETag"]) == (304, b"", etag)
    assert names_of(changed) == ["Jongeren", "Ouderen"]


def test_added_word_is_told_with_its_address(best, writer):
    response = writer.post(LIST, {"naam": "  Jonge   ouders "})

    word = Term.objects.get()
    told = response.json()
    assert response.status_code == 201
    assert response["Location"] == f"http://testserver{LIST}/{word.pk}"
    assert (word.name, word.kind, word.organisation) == ("Jonge ouders", TermKind.DOELGROEP, best)
    assert told == writer.get(response["Location"]).json()
    assert told["gewijzigdOp"].endswith("Z")
    assert told | {"gewijzigdOp": ""} == {
        "id": word.pk,
        "organisatie": str(best.pk),
        "lijst": "doelgroepen",
        "naam": "Jonge ouders",
        "domein": "",
        "gewijzigdOp": "",
        "verwijderdOp": None,
        "opgegaanIn": None,
    }


@pytest.mark.parametrize(
    ("body", "reasons"),
    [
        ({}, {"naam": "Vul dit veld in."}),
        ({"naam": " "}, {"naam": "Vul dit veld in."}),
        ({"naam": "x" * 81}, {"naam": "Maak deze tekst korter: hooguit 80 tekens."}),
        ({"naam": "a\0b"}, {"naam": "Null-tekens zijn niet toegestaan."}),
        ({"naam": "OUDEREN"}, {"naam": "‘OUDEREN’ staat al in deze lijst."}),
        (
            {"naam": "x", "domein": "fysiek"},
            {"domein": "Alleen een beleidsveld heeft een domein. Laat dit leeg."},
        ),
    ],
)
def test_word_that_cannot_be_is_refused_at_its_key(best, writer, body, reasons):
    make_terms(best, "Ouderen")

    assert problem(writer.post(LIST, body))[::2] == (400, reasons)
    assert Term.objects.count() == 1


def test_changed_word_keeps_what_was_not_sent(best, writer):
    [word] = make_terms(best, "Jeugt", kind=TermKind.BELEIDSVELD, domain="sociaal")
    address = f"/api/v1/woordenlijsten/beleidsvelden/woorden/{word.pk}"
    old = writer.get(address)["ETag"]

    response = writer.patch(address, {"naam": "Jeugd"}, headers={"If-Match": old})

    assert (response.json()["naam"], response.json()["domein"]) == ("Jeugd", "sociaal")
    assert response["ETag"] == writer.get(address)["ETag"] != old
    assert problem(writer.patch(address, {"naam": "Jong"}, headers={"If-Match": old}))[0] == 412
    assert problem(writer.delete(address, headers={"If-Match": old}))[0] == 412


def test_word_of_another_list_or_organisation_is_not_found(best, writer):
    [word] = make_terms(best, "Ouderen")
    [theirs] = make_terms(make_organisation("oirschot"), "Iedereen")
    elsewhere = f"/api/v1/woordenlijsten/themas/woorden/{word.pk}"

    for address in (elsewhere, f"{LIST}/{theirs.pk}", f"{LIST}/{'9' * 30}"):
        assert problem(writer.get(address))[0] == 404
        assert problem(writer.patch(address, {"naam": "x"}))[0] == 404
        assert problem(writer.delete(address))[0] == 404


def test_removed_word_can_come_back(best, writer):
    [word] = make_terms(best, "Ouderen")
    address = f"{LIST}/{word.pk}"

    assert writer.delete(address).status_code == 204
    assert names_of(writer.get(LIST)) == []
    assert writer.get(address).json()["verwijderdOp"].endswith("Z")
    assert problem(writer.patch(address, {"naam": "x"}))[:2] == (
        400,
        "‘Ouderen’ staat niet meer in de lijst.",
    )
    assert writer.post(f"{address}/herstel").json()["verwijderdOp"] is None
    assert problem(writer.post(f"{address}/herstel"))[:2] == (400, "‘Ouderen’ staat al weer in de lijst.")


def test_word_in_use_is_merged_not_removed(best, writer):
    old, new = make_terms(best, "Bejaarden", "Ouderen")
    project = Project.objects.create(organisation=best, name="Koffie", domain="sociaal")
    ProjectTerm.objects.create(project=project, term=old)

    refused = problem(writer.delete(f"{LIST}/{old.pk}"))
    merged = writer.post(f"{LIST}/{old.pk}/samenvoeging", {"met": new.pk})

    assert refused[:2] == (
        400,
        "‘Bejaarden’ hoort bij 1 project. Kies Samenvoegen: dan krijgen die een ander woord.",
    )
    assert merged.json()["naam"] == "Ouderen"
    assert [row.term for row in project.terms.through.objects.all()] == [new]
    assert writer.get(f"{LIST}/{old.pk}").json()["opgegaanIn"] == new.pk
    writer.post(f"{LIST}/{old.pk}/herstel")
    assert [row.term for row in project.terms.through.objects.all()] == [old]


@pytest.mark.parametrize("met", [0, 10**17, "twee", None])
def test_word_is_not_merged_with_what_is_no_word_of_the_list(best, writer, met):
    [word] = make_terms(best, "Ouderen")

    status, _, reasons = problem(writer.post(f"{LIST}/{word.pk}/samenvoeging", {"met": met}))

    assert (status, list(reasons)) == (400, ["met"])


def test_word_is_not_merged_with_itself(best, writer):
    [word] = make_terms(best, "Ouderen")

    refused = problem(writer.post(f"{LIST}/{word.pk}/samenvoeging", {"met": word.pk}))

    assert refused[:2] == (400, "Kies een ander woord uit dezelfde lijst.")


def test_history_names_the_key_that_changed_a_word(best, writer):
    response = writer.post(LIST, {"naam": "Jongeren"})
    writer.patch(response["Location"], {"naam": "Jeugd"})

    entries = recent_history(best, TermKind.DOELGROEP)

    assert [(entry.who, entry.text) for entry in entries] == [
        ("Zaaksysteem (API-sleutel)", "Veranderde ‘Jongeren’ in ‘Jeugd’."),
        ("Zaaksysteem (API-sleutel)", "Voegde ‘Jongeren’ toe."),
    ]


@pytest.mark.parametrize("role", [Role.ADVISEUR, Role.RAADSLID])
def test_only_a_beheerder_changes_words(best, role):
    client = session_client(make_member(best, role).user)
    [word] = make_terms(best, "Ouderen")

    assert names_of(client.get(LIST)) == ["Ouderen"]
    assert problem(client.patch(f"{LIST}/{word.pk}", {"naam": "x"}))[0] == 403
    assert problem(client.post(LIST, {"naam": "x"}))[0] == 403
    assert problem(client.post(f"{LIST}/{word.pk}/herstel"))[0] == 403
    assert problem(client.delete(f"{LIST}/{word.pk}"))[0] == 403


def test_beheerder_who_is_logged_in_changes_words(best):
    client = session_client(make_member(best, Role.BEHEERDER).user)

    assert client.post(LIST, {"naam": "Jongeren"}).status_code == 201


def test_keys_that_read_or_are_limited_change_no_words(best, reader):
    [word] = make_terms(best, "Ouderen")
    made = key_client(best, "schrijven")
    made.api_key.__class__.objects.filter(pk=made.api_key.pk).update(tree_ids=[best.pk])

    for client, detail in (
        (reader, "Met deze sleutel of deze rol kunt u lezen, maar niet wijzigen."),
        (
            made,
            "Woordenlijsten wijzigen kan alleen met een sleutel die schrijft en voor alle doelenbomen geldt.",
        ),
    ):
        assert names_of(client.get(LIST)) == ["Ouderen"]
        assert problem(client.patch(f"{LIST}/{word.pk}", {"naam": "x"}))[:2] == (403, detail)
        assert problem(client.post(LIST, {"naam": "x"}))[:2] == (403, detail)


def test_who_has_two_organisations_says_which(best):
    member = make_member(best, Role.BEHEERDER)
    other = make_organisation("oirschot")
    Membership.objects.create(user=member.user, organisation=other, role=Role.BEHEERDER)
    make_terms(other, "Iedereen")
    client = session_client(User.objects.get(pk=member.user.pk))

    assert list(problem(client.get(LIST))[2]) == ["organisatie"]
    assert list(problem(client.post(LIST, {"naam": "x"}))[2]) == ["organisatie"]
    assert names_of(client.get(LIST, {"organisatie": str(other.pk)})) == ["Iedereen"]
    assert client.post(LIST, {"naam": "x", "organisatie": str(other.pk)}).status_code == 201
    assert problem(client.get(LIST, {"organisatie": str(make_organisation("eersel").pk)}))[0] == 404


def test_words_are_for_who_is_known(best):
    assert problem(Client().get(LIST))[0] == 401
