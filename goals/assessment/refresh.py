"""Looking for signals again where something changed: new ones are stored, what no longer holds goes.

Belongs here: what changed, and writing the difference. What is a signal is in candidates.py. A GET may do
this: it takes the lock of the portfolio only, never that of a tree, and that only to store what it
found. When it fails the page shows what is stored.
"""

import logging
from contextlib import contextmanager

from django.contrib.postgres.expressions import ArraySubquery
from django.db import DatabaseError, connection, transaction
from django.db.models import F, Max, OuterRef, Subquery
from django.db.models.functions import JSONObject

from goals import portfolio
from goals.assessment.candidates import count_pairs, find_candidates
from goals.assessment.elements import read_elements
from goals.assessment.knowledge import knowledge_of
from goals.assessment.storing import store_difference, store_states
from goals.models import GoalTree, MatchedSide, Portfolio
from goals.raakvlakken.matching import shipped_knowledge
from organisations.models import Organisation, Term

RULES = 2  # goes up when the rules of candidates.py or elements.py change
MOST_PAIRS = 400_000  # of a social and a physical side, compared while somebody waits: a few seconds
PATIENCE = "3s"  # how long a page waits for who is writing
ALONE = "SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))"
logger = logging.getLogger(__name__)


def bring_up_to_date(organisation, *, most=MOST_PAIRS):
    """Look for signals where goals, projects, words or werkingspaden changed since the last time.

    One query when nothing did. Never raises for what the database refuses: the next page tries again.
    Work on more than `most` pairs (None: no bound) is left to `manage.py find_raakvlakken`. Returns
    whether the signals are up to date now.
    """
    if _now(organisation)["is_matched"]:
        return True
    try:
        with alone(organisation):
            return _refresh(organisation, most)
    except DatabaseError:
        logger.warning("signals of %s could not be brought up to date", organisation.slug, exc_info=True)
        return False


@contextmanager
def alone(organisation):
    """A transaction in which nobody else looks for signals of the organisation.

    It gives up instead of letting a page wait long for a lock.
    """
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"SET LOCAL lock_timeout = '{PATIENCE}'")
        cursor.execute(ALONE, [f"signals of {organisation.pk}"])
        yield


def _refresh(organisation, most):
    now = _now(organisation)  # before reading: what changes while we read is for the next time
    if now["is_matched"]:
        return True
    elements, knowledge = read_elements(organisation), knowledge_of(organisation)
    states = {pk: element.state for pk, element in elements.items() if element.domain}
    known = _known_states(organisation)
    changed = _changed(states, known)
    is_new_knowledge = now["matched"].get("knowledge") != knowledge.version
    affected = set(elements) | changed if is_new_knowledge else _affected(elements, changed)
    if most is not None and count_pairs(elements, affected) > most:
        return False
    candidates = find_candidates(elements, affected, knowledge) if affected else {}
    with portfolio.locking(organisation):  # matching may take long: nobody waits for that
        wrote = bool(affected) and store_difference(organisation, elements, affected, candidates)
        store_states(organisation, elements, states, known)
        _remember(organisation, now["state"] | {"knowledge": knowledge.version}, wrote=wrote)
    return True


def _now(organisation):
    """What signals depend on, as it is now, and whether that was matched; one query."""
    trees = GoalTree.objects.alive().filter(organisation=OuterRef("pk")).order_by("pk")
    words = Term.pgh_event_model.objects.filter(organisation=OuterRef("pk")).order_by()
    row = (
        Organisation.objects.filter(pk=organisation.pk)
        .annotate(
            trees=ArraySubquery(trees.values(row=JSONObject(id="pk", revision="revision"))),
            words=Subquery(words.values("organisation").annotate(newest=Max("pgh_id")).values("newest")),
        )
        .values("trees", "words", "portfolio__revision", "portfolio__matched")
        .get()
    )
    state = {
        "portfolio": row["portfolio__revision"] or 0,
        "trees": {tree["id"]: tree["revision"] for tree in row["trees"]},
        "words": row["words"] or 0,
        "shipped": f"{RULES}.{shipped_knowledge().version}",
    }
    matched = row["portfolio__matched"] or {}
    is_matched = all(matched.get(name) == value for name, value in state.items())
    return {"state": state, "matched": matched, "is_matched": is_matched}


def _known_states(organisation):
    rows = MatchedSide.objects.filter(organisation=organisation)
    return {
        goal or project: state for goal, project, state in rows.values_list("goal", "project", "fingerprint")
    }


def _changed(states, known):
    """The ids of what is new, reads otherwise, has another place or links, or is gone."""
    return {pk for pk in states.keys() | known.keys() if states.get(pk) != known.get(pk)}


def _affected(elements, changed):
    """`changed` with the whole branches of changed goals: rule 4 of candidates.py looks at branches."""
    tops = {elements[pk].top for pk in changed if pk in elements and elements[pk].is_goal}
    in_branches = {pk for pk, element in elements.items() if element.is_goal and element.top in tops}
    return changed | in_branches


def _remember(organisation, state, *, wrote):
    """Note what was matched; the revision goes up when raakvlakken changed."""
    step = int(wrote)
    state["portfolio"] += step
    Portfolio.objects.filter(pk=organisation.pk).update(revision=F("revision") + step, matched=state)
