"""How fast stored signals are brought up to date; part of `make bench`.

Belongs here: reading, matching, storing and pages together, in the database. The matching alone is
in raakvlakken.py.
"""

import json
from itertools import cycle, islice

from django.db import connection
from django.test.utils import CaptureQueriesContext

from goals.assessment.refresh import bring_up_to_date
from goals.branches import insert_drafts
from goals.drafts import GoalDraft
from goals.enums import Level
from goals.models import Raakvlak
from goals.portfolio import writing
from goals.raakvlakken.matching import compile_knowledge
from goals.tree import create_tree
from organisations.models import Organisation
from tests.bench.measuring import report, timed
from tests.bench.raakvlakken import JUDGED, SIDES

BELOW = 4  # subdoelstellingen below each doelstelling


def report_signals() -> None:
    """A large municipality that opens the page for the first time, and after one project more."""
    organisation = Organisation.objects.create(slug="raakvlakken", name="Raakvlakken")
    pairs = json.loads(JUDGED.read_text())
    add_goals(organisation, list(islice(cycle(pair["sociaal"] for pair in pairs), SIDES)))
    names = list(islice(cycle(pair["fysiek"] for pair in pairs), SIDES + 1))
    add_projects(organisation, names[:SIDES])
    compile_knowledge()
    seconds, _ = timed(lambda: bring_up_to_date(organisation))
    signals = Raakvlak.objects.filter(organisation=organisation).count()
    report(f"{SIDES} goals x {SIDES} projects stored", f"{seconds:.2f} s, {signals} signals")
    report_again(organisation, "the same, one project more", names[SIDES:])
    report_again(organisation, "the same, nothing changed", [])


def add_goals(organisation: Organisation, titles: list[str]) -> None:
    """Store a social tree of doelstellingen with BELOW subdoelstellingen each."""
    step = BELOW + 1
    drafts = [
        GoalDraft(
            level=Level.DOELSTELLING,
            title=titles[start],
            children=[
                GoalDraft(level=Level.SUBDOELSTELLING, title=title)
                for title in titles[start + 1 : start + step]
            ],
        )
        for start in range(0, len(titles), step)
    ]
    tree = create_tree(user=None, organisation=organisation, title="Sociaal", domain="sociaal")
    insert_drafts(user=None, goal_tree=tree, drafts=drafts)


def add_projects(organisation: Organisation, names: list[str]) -> None:
    """Store physical projects."""
    with writing(user=None, organisation=organisation):
        for name in names:
            organisation.projects.create(name=name, domain="fysiek")


def report_again(organisation: Organisation, what: str, names: list[str]) -> None:
    """Print time and queries of bringing up to date after adding some projects."""
    if names:
        add_projects(organisation, names)
    with CaptureQueriesContext(connection) as queries:
        seconds, _ = timed(lambda: bring_up_to_date(organisation))
    report(what, f"{seconds * 1000:.0f} ms, {len(queries)} queries")
