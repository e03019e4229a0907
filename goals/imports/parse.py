"""From the bytes of a file to a ParsedTree, without touching the database.

Belongs here: which kind of file it is, and what makes a file unfit as a whole. Raises
ImportErrors with every problem at once; nothing else, whatever the bytes are.
"""

from itertools import islice

from goals.imports.fields import Fields, Report
from goals.imports.json_lines import Table, read_json
from goals.imports.problems import ImportErrors, Problem, shown
from goals.imports.shape_export import read_export
from goals.imports.shape_published import read_published

MOST_UNKNOWN = 20  # notes about fields we do not know
LARGEST = 20 * 1024 * 1024  # bytes
LEFT_OUT = "{} niet mee: een bedrag heeft een jaar, lasten of baten in euro's, en geen ongeldig taakveld."


def parse(content):
    """The ParsedTree in the bytes of a JSON file, of our own export or a published tree."""
    value = read_json(_decode(content))
    if not isinstance(value, Table):
        raise ImportErrors([Problem(1, "Het bestand moet met { beginnen: een doelenboom met een titel.")])
    report = Report()
    fields = Fields(value, report)
    is_export = "schema" in value or "doelen" in value
    tree = read_export(fields) if is_export else read_published(fields)
    fields.close()
    if report.problems:
        raise ImportErrors(report.problems)
    tree.notes += _notes(tree, report)
    return tree


def check_size(size):
    """Raise ImportErrors for a file of too many bytes; ask before reading it."""
    if size > LARGEST:
        megabytes = f"{size / 1024 / 1024:.1f}".replace(".", ",")
        sentence = f"Dit bestand is {megabytes} MB. Hooguit {LARGEST // 1024 // 1024} MB kan."
        raise ImportErrors([Problem(1, sentence)])


def _decode(content):
    check_size(len(content))
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        sentence = (
            "Hier staat een teken dat geen UTF-8 is. Sla het bestand op als UTF-8 en probeer het opnieuw."
        )
        raise ImportErrors([Problem(line, sentence)]) from None


def _notes(tree, report):
    if tree.budgets:
        yield LEFT_OUT.format(_counted(len(tree.budgets), "bedrag gaat", "bedragen gaan"))
    for key, lines in islice(report.unknown.items(), MOST_UNKNOWN):
        times = "1 keer" if len(lines) == 1 else f"{len(lines)} keer, voor het eerst"
        yield f"Het veld ‘{shown(key)}’ kennen we niet; het gaat niet mee ({times} op regel {min(lines)})."
    if len(report.unknown) > MOST_UNKNOWN:
        more = len(report.unknown) - MOST_UNKNOWN
        yield f"Er zijn nog {more} andere velden die we niet kennen; ook die gaan niet mee."


def _counted(count, singular, plural):
    return f"{count} {singular if count == 1 else plural}"
