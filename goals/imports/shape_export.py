"""Read our own export (outline_json.py) back. Its keys are Dutch; `schema` gives it away."""

import re

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator

from goals import levels
from goals.enums import Domain, Level, ReferenceKind, ResponsibilityRole, ResultType, Weight
from goals.imports.accounts_export import read_accounts
from goals.imports.fields import Fields, either
from goals.imports.goal_reader import GoalReader, Shape
from goals.imports.indicators_export import IndicatorReader
from goals.imports.json_lines import Row, Table
from goals.imports.parsed import Link, ParsedTree
from goals.imports.problems import shown
from goals.imports.readings import readings_of
from goals.limits import (
    LONGEST_EXPLANATION,
    LONGEST_LEVEL_NAME,
    LONGEST_NAME,
    LONGEST_TITLE,
    LONGEST_URL,
)
from goals.outline_json import SCHEMA
from organisations.limits import FIRST_YEAR, LAST_YEAR

PERIOD = re.compile(
    r"(?P<start>\d{4})[–-](?P<end>\d{4})|(?P<only>\d{4})|vanaf (?P<first>\d{4})|tot en met (?P<last>\d{4})|",
    re.ASCII,
)

# What hangs at goals but belongs to the organisation that wrote the file.
ELSEWHERE = {
    "projecten": "projecten",
    "raakvlakken": "raakvlakken",
    "woorden": "woorden van de woordenlijst",
    "magBlijven": "redenen waarom iets zo mag blijven",
}


def read_export(fields):
    """The ParsedTree in the fields of a whole file."""
    _check_schema(fields)
    fields.ignore("id", "revisie", "versie")
    tree = ParsedTree(
        title=fields.title("titel", LONGEST_TITLE),
        description=fields.text("omschrijving"),
        domain=fields.choice("domein", Domain),
        level_names=_level_names(fields),
    )
    tree.start_year, tree.end_year = _years(fields)
    exported = _Exported()
    reader = GoalReader(Shape("niveau", "titel", "domein", "kinderen", exported.fill))
    tree.drafts = reader.read(fields, "doelen")
    tree.links = exported.links(tree)
    tree.readings = list(exported.readings())
    _note_elsewhere(tree, exported.elsewhere | _of_elsewhere(fields))
    return tree


def _of_elsewhere(fields):
    """The keys of ELSEWHERE under which something stands here."""
    return {key for key in ELSEWHERE if fields.take(key, Row)}


def _note_elsewhere(tree, keys):
    if words := [word for key, word in ELSEWHERE.items() if key in keys]:
        tree.notes.append(f"Dit gaat niet mee, want het hoort bij de organisatie: {either(words, 'en')}.")


def _check_schema(fields):
    schema = fields.take("schema", int)
    if schema is not None and schema != SCHEMA:
        fields.wrong("schema", f"Dit bestand heeft schema {schema}; alleen schema {SCHEMA} kan.")


def _level_names(fields):
    table = fields.take("niveaunamen", Table) or Table(fields.line("niveaunamen"))
    names = Fields(table, fields.report)
    found = {level: names.text(level, LONGEST_LEVEL_NAME) for level in Level.values}
    names.close()
    return {level: name for level, name in found.items() if name}


def _years(fields):
    """(first year, last year) of a period as GoalTree.period writes it."""
    text = fields.text("periode")
    found = PERIOD.fullmatch(text)
    years = [_year(found, "start", "only", "first"), _year(found, "end", "only", "last")]
    known = [year for year in years if year]
    if not found or known != sorted(known) or any(not FIRST_YEAR <= year <= LAST_YEAR for year in known):
        fields.wrong("periode", f"‘periode’ is ‘{shown(text)}’. Schrijf een periode als 2027–2030.")
    return years


def _year(found, *names):
    digits = next((found[name] for name in names if found and found[name]), None)
    return digits and int(digits)


class _Exported:
    """Reads what hangs at goals, and keeps contributions until all goals are known."""

    def __init__(self):
        self.places = {}
        self.contributions = []
        self.drafts = []
        self.elsewhere = set()
        self.indicators = IndicatorReader()

    def fill(self, fields, draft):
        """Read what hangs at one goal."""
        fields.ignore("nummer", "doorlopendId", "geldendDomein")
        place = len(self.drafts)
        self.drafts.append(draft)
        self._remember(fields, place)
        read_own(fields, draft)
        draft.indicators = self.indicators.read(fields)
        read_accounts(fields, draft)
        self._contributions(fields, place)
        self.elsewhere |= _of_elsewhere(fields)

    def links(self, tree):
        """The Links between goals of this file; the others become a note in the tree."""
        links = []
        for fields, goal_id, place, *texts in self.contributions:
            if goal_id in self.places:
                links.append(self._link(fields, place, self.places[goal_id], texts))
        if elsewhere := len(self.contributions) - len(links):
            tree.notes.append(
                f"Bijdragen aan doelen in een andere boom gaan niet mee. In dit bestand: {elsewhere}."
            )
        return links

    def readings(self):
        """The Readings of each indicator, at the first goal it hangs at."""
        seen = {}
        for draft in self.drafts:
            for sheet in draft.indicators:
                if seen.setdefault(sheet.id, draft) is draft:
                    yield from readings_of(draft.title, sheet)

    def _remember(self, fields, place):
        goal_id = fields.text("id")
        if goal_id and goal_id in self.places:
            fields.wrong("id", "Dit id staat al bij een ander doel in dit bestand.")
        self.places[goal_id] = place

    def _contributions(self, fields, place):
        targets = []
        for row in fields.objects("draagtBijAan"):
            row.ignore("titel", "niveau", "boom", "boomtitel")
            weight = row.choice("gewicht", Weight, required=True)
            texts = weight, row.text("toelichting", LONGEST_EXPLANATION)
            targets.append(row.title("doel", LONGEST_TITLE))
            self.contributions.append((row, targets[-1], place, *texts))
        _check_once(fields, "draagtBijAan", targets)

    def _link(self, fields, place, target, texts):
        goal_level, target_level = self.drafts[place].level, self.drafts[target].level
        if goal_level and not levels.is_deeper(goal_level, target_level):
            fields.wrong("doel", "Een doel kan alleen bijdragen aan een doel van een hoger niveau.")
        return Link(place, target, *texts)


def read_own(fields, draft):
    """Read what a goal says of itself, who answers for it and what it rests on into a draft."""
    draft.description = fields.text("toelichting")
    draft.why = fields.text("waarom")
    draft.result_type = fields.choice("soortResultaat", ResultType)
    draft.start_date, draft.end_date = _dates(fields)
    draft.responsibilities = [_responsibility(row) for row in fields.objects("verantwoordelijken")]
    draft.references = [_reference(row) for row in fields.objects("verwijzingen")]
    _check_once(fields, "verantwoordelijken", draft.responsibilities)
    _check_once(fields, "verwijzingen", [row[:2] for row in draft.references])


def _dates(fields):
    start, end = fields.day("begindatum"), fields.day("streefdatum")
    if start and end and end < start:
        fields.wrong("streefdatum", "De streefdatum ligt voor de begindatum.")
    return start, end


def _responsibility(row):
    role = row.choice("rol", ResponsibilityRole, required=True)
    return role, row.title("naam", LONGEST_NAME)


def _reference(row):
    kind = row.choice("soort", ReferenceKind, required=True)
    return kind, row.title("naam", LONGEST_TITLE), _url(row)


def _url(row):
    url = row.text("webadres", LONGEST_URL)
    try:
        if url:
            URLValidator(schemes=["http", "https"])(url)
    except ValidationError:
        row.wrong("webadres", f"‘{shown(url)}’ is geen webadres. Het begint met https://.")
    return url


def _check_once(fields, key, rows):
    if len(set(rows)) < len(rows):
        fields.wrong(key, f"In ‘{key}’ staat iets twee keer.")
