"""Writing what hangs at a goal: indicators, money, judgement, stories, and all else that has a goal.

One way for every kind: permission, the lock of the tree, the goal as it is now, then the row.
What a kind needs beyond its own fields and constraints is in CHECKS.
"""

from dataclasses import replace

from django.core.exceptions import ValidationError

from goals.history import last_change
from goals.lock import fresh, writing
from goals.models import (
    BudgetLine,
    CheckExemption,
    GoalIndicator,
    ProgressReport,
    Project,
    ProjectContribution,
    Story,
)
from history.conflicts import StaleFields, to_write
from history.recording import made_by
from indicators.models import Indicator
from indicators.taakvelden import find


def hang(*, user, goal, thing):
    """Store an unsaved row (Story(...), BudgetLine(...)) at a goal; returns it.

    Raises ValidationError per field for what does not fit, PermissionDenied.
    """
    with writing(user=user, goal_tree=goal.goal_tree) as locked:
        thing.goal = fresh(locked, goal)
        _check(thing, user)
        thing.save(force_insert=True)
    return thing


def hang_made(*, user, goal, make):
    """Hang the Indicator that `make()` gives, perhaps a new one, at a goal; returns the link.

    One transaction, which locks the tree before the figures (ADR 15). Raises as `make` and `hang`.
    """
    with writing(user=user, goal_tree=goal.goal_tree):
        return hang(user=user, goal=goal, thing=GoalIndicator(indicator=make()))


def change(*, user, thing, changes, seen, reason=""):
    """Write the fields of something at a goal that this user changed; returns it as it is now.

    `changes` and `seen` are {field: value}, new and as the form was filled with. Raises
    StaleFields, having written nothing, when somebody else changed one of them too;
    ValidationError per field, also when it was taken away meanwhile.
    """
    with writing(user=user, goal_tree=thing.goal.goal_tree) as locked, made_by(user, reason):
        fresh(locked, thing.goal)
        now = type(thing).objects.select_related("goal__goal_tree").filter(pk=thing.pk).first()
        if now is None:
            raise ValidationError("Iemand anders haalde dit weg. Voeg het opnieuw toe.")
        writable, stale = to_write({name: getattr(now, name) for name in changes}, seen, changes)
        if stale:
            raise StaleFields([replace(field, entry=last_change(now, field.name)) for field in stale])
        for name, value in writable.items():
            setattr(now, name, value)
        if writable:
            _check(now, user)
            now.save()
    return now


def take_away(*, user, thing):
    """Delete a row that hangs at a goal; someone else may have done so just before.

    Returns it, with what is needed to hang it again.
    """
    pk = thing.pk
    with writing(user=user, goal_tree=thing.goal.goal_tree):
        type(thing).objects.filter(pk=pk).delete()
    return thing


def _check(thing, user):
    if check := CHECKS.get(type(thing)):
        check(thing, user)
    thing.full_clean()


def _check_indicator(link, _user):
    """An indicator is of the organisation of the goal, and not thrown away."""
    mine = Indicator.objects.filter(organisation=link.goal.goal_tree.organisation_id)
    indicator = mine.filter(pk=link.indicator_id).first()
    if indicator is None:
        raise ValidationError({"indicator": "Kies een indicator van uw eigen organisatie."})
    if indicator.removed_at:
        sentence = f"‘{indicator.name}’ ligt in de prullenbak. Zet hem eerst terug."
        raise ValidationError({"indicator": sentence})


def _check_project(link, _user):
    """A project is of the organisation of the goal, and not thrown away."""
    mine = Project.objects.filter(organisation=link.goal.goal_tree.organisation_id)
    project = mine.filter(pk=link.project_id).first()
    if project is None:
        raise ValidationError({"project": "Kies een project van uw eigen organisatie."})
    if project.removed_at:
        sentence = f"‘{project.name}’ ligt in de prullenbak. Zet het eerst terug."
        raise ValidationError({"project": sentence})


def _check_money(line, _user):
    """Some money, under a taakveld that exists in its year (Iv3)."""
    if not line.costs and not line.revenues:
        raise ValidationError({"costs": "Vul lasten of baten in."})
    if line.taakveld and line.year:
        try:
            find(line.taakveld, line.year)
        except ValueError as error:
            raise ValidationError({"taakveld": str(error)}) from None


def _sign(report, user):
    """A judgement is of who wrote it last; one that comes back keeps its writer."""
    if report.written_by_id is None or not report._state.adding:  # noqa: SLF001
        report.written_by = user


def _sign_exemption(exemption, user):
    """A reason is of who wrote it; one that comes back keeps its writer."""
    if exemption.made_by_id is None:
        exemption.made_by = user


def _hide_name(story, _user):
    if story.is_anonymous:
        story.name = ""


CHECKS = {
    CheckExemption: _sign_exemption,
    GoalIndicator: _check_indicator,
    ProjectContribution: _check_project,
    BudgetLine: _check_money,
    ProgressReport: _sign,
    Story: _hide_name,
}
