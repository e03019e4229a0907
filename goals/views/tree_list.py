"""The trees of an organisation: the list, and making, changing, copying and removing a tree."""

from contextlib import suppress

from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from goals import services
from goals.branches import copy_tree
from goals.enums import Level
from goals.forms import GoalTreeForm
from goals.limits import LONGEST_TITLE
from goals.models import GoalTree
from goals.permissions import can_edit_in, check_can_edit, check_can_edit_in
from goals.tree import create_tree
from goals.tree_states import states_of_trees
from goals.versions.reading import newest_of
from goals.views.address import crumbs_to, fetch_tree, tree_url
from goals.views.feedback import take_toast, tell
from history.conflicts import StaleFields
from organisations.views.address import fetch_organisation
from organisations.views.form_errors import show_errors
from organisations.views.stale import kept, stale_rows, with_choices

COPIED = (
    "Dit is de kopie, met dezelfde indicatoren. Oordelen en verhalen gingen niet mee. Geef hem een eigen "
    "titel onder Meer."
)


@login_required
@require_GET
def tree_list(request, organisatie):
    """All living trees, and for editors those in the recycle bin below them."""
    organisation = fetch_organisation(request, organisatie)
    trees = GoalTree.objects.visible_to(request.user).filter(organisation=organisation)
    trees = trees.select_related("changed_by", "removed_by")
    alive = list(trees.alive().with_goal_count())
    editable = can_edit_in(request.user, organisation)
    context = {
        "organisation": organisation,
        "goal_trees": alive,
        "newest": newest_of(request.user, alive),
        "states": states_of_trees(alive, timezone.localdate()),
        "removed_trees": trees.removed().order_by("-removed_at") if editable else [],
        "can_edit": editable,
        "undo": take_toast(request),
    }
    return render(request, "goals/tree_list.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def tree_new(request, organisatie):
    """Make an empty tree; the first goal is typed on the tree's own page."""
    organisation = fetch_organisation(request, organisatie)
    check_can_edit_in(request.user, organisation)
    form = GoalTreeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        goal_tree = create_tree(
            user=request.user, organisation=organisation, **_tree_fields(form.cleaned_data)
        )
        return redirect(tree_url(goal_tree))
    return _render_form(request, form, "Nieuwe doelenboom", crumbs_to(organisatie))


@login_required
@require_http_methods(["GET", "POST"])
def tree_edit(request, organisatie, boom):
    """Change the title, period, domain and own level names of a tree."""
    goal_tree = fetch_tree(request, organisatie, boom)
    check_can_edit(request.user, goal_tree)
    data = with_choices(request.POST) if request.method == "POST" else None
    form = GoalTreeForm(data, goal_tree=goal_tree)
    crumbs = crumbs_to(organisatie, (goal_tree.title, tree_url(goal_tree)))
    conflict = {}
    if form.is_valid():
        try:
            services.update_tree(
                user=request.user, goal_tree=goal_tree, changes=form.changes(), seen=form.seen()
            )
        except StaleFields as stale:
            conflict = {"stale": stale_rows(form, stale), "kept": kept(form)}
        except ValidationError as error:
            show_errors(form, error)
        else:
            return redirect(tree_url(goal_tree))
    return _render_form(request, form, "Titel en gegevens", crumbs, **conflict)


@login_required
@require_POST
def tree_copy(request, organisatie, boom):
    """Copy a tree with all its goals, under a title that says so."""
    goal_tree = fetch_tree(request, organisatie, boom)
    check_can_edit(request.user, goal_tree)
    title = f"Kopie van {goal_tree.title}"[:LONGEST_TITLE]
    try:
        copy = copy_tree(user=request.user, goal_tree=goal_tree, title=title)
    except ValidationError as error:
        tell(request, " ".join(error.messages))
        return redirect("goals:tree_list", organisatie)
    url = reverse("goals:tree_remove", args=[organisatie, copy.pk])
    tell(request, COPIED, undo_url=url)
    return redirect(tree_url(copy))


@login_required
@require_POST
def tree_remove(request, organisatie, boom):
    """Put a whole tree in the recycle bin of the organisation; fine when it lies there already."""
    goal_tree = _fetch_any_tree(request, organisatie, boom)
    with suppress(ValidationError):
        services.remove_tree(user=request.user, goal_tree=goal_tree)
    url = reverse("goals:tree_restore", args=[organisatie, boom])
    tell(request, f"‘{goal_tree.title}’ ligt in de prullenbak.", undo_url=url)
    return redirect("goals:tree_list", organisatie)


@login_required
@require_POST
def tree_restore(request, organisatie, boom):
    """Take a tree out of the recycle bin; fine when it is out already."""
    goal_tree = _fetch_any_tree(request, organisatie, boom)
    services.restore_tree(user=request.user, goal_tree=goal_tree)
    tell(request, f"‘{goal_tree.title}’ is teruggezet.")
    return redirect(tree_url(goal_tree))


def _fetch_any_tree(request, organisatie, boom):
    """A tree, alive or in the recycle bin: who clicks twice comes after themselves."""
    trees = GoalTree.objects.visible_to(request.user).select_related("organisation")
    return get_object_or_404(trees, organisation__slug=organisatie, pk=boom)


def _tree_fields(cleaned):
    """The fields of a GoalTree that a form of it asks for."""
    names = {level: cleaned[f"name_{level}"] for level in Level if cleaned[f"name_{level}"]}
    own = {name: cleaned[name] for name in services.TREE_FIELDS}
    return own | {"level_names": names}


def _render_form(request, form, title, crumbs, **conflict):
    context = {"form": form, "title": title, "crumbs": [*crumbs, (title, "")], "back": crumbs[-1]}
    status = 409 if conflict else 422 if form.errors else 200
    return render(request, "goals/tree_form.html", context | conflict, status=status)
