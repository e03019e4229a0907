"""A form that another person was ahead of: both texts side by side and a choice per field.

Belongs here: how a stale form is shown and how the choice comes back. What counts as stale is
in history/conflicts.py. Nothing is overwritten without a choice: a field for which no choice came back
is still stale.
"""

from dataclasses import dataclass

from django.forms import ChoiceField
from django.utils.choices import flatten_choices

from history.dates import spoken_date
from history.words import word_difference
from organisations.form_fields import TermsField

THEIRS = "hunne"
EMPTY = "niet ingevuld"


@dataclass(frozen=True)
class StaleRow:
    """One field: both texts in Parts, the values the field holds now, and who changed it when."""

    name: str
    label: str
    theirs: list
    mine: list
    now: list
    entry: object


def stale_rows(form, stale):
    """The StaleFields of a bound form, ready to be shown."""
    return [_row(form[field.name], field) for field in stale.fields]


def kept(form):
    """All that a bound edit form came with, to be sent along: [(name, value)]."""
    names = [*form.fields, *(form[name].html_initial_name for name in form.edited)]
    return [(name, value) for name in names for value in form.data.getlist(name)]


def with_choices(data):
    """The posted data after the choices: keuze-x is whose text stays, nu-x the other's text."""
    data = data.copy()
    for key in [key for key in data if key.startswith("keuze-")]:
        name = key.removeprefix("keuze-")
        now = data.getlist(f"nu-{name}")
        data.setlist(f"initial-{name}", now)
        if data[key] == THEIRS:
            data.setlist(name, now)
    return data


def _row(bound, field):
    theirs, mine = word_difference(_text(bound, field.theirs), _text(bound, field.mine))
    now = "" if field.theirs is None else bound.field.prepare_value(field.theirs)
    values = now if isinstance(now, list) else [str(now)]
    return StaleRow(field.name, bound.label, theirs, mine, values, field.entry)


def _text(bound, value):
    """A value as the form shows it."""
    if isinstance(bound.field, TermsField):
        return ", ".join(term.name for term in value or []) or EMPTY
    if isinstance(bound.field, ChoiceField):
        labels = {str(key): label for key, label in flatten_choices(bound.field.choices)}
        chosen = bound.field.prepare_value(value)
        keys = chosen if isinstance(chosen, list) else [chosen]
        return ", ".join(str(labels[str(key)]) for key in keys if str(key) in labels) or EMPTY
    if value in (None, ""):
        return EMPTY
    if isinstance(value, bool):
        return "ja" if value else "nee"
    return spoken_date(value) if hasattr(value, "strftime") else str(bound.field.prepare_value(value))
