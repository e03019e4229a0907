from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from indicators import undo
from indicators.models import Measurement, Target
from indicators.periods import year
from indicators.services import remove_indicator
from indicators.sheets import read_sheet
from indicators.values import ValueChange, Written, write_values
from tests.indicators.factories import aim, fill
from tests.organisations.factories import make_member, make_organisation


def take_back(user, indicator, written):
    token = undo.of_written(written)
    return undo.take_back(user=user, organisation=indicator.organisation, token=token)


def refused(user, indicator, token):
    with pytest.raises(ValidationError) as caught:
        undo.take_back(user=user, organisation=indicator.organisation, token=token)
    return " ".join(caught.value.messages)


def test_a_new_measurement_is_taken_away_again(user, indicator):
    take_back(user, indicator, fill(indicator, 2021, "36"))
    assert Measurement.objects.count() == 0


@pytest.mark.parametrize("period", ["2021", "2021-H2", "2021-K3", "31-12-2021"])
def test_a_revised_measurement_gets_its_old_value_back(user, indicator, period):
    fill(indicator, period, "35*", remark="GGD", series="wijk Noord", origin="cbs", origin_detail="70072ned")
    before = read_sheet(indicator)
    take_back(user, indicator, fill(indicator, period, "niet gemeten: corona", series="wijk Noord"))
    assert read_sheet(indicator) == before


def test_a_measurement_that_was_taken_away_comes_back(user, indicator):
    fill(indicator, 2021, "3e positie", remark="volgens de ranglijst")
    before = read_sheet(indicator)
    gone = ValueChange(indicator.pk, year(2021), None)
    take_back(user, indicator, write_values(user=None, organisation=indicator.organisation, values=[gone]))
    assert read_sheet(indicator) == before


@pytest.mark.parametrize("old", ["<33", "> landelijk gemiddelde", "meer dan genoeg", "geen"])
def test_a_target_gets_its_old_value_back(user, indicator, old):
    aim(indicator, 2025, old, remark="motie")
    before = read_sheet(indicator)
    take_back(user, indicator, aim(indicator, 2025, "30"))
    assert read_sheet(indicator) == before


def test_an_undo_can_be_undone(user, indicator):
    again = take_back(user, indicator, fill(indicator, 2021, "36"))
    take_back(user, indicator, again)
    assert Measurement.objects.get().number == Decimal(36)


def test_what_changed_again_is_not_taken_back(user, indicator):
    token = undo.of_written(fill(indicator, 2021, "36"))
    fill(indicator, 2021, "37")
    assert refused(user, indicator, token) == undo.CHANGED
    assert Measurement.objects.get().number == 37


def test_what_changed_before_the_token_was_made_is_not_taken_back_either(user, indicator):
    written = fill(indicator, 2021, "36")
    fill(indicator, 2021, "37")
    assert refused(user, indicator, undo.of_written(written)) == undo.CHANGED
    assert Measurement.objects.get().number == 37


def test_undo_twice_is_refused(user, indicator):
    written = aim(indicator, 2025, "30")
    token = undo.of_written(written)
    undo.take_back(user=user, organisation=indicator.organisation, token=token)
    assert refused(user, indicator, token) == undo.CHANGED
    assert Target.objects.count() == 0


def test_another_cell_that_changed_does_not_matter(user, indicator):
    token = undo.of_written(fill(indicator, 2021, "36"))
    fill(indicator, "2022", "37")
    undo.take_back(user=user, organisation=indicator.organisation, token=token)
    assert [str(row.period) for row in Measurement.objects.all()] == ["2022"]


def test_nothing_written_has_no_token(db):
    assert undo.of_written(Written()) == ""


def test_a_made_up_token_is_refused(user, indicator):
    assert refused(user, indicator, "verzonnen") == "Ongedaan maken kan alleen kort na de wijziging."


def test_undo_asks_for_permission(raadslid, organisation, indicator):
    token = undo.of_written(fill(indicator, 2021, "36"))
    with pytest.raises(PermissionDenied):
        undo.take_back(user=raadslid, organisation=organisation, token=token)


def test_undo_in_another_organisation_changes_nothing(indicator):
    token = undo.of_written(fill(indicator, 2021, "36"))
    other = make_organisation("houten")
    with pytest.raises(ValidationError):
        undo.take_back(user=make_member(other).user, organisation=other, token=token)
    assert Measurement.objects.count() == 1


def test_an_indicator_in_the_bin_is_not_written(user, indicator):
    token = undo.of_written(fill(indicator, 2021, "36"))
    remove_indicator(user=None, indicator=indicator)
    assert refused(user, indicator, token) == "Iemand anders gooide deze indicator weg. Zet hem eerst terug."
