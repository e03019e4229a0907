"""The Drie W's: a tree as a table of the questions that a council asks (BBV, article 8)."""

from dataclasses import dataclass, field, replace
from urllib.parse import urlencode
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.shortcuts import render
from django.views.decorators.http import require_safe

from goals.enums import Domain, Judgement, Level, ResponsibilityRole
from goals.money import in_year, year_sum
from goals.outline import read_outline
from goals.permissions import can_edit
from goals.views.address import crumbs_to, fetch_tree
from goals.views.goal_figures import line_of
from goals.views.parts import MARKS
from goals.views.tree_head import head_context, year_of

MOST = 140  # goals on a page; keeps it under 200 kB


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
    """A top goal of the tree on one page.

    `continued` when it began on an earlier page, `ends` when nothing of it follows on the next.
    """

    goal: object
    groups: list = field(default_factory=list)
    continued: bool = False
    ends: bool = True


@dataclass(frozen=True)
class Choice:
    """What the reader chose, as in the address."""

    domain: str = ""
    year: str = ""

    def url(self, **changes):
        """The address of this page with other choices."""
        choice = replace(self, **changes)
        chosen = {"domein": choice.domain, "jaar": choice.year}
        return f"?{urlencode({key: value for key, value in chosen.items() if value})}"


@dataclass(frozen=True)
class GoalTold:
    """What there is to read of a goal beside its title, made when the page asks for it."""

    places: object
    goal_id: UUID
    pairs: list
    reports: list

    def indicators(self):
        """An IndicatorLine of each."""
        return [
            line_of(self.places.indicator(self.goal_id, sheet.id), sheet, assessment)
            for sheet, assessment in self.pairs
        ]

    def judgement(self):
        """The newest judgement: (document and year, state whose mark it has, word); None without."""
        if not self.reports:
            return None
        newest = self.reports[0]
        when = f"{newest.document} {newest.year}"
        return when, MARKS[newest.judgement], Judgement(newest.judgement).label


@login_required
@require_safe
def three_ws(request, organisatie, boom):
    """The table; a large tree comes in pages, ?domein= leaves the goals of one domain."""
    goal_tree = fetch_tree(request, organisatie, boom)
    outline = read_outline(goal_tree)
    head = head_context(goal_tree, outline)
    context = {
        **head,
        **three_ws_context(outline, request.GET, head),
        "can_edit": can_edit(request.user, goal_tree),
        "crumbs": crumbs_to(organisatie, (goal_tree.title, "")),
    }
    return render(request, "goals/three_ws.html", context)


def three_ws_context(outline, query, head, usual_year=""):
    """What the table of an outline shows for a query string.

    `head` has its figures, money, day and places. `usual_year` (text) is the year whose money shows when
    nobody chose one; '' for the year of that day.
    """
    choice = _read_choice(query)
    page = Paginator(pages_of(outline, choice.domain), 1).get_page(query.get("pagina"))
    return {
        "roles": dict(ResponsibilityRole.choices),
        "page": page,
        "sections": page.object_list[0] if page.object_list else [],
        "domains": _domain_links(choice),
        "told": _told(head["places"], outline, head["figures"]),
        **_money(outline, choice, head, usual_year),
    }


def _read_choice(query):
    """The Choice in a query string; what is not understood counts as not chosen."""
    domain, year = query.get("domein", ""), query.get("jaar", "")
    return Choice(domain if domain in Domain.values else "", year if year.isdecimal() else "")


def _told(places, outline, figures):
    """{goal id: what its indicators and its newest judgement say}."""
    return {
        goal.id: GoalTold(places, goal.id, figures[goal.id].indicators, goal.progress_reports)
        for goal in outline
    }


def _money(outline, choice, head, usual_year):
    """The year, the sums of every goal and of the tree, and the other years to choose."""
    year = year_of(head["money"], choice.year or usual_year, head["today"])
    counting = [goal for goal in outline if choice.domain in ("", goal.effective_domain)]
    lines = [line for goal in counting for line in goal.budget_lines if line.year == year]
    return {
        "year": year,
        "years": [(each, choice.url(year=each), each == year) for each in head["money"]],
        "sums": in_year(outline, year, choice.domain),
        "total": year_sum(lines),
        "counted_domain": choice.domain,
    }


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
                section, size = _next_page(pages, section), 0
            section.groups.append(group)
            size += group.size
    return pages


def _next_page(pages, section):
    """Start a page with the rest of a section; what had no groups yet goes there as a whole."""
    section.ends = False
    if not section.groups:
        pages[-1].remove(section)
    rest = Section(section.goal, continued=bool(section.groups))
    pages.append([rest])
    return rest


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


def _domain_links(choice):
    """(word, address, chosen) for each domain."""
    values = [("", "Alle domeinen"), *Domain.choices]
    return [(word, choice.url(domain=value), value == choice.domain) for value, word in values]
