"""Read what makes a goal accountable (goals/accounts.py) back from our own export.

Belongs here: what each field of money, judgements, stories, questions and evidence may hold, and
what must be true of a row and of a list of them.
"""

from collections.abc import Callable
from datetime import UTC, datetime
from decimal import Decimal
from typing import NamedTuple

from goals.accounts import (
    ACCOUNT_KINDS,
    EVIDENCE,
    MONEY,
    PROGRESS,
    QUESTIONS,
    STORIES,
    BudgetLineRow,
    EvidenceRow,
    LearningQuestionRow,
    ProgressReportRow,
    StoryRow,
)
from goals.enums import Judgement, PlanningDocument, Voice
from goals.imports.problems import shown
from goals.limits import LONGEST_FIGURE, LONGEST_NAME, LONGEST_PLACE, MOST_MONEY
from indicators.taakvelden import find
from organisations.limits import FIRST_YEAR, LAST_YEAR, LONGEST_LINE

CENTS = 2


def read_accounts(fields, draft, kinds=ACCOUNT_KINDS):
    """Fill a draft with everything that makes its goal accountable, or some kinds of that."""
    for kind in kinds:
        setattr(draft, kind.attribute, list(_rows(fields, kind, READERS[kind])))


def _rows(fields, kind, reader):
    seen = set()
    for row in fields.objects(kind.name):
        fields.report.tally.add(reader.tallied, row.table.line)
        account = reader.read(row)
        identity = reader.identity(account)
        if identity in seen:
            row.report.wrong(row.table.line, f"In ‘{kind.name}’ staat iets twee keer.")
        seen |= {identity} - {None}
        yield account


def _money(row):
    year, taakveld = row.year("jaar"), row.text("taakveld").lower()
    costs, revenues = _euros(row, "lasten"), _euros(row, "baten")
    if not costs and not revenues:
        row.report.wrong(row.table.line, "Vul ‘lasten’ of ‘baten’ in.")
    try:
        if taakveld and year:
            find(taakveld, year)
    except ValueError as error:
        row.wrong("taakveld", str(error))
    return BudgetLineRow(0, year, taakveld, row.text("omschrijving", LONGEST_LINE), costs, revenues)


def _euros(row, key):
    euros = row.number(key) or Decimal(0)
    if not 0 <= euros <= MOST_MONEY or euros != round(euros, CENTS):
        row.wrong(
            key, f"‘{key}’ is {shown(str(euros))}. Vul euro's in, van 0 tot 10 miljard, hooguit met centen."
        )
    return euros


def _progress(row):
    return ProgressReportRow(
        0,
        row.choice("document", PlanningDocument, required=True),
        row.year("jaar"),
        row.choice("oordeel", Judgement, required=True),
        row.text("watIsGedaan"),
        row.text("risicos"),
        row.text("watDoenWeNu"),
        row.text("geschrevenDoor", LONGEST_LINE),
        _moment(row, "geschrevenOp"),
    )


def _moment(row, key):
    """A moment in UTC, also when it tells no time zone, or None."""
    text = row.text(key, LONGEST_LINE)
    try:
        moment = datetime.fromisoformat(text) if text else None
    except ValueError:
        moment = None
    if text and (moment is None or not FIRST_YEAR < moment.year < LAST_YEAR):
        row.wrong(key, f"‘{key}’ is ‘{shown(text)}’. Schrijf een moment als 2027-12-31T09:30:00+01:00.")
        return None
    if moment and moment.tzinfo is None:
        return moment.replace(tzinfo=UTC)
    return moment and moment.astimezone(UTC)  # the database does not know every zone that Python does


def _story(row):
    story = StoryRow(
        0,
        row.choice("verteller", Voice, required=True),
        row.story("verhaal"),
        row.day("verteldOp"),
        row.text("plaats", LONGEST_PLACE),
        row.flag("anoniem", default=True),
        row.text("naam", LONGEST_NAME),
        row.flag("toestemming"),
    )
    if story.is_anonymous and story.name:
        row.wrong("naam", "Een anoniem verhaal heeft geen naam. Haal de naam weg.")
    return story


def _question(row):
    return LearningQuestionRow(0, row.story("vraag"), row.text("geleerd"))


def _known(row):
    return EvidenceRow(
        0,
        row.title("watWeWeten", LONGEST_LINE),
        row.text("cijfer", LONGEST_FIGURE),
        row.text("bron", LONGEST_LINE),
        row.text("wijk", LONGEST_PLACE),
        row.text("doelgroep", LONGEST_PLACE),
    )


class Reader(NamedTuple):
    """How one kind is read; rows of one goal with the same `identity` cannot both be kept."""

    tallied: str
    read: Callable
    identity: Callable = lambda _: None


READERS = {
    MONEY: Reader("bedragen", _money, lambda line: (line.year, line.taakveld, line.description)),
    PROGRESS: Reader("oordelen", _progress, lambda report: (report.document, report.year)),
    STORIES: Reader("verhalen", _story),
    QUESTIONS: Reader("leervragen", _question),
    EVIDENCE: Reader("gegevens", _known),
}
