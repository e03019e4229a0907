from decimal import Decimal

import pytest

from indicators.forms import IndicatorForm, MeasurementEditForm, MeasurementForm, TargetForm
from indicators.periods import HOW
from indicators.typed import TypedTarget, TypedValue
from tests.indicators.factories import make_indicator
from tests.organisations.factories import make_member, make_organisation

NEW = {"name": "Stress", "kind": "effect", "audience": "gemeente"}
NOW = {"value": TypedValue(Decimal("35.5"), is_provisional=True), "remark": "GGD"}


def filled(organisation, **data):
    form = IndicatorForm(NEW | data, organisation=organisation)
    form.full_clean()
    return form


def posted(form):
    """What a browser sends back of an untouched form."""
    data = {}
    for name in form.fields:
        bound = form[name]
        value = bound.field.prepare_value(bound.value())
        data[name] = "" if value in (None, False) else str(value)
        data[bound.html_initial_name] = data[name]
    return data


class TestIndicatorForm:
    def test_numbers_are_read_as_people_type_them(self, organisation):
        form = filled(organisation, band_low="1.250", band_high="1.250,5", baseline="36%")
        changes = form.changes()
        assert (changes["band_low"], changes["band_high"]) == (Decimal(1250), Decimal("1250.5"))
        assert (changes["baseline_number"], changes["baseline_text"]) == (36, "")

    def test_a_baseline_may_be_words(self, organisation):
        changes = filled(organisation, baseline="3e positie").changes()
        assert (changes["baseline_number"], changes["baseline_text"]) == (None, "3e positie")

    @pytest.mark.parametrize("text", ["36*", "n.n.b.", "niet gemeten"])
    def test_a_baseline_that_is_not_known_stays_empty(self, organisation, text):
        assert filled(organisation, baseline=text).errors == {
            "baseline": ["Vul een getal in, zoals 12,5. Weet u het nog niet? Laat het dan leeg."]
        }

    def test_what_cannot_be_read_says_how(self, organisation):
        assert filled(organisation, band_low="veel").errors == {
            "band_low": ["‘veel’ is geen getal. Schrijf het als 12,5 of 1.250."]
        }

    def test_what_is_far_too_long_is_not_read(self, organisation):
        errors = filled(organisation, baseline="1" * 1_001).errors
        assert errors == {"baseline": ["Maak deze tekst korter: hooguit 1000 tekens. Het zijn er nu 1001."]}

    def test_a_band_goes_up(self, organisation):
        assert filled(organisation, band_low="10", band_high="9").errors == {
            "band_high": ["Kies een bovengrens die niet onder de ondergrens ligt."]
        }

    @pytest.mark.parametrize(
        ("frequency", "months", "expected"),
        [("", "", None), ("24", "", 24), ("24", "7", 24), ("anders", "18", 18), ("anders", "24", 24)],
    )
    def test_a_frequency_is_chosen_or_typed(self, organisation, frequency, months, expected):
        form = filled(organisation, frequency=frequency, months=months)
        assert form.changes()["frequency"] == expected

    @pytest.mark.parametrize(
        ("months", "error"),
        [
            ("", "Vul in om de hoeveel maanden er gemeten wordt."),
            ("0", "Vul minstens 1 maand in."),
            ("121", "Vul hooguit 120 maanden in."),
            ("vaak", "Vul een heel aantal maanden in, zoals 18."),
        ],
    )
    def test_another_frequency_needs_months(self, organisation, months, error):
        assert filled(organisation, frequency="anders", months=months).errors == {"months": [error]}

    @pytest.mark.parametrize("name", ["frequency", "decimals"])
    def test_a_number_of_thousands_of_digits_is_no_choice(self, organisation, name):
        errors = {name: ["Kies een van de mogelijkheden uit de lijst."]}
        assert filled(organisation, **{name: "9" * 5_000}).errors == errors

    def test_only_members_fill_in(self, organisation):
        outsider = make_member(make_organisation("houten")).user
        assert filled(organisation, keeper=str(outsider.pk)).errors == {
            "keeper": ["Kies iemand van uw eigen organisatie."]
        }

    def test_a_name_is_one_line(self, organisation):
        assert (
            filled(organisation, name="Stress \r\n bij  jongeren").changes()["name"] == "Stress bij jongeren"
        )

    def test_an_untouched_form_changes_nothing(self, organisation, user):
        indicator = make_indicator(
            organisation,
            decimals=1,
            direction="band",
            band_low=Decimal("1250.5"),
            frequency=36,
            baseline_year=2013,
            baseline_number=Decimal(36),
            keeper=user,
        )
        indicator.refresh_from_db()
        shown = IndicatorForm(organisation=organisation, indicator=indicator)
        form = IndicatorForm(posted(shown), organisation=organisation, indicator=indicator)
        assert form.is_valid()
        assert form.changes() == form.seen()

    def test_a_baseline_in_words_survives_an_untouched_form(self, organisation):
        indicator = make_indicator(organisation, baseline_text="hoog")
        shown = IndicatorForm(organisation=organisation, indicator=indicator)
        form = IndicatorForm(posted(shown), organisation=organisation, indicator=indicator)
        assert form.is_valid()
        assert form.changes()["baseline_text"] == "hoog"


class TestMeasurementForm:
    def typed(self, **data):
        form = MeasurementForm({"period": "2021", "series": "gemeente"} | data)
        assert form.errors == {}
        return form.typed()

    def errors(self, **data):
        return MeasurementForm({"period": "2021", "series": "gemeente"} | data).errors

    @pytest.mark.parametrize(
        ("data", "expected"),
        [
            ({"value": "12,5"}, TypedValue(Decimal("12.5"))),
            ({"value": "12,5*"}, TypedValue(Decimal("12.5"), is_provisional=True)),
            ({"value": "12,5", "is_provisional": "on"}, TypedValue(Decimal("12.5"), is_provisional=True)),
            ({"value": "3e positie"}, TypedValue(text="3e positie")),
            ({"missing": "nnb"}, TypedValue(missing="nnb")),
            (
                {"missing": "niet_gemeten", "missing_reason": "corona"},
                TypedValue(missing="niet_gemeten", reason="corona"),
            ),
            ({"value": "niet gemeten, want corona"}, TypedValue(missing="niet_gemeten", reason="corona")),
            ({"value": "n.n.b.", "is_provisional": "on"}, TypedValue(missing="nnb")),
        ],
    )
    def test_what_was_measured_is_read(self, data, expected):
        assert self.typed(**data) == expected

    @pytest.mark.parametrize(
        ("data", "errors"),
        [
            ({}, {"value": ["Vul een waarde in, of kies hieronder waarom die er niet is."]}),
            (
                {"value": "12", "missing": "nnb"},
                {"missing": ["U vulde een waarde in. Haal die weg, of kies ‘er is een waarde’."]},
            ),
            (
                {"value": "12", "missing_reason": "corona"},
                {"missing_reason": ["Kies hierboven waarom er geen waarde is."]},
            ),
            ({"value": "12", "period": ""}, {"period": ["Vul een periode in, zoals 2024."]}),
            (
                {"value": "12", "period": "31-2-2024"},
                {"period": [f"‘31-2-2024’ is geen dag van de kalender. {HOW}"]},
            ),
            (
                {"value": "12", "series": "wijk\x1b"},
                {"series": ["Hier staat een onzichtbaar stuurteken. Typ de reeks opnieuw."]},
            ),
            ({"value": "12", "series": " "}, {"series": ["Vul een reeks in, meestal: gemeente."]}),
        ],
    )
    def test_what_does_not_fit_is_told(self, data, errors):
        assert self.errors(**data) == errors


def test_a_measurement_is_shown_as_it_is_typed():
    form = MeasurementEditForm(now=NOW)
    assert posted(form) == {
        "value": "35,5*",
        "initial-value": "35,5*",
        "remark": "GGD",
        "initial-remark": "GGD",
        "reason": "",
        "initial-reason": "",
    }


def test_an_untouched_measurement_changes_nothing():
    form = MeasurementEditForm(posted(MeasurementEditForm(now=NOW)), now=NOW)
    assert form.is_valid()
    assert form.changes() == form.seen() == NOW


def test_an_emptied_measurement_has_no_value():
    form = MeasurementEditForm(posted(MeasurementEditForm(now=NOW)) | {"value": ""}, now=NOW)
    assert form.is_valid()
    assert form.changes()["value"] is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("< 33", TypedTarget("<", Decimal(33))),
        ("> landelijk gemiddelde", TypedTarget(">", reference="landelijk gemiddelde")),
        ("geen", TypedTarget(is_none=True)),
    ],
)
def test_a_target_is_read_as_typed(text, expected):
    form = TargetForm({"year": "2025", "value": text})
    assert form.errors == {}
    assert form.cleaned_data["value"] == expected


def test_a_target_asks_for_year_and_value():
    assert TargetForm({}).errors == {
        "year": ["Vul een jaar in met vier cijfers, zoals 2027."],
        "value": ["Vul een streefwaarde in, of schrijf: geen."],
    }
