"""Pure: which goals of an outline a page lists, in what order and which branches are open.

Searching and filtering live here too, for they decide what is listed. No database, no HTML; how
goals stand by their indicators comes from figures.py.
"""

from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from goals.figures import OFF_COURSE, GoalFigures
from goals.outline import Outline, OutlineGoal
from indicators.enums import State
from organisations.searching import has_words

ROWS_AT_FIRST = 120  # so many rows at most open by themselves; keeps the page under 200 kB
HITS_SHOWN = 120


@dataclass(frozen=True)
class Query:
    """What a person searches and filters on; an empty value does not filter."""

    words: str = ""
    domain: str = ""
    level: str = ""
    state: str = ""
    planning: str = ""
    person: str = ""

    def __bool__(self):
        filters = (self.domain, self.level, self.state, self.planning, self.person)
        return any((self.words.strip(), *filters))


@dataclass(slots=True)
class ListedGoal:
    """One row. `is_open` is None for a goal without children; `below` counts all goals under it."""

    goal: OutlineGoal
    figures: GoalFigures
    is_open: bool | None
    is_hit: bool = False
    below: int = 0

    @property
    def hidden_states(self):
        """{state: how many} of indicators off course that nobody sees, because the branch is shut."""
        hidden = self.figures.below if self.is_open is False else {}
        return {state: count for state, count in hidden.items() if state in OFF_COURSE}


@dataclass(slots=True)
class Listing:
    """The rows of a page. `hits` is None without a query, else how many goals match it."""

    rows: list = field(default_factory=list)
    hits: int | None = None


NO_INDICATOR = "geen-indicator"
NO_STATES = (NO_INDICATOR,)
STATES = {**dict(State.choices), NO_INDICATOR: "geen indicator"}
PLANNINGS = {
    "gepland": "nog niet begonnen",
    "loopt": "loopt nu",
    "voorbij": "streefdatum voorbij",
    "geen-datum": "geen datum",
}


def planning_of(goal, today):
    """Where a goal stands in time, from its own dates: a key of PLANNINGS."""
    if goal.end_date and goal.end_date < today:
        return "voorbij"
    if goal.start_date and goal.start_date > today:
        return "gepland"
    return "loopt" if goal.start_date or goal.end_date else "geen-datum"


def people(outline):
    """The names of all who answer for a goal of this tree, in alphabetical order."""
    names = {name for goal in outline for _, _, name in goal.responsibilities}
    return sorted(names, key=str.casefold)


def list_goals(outline: Outline, *, query: Query, folds: dict[UUID, bool], shown, today: date, figures):
    """The Listing of a page.

    `folds` are the person's own choices {goal id: open?}; `shown` are ids of goals that must be
    visible whatever is folded (the chosen goal); `figures` are {goal id: GoalFigures}. With a query
    only hits, these goals and the path to each of them are listed, open.
    """
    if query:
        return _list_hits(outline, query, shown, today, figures)
    depth = _depth_open_at_first(outline)
    path = {above.id for pk in shown if (goal := outline.by_id.get(pk)) for above in goal.ancestors}
    listing, below = Listing(), _count_below(outline)

    def add(goals):
        for goal in goals:
            is_open = folds.get(goal.id, goal.depth < depth) or goal.id in path
            row = ListedGoal(goal, figures[goal.id], is_open if goal.children else None, below=below[goal.id])
            listing.rows.append(row)
            if row.is_open:
                add(goal.children)

    add(outline.goals)
    return listing


def _list_hits(outline, query, shown, today, figures):
    hits = [goal for goal in outline if _matches(goal, query, today, figures[goal.id].own)]
    found = {goal.id for goal in hits[:HITS_SHOWN]}
    listed = found | outline.by_id.keys() & set(shown)
    path = {above.id for pk in listed for above in outline.by_id[pk].ancestors}
    shown_ids, below = listed | path, _count_below(outline)

    def row_of(goal):
        is_open = goal.id in path if goal.children else None
        return ListedGoal(goal, figures[goal.id], is_open, goal.id in found, below[goal.id])

    return Listing([row_of(goal) for goal in outline if goal.id in shown_ids], len(hits))


def _matches(goal, query, today, states):
    names = [name for _, _, name in goal.responsibilities]
    if query.domain and goal.effective_domain != query.domain:
        return False
    if query.level and goal.level != query.level:
        return False
    if query.state and query.state not in (states or NO_STATES):
        return False
    if query.planning and planning_of(goal, today) != query.planning:
        return False
    return (not query.person or query.person in names) and _has_words(goal, names, query.words)


def _has_words(goal, names, words):
    hung = [link.project.name for link in goal.projects] + [row.name for row in goal.terms]
    return has_words(" ".join((goal.number, goal.title, goal.description, goal.why, *names, *hung)), words)


def _depth_open_at_first(outline):
    """How many layers open by themselves: as many as keep the list within ROWS_AT_FIRST."""
    counts = [0, 0, 0, 0, 0]
    for goal in outline:
        counts[goal.depth] += 1
    total = counts[0]
    for depth in range(1, len(counts)):
        total += counts[depth]
        if total > ROWS_AT_FIRST:
            return depth - 1
    return len(counts)


def _count_below(outline):
    below = dict.fromkeys(outline.by_id, 0)
    for goal in reversed(outline.by_id.values()):
        if goal.parent:
            below[goal.parent.id] += below[goal.id] + 1
    return below
