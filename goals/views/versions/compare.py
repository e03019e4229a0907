"""The page that tells what differs between a version and another one, or the tree as it is now.

What can be chosen is in sides.py, what differs in goals/versions/comparing/.
"""

from dataclasses import dataclass
from itertools import groupby

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from goals.money import unbroken
from goals.versions.comparing import (
    Section,
    below_its_goal,
    compare,
    from_to,
    section_of,
    summary,
    total_sentences,
)
from goals.versions.comparing.wording import SAME
from goals.versions.reading import UnknownSchemaError
from goals.views.address import fetch_tree
from goals.views.versions.address import crumbs_of, version_url
from goals.views.versions.sides import NOW, choices_for

ON_PAGE = 25  # goals in each section; of one section alone four times as many
ALONE = 4 * ON_PAGE
LONG_RUN, KEPT = 60, 20  # words in a row that did not change; of a longer row both ends are shown
WHOLE_GOALS = (Section.NEW, Section.GONE)


@dataclass(frozen=True)
class Told:
    """A difference as the page shows it: its sentence, cut around both values, and its words."""

    before: str
    old: str
    new: str
    after: str
    words: list
    others: list


@dataclass(frozen=True)
class Group:
    """What differs at one goal; `goal` is None for the tree itself. `along` is what came or went with it."""

    goal: object
    url: str
    along: str
    told: list


@dataclass(frozen=True)
class ShownSection:
    """One section; `count` differences in all, of which `groups` shows a page."""

    section: Section
    count: int
    page: object
    groups: list
    is_whole: bool


@login_required
@require_safe
def version_compare(request, organisatie, boom, nummer):
    """?met= chooses the other side (see sides.py), ?deel= one section, ?versie= another number."""
    goal_tree = fetch_tree(request, organisatie, boom)
    return compare_page(request, nummer, choices_for(request.user, goal_tree), _crumbs, goal_tree=goal_tree)


def compare_page(request, nummer, choices, crumbs, **context):
    """The page for a version and its Choices; `crumbs` makes them of the version."""
    here = _chosen(choices, str(nummer))
    met = request.GET.get("met") or _usual(choices, nummer)
    own = {value: choice for value, choice in choices.items() if value.isdecimal()}
    asked = _chosen(own, request.GET.get("versie", here.value))
    if asked != here:
        return redirect(asked.places.compare(met))
    old, new = sorted((here, _chosen(choices, met)), key=lambda choice: choice.age)
    context |= {
        "here": here,
        "met": met,
        "old": old,
        "new": new,
        "versions": own.values(),
        "choices": _by_tree(choices.values()),
        "crumbs": crumbs(here.version),
    }
    return render(request, "goals/versions/compare.html", context | _compared(request.GET, old, new))


def _crumbs(version):
    return crumbs_of(version.goal_tree, (version.title, version_url(version)), ("Vergelijken", ""))


def _chosen(choices, value):
    if value not in choices:
        raise Http404("Deze versie is er niet, of u mag hem niet zien.")
    return choices[value]


def _usual(choices, number):
    """The version before, else the tree as it is now, else the version itself."""
    earlier = [int(value) for value in choices if value.isdecimal() and int(value) < number]
    if earlier:
        return str(max(earlier))
    return NOW if NOW in choices else str(number)


def _by_tree(choices):
    """(title of the tree, its Choices)."""
    return [
        (goal_tree.title, list(each)) for goal_tree, each in groupby(choices, lambda choice: choice.goal_tree)
    ]


def _compared(query, old, new):
    """What differs, as the page shows it."""
    try:
        differences = compare(old.outline(), new.outline())
    except UnknownSchemaError as error:
        return {"unreadable": str(error)}
    items = {section: [] for section in Section}
    for item in differences:
        items[section_of(item)].append(item)
    wanted = query.get("deel", "")
    alone = wanted if items.get(wanted) else ""
    return {
        "summary": summary(differences),
        "is_empty": not differences,
        "totals": [unbroken(text) for total in differences.totals for text in total_sentences(total)],
        "counts": [(section, len(found)) for section, found in items.items() if found],
        "alone": alone,
        "parts": [
            _part(Section(section), found, (old, new), query if alone else {})
            for section, found in items.items()
            if found and section == (alone or section)
        ],
    }


def _part(section, items, sides, query):
    groups = [(goal, list(each)) for goal, each in groupby(items, lambda item: item.goal)]
    page = Paginator(groups, ALONE if query else ON_PAGE).get_page(query.get("pagina"))
    shown = [_group(goal, found, sides) for goal, found in page]
    return ShownSection(section, len(items), page, shown, section in WHOLE_GOALS)


def _group(goal, items, sides):
    side = sides[1] if goal and goal.new_number else sides[0]
    url = side.goal_url(goal.id) if goal else ""
    return Group(goal, url, items[0].extra, [_told(item) for item in items])


def _told(item):
    text, values = unbroken(below_its_goal(item)), unbroken(from_to(item))
    others = [goal.title for goal in item.goals[1:]]
    words = [(word.kind, _shortened(word)) for word in item.words]
    if not values:
        return Told(text, "", "", "", words, others)
    before, _, after = text.rpartition(values)
    return Told(before, unbroken(item.old), unbroken(item.new), after, words, others)


def _shortened(word):
    """Of many words in a row that did not change only the first and last ones."""
    words = word.text.split()
    if word.kind != SAME or len(words) <= LONG_RUN:
        return word.text
    return " ".join([*words[:KEPT], "…", *words[-KEPT:]])
