"""The projects of an organisation as plain rows, read in a fixed number of queries."""

from collections import Counter, defaultdict

from django.db.models import Count

from goals.enums import RaakvlakStatus
from goals.models import Project, ProjectContribution, ProjectTerm, Raakvlak
from goals.projects.listing import ListedProject, Tag

SEARCHED = ("description", "leader", "partners", "people", "objective", "sub_objective", "ambition")
FIELDS = ("id", "name", "domain", "phase", "start_date", "end_date")
COUNTED = {RaakvlakStatus.BEVESTIGD: "confirmed", RaakvlakStatus.GESIGNALEERD: "signalled"}


def read_rows(user, organisation):
    """The ListedProjects of the living projects of an organisation that a user sees; in 4 queries."""
    projects = Project.objects.visible_to(user).alive().filter(organisation=organisation)
    tags = _tags(user, organisation)
    goals = _goal_counts(user, organisation)
    raakvlakken = _raakvlak_counts(user, organisation)
    return [
        ListedProject(
            *row[: len(FIELDS)],
            texts=" ".join(row[len(FIELDS) :]),
            tags=tuple(tags[row[0]]),
            goals=goals.get(row[0], 0),
            **raakvlakken[row[0]],
        )
        for row in projects.values_list(*FIELDS, *SEARCHED)
    ]


def _tags(user, organisation):
    """The Tags of each project, {project id: [Tag]}, in the order of the lists."""
    found = defaultdict(list)
    rows = ProjectTerm.objects.visible_to(user).filter(project__organisation=organisation)
    rows = rows.filter(term__removed_at__isnull=True).order_by("term__kind", "term__name")
    for project, *tag in rows.values_list("project_id", "term_id", "term__kind", "term__name"):
        found[project].append(Tag(*tag))
    return found


def _goal_counts(user, organisation):
    links = ProjectContribution.objects.visible_to(user).filter(project__organisation=organisation)
    return dict(links.order_by().values_list("project_id").annotate(Count("pk")))


def _raakvlak_counts(user, organisation):
    """{project id: Counter of "confirmed" and "signalled"}, of the projects on either side."""
    found = defaultdict(Counter)
    raakvlakken = Raakvlak.objects.visible_to(user).filter(organisation=organisation, status__in=COUNTED)
    rows = raakvlakken.order_by().values_list("social_project_id", "physical_project_id", "status")
    for *projects, status in rows:
        for project in filter(None, projects):
            found[project][COUNTED[status]] += 1
    return found
