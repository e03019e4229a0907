"""What a wrong file gives: every problem in it, with its line."""

import json
from textwrap import dedent

import pytest

from goals.imports.parse import LARGEST, parse
from goals.imports.problems import ImportErrors

TOO_HIGH = "Een doel moet van een dieper niveau zijn dan het doel erboven."


def refused(text):
    """The problems of a text that must be refused, as (line, sentence)."""
    with pytest.raises(ImportErrors) as caught:
        parse(text if isinstance(text, bytes) else dedent(text).encode())
    return [tuple(problem) for problem in caught.value.problems]


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
        (14, "‘description’ moet tekst zijn, niet een kommagetal."),
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


@pytest.mark.parametrize("text", ["2030–2027", "1989", "2101", "ooit", "–", "20", "vanaf ", "٢٠٢٧"])
def test_parse_period_refused(text):
    problems = refused(json.dumps({"titel": "t", "doelen": [], "periode": text}))
    assert problems == [(1, f"‘periode’ is ‘{text.strip()}’. Schrijf een periode als 2027–2030.")]


def test_a_number_with_a_fraction_where_a_whole_one_belongs():
    assert refused('{"title": "t", "node_count": 1.5, "nodes": []}') == [
        (1, "‘node_count’ moet een getal zijn, niet een kommagetal.")
    ]


def test_an_export_that_the_editor_would_refuse():
    links = [{"doel": "a", "gewicht": weight} for weight in ("primair", "ondersteunend")]
    tree = {
        "schema": 1,
        "titel": "Boom",
        "niveaunamen": {"doelstelling": "n" * 41},
        "doelen": [
            {"id": "a", "niveau": "maatschappelijk_effect", "titel": "A"},
            {"id": "b", "niveau": "doelstelling", "titel": "B", "draagtBijAan": links},
        ],
    }
    assert refused(json.dumps(tree)) == [
        (1, "‘doelstelling’ is 41 tekens lang. Hooguit 40 kan."),
        (1, "In ‘draagtBijAan’ staat iets twee keer."),
    ]


@pytest.mark.parametrize("key", ["projecten", "raakvlakken", "woorden", "magBlijven"])
def test_what_belongs_elsewhere_and_is_no_list_is_told(key):
    file = {"schema": 1, "titel": "T", key: "x", "doelen": []}

    assert refused(json.dumps(file)) == [(1, f"‘{key}’ moet een lijst zijn, niet tekst.")]
