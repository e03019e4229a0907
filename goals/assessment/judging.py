"""What people think of raakvlakken: confirming, rejecting, parking, opening again, recording by hand.

Every function asks for permission and writes under the lock of the portfolio. Undo is in undo.py, the
link that a confirmation may make in linking.py.
"""

from dataclasses import dataclass, replace

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from goals import portfolio
from goals.assessment.history import last_change
from goals.assessment.linking import make_link
from goals.enums import Domain, RaakvlakOrigin, RaakvlakStatus, Rejection
from goals.models import Goal, MatchedSide, Raakvlak
from goals.permissions import check_can_edit_projects
from history.conflicts import StaleFields, to_write

TEXTS = ("explanation", "agreements", "agreed_social", "agreed_physical")
REJECTED = ("rejection", "rejection_note")
RELATED = (
    "organisation",
    "judged_by",
    "social_goal__goal_tree",
    "social_project",
    "physical_goal__goal_tree",
    "physical_project",
)
JUDGEMENT = ("status", *TEXTS, *REJECTED, "judged_by_id", "judged_at", "judged_on")
NO_EXPLANATION = "Schrijf in een of twee zinnen hoe deze twee elkaar raken."
NO_REASON = "Kies waarom dit geen raakvlak is."
NO_NOTE = "Schrijf op waarom het geen raakvlak is."
GONE = "Dit raakvlak is er niet meer: het doel of project is intussen gewijzigd of weggegooid."
JUDGED_MEANWHILE = "judged_meanwhile"  # the code of a refusal
SIDES = {"social": Domain.SOCIAAL, "physical": Domain.FYSIEK}


@dataclass(frozen=True)
class Judged:
    """What was done: the Raakvlak as it is now, its JUDGEMENT before, and what else was made.

    `before` is None for a raakvlak that did not exist; `link` is the contribution that was made.
    """

    raakvlak: Raakvlak
    before: dict | None
    link: object = None


def confirm(*, user, raakvlak, seen, texts, with_link=False):
    """Confirm a raakvlak; returns Judged.

    `seen` is the status that the person saw, `texts` {field of TEXTS: text}; the explanation may
    not be empty. `with_link` also makes the contribution that linking.link_offer offers. Raises
    ValidationError per field, also when a colleague judged it meanwhile; PermissionDenied.
    """
    check_can_edit_projects(user, raakvlak.organisation)
    if not texts["explanation"]:
        raise ValidationError({"explanation": NO_EXPLANATION})
    with transaction.atomic():
        link = make_link(user, raakvlak, texts["explanation"]) if with_link else None  # trees come first
        values = {**texts, "status": RaakvlakStatus.BEVESTIGD, **dict.fromkeys(REJECTED, "")}
        return replace(_judge(user, raakvlak, seen, values), link=link)


def reject(*, user, raakvlak, seen, rejection, note=""):
    """Reject a raakvlak for a reason of enums.Rejection; returns Judged. Raises as `confirm`.

    The reason `anders` needs a note that says which.
    """
    _check_rejection(rejection, note)
    values = {"status": RaakvlakStatus.AFGEWEZEN, "rejection": rejection, "rejection_note": note}
    return _judge(user, raakvlak, seen, values)


def park(*, user, raakvlak, seen):
    """Keep a raakvlak for later; returns Judged. Raises as `confirm`."""
    return _judge(user, raakvlak, seen, {"status": RaakvlakStatus.GEPARKEERD})


def reopen(*, user, raakvlak, seen):
    """Make a raakvlak a signal again, whatever people thought of it; its texts stay. Returns Judged.

    Raises as `confirm`, and ValidationError when a side is of another domain by now.
    """
    values = {"status": RaakvlakStatus.GESIGNALEERD, **dict.fromkeys(REJECTED, "")}
    return _judge(user, raakvlak, seen, values)


def change_texts(*, user, raakvlak, changes, seen, reason=""):
    """Change what was written at a confirmed raakvlak; returns it as it is now.

    `changes` and `seen` are {field of TEXTS: text}. Raises StaleFields, having written nothing,
    when somebody else changed one of them too; ValidationError per field.
    """
    with portfolio.writing(user=user, organisation=raakvlak.organisation, reason=reason):
        now = _fresh(raakvlak)
        writable, stale = to_write({name: getattr(now, name) for name in changes}, seen, changes)
        if stale:
            raise StaleFields([replace(field, entry=last_change(now, field.name)) for field in stale])
        _write(now, writable)
    return now


def record(*, user, organisation, social, physical, texts):
    """Confirm what an adviser knows: `social` and `physical` are each a Goal or a Project.

    A pair that is known as a signal, rejected or parked is confirmed as it is. Raises
    ValidationError, at the field `social` or `physical` for a side that does not fit, and when the
    pair is confirmed already. Returns Judged.
    """
    with portfolio.writing(user=user, organisation=organisation):
        sides = {**_side("social", social), **_side("physical", physical)}
        known = Raakvlak.objects.select_related("organisation").filter(**sides).first()
        if known is None:
            made = Raakvlak(
                organisation=organisation, origin=RaakvlakOrigin.ADVISEUR, created_by=user, **sides
            )
            _sign(made, user)
            _set(made, {**texts, "status": RaakvlakStatus.BEVESTIGD})
            made.save(force_insert=True)
            return Judged(made, None)
        if known.status == RaakvlakStatus.BEVESTIGD:
            raise ValidationError("Dit raakvlak is al bevestigd.")
        return confirm(user=user, raakvlak=known, seen=known.status, texts=texts)


def judgement_of(raakvlak):
    """{field of JUDGEMENT: value}."""
    return {name: getattr(raakvlak, name) for name in JUDGEMENT}


def domain_of(element):
    """The domain of a Project, or the one that counts for a Goal; '' for none."""
    if not isinstance(element, Goal) or element.domain:
        return element.domain
    above = element.get_ancestors(ascending=True).exclude(domain="").values_list("domain", flat=True)
    return above.first() or element.goal_tree.domain


def misfits(raakvlak):
    """What says that a side is of another domain by now, a sentence each (ADR 20)."""
    return [
        f"‘{getattr(raakvlak, name)}’ hoort niet meer bij het domein {domain.label}."
        for name, domain in SIDES.items()
        if domain_of(getattr(raakvlak, name)) != domain
    ]


def check_fits(raakvlak):
    """Raise ValidationError for a raakvlak that can be no signal, because of the domain of a side."""
    if sentences := misfits(raakvlak):
        raise ValidationError([*sentences, "Daarom kan dit geen signaal meer zijn. Afwijzen kan wel."])


def _check_rejection(rejection, note):
    if not rejection:
        raise ValidationError({"rejection": NO_REASON})
    if rejection == Rejection.ANDERS and not note:
        raise ValidationError({"rejection_note": NO_NOTE})


def _side(name, element):
    if domain_of(element) != SIDES[name]:
        raise ValidationError({name: f"‘{element}’ hoort niet bij het domein {SIDES[name].label}."})
    kind, other = ("goal", "project") if isinstance(element, Goal) else ("project", "goal")
    return {f"{name}_{kind}": element, f"{name}_{other}": None}


def _judge(user, raakvlak, seen, values):
    with portfolio.writing(user=user, organisation=raakvlak.organisation):
        now = _fresh(raakvlak)
        if now.status != seen:
            who = now.judged_by or "Iemand anders"
            sentence = f"{who} was u voor: dit raakvlak is nu {now.get_status_display()}."
            raise ValidationError(sentence, code=JUDGED_MEANWHILE)
        if values["status"] == RaakvlakStatus.GESIGNALEERD:
            check_fits(now)
        before = judgement_of(now)
        _sign(now, user)
        _write(now, values)
    return Judged(now, before)


def _fresh(raakvlak):
    """The raakvlak as it is under the lock. Raises ValidationError when it is gone."""
    now = Raakvlak.objects.alive().select_related(*RELATED).filter(pk=raakvlak.pk).first()
    if now is None:
        raise ValidationError(GONE)
    return now


def _sign(raakvlak, user):
    """Note who judges now, and what both sides read like."""
    raakvlak.judged_by, raakvlak.judged_at = user, timezone.now()
    raakvlak.judged_on = "/".join(_reading(side) for side in (raakvlak.social, raakvlak.physical))


def _reading(element):
    """How a side read when signals were last looked for; '' for one that took no part."""
    key = "goal" if isinstance(element, Goal) else "project"
    state = MatchedSide.objects.filter(**{key: element.pk}).values_list("fingerprint", flat=True).first()
    return (state or "").partition(".")[0]


def _write(raakvlak, values):
    """Write values and who judges, never the sides: these may be of another domain by now."""
    _set(raakvlak, values)
    raakvlak.save(update_fields=[name.removesuffix("_id") for name in JUDGEMENT])


def _set(raakvlak, values):
    for name, value in values.items():
        setattr(raakvlak, name, value)
    raakvlak.full_clean(exclude=["score", "judged_at"])  # empty when recorded by hand, or a signal
