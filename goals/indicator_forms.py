"""The short form that makes a new indicator right at a goal; the rest is filled in on its own page."""

from django import forms

from indicators.enums import Direction
from indicators.limits import LONGEST_NAME, LONGEST_SOURCE, LONGEST_UNIT, LONGEST_WORDS
from indicators.periods import FREQUENCIES, frequency_name
from indicators.typed import read_number
from organisations.form_fields import choice_field, line_field, title_field, year_field

UNKNOWN = ("", "weet ik nog niet")
# A band needs its two edges, which are filled in on the page of the indicator.
DIRECTIONS = [UNKNOWN, *(pair for pair in Direction.choices if pair[0] != Direction.BAND)]
OFTEN = [UNKNOWN, *((months, frequency_name(months)) for months in FREQUENCIES)]


class NewIndicatorForm(forms.Form):
    """The cleaned fields are what services.create_indicator wants."""

    name = title_field("Wat meet u?", "Schrijf op wat u meet.", LONGEST_NAME)
    unit = line_field("Eenheid", "Bijvoorbeeld: %, aantal speelplekken, rapportcijfer.", LONGEST_UNIT)
    direction = choice_field("Gewenste richting", DIRECTIONS, required=False)
    source = line_field("Bron", "Wie meet het? Bijvoorbeeld: GGD-monitor jeugd.", LONGEST_SOURCE)
    frequency = choice_field("Hoe vaak wordt het gemeten?", OFTEN, required=False)
    baseline = line_field("Nulmeting", "De waarde bij het begin.", LONGEST_WORDS)
    baseline_year = year_field("Jaar van de nulmeting")

    def clean_frequency(self):
        """Months, or None."""
        months = self.cleaned_data["frequency"]
        return int(months) if months else None

    def clean(self):
        """A baseline is a number, or words when it has letters."""
        values = super().clean()
        typed = values.pop("baseline", "")
        values |= {"baseline_number": None, "baseline_text": ""}
        try:
            values["baseline_number"] = read_number(typed) if typed else None
        except ValueError as error:
            if any(letter.isalpha() for letter in typed):
                values["baseline_text"] = typed
            else:
                self.add_error("baseline", str(error))
        return values
