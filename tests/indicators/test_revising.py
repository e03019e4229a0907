from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from history.conflicts import StaleFields
from indicators.models import Measurement, Target
from indicators.periods import year
from indicators.revising import MeasurementPlace, TargetPlace, add_at, held_at, revise_at
from indicators.services import remove_indicator
from indicators.typed import TypedTarget, TypedValue, read_target, read_value
from tests.indicators.factories import aim, fill


@pytest.fixture
def place(indicator):
    return MeasurementPlace(indicator, year(2021))


@pytest.fixture
def target_place(indicator):
    return TargetPlace(indicator, 2025)


def revise(user, place, seen, changes):
    return revise_at(user=user, place=place, changes=changes, seen=seen)


def test_nothing_is_held_where_nothing_was_filled_in(place, target_place):
    assert held_at(place) is None
    assert held_at(target_place) is None


def test_add_at_fills_an_empty_place(user, place, target_place):
    add_at(user=user, place=place, value=read_value("36*"), remark="GGD")
    add_at(user=user, place=target_place, value=read_target("<33"))
    assert held_at(place) == {"value": TypedValue(Decimal(36), is_provisional=True), "remark": "GGD"}
    assert held_at(target_place) == {"value": TypedTarget("<", Decimal(33)), "remark": ""}


def test_add_at_overwrites_nothing(user, place, target_place, indicator):
    fill(indicator, 2021, "35")
    aim(indicator, 2025, "30")
    with pytest.raises(ValidationError) as caught:
        add_at(user=user, place=place, value=read_value("36"))
    assert caught.value.message_dict == {
        "period": ["Over deze periode is er al een meting in deze reeks. Wijzig die."]
    }
    with pytest.raises(ValidationError) as caught:
        add_at(user=user, place=target_place, value=read_target("31"))
    assert caught.value.message_dict == {"year": ["Voor dit jaar is er al een streefwaarde. Wijzig die."]}
    assert Measurement.objects.get().number == 35
    assert Target.objects.get().number == 30


def test_another_series_is_another_place(user, place, indicator):
    fill(indicator, 2021, "35")
    add_at(user=user, place=place._replace(series="Nederland"), value=read_value("31"))
    assert Measurement.objects.count() == 2


def test_revise_at_writes_what_changed(user, place, indicator):
    fill(indicator, 2021, "35", remark="GGD")
    seen = held_at(place)
    revise(user, place, seen, seen | {"value": read_value("36")})
    assert held_at(place) == {"value": TypedValue(Decimal(36)), "remark": "GGD"}


def test_two_people_may_change_value_and_remark(user, place, indicator):
    fill(indicator, 2021, "35")
    seen = held_at(place)
    revise(user, place, seen, seen | {"remark": "herzien"})
    revise(user, place, seen, seen | {"value": read_value("36")})
    assert held_at(place) == {"value": TypedValue(Decimal(36)), "remark": "herzien"}


def test_the_same_field_of_two_people_is_a_question(user, target_place, indicator):
    aim(indicator, 2025, "30")
    seen = held_at(target_place)
    aim(indicator, 2025, "28")
    with pytest.raises(StaleFields) as caught:
        revise(user, target_place, seen, {"value": read_target("29")})
    (field,) = caught.value.fields
    assert (field.name, field.theirs.number, field.mine.number) == ("value", 28, 29)
    assert field.entry.text == "Wijzigde de streefwaarde voor 2025 van 30 naar 28."
    assert Target.objects.get().number == 28


def test_a_value_that_another_took_away_is_a_question(user, place, indicator):
    fill(indicator, 2021, "35")
    seen = held_at(place)
    fill(indicator, 2021, "")
    with pytest.raises(StaleFields):
        revise(user, place, seen, {"value": read_value("36")})


def test_a_remark_leaves_the_origin_of_a_value(user, place, indicator):
    fill(indicator, 2021, "35", origin="cbs", origin_detail="tabel 70072ned")
    seen = held_at(place)
    revise(user, place, seen, seen | {"remark": "herzien"})
    row = Measurement.objects.get()
    assert (row.remark, row.origin, row.origin_detail) == ("herzien", "cbs", "tabel 70072ned")
    revise(user, place, held_at(place), {"value": read_value("36")})
    assert Measurement.objects.get().origin == "hand"


def test_no_value_takes_the_row_away(user, place, indicator):
    fill(indicator, 2021, "35")
    assert len(revise(user, place, held_at(place), {"value": None})) == 1
    assert Measurement.objects.count() == 0


def test_what_says_the_same_is_not_written(user, place, indicator):
    fill(indicator, 2021, "35", origin="cbs")
    seen = held_at(place)
    assert len(revise(user, place, seen, dict(seen))) == 0
    assert Measurement.objects.get().origin == "cbs"


def test_a_raadslid_may_neither_add_nor_revise(raadslid, place):
    with pytest.raises(PermissionDenied):
        add_at(user=raadslid, place=place, value=read_value("36"))
    with pytest.raises(PermissionDenied):
        revise(raadslid, place, {"value": None}, {"value": read_value("36")})


def test_an_indicator_in_the_bin_is_refused(user, place, indicator):
    remove_indicator(user=None, indicator=indicator)
    with pytest.raises(ValidationError):
        add_at(user=user, place=place, value=read_value("36"))
