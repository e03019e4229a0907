"""The shape of differences as JSON: the same keys in every row, and what clients compute with as text."""

from datetime import UTC, date, datetime
from decimal import Decimal

import orjson

from goals.outline import VersionHead
from goals.versions.comparing import compare, to_json
from tests.goals.checks.outlines import find
from tests.goals.versions.comparing.outlines import copy_of, filled, plain, rebuilt
from tests.goals.versions.comparing.test_compare import CASES, put, target, write

KEYS = [
    *("onderdeel", "soort", "doel", "ookBij", "onderdeelId", "naam", "veld", "wanneer", "van", "naar"),
    *("vanGetal", "naarGetal", "verschil", "zin", "woorden"),
]


def test_differences_as_json():
    old = filled()
    new = copy_of(old)
    target(number=Decimal("8.50"))(new)
    old.version = VersionHead(
        2, "Begroting 2027", "begroting", 2027, date(2026, 11, 5), None, "Gemeente Best", datetime.now(UTC)
    )
    goal, other = find(new, "Goede start"), find(new, "Leefomgeving")
    assert to_json(compare(old, new)) == {
        "van": {
            "doelenboom": str(old.id),
            "titel": "Preventief jeugdbeleid",
            "revisie": 1,
            "aantalDoelen": 6,
            "versie": 2,
            "versietitel": "Begroting 2027",
            "document": "begroting",
            "jaar": 2027,
            "vastgesteldOp": "2026-11-05",
        },
        "naar": {
            "doelenboom": str(new.id),
            "titel": "Preventief jeugdbeleid",
            "revisie": 1,
            "aantalDoelen": 6,
            "versie": None,
            "versietitel": None,
            "document": None,
            "jaar": None,
            "vastgesteldOp": None,
        },
        "samenvatting": "1 streefwaarde gewijzigd.",
        "aantallen": {
            "doelenNieuw": 0,
            "doelenWeg": 0,
            "doelenVerplaatst": 0,
            "doelenAndersVerwoord": 0,
            "indicatoren": 0,
            "streefwaarden": 1,
            "metingen": 0,
            "middelen": 0,
            "projecten": 0,
            "raakvlakken": 0,
            "oordelen": 0,
            "verhalen": 0,
            "overig": 0,
        },
        "totalen": [],
        "verschillen": [
            {
                "onderdeel": "streefwaarde",
                "soort": "gewijzigd",
                "doel": as_json(goal),
                "ookBij": [as_json(other)],
                "onderdeelId": str(goal.indicators[0].id),
                "naam": "Jeugdigen met jeugdhulp",
                "veld": "waarde",
                "wanneer": "2027",
                "van": "hooguit 10%",
                "naar": "hooguit 8,5%",
                "vanGetal": "10",
                "naarGetal": "8.5",
                "verschil": "-1.5",
                "zin": "Streefwaarde 2027 van ‘Jeugdigen met jeugdhulp’: van hooguit 10% naar hooguit 8,5%.",
                "woorden": [],
            }
        ],
    }


def as_json(goal):
    return {
        "id": str(goal.id),
        "doorlopendId": str(goal.id),
        "nummerVan": goal.number,
        "nummerNaar": goal.number,
        "titel": goal.title,
        "niveau": "doelstelling",
    }


def test_words_that_differ():
    old = filled()
    new = copy_of(old)
    write(title="Gezonde start")(new)
    (row,) = to_json(compare(old, new))["verschillen"]
    assert (row["soort"], row["veld"], row["woorden"]) == (
        "anders_verwoord",
        "titel",
        [
            {"soort": "weg", "tekst": "Goede"},
            {"soort": "erbij", "tekst": "Gezonde"},
            {"soort": "gelijk", "tekst": "start"},
        ],
    )


def test_goal_that_is_gone_has_no_new_number():
    old = plain()
    rows = to_json(compare(old, rebuilt(old, "M Gezond opgroeien\nM Meedoen")))["verschillen"]
    assert [(row["doel"]["nummerVan"], row["doel"]["nummerNaar"], row["naar"]) for row in rows] == [
        ("1.1", None, None),
        ("1.1.1", None, None),
        ("1.1.1.1", None, None),
        ("1.2", None, None),
    ]


def test_sums_per_year():
    old = filled()
    new = copy_of(old)
    put("budget_lines", costs=Decimal(120000))(new)
    assert to_json(compare(old, new))["totalen"] == [
        {
            "jaar": 2027,
            "lastenVan": "100000.00",
            "lastenNaar": "120000.00",
            "lastenVerschil": "20000.00",
            "batenVan": "0.00",
            "batenNaar": "0.00",
            "batenVerschil": "0.00",
        }
    ]


def test_every_row_has_the_same_keys_and_fits_in_json():
    old = filled()
    for edit, _ in CASES:
        new = copy_of(old)
        edit(new)
        found = to_json(compare(old, new))
        assert orjson.loads(orjson.dumps(found)) == found
        assert [list(row) for row in found["verschillen"]] == [KEYS] * len(found["verschillen"])
