"""From the body of a call to drafts of whole branches, with every mistake at its path.

The readers of our own export do the work (goals/imports/): a body is what they read from a file, with
the path of each value (`doelen.0.kinderen.2.titel`) in place of its line. What belongs to other goals
or to other resources is refused here, never passed over.
"""

from uuid import UUID

from goals.accounts import EVIDENCE, MONEY, QUESTIONS, TERMS, TermRow
from goals.imports.accounts_export import read_accounts
from goals.imports.fields import Fields, Report
from goals.imports.goal_reader import GoalReader, Shape
from goals.imports.json_lines import Row, Table
from goals.imports.problems import ImportErrors, Problem, shown
from goals.imports.shape_export import read_own
from indicators.models import Indicator
from organisations.enums import TermKind
from organisations.limits import LONGEST_TERM

MOST_GOALS = 2_000  # in one call
DEEPEST = 20  # lists and objects inside each other; four levels of goals need nine
DERIVED = ("id", "doorlopendId", "nummer", "geldendDomein")
ELSEWHERE = ("draagtBijAan", "voortgang", "verhalen", "projecten", "raakvlakken", "magBlijven")
PLACE = ("onder", "voor", "na")
NOT_HERE = "Dit kan niet meteen mee. Voeg het toe als de doelen er zijn."
UNKNOWN = "Dit veld kennen wij hier niet. Kijk in de beschrijving welke er zijn."
TOO_DEEP = "Hier zit te veel in elkaar. Een tak heeft hooguit vier lagen doelen."
TOO_MANY = f"Dit zijn meer dan {MOST_GOALS} doelen. Verdeel ze over meer aanroepen."
NONE = "Stuur minstens één doel."
NO_INDICATOR = "Indicator ‘{}’ is er niet, of u mag hem niet zien."
NO_WORD = "‘{}’ staat niet in de lijst {}. Zet het daar eerst in."


class BranchReader:
    """Reads the goals of a body once; `problems` are (path, sentence) of everything that is wrong.

    `drafts` are the GoalDrafts, `terms` the Terms that they are tagged with.
    """

    def __init__(self, user, organisation):
        self.user = user
        self.organisation = organisation
        self.report = Report()
        self.drafts, self.terms = [], []
        self.measured, self.tagged = [], []  # (path, draft, what was asked for)

    @property
    def problems(self):
        return [*self.report.problems, *self._unknown()]

    def read(self, data, above):
        """Read a body, of which the goals go under one of level `above` ('' for the top). Two queries."""
        reader = GoalReader(Shape("niveau", "titel", "domein", "kinderen", self._fill))
        try:
            fields = Fields(_placed(data, "", 0), self.report)
            fields.ignore(*PLACE)
            self.drafts = reader.read(fields, "doelen", above)
            fields.close()
            self._check_count(fields, reader.count)
        except ImportErrors as errors:
            self.report.problems += errors.problems
        self._hang_indicators()
        self._hang_terms()

    def _check_count(self, fields, count):
        if not count and not self.report.problems:
            fields.wrong("doelen", NONE)
        if count > MOST_GOALS:
            fields.wrong("doelen", TOO_MANY)

    def _fill(self, fields, draft):
        """Read what hangs at one goal."""
        fields.ignore(*DERIVED)
        read_own(fields, draft)
        read_accounts(fields, draft, (MONEY, QUESTIONS, EVIDENCE))
        for path, text in fields.elements("indicatoren", str):
            self.measured.append((path, draft, text))
        for row in fields.objects(TERMS.name):
            row.ignore("domein")
            asked = row.choice("lijst", TermKind, required=True), row.title("woord", LONGEST_TERM)
            self.tagged.append((row.line("woord"), draft, asked))
        for key in ELSEWHERE:
            if fields.take(key, Row):
                fields.wrong(key, NOT_HERE)

    def _hang_indicators(self):
        asked = {_uuid(text) for _, _, text in self.measured} - {None}
        mine = Indicator.objects.visible_to(self.user).alive().filter(organisation=self.organisation)
        known = set(mine.filter(pk__in=asked).values_list("pk", flat=True))
        for path, draft, text in self.measured:
            if (pk := _uuid(text)) in known:
                draft.indicators.append(pk)
            else:
                self.report.wrong(path, NO_INDICATOR.format(shown(text)))

    def _hang_terms(self):
        kinds = {kind for _, _, (kind, _) in self.tagged}
        terms = self.organisation.terms.alive().filter(kind__in=kinds)
        known = {(term.kind, term.name.lower()): term for term in terms}
        used = {}
        for path, draft, (kind, name) in self.tagged:
            term = known.get((kind, name.lower()))
            if term:
                used[term.pk] = term
                row = TermRow(0, term.kind, term.name, term.domain, term.pk)
                draft.terms += [] if row in draft.terms else [row]
            elif kind and name:
                self.report.wrong(path, NO_WORD.format(shown(name), kind))
        self.terms = [*used.values()]

    def _unknown(self):
        return [Problem(path, UNKNOWN) for paths in self.report.unknown.values() for path in paths]


class _Paths(dict):
    """{key: path} of the keys of an object; a key that is missing has a path too."""

    def __init__(self, path, keys):
        self.prefix = f"{path}." if path else ""
        super().__init__((key, f"{self.prefix}{key}") for key in keys)

    def get(self, key, _default=None):
        return f"{self.prefix}{key}"


def _placed(value, path, depth):
    """A value of JSON as the readers know it, with paths for lines."""
    if not isinstance(value, dict | list):
        return value
    if depth > DEEPEST:
        raise ImportErrors([Problem(path, TOO_DEEP)])
    if isinstance(value, dict):
        table = Table(path)
        table.lines = _Paths(path, value)
        pairs = table.lines.items()
        table.update((key, _placed(value[key], place, depth + 1)) for key, place in pairs)
        return table
    row = Row()
    row.lines = [f"{path}.{place}" for place in range(len(value))]
    row.extend(_placed(each, place, depth + 1) for each, place in zip(value, row.lines, strict=True))
    return row


def _uuid(text):
    try:
        return UUID(text)
    except ValueError:
        return None
