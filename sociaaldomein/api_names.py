"""The names in openapi.json that clients are made from: schemas in Dutch, and the headings (tags).

Belongs here: lists of names of all apps, and putting them in. The settings read this: it imports no app.
"""

import re

TAGS = {
    "organisaties": "Gemeenten en regio’s: van wie alles is.",
    "doelenbomen": "Een doelenboom is de trapsgewijze opbouw van breed naar concreet. Hier haalt u hem ook "
    "in één keer op.",
    "versies": "Een vastgestelde boom. Een versie verandert nooit meer: daar kan een begroting op bouwen.",
    "doelen": "Eén stap in een boom: een maatschappelijk effect, doelstelling, subdoelstelling of prestatie.",
    "wat bij een doel hoort": "Verantwoordelijken, verwijzingen, middelen, voortgang, verhalen, leervragen, "
    "gegevens, bijdragen, indicatoren en projecten van een doel.",
    "indicatoren": "Waaraan u ziet of een doel dichterbij komt.",
    "metingen": "De waarden van een indicator.",
    "streefwaarden": "Waar een indicator naartoe moet, per jaar.",
    "projecten": "Wat de gemeente doet, in het sociaal en het fysiek domein.",
    "raakvlakken": "Waar het sociaal en het fysiek domein elkaar raken, met het oordeel daarover.",
    "woordenlijsten": "De woorden van een organisatie, zoals wijken, thema’s en doelgroepen.",
    "beschrijving": "Wat er in deze API zit.",
}
# {name in the document: where the words are}
ENUMS = {
    "Bestemming": "indicators.enums.Audience",
    "Betekenis": "goals.enums.DoesContribute",
    "Document": "goals.enums.PlanningDocument",
    "Domein": "organisations.enums.Domain",
    "Fase": "goals.enums.Phase",
    "Gewicht": "goals.enums.Weight",
    "Herkomst": "indicators.enums.Origin",
    "HerkomstVanRaakvlak": "goals.enums.RaakvlakOrigin",
    "Lezers": "goals.enums.Audience",
    "Lijst": "organisations.enums.TermKind",
    "Niveau": "goals.enums.Level",
    "Ontbreekt": "indicators.enums.Missing",
    "Oordeel": "goals.enums.Judgement",
    "Periodesoort": "indicators.enums.PeriodKind",
    "Precisie": "goals.enums.Precision",
    "RedenVanAfwijzing": "goals.enums.Rejection",
    "Richting": "indicators.enums.Direction",
    "Rol": "goals.enums.ResponsibilityRole",
    "SoortIndicator": "indicators.enums.Kind",
    "SoortResultaat": "goals.enums.ResultType",
    "SoortVerwijzing": "goals.enums.ReferenceKind",
    "StandVanIndicator": "indicators.enums.State",
    "StatusVanRaakvlak": "goals.enums.RaakvlakStatus",
    "Sterkte": "goals.enums.Strength",
    "Vergelijking": "indicators.enums.Operator",
    "Verteller": "goals.enums.Voice",
}
# {name of a serializer, without that word: name in the document}; others are Dutch already.
DUTCH = {
    "AandachtspuntKeuze": "SoortAandachtspunt",
    "Aim": "HuidigeStreefwaarde",
    "AnyMeasurement": "LosseMeting",
    "Assessment": "Stand",
    "Baseline": "Nulmeting",
    "BlankKeuze": "Leeg",
    "Branch": "Takken",
    "BudgetLine": "Middelen",
    "CatalogueIndicator": "CatalogusIndicator",
    "Contribution": "Bijdrage",
    "Counts": "Aantallen",
    "Evidence": "Gegeven",
    "Finding": "Aandachtspunt",
    "Goal": "Doel",
    "GoalIndicator": "DoelIndicator",
    "GoalProject": "DoelProject",
    "GoalStatusKeuze": "StatusVanDoel",
    "Indicator": "Indicator",
    "Judgement": "Beoordeling",
    "Latest": "LaatsteMeting",
    "LearningQuestion": "Leervraag",
    "LevelNames": "Niveaunamen",
    "Measurement": "Meting",
    "Measurements": "Metingen",
    "Merge": "Samenvoeging",
    "Milestone": "Mijlpaal",
    "Move": "Verplaatsing",
    "NewBranch": "NieuweTakken",
    "NewContribution": "NieuweBijdrage",
    "NewEvidence": "NieuwGegeven",
    "NewGoal": "NieuwDoel",
    "NewIndicator": "NieuweIndicator",
    "NewMoney": "NieuweMiddelen",
    "NewQuestion": "NieuweLeervraag",
    "NewRaakvlak": "NieuwRaakvlak",
    "NewReference": "NieuweVerwijzing",
    "NewResponsibility": "NieuweVerantwoordelijke",
    "NewWord": "NieuwWoord",
    "NullKeuze": "Niets",
    "Organisation": "Organisatie",
    "Overview": "Overzicht",
    "ProgressReport": "Voortgang",
    "ProjectContribution": "DoelProject",
    "ProjectGoal": "ProjectDoel",
    "ProjectStory": "ProjectVerhaal",
    "Publication": "Publicatie",
    "Reason": "RedenOmTeBlijven",
    "Reference": "Verwijzing",
    "Removal": "WeggegooidDoel",
    "Report": "Aandachtspunten",
    "Responsibility": "Verantwoordelijke",
    "Side": "KantVanRaakvlak",
    "Standing": "PlaatsInVersie",
    "Story": "Verhaal",
    "Succession": "Vervolg",
    "Target": "Streefwaarde",
    "Tree": "Doelenboom",
    "Value": "Waarde",
    "Version": "Versie",
    "Word": "Woord",
    "WordList": "Woordenlijst",
    "Words": "Woorden",
    "Written": "Geschreven",
}
# Of these an answer may leave keys out.
PARTIAL = {"BoomDoel", "Niveaunamen"}
HERE = "#/components/schemas/"
NOTHING = {"$ref": f"{HERE}NullKeuze"}
# These only where there is something to tell.
OPTIONAL = {"invalidParams"}


def name_all(result, **_options):
    """Give the schemas of the document their names, its tags a description; a hook of drf-spectacular."""
    result = _with_nothing(result)
    schemas = result["components"]["schemas"] | {"NullKeuze": {"enum": [None]}}
    for name, schema in schemas.items():
        if not name.endswith("Request") and DUTCH.get(name, name) not in PARTIAL:
            _require_all(schema)
    result["tags"] = _tags(result["paths"])
    return _renamed(result, _used(result["paths"], schemas))


def _require_all(schema):
    """An answer has every key, also one that a question may leave out."""
    if properties := schema.get("properties"):
        schema["required"] = sorted({*properties} - OPTIONAL)


def _with_nothing(part):
    """The document in which what may be null and has no type of its own is ‘this or nothing’.

    OpenAPI 3.0 knows `nullable` beside a type only.
    """
    if isinstance(part, list):
        return [_with_nothing(each) for each in part]
    if not isinstance(part, dict):
        return part
    part = {key: _with_nothing(value) for key, value in part.items()}
    if part.get("nullable") is True and "type" not in part:
        del part["nullable"]
        if "allOf" in part:
            part["oneOf"] = [*part.pop("allOf"), NOTHING]
    return part


def _used(paths, schemas):
    """The schemas that an operation needs, by itself or through another one; and those of refusals."""
    used, waiting = set(), [*_refs(paths), "Probleem"]
    while waiting:
        name = waiting.pop()
        if name not in used:
            used.add(name)
            waiting += _refs(schemas[name])
    return {name: schema for name, schema in schemas.items() if name in used}


def _refs(part):
    """The names of the schemas that a part refers to."""
    if isinstance(part, dict):
        ref = str(part.get("$ref", ""))
        return ([ref.removeprefix(HERE)] if ref.startswith(HERE) else []) + _refs([*part.values()])
    return [name for each in part for name in _refs(each)] if isinstance(part, list) else []


def _tags(paths):
    """The headings that are used, in the order of the list."""
    used = {tag for path in paths.values() for operation in path.values() for tag in operation["tags"]}
    return [{"name": name, "description": text} for name, text in TAGS.items() if name in used]


def _renamed(result, schemas):
    """The document with Dutch names of schemas."""
    names = {f"{HERE}{name}": f"{HERE}{dutch_name(name)}" for name in schemas}
    result["components"]["schemas"] = {dutch_name(name): schemas[name] for name in sorted(schemas)}
    return _with_refs(result, names)


def dutch_name(name):
    """DoelenboomBladzijde for PaginatedTreeList, DoelenboomWijziging for PatchedTreeRequest, and so on."""
    for pattern, suffix in (
        (r"Paginated(.+)List", "Bladzijde"),
        (r"Patched(.+)Request", "Wijziging"),
        (r"(.+)Request", "Invoer"),
    ):
        if found := re.fullmatch(pattern, name):
            return DUTCH.get(found[1], found[1]) + suffix
    return DUTCH.get(name, name)


def _with_refs(part, names):
    if isinstance(part, list):
        return [_with_refs(each, names) for each in part]
    if isinstance(part, dict):
        return {
            key: names.get(value, value) if key == "$ref" else _with_refs(value, names)
            for key, value in part.items()
        }
    return part
