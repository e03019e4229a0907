"""Bringing in many projects: paste rows or choose a file, look at what was read, add them."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from goals.projects import bulk
from goals.projects.imports.apply import apply_rows
from goals.projects.imports.choices import Choices, choices_of, draft_of, make_draft
from goals.projects.imports.example import example_rows
from goals.projects.imports.forms import IN_LIST, RowsForm
from goals.projects.imports.known import known_to
from goals.projects.imports.reading import new_doubles, read_draft
from goals.views.projects.address import crumbs_to, fetch_to_edit_in
from goals.views.projects.import_page import MOST_WORDS_SHOWN, page_of
from indicators.views.download import send_rows
from organisations.kept import Shelf
from organisations.views.feedback import take_toast, tell

SHELF = Shelf("projecten")
ALL, ONLY_RIGHT = "toevoegen", "goede"  # what the buttons of the preview ask; the third only looks again
GONE = "De rijen zijn niet meer bewaard: dat doen we een uur. Plak ze opnieuw."
NONE = "Er is geen rij om toe te voegen. Zet een vinkje bij de projecten die u wilt toevoegen."
NEW_WORDS = "Er zijn nog woorden die niet in de lijsten staan. Kies wat ermee moet gebeuren."


@login_required
@require_http_methods(["GET", "POST"])
def project_import(request, organisatie):
    """Paste rows or choose a file; what was read of it follows, or why that cannot be."""
    organisation = fetch_to_edit_in(request, organisatie)
    if request.method == "GET":
        membership = request.user.membership_in(organisation.pk)
        return _ask(request, organisation, RowsForm(initial={"domain": membership.domain or IN_LIST}))
    form = RowsForm(request.POST, request.FILES)
    if not form.is_valid():
        return _ask(request, organisation, form, status=422)
    upload = form.cleaned_data["file"]
    known = known_to(request.user, organisation)
    draft = make_draft(form.table, known, form.default_domain, upload.name if upload else "")
    token = SHELF.keep(request.user, organisation, draft.as_bytes())
    return redirect("goals:project_import_preview", organisation.slug, token)


@login_required
@require_http_methods(["GET", "POST"])
def project_import_preview(request, organisatie, rijen):
    """Show what was read; POST looks again with what was corrected, and adds the projects if asked."""
    organisation = fetch_to_edit_in(request, organisatie)
    kept = SHELF.find(request.user, organisation, rijen)
    if kept is None:
        return _gone(request, organisation)
    draft, known = draft_of(kept.content), known_to(request.user, organisation)
    choices = choices_of(request.POST) if request.method == "POST" else Choices()
    reading = read_draft(draft, known, choices)
    action = request.POST.get("actie", "")
    why = _why_not(reading, choices, action) if action in (ALL, ONLY_RIGHT) else ""
    if action in (ALL, ONLY_RIGHT) and not why:
        return _add(request, organisation, reading, draft)
    page = page_of(organisation, draft, known, reading, choices)
    status = 422 if why or (request.method == "POST" and reading.wrong) else 200
    context = {"organisation": organisation, "page": page, "why": why}
    context["crumbs"] = _crumbs(organisation, "Controleren")
    return render(request, "goals/projects/import_preview.html", context, status=status)


@login_required
@require_GET
def project_import_example(request, organisatie):
    """Download a small file with all headings."""
    organisation = fetch_to_edit_in(request, organisatie)
    return send_rows(example_rows(), "xlsx", f"projecten-{organisation.slug}", "Projecten")


def _why_not(reading, choices, action):
    """Why these rows cannot be added yet; '' when they can."""
    if not reading.right and not reading.wrong:
        return NONE
    if not reading.right or (reading.wrong and action == ALL):
        count = len(reading.wrong)
        rows = "1 rij klopt" if count == 1 else f"{count} rijen kloppen"
        return f"{rows} nog niet. Verbeter wat hieronder is aangewezen, of haal het vinkje bij de rij weg."
    if doubles := new_doubles(reading, choices):
        rows = ", ".join(map(str, sorted(doubles)[:10]))
        return f"Intussen heeft een ander project dezelfde naam (rij {rows}). Kijk of u dit nog wilt."
    shown = [word.key for word in reading.unknown[:MOST_WORDS_SHOWN]]
    return NEW_WORDS if set(shown) - choices.words.keys() else ""


def _add(request, organisation, reading, draft):
    """Add the rows that are right; of two confirmations of one preview only the first does."""
    if not SHELF.forget(request.user, organisation):
        return _gone(request, organisation)
    reason = f"Geïmporteerd uit {draft.name[:200]}" if draft.name else "Geplakt uit een lijst"
    try:
        projects = apply_rows(user=request.user, organisation=organisation, rows=reading.right, reason=reason)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        token = SHELF.keep(request.user, organisation, draft.as_bytes())
        return redirect("goals:project_import_preview", organisation.slug, token)
    _tell(request, organisation, projects)
    return redirect("goals:project_list", organisation.slug)


def _tell(request, organisation, projects):
    count = len(projects)
    text = f"{count} project{' is' if count == 1 else 'en zijn'} toegevoegd."
    tell(request, text, bulk.of_new(projects), reverse("goals:project_bulk_undo", args=[organisation.slug]))


def _ask(request, organisation, form, status=200):
    context = {
        "organisation": organisation,
        "form": form,
        "crumbs": _crumbs(organisation),
        "undo": take_toast(request),
    }
    return render(request, "goals/projects/import.html", context, status=status)


def _gone(request, organisation):
    messages.warning(request, GONE)
    return redirect("goals:project_import", organisation.slug)


def _crumbs(organisation, here=""):
    if not here:
        return crumbs_to(organisation.slug, ("Toevoegen uit Excel", ""))
    url = reverse("goals:project_import", args=[organisation.slug])
    return crumbs_to(organisation.slug, ("Toevoegen uit Excel", url), (here, ""))
