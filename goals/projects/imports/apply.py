"""Write the rows of a Reading as projects: all or none, in one transaction."""

from collections import defaultdict

from django.core.exceptions import ValidationError

from goals import portfolio
from goals.models import Milestone
from goals.projects.imports.fields import MILESTONES
from goals.projects.services import ProjectDraft, create_projects
from organisations.vocabulary import add_terms

BATCH = 1_000  # rows in one statement


def apply_rows(*, user, organisation, rows, reason=""):
    """Make a Project of each ReadRow that is right (Reading.right); returns them in the same order.

    Words that must come in the lists come there first, which only a beheerder may. To undo it, put
    the projects in the recycle bin (bulk.remove_projects). Raises PermissionDenied, and
    ValidationError when a word was taken out of the lists meanwhile; then nothing is written.
    """
    with portfolio.writing(user=user, organisation=organisation, reason=reason):  # before that of the words
        words = _add_words(user, organisation, rows)
        known = organisation.terms.alive().in_bulk({pk for row in rows for pk in row.terms})
        drafts = [_draft(row, known, words) for row in rows]
        projects = create_projects(user=user, organisation=organisation, drafts=drafts, reason=reason)
        _add_milestones(user, organisation, projects, rows)
    return projects


def _add_words(user, organisation, rows):
    """The Terms of the new words, {WordKey: Term}."""
    names = defaultdict(dict)
    for row in rows:
        for key, name in row.new_words.items():
            names[key.kind].setdefault(key, name)
    found = {}
    for kind, spelled in names.items():
        add_terms(user=user, organisation=organisation, kind=kind, names=spelled.values())
        listed = organisation.terms.alive().of_kind(kind)
        by_name = {term.name.lower(): term for term in listed}
        found |= {key: by_name[name.lower()] for key, name in spelled.items()}
    return found


def _draft(row, known, words):
    gone = [pk for pk in row.terms if pk not in known]
    if gone:
        raise ValidationError("Intussen is een woord uit de lijsten gehaald. Kijk de rijen nog eens na.")
    fields = {name: value for name, value in row.values.items() if name != MILESTONES}
    terms = [known[pk] for pk in row.terms] + [words[key] for key in row.new_words]
    return ProjectDraft(fields, tuple(terms))


def _add_milestones(user, organisation, projects, rows):
    milestones = [
        Milestone(project=project, title=title, due_on=due_on, precision=precision, done_on=done_on)
        for project, row in zip(projects, rows, strict=True)
        for title, due_on, precision, done_on in row.values.get(MILESTONES, ())
    ]
    if milestones:
        with portfolio.writing(user=user, organisation=organisation):
            Milestone.objects.bulk_create(milestones, BATCH)
