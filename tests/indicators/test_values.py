from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from indicators.lock import writing
from indicators.models import Measurement, Target
from indicators.periods import year
from indicators.services import remove_indicator
from indicators.typed import TypedTarget, TypedValue, read_target, read_value
from indicators.values import (
    MEASUREMENT_FIELDS,
    TARGET_FIELDS,
    TargetChange,
    ValueChange,
    Written,
    write_values,
)
from tests.indicators.factories import aim, fill, make_indicator, refused, revision
from tests.organisations.factories import make_organisation

NUMBER = TypedValue(number=Decimal(36))


def write(indicator, values=(), targets=(), **fields):
    organisation = indicator.organisation
    return write_values(user=None, organisation=organisation, values=values, targets=targets, **fields)


def measured(indicator, *names):
    """The measurements as stored: (series, period, *the named fields)."""
    rows = Measurement.objects.filter(indicator=indicator)
    return [(row.series, str(row.period), *(getattr(row, name) for name in names)) for row in rows]


def aimed(indicator, *names):
    return [*Target.objects.filter(indicator=indicator).values_list("year", *names)]


def rows_of(indicator):
    """Everything that is stored, apart from primary keys."""
    values = ("series", "period_start", "period_kind", *MEASUREMENT_FIELDS)
    return (
        sorted(Measurement.objects.filter(indicator=indicator).values_list(*values)),
        sorted(Target.objects.filter(indicator=indicator).values_list("year", *TARGET_FIELDS)),
    )


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("36", (Decimal(36), "", "", "", False)),
        ("1.250,5", (Decimal("1250.5"), "", "", "", False)),
        ("0", (Decimal(0), "", "", "", False)),
        ("-3", (Decimal(-3), "", "", "", False)),
        ("36*", (Decimal(36), "", "", "", True)),
        ("3e positie", (None, "3e positie", "", "", False)),
        ("'<33", (None, "<33", "", "", False)),
        ("n.n.b.", (None, "", "nnb", "", False)),
        ("niet gemeten, want corona", (None, "", "niet_gemeten", "corona", False)),
        ("n.v.t.", (None, "", "nvt", "", False)),
    ],
)
def test_what_was_typed_is_stored_apart(indicator, typed, stored):
    fill(indicator, 2021, typed)
    names = ("number", "text", "missing", "reason", "is_provisional")
    assert measured(indicator, *names) == [("gemeente", "2021", *stored)]


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("33", ("", Decimal(33), "", "", False)),
        ("<33", ("<", Decimal(33), "", "", False)),
        ("> landelijk gemiddelde", (">", None, "landelijk gemiddelde", "", False)),
        ("waarde 2022", ("", None, "waarde 2022", "", False)),
        ("'samen met ouders", ("", None, "", "samen met ouders", False)),
        ("geen", ("", None, "", "", True)),
    ],
)
def test_a_typed_target_is_stored_apart(indicator, typed, stored):
    aim(indicator, 2027, typed)
    names = ("operator", "number", "reference", "text", "is_none")
    assert aimed(indicator, *names) == [(2027, *stored)]


@pytest.mark.parametrize("typed", ["3e positie", "n.n.b.", "37,5*", "niet gemeten: te duur"])
def test_a_revised_value_overwrites_all_of_the_earlier_one(indicator, typed):
    fill(indicator, 2021, "niet gemeten: corona")
    fill(indicator, 2021, typed)
    other = make_indicator(indicator.organisation, values={2021: typed})
    assert rows_of(indicator) == rows_of(other)


def test_an_emptied_cell_is_taken_away(indicator):
    fill(indicator, 2021, "36")
    fill(indicator, 2022, "37")
    aim(indicator, 2027, "<33")
    fill(indicator, 2021, "")
    aim(indicator, 2027, "")
    assert measured(indicator) == [("gemeente", "2022")]
    assert aimed(indicator) == []


def test_periods_and_series_are_cells_of_their_own(indicator):
    for number, (period, series) in enumerate(
        [("2021", "gemeente"), ("2021", "Nederland"), ("2021-H1", "gemeente"), ("2021-K1", "gemeente")]
    ):
        fill(indicator, period, str(number), series=series)
    assert sorted(measured(indicator, "number")) == [
        ("Nederland", "2021", Decimal(1)),
        ("gemeente", "1e halfjaar 2021", Decimal(2)),
        ("gemeente", "1e kwartaal 2021", Decimal(3)),
        ("gemeente", "2021", Decimal(0)),
    ]


def test_the_remark_stays_unless_the_change_brings_one(indicator):
    fill(indicator, 2021, "36", remark="GGD-monitor")
    fill(indicator, 2021, "37")
    aim(indicator, 2027, "<33", remark="Raadsbesluit")
    aim(indicator, 2027, "<30")
    assert measured(indicator, "remark") == [("gemeente", "2021", "GGD-monitor")]
    assert aimed(indicator, "remark") == [(2027, "Raadsbesluit")]
    fill(indicator, 2021, "37", remark="")
    assert measured(indicator, "remark") == [("gemeente", "2021", "")]


def test_of_several_changes_of_one_cell_the_last_counts(indicator):
    fill(indicator, 2021, "36")
    before = rows_of(indicator)
    values = [ValueChange(indicator.pk, year(2021), read_value(text)) for text in ("1", "", "3e plek")]
    targets = [TargetChange(indicator.pk, 2027, read_target(text)) for text in ("<33", "geen")]
    written = write(indicator, values, targets)
    assert measured(indicator, "number", "text") == [("gemeente", "2021", None, "3e plek")]
    assert aimed(indicator, "is_none") == [(2027, True)]
    assert len(written) == 2
    write(indicator, written.values, written.targets)
    assert rows_of(indicator) == before


def test_added_and_emptied_at_once_is_nothing(indicator):
    values = [ValueChange(indicator.pk, year(2021), value) for value in (NUMBER, None)]
    assert write(indicator, values) == Written()
    assert measured(indicator) == []


def test_what_says_the_same_keeps_its_origin_and_is_not_written(indicator):
    fill(indicator, 2021, "36", origin="cbs", origin_detail="tabel 70072ned")
    aim(indicator, 2027, "<33")
    assert fill(indicator, 2021, "36,0") == Written()
    assert aim(indicator, 2027, "< 33") == Written()
    assert measured(indicator, "origin", "origin_detail") == [("gemeente", "2021", "cbs", "tabel 70072ned")]
    assert Measurement.pgh_event_model.objects.count() == 1


def test_a_new_value_gets_its_own_origin(indicator):
    fill(indicator, 2021, "36", origin="cbs", origin_detail="tabel 70072ned")
    fill(indicator, 2021, "37")
    assert measured(indicator, "origin", "origin_detail") == [("gemeente", "2021", "hand", "")]


def test_history_keeps_a_revised_value(indicator, user):
    fill(indicator, 2021, "36*")
    change = ValueChange(indicator.pk, year(2021), read_value("35"))
    write_values(
        user=user, organisation=indicator.organisation, values=[change], reason="Herzien door de GGD"
    )
    events = Measurement.pgh_event_model.objects.order_by("pgh_id").select_related("pgh_context")
    assert [(event.pgh_label, event.number, event.is_provisional) for event in events] == [
        ("insert", Decimal(36), True),
        ("update", Decimal(35), False),
    ]
    context = events.last().pgh_context.metadata
    assert (context["user"], context["reason"]) == (user.pk, "Herzien door de GGD")


def mixed_changes(indicator):
    """Changes that add, change, leave and take away, of what `mixed` made."""
    values = {2019: "", 2020: "2", 2021: "3e plek*", 2022: "n.n.b.", 2023: "5", 2024: ""}
    targets = {2025: "", 2026: "2", 2027: "> landelijk gemiddelde", 2028: "geen"}
    return (
        [ValueChange(indicator.pk, year(number), read_value(text)) for number, text in values.items()],
        [TargetChange(indicator.pk, number, read_target(text)) for number, text in targets.items()],
    )


def mixed(organisation):
    indicator = make_indicator(
        organisation, values={2020: "2", 2021: "1*"}, targets={2025: "<9", 2026: "2", 2027: "geen"}
    )
    fill(indicator, 2022, "niet gemeten: te duur", remark="Volgt", origin="bestand", origin_detail="a.xlsx")
    fill(indicator, 2024, "36", remark="GGD", origin="cbs", origin_detail="70072ned")
    aim(indicator, 2025, "<9", remark="Uit het beleidsplan")
    return indicator


def test_writing_back_gives_the_old_rows_exactly(organisation):
    indicator = mixed(organisation)
    before = rows_of(indicator)
    written = write(indicator, *mixed_changes(indicator))
    after = rows_of(indicator)
    assert after != before
    again = write(indicator, written.values, written.targets)
    assert rows_of(indicator) == before
    write(indicator, again.values, again.targets)
    assert rows_of(indicator) == after


def test_only_what_was_written_is_written_back(organisation):
    indicator = mixed(organisation)
    written = write(indicator, *mixed_changes(indicator))
    # Unchanged or never there: the measurements of 2019 and 2020, the target of 2026.
    assert sorted(change.period.year for change in written.values) == [2021, 2022, 2023, 2024]
    assert sorted(change.year for change in written.targets) == [2025, 2027, 2028]


def of_others(indicator):
    return make_indicator(make_organisation("houten"))


def thrown_away(indicator):
    return remove_indicator(user=None, indicator=make_indicator(indicator.organisation))


@pytest.mark.parametrize("make", [of_others, thrown_away])
def test_one_wrong_indicator_refuses_all_and_writes_nothing(indicator, make):
    wrong = make(indicator)
    fill(indicator, 2020, "35")
    before = (rows_of(indicator), rows_of(wrong), revision(indicator.organisation))
    message = "Iemand anders gooide deze indicator weg. Zet hem eerst terug."
    for changes in (
        {"values": [ValueChange(pk, year(2021), NUMBER) for pk in (indicator.pk, wrong.pk)]},
        {"targets": [TargetChange(pk, 2027, TypedTarget(is_none=True)) for pk in (indicator.pk, wrong.pk)]},
    ):
        assert refused(write, indicator=indicator, **changes) == message
    assert (rows_of(indicator), rows_of(wrong), revision(indicator.organisation)) == before


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"value": TypedValue(number=Decimal("1e14"))}, "number"),
        ({"value": TypedValue(number=Decimal("0.1234567"))}, "number"),
        ({"value": TypedValue(text="x" * 251)}, "text"),
        ({"value": NUMBER, "series": ""}, "series"),
        ({"value": NUMBER, "series": "x" * 101}, "series"),
        ({"value": NUMBER, "remark": "x" * 501}, "remark"),
        ({"value": NUMBER, "origin": "gehoord"}, "origin"),
        ({"value": TypedValue(missing="kwijt")}, "missing"),
    ],
)
def test_what_does_not_fit_is_refused_and_writes_nothing(indicator, change, field):
    good = ValueChange(indicator.pk, year(2020), NUMBER)
    with pytest.raises(ValidationError) as caught:
        write(indicator, [good, ValueChange(indicator.pk, year(2021), **change)])
    assert [*caught.value.message_dict] == [field]
    assert measured(indicator) == []


@pytest.mark.parametrize("number", [1989, 2101])
def test_a_target_far_away_in_time_is_refused(indicator, number):
    with pytest.raises(ValidationError) as caught:
        aim(indicator, number, "<33")
    assert [*caught.value.message_dict] == ["year"]


def test_a_raadslid_writes_nothing(indicator, raadslid):
    with pytest.raises(PermissionDenied):
        write_values(
            user=raadslid,
            organisation=indicator.organisation,
            values=[ValueChange(indicator.pk, year(2021), NUMBER)],
        )
    assert measured(indicator) == []


def cells(indicators, years, text):
    values = [
        ValueChange(indicator.pk, year(number), read_value(text))
        for indicator in indicators
        for number in years
    ]
    targets = [TargetChange(indicator.pk, years[-1], read_target(text)) for indicator in indicators]
    return {"values": values, "targets": targets}


@pytest.mark.parametrize(("indicators", "years"), [(1, 3), (30, 10)])
def test_statements_are_constant_in_the_number_of_cells(
    organisation, indicators, years, django_assert_num_queries
):
    rows = [make_indicator(organisation, name=f"Indicator {n}") for n in range(indicators)]
    numbers = range(2015, 2015 + years)
    count = indicators * (years + 1)
    with writing(user=None, organisation=organisation):  # the lock apart: only statements of values.py
        pass
    for text, statements in (("36", 10), ("37", 10), ("37", 6), ("", 10)):
        with django_assert_num_queries(statements):
            written = write(rows[0], **cells(rows, numbers, text))
        assert len(written) == (0 if statements == 6 else count)
