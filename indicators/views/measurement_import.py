"""Importing figures: choose a file, look at what would change, import it."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from indicators.imports.apply import apply_preview
from indicators.imports.files import UnknownLayout, read_file
from indicators.imports.forms import FileForm
from indicators.imports.limits import check_size
from indicators.imports.preview import preview
from indicators.imports.problems import UnreadableFile
from indicators.imports.rows import file_rows
from indicators.models import Indicator
from indicators.sheets import read_sheets
from indicators.typed import dotted
from indicators.views.address import crumbs_to, fetch_to_edit_in
from indicators.views.feedback import MOST_UNDONE, undo_of
from organisations.kept import Shelf
from organisations.views.feedback import take_toast, tell

SHELF = Shelf("cijfers")
MOST_SHOWN = 200  # rows of each table of the preview
GONE = "Het bestand is niet meer bewaard: dat doen we een uur. Kies het opnieuw."
MEANWHILE = "Intussen zijn er cijfers gewijzigd. Kijk nog eens na wat er nu verandert."


@login_required
@require_http_methods(["GET", "POST"])
def measurement_import(request, organisatie):
    """Choose a file; what it would change follows, or why it cannot be read."""
    organisation = fetch_to_edit_in(request, organisatie)
    if request.method == "GET":
        return _choose(request, organisation, FileForm())
    form = FileForm(request.POST, request.FILES)
    if not form.is_valid():
        return _choose(request, organisation, form, status=422)
    upload = form.cleaned_data["file"]
    try:
        check_size(upload.size)
        content = upload.read()
        file_rows(read_file(content))
    except UnknownLayout as error:
        if len(error.sheets) < 2:
            return _choose(request, organisation, FileForm(), refused=upload.name, error=error, status=422)
    except UnreadableFile as error:
        return _choose(request, organisation, FileForm(), refused=upload.name, error=error, status=422)
    token = SHELF.keep(request.user, organisation, content, upload.name)
    return redirect("indicators:import_preview", organisation.slug, token)


@login_required
@require_http_methods(["GET", "POST"])
def measurement_import_preview(request, organisatie, cijfers):
    """Show what the chosen file would change; POST changes it. ?blad= names a sheet of an Excel file."""
    organisation = fetch_to_edit_in(request, organisatie)
    kept = SHELF.find(request.user, organisation, cijfers)
    if kept is None:
        return _gone(request, organisation)
    try:
        found = preview(kept.content, sheets_of(organisation), request.GET.get("blad", ""))
    except UnreadableFile as error:
        return _other_sheet(request, organisation, kept, error)
    if request.method == "POST" and found.to_write:
        if request.POST.get("stand") == found.fingerprint:
            return _import(request, organisation, found, kept.name)
        return _show(request, organisation, kept, found, meanwhile=MEANWHILE)
    return _show(request, organisation, kept, found)


def sheets_of(organisation):
    """The Sheets of all living indicators of an organisation, {id: Sheet}, in their order."""
    return read_sheets(Indicator.objects.alive().filter(organisation=organisation).in_order())


def _choose(request, organisation, form, *, refused="", error="", status=200):
    indicators = Indicator.objects.alive().filter(organisation=organisation)
    context = {
        "organisation": organisation,
        "form": form,
        "refused": refused,
        "error": error,
        "has_indicators": indicators.exists(),
        "crumbs": _crumbs(organisation),
        "undo": take_toast(request),
    }
    return render(request, "indicators/import.html", context, status=status)


def _other_sheet(request, organisation, kept, error):
    """A sheet without figures among others: choose another one."""
    context = {
        "organisation": organisation,
        "name": kept.name,
        "error": error,
        "sheets": getattr(error, "sheets", []),
        "sheet": getattr(error, "sheet", ""),
        "crumbs": _crumbs(organisation, "Werkblad kiezen"),
    }
    return render(request, "indicators/import_sheet.html", context, status=422)


def _show(request, organisation, kept, found, *, meanwhile=""):
    context = {
        "organisation": organisation,
        "name": kept.name,
        "preview": found,
        "sheets": found.table.sheets,
        "sheet": found.table.sheet,
        "tables": _tables(found),
        "problems": found.problems[:MOST_SHOWN],
        "more_problems": len(found.problems[MOST_SHOWN:]),
        "meanwhile": meanwhile,
        "crumbs": _crumbs(organisation, "Controleren"),
    }
    return render(request, "indicators/import_preview.html", context, status=422 if meanwhile else 200)


def _tables(found):
    """(id, heading, first rows, how many more, whether there are old values) of what would change."""
    lists = [
        ("gewijzigd", "Gewijzigd", found.changed, True),
        ("nieuw", "Nieuw", found.added, False),
    ]
    return [
        (key, f"{heading} ({dotted(len(rows))})", rows[:MOST_SHOWN], len(rows[MOST_SHOWN:]), has_old)
        for key, heading, rows, has_old in lists
        if rows
    ]


def _import(request, organisation, found, name):
    """Write the figures; of two confirmations of one preview only the first does."""
    if not SHELF.forget(request.user, organisation):
        return _gone(request, organisation)
    try:
        written = apply_preview(user=request.user, organisation=organisation, preview=found, name=name)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return redirect("indicators:import", organisation.slug)
    page = reverse("indicators:list", args=[organisation.slug])
    _tell(request, organisation, written, name, page)
    return redirect(page)


def _tell(request, organisation, written, name, page):
    count = len(written)
    text = f"{dotted(count)} waarde{'' if count == 1 else 'n'} uit {name[:60]} opgeslagen."
    if count > MOST_UNDONE:
        tell(request, f"{text} De geschiedenis van elke indicator bewaart de oude waarden.")
    else:
        tell(request, text, *undo_of(organisation.slug, written, page))


def _gone(request, organisation):
    messages.warning(request, GONE)
    return redirect("indicators:import", organisation.slug)


def _crumbs(organisation, here=""):
    if not here:
        return crumbs_to(organisation.slug, ("Importeren", ""))
    url = reverse("indicators:import", args=[organisation.slug])
    return crumbs_to(organisation.slug, ("Importeren", url), (here, ""))
