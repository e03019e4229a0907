from decimal import Decimal

import pytest

from indicators.models import Indicator
from indicators.periods import read_period, year
from indicators.services import remove_indicator
from indicators.sheet import Baseline, Sheet, SheetMeasurement, SheetTarget
from indicators.sheets import read_sheet, read_sheets
from tests.indicators.factories import aim, fill, make_indicator
from tests.organisations.factories import make_organisation


def test_a_sheet_holds_all_that_is_stored(organisation):
    fields = {
        "number": "1.1",
        "definition": "Volgens de GGD-monitor",
        "unit": "%",
        "decimals": 1,
        "source": "GGD",
        "owner": "Team Jeugd",
        "kind": "prestatie",
        "audience": "aanbieder",
        "direction": "band",
        "band_low": Decimal(10),
        "band_high": Decimal("20.5"),
        "frequency": 48,
        "made_with": "jongeren",
        "remark": "Let op de vraagstelling",
    }
    start = {"baseline_year": 2013, "baseline_number": Decimal(36)}
    indicator = make_indicator(organisation, **fields, **start)
    fill(indicator, 2021, "36*", remark="Herzien", origin="cbs", origin_detail="70072ned")
    fill(indicator, 2022, "niet gemeten: te duur")
    aim(indicator, 2027, "<33", remark="Raadsbesluit")
    assert read_sheet(indicator) == Sheet(
        indicator.pk,
        "Jongeren met stress",
        **fields,
        baseline=Baseline(2013, Decimal(36)),
        measurements=[
            SheetMeasurement(
                year(2021),
                number=Decimal(36),
                is_provisional=True,
                remark="Herzien",
                origin="cbs",
                origin_detail="70072ned",
            ),
            SheetMeasurement(year(2022), missing="niet_gemeten", reason="te duur"),
        ],
        targets=[SheetTarget(2027, operator="<", number=Decimal(33), remark="Raadsbesluit")],
    )


def test_measurements_come_in_order_of_time_the_own_series_first(organisation):
    indicator = make_indicator(organisation)
    cells = [
        ("2024", "wijk Noord"),
        ("2024", "gemeente"),
        ("2024-H1", "gemeente"),
        ("31-12-2023", "gemeente"),
        ("2025-K1", "gemeente"),
        ("2023", "Nederland"),
        ("2024-K1", "gemeente"),
    ]
    for period, series in cells:
        fill(indicator, period, "1", series=series)
    found = [(row.series, row.period) for row in read_sheet(indicator).measurements]
    assert found == [
        (series, read_period(code))
        for series, code in (
            ("gemeente", "2023-12-31"),
            ("gemeente", "2024-K1"),
            ("gemeente", "2024-H1"),
            ("gemeente", "2024"),
            ("gemeente", "2025-K1"),
            ("Nederland", "2023"),
            ("wijk Noord", "2024"),
        )
    ]


def test_targets_come_in_order_of_year(organisation):
    indicator = make_indicator(organisation, targets={2030: "<30", 2026: "<35", 2028: "geen"})
    assert [target.year for target in read_sheet(indicator).targets] == [2026, 2028, 2030]


def test_sheets_come_in_the_order_of_the_queryset(organisation):
    for number, name in (("2", "B"), ("1", "C"), ("3", "A")):
        make_indicator(organisation, name=name, number=number)
    for order, names in (("number", "CBA"), ("name", "ABC"), ("-name", "CBA")):
        sheets = read_sheets(Indicator.objects.order_by(order))
        assert "".join(sheet.name for sheet in sheets.values()) == names


def test_only_sheets_of_the_queryset_are_read(organisation):
    mine = make_indicator(organisation, values={2021: "1"})
    make_indicator(make_organisation("houten"), values={2021: "2"})
    remove_indicator(user=None, indicator=make_indicator(organisation, values={2021: "3"}))
    sheets = read_sheets(Indicator.objects.alive().filter(organisation=organisation))
    assert {pk: [row.number for row in sheet.measurements] for pk, sheet in sheets.items()} == {mine.pk: [1]}


@pytest.mark.parametrize(("count", "years"), [(0, 0), (1, 1), (3, 10)])
def test_sheets_take_three_queries_at_every_size(organisation, count, years, django_assert_num_queries):
    for number in range(count):
        cells = {2010 + n: "36" for n in range(years)}
        make_indicator(organisation, name=f"Indicator {number}", values=cells, targets=cells)
    with django_assert_num_queries(3):
        sheets = read_sheets(Indicator.objects.all())
    assert [(len(sheet.measurements), len(sheet.targets)) for sheet in sheets.values()] == [
        (years, years)
    ] * count
