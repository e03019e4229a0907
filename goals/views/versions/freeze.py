"""Freezing a tree: what stands in the way, what will be in the version, and the form."""

from collections import Counter
from dataclasses import dataclass

from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from goals.checks import check_tree
from goals.enums import LEVELS
from goals.money import totals
from goals.outline import read_outline
from goals.permissions import check_can_edit
from goals.versions.forms import FreezeForm
from goals.versions.freezing import blocking, freeze
from goals.versions.reading import versions_of
from goals.views.address import fetch_tree
from goals.views.feedback import tell
from goals.views.findings import row_of
from goals.views.schema import PLURALS
from goals.views.versions.address import crumbs_of, version_url
from organisations.views.form_errors import show_errors


@dataclass(frozen=True)
class Contents:
    """What will be in a version: how many goals of each level, of indicators, projects and raakvlakken."""

    levels: list
    indicators: int
    projects: int
    raakvlakken: int
    money: dict
    silent_stories: int


@login_required
@require_http_methods(["GET", "POST"])
def version_new(request, organisatie, boom):
    """The form; a tree with blocking findings is refused, with all of them."""
    goal_tree = fetch_tree(request, organisatie, boom)
    check_can_edit(request.user, goal_tree)
    form = _form(request, goal_tree)
    if form.is_valid():
        try:
            version = freeze(user=request.user, goal_tree=goal_tree, **form.cleaned_data)
        except ValidationError as error:
            show_errors(form, error)
        else:
            tell(request, f"‘{version.title}’ is vastgesteld als versie {version.number}.")
            return redirect(version_url(version))
    return _render(request, goal_tree, form)


def _form(request, goal_tree):
    replaceable = versions_of(request.user, goal_tree).filter(superseded_by=None)
    today = timezone.localdate()
    return FreezeForm(request.POST or None, goal_tree=goal_tree, replaceable=replaceable, today=today)


def _render(request, goal_tree, form):
    outline = read_outline(goal_tree)
    report = check_tree(outline)
    if form.errors:
        form.show_revision(outline.revision)
    found = blocking(report)
    context = {
        "goal_tree": goal_tree,
        "form": form,
        "blocking": [row_of(goal_tree, finding) for finding in found],
        "others": len(report.open) - len(found),
        "contents": contents_of(outline),
        "crumbs": crumbs_of(goal_tree, ("Vaststellen", "")),
    }
    return render(request, "goals/versions/new.html", context, status=422 if form.errors else 200)


def contents_of(outline):
    """The Contents of a tree as it is now."""
    confirmed = {row.id for goal in outline for row in goal.raakvlakken if row.status == "bevestigd"}
    stories = [story for goal in outline for story in goal.stories]
    return Contents(
        levels=_levels(outline),
        indicators=len({sheet.id for goal in outline for sheet in goal.indicators}),
        projects=len(outline.projects),
        raakvlakken=len(confirmed),
        money=totals(line for goal in outline for line in goal.budget_lines),
        silent_stories=sum(not story.has_permission for story in stories),
    )


def _levels(outline):
    """('3 prestaties', …) of each level that occurs, by the tree's own names."""
    counts = Counter(goal.level for goal in outline)
    return [f"{counts[level]} {_name(outline, level, counts[level])}" for level in LEVELS if counts[level]]


def _name(outline, level, count):
    if outline.level_names.get(level):
        return f"× {outline.name_of(level)}"
    return outline.name_of(level) if count == 1 else PLURALS[level]
