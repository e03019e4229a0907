from decimal import Decimal

import pytest
from django.core.paginator import Paginator

from indicators import services
from indicators.history import IndicatorHistory, last_change, recent_history
from indicators.models import CbsLink
from indicators.periods import year
from indicators.revising import MeasurementPlace, TargetPlace, held_at, revise_at
from tests.indicators.factories import aim, fill, make_indicator
from tests.organisations.factories import make_member

# What happens in one transaction is told in one go, so each change needs one of its own.
pytestmark = pytest.mark.django_db(transaction=True)


def told(indicator):
    """The sentences about an indicator, newest first, without that of its making."""
    *sentences, made = [entry.text for entry in recent_history(indicator.pk, count=20)]
    assert made == "Maakte deze indicator."
    return sentences


def change(user, indicator, reason="", **values):
    indicator.refresh_from_db()
    seen = {name: getattr(indicator, name) for name in values}
    services.update_indicator(user=user, indicator=indicator, changes=values, seen=seen, reason=reason)


def test_a_revised_value_shows_old_and_new(user, indicator):
    fill(indicator, 2021, "35")
    place = MeasurementPlace(indicator, year(2021))
    changes = held_at(place) | {"value": held_at(place)["value"]._replace(number=Decimal(36))}
    revise_at(user=user, place=place, changes=changes, seen=held_at(place), reason="herzien door de GGD")
    assert told(indicator) == [
        "Wijzigde de meting over 2021 van 35 naar 36. Reden: herzien door de GGD.",
        "Vulde de meting over 2021 in: 35.",
    ]


@pytest.mark.parametrize(
    ("period", "text", "fields", "sentence"),
    [
        ("2021", "1250,5*", {}, "Vulde de meting over 2021 in: 1.250,5 (voorlopig)."),
        ("2021", "3e positie", {}, "Vulde de meting over 2021 in: ‘3e positie’."),
        ("2021-H1", "n.n.b.", {}, "Vulde de meting over het 1e halfjaar 2021 in: nog niet bekend."),
        (
            "2021-K3",
            "niet gemeten: ziek",
            {},
            "Vulde de meting over het 3e kwartaal 2021 in: niet gemeten (ziek).",
        ),
        ("31-12-2021", "4", {}, "Vulde de meting van 31-12-2021 in: 4."),
        ("2021", "31", {"series": "Nederland"}, "Vulde de meting over 2021 van Nederland in: 31."),
        ("2021", "31", {"origin": "cbs"}, "Vulde de meting over 2021 in: 31, van CBS StatLine."),
    ],
)
def test_a_measurement_is_told_as_people_say_it(indicator, period, text, fields, sentence):
    fill(indicator, period, text, **fields)
    assert told(indicator) == [sentence]


def test_a_measurement_that_was_taken_away_says_what_it_was(indicator):
    fill(indicator, 2021, "35")
    fill(indicator, 2021, "")
    assert told(indicator)[0] == "Haalde de meting over 2021 weg (was 35)."


def test_remarks_are_told(indicator):
    fill(indicator, 2021, "35")
    fill(indicator, 2021, "35", remark="Nieuwe methode")
    fill(indicator, 2021, "36", remark="")
    assert told(indicator)[:2] == [
        "Wijzigde de meting over 2021 van 35 naar 36. Haalde de opmerking bij de meting over 2021 weg.",
        "Schreef bij de meting over 2021: ‘Nieuwe methode’.",
    ]


def test_targets_are_told(indicator):
    aim(indicator, 2025, "< 33")
    aim(indicator, 2025, "> landelijk gemiddelde")
    aim(indicator, 2025, "geen")
    aim(indicator, 2025, "zo laag als het kan", remark="motie")
    aim(indicator, 2025, "")
    assert told(indicator) == [
        "Haalde de streefwaarde voor 2025 weg (was ‘zo laag als het kan’).",
        (
            "Wijzigde de streefwaarde voor 2025 van geen naar ‘zo laag als het kan’. "
            "Schreef bij de streefwaarde voor 2025: ‘motie’."
        ),
        "Wijzigde de streefwaarde voor 2025 van > landelijk gemiddelde naar geen.",
        "Wijzigde de streefwaarde voor 2025 van < 33 naar > landelijk gemiddelde.",
        "Vulde de streefwaarde voor 2025 in: < 33.",
    ]


def test_fields_are_told(user, organisation, indicator):
    anna = make_member(organisation, name="Anna").user
    change(user, indicator, keeper=anna, frequency=24, direction="lager")
    change(user, indicator, keeper=None, frequency=36, baseline_number=Decimal("12.5"), unit="%")
    assert told(indicator) == [
        (
            "Vulde eenheid in: ‘%’. Wijzigde meetfrequentie van elke 2 jaar naar elke 3 jaar. "
            "Vulde nulmeting in: 12,5. Haalde invuller weg (was Anna)."
        ),
        (
            "Vulde gewenste richting in: lager is beter. Vulde meetfrequentie in: elke 2 jaar. "
            "Vulde invuller in: Anna."
        ),
    ]


def test_the_bin_is_told(user, indicator):
    services.remove_indicator(user=user, indicator=indicator)
    services.restore_indicator(user=user, indicator=indicator)
    assert told(indicator) == ["Zette deze indicator terug.", "Gooide deze indicator weg."]


def test_a_link_with_cbs_is_told(indicator):
    link = CbsLink.objects.create(
        indicator=indicator, table="70072ned", measure="M1", measure_title="Inwoners", region="GM0753"
    )
    link.region = "NL01"
    link.save()
    link.delete()
    assert told(indicator) == [
        "Haalt de metingen niet meer op bij het CBS.",
        "Haalt de metingen voortaan op bij het CBS: Inwoners uit ‘70072ned’ (NL01).",
        "Haalt de metingen voortaan op bij het CBS: Inwoners uit ‘70072ned’ (GM0753).",
    ]


def test_only_events_of_the_indicator_are_told(organisation, indicator):
    other = make_indicator(organisation, "Een ander", values={2021: "1"}, targets={2025: "2"})
    fill(indicator, 2021, "35")
    assert told(indicator) == ["Vulde de meting over 2021 in: 35."]
    assert len(told(other)) == 2


def test_history_comes_in_pages(indicator):
    for number in range(2000, 2010):
        fill(indicator, number, "1")
    page = Paginator(IndicatorHistory(indicator.pk), 4).get_page(3)
    assert page.paginator.count == 11
    assert [entry.text for entry in page.object_list] == [
        "Vulde de meting over 2001 in: 1.",
        "Vulde de meting over 2000 in: 1.",
        "Maakte deze indicator.",
    ]


@pytest.mark.parametrize("count", [1, 3])
def test_history_costs_the_same_with_one_and_three_changes(user, indicator, count, django_assert_num_queries):
    for number in range(count):
        fill(indicator, 2021 + number, "1")
        aim(indicator, 2021 + number, "1")
    change(user, indicator, unit="%")
    with django_assert_num_queries(5):
        recent_history(indicator.pk)


def test_last_change_finds_who_changed_a_field(user, indicator):
    change(user, indicator, unit="%")
    change(None, indicator, source="GGD")
    assert last_change(indicator, ["unit"]).text == "Vulde eenheid in: ‘%’."
    assert last_change(indicator, ["unit", "source"]).text == "Vulde bron in: ‘GGD’."
    assert last_change(indicator, ["name"]) is None


def test_who_did_it_is_told(user, indicator):
    place = TargetPlace(indicator, 2025)
    aim(indicator, 2025, "30")
    revise_at(user=user, place=place, changes={"value": None}, seen=held_at(place))
    newest, before, _ = recent_history(indicator.pk)
    assert (newest.who, before.who) == (str(user), "opdrachtregel")
