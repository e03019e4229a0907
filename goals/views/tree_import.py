"""Importing a doelenboom: choose a file, look at what is in it, import it."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from goals.imports.apply import import_tree, notes_for
from goals.imports.example import example_json
from goals.imports.fields import either
from goals.imports.forms import FileForm, TitleForm
from goals.imports.parse import check_size, parse
from goals.imports.preview import figures, preview
from goals.imports.problems import ImportErrors
from goals.imports.readings import summary
from goals.permissions import check_can_edit_in
from goals.views.address import crumbs_to
from organisations.kept import Shelf
from organisations.views.address import fetch_organisation

SHELF = Shelf("doelenboom")
MOST_PROBLEMS = 200  # rows of the table with problems
MOST_READINGS = 500  # rows of the table with what was read as something else than a number
GONE = "Het bestand is niet meer bewaard: dat doen we een uur. Kies het opnieuw."


@login_required
@require_http_methods(["GET", "POST"])
def tree_import(request, organisatie):
    """Choose a file. When it is right its preview follows, else every problem with its line."""
    organisation = _fetch_to_edit(request, organisatie)
    if request.method == "GET":
        return _choose(request, organisation, FileForm())
    form = FileForm(request.POST, request.FILES)
    if not form.is_valid():
        return _choose(request, organisation, form, status=422)
    upload = form.cleaned_data["file"]
    try:
        check_size(upload.size)
        content = upload.read()
        parse(content)
    except ImportErrors as errors:
        return _choose(request, organisation, FileForm(), refused=upload.name, problems=errors.problems)
    token = SHELF.keep(request.user, organisation, content)
    return redirect("goals:tree_import_preview", organisation.slug, token)


@login_required
@require_http_methods(["GET", "POST"])
def tree_import_preview(request, organisatie, bestand):
    """Show what is in the chosen file; POST makes a tree of it."""
    organisation = _fetch_to_edit(request, organisatie)
    kept = SHELF.find(request.user, organisation, bestand)
    if kept is None:
        return _gone(request, organisation)
    parsed = parse(kept.content)
    form = TitleForm(request.POST or None, initial={"title": parsed.title})
    if form.is_valid():
        return _import(request, organisation, parsed, form.cleaned_data["title"])
    context = {
        "form": form,
        "parsed": parsed,
        "notes": [*parsed.notes, *notes_for(organisation, parsed)],
        "readings": parsed.readings[:MOST_READINGS],
        "more_readings": len(parsed.readings[MOST_READINGS:]),
        "preview": preview(parsed),
        "crumbs": _crumbs(organisation, "Controleren"),
    }
    return render(request, "goals/import_preview.html", context, status=422 if form.is_bound else 200)


@login_required
@require_GET
def tree_import_example(request, organisatie):
    """Download a small file that can be imported."""
    _fetch_to_edit(request, organisatie)
    headers = {"Content-Disposition": 'attachment; filename="voorbeeld-doelenboom.json"'}
    return HttpResponse(example_json(), content_type="application/json", headers=headers)


def _fetch_to_edit(request, organisatie):
    organisation = fetch_organisation(request, organisatie)
    check_can_edit_in(request.user, organisation)
    return organisation


def _choose(request, organisation, form, *, refused="", problems=(), status=200):
    context = {
        "form": form,
        "refused": refused,
        "problem_count": len(problems),
        "problems": problems[:MOST_PROBLEMS],
        "more_problems": len(problems[MOST_PROBLEMS:]),
        "example": example_json(),
        "crumbs": _crumbs(organisation),
    }
    return render(request, "goals/import.html", context, status=422 if problems else status)


def _import(request, organisation, parsed, title):
    """Make the tree; of two confirmations of one preview only the first does."""
    if not SHELF.forget(request.user, organisation):
        return _gone(request, organisation)
    try:
        goal_tree = import_tree(user=request.user, organisation=organisation, parsed=parsed, title=title)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return redirect("goals:tree_import", organisation.slug)
    _tell(request, parsed)
    return redirect("goals:tree", organisation.slug, goal_tree.pk)


def _tell(request, parsed):
    """Say what was imported, and which values are no numbers."""
    counts = figures(parsed)
    along = f", met {either(counts, 'en')}" if counts else ""
    messages.success(request, f"De doelenboom is geïmporteerd{along}. U kunt hem nu wijzigen.")
    if told := summary(parsed.readings):
        messages.warning(request, told)


def _gone(request, organisation):
    messages.warning(request, GONE)
    return redirect("goals:tree_import", organisation.slug)


def _crumbs(organisation, here=""):
    if not here:
        return crumbs_to(organisation.slug, ("Importeren", ""))
    url = reverse("goals:tree_import", args=[organisation.slug])
    return crumbs_to(organisation.slug, ("Importeren", url), (here, ""))
