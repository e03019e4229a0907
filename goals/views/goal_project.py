"""Hanging projects at a goal, in its pane. Changing and taking off is as for any Part (account.py)."""

from dataclasses import dataclass

from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_http_methods

from goals.hanging import hang
from goals.models import Project, ProjectContribution
from goals.project_link_forms import HangProjectForm
from goals.views.goal import after_change, open_to_edit, show_facts, stored
from organisations.searching import has_words
from organisations.views.address import uuid_or_404, words_asked
from organisations.views.form_errors import show_errors

OFFERED = 12  # so many in the list; more is for searching
ADDING = "projecten"


@dataclass(frozen=True)
class ProjectOffers:
    """The projects that may be hung at a goal and have all words."""

    words: str
    projects: list
    count: int

    @property
    def left_out(self):
        return self.count - len(self.projects)


@login_required
@require_http_methods(["GET", "POST"])
def goal_projects(request, organisatie, boom, doel):  # noqa: ARG001 - see open_goal
    """The goal with the list of projects to hang at it; ?zoek= narrows the list."""
    place = open_to_edit(request, organisatie, doel)
    form = HangProjectForm(request.POST or None)
    if "project" in request.POST and form.is_valid():
        try:
            project = _hang(request, place, form.cleaned_data["explanation"])
        except ValidationError as error:
            show_errors(form, error)
        else:
            text = f"‘{project}’ hangt aan dit doel."
            return after_change(request, organisatie, place.goal.id, text, section=ADDING)
    status = 422 if request.method == "POST" else 200
    offers = _offers(request, place)
    return show_facts(request, place, status=status, adding=ADDING, offers=offers, add_form=form)


def _hang(request, place, explanation):
    """The chosen project, hung; 404 for one this user may not see. That it fits, hanging checks."""
    chosen = uuid_or_404(request.POST["project"])
    project = get_object_or_404(Project.objects.visible_to(request.user), pk=chosen)
    link = ProjectContribution(project=project, explanation=explanation)
    return hang(user=request.user, goal=stored(place), thing=link).project


def _offers(request, place):
    """The ProjectOffers for the words of the address; what hangs at the goal already is left out."""
    words = words_asked(request.GET)
    found = Project.objects.visible_to(request.user).alive()
    found = found.filter(organisation=place.goal_tree.organisation_id)
    found = found.exclude(contributions__goal=place.goal.id).only("name", "domain", "phase", "description")
    found = [each for each in found if has_words(f"{each.name} {each.description}", words)]
    return ProjectOffers(words, found[:OFFERED], len(found))
