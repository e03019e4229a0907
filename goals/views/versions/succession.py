"""Starting a new tree from a version: the form, what goes along, and what was left out."""

from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from goals.limits import LONGEST_TITLE
from goals.permissions import check_can_edit
from goals.versions.forms import NextTreeForm
from goals.versions.reading import UnknownSchemaError
from goals.versions.succession import start_next_tree, succession_of
from goals.views.address import crumbs_to, fetch_tree, tree_url
from goals.views.feedback import tell
from goals.views.versions.address import crumbs_of, fetch_version, version_url
from organisations.views.form_errors import show_errors

KEY = "left_out"  # of the session: what the newest tree was made without
NAMES = {
    "indicators": "Indicatoren die uw organisatie niet meer heeft",
    "gone_projects": "Projecten die uw organisatie niet meer heeft",
    "words": "Woorden die niet meer in de lijsten staan",
    "elsewhere": "Bijdragen aan doelen in andere bomen",
}


@login_required
@require_http_methods(["GET", "POST"])
def version_next(request, organisatie, boom, nummer):
    """The form, and above it what goes along as things are now."""
    version = fetch_version(request, organisatie, boom, nummer)
    check_can_edit(request.user, version.goal_tree)
    form = NextTreeForm(request.POST or None, initial=_initial(version))
    try:
        if form.is_valid() and (goal_tree := _start(request, version, form)):
            return redirect("goals:tree_started", organisatie, goal_tree.pk)
        year = form.cleaned_data.get("start_year") if form.is_bound else None
        found = succession_of(version, year or form.initial["start_year"])
    except UnknownSchemaError as error:
        tell(request, str(error))
        return redirect(version_url(version))
    context = {
        "version": version,
        "goal_tree": version.goal_tree,
        "form": form,
        "found": found,
        "left_out": left_out(found),
        "crumbs": crumbs_of(version.goal_tree, (version.title, version_url(version)), ("Nieuwe boom", "")),
    }
    return render(request, "goals/versions/next.html", context, status=422 if form.errors else 200)


@login_required
@require_safe
def tree_started(request, organisatie, boom):
    """What was left out of the tree that this person just started; later on the tree itself."""
    goal_tree = fetch_tree(request, organisatie, boom)
    kept = request.session.get(KEY, {})
    if kept.get("tree") != str(goal_tree.pk):
        return redirect(tree_url(goal_tree))
    context = {
        "goal_tree": goal_tree,
        "kept": kept,
        "remove_url": reverse("goals:tree_remove", args=[organisatie, goal_tree.pk]),
        "crumbs": crumbs_to(organisatie, (goal_tree.title, tree_url(goal_tree)), ("Gemaakt", "")),
    }
    return render(request, "goals/versions/started.html", context)


def left_out(found):
    """[(what, names)] that the new tree has to do without, of what people may miss."""
    return [(title, getattr(found, name)) for name, title in NAMES.items() if getattr(found, name)]


def _start(request, version, form):
    """Make the tree and keep what was left out; None when it was refused, which the form then says."""
    try:
        goal_tree, found = start_next_tree(user=request.user, version=version, **form.cleaned_data)
    except ValidationError as error:
        show_errors(form, error)
        return None
    request.session[KEY] = {
        "tree": str(goal_tree.pk),
        "version": version.title,
        "goals": len(found.outline),
        "left_out": left_out(found),
        "money": found.money,
        "judgements": found.judgements,
        "stories": found.stories,
    }
    return goal_tree


def _initial(version):
    """The years after those of the tree, as many of them, and its title with those years in it."""
    goal_tree = version.goal_tree
    start = version.year + 1
    length = (goal_tree.end_year or start) - (goal_tree.start_year or start)
    end = start + max(length, 0)
    period = f"{start}–{end}" if end > start else str(start)
    old = goal_tree.period
    title = goal_tree.title.replace(old, period) if old else goal_tree.title
    title = title if title != goal_tree.title else f"{goal_tree.title} {period}"
    return {"title": title[:LONGEST_TITLE], "start_year": start, "end_year": end}
