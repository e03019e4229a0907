"""Form fields that speak plain Dutch when something is wrong; used by the forms of every app.

Belongs here: single fields. Whole forms belong to the app whose things they change.
"""

from django import forms

from history.conflicts import plain
from organisations.limits import LONGEST_LINE, LONGEST_TEXT, YEAR

MOST_DIGITS = 18  # of a whole number that means anything here
TOO_LONG = "Maak deze tekst korter: hooguit %(limit_value)d tekens. Het zijn er nu %(show_value)d."
WRONG_DATE = "Vul een dag in zoals 31-12-2027."
WRONG_CHOICE = "Kies een van de mogelijkheden uit de lijst."


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
