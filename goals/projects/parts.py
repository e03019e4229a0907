"""Writing what belongs to one project: its milestones and stories.

One way for both: permission, the lock of the projects, the project as it is now, then the row.
What a project contributes to hangs at goals and is written in hanging.py.
"""

from dataclasses import replace

from django.core.exceptions import ValidationError

from goals import portfolio
from goals.models import Milestone, ProjectStory
from goals.projects.history import last_change
from goals.projects.milestones import when_of
from goals.projects.services import fresh
from history.conflicts import StaleFields, to_write


def add(*, user, project, thing):
    """Store an unsaved Milestone or ProjectStory at a project; returns it.

    Raises ValidationError per field for what does not fit, PermissionDenied.
    """
    with portfolio.writing(user=user, organisation=project.organisation):
        thing.project = fresh(project)
        _check(thing)
        thing.save(force_insert=True)
    return thing


def change(*, user, thing, changes, seen, reason=""):
    """Write the fields of a Milestone or ProjectStory that this user changed; returns it as it is now.

    `changes` and `seen` are {field: value}, new and as the form was filled with. Raises StaleFields,
    having written nothing, when somebody else changed one of them too; ValidationError per field,
    also when it was taken away meanwhile.
    """
    with portfolio.writing(user=user, organisation=thing.project.organisation, reason=reason):
        fresh(thing.project)
        now = type(thing).objects.select_related("project__organisation").filter(pk=thing.pk).first()
        if now is None:
            raise ValidationError("Iemand anders haalde dit weg. Voeg het opnieuw toe.")
        writable, stale = to_write({name: getattr(now, name) for name in changes}, seen, changes)
        if stale:
            raise StaleFields([replace(each, entry=last_change(now, each.name)) for each in stale])
        for name, value in writable.items():
            setattr(now, name, value)
        if writable:
            _check(now)
            now.save()
    return now


def take_away(*, user, thing):
    """Delete a Milestone or ProjectStory; someone else may have done so just before."""
    pk = thing.pk
    with portfolio.writing(user=user, organisation=thing.project.organisation):
        type(thing).objects.filter(pk=pk).delete()
    return thing


def _check(thing):
    CHECKS[type(thing)](thing)
    thing.full_clean()


def _check_milestone(milestone):
    """Its title is one line; its day is the first of its month, quarter or year."""
    milestone.title = " ".join(milestone.title.split())
    if when := when_of(milestone):
        milestone.due_on = when.start.day


def _check_story(story):
    if story.is_anonymous:
        story.name = ""


CHECKS = {Milestone: _check_milestone, ProjectStory: _check_story}
