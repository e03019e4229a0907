"""The page of all findings of a tree: why they matter, and the ways out.

Writing down why one may stay is in exemptions.py; what other pages show of findings in findings.py.
"""

from collections import Counter
from dataclasses import dataclass, field
from itertools import groupby

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.shortcuts import render
from django.utils.text import Truncator
from django.views.decorators.http import require_safe

from goals.checks import CHECKS, Check, Report, check_tree, told
from goals.limits import LONGEST_EXPLANATION
from goals.outline import OutlineGoal, read_outline
from goals.permissions import can_edit
from goals.views.address import crumbs_to, fetch_tree, tree_url
from goals.views.feedback import take_toast
from goals.views.findings import row_of
from organisations.views.address import uuid_or_none

ON_PAGE = 50
ASKED = ("soort", "tak", "pagina")  # what the address says of which findings are shown
MOST_BRANCHES = 100  # to choose from; a larger tree offers its top only


@dataclass(frozen=True)
class Group:
    """The findings of one check on a page; `count` is how many there are on all pages."""

    check: Check
    title: str
    why: str
    count: int
    rows: list


@dataclass(frozen=True)
class Asked:
    """Which findings of a Report a person asked for: of one check (''), in one branch (None)."""

    report: Report
    check: str = ""
    branch: OutlineGoal | None = None
    ids: frozenset = field(default=frozenset(), repr=False)

    def matches(self, finding):
        """Whether a finding is asked for."""
        if self.check and finding.check.key != self.check:
            return False
        return not self.branch or bool(finding.goal and finding.goal.id in self.ids)

    @property
    def open(self):
        return [finding for finding in self.report.open if self.matches(finding)]

    @property
    def exempted(self):
        return [finding for finding in self.report.exempted if self.matches(finding)]


@login_required
@require_safe
def checks(request, organisatie, boom):
    """All findings by check; ?soort= and ?tak= narrow them, ?punt= opens the reason of one."""
    goal_tree = fetch_tree(request, organisatie, boom)
    report = check_tree(read_outline(goal_tree))
    return render_checks(request, goal_tree, report, opened=request.GET.get("punt", ""))


def render_checks(request, goal_tree, report, *, opened="", form=None):
    """The page of a Report, with the reason of the finding `opened` open, perhaps as it was refused."""
    asked = read_asked(request.GET, report)
    found, editable = asked.open, can_edit(request.user, goal_tree)
    page = Paginator(found, ON_PAGE).get_page(_page_of(found, opened) or request.GET.get("pagina"))
    here = tree_url(goal_tree)
    context = {
        "goal_tree": goal_tree,
        "outline": report.outline,
        "report": report,
        "asked": asked,
        "page": page,
        "groups": _groups(goal_tree, page, found),
        "stays": [row_of(goal_tree, finding) for finding in asked.exempted],
        "kinds": _kinds(asked),
        "branches": _branches(asked),
        "opened": opened if editable else "",
        "form": form,
        "query": query_of(request.GET),
        "longest": LONGEST_EXPLANATION,
        "can_edit": editable,
        "undo": take_toast(request, goal_tree),
        "crumbs": crumbs_to(goal_tree.organisation.slug, (goal_tree.title, here), ("Aandachtspunten", "")),
    }
    return render(request, "goals/checks.html", context, status=422 if form else 200)


def read_asked(query, report):
    """The Asked of a query string; what is not understood does not narrow."""
    check = query.get("soort", "")
    branch = report.outline.by_id.get(uuid_or_none(query.get("tak", "")))
    ids = frozenset(goal.id for goal in branch.walk()) if branch else frozenset()
    return Asked(report, check if check in CHECKS else "", branch, ids)


def query_of(query):
    """The part of a query string that says which findings are shown."""
    kept = query.copy()
    for name in query:
        if name not in ASKED:
            del kept[name]
    return kept.urlencode()


def _page_of(findings, opened):
    """The number of the page on which a finding stands; None when it is not there."""
    place = next((place for place, finding in enumerate(findings) if finding.id == opened), None)
    return None if place is None else place // ON_PAGE + 1


def _groups(goal_tree, page, found):
    counts = Counter(finding.check.key for finding in found)
    return [
        Group(
            check,
            told(check.title, findings[0].outline),
            told(check.why, findings[0].outline),
            counts[check.key],
            [row_of(goal_tree, finding) for finding in findings],
        )
        for check, findings in ((check, list(rows)) for check, rows in groupby(page, lambda each: each.check))
    ]


def _kinds(asked):
    """(key, name with how many, chosen) of the checks that found something in the branch."""
    in_branch = Asked(asked.report, "", asked.branch, asked.ids)
    counts = Counter(finding.check.key for finding in in_branch.open)
    return [
        (key, f"{told(check.title, asked.report.outline)} ({counts[key]})", key == asked.check)
        for key, check in CHECKS.items()
        if counts[key] or key == asked.check
    ]


def _branches(asked):
    """(id, number and title, chosen) of the upper goals, and of the chosen one."""
    outline = asked.report.outline
    upper = [goal for goal in outline if goal.depth <= 1]
    offered = upper if len(upper) <= MOST_BRANCHES else outline.goals[:MOST_BRANCHES]
    ids = {goal.id for goal in (*offered, asked.branch) if goal}
    return [(goal.id, _name(goal), goal is asked.branch) for goal in outline if goal.id in ids]


def _name(goal):
    return f"{goal.number} {Truncator(goal.title).chars(60, truncate='…')}"
