"""What a file gives: the tree in it, or every problem with its line."""

import json
from datetime import date
from textwrap import dedent

import pytest

from goals.imports.parse import LARGEST, parse
from goals.imports.parsed import LeftOut, Link
from goals.imports.problems import ImportErrors
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


TOO_HIGH = "Een doel moet van een dieper niveau zijn dan het doel erboven."


def refused(text):
    """The problems of a text that must be refused, as (line, sentence)."""
    with pytest.raises(ImportErrors) as caught:
        parse(text if isinstance(text, bytes) else dedent(text).encode())
    return [tuple(problem) for problem in caught.value.problems]


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
    assert tree.indicators == [LeftOut("Inwoners zijn gezond", "% inwoners dat genoeg beweegt")]
    assert tree.budgets == [LeftOut("Inwoners zijn gezond", "lasten 2027")]
    assert tree.notes == [
        "Herkomst, bron, nummer en opmerking van een doel staan straks in de toelichting van dat doel.",
        "In het bestand staat 1 indicator. Dat kan nog niet worden geïmporteerd en gaat niet mee.",
        "In het bestand staat 1 budget. Dat kan nog niet worden geïmporteerd en gaat niet mee.",
    ]


def test_parse_counts_several_indicators():
    tree = parse(b'{"title": "t", "nodes": [{"level": "prestatie", "title": "p", "indicators": ["a", 3]}]}')
    assert tree.indicators == [LeftOut("p", "a"), LeftOut("p", "zonder naam")]
    assert tree.notes == [
        "In het bestand staan 2 indicatoren. Die kunt u nog niet importeren; ze gaan niet mee."
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


@pytest.mark.parametrize("text", ["2030–2027", "1989", "2101", "ooit", "–", "20", "vanaf ", "٢٠٢٧"])
def test_parse_period_refused(text):
    problems = refused(json.dumps({"titel": "t", "doelen": [], "periode": text}))
    assert problems == [(1, f"‘periode’ is ‘{text.strip()}’. Schrijf een periode als 2027–2030.")]


def test_parse_accepts_a_byte_order_mark():
    assert parse(b'\xef\xbb\xbf{"title": "t", "nodes": []}').title == "t"


def test_parse_keeps_script_as_text():
    tree = parse(b'{"title": "<script>alert(1)</script>", "nodes": []}')
    assert tree.title == "<script>alert(1)</script>"


JSON = "Dit is geen geldige JSON (teken {} van de regel): {}"


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", (1, JSON.format(1, "het bestand houdt hier op."))),
        ('{"title": "t"\n', (2, JSON.format(1, "hier hoort een komma of } te staan."))),
        ('{"title": "t" "nodes": []}', (1, JSON.format(15, "hier hoort een komma of } te staan."))),
        ('{"nodes": [\n1\n2]}', (3, JSON.format(1, "hier hoort een komma of ] te staan."))),
        ('{\n"title" "t"}', (2, JSON.format(9, "achter de veldnaam hoort een dubbele punt te staan."))),
        ('{"a": 1,}', (1, JSON.format(9, "hier hoort een veldnaam tussen aanhalingstekens te staan."))),
        (
            "{'title': 1}",
            (1, JSON.format(2, "hier hoort een veldnaam tussen aanhalingstekens te staan.")),
        ),
        (
            '{"title": begroting}',
            (
                1,
                JSON.format(
                    11, "‘begroting’ hoort hier niet. Staan alle teksten tussen dubbele aanhalingstekens?"
                ),
            ),
        ),
        ('{"x":\nNaN}', (2, JSON.format(1, "NaN is geen getal. Schrijf null als er geen waarde is."))),
        (
            '{"x": Infinity}',
            (1, JSON.format(7, "Infinity is geen getal. Schrijf null als er geen waarde is.")),
        ),
        ('{"x": -}', (1, JSON.format(7, "dit is geen getal."))),
        ('{"x": "a}', (1, JSON.format(7, "een tekst is niet afgesloten met een aanhalingsteken."))),
        (
            '{"x": "a\nb"}',
            (1, JSON.format(9, "in een tekst staat een regeleinde of ander stuurteken. Schrijf \\n.")),
        ),
        ('{"x": "\\q"}', (1, JSON.format(8, "achter \\ staat een teken dat daar niet kan."))),
        ('{"x": "\\u12"}', (1, JSON.format(9, "achter \\ staat een teken dat daar niet kan."))),
        ("{}\n{}", (2, JSON.format(1, "na het einde staat nog meer tekst."))),
        ("[]", (1, "Het bestand moet met { beginnen: een doelenboom met een titel.")),
        ("[" * 10_000, (1, "Hier zitten meer dan 40 haken in elkaar. Zo diep kan niet.")),
        (
            '{"title": "t", "nodes": [' + '\n{"children": [' * 10_000,
            (21, "Hier zitten meer dan 40 haken in elkaar. Zo diep kan niet."),
        ),
        (
            '{"a": [' + "1," * 500_000 + "1]}",
            (1, "Dit bestand heeft meer dan 500.000 velden. Splits het in kleinere bomen."),
        ),
    ],
)
def test_parse_refuses_what_is_no_json(text, problem):
    assert refused(text.encode()) == [problem]


def test_parse_refuses_what_is_not_utf8():
    sentence = "Hier staat een teken dat geen UTF-8 is. Sla het bestand op als UTF-8 en probeer het opnieuw."
    assert refused('{\n"title": "café"}'.encode("latin-1")) == [(2, sentence)]


def test_parse_refuses_what_is_too_large():
    assert refused(b" " * (LARGEST + 1)) == [(1, "Dit bestand is 20,0 MB. Hooguit 20 MB kan.")]


def test_parse_refuses_too_many_goals():
    node = '{"level": "prestatie", "title": "p"}'
    text = '{"title": "t", "nodes": [\n' + ",\n".join([node] * 20_001) + "]}"
    sentence = "Er staan meer dan 20.000 doelen in dit bestand. Splits het in kleinere bomen."
    assert refused(text.encode()) == [(20_002, sentence)]


def test_parse_tells_all_problems_at_once():
    problems = refused("""\
        {
         "title": 7,
         "sources": ["a", 1],
         "nodes": [
          {"level": "doel", "title": "x"},
          {"level": "prestatie", "title": "boven",
           "children": [
            {"level": "doelstelling", "title": "onder"}
           ]
          },
          {"title": "  "},
          "tekst",
          {"level": "prestatie", "title": "a", "title": "b", "domain": "beide"},
          {"level": ["x"], "title": "c", "description": 1.5, "children": {}, "indicators": true}
         ]
        }
        """)
    assert problems == [
        (2, "‘title’ moet tekst zijn, niet een getal."),
        (3, "In ‘sources’ hoort hier tekst te staan, niet een getal."),
        (
            5,
            "‘level’ is ‘doel’. Kies maatschappelijk_effect, doelstelling, subdoelstelling of prestatie.",
        ),
        (
            8,
            f"‘onder’ is een doelstelling en staat onder een prestatie. {TOO_HIGH}",
        ),
        (11, "‘title’ ontbreekt of is leeg."),
        (11, "‘level’ ontbreekt. Kies maatschappelijk_effect, doelstelling, subdoelstelling of prestatie."),
        (12, "In ‘nodes’ hoort hier een object te staan, niet tekst."),
        (13, "‘title’ staat hier twee keer. Laat er één staan."),
        (13, "‘domain’ is ‘beide’. Kies sociaal of fysiek."),
        (14, "‘level’ moet tekst zijn, niet een lijst."),
        (14, "‘description’ moet tekst zijn, niet een getal."),
        (14, "‘indicators’ moet een lijst zijn, niet waar of onwaar."),
        (14, "‘children’ moet een lijst zijn, niet een object."),
    ]


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"title": "a" * 312}, "‘title’ is 312 tekens lang. Hooguit 250 kan."),
        ({"description": "a" * 20_001}, "‘description’ is 20.001 tekens lang. Hooguit 20.000 kan."),
        (
            {"description": "a" * 19_999, "note": "b"},
            "De toelichting wordt 20.013 tekens lang. Hooguit 20.000 kan.",
        ),
        ({"title": "a\0b"}, "In ‘title’ staat een teken dat niet bewaard kan worden (U+0000)."),
        ({"note": "a\x07b"}, "In ‘note’ staat een teken dat niet bewaard kan worden (U+0007)."),
        ({"law": "a\ud800b"}, "In ‘law’ staat een teken dat niet bewaard kan worden (U+D800)."),
        (
            {"level": "\0"},
            "‘level’ is ‘\ufffd’. Kies maatschappelijk_effect, doelstelling, subdoelstelling of prestatie.",
        ),
        (
            {"children": [{"level": "prestatie", "title": "p"}]},
            f"‘p’ is een prestatie en staat onder een prestatie. {TOO_HIGH}",
        ),
    ],
)
def test_parse_refuses_a_node(fields, sentence):
    node = {"level": "prestatie", "title": "t"} | fields
    assert refused(json.dumps({"title": "t", "nodes": [node]})) == [(1, sentence)]


def test_parse_refuses_a_title_of_a_tree_that_is_missing_or_too_long():
    assert refused('{"nodes": []}') == [(1, "‘title’ ontbreekt of is leeg.")]
    long = json.dumps({"title": "a" * 251, "nodes": []})
    assert refused(long) == [(1, "‘title’ is 251 tekens lang. Hooguit 250 kan.")]


def test_parse_refuses_a_file_without_goals():
    sentence = "‘doelen’ (of ‘nodes’) ontbreekt: de lijst met de bovenste doelen."
    assert refused('\n{"title": "t"}') == [(2, sentence)]


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"begindatum": "31-12-2027"}, "‘begindatum’ is ‘31-12-2027’. Schrijf een datum als 2027-12-31."),
        (
            {"begindatum": "2028-01-01", "streefdatum": "2027-01-01"},
            "De streefdatum ligt voor de begindatum.",
        ),
        (
            {"verantwoordelijken": [{"rol": "baas", "naam": "x"}]},
            "‘rol’ is ‘baas’. Kies portefeuillehouder, opdrachtgever, beleidsadviseur, team of commissie.",
        ),
        ({"verantwoordelijken": [{"rol": "team"}]}, "‘naam’ ontbreekt of is leeg."),
        (
            {"verantwoordelijken": [{"rol": "team", "naam": "x"}] * 2},
            "In ‘verantwoordelijken’ staat iets twee keer.",
        ),
        (
            {"verwijzingen": [{"soort": "wet", "naam": "Jeugdwet", "webadres": "javascript:alert(1)"}]},
            "‘javascript:alert(1)’ is geen webadres. Het begint met https://.",
        ),
        (
            {"draagtBijAan": [{"doel": "x", "gewicht": "half"}]},
            "‘gewicht’ is ‘half’. Kies primair of ondersteunend.",
        ),
        (
            {"id": "a", "draagtBijAan": [{"doel": "a", "gewicht": "primair"}]},
            "Een doel kan alleen bijdragen aan een doel van een hoger niveau.",
        ),
        (
            {"id": "a", "kinderen": [{"id": "a", "niveau": "prestatie", "titel": "p"}]},
            "Dit id staat al bij een ander doel in dit bestand.",
        ),
    ],
)
def test_parse_refuses_a_goal_of_an_export(fields, sentence):
    goal = {"niveau": "doelstelling", "titel": "t"} | fields
    assert refused(json.dumps({"titel": "t", "doelen": [goal]})) == [(1, sentence)]


def test_parse_refuses_another_schema():
    problems = refused('{"titel": "t",\n"schema": 2, "doelen": []}')
    assert problems == [(2, "Dit bestand heeft schema 2; alleen schema 1 kan.")]
