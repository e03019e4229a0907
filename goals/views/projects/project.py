"""The page of one project, which reads like a routekaart (seed 004), and its history.

Changing it is in edit.py, its milestones and stories in part.py, its goals in contribution.py.
"""

from dataclasses import dataclass
from itertools import groupby

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from goals.candidates import Candidate, numbered
from goals.enums import Voice
from goals.models import Goal, Milestone, ProjectContribution
from goals.money import spoken_euros
from goals.permissions import can_edit_projects
from goals.projects.history import ProjectHistory, recent_history
from goals.projects.milestones import Standing, in_order, standing, when_of, write_when
from goals.projects.roadmap import AFTER_MILESTONES, BEFORE_MILESTONES, filled_in, lines_of
from goals.views.projects.address import crumbs_to, fetch_project, project_url
from goals.views.raakvlakken.of_element import raakvlakken_of
from history.dates import spoken_date, spoken_period
from organisations.enums import TermKind
from organisations.views.feedback import take_toast

EVENTS_ON_PAGE = 25
SHOWN_EVENTS = 5
PLURALS = {
    TermKind.BELEIDSVELD: "Beleidsvelden",
    TermKind.WIJK: "Wijken",
    TermKind.DOELGROEP: "Doelgroepen",
    TermKind.THEMA: "Thema’s",
    TermKind.WET: "Wetten",
}


@dataclass(frozen=True)
class MilestoneRow:
    """A milestone in the timeline, in words."""

    milestone: Milestone
    standing: Standing
    when: str
    done: str


@dataclass(frozen=True)
class GoalRow:
    """A goal that the project contributes to, as it stands in its tree."""

    link: ProjectContribution
    goal: Candidate


@login_required
@require_GET
def project(request, organisatie, project):
    """Everything of one project, in a fixed number of queries."""
    found = fetch_project(request, organisatie, project)
    can_edit = can_edit_projects(request.user, found.organisation)
    context = {
        "project": found,
        "slug": organisatie,
        "can_edit": can_edit,
        "period": spoken_period(found.start_date, found.end_date),
        "budget": "" if found.budget is None else spoken_euros(found.budget),
        "tags": _tags(found),
        "people": lines_of(found.people),
        "partners": lines_of(found.partners),
        "parts_before": filled_in(BEFORE_MILESTONES, found),
        "milestones": _milestones(found),
        "parts_after": filled_in(AFTER_MILESTONES, found),
        "stories": _stories(found, can_edit),
        "trees": _trees(request, found),
        "history": recent_history(found.pk, SHOWN_EVENTS),
        "crumbs": crumbs_to(organisatie, (found.name, "")),
        "undo": take_toast(request),
    }
    return render(request, "goals/projects/project.html", context | raakvlakken_of(request, found))


@login_required
@require_GET
def project_history(request, organisatie, project):
    """All that ever happened to a project, in pages."""
    found = fetch_project(request, organisatie, project)
    page = Paginator(ProjectHistory(found.pk), EVENTS_ON_PAGE).get_page(request.GET.get("pagina"))
    crumbs = crumbs_to(organisatie, (found.name, project_url(found)), ("Geschiedenis", ""))
    context = {"project": found, "page": page, "crumbs": crumbs, "back": project_url(found)}
    return render(request, "goals/projects/history.html", context)


def _tags(project):
    """(name of the list, its words) of each list that the project has words of."""
    words = {}
    for term in project.terms.alive():
        words.setdefault(term.kind, []).append(term.name)
    return [
        (plural if len(words[kind]) > 1 else kind.label.capitalize(), words[kind])
        for kind, plural in PLURALS.items()
        if kind in words
    ]


def _milestones(project):
    today = timezone.localdate()
    return [_row(milestone, today) for milestone in in_order(project.milestones.all())]


def _row(milestone, today):
    when = when_of(milestone)
    return MilestoneRow(
        milestone=milestone,
        standing=standing(milestone, today),
        when=write_when(when) if when else "",
        done=spoken_date(milestone.done_on) if milestone.done_on else "",
    )


def _stories(project, can_edit):
    """Stories with who told them; without permission one is for who edits (models/story.py)."""
    stories = project.stories.all() if can_edit else project.stories.filter(has_permission=True)
    return [(story, _teller(story)) for story in stories]


def _teller(story):
    voice = Voice(story.voice).label
    return voice if story.is_anonymous or not story.name else f"{story.name}, {voice}"


def _trees(request, project):
    """(title of a tree, its GoalRows) of the goals that the project contributes to, in tree order."""
    links = {link.goal_id: link for link in _links(request, project)}
    trees = {link.goal.goal_tree_id for link in links.values()}
    goals = numbered(
        Goal.objects.visible_to(request.user).filter(goal_tree__in=trees), project.organisation_id
    )
    rows = [GoalRow(links[goal.id], goal) for goal in goals if goal.id in links]
    return [(title, list(group)) for (_, title), group in groupby(rows, _tree_of)]


def _links(request, project):
    links = ProjectContribution.objects.visible_to(request.user).filter(project=project)
    return links.select_related("goal")


def _tree_of(row):
    return row.goal.tree_id, row.goal.tree_title
