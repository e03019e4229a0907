"""Changing many projects at once: choose what, look at what would change, do it, take it back."""

from collections import Counter

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme, urlencode
from django.views.decorators.http import require_POST

from goals.enums import Phase
from goals.models import Project, ProjectTerm
from goals.projects import bulk
from goals.projects.bulk_form import BulkForm
from goals.projects.listing import list_projects
from goals.projects.rows import read_rows
from goals.views.projects.address import crumbs_to, fetch_to_edit_in
from goals.views.projects.project_list import address_of, query_of
from organisations.views.address import uuid_or_none
from organisations.views.feedback import tell

LOOK, DO = "bekijken", "wijzigen"  # what the buttons ask; without one somebody comes from the list
NONE_CHOSEN = "Vink eerst een of meer projecten aan."
NOTHING = "Er verandert niets: de projecten zijn al zo."
NOT_CHOSEN = "Kies eerst wat er moet veranderen."


@login_required
@require_POST
def project_bulk(request, organisatie):
    """Choose words and a phase for the ticked projects; ?… are the filters of the list."""
    organisation = fetch_to_edit_in(request, organisatie)
    ids = _chosen(request, organisation)
    if not ids:
        messages.warning(request, NONE_CHOSEN)
        return redirect(_list_url(request, organisation))
    action = request.POST.get("actie", "")
    form = _form(request.POST if action in (LOOK, DO) else None, organisation, ids)
    if action == DO and form.is_valid() and form.change:
        try:
            return _change(request, organisation, ids, form.change)
        except ValidationError as error:
            form.add_error(None, error.messages)
    return _show(request, organisation, ids, form)


def _chosen(request, organisation):
    """The ids of the living projects that were ticked, or of all that the filters find."""
    if request.POST.get("alle"):
        return [row.id for row in list_projects(read_rows(request.user, organisation), query_of(request.GET))]
    texts = [*request.POST.getlist("project"), *request.POST.get("projecten", "").split()]
    asked = set(map(uuid_or_none, texts))
    found = Project.objects.visible_to(request.user).alive().filter(organisation=organisation)
    return list(found.filter(pk__in=asked - {None}).values_list("pk", flat=True))


def _form(data, organisation, ids):
    used = ProjectTerm.objects.filter(project__in=ids).values_list("term_id", flat=True)
    return BulkForm(data, terms=list(organisation.terms.alive()), used=set(used))


def _change(request, organisation, ids, change):
    changed = bulk.change_projects(user=request.user, organisation=organisation, projects=ids, change=change)
    page = _list_url(request, organisation)
    count = len(changed.projects)
    text = f"{count} project{'' if count == 1 else 'en'} gewijzigd." if count else NOTHING
    undo_url = f"{reverse('goals:project_bulk_undo', args=[organisation.slug])}?{urlencode({'terug': page})}"
    tell(request, text, bulk.of_change(changed), undo_url if count else "")
    return redirect(page)


def _show(request, organisation, ids, form):
    change = form.change if form.is_bound and form.is_valid() else None
    context = {
        "organisation": organisation,
        "form": form,
        "projects": ids,
        "names": Project.objects.filter(pk__in=ids).values_list("name", flat=True)[:10],
        "asked": urlencode(address_of(request.GET)),
        "list_url": _list_url(request, organisation),
        "sentences": _sentences(organisation, ids, change) if change else [],
        "not_chosen": NOT_CHOSEN if change is not None and not change else "",
        "crumbs": crumbs_to(organisation.slug, ("Meer projecten wijzigen", "")),
    }
    status = 422 if form.errors or (context["not_chosen"] and request.POST.get("actie") == DO) else 200
    return render(request, "goals/projects/bulk.html", context, status=status)


def _sentences(organisation, ids, change):
    """What a Change would do, as sentences."""
    plan = bulk.plan(organisation, ids, change)
    added = Counter(term for _project, term in plan.added)
    taken = Counter(term for _project, term in plan.taken_away)
    found = [_added(term, added[term.pk], ids) for term in change.add]
    found += [f"Bij {_of(taken[term.pk], ids)} gaat ‘{term}’ eraf." for term in change.take_away]
    if plan.phases:
        found.append(f"Bij {_of(len(plan.phases), ids)} wordt de fase ‘{Phase(change.phase).label}’.")
    return found if plan.projects else [NOTHING]


def _added(term, count, ids):
    return f"Bij {_of(count, ids)} komt ‘{term}’ erbij." if count else f"‘{term}’ hebben ze allemaal al."


def _of(count, ids):
    """'12 van de 14 projecten', or 'alle 14 projecten'."""
    if len(ids) == 1:
        return "dit project"
    return f"alle {count} projecten" if count == len(ids) else f"{count} van de {len(ids)} projecten"


def _list_url(request, organisation):
    query = urlencode(address_of(request.GET))
    return f"{reverse('goals:project_list', args=[organisation.slug])}{f'?{query}' if query else ''}"


@login_required
@require_POST
def take_back(request, organisatie):
    """Do what the token of a toast says, and return to the list that showed it."""
    organisation = fetch_to_edit_in(request, organisatie)
    try:
        said = bulk.take_back(
            user=request.user, organisation=organisation, token=request.POST.get("token", "")
        )
    except ValidationError as error:
        said = " ".join(error.messages)
    tell(request, said)
    return redirect(_page_before(request) or reverse("goals:project_list", args=[organisatie]))


def _page_before(request):
    """The page of this site that ?terug= names; else None."""
    page = request.GET.get("terug", "")
    return page if url_has_allowed_host_and_scheme(page, allowed_hosts={request.get_host()}) else None
