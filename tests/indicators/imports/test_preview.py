"""Files with figures, from their bytes to what they would change."""

from datetime import date

import pytest

from indicators.imports.preview import preview
from tests.indicators.imports.sheets import sheets, xlsx

LONG = "Indicator;Periode;Waarde\n"
NO_NUMBER = (
    "is geen getal. Schrijf alleen het getal, zoals 12,5. "
    "Of zet er een ' voor: dan blijft het tekst, zoals in Excel."
)
ALSO = "Dit staat ook in rij 2, kolom C (Waarde)"
CARE = "Jongeren met jeugdzorg"
NEW = "Voeg de indicator eerst toe, of verbeter de naam."
NO_PERIOD = (
    "is geen periode. Schrijf een jaar (2024), halfjaar (2024-H1), kwartaal (2024-K3) of datum (31-12-2024)."
)
ROW_2, ROW_3 = "Rij 2, kolom C (Waarde):", "Rij 3, kolom C (Waarde):"


def told(content, sheet=""):
    """What a file would do, a line for each figure and problem."""
    content = content.encode() if isinstance(content, str) else content
    found = preview(content, sheets(), sheet)
    lists = {"+": found.added, "~": found.changed, "=": found.unchanged}
    lines = [
        f"{sign} {row.sheet.number} {row.figure.series or 'doel'} {row.figure.period.code}: "
        f"{f'{row.old} → ' if row.old else ''}{row.new}"
        for sign, rows in lists.items()
        for row in rows
    ]
    return lines + [str(problem) for problem in found.problems]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (LONG + "Jongeren met jeugdzorg;2022;35,5", ["+ 1.1 gemeente 2022: 35,5"]),
        (LONG + "1.1;2022;35,5", ["+ 1.1 gemeente 2022: 35,5"]),
        (LONG + "00000000-0000-0000-0000-000000000001;2022;5", ["+ 1.1 gemeente 2022: 5"]),
        (LONG + "JONGEREN  met jeugdzorg ;2022;5", ["+ 1.1 gemeente 2022: 5"]),
        (LONG + "1.1 Jongeren met jeugdzorg;2022;5", ["+ 1.1 gemeente 2022: 5"]),
        (LONG + "1.1;2021;36", ["= 1.1 gemeente 2021: 36 → 36"]),
        (LONG + "1.1;2021;36*", ["~ 1.1 gemeente 2021: 36 → 36 (voorlopig)"]),
        (LONG + "1.1;2021;", []),
        (LONG + "1.1;2024-K3;n.n.b.", ["+ 1.1 gemeente 2024-K3: n.n.b."]),
        ("NR,Jaar,Resultaat\n2,2020,12.5", ["+ 2 gemeente 2020: 12,5"]),
        ("nummer\tpériode\trealisatie\n2\t31-12-2020\t3e positie", ["+ 2 gemeente 2020-12-31: 3e positie"]),
        ("sep=;\nIndicator;Jaar;Waarde\n2;2020;1", ["+ 2 gemeente 2020: 1"]),
        ("Cijfers van Best\n\nIndicator;Jaar;Waarde\n2;2020;1", ["+ 2 gemeente 2020: 1"]),
        ("Naam;Nr;Jaar;Waarde\nSportende jeugd;9;2020;1", ["+ 2 gemeente 2020: 1"]),
        ("Indicator;Jaar;Waarde;Reeks\n2;2020;1;nederland", ["+ 2 Nederland 2020: 1"]),
        ("Indicator;Jaar;Waarde;Reeks\n2;2020;1;wijk Heuveleind", ["+ 2 wijk Heuveleind 2020: 1"]),
        ("Indicator;Jaar;Waarde;Voorlopig\n2;2020;1;Ja", ["+ 2 gemeente 2020: 1 (voorlopig)"]),
        ("Indicator;Jaar;Waarde;Status\n2;2020;1;definitief", ["+ 2 gemeente 2020: 1"]),
        ("Indicator;Jaar;Waarde;Opmerking\n1.1;2021;36;", ["= 1.1 gemeente 2021: 36 → 36"]),
        ("Indicator;Jaar;Waarde;Opmerking\n1.1;2021;36;CBS", ["~ 1.1 gemeente 2021: 36 → 36"]),
        ("Indicator;Soort;Jaar;Waarde\n1.1;streefwaarde;2025;<33", ["= 1.1 doel 2025: < 33 → < 33"]),
        ("Indicator;Soort;Jaar;Waarde\n1.1;Norm;2025;<30", ["~ 1.1 doel 2025: < 33 → < 30"]),
        ("Indicator;Soort;Jaar;Waarde\n1.1;doel;2027;> 2021", ["+ 1.1 doel 2027: > waarde 2021"]),
        (
            "Indicator;2020;2021\n1.1;34;\n2;5;6",
            ["+ 1.1 gemeente 2020: 34", "+ 2 gemeente 2020: 5", "+ 2 gemeente 2021: 6"],
        ),
        ("Indicator;2020*\n2;5", ["+ 2 gemeente 2020: 5 (voorlopig)"]),
        ("Indicator;Waarde 2020;Streefwaarde 2025\n2;5;≥ 6", ["+ 2 gemeente 2020: 5", "+ 2 doel 2025: ≥ 6"]),
        ("Indicator;1e halfjaar 2024\n2;5", ["+ 2 gemeente 2024-H1: 5"]),
    ],
)
def test_what_a_csv_file_says(text, lines):
    assert told(text) == lines


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (LONG + "1.1;2021;veel", [f"{ROW_2} ‘veel’ {NO_NUMBER}"]),
        (LONG + "\n1.1;vorig jaar;5", [f"Rij 3, kolom C (Waarde): ‘vorig jaar’ {NO_PERIOD}"]),
        (LONG + "1.1;;5", [f"{ROW_2} Hier staat niet bij over welke periode dit gaat."]),
        (LONG + ";2021;5", ["Rij 2: Hier staat niet bij welke indicator dit hoort."]),
        (
            LONG + "Jongeren met jeugdzrg;2021;5",
            ["Rij 2: We kennen geen indicator ‘Jongeren met jeugdzrg’. Bedoelt u ‘Jongeren met jeugdzorg’?"],
        ),
        (
            LONG + "Schaatsers;2021;5",
            [f"Rij 2: We kennen geen indicator ‘Schaatsers’. {NEW}"],
        ),
        (
            "Nr;Naam;Jaar;Waarde\n2;Jongeren met jeugdzorg;2021;5",
            [f"Rij 2: Nummer 2 is van ‘Sportende jeugd’, maar hier staat ‘{CARE}’. Welke is het?"],
        ),
        (
            LONG + "2;2021;5\n2;2021;5",
            [
                "+ 2 gemeente 2021: 5",
                f"{ROW_3} {ALSO}, met dezelfde waarde. We nemen het een keer.",
            ],
        ),
        (
            LONG + "2;2021;5\n2;2021;6",
            [f"{ROW_3} {ALSO}, met een andere waarde. We nemen geen van beide."],
        ),
        (
            "Indicator;Jaar;Waarde;Voorlopig\n2;2020;1;misschien",
            [f"{ROW_2} ‘misschien’ bij voorlopig begrijpen we niet. Schrijf ja of nee."],
        ),
        (
            "Indicator;Soort;Jaar;Waarde\n2;prognose;2020;1",
            ["Rij 2, kolom D (Waarde): De soort ‘prognose’ kennen we niet. Schrijf meting of streefwaarde."],
        ),
        (
            "Indicator;Soort;Periode;Waarde\n2;doel;2020-K1;1",
            ["Rij 2, kolom D (Waarde): Een streefwaarde geldt voor een jaar, niet voor 1e kwartaal 2020."],
        ),
        (
            "Indicator;2020;2021\n2;5;x!\nWat?;1;2",
            [
                "+ 2 gemeente 2020: 5",
                f"Rij 2, kolom C (2021): ‘x!’ {NO_NUMBER}",
                f"Rij 3: We kennen geen indicator ‘Wat?’. {NEW}",
            ],
        ),
        (
            f"Indicator;Jaar;Waarde;Reeks\n2;2020;1;{'a' * 101}",
            [f"{ROW_2} De naam van de reeks is te lang: 101 tekens. Er passen er 100."],
        ),
    ],
)
def test_what_cannot_be_read_is_told_with_its_place(text, lines):
    assert told(text) == lines


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_csv_in_every_encoding_that_excel_writes(encoding):
    text = "Indicator;Jaar;Waarde;Reeks\n2;2020;1;wijk Café"
    assert told(text.encode(encoding)) == ["+ 2 wijk Café 2020: 1"]


def test_two_indicators_with_one_name_need_a_number():
    known = sheets()
    first, second = known.values()
    second.name = first.name
    found = preview(b"Indicator;2020\nJongeren met jeugdzorg;1", known)
    assert [problem.sentence for problem in found.problems] == [
        "Er zijn 2 indicatoren ‘Jongeren met jeugdzorg’. Zet ook het nummer of het kenmerk erbij."
    ]
    found = preview(b"Nummer;Indicator;2020\n2;Jongeren met jeugdzorg;1", known)
    assert [figure.indicator_id for figure in found.to_write] == [second.id]


def test_excel_types_become_what_people_type():
    rows = [
        ["Indicator", "Periode", "Waarde"],
        [1.1, 2019, 0.555],
        ["2", 2020.0, 12.5],
        ["2", date(2021, 12, 31), 0.1 + 0.2],
        ["2", date(2022, 1, 1), "n.v.t."],
        ["2", "2023-H1", 1e-9],
        ["2", 2024, 1250000],
        ["2", 2025, True],
    ]
    formats = {"C2": "0.0%", "B5": "yyyy"}
    assert told(xlsx(rows, formats)) == [
        "+ 1.1 gemeente 2019: 55,5",
        "+ 2 gemeente 2020: 12,5",
        "+ 2 gemeente 2021-12-31: 0,3",
        "+ 2 gemeente 2022: n.v.t.",
        "+ 2 gemeente 2023-H1: 0",
        "+ 2 gemeente 2024: 1250000",
        f"Rij 8, kolom C (Waarde): ‘ja’ {NO_NUMBER}",
    ]


def test_excel_headings_may_be_numbers_and_dates():
    rows = [[None, "Indicator", 2020, date(2021, 1, 1)], ["x", "2", 5, 6]]
    assert told(xlsx(rows, {"D1": "yyyy"})) == ["+ 2 gemeente 2020: 5", "+ 2 gemeente 2021: 6"]


def test_excel_reads_the_sheet_that_is_asked_for():
    content = xlsx([["Indicator", 2020], ["2", 5]], Tweede=[["Indicator", 2021], ["2", 6]])
    assert told(content) == ["+ 2 gemeente 2020: 5"]
    assert told(content, "Tweede") == ["+ 2 gemeente 2021: 6"]
    assert told(content, "Derde") == ["+ 2 gemeente 2020: 5"]
    assert preview(content, sheets()).table.sheets == ["Blad1", "Tweede"]


def test_headings_that_mean_nothing_are_named():
    found = preview(b"Indicator;Jaar;Waarde;Eenheid;Kleur\n2;2020;1;%;blauw", sheets())
    assert found.table.notes == ["Deze kolommen kennen we niet en slaan we over: Kleur."]


def test_formulas_without_outcome_are_told():
    found = preview(xlsx([["Indicator", 2020, 2021], ["2", "=1+1", 3]]), sheets())
    assert [row.new for row in found.added] == ["3"]
    assert [note[:46] for note in found.table.notes] == ["In dit bestand staan formules zonder uitkomst."]


def test_fingerprint_changes_with_what_is_stored():
    content = b"Indicator;2021\n1.1;40"
    before, known = preview(content, sheets()), sheets()
    known[next(iter(known))].measurements.clear()
    assert preview(content, sheets()).fingerprint == before.fingerprint
    assert preview(content, known).fingerprint != before.fingerprint


def test_counts_of_problems_are_in_words():
    found = preview(b"Indicator;2020;2021\n2;a;b\nWie;1;1", sheets())
    assert found.problem_counts() == [
        ("waarden zijn niet te lezen", 2),
        ("rij is van een indicator die we niet kennen", 1),
    ]
