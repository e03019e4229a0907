"""The figures behind a chart as a table."""

from indicators.charts import Table, table
from tests.indicators.charts.sheets import best, measured, sheet_of, target


def test_table_has_series_and_targets_in_order_of_time():
    assert table(best()) == Table(
        ["gemeente", "Nederland", "streefwaarde"],
        [
            ("2013", ["36%", "", ""]),
            ("2017", ["33%", "23%", ""]),
            ("2021", ["36%", "24%", ""]),
            ("2025", ["", "", "lager dan 33%"]),
        ],
    )


def test_table_says_what_is_no_number():
    sheet = sheet_of(
        measured(2022, None, missing="niet_gemeten", reason="te weinig deelnemers"),
        measured(2023, None, missing="nnb"),
        measured(2024, None, text="3e positie"),
        measured(2025, 12, is_provisional=True),
        target(2023, is_none=True),
        target(2024, text="hoger op de lijst"),
        target(2025, operator=">", reference="landelijk gemiddelde"),
    )
    assert table(sheet).rows == [
        ("2022", ["niet gemeten: te weinig deelnemers", ""]),
        ("2023", ["nog niet bekend", "geen"]),
        ("2024", ["3e positie", "hoger op de lijst"]),
        ("2025", ["12% (voorlopig)", "hoger dan landelijk gemiddelde"]),
    ]


def test_table_puts_quarters_before_the_year_that_ends_with_them():
    sheet = sheet_of(measured("2025-K4", 3), measured("2025-K3", 4), target(2025, 5))
    assert [row.period for row in table(sheet).rows] == ["3e kwartaal 2025", "4e kwartaal 2025", "2025"]


def test_table_of_nothing_is_empty():
    assert table(sheet_of()) == Table([], [])
