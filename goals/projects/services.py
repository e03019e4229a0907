"""Every change of a project itself: making it, its fields and words, the recycle bin.

Each function asks for permission first and writes in one transaction under the lock of the
projects (portfolio.writing), which comes after that of trees. What a project contributes to hangs
at goals (hanging.py); its milestones and stories are written in parts.py.
"""

from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace

from django.core.exceptions import ValidationError
from django.utils import timezone

from goals import lock, portfolio
from goals.enums import RaakvlakStatus
from goals.models import Goal, MatchedSide, Project, ProjectContribution, ProjectTerm, Raakvlak
from goals.projects.history import last_change
from goals.tagging import check_terms, tag, terms_of
from history.conflicts import StaleFields, to_write
from organisations.enums import TermKind

BATCH = 1_000  # rows in one statement
NOT_FILLED_IN = ("organisation", "removed_at", "removed_by")
JUDGED = (
    "Dit project heeft raakvlakken waar al een oordeel over is. Met een ander domein kloppen die niet meer. "
    "Heropen die raakvlakken eerst, of maak een nieuw project in het andere domein."
)


@dataclass(frozen=True)
class ProjectDraft:
    """A project that does not exist yet.

    `fields` are {field of Project: value}, `terms` Terms of any list, `goals` {Goal: explanation}
    of what it contributes to.
    """

    fields: dict
    terms: tuple = ()
    goals: dict = field(default_factory=dict)


def create_project(*, user, organisation, terms=(), goals=(), reason="", **fields):
    """Make a Project of `fields`, {field: value}, tagged with Terms; returns it.

    It contributes at once to `goals`: Goals, or {Goal: explanation}. Raises ValidationError per
    field, PermissionDenied.
    """
    explained = goals if isinstance(goals, dict) else dict.fromkeys(goals, "")
    draft = ProjectDraft(fields, tuple(terms), explained)
    return create_projects(user=user, organisation=organisation, drafts=[draft], reason=reason)[0]


def create_projects(*, user, organisation, drafts, reason=""):
    """Make a Project of each ProjectDraft, all or none; returns them in the same order.

    In a fixed number of statements per 1 000 rows and per tree. Raises as `create_project`.
    """
    trees = {goal.goal_tree_id: goal.goal_tree for draft in drafts for goal in draft.goals}
    with (
        _writing_trees(user, trees.values()),
        portfolio.writing(user=user, organisation=organisation, reason=reason),
    ):
        check_terms(organisation, [term for draft in drafts for term in draft.terms])
        check_goals(organisation, {goal.pk: goal for draft in drafts for goal in draft.goals})
        projects = [_checked(Project(organisation=organisation, **draft.fields)) for draft in drafts]
        Project.objects.bulk_create(projects, BATCH)
        pairs = list(zip(projects, drafts, strict=True))
        ProjectTerm.objects.bulk_create(_words(pairs), BATCH)
        ProjectContribution.objects.bulk_create(_links(pairs), BATCH)
    return projects


@contextmanager
def _writing_trees(user, trees):
    """The locks of several trees, in the one order in which they are always taken."""
    with ExitStack() as stack:
        for tree in sorted(trees, key=lambda tree: str(tree.pk)):
            stack.enter_context(lock.writing(user=user, goal_tree=tree))
        yield


def _words(pairs):
    for project, draft in pairs:
        for term in dict.fromkeys(draft.terms):
            yield ProjectTerm(project=project, term=term)


def _links(pairs):
    for project, draft in pairs:
        for goal, explanation in draft.goals.items():
            link = ProjectContribution(project=project, goal=goal, explanation=explanation)
            link.clean_fields(exclude=["project", "goal"])
            yield link


def update_project(*, user, project, changes, seen, reason=""):
    """Write the fields of a project that this user changed; returns it as it is now.

    `changes` and `seen` are {field: value}, new and as the form was filled with. The words of one
    list are a field too, named after its TermKind: a list of Terms in the order of the vocabulary.
    Raises StaleFields, having written nothing, when somebody else changed one of them too;
    ValidationError per field for values that do not fit, and at `domain` when raakvlakken were
    judged with the present one.
    """
    with portfolio.writing(user=user, organisation=project.organisation, reason=reason):
        project = fresh(project)
        writable = _writable(project, changes, seen)
        words = {kind: writable.pop(kind) for kind in TermKind.values if kind in writable}
        check_terms(project.organisation, [term for terms in words.values() for term in terms])
        if "domain" in writable:
            _leave_domain(project)
        _write(project, writable)
        for kind, terms in words.items():
            tag(project, kind, terms)
    return project


def _writable(project, changes, seen):
    current = {name: _current(project, name) for name in changes}
    writable, stale = to_write(current, seen, changes)
    if stale:
        raise StaleFields([replace(each, entry=last_change(project, each.name)) for each in stale])
    return writable


def _current(project, name):
    return terms_of(project, name) if name in TermKind.values else getattr(project, name)


def _write(project, values):
    for name, value in values.items():
        setattr(project, name, value)
    if values:
        _checked(project)
        project.save(update_fields=[*values])


def _leave_domain(project):
    """Forget the signals of a project whose domain changes: they are looked for anew.

    Raises ValidationError when people judged one: that says something about this domain.
    """
    raakvlakken = Raakvlak.objects.filter(organisation=project.organisation_id)
    mine = raakvlakken.filter(social_project=project) | raakvlakken.filter(physical_project=project)
    if mine.exclude(status=RaakvlakStatus.GESIGNALEERD).exists():
        raise ValidationError({"domain": JUDGED})
    mine.delete()
    MatchedSide.objects.filter(project=project).delete()


def remove_project(*, user, project):
    """Put a project in the recycle bin; returns it.

    Its links to goals, raakvlakken and milestones stay, unseen, and are there again when it is restored.
    """
    with portfolio.writing(user=user, organisation=project.organisation):
        project = fresh(project)
        project.removed_at, project.removed_by = timezone.now(), user
        project.save(update_fields=["removed_at", "removed_by"])
    return project


def restore_project(*, user, project):
    """Take a project out of the recycle bin, if it is still there; returns it."""
    with portfolio.writing(user=user, organisation=project.organisation):
        project = Project.objects.select_related("organisation").get(pk=project.pk)
        project.removed_at = project.removed_by = None
        project.save(update_fields=["removed_at", "removed_by"])
    return project


def fresh(project):
    """The project as it is now, under the lock. Raises ValidationError when it is thrown away."""
    now = Project.objects.alive().select_related("organisation").filter(pk=project.pk).first()
    if now is None:
        raise ValidationError(f"‘{project.name}’ ligt in de prullenbak. Zet het eerst terug.")
    return now


def check_goals(organisation, goals):
    """Raise ValidationError for a goal, of {id: Goal}, that is not alive and of the organisation."""
    if not goals:
        return
    living = Goal.objects.alive().filter(goal_tree__organisation=organisation)
    known = set(living.filter(pk__in=goals).values_list("pk", flat=True))
    for pk, goal in goals.items():
        if pk not in known:
            raise ValidationError(f"‘{goal}’ staat niet meer in de doelenboom. Kies een ander doel.")


def _checked(project):
    """A project whose fields fit, its name on one line."""
    project.name = " ".join(project.name.split())
    project.clean_fields(exclude=NOT_FILLED_IN)
    if project.start_date and project.end_date and project.end_date < project.start_date:
        raise ValidationError({"end_date": "De einddatum ligt voor de begindatum."})
    return project
