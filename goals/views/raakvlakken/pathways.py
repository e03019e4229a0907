"""The werkingspaden of an organisation: all of them, trying them out, and changing them (beheerder)."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from goals.assessment import pathways
from goals.assessment.forms import PathwayForm
from goals.assessment.knowledge import knowledge_of, pathway_of
from goals.assessment.refresh import bring_up_to_date
from goals.models import OwnPathway
from goals.permissions import can_manage_pathways, check_can_edit_projects, check_can_manage_pathways
from goals.raakvlakken.knowledge import compile_knowledge
from goals.raakvlakken.matching import Side, match, profile_of
from goals.raakvlakken.pathways import shipped_groups, shipped_pathways
from goals.views.raakvlakken.address import crumbs_to
from history.conflicts import StaleFields
from organisations.searching import has_words
from organisations.views.address import fetch_organisation, words_asked
from organisations.views.feedback import take_toast, tell
from organisations.views.form_errors import show_errors
from organisations.views.stale import kept, stale_rows, with_choices

ON_PAGE, LONGEST_TRIED = 40, 500
ORIGINS = ("meegeleverd", "aangepast", "van uzelf", "uit")


@login_required
@require_GET
def pathway_list(request, organisatie):
    """All werkingspaden, with ?zoek= and the filters; ?fysiek= and ?sociaal= are tried out."""
    organisation = fetch_organisation(request, organisatie)
    check_can_edit_projects(request.user, organisation)
    bring_up_to_date(organisation)
    rows = pathways.list_pathways(organisation)
    found = [row for row in rows if _is_asked(request, row)]
    page = Paginator(found, ON_PAGE).get_page(request.GET.get("pagina"))
    context = {
        "organisation": organisation,
        "rows": page.object_list,
        "page": page,
        "total": len(rows),
        "found": len(found),
        "words": words_asked(request.GET),
        "filters": _filters(request, rows),
        "can_manage": can_manage_pathways(request.user, organisation),
        "tried": _try(request.GET, lambda: knowledge_of(organisation)),
        "undo": take_toast(request),
        "crumbs": crumbs_to(organisatie, ("Werkingspaden", "")),
    }
    return render(request, "goals/raakvlakken/pathways.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def pathway_new(request, organisatie):
    """Make a werkingspad of one's own; `proberen` tries the words without storing."""
    organisation = _fetch_to_manage(request, organisatie)
    form = PathwayForm(request.POST or None)
    own = OwnPathway(organisation=organisation, key=pathways.NEW)
    if form.is_valid() and "proberen" not in request.POST:
        try:
            made = pathways.create_pathway(
                user=request.user, organisation=organisation, values=form.changes()
            )
        except ValidationError as error:
            show_errors(form, error)
        else:
            url = reverse("goals:pathway_remove", args=[organisatie, made.key])
            tell(request, f"Werkingspad ‘{made.name}’ is toegevoegd.", undo_url=url)
            return redirect("goals:pathways", organisatie)
    return _show_form(request, organisation, own, form)


@login_required
@require_http_methods(["GET", "POST"])
def pathway_edit(request, organisatie, sleutel):
    """Change a werkingspad; of a shipped one that makes an own copy."""
    organisation = _fetch_to_manage(request, organisatie)
    own = pathways.find_pathway(organisation, sleutel)
    if own is None:
        raise Http404("Dit werkingspad is er niet.")
    form = PathwayForm(with_choices(request.POST) if request.method == "POST" else None, own=own)
    if form.is_valid() and "proberen" not in request.POST:
        try:
            _change(request.user, organisation, sleutel, form)
        except StaleFields as error:
            stale = {"stale": stale_rows(form, error), "kept": kept(form)}
            return _show_form(request, organisation, own, form, **stale)
        except ValidationError as error:
            show_errors(form, error)
        else:
            tell(request, f"Werkingspad ‘{form.cleaned_data['name']}’ is bewaard.")
            return redirect("goals:pathways", organisatie)
    return _show_form(request, organisation, own, form)


@login_required
@require_POST
def pathway_switch(request, organisatie, sleutel, stand):
    """Switch a werkingspad on (`aan`) or off (`uit`)."""
    organisation = _fetch_to_manage(request, organisatie)
    is_on = stand == "aan"
    try:
        own = pathways.switch_pathway(user=request.user, organisation=organisation, key=sleutel, is_on=is_on)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    else:
        url = reverse("goals:pathway_switch", args=[organisatie, sleutel, "uit" if is_on else "aan"])
        tell(request, f"‘{own.name}’ staat nu {stand}.", undo_url=url)
    return redirect("goals:pathways", organisatie)


@login_required
@require_POST
def pathway_remove(request, organisatie, sleutel):
    """Throw an own werkingspad away, or go back to the shipped one."""
    organisation = _fetch_to_manage(request, organisatie)
    try:
        own = pathways.remove_pathway(user=request.user, organisation=organisation, key=sleutel)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    else:
        is_shipped = any(pathway.key == sleutel for pathway in shipped_pathways())
        text = f"‘{own.name}’ is weer zoals meegeleverd." if is_shipped else f"‘{own.name}’ is weggehaald."
        tell(request, text, undo_url=reverse("goals:pathway_restore", args=[organisatie, own.pk]))
    return redirect("goals:pathways", organisatie)


@login_required
@require_POST
def pathway_restore(request, organisatie, werkingspad):
    """Bring back what was thrown away."""
    organisation = _fetch_to_manage(request, organisatie)
    mine = OwnPathway.objects.visible_to(request.user).filter(organisation=organisation)
    own = get_object_or_404(mine.select_related("organisation"), pk=werkingspad)
    try:
        pathways.restore_pathway(user=request.user, own=own)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    else:
        tell(request, f"‘{own.name}’ is teruggezet.")
    return redirect("goals:pathways", organisatie)


def _fetch_to_manage(request, organisatie):
    organisation = fetch_organisation(request, organisatie)
    check_can_manage_pathways(request.user, organisation)
    return organisation


def _change(user, organisation, key, form):
    pathways.change_pathway(
        user=user,
        organisation=organisation,
        key=key,
        changes=form.changes(),
        seen=form.seen(),
        reason=form.cleaned_data["reason"],
    )


def _is_asked(request, row):
    pathway, asked = row.pathway, request.GET.get
    texts = (pathway.name, pathway.mechanism, pathway.short, pathway.source_name, *_terms(pathway))
    if not has_words(" ".join(texts), words_asked(request.GET)):
        return False
    if asked("thema") and pathway.theme != asked("thema"):
        return False
    return asked("soort", "") in ("", row.origin, "" if row.is_on else "uit")


def _terms(pathway):
    return (*pathway.physical.terms, *pathway.social.terms, *pathway.physical.groups, *pathway.social.groups)


def _filters(request, rows):
    """(label, name in the address, choices, the chosen one)."""
    themes = dict.fromkeys(row.pathway.theme for row in rows if row.pathway.theme)
    return [
        ("Thema", "thema", list(themes), request.GET.get("thema", "")),
        ("Soort", "soort", ORIGINS, request.GET.get("soort", "")),
    ]


def _try(typed, knowledge):
    """What two titles that somebody typed give; None when one is missing.

    `knowledge()` gives the Knowledge to try with.
    """
    physical, social = (words_asked(typed, name, LONGEST_TRIED) for name in ("fysiek", "sociaal"))
    tried = {"physical": physical, "social": social, "done": bool(physical and social)}
    if tried["done"]:
        known = knowledge()
        one, other = Side("sociaal", social), Side("fysiek", physical)
        tried["signals"] = match([one], [other], known)
        tried["found"] = [
            (domain, [row["name"] for row in profile_of(side, domain, known)])
            for domain, side in (("sociaal", one), ("fysiek", other))
        ]
    return tried


def _show_form(request, organisation, own, form, **stale):
    context = {
        "own": own,
        "form": form,
        "is_new": own.pk is None and own.key == pathways.NEW,
        "groups": sorted(shipped_groups().values(), key=lambda group: (group.domain, group.name)),
        "tried": _try_words(request, own, form),
        "crumbs": crumbs_to(
            organisation.slug,
            ("Werkingspaden", reverse("goals:pathways", args=[organisation.slug])),
            (own.name or "Nieuw werkingspad", ""),
        ),
        **stale,
    }
    is_refused = form.is_bound and "proberen" not in request.POST
    status = 409 if stale else 422 if is_refused else 200
    return render(request, "goals/raakvlakken/pathway_form.html", context, status=status)


def _try_words(request, own, form):
    """Try the words in the form, stored or not; what is wrong with them shows at their fields."""
    if "proberen" not in request.POST or not form.is_valid():
        return _try({}, None)
    values = {name: value for name, value in form.changes().items() if name in pathways.FIELDS}
    typed = OwnPathway(organisation=own.organisation, key=own.key, **values)
    try:
        pathways.check_words(typed)
    except ValidationError as error:
        show_errors(form, error)
        return _try({}, None)
    return _try(request.POST, lambda: compile_knowledge((pathway_of(typed),)))
