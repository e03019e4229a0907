"""A form with words of the vocabulary that two people changed."""

import pytest
from django.http import QueryDict
from django.template.loader import render_to_string

from history.conflicts import StaleField, StaleFields
from history.edit_form import EditForm
from organisations.enums import TermKind
from organisations.form_fields import offer_terms, terms_field
from organisations.models import Term
from organisations.views.stale import kept, stale_rows, with_choices
from tests.organisations.factories import make_organisation


class TagForm(EditForm):
    wijken = terms_field("Wijken", TermKind.WIJK)


@pytest.fixture
def wijken(db):
    best = make_organisation()
    names = ("Centrum", "Heuveleind", "Salderes")
    return [Term.objects.create(organisation=best, kind=TermKind.WIJK, name=name) for name in names]


def tag_form(wijken, data):
    form = TagForm(data)
    offer_terms(form, wijken[0].organisation)
    assert form.is_valid()
    return form


def sent(seen, mine):
    data = QueryDict(mutable=True)
    data.setlist("initial-wijken", [term.pk for term in seen])
    data.setlist("wijken", [term.pk for term in mine])
    return data


@pytest.mark.parametrize(("choice", "index"), [("hunne", 2), ("mijne", 1)])
def test_choosing_between_two_lists_of_words_keeps_the_chosen_one(wijken, choice, index):
    theirs, mine = [wijken[0], wijken[2]], wijken[:2]
    form = tag_form(wijken, sent(wijken[:1], mine))
    (row,) = stale_rows(form, StaleFields([StaleField("wijken", theirs, mine)]))
    again = QueryDict(mutable=True)
    for name, value in kept(form):
        again.appendlist(name, value)
    again.setlist("nu-wijken", row.now)
    again["keuze-wijken"] = choice
    chosen = tag_form(wijken, with_choices(again))

    assert chosen.seen() == {"wijken": theirs}
    assert chosen.changes() == {"wijken": [wijken[0], wijken[index]]}


def test_stale_words_are_shown_by_their_names(wijken):
    form = tag_form(wijken, sent(wijken, []))
    (row,) = stale_rows(form, StaleFields([StaleField("wijken", wijken[1:], [])]))
    html = render_to_string("components/stale_fields.html", {"rows": [row], "kept": kept(form)})

    assert "".join(part.text for part in row.theirs) == "Heuveleind, Salderes"
    assert "".join(part.text for part in row.mine) == "niet ingevuld"
    assert [html.count(f'name="nu-wijken" value="{term.pk}"') for term in wijken] == [0, 1, 1]
