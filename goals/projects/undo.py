"""Taking back what was taken away from a project: tokens (history/undo_tokens.py) that put it there again.

Putting it back goes through the same functions, permissions and checks as any other change. A project
that was thrown away is restored from the recycle bin (services.py).
"""

from datetime import date
from uuid import UUID

from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404

from goals.hanging import hang
from goals.models import Goal, GoalTree, Milestone, ProjectContribution, ProjectStory
from goals.projects import parts
from history.undo_tokens import read_undo_token, undo_token

SALT = "goals.projects.undo"
KINDS = {
    model._meta.model_name: model  # noqa: SLF001
    for model in (Milestone, ProjectStory, ProjectContribution)
}


def of_taken_away(thing):
    """The token that puts a Milestone, ProjectStory or ProjectContribution back as it was."""
    kind = type(thing)._meta.model_name  # noqa: SLF001
    values = {field.attname: _plain(getattr(thing, field.attname)) for field in _fields(type(thing))}
    return undo_token({"kind": kind, "project": str(thing.project_id), "values": values}, SALT)


def take_back(*, user, project, token):
    """Do what a token about this project says.

    Raises ValidationError when the token is too old, when it is there again already or no longer fits;
    PermissionDenied; Http404 for a goal that this user may not see.
    """
    data = read_undo_token(token, SALT)
    if data["project"] != str(project.pk):
        raise ValidationError("Dit hoort bij een ander project.")
    model = KINDS[data["kind"]]
    values = {field.attname: field.to_python(data["values"][field.attname]) for field in _fields(model)}
    thing = model(**values)
    if model.objects.filter(pk=thing.pk).exists():
        raise ValidationError("Dit is al teruggezet.")
    if model is ProjectContribution:
        _hang_again(user, project, thing)
    else:
        parts.add(user=user, project=project, thing=thing)


def _hang_again(user, project, link):
    """That its goal lies in the bin by now, is for `hang` to tell."""
    goals = Goal.objects.filter(goal_tree__in=GoalTree.objects.visible_to(user))
    goal = get_object_or_404(goals.select_related("goal_tree"), pk=link.goal_id)
    link.project = project
    hang(user=user, goal=goal, thing=link)


def _fields(model):
    """All that is stored, except of which project it is."""
    return [field for field in model._meta.concrete_fields if field.name != "project"]  # noqa: SLF001


def _plain(value):
    """A value as JSON holds it; fields of models read it back."""
    return str(value) if isinstance(value, UUID | date) else value
