"""What changed lately in who may do what, as Dutch sentences.

Belongs here: reading the history of memberships. The changes themselves are in services.py.
"""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import BigIntegerField, CharField, OuterRef, Subquery, Value, Window
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Cast, Coalesce, Lag, NullIf

from organisations.enums import Role
from organisations.models import Membership, User

SHOWN = 10


@dataclass(frozen=True)
class AccessChange:
    """One line of the list; `event_id` is set when the removal it tells of can be undone."""

    at: datetime
    by: str
    sentence: str
    event_id: int | None


def recent_changes(organisation, member_ids):
    """The last changes, newest first, in one query.

    `member_ids` are the ids of the users who are members now: nobody else can be put back.
    """
    changes, seen = [], set(member_ids)
    for event in _events(organisation):
        undoable = event.pgh_label == "delete" and event.user_id not in seen
        seen.add(event.user_id)
        changes.append(_change(event, undoable=undoable))
    return changes


def _events(organisation):
    name = Coalesce(NullIf("name", Value("")), "email", output_field=CharField())
    actor = User.objects.filter(pk=OuterRef("actor_id")).values_list(name)
    return (
        Membership.pgh_event_model.objects.filter(organisation=organisation)
        .annotate(
            old_role=_before("role"),
            old_domain=_before("domain"),
            actor_id=Cast(KeyTextTransform("user", "pgh_context__metadata"), BigIntegerField()),
            actor=Subquery(actor),
        )
        .select_related("user")
        .order_by("-pgh_id")[:SHOWN]
    )


def _before(field):
    return Window(Lag(field), partition_by="pgh_obj_id", order_by="pgh_id")


def _change(event, *, undoable):
    return AccessChange(
        at=event.pgh_created_at,
        by=event.actor or "",
        sentence=_sentence(event),
        event_id=event.pgh_id if undoable else None,
    )


def _sentence(event):
    person, role = event.user, Role(event.role).label
    if event.pgh_label == "insert":
        return f"{person} kreeg toegang als {role}."
    if event.pgh_label == "delete":
        return f"De toegang van {person} is ingetrokken."
    if event.role != event.old_role:
        return f"{person} is nu {role}, en niet meer {Role(event.old_role).label}."
    return f"Het eigen domein van {person} is nu {event.domain or 'leeg'}."
