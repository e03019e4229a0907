"""How many differences there are: in a sentence, and where a page tells them."""

from decimal import Decimal

import pytest

from goals.versions.comparing import Section, compare, section_of, summary
from indicators.sheet import SheetTarget
from tests.goals.versions.comparing.outlines import copy_of, filled, plain, rebuilt
from tests.goals.versions.comparing.test_compare import (
    put,
    sheet,
    tree,
    write,
)


@pytest.mark.parametrize(
    ("drawing", "renamed", "expected"),
    [
        ("M Gezond opgroeien\nM Meedoen\nM Nieuw", {}, "1 doel erbij, 4 weg."),
        ("M Gezond opgroeien\nM Meedoen", {}, "4 doelen weg."),
        ("M Een\nM Twee\nM Drie", {"Een": "Meedoen"}, "2 doelen erbij, 5 weg, 1 anders verwoord."),
    ],
)
def test_summary_of_structure(drawing, renamed, expected):
    old = plain()
    assert summary(compare(old, rebuilt(old, drawing, renamed))) == expected


def test_summary_counts_each_kind_of_thing():
    old = filled()
    new = copy_of(old)
    edits = (
        sheet(
            unit="procent", source="GGD", targets=[SheetTarget(2027), SheetTarget(2028, number=Decimal(1))]
        ),
        put("budget_lines", costs=Decimal(1)),
        put("stories"),
        put("progress_reports", judgement="aandacht", done="Meer", risks="Minder"),
        tree(period="2028"),
        write(title="Start", description="Heel anders dan eerst.", domain="fysiek"),
    )
    for edit in edits:
        edit(new)
    assert summary(compare(old, new)) == (
        "1 doel anders verwoord, 1 indicator gewijzigd, 2 streefwaarden gewijzigd, 1 bedrag gewijzigd, "
        "1 oordeel gewijzigd, 1 verhaal gewijzigd, 2 andere gegevens gewijzigd."
    )


@pytest.mark.parametrize(
    ("edit", "section"),
    [
        (write(title="Start"), Section.REWORDED),
        (write(domain="fysiek"), Section.REST),
        (tree(title="Jeugd"), Section.REST),
        (sheet(targets=[]), Section.FIGURES),
        (put("budget_lines"), Section.MONEY),
        (put("raakvlakken"), Section.PROJECTS),
        (put("learning_questions"), Section.ACCOUNT),
        (put("responsibilities"), Section.REST),
    ],
)
def test_section_of(edit, section):
    old = filled()
    new = copy_of(old)
    edit(new)
    (difference,) = compare(old, new)
    assert section_of(difference) == section
