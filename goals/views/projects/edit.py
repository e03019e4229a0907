"""Making and changing a project, throwing it away and putting it back."""

from contextlib import suppress

from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from goals.projects import services
from goals.projects.forms import ProjectForm
from goals.views.address import fetch_goal_anywhere
from goals.views.projects.address import (
    crumbs_to,
    fetch_any_to_edit,
    fetch_to_edit,
    fetch_to_edit_in,
    project_url,
)
from history.conflicts import StaleFields
from organisations.views.address import uuid_or_404
from organisations.views.feedback import tell
from organisations.views.form_errors import show_errors
from organisations.views.stale import kept, stale_rows, with_choices

MORE = ("budget", "leader", "people", "partners", "wet")  # of a new project, behind a fold


@login_required
@require_http_methods(["GET", "POST"])
def project_new(request, organisatie):
    """Make a project; ?doel= is the goal that it contributes to at once."""
    organisation = fetch_to_edit_in(request, organisatie)
    goal = _goal_asked(request, organisatie)
    home = organisation.memberships.filter(user=request.user).values_list("domain", flat=True).first()
    form = ProjectForm(request.POST or None, organisation=organisation, domain=home)
    if form.is_valid():
        try:
            made = _create(request.user, organisation, form, goal)
        except ValidationError as error:
            show_errors(form, error)
        else:
            tell(request, f"‘{made.name}’ is er.")
            return redirect(project_url(made))
    context = {
        "title": "Nieuw project",
        "crumbs": crumbs_to(organisatie, ("Nieuw project", "")),
        "back": reverse("goals:project_list", args=[organisatie]),
        "goal": goal,
        "is_more_open": any(form.has_error(name) for name in MORE),
    }
    return _render(request, "goals/projects/new.html", form, context)


def _create(user, organisation, form, goal):
    """The project of a valid form, which contributes to `goal` unless that is None."""
    goals = [goal] if goal else []
    return services.create_project(
        user=user, organisation=organisation, terms=form.words(), goals=goals, **form.values()
    )


def _goal_asked(request, organisatie):
    """The goal of ?doel=, None without; 404 for one that this user may not see."""
    asked = request.GET.get("doel")
    return fetch_goal_anywhere(request, organisatie, uuid_or_404(asked)) if asked else None


@login_required
@require_http_methods(["GET", "POST"])
def project_edit(request, organisatie, project):
    """The form of a project, and saving it; who was second gets both texts."""
    found = fetch_to_edit(request, organisatie, project)
    data = with_choices(request.POST) if request.method == "POST" else None
    form = ProjectForm(data, organisation=found.organisation, project=found)
    conflict = {}
    if form.is_valid():
        try:
            _update(request.user, found, form)
        except StaleFields as stale:
            conflict = {"stale": stale_rows(form, stale), "kept": kept(form)}
        except ValidationError as error:
            show_errors(form, error)
        else:
            tell(request, "Het project is bewaard.")
            return redirect(project_url(found))
    back = project_url(found)
    crumbs = crumbs_to(organisatie, (found.name, back), ("Bewerken", ""))
    context = {"crumbs": crumbs, "back": back, "project": found}
    return _render(request, "goals/projects/edit.html", form, context | conflict)


def _update(user, project, form):
    services.update_project(
        user=user,
        project=project,
        changes=form.changes(),
        seen=form.seen(),
        reason=form.cleaned_data["reason"],
    )


@login_required
@require_POST
def project_remove(request, organisatie, project):
    """Put a project in the recycle bin; fine when it lies there already."""
    found = fetch_any_to_edit(request, organisatie, project)
    with suppress(ValidationError):
        services.remove_project(user=request.user, project=found)
    url = reverse("goals:project_restore", args=[organisatie, project])
    tell(request, f"‘{found.name}’ ligt in de prullenbak.", undo_url=url)
    return redirect("goals:project_list", organisatie)


@login_required
@require_POST
def project_restore(request, organisatie, project):
    """Take a project out of the recycle bin; fine when it is out already."""
    found = fetch_any_to_edit(request, organisatie, project)
    services.restore_project(user=request.user, project=found)
    tell(request, f"‘{found.name}’ is teruggezet.")
    return redirect(project_url(found))


def _render(request, template, form, context):
    status = 409 if "stale" in context else 422 if form.errors else 200
    return render(request, template, context | {"form": form}, status=status)
