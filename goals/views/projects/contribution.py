"""The goals that a project contributes to: searching, adding, explaining and taking away."""

from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from goals import hanging
from goals.candidates import OFFERED, as_choices, numbered
from goals.models import Goal, ProjectContribution
from goals.projects import undo
from goals.projects.forms import ExplanationForm, NewContributionForm
from goals.views.projects.address import crumbs_to, fetch_to_edit, project_url
from history.conflicts import StaleFields
from organisations.searching import has_words
from organisations.views.address import uuid_or_404, words_asked
from organisations.views.feedback import tell
from organisations.views.form_errors import show_errors
from organisations.views.stale import kept, stale_rows, with_choices

SECTION = "doelen"  # of the page of a project


@login_required
@require_http_methods(["GET", "POST"])
def add(request, organisatie, project):
    """Choose a goal out of all trees; ?zoek= narrows the list."""
    found = fetch_to_edit(request, organisatie, project)
    words = words_asked(request.GET)
    candidates = _candidates(request, found, "" if request.method == "POST" else words)
    offered = candidates if request.method == "POST" else candidates[:OFFERED]
    form = NewContributionForm(request.POST or None, choices=as_choices(offered))
    if form.is_valid():
        try:
            goal = _hang(request, found, form)
        except ValidationError as error:
            show_errors(form, error)
        else:
            tell(request, f"Dit project draagt nu bij aan ‘{goal.title}’.")
            return redirect(project_url(found, SECTION))
    context = {"title": "Doel toevoegen", "words": words, "found": len(candidates), "offered": OFFERED}
    return _render(request, "goals/projects/goal_add.html", found, form, context)


def _candidates(request, project, words):
    """The goals of all trees that the project does not contribute to yet and that have all words."""
    taken = set(project.contributions.values_list("goal_id", flat=True))
    return [
        goal
        for goal in numbered(Goal.objects.visible_to(request.user), project.organisation_id)
        if goal.id not in taken and has_words(f"{goal.number} {goal.title}", words)
    ]


def _hang(request, project, form):
    goals = Goal.objects.visible_to(request.user).select_related("goal_tree")
    goal = get_object_or_404(goals, pk=uuid_or_404(form.cleaned_data["goal"]))
    link = ProjectContribution(project=project, explanation=form.cleaned_data["explanation"])
    hanging.hang(user=request.user, goal=goal, thing=link)
    return goal


@login_required
@require_http_methods(["GET", "POST"])
def change(request, organisatie, project, pk):
    """How the project contributes to one goal; who was second gets both texts."""
    found = fetch_to_edit(request, organisatie, project)
    link = get_object_or_404(_links(request, project), pk=pk)
    data = with_choices(request.POST) if request.method == "POST" else None
    form = ExplanationForm(data, initial={"explanation": link.explanation})
    conflict = {}
    if form.is_valid():
        try:
            _update(request.user, link, form)
        except StaleFields as stale:
            conflict = {"stale": stale_rows(form, stale), "kept": kept(form)}
        except ValidationError as error:
            show_errors(form, error)
        else:
            tell(request, "De uitleg is bewaard.")
            return redirect(project_url(found, SECTION))
    lead = f"{found.name} draagt bij aan ‘{link.goal.title}’."
    context = {"title": "Uitleg bij een doel", "lead": lead} | conflict
    return _render(request, "goals/projects/part_form.html", found, form, context)


def _update(user, link, form):
    changes, seen, reason = form.changes(), form.seen(), form.cleaned_data["reason"]
    hanging.change(user=user, thing=link, changes=changes, seen=seen, reason=reason)


@login_required
@require_POST
def remove(request, organisatie, project, pk):
    """Take the project off a goal, with undo; fine when somebody else just did."""
    found = fetch_to_edit(request, organisatie, project)
    link = _links(request, project).filter(pk=pk).first()
    if link is None:
        tell(request, "Iemand anders haalde dit al weg.")
        return redirect(project_url(found, SECTION))
    token = undo.of_taken_away(link)
    hanging.take_away(user=request.user, thing=link)
    url = reverse("goals:project_undo", args=[organisatie, project])
    tell(request, f"Dit project draagt niet meer bij aan ‘{link.goal.title}’.", token, url)
    return redirect(project_url(found, SECTION))


def _links(request, project):
    links = ProjectContribution.objects.visible_to(request.user).filter(project=project)
    return links.select_related("goal__goal_tree", "project")


def _render(request, template, project, form, context):
    slug, back = project.organisation.slug, project_url(project, SECTION)
    crumbs = crumbs_to(slug, (project.name, project_url(project)), (context["title"], ""))
    status = 409 if "stale" in context else 422 if form.errors else 200
    shared = {"project": project, "form": form, "back": back, "crumbs": crumbs}
    return render(request, template, shared | context, status=status)
