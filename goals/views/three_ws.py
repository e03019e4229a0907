"""The Drie W's: a tree as a table of the questions that a council asks (BBV, article 8).

Middelen, the third question, come with the budget; until then that column is not there.
"""

from dataclasses import dataclass, field

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from goals.enums import Domain, Level, ResponsibilityRole
from goals.outline import read_outline
from goals.permissions import can_edit
from goals.views.address import crumbs_to, fetch_tree

MOST = 200  # goals on a page


@dataclass(slots=True)
class Row:
    """A goal that answers the first question, with the prestaties right under it."""

    goal: object
    prestaties: list

    @property
    def span(self):
        """How many lines of the table it takes."""
        return max(len(self.prestaties), 1)


@dataclass(slots=True)
class Group:
    """A child of a top goal and what is below it; `is_heading`: its first row has no prestaties."""

    rows: list

    @property
    def is_heading(self):
        return len(self.rows) > 1 and not self.rows[0].prestaties

    @property
    def size(self):
        return sum(1 + len(row.prestaties) for row in self.rows)


@dataclass(slots=True)
class Section:
    """A top goal of the tree on one page; `continued` when it began on an earlier page."""

    goal: object
    groups: list = field(default_factory=list)
    continued: bool = False


@login_required
@require_safe
def three_ws(request, organisatie, boom):
    """The table; a large tree comes in pages, ?domein= leaves the goals of one domain."""
    goal_tree = fetch_tree(request, organisatie, boom)
    outline = read_outline(goal_tree)
    domain = request.GET.get("domein", "")
    domain = domain if domain in Domain.values else ""
    page = Paginator(pages_of(outline, domain), 1).get_page(request.GET.get("pagina"))
    sections = page.object_list[0] if page.object_list else []
    context = {
        "goal_tree": goal_tree,
        "outline": outline,
        "level_names": {level: outline.name_of(level) for level in Level},
        "can_edit": can_edit(request.user, goal_tree),
        "roles": dict(ResponsibilityRole.choices),
        "crumbs": crumbs_to(organisatie, (goal_tree.title, "")),
        "today": timezone.localdate(),
        "page": page,
        "sections": sections,
        "domain": domain,
        "domains": _domain_links(domain),
        **_columns(outline),
    }
    return render(request, "goals/three_ws.html", context)


def pages_of(outline, domain=""):
    """The tree as pages, each a list of Sections with at most about MOST goals."""
    pages, size = [[]], 0
    for top in outline.goals:
        groups = groups_of(top, domain)
        section = Section(top)
        if groups or domain in ("", top.effective_domain):
            pages[-1].append(section)
        for group in groups:
            if size and size + group.size > MOST:
                section = Section(top, continued=bool(section.groups))
                pages.append([section])
                size = 0
            section.groups.append(group)
            size += group.size
    return [[part for part in page if part.groups or not part.goal.children] for page in pages]


def groups_of(top, domain=""):
    """The Groups below a top goal: its own prestaties first, then a Group for each child."""
    own = _row(top, domain)
    groups = [Group([own])] if own.prestaties else []
    for child in top.children:
        if child.level == Level.PRESTATIE:
            continue
        rows = [_row(goal, domain) for goal in child.walk() if goal.level != Level.PRESTATIE]
        rows = [row for row in rows if row.prestaties or domain in ("", row.goal.effective_domain)]
        if rows:
            groups.append(Group(rows))
    return groups


def _row(goal, domain):
    below = [child for child in goal.children if child.level == Level.PRESTATIE]
    return Row(goal, [each for each in below if domain in ("", each.effective_domain)])


def _columns(outline):
    """Which columns about prestaties have something in them."""
    prestaties = [goal for goal in outline if goal.level == Level.PRESTATIE]
    with_dates = any(goal.end_date for goal in prestaties)
    with_people = any(goal.answered_by for goal in prestaties)
    return {
        "with_dates": with_dates,
        "with_people": with_people,
        "span": 1 + with_dates + with_people,
    }


def _domain_links(domain):
    """(word, address, chosen) for each domain."""
    links = [("Alle domeinen", "?", not domain)]
    return links + [(word, f"?domein={value}", value == domain) for value, word in Domain.choices]
