"""Adding, changing and taking away the milestones and stories of a project, each on a page of its own."""

from dataclasses import dataclass

from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from goals.models import Milestone, ProjectStory
from goals.projects import parts, undo
from goals.projects.forms import MilestoneForm, ProjectStoryForm
from goals.projects.milestones import when_of
from goals.views.projects.address import crumbs_to, fetch_to_edit, project_url
from history.conflicts import StaleField, StaleFields
from organisations.views.feedback import take_toast, tell
from organisations.views.form_errors import show_errors
from organisations.views.stale import kept, stale_rows, with_choices

GONE = "Iemand anders haalde dit al weg."


@dataclass(frozen=True)
class Part:
    """What differs between milestones and stories: their section, form and words."""

    section: str
    new: str
    edit: str
    model: type
    form: type
    added: str
    changed: str
    removed: str


MILESTONES = Part(
    section="mijlpalen",
    new="Nieuwe mijlpaal",
    edit="Mijlpaal wijzigen",
    model=Milestone,
    form=MilestoneForm,
    added="De mijlpaal staat in de routekaart.",
    changed="De mijlpaal is bewaard.",
    removed="De mijlpaal is weggehaald.",
)
STORIES = Part(
    section="verhalen",
    new="Nieuw verhaal",
    edit="Verhaal wijzigen",
    model=ProjectStory,
    form=ProjectStoryForm,
    added="Het verhaal staat bij dit project.",
    changed="Het verhaal is bewaard.",
    removed="Het verhaal is weggehaald.",
)


@login_required
@require_http_methods(["GET", "POST"])
def add(request, organisatie, project, part):
    """The form of one more; ‘en nog een’ opens the next one after saving."""
    found = fetch_to_edit(request, organisatie, project)
    form = part.form(request.POST or None)
    if form.is_valid():
        try:
            parts.add(user=request.user, project=found, thing=form.made())
        except ValidationError as error:
            show_errors(form, error)
        else:
            tell(request, part.added)
            return redirect(request.path if "nog" in request.POST else project_url(found, part.section))
    return _render(request, found, part, form)


@login_required
@require_http_methods(["GET", "POST"])
def change(request, organisatie, project, pk, part):
    """The form over one, and saving it; who was second gets both texts."""
    found = fetch_to_edit(request, organisatie, project)
    thing = get_object_or_404(_mine(request, part, project), pk=pk)
    form = part.form(with_choices(request.POST) if request.method == "POST" else None, thing=thing)
    conflict = {}
    if form.is_valid():
        try:
            parts.change(user=request.user, thing=thing, changes=form.changes(), seen=form.seen())
        except StaleFields as stale:
            shown = _one_when(stale, form, thing)
            conflict = {"stale": stale_rows(form, shown), "kept": kept(form)}
        except ValidationError as error:
            show_errors(form, error)
        else:
            tell(request, part.changed)
            return redirect(project_url(found, part.section))
    return _render(request, found, part, form, thing=thing, **conflict)


@login_required
@require_POST
def remove(request, organisatie, project, pk, part):
    """Take one away, with undo; fine when somebody else just did."""
    found = fetch_to_edit(request, organisatie, project)
    thing = _mine(request, part, project).filter(pk=pk).first()
    if thing is None:
        tell(request, GONE)
        return redirect(project_url(found, part.section))
    token = undo.of_taken_away(thing)
    parts.take_away(user=request.user, thing=thing)
    tell(request, part.removed, token, reverse("goals:project_undo", args=[organisatie, project]))
    return redirect(project_url(found, part.section))


@login_required
@require_POST
def reach(request, organisatie, project, pk):
    """A milestone was reached today; or, with gehaald=0, it was not reached after all."""
    found = fetch_to_edit(request, organisatie, project)
    milestone = get_object_or_404(_mine(request, MILESTONES, project), pk=pk)
    is_reached = request.POST.get("gehaald") != "0"
    changes = {"done_on": timezone.localdate() if is_reached else None}
    try:
        parts.change(user=request.user, thing=milestone, changes=changes, seen={"done_on": milestone.done_on})
    except (StaleFields, ValidationError):
        tell(request, "Iemand anders wijzigde deze mijlpaal zojuist. Kijk eerst wat er nu staat.")
    else:
        tell(request, "Mooi, de mijlpaal is gehaald." if is_reached else "De mijlpaal staat weer open.")
    return redirect(project_url(found, MILESTONES.section))


def _mine(request, part, project):
    things = part.model.objects.visible_to(request.user).filter(project=project)
    return things.select_related("project__organisation")


def _one_when(stale, form, thing):
    """The StaleFields of a milestone with the two fields that store when it is due as that of the form."""
    others = [field for field in stale.fields if field.name in form.fields]
    of_when = [field for field in stale.fields if field.name not in form.fields]
    if not of_when:
        return stale
    theirs = when_of(type(thing).objects.get(pk=thing.pk))
    return StaleFields([*others, StaleField("when", theirs, form.cleaned_data["when"], of_when[0].entry)])


def _render(request, project, part, form, thing=None, **conflict):
    title = part.edit if thing else part.new
    slug, back = project.organisation.slug, project_url(project, part.section)
    context = {
        "title": title,
        "project": project,
        "lead": project.name,
        "form": form,
        "back": back,
        "can_go_on": thing is None and part is MILESTONES,
        "undo": take_toast(request),
        "crumbs": crumbs_to(slug, (project.name, project_url(project)), (title, "")),
    }
    status = 409 if conflict else 422 if form.errors else 200
    return render(request, "goals/projects/part_form.html", context | conflict, status=status)
