"""What a right file gives: the tree in it, and notes on what will be different."""

import json
from datetime import date
from textwrap import dedent

import pytest

from goals.imports.parse import LEFT_OUT, parse
from goals.imports.parsed import LeftOut, Link
from goals.imports.shape_published import split_titles

PUBLISHED = """\
{
 "source": "https://voorbeeld.nl/begroting",
 "sources": ["https://voorbeeld.nl/begroting", "https://voorbeeld.nl/jaarverslag"],
 "municipality": "Voorbeeldstad",
 "title": "Begroting",
 "notes": ["Overgenomen van de website."],
 "composed": false,
 "nodes": [
  {
   "level": "maatschappelijk_effect",
   "title": "Inwoners zijn  gezond",
   "description": "Van jong tot oud.",
   "domain": "sociaal",
   "indicators": [{"name": "% inwoners dat genoeg beweegt", "values": {"2024": 61}}],
   "budgets": [{"name": "lasten 2027"}],
   "children": [
    {"level": "prestatie", "title": "Wandelroutes aanleggen", "description": null, "domain": "fysiek",
     "indicators": [], "children": [], "url": "https://voorbeeld.nl/p1", "code": "1.2"}
   ],
   "url": "https://voorbeeld.nl/p1",
   "kader": "Nota ondersteuning en zorg; Beleidsakkoord",
   "law": "Jeugdwet en Wmo 2015",
   "source_label": "Beleid gezondheid",
   "note": "zonder getal"
  }
 ],
 "node_count": 2,
 "indicator_count": 1
}
"""


def test_parse_published_tree():
    tree = parse(PUBLISHED.encode())
    top, below = tree.walk()
    assert (tree.title, tree.domain, tree.start_year, tree.end_year) == ("Begroting", "", None, None)
    assert tree.description == dedent("""\
        Gemeente: Voorbeeldstad

        Bronnen:
        https://voorbeeld.nl/begroting
        https://voorbeeld.nl/jaarverslag

        Overgenomen van de website.""")
    assert (top.level, top.title, top.domain) == ("maatschappelijk_effect", "Inwoners zijn gezond", "sociaal")
    assert top.description == dedent("""\
        Van jong tot oud.

        Herkomst: Beleid gezondheid
        Bron: https://voorbeeld.nl/p1
        Opmerking: zonder getal""")
    assert top.references == [
        ("wet", "Jeugdwet", ""),
        ("wet", "Wmo 2015", ""),
        ("beleidsnota", "Nota ondersteuning en zorg", ""),
        ("beleidsnota", "Beleidsakkoord", ""),
    ]
    assert top.children == [below]
    assert (below.level, below.title, below.domain) == ("prestatie", "Wandelroutes aanleggen", "fysiek")
    assert below.description == "Bron: https://voorbeeld.nl/p1\nNummer in de bron: 1.2"


def test_parse_tells_what_is_left_out():
    tree = parse(PUBLISHED.encode())
    assert tree.budgets == [LeftOut("Inwoners zijn gezond", "lasten 2027")]
    assert tree.notes == [
        "Herkomst, bron, nummer en opmerking van een doel staan straks in de toelichting van dat doel.",
        LEFT_OUT.format("1 bedrag gaat"),
    ]


def test_parse_notes_unknown_fields_and_wrong_count():
    tree = parse(
        b'{"title": "t", "kleur": 1, "node_count": 3, "nodes": [\n'
        b'{"level": "prestatie", "title": "p", "x": 1},\n'
        b'{"level": "prestatie", "title": "q", "x": 1}]}'
    )
    assert tree.notes == [
        "Volgens het bestand zijn er 3 doelen, maar er staan er 2 in.",
        "Het veld ‘x’ kennen we niet; het gaat niet mee (2 keer, voor het eerst op regel 2).",
        "Het veld ‘kleur’ kennen we niet; het gaat niet mee (1 keer op regel 1).",
    ]


def test_parse_keeps_notes_about_unknown_fields_short():
    tree = parse(json.dumps({"title": "t", "nodes": []} | {f"veld{n}": n for n in range(30)}).encode())
    assert len(tree.notes) == 21
    assert tree.notes[-1] == "Er zijn nog 10 andere velden die we niet kennen; ook die gaan niet mee."


def test_parse_puts_a_reference_that_is_too_long_in_the_explanation():
    node = {"level": "prestatie", "title": "p", "kader": "n" * 251}
    (draft,) = parse(json.dumps({"title": "t", "nodes": [node]}).encode()).drafts
    assert (draft.references, draft.description) == ([], f"Beleidsnota: {'n' * 251}")


@pytest.mark.parametrize(
    ("kind", "text", "titles"),
    [
        ("wet", "", []),
        ("wet", "Jeugdwet", ["Jeugdwet"]),
        ("wet", "Jeugdwet; Wmo; Jeugdwet", ["Jeugdwet", "Wmo"]),
        ("wet", "Jeugdwet, Wmo 2015 en Participatiewet", ["Jeugdwet", "Wmo 2015", "Participatiewet"]),
        ("wet", "Wet werk en bijstand", ["Wet werk en bijstand"]),
        ("beleidsnota", "Nota zorg en welzijn; Visie", ["Nota zorg en welzijn", "Visie"]),
        ("beleidsnota", "Jeugdwet en Wmo", ["Jeugdwet en Wmo"]),
    ],
)
def test_split_titles(kind, text, titles):
    assert split_titles(kind, text) == titles


EXPORT = {
    "schema": 1,
    "id": "5c2e7a5e-1111-4a6f-8d52-0a0a0a0a0a0a",
    "titel": "Jeugd",
    "omschrijving": "Waar het over gaat.",
    "domein": "sociaal",
    "periode": "2027–2030",
    "niveaunamen": {"doelstelling": "programmadoel"},
    "revisie": 12,
    "doelen": [
        {
            "id": "a",
            "nummer": "1",
            "niveau": "maatschappelijk_effect",
            "titel": "Effect",
            "toelichting": "Tekst",
            "waarom": "Daarom",
            "domein": None,
            "begindatum": "2027-01-01",
            "streefdatum": "2030-12-31",
            "verantwoordelijken": [{"rol": "team", "naam": "team Jeugd"}],
            "verwijzingen": [{"soort": "wet", "naam": "Jeugdwet", "webadres": "https://wetten.overheid.nl"}],
            "draagtBijAan": [],
            "kinderen": [{"id": "b", "niveau": "doelstelling", "titel": "Doelstelling", "kinderen": []}],
        },
        {
            "id": "c",
            "niveau": "prestatie",
            "titel": "Prestatie",
            "draagtBijAan": [
                {
                    "doel": "b",
                    "gewicht": "primair",
                    "toelichting": "zo",
                    "titel": "x",
                    "niveau": "doelstelling",
                },
                {"doel": "elders", "gewicht": "primair", "toelichting": "", "boom": "y", "boomtitel": "z"},
            ],
        },
    ],
}


def test_parse_own_export():
    tree = parse(json.dumps(EXPORT).encode())
    effect, below, result = tree.walk()
    assert (tree.title, tree.description, tree.domain) == ("Jeugd", "Waar het over gaat.", "sociaal")
    assert (tree.start_year, tree.end_year) == (2027, 2030)
    assert tree.level_names == {"doelstelling": "programmadoel"}
    assert (effect.description, effect.why) == ("Tekst", "Daarom")
    assert (effect.start_date, effect.end_date) == (date(2027, 1, 1), date(2030, 12, 31))
    assert effect.responsibilities == [("team", "team Jeugd")]
    assert effect.references == [("wet", "Jeugdwet", "https://wetten.overheid.nl")]
    assert [(goal.level, goal.title) for goal in (effect, below, result)] == [
        ("maatschappelijk_effect", "Effect"),
        ("doelstelling", "Doelstelling"),
        ("prestatie", "Prestatie"),
    ]
    assert tree.links == [Link(goal=2, target=1, weight="primair", explanation="zo")]
    assert tree.notes == [
        "Bijdragen aan doelen in een andere boom gaan niet mee. In dit bestand: 1.",
    ]


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("", [None, None]),
        ("2027", [2027, 2027]),
        ("2027–2030", [2027, 2030]),
        ("2027-2030", [2027, 2030]),
        ("vanaf 2027", [2027, None]),
        ("tot en met 2030", [None, 2030]),
    ],
)
def test_parse_period(text, years):
    tree = parse(json.dumps({"titel": "t", "doelen": [], "periode": text}).encode())
    assert [tree.start_year, tree.end_year] == years


def test_parse_accepts_a_byte_order_mark():
    assert parse(b'\xef\xbb\xbf{"title": "t", "nodes": []}').title == "t"


def test_parse_keeps_script_as_text():
    tree = parse(b'{"title": "<script>alert(1)</script>", "nodes": []}')
    assert tree.title == "<script>alert(1)</script>"
