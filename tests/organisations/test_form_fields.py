import re

import pytest
from django import forms
from django.utils import timezone

from history.edit_form import EditForm
from organisations.enums import TermKind
from organisations.form_fields import EMPTY_LIST, WRONG_CHOICE, offer_terms, terms_field
from organisations.models import Term
from tests.organisations.factories import make_organisation

WIJKEN = ["Centrum", "Heuveleind", "Salderes"]


class TagForm(EditForm):
    wijken = terms_field("Wijken", TermKind.WIJK, help_text="Waar?")
    themas = terms_field("Thema’s", TermKind.THEMA)

    def __init__(self, *args, organisation, **kwargs):
        super().__init__(*args, **kwargs)
        offer_terms(self, organisation)


def make_terms(organisation, kind=TermKind.WIJK, names=WIJKEN):
    return [Term.objects.create(organisation=organisation, kind=kind, name=name) for name in names]


def remove(term):
    term.removed_at = timezone.now()
    term.save()


@pytest.fixture
def organisation(db):
    return make_organisation()


@pytest.fixture
def wijken(organisation):
    return make_terms(organisation)


def test_terms_field_gives_the_chosen_terms_in_the_order_of_the_list(organisation, wijken):
    form = TagForm({"wijken": [wijken[2].pk, wijken[0].pk]}, organisation=organisation)

    assert form.is_valid()
    assert form.cleaned_data == {"wijken": [wijken[0], wijken[2]], "themas": []}


def test_terms_field_made_with_an_organisation_offers_its_words(organisation, wijken):
    field = terms_field("Wijken", TermKind.WIJK, organisation)

    assert field.clean([str(wijken[1].pk)]) == [wijken[1]]


def test_offer_terms_asks_one_query_for_all_lists(organisation, wijken, django_assert_num_queries):
    make_terms(organisation, TermKind.THEMA, ["Ontmoeten"])

    with django_assert_num_queries(1):
        form = TagForm(organisation=organisation)

    assert [label for _pk, label in form.fields["themas"].choices] == ["Ontmoeten"]


def test_terms_field_of_an_empty_list_says_who_fills_it(organisation):
    field = TagForm(organisation=organisation).fields["themas"]

    assert (field.choices, field.help_text) == ([], EMPTY_LIST)


@pytest.mark.parametrize("wrong", ["x", "0", "99999999999999999999"])
def test_terms_field_refuses_what_is_not_in_the_list(organisation, wijken, wrong):
    form = TagForm({"wijken": [wrong]}, organisation=organisation)

    assert form.errors == {"wijken": [WRONG_CHOICE]}


def test_terms_field_refuses_words_of_another_list_and_of_another_organisation(organisation, wijken):
    [thema] = make_terms(organisation, TermKind.THEMA, ["Spelen"])
    [elsewhere] = make_terms(make_organisation("elders"), names=["Dorp"])
    form = TagForm({"wijken": [thema.pk, elsewhere.pk]}, organisation=organisation)

    assert form.errors == {"wijken": [WRONG_CHOICE]}


def test_terms_field_refuses_a_word_that_was_removed_meanwhile(organisation, wijken):
    remove(wijken[0])
    form = TagForm({"wijken": [wijken[0].pk, wijken[1].pk]}, organisation=organisation)

    assert form.errors == {"wijken": ["‘Centrum’ staat niet meer in de lijst. Kies opnieuw."]}
    assert [label for _pk, label in form.fields["wijken"].choices] == ["Heuveleind", "Salderes"]


def test_terms_field_remembers_what_the_form_was_filled_with(organisation, wijken):
    filled = TagForm(initial={"wijken": wijken[:2]}, organisation=organisation)
    hidden = re.findall(r'type="hidden" name="initial-wijken" value="(\d+)"', str(filled["wijken"]))
    remove(wijken[0])
    sent = {"initial-wijken": hidden, "wijken": [wijken[1].pk, wijken[2].pk]}
    form = TagForm(sent, organisation=organisation)

    assert form.is_valid()
    assert form.seen() == {"wijken": wijken[:2], "themas": []}
    assert form.changes() == {"wijken": wijken[1:], "themas": []}
    assert form.has_changed()


def test_terms_field_without_a_change_has_not_changed(wijken, organisation):
    form = TagForm({"wijken": [wijken[0].pk], "initial-wijken": [wijken[0].pk]}, organisation=organisation)

    assert not form.has_changed()


def test_terms_widget_of_a_short_list_lies_open(organisation, wijken):
    html = str(TagForm(initial={"wijken": [wijken[1]]}, organisation=organisation)["wijken"])

    assert html.count('type="checkbox"') == 3
    assert re.findall(r'value="(\d+)"[^>]* checked', html) == [str(wijken[1].pk)]
    assert "<details" not in html


def test_terms_widget_of_a_long_list_tells_what_is_chosen(organisation):
    terms = make_terms(organisation, names=[f"Wijk {number:02}" for number in range(60)])
    html = str(TagForm(initial={"wijken": terms[3:5]}, organisation=organisation)["wijken"])

    assert html.count('type="checkbox"') == 60
    assert '<details class="terms">' in html
    assert "Wijk 03, Wijk 04" in html


def test_terms_widget_opens_when_something_is_wrong(organisation):
    make_terms(organisation, names=[f"Wijk {number:02}" for number in range(60)])
    form = TagForm({"wijken": ["x"]}, organisation=organisation)

    assert '<details class="terms" open>' in str(form["wijken"])


def test_terms_field_works_in_a_plain_form(organisation, wijken):
    class PlainForm(forms.Form):
        wijken = terms_field("Wijken", TermKind.WIJK)

    form = PlainForm({"wijken": [wijken[0].pk]})
    offer_terms(form, organisation)

    assert form.is_valid()
