"""Storing what was found: the difference with what is there, and what each element read like.

Belongs here: rows. A judgement is never touched, except that a rejected raakvlak is a signal again
when one of its sides reads otherwise than when it was rejected.
"""

from django.db.models import Q
from django.db.models.functions import Coalesce
from django.utils import timezone

from goals.enums import RaakvlakOrigin, RaakvlakStatus
from goals.models import MatchedSide, Raakvlak

AT_ONCE = 1_000
FOUND = ("score", "strength", "reasons")  # what matching says of a pair
KNOWN = ("pk", "social", "physical", "status", "origin", "judged_on", *FOUND)


def store_difference(organisation, elements, affected, candidates):
    """Store {(social id, physical id): Signal} of all pairs with a side in `affected`.

    Signals nobody judged that are no candidate any more go. Returns whether anything was written.
    """
    there = {(row["social"], row["physical"]): row for row in _stored(organisation, affected)}
    gone = [row["pk"] for key, row in there.items() if key not in candidates and _is_loose(row)]
    new = [_made(organisation, elements, signal) for key, signal in candidates.items() if key not in there]
    seen_again, changed = [], []
    for key in candidates.keys() & there.keys():
        row, found = there[key], _found(candidates[key])
        if _comes_back(row, elements):
            again = {"status": RaakvlakStatus.GESIGNALEERD, "signalled_at": timezone.now()}
            seen_again.append(Raakvlak(pk=row["pk"], **found, **again))
        elif row["status"] == RaakvlakStatus.GESIGNALEERD and any(row[name] != found[name] for name in FOUND):
            changed.append(Raakvlak(pk=row["pk"], **found))
    Raakvlak.objects.filter(pk__in=gone).delete()
    Raakvlak.objects.bulk_create(new, batch_size=AT_ONCE)
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


def _stored(organisation, affected):
    """The raakvlakken with a side in `affected`, whatever people think of them."""
    rows = Raakvlak.objects.filter(organisation=organisation).annotate(
        social=Coalesce("social_goal", "social_project"),
        physical=Coalesce("physical_goal", "physical_project"),
    )
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
    data = reason.to_json()
    return {name: list(value) if isinstance(value, tuple) else value for name, value in data.items()}


def _made(organisation, elements, signal):
    ends = {"social": elements[signal.social], "physical": elements[signal.physical]}
    sides = {f"{name}_{'goal' if end.is_goal else 'project'}_id": end.id for name, end in ends.items()}
    return Raakvlak(organisation=organisation, **sides, **_found(signal))
