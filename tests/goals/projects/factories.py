"""Projects for tests, made through the project's own writers."""

from goals.models import Raakvlak
from goals.projects.services import create_project
from organisations.models import Term


def make_project(organisation, name="Speelplek", **fields):
    """A project made by the operator; physical unless told otherwise."""
    fields.setdefault("domain", "fysiek")
    return create_project(user=None, organisation=organisation, name=name, **fields)


def make_term(organisation, name, kind="wijk", **fields):
    """A word of the vocabulary; the one there is, when it is there."""
    return Term.objects.get_or_create(organisation=organisation, name=name, kind=kind, defaults=fields)[0]


def make_signal(project, goal, **fields):
    """A raakvlak between a physical project and a social goal; a signal unless told otherwise."""
    return Raakvlak.objects.create(
        organisation=project.organisation, physical_project=project, social_goal=goal, **fields
    )
