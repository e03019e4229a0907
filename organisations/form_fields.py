"""Form fields that speak plain Dutch when something is wrong; used by the forms of every app.

Belongs here: single fields. Whole forms belong to the app whose things they change.
"""

from django import forms
from django.core.exceptions import ValidationError

from history.conflicts import plain
from organisations.limits import LONGEST_LINE, LONGEST_TEXT, YEAR

MOST_DIGITS = 18  # of a whole number that means anything here
TOO_LONG = "Maak deze tekst korter: hooguit %(limit_value)d tekens. Het zijn er nu %(show_value)d."
WRONG_DATE = "Vul een dag in zoals 31-12-2027."
WRONG_CHOICE = "Kies een van de mogelijkheden uit de lijst."
EMPTY_LIST = "Deze lijst is nog leeg. Een beheerder vult haar bij Beheer, Woordenlijsten."
SHORT_LIST = 8  # words that are shown without opening a list first


def whole_number(text):
    """The number that digits say; None for any other text, and for more digits than numbers here have."""
    return int(text) if text.isdecimal() and len(text) <= MOST_DIGITS else None


class Text(forms.CharField):
    """A text of several lines; browsers send other line endings than we store."""

    widget = forms.Textarea

    def to_python(self, value):
        return plain(super().to_python(value))


def title_field(label="Titel", empty="Vul een titel in.", max_length=LONGEST_LINE):
    """A field that must be filled in, of one line."""
    return forms.CharField(
        label=label,
        max_length=max_length,
        error_messages={"required": empty, "max_length": TOO_LONG},
    )


def line_field(label, help_text="", max_length=LONGEST_LINE):
    """A field of one line that may stay empty."""
    return forms.CharField(
        label=label,
        help_text=help_text,
        required=False,
        max_length=max_length,
        error_messages={"max_length": TOO_LONG},
    )


def reason_field():
    """Why somebody makes the change."""
    return forms.CharField(
        label="Reden van de wijziging",
        help_text="Komt in de geschiedenis te staan, bijvoorbeeld: motie van de raad.",
        required=False,
        max_length=500,
        error_messages={"max_length": TOO_LONG},
    )


def text_field(label, help_text, max_length=LONGEST_TEXT, rows=5):
    """A field of several lines that may stay empty."""
    return Text(
        label=label,
        help_text=help_text,
        required=False,
        max_length=max_length,
        widget=forms.Textarea(attrs={"rows": rows}),
        error_messages={"max_length": TOO_LONG},
    )


def file_field(label, help_text, accept):
    """A file to choose; `accept` are the endings that the browser offers."""
    return forms.FileField(
        label=label,
        help_text=help_text,
        widget=forms.FileInput(attrs={"accept": accept}),
        error_messages={
            "required": "Kies eerst een bestand.",
            "empty": "Dit bestand is leeg. Kies een ander.",
        },
    )


def date_field(label):
    """A day that may stay empty."""
    return forms.DateField(
        label=label,
        required=False,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        error_messages={"invalid": WRONG_DATE},
    )


def choice_field(label, choices=(), **kwargs):
    """One of a list."""
    return forms.ChoiceField(
        label=label,
        choices=choices,
        error_messages={"invalid_choice": WRONG_CHOICE, "required": WRONG_CHOICE},
        **kwargs,
    )


def year_field(label, *, required=False):
    """A year, which may stay empty unless it is required."""
    wrong = "Vul een jaar in met vier cijfers, zoals 2027."
    return forms.IntegerField(
        label=label,
        required=required,
        validators=YEAR,
        error_messages={"invalid": wrong, "required": wrong},
    )


class TermsWidget(forms.CheckboxSelectMultiple):
    """Checkboxes; a long list opens below what is chosen, with a field to search in it (terms.js)."""

    template_name = "organisations/terms_widget.html"

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        options = [option for _group, options, _index in context["widget"]["optgroups"] for option in options]
        chosen = [option["label"] for option in options if option["selected"]]
        has_error = bool(context["widget"]["attrs"].get("aria-invalid"))
        return context | {
            "options": options,
            "chosen": chosen,
            "is_long": len(options) > SHORT_LIST,
            "is_open": has_error,
        }


class TermsField(forms.MultipleChoiceField):
    """Words of one list of the vocabulary, as a list of Terms in the order of the list.

    What the form was filled with may hold words that were removed since; what is chosen may not.
    """

    widget = TermsWidget
    hidden_widget = forms.MultipleHiddenInput

    def __init__(self, kind, **kwargs):
        super().__init__(required=False, **kwargs)
        self.kind = kind
        self.terms = []

    def offer(self, terms):
        """Take the words of this kind out of those of an organisation, removed ones included."""
        self.terms = [term for term in terms if term.kind == self.kind]
        self.choices = [(str(term.pk), term.name) for term in self.terms if term.removed_at is None]
        if not self.choices:
            self.help_text = EMPTY_LIST

    def prepare_value(self, value):
        return [str(getattr(one, "pk", one)) for one in value or []]

    def to_python(self, value):
        asked = set(super().to_python(value))
        found = [term for term in self.terms if str(term.pk) in asked]
        if len(found) < len(asked):
            raise ValidationError(WRONG_CHOICE)
        return found

    def validate(self, value):
        gone = [f"‘{term.name}’" for term in value if term.removed_at]
        if gone:
            raise ValidationError(f"{', '.join(gone)} staat niet meer in de lijst. Kies opnieuw.")

    def has_changed(self, initial, data):
        return super().has_changed(self.prepare_value(initial), data)


def terms_field(label, kind, organisation=None, help_text=""):
    """Any number of words of one list (TermKind) of the vocabulary; cleaned, it is a list of Terms.

    Initially it takes Terms too, such as `list(project.terms.all())`. Declare it in a form without
    `organisation` and call `offer_terms` in `__init__`, or make it there with one. The page needs
    css/terms.css and js/terms.js.
    """
    field = TermsField(kind, label=label, help_text=help_text)
    if organisation:
        field.offer(organisation.terms.of_kind(kind))
    return field


def offer_terms(form, organisation):
    """Fill all fields of a form that `terms_field` made, in one query."""
    terms = list(organisation.terms.all())
    for field in form.fields.values():
        if isinstance(field, TermsField):
            field.offer(terms)
