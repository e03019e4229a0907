"""What the preview of an import shows: its rows with what to correct, its columns, unknown words."""

from openpyxl.utils import get_column_letter

from goals.enums import Domain, Phase
from goals.projects.imports import columns
from goals.projects.imports.choices import ADD, CELL, COLUMN
from goals.projects.imports.fields import DOMAIN, FIELD, NAME, PERIOD, PHASE, TERM_KINDS
from goals.projects.periods import short_period
from indicators.imports.problems import shown
from organisations.enums import Role, TermKind

MOST_WORDS_SHOWN = 200
MOST_COLUMNS_SHOWN = 40
MOST_CORRECTED = 300  # cells to correct on one page
LONG = 60  # characters from which a cell is typed in a field of several lines
IN_TABLE = {NAME, DOMAIN, PHASE, PERIOD, "start_date", "end_date", *TERM_KINDS}
CHOICES = {
    DOMAIN: [("", "kies"), *Domain.choices],
    PHASE: [("", "kies"), *((label, label) for label in Phase.labels)],
}


def page_of(organisation, draft, known, reading, choices):
    """All that the template of the preview shows, {name: value}."""
    fields = _fields(reading)
    domain = draft.domain if choices.domain is None else choices.domain
    return {
        "name": draft.name,
        "notes": draft.notes,
        "reading": reading,
        "rows": [_row(row, known, fields.get(row.number, [])) for row in reading.rows],
        "kept": _kept(reading, choices),
        "domains": [*Domain.choices, ("", "staat in de lijst")],
        "domain": domain,
        "columns": _columns(draft, choices),
        "column_choices": columns.choices(),
        "words": [_word(word, known) for word in reading.unknown[:MOST_WORDS_SHOWN]],
        "more_words": len(reading.unknown[MOST_WORDS_SHOWN:]),
        "may_add": known.may_add,
        "managers": [] if known.may_add else _managers(organisation),
        "more_fields": sum(len(row.problems) for row in reading.rows) - sum(map(len, fields.values())),
    }


def _fields(reading):
    """{row number: fields to correct}, those of the rows that somebody wants first; not more than fit."""
    found, left = {}, MOST_CORRECTED
    for row in sorted(reading.rows, key=lambda row: not row.is_taken):
        fields = [_field(row, key, sentence) for key, sentence in row.problems.items()][:left]
        found[row.number] = fields
        left -= len(fields)
    return found


def _field(row, key, sentence):
    """A cell to correct: a field of the form with what stood there."""
    text = row.texts.get(key, "")
    options = CHOICES.get(key, [])
    if text and options and text not in dict(options):
        options = [(text, text), *options[1:]]
    return {
        "name": f"{CELL}{row.number}-{key}",
        "label": FIELD[key].heading,
        "text": text,
        "problem": sentence,
        "choices": options,
        "is_long": len(text) > LONG or "\n" in text,
    }


def _kept(reading, choices):
    """(name, text) of the cells that were corrected and are right now; they go along with the form."""
    wrong = {(row.number, key) for row in reading.rows for key in row.problems}
    return [
        (f"{CELL}{number}-{key}", text)
        for (number, key), text in choices.cells.items()
        if (number, key) not in wrong
    ]


def _row(row, known, fields):
    values = row.values
    texts = [known.words.get(pk, "") for pk in row.terms]
    return {
        "row": row,
        "fields": fields,
        "domain": values.get(DOMAIN, ""),
        "phase": Phase(values[PHASE]).label if PHASE in values else "",
        "period": short_period(values.get("start_date"), values.get("end_date")),
        "words": texts,
        "new_words": list(row.new_words.values()),
        "rest": [FIELD[key].heading.lower() for key in row.texts if key not in IN_TABLE and row.texts[key]],
    }


def _columns(draft, choices):
    """(name, heading, first text, the field it holds) of each column."""
    found = []
    for at, key in enumerate(draft.columns[:MOST_COLUMNS_SHOWN]):
        heading = draft.headings[at] if at < len(draft.headings) else ""
        first = next((texts[at] for _number, texts in draft.rows if at < len(texts) and texts[at]), "")
        name = shown(heading) or f"Kolom {get_column_letter(at + 1)}"
        if heading or first:
            found.append((f"{COLUMN}{at}", name, shown(first), choices.columns.get(at, key)))
    return found


def _word(word, known):
    """An UnknownWord with what may happen to it."""
    listed = sorted(known.terms.get(word.key.kind, {}).values(), key=lambda pk: known.words[pk].casefold())
    options = [("", "weglaten"), *((str(pk), f"is hetzelfde als ‘{known.words[pk]}’") for pk in listed)]
    if known.may_add:
        options.insert(0, (ADD, "toevoegen aan de lijst"))
    return {"word": word, "kind": TermKind(word.key.kind).label, "options": options}


def _managers(organisation):
    """The names of who may add words."""
    members = organisation.memberships.filter(role=Role.BEHEERDER).select_related("user")
    return [str(member.user) for member in members.order_by("pk")[:3]]
