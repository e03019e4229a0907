"""Read the JSON shape of trees that municipalities published in their budgets.

Its keys are English: title, nodes, and for each node level, title, description, domain, children,
indicators, budgets, url, source_label, note, code, kader (policy note) and law.
"""

import re
from functools import partial

from goals.enums import ReferenceKind
from goals.imports.budgets_published import read_budgets
from goals.imports.goal_reader import GoalReader, Shape
from goals.imports.indicators_published import PublishedIndicators
from goals.imports.parsed import LeftOut, ParsedTree
from goals.limits import LONGEST_TITLE
from indicators.typed import dotted
from organisations.limits import LONGEST_TEXT

LABELS = {
    "source_label": "Herkomst",
    "url": "Bron",
    "code": "Nummer in de bron",
    "note": "Opmerking",
}
REFERENCES = {"law": ReferenceKind.WET, "kader": ReferenceKind.BELEIDSNOTA}
IS_A_LAW = re.compile(r"wet\b|^wmo\b", re.IGNORECASE)
MOVED = "Herkomst, bron, nummer en opmerking van een doel staan straks in de toelichting van dat doel."


def read_published(fields):
    """The ParsedTree in the fields of a whole file."""
    tree = ParsedTree(title=fields.title("title", LONGEST_TITLE), description=_description(fields))
    indicators = PublishedIndicators()
    fill = partial(_fill, tree, indicators)
    reader = GoalReader(Shape("level", "title", "domain", "children", fill))
    if "nodes" not in fields.table:
        fields.wrong("nodes", "‘doelen’ (of ‘nodes’) ontbreekt: de lijst met de bovenste doelen.")
    tree.drafts = reader.read(fields, "nodes")
    fields.ignore("composed")
    _check_count(fields, tree, "node_count", "doelen", reader.count)
    _check_count(fields, tree, "indicator_count", "indicatoren", fields.report.tally.counts["indicatoren"])
    tree.readings = indicators.readings
    tree.notes += indicators.notes
    return tree


def _description(fields):
    """Where the tree comes from, as text for people."""
    municipality = fields.text("municipality")
    sources = dict.fromkeys([fields.text("source"), *_lines(fields, "sources")])
    parts = [
        f"Gemeente: {municipality}" if municipality else "",
        "\n".join(["Bronnen:", *filter(None, sources)]) if any(sources) else "",
        "\n".join(_lines(fields, "notes")),
    ]
    return "\n\n".join(filter(None, parts))


def _lines(fields, key):
    for line, text in fields.elements(key, str):
        fields.check_text(line, key, text, LONGEST_TEXT)
        yield text.strip()


def _check_count(fields, tree, key, things, count):
    expected = fields.take(key, int)
    if expected is not None and expected != count:
        tree.notes.append(f"Volgens het bestand zijn er {expected} {things}, maar er staan er {count} in.")


def _fill(tree, indicators, fields, draft):
    """Read what hangs at one node."""
    extra = [f"{label}: {text}" for key, label in LABELS.items() if (text := fields.text(key))]
    if extra and MOVED not in tree.notes:
        tree.notes.append(MOVED)
    for key, kind in REFERENCES.items():
        titles = split_titles(kind, fields.text(key))
        if any(len(title) > LONGEST_TITLE for title in titles):
            extra.append(f"{kind.label.capitalize()}: {'; '.join(titles)}")
        else:
            draft.references += [(kind, title, "") for title in titles]
    draft.description = _explanation(fields, extra)
    draft.indicators = list(indicators.read(fields, draft.title))
    draft.budget_lines, left_out = read_budgets(fields)
    tree.budgets += [LeftOut(draft.title, name) for name in left_out]


def _explanation(fields, extra):
    """The description, and below it the fields that have no place of their own."""
    description = fields.text("description")
    text = "\n\n".join(filter(None, [description, "\n".join(extra)]))
    if len(text) > LONGEST_TEXT >= len(description):
        lengths = f"{dotted(len(text))} tekens lang. Hooguit {dotted(LONGEST_TEXT)} kan."
        fields.wrong("description", f"De toelichting wordt {lengths}")
    return text


def split_titles(kind, text):
    """The laws or policy notes in one text: parted by ;, laws also by ‘en’ if each is a law.

    Titles of policy notes hold ‘en’ themselves (‘Nota ondersteuning en zorg’), and so do titles
    of laws (‘Wet werk en bijstand’): when in doubt the text stays whole.
    """
    titles = [" ".join(part.split()) for part in text.split(";")]
    if kind == ReferenceKind.WET:
        titles = [law for title in titles for law in _laws(title)]
    return list(dict.fromkeys(filter(None, titles)))


def _laws(text):
    laws = re.split(r" en |, ", text)
    return laws if all(IS_A_LAW.search(law) for law in laws) else [text]
