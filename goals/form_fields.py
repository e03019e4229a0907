"""Form fields that forms of goals and of projects share: amounts, boxes to tick, stories.

Belongs here: fields. What no words of goals are in is in organisations/form_fields.py; forms are in
account_forms.py and projects/forms.py.
"""

from decimal import Decimal

from django import forms
from django.core.exceptions import ValidationError

from goals.enums import Voice
from goals.limits import LONGEST_NAME, LONGEST_PLACE
from goals.models.budget_line import EUROS
from goals.money import euros_text
from indicators.typed import read_number
from organisations.form_fields import TOO_LONG, Text, choice_field, date_field, line_field
from organisations.limits import LONGEST_TEXT


def check_field(label, help_text):
    """A box to tick."""
    return forms.BooleanField(label=label, help_text=help_text, required=False)


def long_field(label, help_text, empty, rows=5):
    """A text of several lines that must be filled in."""
    return Text(
        label=label,
        help_text=help_text,
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": rows}),
        error_messages={"required": empty, "max_length": TOO_LONG},
    )


class StoryFields(forms.Form):
    """What every story holds: tellen én vertellen (seed 001)."""

    voice = choice_field("Wiens verhaal is het?", Voice.choices)
    text = long_field(
        "Het verhaal",
        "Schrijf op wat iemand vertelde, zo veel mogelijk in de eigen woorden. Laat weg waaraan anderen te "
        "herkennen zijn.",
        "Schrijf het verhaal op.",
    )
    told_on = date_field("Verteld op")
    place = line_field("Plaats of wijk", max_length=LONGEST_PLACE)
    is_anonymous = check_field("Anoniem", "Dan bewaren en tonen we geen naam.")
    name = line_field("Naam van de verteller", "Zoals de verteller genoemd wil worden.", LONGEST_NAME)
    has_permission = check_field(
        "De verteller vindt het goed dat dit getoond wordt",
        "Zonder toestemming zien alleen adviseurs en beheerders het verhaal.",
    )

    def usual(self):
        return {"is_anonymous": True}


class Euros(forms.Field):
    """An amount in euros as people type it: 1.250 or € 12.000,50; `empty` is what nothing means."""

    def __init__(self, label, empty=Decimal(0), validators=EUROS, **kwargs):
        attrs = {"inputmode": "decimal", "autocomplete": "off", "maxlength": 40}
        widget = forms.TextInput(attrs=attrs)
        super().__init__(label=label, required=False, widget=widget, validators=validators, **kwargs)
        self.empty = empty

    def to_python(self, value):
        text = (value or "").strip()
        try:
            return _cents(read_number(text)) if text else self.empty
        except ValueError as error:
            raise ValidationError(str(error)) from None

    def prepare_value(self, value):
        return euros_text(value) if isinstance(value, Decimal) else value


def _cents(number):
    if number != number.quantize(Decimal("0.01")):
        raise ValueError("Vul een bedrag in met hooguit twee cijfers achter de komma.")
    return number
