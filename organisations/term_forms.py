"""What a beheerder fills in about the words of the vocabulary; the rules are in vocabulary.py."""

from django import forms

from history.edit_form import EditForm
from organisations.enums import Domain, TermKind
from organisations.form_fields import choice_field, text_field, title_field
from organisations.limits import LONGEST_TERM, MOST_TERMS

DOMAINS = [("", "allebei"), *Domain.choices]
MOST_TYPED = MOST_TERMS * (LONGEST_TERM + 2)  # characters of a whole list, with line ends
EMPTY = "Typ of plak eerst een woord."


class AddTermsForm(forms.Form):
    """New words, one a line; those of a beleidsveld get a domain."""

    names = text_field(
        "Nieuwe woorden", "Eén per regel. U kunt een kolom uit Excel plakken.", MOST_TYPED, rows=4
    )
    domain = choice_field("Domein", DOMAINS, required=False)

    def __init__(self, *args, kind, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["names"].required = True
        self.fields["names"].error_messages["required"] = EMPTY
        if kind != TermKind.BELEIDSVELD:
            del self.fields["domain"]

    def clean_names(self):
        """The lines; of what was copied from a table, the first column."""
        return [line.split("\t")[0] for line in self.cleaned_data["names"].splitlines()]


class TermForm(EditForm):
    """The name of a word, and the domain of a beleidsveld."""

    name = title_field("Woord", "Vul een woord in.", LONGEST_TERM)
    domain = choice_field("Domein", DOMAINS, required=False)

    def __init__(self, *args, term, **kwargs):
        initial = {"name": term.name, "domain": term.domain}
        super().__init__(*args, initial=initial, **kwargs)
        self.fields["name"].widget.attrs["autofocus"] = True
        if term.kind != TermKind.BELEIDSVELD:
            del self.fields["domain"]

    def clean_name(self):
        """A word has one space between its parts."""
        return " ".join(self.cleaned_data["name"].split())


class MergeForm(forms.Form):
    """Which of `terms` takes the place of the word that goes."""

    met = choice_field("Welk woord komt ervoor in de plaats?")

    def __init__(self, *args, terms, **kwargs):
        super().__init__(*args, **kwargs)
        self.terms = {str(term.pk): term for term in terms}
        self.fields["met"].choices = [("", "Kies een woord"), *((pk, t.name) for pk, t in self.terms.items())]

    def clean_met(self):
        """The Term that was chosen."""
        return self.terms[self.cleaned_data["met"]]
