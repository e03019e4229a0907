"""Many new indicators at once, from Sheets."""

from datetime import date
from decimal import Decimal
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from indicators.insertion import already_there, insert_sheets
from indicators.models import Figures, Indicator, Measurement, Target
from indicators.periods import Period, year
from indicators.services import add_from_catalogue, remove_indicator
from indicators.sheet import Baseline, Sheet, SheetMeasurement, SheetTarget
from indicators.sheets import read_sheet
from organisations.enums import KeyRight, Role
from organisations.permissions import LIMITED_KEY
from tests.goals.factories import make_organisation, make_user
from tests.organisations.factories import make_key

pytestmark = pytest.mark.django_db


def sheet(name="Wachttijd", **fields):
    fields.setdefault("kind", "effect")
    return Sheet(uuid4(), name, **fields)


FULL = {
    "number": "I.1",
    "definition": "Van melding tot gesprek.",
    "unit": "weken",
    "decimals": 1,
    "source": "eigen telling",
    "owner": "team Jeugd",
    "kind": "prestatie",
    "audience": "aanbieder",
    "direction": "band",
    "band_low": Decimal("1.5"),
    "band_high": Decimal(4),
    "frequency": 6,
    "baseline": Baseline(2023, Decimal("5.25")),
    "made_with": "ouders",
    "remark": "Voorlopig.",
    "catalogue_number": 20,
    "measurements": [
        SheetMeasurement(year(2024), number=Decimal("4.5"), is_provisional=True, origin="bestand"),
        SheetMeasurement(Period(date(2024, 7, 1), "halfjaar"), missing="niet_gemeten", reason="verhuizing"),
        SheetMeasurement(year(2024), series="wijk Oost", text="3e positie", remark="zo"),
    ],
    "targets": [SheetTarget(2026, "≤", Decimal(4)), SheetTarget(2027, "<", reference="waarde 2024")],
}


def test_a_sheet_is_stored_whole_under_a_new_id():
    organisation = make_organisation()
    full = sheet(**FULL)
    made = insert_sheets(user=None, organisation=organisation, sheets=[full])
    stored = read_sheet(made[full.id])
    assert stored.id != full.id
    stored.id = full.id
    assert stored == full


def test_sheets_take_as_many_statements_for_many_as_for_one(django_assert_num_queries):
    organisation = make_organisation()
    for count in (1, 100):
        with django_assert_num_queries(6):
            insert_sheets(
                user=None,
                organisation=organisation,
                sheets=[sheet(**FULL | {"catalogue_number": None}) for _ in range(count)],
            )
    assert (Indicator.objects.count(), Measurement.objects.count(), Target.objects.count()) == (101, 303, 202)
    assert Figures.objects.get().revision == 2


def test_one_wrong_sheet_stores_nothing():
    wrong = sheet(measurements=[SheetMeasurement(year(2024), text="x" * 251)])
    with pytest.raises(ValidationError):
        insert_sheets(user=None, organisation=make_organisation(), sheets=[sheet(), wrong])
    assert (Indicator.objects.count(), Figures.objects.count()) == (0, 0)


@pytest.mark.parametrize("role", [Role.RAADSLID, None])
def test_readers_and_outsiders_store_nothing(role):
    organisation = make_organisation()
    user = make_user(organisation, role) if role else make_user(make_organisation("houten"))
    with pytest.raises(PermissionDenied):
        insert_sheets(user=user, organisation=organisation, sheets=[sheet()])
    assert Indicator.objects.count() == 0


def test_a_bbv_indicator_that_is_there_stays_as_it_is():
    organisation = make_organisation()
    mine = add_from_catalogue(user=None, organisation=organisation, number=20)
    wanted, other = sheet(**FULL), sheet("Ander")
    assert already_there(organisation, [wanted, other]) == {wanted.id: mine}
    made = insert_sheets(user=None, organisation=organisation, sheets=[wanted, other])
    assert (made[wanted.id], made[other.id].name) == (mine, "Ander")
    assert (Indicator.objects.count(), Measurement.objects.count()) == (2, 0)


def test_a_bbv_indicator_in_the_bin_or_elsewhere_is_not_there():
    organisation = make_organisation()
    add_from_catalogue(user=None, organisation=make_organisation("houten"), number=20)
    binned = add_from_catalogue(user=None, organisation=organisation, number=20)
    remove_indicator(user=None, indicator=binned)
    assert already_there(organisation, [sheet(**FULL)]) == {}


def test_a_key_that_is_limited_to_trees_takes_only_what_is_there():
    organisation = make_organisation()
    add_from_catalogue(user=None, organisation=organisation, number=20)
    key = make_key(organisation, KeyRight.SCHRIJVEN, tree_ids=[uuid4()])
    user = key.account
    there = sheet(catalogue_number=20)

    made = insert_sheets(user=user, organisation=organisation, sheets=[there])

    assert [*made] == [there.id]
    with pytest.raises(PermissionDenied) as refused:
        insert_sheets(user=user, organisation=organisation, sheets=[sheet()])
    assert str(refused.value) == LIMITED_KEY
    assert Indicator.objects.count() == 1
