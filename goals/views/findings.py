"""From findings of the quality checks to what pages show: where each is put right, the panel, the pane.

The page of all findings is in checks.py, writing down why one may stay in exemptions.py.
"""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse

from goals.checks import Finding, Fix
from goals.views.address import tree_url

IN_PANEL = 5  # findings below the tree; the page has them all
TYPE_BELOW = "?nieuw=onder"
IN_PANE = {  # the route that opens what is needed in the pane of a goal
    Fix.EDIT_GOAL: "goal_edit",
    Fix.ADD_INDICATOR: "goal_indicators",
    Fix.ADD_PROJECT: "projects",
}
OF_INDICATOR = {Fix.EDIT_INDICATOR: "edit", Fix.ADD_TARGET: "target_new"}


@dataclass(frozen=True)
class Row:
    """A finding as a page shows it, with the addresses of what it is about and of the ways out.

    `fix_url` is where it is put right, `pane_url` the same within the pane of its goal ('' when that is
    elsewhere), `stay_url` where somebody writes down why it may stay.
    """

    finding: Finding
    goal_url: str
    indicator_url: str
    fix_url: str
    pane_url: str
    stay_url: str


def checks_url(goal_tree, **query):
    """The address of the page of findings; `query` is its query string."""
    url = reverse("goals:checks", args=[goal_tree.organisation.slug, goal_tree.pk])
    return f"{url}?{urlencode(query)}" if query else url


def row_of(goal_tree, finding):
    """The Row of a Finding."""
    goal, indicator = finding.goal, finding.indicator
    return Row(
        finding,
        goal_url=tree_url(goal_tree, goal and goal.id),
        indicator_url=_of_indicator("indicator", goal_tree, finding) if indicator else "",
        fix_url=_fix_url(goal_tree, finding),
        pane_url=_in_pane(goal_tree, finding),
        stay_url=checks_url(goal_tree, punt=finding.id),  # with a fragment nothing gets the keyboard
    )


def panel_of(goal_tree, report, goal_id):
    """The first open findings of a tree as Rows; those in the branch of the chosen goal come first."""
    goal = report.outline.by_id.get(goal_id)
    near = report.below(goal) if goal else []
    ids = {finding.id for finding in near}
    rest = [finding for finding in report.open if finding.id not in ids] if ids else report.open
    return [row_of(goal_tree, finding) for finding in [*near[:IN_PANEL], *rest][:IN_PANEL]]


def rows_at(goal_tree, report, goal):
    """All findings at one goal as Rows, those that may stay last."""
    findings = sorted(report.at(goal), key=lambda finding: finding.exemption is not None)
    return [row_of(goal_tree, finding) for finding in findings]


def _fix_url(goal_tree, finding):
    fix, slug = finding.check.fix, goal_tree.organisation.slug
    if fix in OF_INDICATOR:
        return _of_indicator(OF_INDICATOR[fix], goal_tree, finding)
    if fix == Fix.LIST_INDICATORS:
        return reverse("indicators:list", args=[slug])
    page = tree_url(goal_tree, finding.goal and finding.goal.id)
    return {
        Fix.GROW_TREE: page + TYPE_BELOW,
        Fix.GROW_GOAL: page + TYPE_BELOW,
        Fix.CHOOSE_INDICATORS: f"{page}#indicatoren",
        Fix.EDIT_GOAL: f"{page}?bewerk=1#doel-paneel",
    }.get(fix) or _in_pane(goal_tree, finding)


def _in_pane(goal_tree, finding):
    name = IN_PANE.get(finding.check.fix)
    args = [goal_tree.organisation.slug, goal_tree.pk, finding.goal and finding.goal.id]
    return reverse(f"goals:{name}", args=args) if name else ""


def _of_indicator(name, goal_tree, finding):
    return reverse(f"indicators:{name}", args=[goal_tree.organisation.slug, finding.indicator.id])
