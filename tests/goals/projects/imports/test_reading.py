"""What rows say, and what is wrong with them in plain Dutch. Pure: no database."""

from contextlib import suppress
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goals.projects.imports.cells import read_cell, read_period
from goals.projects.imports.choices import ADD, Choices, WordKey, draft_of, make_draft
from goals.projects.imports.fields import FIELD, FIELDS, field_of
from goals.projects.imports.known import Known
from goals.projects.imports.reading import new_doubles, read_draft, read_pasted
from goals.projects.imports.tables import read_text
from indicators.imports.problems import UnreadableFile

KNOWN = Known(
    terms={"wijk": {"heuveleind": 1, "noord, centrum": 2}, "thema": {"bewegen": 3}},
    names={"oude speelplek": "Oude speelplek"},
)
MANAGER = Known(KNOWN.terms, KNOWN.names, may_add=True)


def read(text, known=KNOWN, **choices):
    return read_draft(make_draft(read_text(text), known, "fysiek"), known, Choices(**choices))


def one(text, known=KNOWN):
    """The only row of a text."""
    return read(text, known).rows[0]


@pytest.mark.parametrize(
    ("heading", "key"),
    [
        *[(field.heading, field.key) for field in FIELDS],
        ("Naam van het project", "name"),
        ("PROJECT", "name"),
        ("Projectnaam", "name"),
        ("Titel", "name"),
        ("Status", "phase"),
        ("Projectfase", "phase"),
        ("Begindatum (dd-mm-jjjj)", "start_date"),
        ("Start project", "start_date"),
        ("Datum gereed", ""),
        ("Einddatum", "end_date"),
        ("Budget in euro's", "budget"),
        ("Trekker", "leader"),
        ("Wijk(en)", "wijk"),
        ("Thema’s", "thema"),
        ("Doelgroepen", "doelgroep"),
        ("Beleidsterrein", "beleidsveld"),
        ("Projectomschrijving", "description"),
        ("Doel", "objective"),
        ("Draagt bij aan", ""),
        ("Kleur", ""),
        ("", ""),
        ("???", ""),
    ],
)
def test_headings_are_recognised_loosely(heading, key):
    assert field_of(heading) == key


@pytest.mark.parametrize(
    ("key", "text", "value"),
    [
        ("name", "  Speel\n plek ", "Speel plek"),
        ("domain", "Fysiek domein", "fysiek"),
        ("domain", "S", "sociaal"),
        ("phase", "", "idee"),
        ("phase", "In voorbereiding", "voorbereiding"),
        ("phase", "lopend", "uitvoering"),
        ("phase", "gerealiseerd?", None),
        ("start_date", "mei 2027", date(2027, 5, 1)),
        ("start_date", "2027", date(2027, 1, 1)),
        ("end_date", "mei 2027", date(2027, 5, 31)),
        ("end_date", "2027", date(2027, 12, 31)),
        ("end_date", "Q2 2027", date(2027, 6, 30)),
        ("end_date", "doorlopend", "leeg"),
        ("end_date", "31-02-2027", None),
        ("budget", "€ 25.000", Decimal("25000.00")),
        ("budget", "n.t.b.", "leeg"),
        ("budget", "-1", None),
        ("budget", "veel", None),
        ("leader", " A.  de Vries ", "A. de Vries"),
        ("leader", "a" * 121, None),
        ("partners", "GGD; school ;", "GGD\nschool"),
        ("partners", "GGD\nschool; huis", "GGD\nschool; huis"),
        ("description", "a" * 20_001, None),
    ],
)
def test_a_cell_says(key, text, value):
    if value is None:
        with pytest.raises(ValueError, match=r"[.]$"):
            read_cell(key, text)
    else:
        assert read_cell(key, text) == (None if value == "leeg" else value)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("2027-2030", date(2027, 1, 1), date(2030, 12, 31)),
        ("2027 t/m 2030", date(2027, 1, 1), date(2030, 12, 31)),
        ("mei 2027 – juni 2028", date(2027, 5, 1), date(2028, 6, 30)),
        ("1-5-2027 - 3-6-2028", date(2027, 5, 1), date(2028, 6, 3)),
        ("2027", date(2027, 1, 1), date(2027, 12, 31)),
        ("vanaf mei 2027", date(2027, 5, 1), None),
        ("sinds 2025 tot 2027", date(2025, 1, 1), date(2027, 12, 31)),
        ("tot en met 2027", None, date(2027, 12, 31)),
        ("doorlopend", None, None),
        ("t/m", None, None),
        ("", None, None),
    ],
)
def test_a_period_says(text, start, end):
    assert read_period(text) == (start, end)


@pytest.mark.parametrize("text", ["zomer 2027", "2027-", "van 2027"])
def test_a_period_that_cannot_be_read_is_refused_with_a_sentence(text):
    with pytest.raises(ValueError, match="is geen datum"):
        read_period(text)


def test_milestones_are_read_from_lines():
    text = "mei 2027: Eerste paal (gehaald op 2-5-2027); Opening; 3e kwartaal 2028: feest: groot"
    assert read_cell("milestones", text) == [
        ("Eerste paal", date(2027, 5, 1), "maand", date(2027, 5, 2)),
        ("Opening", None, "dag", None),
        ("feest: groot", date(2028, 7, 1), "kwartaal", None),
    ]


def test_problems_tell_the_row_and_what_to_choose():
    reading = read("Project\tFase\nSpeelplek\tbezig\n\tloopt")
    assert reading.problems == [
        "Rij 2: fase ‘bezig’ kennen we niet. Kies idee, in voorbereiding, loopt, afgerond of gestopt.",
        "Rij 3: vul een naam in.",
    ]
    assert (reading.right, [row.number for row in reading.wrong]) == ([], [2, 3])


def test_rows_without_headings_are_read_by_what_stands_in_them():
    row = one("Speelplek\tloopt\tHeuveleind\t2027\tsociaal\tEen plek om te spelen")
    assert row.texts == {
        "name": "Speelplek",
        "phase": "loopt",
        "wijk": "Heuveleind",
        "start_date": "2027",
        "domain": "sociaal",
        "description": "Een plek om te spelen",
    }


def test_a_name_on_each_line_is_enough():
    assert [
        (row.name, row.values["domain"]) for row in read_pasted("A\nB", KNOWN, domain="sociaal").right
    ] == [
        ("A", "sociaal"),
        ("B", "sociaal"),
    ]


def test_a_row_without_domain_asks_for_one():
    assert read_pasted("A", KNOWN).problems == [
        "Rij 1: kies het domein van dit project, of bovenaan een domein voor alle rijen."
    ]


def test_one_heading_that_names_the_project_is_enough():
    assert [row.name for row in read("Kleur\tProject\tSmaak\tGeur\nrood\tA\t\t").rows] == ["A"]


def test_columns_that_mean_nothing_are_told_and_numbers_are_not():
    assert read("Nr\tProject\tKleur\n1\tSpeelplek\trood").passed_over == ["Kleur"]


def test_texts_of_two_columns_of_one_field_are_put_together():
    assert one("Project\tOmschrijving\tToelichting\nA\tEen\tTwee").values["description"] == "Een\nTwee"


def test_days_of_their_own_go_before_a_period():
    row = one("Project\tPeriode\tStart\nA\t2027-2028\tmei 2027")
    assert (row.values["start_date"], row.values["end_date"]) == (date(2027, 5, 1), date(2028, 12, 31))


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Project\tStart\tEind\nA\t2028\t2027", "end_date"),
        ("Project\tPeriode\nA\t2028-2027", "period"),
        ("Project\tPeriode\tStart\nA\ttot 2027\t2028", "period"),
    ],
)
def test_a_project_that_ends_before_it_starts_is_wrong(text, key):
    assert one(text).problems == {key: "De einddatum ligt voor de begindatum."}


def test_projects_that_are_there_and_doubles_are_named_and_skipped():
    reading = read("OUDE  Speelplek\nBank\nbank\nNieuw")
    assert [(row.name, row.double) for row in reading.left] == [
        ("OUDE Speelplek", "Er is al een project ‘Oude speelplek’."),
        ("bank", "Rij 2 heet ook zo."),
    ]
    assert [row.name for row in reading.right] == ["Bank", "Nieuw"]


def test_a_double_that_somebody_ticks_is_taken():
    reading = read("Oude speelplek", rows=frozenset([1]), doubles=frozenset([1]))
    assert ([row.number for row in reading.right], reading.left) == ([1], [])


def test_a_row_that_became_double_since_it_was_shown_is_told():
    reading = read("Oude speelplek\nBank", rows=frozenset([1, 2]))
    assert new_doubles(reading, Choices()) == {1}
    assert new_doubles(reading, Choices(doubles=frozenset([1]))) == set()


def test_words_are_found_whatever_their_spelling_and_may_hold_a_comma():
    assert one("Project\tWijk\nA\tHEUVELEIND; Noord, Centrum").terms == [1, 2]
    assert one("Project\tWijk\nA\tHeuveleind, Noord").terms == [1]


def test_an_unknown_word_is_left_out_for_who_may_not_add_it():
    reading = read("Project\tWijk\nA\tZuid\nB\tzuid")
    assert [(word.name, word.count, word.choice) for word in reading.unknown] == [("Zuid", 2, "")]
    assert reading.right[0].new_words == {}


def test_an_unknown_word_comes_in_the_list_for_a_beheerder():
    reading = read("Project\tWijk\nA\tZuid", MANAGER)
    assert [word.choice for word in reading.unknown] == [ADD]
    assert reading.right[0].new_words == {WordKey("wijk", "zuid"): "Zuid"}


def test_a_word_that_is_almost_one_of_the_list_is_taken_for_that():
    reading = read("Project\tWijk\nA\tHeuvel-eind", MANAGER)
    assert ([word.choice for word in reading.unknown], reading.rows[0].terms) == (["1"], [1])


def test_choices_that_make_no_sense_are_not_followed():
    key = WordKey("wijk", "zuid")
    for wrong in ("3", "x", ADD, "-1"):
        assert read("Project\tWijk\nA\tZuid", words={key: wrong}).unknown[0].choice == ""


def test_far_too_many_words_in_a_cell_are_a_problem():
    for cell in (";".join(map(str, range(60))), "a" * 5_000, "a; " * 2_000):
        reading = read(f"Project\tWijk\nA\t{cell}")
        assert reading.unknown == []
        assert (
            reading.rows[0].problems["wijk"]
            == "Dit zijn meer dan 50 woorden. Staat hier wel een lijst met woorden?"
        )


def test_what_was_typed_in_the_preview_goes_before_what_stood_there():
    reading = read("Project\tFase\nA\tbezig", cells={(2, "phase"): "loopt", (2, "name"): " B "})
    assert [(row.name, row.values["phase"]) for row in reading.right] == [("B", "uitvoering")]


def test_a_column_can_be_another_field_than_we_thought():
    reading = read("Project\tKleur\nA\tloopt", columns={1: "phase"})
    assert (reading.right[0].values["phase"], reading.passed_over) == ("uitvoering", [])


def test_a_draft_is_read_back_from_its_bytes():
    draft = make_draft(read_text("Project\tWijk\nA\tZuid"), KNOWN, "sociaal", "lijst.xlsx")
    assert draft_of(draft.as_bytes()) == draft


CELLS = st.text() | st.sampled_from(
    [
        "fysiek",
        "loopt",
        "2027",
        "mei 2027 t/m",
        "€ 1",
        "Heuveleind",
        "Project",
        "Wijk; Fase",
        "t/m",
        "(gehaald op x)",
    ]
)


@given(st.lists(st.lists(CELLS, max_size=6), max_size=5), st.sampled_from([KNOWN, MANAGER]))
def test_whatever_is_pasted_gives_rows_and_sentences(rows, known):
    with suppress(UnreadableFile):
        for row in read_pasted("\n".join("\t".join(row) for row in rows), known).rows:
            assert row.name or row.problems
            assert all(sentence for sentence in row.problems.values())


@given(st.sampled_from(sorted(FIELD)), st.text())
def test_whatever_stands_in_a_cell_gives_a_value_or_a_sentence(key, text):
    with suppress(ValueError):
        read_period(text) if key == "period" else read_cell(key, text)
