from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from history.conflicts import StaleFields
from indicators.catalogue import all_indicators, find_indicator
from indicators.models import Indicator, Measurement
from indicators.services import (
    add_from_catalogue,
    create_indicator,
    remove_indicator,
    restore_indicator,
    update_indicator,
)
from indicators.sheets import read_sheet
from tests.indicators.factories import fill, make_indicator, refused, revision
from tests.organisations.factories import make_member, make_organisation

ENDED = next(fact for fact in all_indicators() if not fact.is_in_force)
IN_FORCE = next(fact for fact in all_indicators() if fact.is_in_force)


def update(user, indicator, seen=None, reason="", **changes):
    seen = {name: getattr(indicator, name) for name in changes} | (seen or {})
    return update_indicator(user=user, indicator=indicator, changes=changes, seen=seen, reason=reason)


def faults(call, **kwargs):
    """{field: sentences} with which a ValidationError refuses the call."""
    with pytest.raises(ValidationError) as caught:
        call(**kwargs)
    return caught.value.message_dict


class TestCreateIndicator:
    def test_create_indicator_stores_every_field(self, user, organisation):
        values = {
            "number": "1.1",
            "name": "Jongeren met stress",
            "definition": "Volgens de GGD-monitor",
            "unit": "%",
            "decimals": 1,
            "source": "GGD",
            "owner": "Team Jeugd",
            "keeper": user,
            "kind": "prestatie",
            "audience": "aanbieder",
            "direction": "band",
            "band_low": Decimal(10),
            "band_high": Decimal(20),
            "frequency": 48,
            "baseline_year": 2013,
            "baseline_number": Decimal(36),
            "baseline_text": "",
            "made_with": "jongeren",
            "remark": "Let op de vraagstelling",
        }
        made = create_indicator(user=user, organisation=organisation, **values)
        stored = Indicator.objects.get(pk=made.pk)
        assert {name: getattr(stored, name) for name in values} == values
        assert (stored.organisation, stored.removed_at, stored.catalogue_number) == (organisation, None, None)

    def test_a_name_is_enough(self, user, organisation):
        made = create_indicator(user=user, organisation=organisation, name="Stress")
        stored = Indicator.objects.get(pk=made.pk)
        assert (stored.kind, stored.audience, stored.direction, stored.frequency) == (
            "effect",
            "gemeente",
            "",
            None,
        )

    @pytest.mark.parametrize(
        ("values", "field"),
        [
            ({"name": ""}, "name"),
            ({"name": "x" * 251}, "name"),
            ({"kind": "gevoel"}, "kind"),
            ({"audience": "raad"}, "audience"),
            ({"direction": "opzij"}, "direction"),
            ({"frequency": 0}, "frequency"),
            ({"frequency": 121}, "frequency"),
            ({"decimals": 7}, "decimals"),
            ({"baseline_year": 1989}, "baseline_year"),
            ({"band_low": 2, "band_high": 1}, "__all__"),
            ({"baseline_number": 1, "baseline_text": "veel"}, "__all__"),
        ],
    )
    def test_what_does_not_fit_is_refused_by_field(self, user, organisation, values, field):
        values = {"name": "Stress"} | values
        assert [*faults(create_indicator, user=user, organisation=organisation, **values)] == [field]
        assert (Indicator.objects.count(), revision(organisation)) == (0, 0)

    def test_who_fills_in_is_of_the_organisation(self, user, organisation):
        stranger = make_member(make_organisation("houten")).user
        fields = {"name": "Stress", "keeper": stranger}
        found = faults(create_indicator, user=user, organisation=organisation, **fields)
        assert found == {"keeper": ["Kies iemand van uw eigen organisatie."]}

    def test_a_raadslid_makes_none(self, raadslid, organisation):
        with pytest.raises(PermissionDenied):
            create_indicator(user=raadslid, organisation=organisation, name="Stress")


class TestUpdateIndicator:
    def test_update_indicator_writes_what_changed(self, user, indicator):
        after = update(user, indicator, name="Stress", frequency=24)
        stored = Indicator.objects.get(pk=indicator.pk)
        assert (stored.name, stored.frequency, after.name) == ("Stress", 24, "Stress")

    def test_two_people_may_change_different_fields(self, user, indicator):
        update(user, indicator, name="Stress")
        update(user, indicator, unit="%")
        stored = Indicator.objects.get(pk=indicator.pk)
        assert (stored.name, stored.unit) == ("Stress", "%")

    def test_the_same_field_is_stale_and_nothing_is_written(self, user, indicator):
        update(user, indicator, name="Stress")
        with pytest.raises(StaleFields) as caught:
            update(user, indicator, name="Druk", unit="%")
        stored = Indicator.objects.get(pk=indicator.pk)
        assert [(each.name, each.theirs, each.mine) for each in caught.value.fields] == [
            ("name", "Stress", "Druk")
        ]
        assert (stored.name, stored.unit, revision(indicator.organisation)) == ("Stress", "", 2)

    def test_nothing_changed_gives_no_history(self, user, indicator):
        update(user, indicator, name=indicator.name)
        assert Indicator.pgh_event_model.objects.count() == 1

    def test_history_tells_who_and_why(self, user, indicator):
        update(user, indicator, name="Stress", reason="Andere vraag")
        event = Indicator.pgh_event_model.objects.get(pgh_label="update")
        assert event.pgh_context.metadata == {"user": user.pk, "reason": "Andere vraag"}

    @pytest.mark.parametrize(
        ("changes", "field"),
        [({"name": ""}, "name"), ({"frequency": 0}, "frequency"), ({"band_low": 3}, "__all__")],
    )
    def test_what_does_not_fit_is_refused_by_field(self, user, organisation, changes, field):
        indicator = make_indicator(organisation, band_high=2)
        assert [*faults(update, user=user, indicator=indicator, **changes)] == [field]

    def test_another_keeper_is_of_the_organisation(self, user, indicator):
        stranger = make_member(make_organisation("houten")).user
        assert [*faults(update, user=user, indicator=indicator, keeper=stranger)] == ["keeper"]

    def test_a_keeper_who_left_is_in_nobodys_way(self, user, organisation):
        member = make_member(organisation)
        indicator = make_indicator(organisation, keeper=member.user)
        member.delete()
        assert update(user, indicator, name="Stress").keeper == member.user

    def test_what_is_thrown_away_cannot_be_changed(self, user, indicator):
        remove_indicator(user=user, indicator=indicator)
        message = "‘Jongeren met stress’ ligt in de prullenbak. Zet hem eerst terug."
        assert refused(update, user=user, indicator=indicator, name="Stress") == message

    def test_a_raadslid_changes_nothing(self, raadslid, indicator):
        with pytest.raises(PermissionDenied):
            update(raadslid, indicator, name="Stress")


class TestRecycleBin:
    def test_a_thrown_away_indicator_comes_back_with_its_values(self, user, indicator):
        fill(indicator, 2021, "36")
        before = read_sheet(indicator)
        gone = remove_indicator(user=user, indicator=indicator)
        assert (gone.removed_by, gone.removed_at is None) == (user, False)
        assert [*Indicator.objects.alive()] == []
        back = restore_indicator(user=user, indicator=gone)
        assert (back.removed_by, back.removed_at) == (None, None)
        assert read_sheet(back) == before
        assert Measurement.objects.count() == 1

    def test_throwing_away_twice_is_refused(self, user, indicator):
        remove_indicator(user=user, indicator=indicator)
        assert refused(remove_indicator, user=user, indicator=indicator).startswith("‘Jongeren met stress’")

    def test_a_bbv_indicator_that_was_added_anew_stays_alone(self, user, organisation):
        number = IN_FORCE.number
        first = add_from_catalogue(user=user, organisation=organisation, number=number)
        remove_indicator(user=user, indicator=first)
        second = add_from_catalogue(user=user, organisation=organisation, number=number)
        assert refused(restore_indicator, user=user, indicator=first) == "Deze BBV-indicator hebt u al."
        assert [*Indicator.objects.alive()] == [second]

    def test_a_raadslid_leaves_the_bin_alone(self, user, raadslid, indicator):
        with pytest.raises(PermissionDenied):
            remove_indicator(user=raadslid, indicator=indicator)
        gone = remove_indicator(user=user, indicator=indicator)
        with pytest.raises(PermissionDenied):
            restore_indicator(user=raadslid, indicator=gone)


class TestAddFromCatalogue:
    def test_the_fact_becomes_an_indicator(self, user, organisation):
        fact = find_indicator(IN_FORCE.number)
        made = add_from_catalogue(user=user, organisation=organisation, number=fact.number)
        stored = Indicator.objects.get(pk=made.pk)
        names = ("name", "definition", "unit", "source", "direction", "frequency")
        assert [getattr(stored, name) for name in names] == [getattr(fact, name) for name in names]
        assert (stored.kind, stored.catalogue_number) == ("bbv", fact.number)

    def test_every_fact_in_force_can_be_added(self, organisation):
        facts = [fact for fact in all_indicators() if fact.is_in_force]
        for fact in facts:
            add_from_catalogue(user=None, organisation=organisation, number=fact.number)
        assert Indicator.objects.count() == len(facts)

    def test_adding_twice_gives_the_one_that_is_there(self, user, organisation):
        made = [
            add_from_catalogue(user=user, organisation=organisation, number=IN_FORCE.number) for _ in range(2)
        ]
        assert made[0] == made[1]
        assert Indicator.objects.count() == 1

    def test_organisations_have_their_own(self, user, organisation):
        other = make_organisation("houten")
        for owner in (organisation, other):
            add_from_catalogue(user=None, organisation=owner, number=IN_FORCE.number)
        owners = Indicator.objects.values_list("organisation__slug", flat=True)
        assert sorted(owners) == ["best", "houten"]

    def test_what_is_no_longer_in_force_is_refused(self, user, organisation):
        fields = {"user": user, "organisation": organisation, "number": ENDED.number}
        message = f"‘{ENDED.name}’ is vervallen. Kies een indicator die nog geldt."
        assert refused(add_from_catalogue, **fields) == message

    def test_an_unknown_number_is_refused(self, user, organisation):
        message = refused(add_from_catalogue, user=user, organisation=organisation, number=0)
        assert message == "Er is geen BBV-indicator 0. De nummers lopen van 1 tot en met 39."

    def test_a_raadslid_adds_none(self, raadslid, organisation):
        with pytest.raises(PermissionDenied):
            add_from_catalogue(user=raadslid, organisation=organisation, number=IN_FORCE.number)
