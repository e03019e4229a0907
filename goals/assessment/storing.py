"""Storing what was found: the difference with what is there, and what each element read like.

Belongs here: rows. A judgement is never touched, except that a rejected raakvlak is a signal again
when one of its sides reads otherwise than when it was rejected.
"""

import json
from collections import Counter

import pgtrigger
from django.db import connection
from django.db.models import Q
from django.db.models.functions import Coalesce
from django.utils import timezone

from goals.assessment.candidates import strongest
from goals.enums import RaakvlakOrigin, RaakvlakStatus
from goals.models import MatchedSide, Raakvlak

AT_ONCE = 2_000
INSERT = """
    INSERT INTO {table} (id, organisation_id, social_goal_id, social_project_id, physical_goal_id,
        physical_project_id, status, origin, score, strength, reasons, signalled_at,
        explanation, agreements, agreed_social, agreed_physical, rejection, rejection_note, judged_on)
    SELECT gen_random_uuid(), %s, social_goal_id, social_project_id, physical_goal_id,
        physical_project_id, 'gesignaleerd', 'signaal', score, strength, reasons, %s,
        '', '', '', '', '', '', ''
    FROM jsonb_to_recordset(%s::jsonb) AS row (social_goal_id uuid, social_project_id uuid,
        physical_goal_id uuid, physical_project_id uuid, score float, strength text, reasons jsonb)
"""
FOUND = ("score", "strength", "reasons")  # what matching says of a pair
KNOWN = ("pk", "social", "physical", "status", "origin", "judged_on", *FOUND)


def store_difference(organisation, elements, affected, candidates):
    """Store {(social id, physical id): Signal} of all pairs with a side in `affected`.

    Signals nobody judged that are no candidate any more go. Returns whether anything was written.
    """
    there = {(row["social"], row["physical"]): row for row in _stored(organisation, affected)}
    gone = [row["pk"] for key, row in there.items() if key not in candidates and _is_loose(row)]
    unknown = {key: signal for key, signal in candidates.items() if key not in there}
    chosen = strongest(unknown, affected, _taken(organisation, gone)) if unknown else ()
    new = [_row(elements, unknown[key]) for key in chosen]
    seen_again, changed = [], []
    for key in candidates.keys() & there.keys():
        row, found = there[key], _found(candidates[key])
        if _comes_back(row, elements):
            again = {"status": RaakvlakStatus.GESIGNALEERD, "signalled_at": timezone.now()}
            seen_again.append(Raakvlak(pk=row["pk"], **found, **again))
        elif row["status"] == RaakvlakStatus.GESIGNALEERD and any(row[name] != found[name] for name in FOUND):
            changed.append(Raakvlak(pk=row["pk"], **found))
    Raakvlak.objects.filter(pk__in=gone).delete()
    _insert(organisation, new)
    Raakvlak.objects.bulk_update(seen_again, [*FOUND, "status", "signalled_at"], batch_size=AT_ONCE)
    Raakvlak.objects.bulk_update(changed, FOUND, batch_size=AT_ONCE)
    return bool(gone or new or seen_again or changed)


def readings_of(elements, social_id, physical_id):
    """What is kept in `judged_on`: how both sides read now, '' for one that takes no part."""
    sides = (elements.get(social_id), elements.get(physical_id))
    return "/".join(element.reading if element else "" for element in sides)


def store_states(organisation, elements, states, known):
    """Note {id: Element.state}; `known` is what was noted before."""
    gone = known.keys() - states.keys()
    mine = MatchedSide.objects.filter(organisation=organisation)
    if gone:
        mine.filter(Q(goal__in=gone) | Q(project__in=gone)).delete()
    rows = [
        _side_row(organisation, elements[pk], state) for pk, state in states.items() if known.get(pk) != state
    ]
    for model_key in ("goal", "project"):
        MatchedSide.objects.bulk_create(
            [row for row in rows if getattr(row, f"{model_key}_id")],
            batch_size=AT_ONCE,
            update_conflicts=True,
            unique_fields=[model_key],
            update_fields=["domain", "fingerprint"],
        )


def _side_row(organisation, element, state):
    key = "goal_id" if element.is_goal else "project_id"
    facts = {"domain": element.domain, "fingerprint": state, key: element.id}
    return MatchedSide(organisation=organisation, **facts)


def _taken(organisation, gone):
    """How many open signals each side has, without those that go."""
    rows = _with_ends(organisation).filter(status=RaakvlakStatus.GESIGNALEERD).exclude(pk__in=gone)
    return Counter(end for pair in rows.values_list("social", "physical") for end in pair)


def _with_ends(organisation):
    return Raakvlak.objects.filter(organisation=organisation).annotate(
        social=Coalesce("social_goal", "social_project"),
        physical=Coalesce("physical_goal", "physical_project"),
    )


def _stored(organisation, affected):
    """The raakvlakken with a side in `affected`, whatever people think of them."""
    rows = _with_ends(organisation)
    ids = list(affected)
    mine = Q()
    for side in ("social_goal", "social_project", "physical_goal", "physical_project"):
        mine |= Q(**{f"{side}__in": ids})
    return rows.filter(mine).order_by().values(*KNOWN)


def _is_loose(row):
    """Whether nobody asked for it and nobody judged it."""
    return row["status"] == RaakvlakStatus.GESIGNALEERD and row["origin"] == RaakvlakOrigin.SIGNAAL


def _comes_back(row, elements):
    if row["status"] != RaakvlakStatus.AFGEWEZEN:
        return False
    return row["judged_on"] != readings_of(elements, row["social"], row["physical"])


def _found(signal):
    return {
        "score": signal.score,
        "strength": str(signal.strength),
        "reasons": [_as_stored(reason) for reason in signal.reasons],
    }


def _as_stored(reason):
    """A Reason as JSON gives it back, so that the same is not written again."""
    values = ((name, getattr(reason, name)) for name in reason.__slots__)
    return {name: list(value) if isinstance(value, tuple) else value for name, value in values}


def _row(elements, signal):
    """The columns of a new signal that differ from row to row, as INSERT reads them."""
    ends = {"social": elements[signal.social], "physical": elements[signal.physical]}
    sides = {f"{name}_{'goal' if end.is_goal else 'project'}_id": str(end.id) for name, end in ends.items()}
    return {**sides, **_found(signal)}


def _insert(organisation, rows):
    """Store new signals, thousands at once when an organisation looks for the first time.

    The trigger on the domains of the sides is left out: the sides were found by their domains, and
    who changes a domain meanwhile makes us look again.
    """
    statement = INSERT.format(table=Raakvlak._meta.db_table)  # noqa: SLF001
    now = timezone.now()
    with pgtrigger.ignore("goals.Raakvlak:sides_in_their_domain"), connection.cursor() as cursor:
        for start in range(0, len(rows), AT_ONCE):
            batch = json.dumps(rows[start : start + AT_ONCE])
            cursor.execute(statement, [organisation.pk, now, batch])
