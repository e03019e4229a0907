"""The pages of the vocabulary: what they show, say and refuse, and at how many queries."""

import pytest
from django.urls import reverse

from goals.models import Project, ProjectTerm
from organisations import vocabulary
from organisations.enums import Role, TermKind
from organisations.models import Term
from tests.organisations.factories import make_member, make_organisation

pytestmark = pytest.mark.django_db
QUERIES = 11


@pytest.fixture
def best():
    return make_organisation()


@pytest.fixture
def client(client, best):
    client.force_login(make_member(best, Role.BEHEERDER, name="Anneke").user)
    return client


def url(name, *args):
    return reverse(f"organisations:{name}", args=["best", *args])


def make_term(organisation, name, kind=TermKind.WIJK):
    return Term.objects.create(organisation=organisation, kind=kind, name=name)


def make_used_term(organisation, name):
    term = make_term(organisation, name)
    project = Project.objects.create(organisation=organisation, name="Speelplek", domain="fysiek")
    ProjectTerm.objects.create(project=project, term=term)
    return term


def text_of(answer):
    return " ".join(answer.content.decode().split())


@pytest.mark.parametrize("count", [1, 3])
def test_query_count_is_constant(client, best, count, django_assert_num_queries):
    for number in range(count):
        make_used_term(best, f"Wijk {number}")
        gone = make_term(best, f"Weg {number}")
        vocabulary.merge_terms(user=None, term=gone, into=make_term(best, f"Nog {number}"))
    with django_assert_num_queries(QUERIES):
        answer = client.get(url("vocabulary_list", "wijken"))
    assert text_of(answer).count("1 project<") == count


def test_an_unknown_list_is_not_found(client):
    assert client.get(url("vocabulary_list", "plaatsen")).status_code == 404


def test_a_word_of_another_organisation_is_not_found(client):
    term = make_term(make_organisation("veld"), "Dorp")
    answers = [
        client.get(url("term", term.pk)),
        client.get(url("term_merge", term.pk)),
        client.post(url("term_remove", term.pk)),
        client.post(url("term_restore", term.pk)),
    ]

    assert [answer.status_code for answer in answers] == [404] * 4


def test_an_empty_list_offers_the_start_set(client, best):
    assert "Begin met een startset" in text_of(client.get(url("vocabulary_list", "themas")))
    answer = client.post(url("vocabulary_fill"), follow=True)

    assert f"{best.terms.count()} woorden toegevoegd." in text_of(answer)
    assert "Begin met een startset" not in text_of(client.get(url("vocabulary_list", "wijken")))


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("Centrum", "‘Centrum’ toegevoegd."),
        ("Centrum\r\nSalderes\tNoord", "‘Centrum’ en ‘Salderes’ toegevoegd."),
        ("A\nB\nC\nD", "4 woorden toegevoegd."),
        ("Batadorp\nCentrum", "‘Centrum’ toegevoegd. ‘Batadorp’ stond al in de lijst."),
        ("batadorp\nBATADORP", "‘batadorp’ en ‘BATADORP’ stonden al in de lijst."),
    ],
)
def test_adding_tells_what_was_added(client, best, typed, sentence):
    make_term(best, "Batadorp")
    answer = client.post(url("vocabulary_list", "wijken"), {"names": typed}, follow=True)

    assert sentence in text_of(answer)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [("", "Typ of plak eerst een woord."), ("x" * 81, f"‘{'x' * 80}…’ is te lang")],
)
def test_what_cannot_be_added_stays_in_the_form(client, typed, sentence):
    answer = client.post(url("vocabulary_list", "wijken"), {"names": typed})

    assert answer.status_code == 422
    assert sentence in text_of(answer)
    assert f"{typed}</textarea>" in text_of(answer).replace("> ", ">")


def test_adding_can_be_undone(client, best):
    page = client.post(url("vocabulary_list", "wijken"), {"names": "Centrum"}, follow=True)
    token = page.context["undo"]["token"]
    answer = client.post(page.context["undo"]["url"], {"token": token}, follow=True)

    assert "De toegevoegde woorden zijn weer weg." in text_of(answer)
    assert not best.terms.alive().exists()


def test_an_undo_that_is_not_ours_says_so(client):
    answer = client.post(url("vocabulary_undo"), {"token": "verzonnen"}, follow=True)

    assert "Ongedaan maken kan alleen kort na de wijziging." in text_of(answer)


def test_searching_shows_the_words_that_hold_the_text(client, best):
    make_term(best, "Centrum"), make_term(best, "Salderes")
    answer = client.get(url("vocabulary_list", "wijken"), {"zoek": "saL"})

    assert [term.name for term in answer.context["terms"]] == ["Salderes"]
    answer = client.get(url("vocabulary_list", "wijken"), {"zoek": "<b>"})
    assert "Geen woord met ‘&lt;b&gt;’." in text_of(answer)


def test_changing_a_word_opens_it_in_the_list_and_keeps_it(client, best):
    term = make_term(best, "Centrum")
    assert client.get(url("term", term.pk)).context["editing"] == term
    answer = client.post(url("term", term.pk), {"initial-name": "Centrum", "name": " Best  Centrum "})

    assert answer.url == f"{url('vocabulary_list', 'wijken')}#woord-{term.pk}"
    assert best.terms.get().name == "Best Centrum"


def test_a_change_can_be_undone(client, best):
    term = make_term(best, "Centrum")
    sent = {"initial-name": "Centrum", "name": "Kern"}
    undo = client.post(url("term", term.pk), sent, follow=True).context["undo"]
    client.post(undo["url"], {"token": undo["token"]})

    assert best.terms.get().name == "Centrum"


def test_a_name_that_is_taken_is_refused_in_the_form(client, best):
    term = make_term(best, "Centrum")
    make_term(best, "Kern")
    answer = client.post(url("term", term.pk), {"initial-name": "Centrum", "name": "kern"})

    assert answer.status_code == 422
    assert "‘kern’ staat al in deze lijst." in text_of(answer)


def test_two_people_at_one_word_get_the_choice(client, best):
    term = make_term(best, "Centrum")
    Term.objects.update(name="Kern")
    answer = client.post(url("term", term.pk), {"initial-name": "Centrum", "name": "Binnenstad"})
    assert answer.status_code == 422
    (row,) = answer.context["stale"]
    assert row.now == ["Kern"]

    sent = dict(answer.context["kept"]) | {"nu-name": "Kern", "keuze-name": "mijne"}
    assert client.post(url("term", term.pk), sent).status_code == 302
    assert best.terms.get().name == "Binnenstad"


def test_merging_tells_first_what_it_will_do(client, best):
    old, new = make_used_term(best, "Oud"), make_term(best, "Nieuw")
    answer = client.get(url("term_merge", old.pk), {"met": new.pk})

    assert "1 project krijgt voortaan ‘Nieuw’. ‘Oud’ verdwijnt uit de lijst." in text_of(answer)
    assert ProjectTerm.objects.get().term == old


def test_merging_and_undoing_it(client, best):
    old, new = make_used_term(best, "Oud"), make_term(best, "Nieuw")
    page = client.post(url("term_merge", old.pk), {"met": new.pk}, follow=True)
    assert "‘Oud’ is samengevoegd met ‘Nieuw’." in text_of(page)
    assert ProjectTerm.objects.get().term == new

    page = client.post(page.context["undo"]["url"], follow=True)
    assert "‘Oud’ staat weer in de lijst." in text_of(page)
    assert ProjectTerm.objects.get().term == old


@pytest.mark.parametrize("met", ["", "0", "x"])
def test_merging_with_what_is_not_in_the_list_is_refused(client, best, met):
    old = make_term(best, "Oud")
    make_term(best, "Nieuw")
    answer = client.post(url("term_merge", old.pk), {"met": met})

    assert answer.status_code == 422
    assert "Kies een van de mogelijkheden uit de lijst." in text_of(answer)


def test_removing_can_be_undone(client, best):
    term = make_term(best, "Centrum")
    undo = client.post(url("term_remove", term.pk), follow=True).context["undo"]
    assert undo["text"] == "‘Centrum’ is uit de lijst."
    client.post(undo["url"])

    assert list(best.terms.alive()) == [term]


def test_a_word_in_use_has_no_button_to_remove_and_says_how_else(client, best):
    term = make_used_term(best, "Oud")
    assert "Verwijderen" not in text_of(client.get(url("vocabulary_list", "wijken")))
    answer = client.post(url("term_remove", term.pk), follow=True)

    assert "‘Oud’ hoort bij 1 project. Kies Samenvoegen: dan krijgen die een ander woord." in text_of(answer)
