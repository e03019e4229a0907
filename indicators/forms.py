"""The forms of indicators: what people fill in, in plain Dutch.

Checks of a single form live here; every rule that must always hold is in services.py, values.py
and the database. Single fields are in form_fields.py; forms that edit are EditForms.
"""

from django import forms

from history.edit_form import EditForm
from indicators.enums import OWN, Audience, Direction, Kind, Missing
from indicators.form_fields import (
    OTHER,
    BaselineField,
    NumberField,
    PeriodField,
    TargetField,
    ValueField,
    WholeNumberField,
    frequency_choices,
)
from indicators.limits import (
    DECIMALS,
    LONGEST_FREQUENCY,
    LONGEST_NAME,
    LONGEST_NUMBER,
    LONGEST_REMARK,
    LONGEST_SERIES,
    LONGEST_SOURCE,
    LONGEST_UNIT,
    LONGEST_WORDS,
)
from indicators.typed import TypedValue
from organisations.form_fields import (
    TOO_LONG,
    choice_field,
    line_field,
    reason_field,
    text_field,
    title_field,
    whole_number,
    year_field,
)
from organisations.models import User

BASELINE = {"number": "baseline_number", "text": "baseline_text"}
HOW_TARGET = (
    "Bijvoorbeeld: 60, < 33, ≥ 7,6, > landelijk gemiddelde of > waarde 2022. Bewust geen? Schrijf: geen."
)
HELPERS = ("reason", "months")  # fields that hold nothing of the indicator themselves


class IndicatorForm(EditForm):
    """An indicator, new (`indicator` None) or of an `organisation` that has it."""

    name = title_field("Naam", "Vul een naam in.", LONGEST_NAME)
    number = line_field("Nummer", "Alleen als u indicatoren nummert, zoals 2.1.", LONGEST_NUMBER)
    definition = text_field("Wat meet u precies?", "Wie telt mee, en wie niet? Schrijf het kort op.", rows=3)
    unit = line_field("Eenheid", "Bijvoorbeeld: %, aantal jongeren, €.", LONGEST_UNIT)
    decimals = WholeNumberField(label="Cijfers achter de komma")
    direction = choice_field("Wat is beter?", [("", "nog niet gekozen"), *Direction.choices], required=False)
    band_low = NumberField(label="Ondergrens", required=False)
    band_high = NumberField(label="Bovengrens", required=False)
    baseline = BaselineField(
        label="Nulmeting", help_text="De waarde waarmee u begon, zoals 12,5.", required=False
    )
    baseline_year = year_field("Jaar van de nulmeting")
    frequency = WholeNumberField(label="Hoe vaak meet u?")
    months = forms.IntegerField(
        label="Om de hoeveel maanden?",
        required=False,
        min_value=1,
        max_value=LONGEST_FREQUENCY,
        error_messages={
            "invalid": "Vul een heel aantal maanden in, zoals 18.",
            "min_value": "Vul minstens 1 maand in.",
            "max_value": f"Vul hooguit {LONGEST_FREQUENCY} maanden in.",
        },
    )
    source = line_field("Bron", "Waar komt het cijfer vandaan? Bijvoorbeeld: GGD-monitor.", LONGEST_SOURCE)
    owner = line_field("Eigenaar", "Het team of de persoon die over het cijfer gaat.", LONGEST_NAME)
    keeper = forms.ModelChoiceField(
        User.objects.none(),
        label="Invuller",
        help_text="Wie vult de metingen in? Die ziet het als het weer tijd is.",
        required=False,
        empty_label="nog niemand",
        error_messages={"invalid_choice": "Kies iemand van uw eigen organisatie."},
    )
    made_with = line_field(
        "Gekozen samen met",
        "Een indicator werkt beter als bewoners, cliënten of professionals hem mee kozen. Wie waren dat?",
        LONGEST_WORDS,
    )
    kind = choice_field("Soort", Kind.choices, initial=Kind.EFFECT)
    audience = choice_field("Wie stuurt hierop?", Audience.choices, initial=Audience.GEMEENTE)
    remark = line_field("Opmerking", "", LONGEST_REMARK)
    reason = reason_field()

    def __init__(self, data=None, *, organisation, indicator=None):
        super().__init__(data, initial=_initial(indicator) if indicator else {})
        members = User.objects.filter(memberships__organisation=organisation)
        self.fields["keeper"].queryset = members.order_by("name", "email")
        self.fields["decimals"].choices = [("", "zoals ingevuld"), *_numbers(range(DECIMALS + 1))]
        others = [self.initial.get("frequency"), _posted_number(data, "frequency")]
        self.fields["frequency"].choices = frequency_choices(*others)
        if indicator is None:
            del self.fields["reason"]

    @property
    def edited(self):
        return [name for name in self.fields if name not in HELPERS]

    def clean_name(self):
        """A name is one line, also when it was pasted from a page where it was two."""
        return " ".join(self.cleaned_data["name"].split())

    def clean(self):
        low, high = self.cleaned_data.get("band_low"), self.cleaned_data.get("band_high")
        if low is not None and high is not None and high < low:
            self.add_error("band_high", "Kies een bovengrens die niet onder de ondergrens ligt.")
        if self.cleaned_data.get("frequency") == OTHER:
            self.cleaned_data["frequency"] = self.cleaned_data.get("months")
            if self.cleaned_data["frequency"] is None and "months" not in self.errors:
                self.add_error("months", "Vul in om de hoeveel maanden er gemeten wordt.")

    def seen(self):
        return _stored(super().seen())

    def changes(self):
        return _stored(super().changes())


def _initial(indicator):
    """The fields of an Indicator as the form has them."""
    own = [name for name in IndicatorForm.base_fields if name not in (*HELPERS, "baseline")]
    return {name: getattr(indicator, name) for name in own} | {"baseline": baseline_of(indicator)}


def baseline_of(indicator):
    """The baseline of an Indicator as TypedValue, or None."""
    if indicator.baseline_number is None and not indicator.baseline_text:
        return None
    return TypedValue(indicator.baseline_number, indicator.baseline_text)


def _stored(values):
    """Values of the form under the names that services.py knows."""
    values = dict(values)
    baseline = values.pop("baseline") or TypedValue()
    return values | {name: getattr(baseline, part) for part, name in BASELINE.items()}


def _numbers(numbers):
    return [(str(number), str(number)) for number in numbers]


def _posted_number(data, name):
    return whole_number(data.get(name, "")) if data else None


class MeasurementForm(forms.Form):
    """What was measured in one period: a new measurement."""

    period = PeriodField(
        label="Periode",
        help_text="Een jaar (2024), halfjaar (2024-H1), kwartaal (2024-K3) of dag (31-12-2024).",
        error_messages={"required": "Vul een periode in, zoals 2024."},
        widget=forms.TextInput(attrs={"autofocus": True}),
    )
    series = forms.CharField(
        label="Reeks",
        help_text="Van wie is dit cijfer?",
        initial=OWN,
        max_length=LONGEST_SERIES,
        widget=forms.TextInput(attrs={"list": "reeksen"}),
        error_messages={"required": f"Vul een reeks in, meestal: {OWN}.", "max_length": TOO_LONG},
    )
    value = ValueField(
        label="Waarde",
        help_text="Alleen het getal, zoals 12,5 of 1.250.",
        error_messages={"required": "Vul een waarde in, of kies hieronder waarom die er niet is."},
    )
    is_provisional = forms.BooleanField(label="Dit cijfer is voorlopig", required=False)
    missing = choice_field("Is er geen waarde?", [("", "er is een waarde"), *Missing.choices], required=False)
    missing_reason = line_field("Waarom niet?", "Bijvoorbeeld: te weinig deelnemers.", LONGEST_WORDS)
    remark = line_field("Opmerking", "", LONGEST_REMARK)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["value"].required = not self.data.get("missing")

    def clean_series(self):
        """A name on one line, of signs that one sees: by it people choose a series elsewhere."""
        series = " ".join(self.cleaned_data["series"].split())
        if not series.isprintable():
            raise forms.ValidationError("Hier staat een onzichtbaar stuurteken. Typ de reeks opnieuw.")
        return series

    def clean(self):
        if "value" not in self.cleaned_data:
            return
        value, missing = self.cleaned_data["value"], self.cleaned_data.get("missing")
        if missing and value and not value.missing:
            self.add_error("missing", "U vulde een waarde in. Haal die weg, of kies ‘er is een waarde’.")
        elif self.cleaned_data.get("missing_reason") and not missing and not value.missing:
            self.add_error("missing_reason", "Kies hierboven waarom er geen waarde is.")

    def typed(self):
        """The TypedValue that a valid form says."""
        cleaned = self.cleaned_data
        value = cleaned["value"] or TypedValue()
        if missing := cleaned["missing"] or value.missing:
            return TypedValue(missing=missing, reason=cleaned["missing_reason"] or value.reason)
        return value._replace(is_provisional=value.is_provisional or cleaned["is_provisional"])


class MeasurementEditForm(EditForm):
    """Another value or remark for a measurement; `now` is {field: value} of what it holds."""

    value = ValueField(
        label="Waarde",
        help_text="Voorlopig? Zet er een * achter: 35*. Geen waarde? Schrijf bijvoorbeeld: niet gemeten, "
        "want te weinig deelnemers. Leeg maken haalt de meting weg.",
        required=False,
        widget=forms.TextInput(attrs={"autofocus": True}),
    )
    remark = line_field("Opmerking", "", LONGEST_REMARK)
    reason = reason_field()

    def __init__(self, data=None, *, now):
        super().__init__(data, initial=now)


class TargetForm(forms.Form):
    """What an indicator should be at the end of a year: a new target."""

    year = year_field("Jaar", required=True)
    value = TargetField(
        label="Streefwaarde",
        help_text=HOW_TARGET,
        error_messages={"required": "Vul een streefwaarde in, of schrijf: geen."},
    )
    remark = line_field("Opmerking", "", LONGEST_REMARK)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["year"].widget.attrs["autofocus"] = True


class TargetEditForm(EditForm):
    """Another target or remark for a year; `now` is {field: value} of what it holds."""

    value = TargetField(
        label="Streefwaarde",
        help_text=f"{HOW_TARGET} Leeg maken haalt de streefwaarde weg.",
        required=False,
        widget=forms.TextInput(attrs={"autofocus": True}),
    )
    remark = line_field("Opmerking", "", LONGEST_REMARK)
    reason = reason_field()

    def __init__(self, data=None, *, now):
        super().__init__(data, initial=now)
