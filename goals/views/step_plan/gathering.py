"""Step 1: choosing projects that exist, pasting rows from a spreadsheet, typing one, taking one out."""

from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.views.decorators.http import require_POST

from goals.enums import Domain
from goals.models import Project
from goals.step_plans import gathering, pasting
from goals.step_plans.forms import NewProjectForm
from goals.step_plans.progress import counted
from goals.step_plans.steps import GATHER
from goals.views.step_plan.page import done, open_to_edit, sentence, show
from indicators.imports.problems import UnreadableFile
from organisations.enums import TermKind
from organisations.form_fields import whole_number
from organisations.limits import LONGEST_LINE
from organisations.searching import has_words
from organisations.views.address import words_asked
from organisations.views.feedback import tell
from organisations.views.form_errors import show_errors

ON_A_PAGE = 30


def show_gathering(place, status=200, **typed):
    """The step; `typed` holds the form, text or preview that somebody was busy with."""
    context = {"new_form": NewProjectForm(initial={"domain": place.plan.domain}), "pasted_text": ""}
    if place.can_edit:
        context |= _to_choose(place)
    return show(place, GATHER, context | typed, status)


@login_required
@require_POST
def choose(request, organisatie, plan):
    """Add the projects that were ticked (project)."""
    place = open_to_edit(request, organisatie, plan)
    asked = [pk for pk in request.POST.getlist("project") if len(pk) <= 36]
    projects = _by_text(_running(place), asked)
    if not projects:
        return _told(place, "Vink eerst een of meer projecten aan.")
    added = gathering.add_projects(user=request.user, plan=place.plan, projects=projects)
    text = f"{counted(len(added), 'project staat', 'projecten staan')} nu in dit stappenplan."
    return done(place, GATHER, text, [["added", added]] if added else [])


@login_required
@require_POST
def add_new(request, organisatie, plan):
    """Make one project that was typed."""
    place = open_to_edit(request, organisatie, plan)
    form = NewProjectForm(request.POST)
    if form.is_valid():
        try:
            project = gathering.add_new_project(user=request.user, plan=place.plan, **form.cleaned_data)
        except ValidationError as error:
            show_errors(form, error)
        else:
            return done(place, GATHER, f"‘{project.name}’ is gemaakt.", anchor="#nieuw-project")
    return show_gathering(place, 422, new_form=form)


@login_required
@require_POST
def paste(request, organisatie, plan):
    """Show what the pasted rows say (tekst); with `bewaar` write those that are right."""
    place = open_to_edit(request, organisatie, plan)
    text = request.POST.get("tekst", "")
    try:
        pasted = pasting.read_rows(user=request.user, plan=place.plan, text=text)
    except UnreadableFile as error:
        return show_gathering(place, 422, pasted_text=text, paste_problem=str(error))
    if "bewaar" not in request.POST or not pasted.count:
        return show_gathering(place, pasted_text=text, pasted=pasted)
    try:
        new, added = pasting.add_rows(user=request.user, plan=place.plan, pasted=pasted)
    except ValidationError as error:
        return show_gathering(place, 422, pasted_text=text, paste_problem=sentence(error))
    return _pasted(place, text, pasted, new, added)


@login_required
@require_POST
def take_out(request, organisatie, plan, pk):
    """Take a project out of the stappenplan, with undo; the project itself stays."""
    place = open_to_edit(request, organisatie, plan)
    found = place.contents.project(pk)
    try:
        kept = gathering.take_out(user=request.user, plan=place.plan, pk=pk)
    except ValidationError as error:
        return _told(place, sentence(error))
    name = found.project.name if found else "Het project"
    text = f"‘{name}’ staat niet meer in dit stappenplan. Het project zelf blijft bestaan."
    return done(place, GATHER, text, [["taken_out", kept]])


def _pasted(place, text, pasted, new, added):
    """After writing: rows that were not right stay in the field, so that they can be put right."""
    known = len(added) - len(new)
    told = [f"{counted(len(new), 'project is', 'projecten zijn')} gemaakt."] if new else []
    if known:
        told.append(
            f"{counted(known, 'bestaand project staat', 'bestaande projecten staan')} nu in de lijst."
        )
    told = " ".join(told) or "Deze projecten stonden er al."
    wrong = pasted.reading.wrong
    if not wrong:
        return done(place, GATHER, told, [["added", added]] if added else [])
    tell(place.request, f"{told} {counted(len(wrong), 'rij klopt', 'rijen kloppen')} nog niet.")
    place.refresh()
    left = _rows_left(text, {row.number for row in wrong})
    again = pasting.read_rows(user=place.request.user, plan=place.plan, text=left)
    return show_gathering(place, 422, pasted_text=left, pasted=again)


def _rows_left(text, numbers):
    """The lines of rows that could not be written, below their headings."""
    lines = text.splitlines()
    is_first = 1 not in numbers
    kept = [line for number, line in enumerate(lines, start=1) if number in numbers]
    return "\n".join([*lines[:1], *kept] if is_first else kept)


def _told(place, text):
    tell(place.request, text)
    return done(place, GATHER)


def _running(place):
    """The projects that may be chosen: running, of the organisation, not in the stappenplan yet."""
    projects = Project.objects.visible_to(place.request.user).going_on()
    projects = projects.filter(organisation=place.plan.organisation)
    return projects.exclude(pk__in=[each.project.pk for each in place.contents.projects])


def _by_text(projects, asked):
    """Of a queryset those whose ids were asked for as texts, whatever else was sent."""
    known = {str(pk) for pk in projects.values_list("pk", flat=True)}
    return list(projects.filter(pk__in=known.intersection(asked)))


def _to_choose(place):
    """The page of running projects that the filters in the address ask for, with those filters."""
    query, plan = place.request.GET, place.plan
    words = words_asked(query, "zoek", LONGEST_LINE)
    domain = query.get("domein", plan.domain)
    fields = list(plan.organisation.terms.of_kind(TermKind.BELEIDSVELD).alive())
    field = query.get("beleidsveld", str(plan.policy_field_id or ""))
    projects = _running(place)
    if domain in Domain.values:
        projects = projects.filter(domain=domain)
    if whole_number(field) and field in {str(term.pk) for term in fields}:
        projects = projects.filter(terms=int(field))
    found = list(projects.only("pk", "name", "domain", "description"))
    found = [each for each in found if has_words(each.name, words)]
    page = Paginator(found, ON_A_PAGE).get_page(query.get("pagina"))
    filters = {"words": words, "domain": domain, "field": field, "fields": fields}
    return {"page": page, "filters": filters, "domains": Domain.choices}
