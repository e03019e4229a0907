"""Outlines for tests of checks, made of a drawing without a database, with everything in order.

What a test is about it breaks itself.
"""

from datetime import date
from decimal import Decimal
from textwrap import dedent
from uuid import uuid4

from goals.checks import check_tree
from goals.outline import Outline, append
from goals.project_sheet import ProjectLink, ProjectSheet
from indicators.sheet import Baseline, Sheet, SheetTarget
from tests.goals.factories import LETTERS

FAMILY = """
    M Kinderen groeien gezond op
      D Een goede start
        S Hulp voor ouders
          P Spreekuur openen
          P Huisbezoek
"""


def make_outline(drawing=FAMILY, *, domain="sociaal", level_names=None):
    """The Outline of a drawing (tests/goals/factories.py), of goals without anything at them."""
    outline = Outline(uuid4(), "Preventief jeugdbeleid", "", domain, "", level_names or {}, 1)
    path = [None]
    for line in dedent(drawing).strip("\n").splitlines():
        text = line.lstrip()
        del path[(len(line) - len(text)) // 2 + 1 :]
        letter, title = text.split(" ", 1)
        texts = [LETTERS[letter].value, title, "", "", "", "", None, None]
        path.append(append(outline, uuid4(), path[-1] and path[-1].id, texts))
    return outline


def complete(outline):
    """Give every goal what the checks ask for."""
    for goal in outline:
        goal.projects.append(make_link())
        goal.end_date = date(2030, 12, 31)
        if goal.level == "doelstelling":
            goal.indicators.append(make_sheet())
    return outline


def make_link(**fields):
    """A project at a goal."""
    return ProjectLink(1, ProjectSheet(uuid4(), "Speelplekken", "fysiek", **fields))


def make_sheet(**fields):
    """An indicator with everything in order, except for `fields`."""
    whole = {
        "name": "Kinderen die buiten spelen",
        "unit": "%",
        "source": "GGD",
        "owner": "beleidsadviseur",
        "definition": "Het deel van de kinderen dat elke dag buiten speelt.",
        "baseline": Baseline(2025, Decimal(40)),
        "targets": [SheetTarget(2030, number=Decimal(60))],
    }
    return Sheet(uuid4(), **whole | fields)


def find(outline, title):
    """The goal with this title."""
    return next(goal for goal in outline if goal.title == title)


def found(outline, key):
    """What a check finds: the titles of goals, or names of indicators; '' for the tree."""
    findings = [finding for finding in check_tree(outline).open if finding.check.key == key]
    return [
        (each.indicator and each.indicator.name) or (each.goal.title if each.goal else "")
        for each in findings
    ]
