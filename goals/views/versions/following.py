"""One goal over the years: where it stands in every version, and in the trees that people work on."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.views.decorators.http import require_safe

from goals.enums import Level, PlanningDocument
from goals.versions.following import lineage_of, living, standings
from goals.views.address import crumbs_to, fetch_goal_anywhere, tree_url
from goals.views.versions.address import version_url


@login_required
@require_safe
def goal_versions(request, organisatie, boom, doel):  # noqa: ARG001 - a goal keeps its address
    """A table of a goal in all versions that this person may see."""
    goal = fetch_goal_anywhere(request, organisatie, doel)
    goal_tree, lineage = goal.goal_tree, lineage_of(goal)
    context = {
        "goal": goal,
        "goal_tree": goal_tree,
        "rows": [_row(standing) for standing in standings(request.user, lineage)],
        "others": [other for other in living(request.user, lineage) if other.pk != goal.pk],
        "crumbs": crumbs_to(
            organisatie,
            (goal_tree.title, tree_url(goal_tree)),
            (goal.title, tree_url(goal_tree, goal.pk)),
            ("In eerdere versies", ""),
        ),
    }
    return render(request, "goals/versions/following.html", context)


def _row(standing):
    """(version, its document, the goal in it, what its level is called, where to read it there)."""
    version = standing.version
    document = f"{PlanningDocument(version.document).label} {version.year}"
    level = version.goal_tree.level_names.get(standing.level) or Level(standing.level).label
    return version, document, standing, level, f"{version_url(version)}?doel={standing.goal_id}#doel"
