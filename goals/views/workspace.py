"""The working place of a tree: outline left, chosen goal right. What its views share.

Here: the context of the page, and the answer to a change (a redirect for a
plain form, fragments for htmx and the outline's own script). The views are in tree.py (reading)
and structure.py (changing).
"""

from dataclasses import dataclass
from urllib.parse import urlsplit
from uuid import UUID

from django.http import QueryDict
from django.shortcuts import redirect, render
from django.templatetags.static import static
from django.urls import Resolver404, resolve

from goals import levels
from goals.assessment.refresh import bring_up_to_date
from goals.enums import Domain, Level
from goals.figures import OFF_COURSE
from goals.listing import HITS_SHOWN, PLANNINGS, STATES, Query, list_goals, people
from goals.models import Unfolding
from goals.outline import read_outline
from goals.permissions import can_edit
from goals.tree import UNDER, Position
from goals.views.address import crumbs_to, tree_url
from goals.views.feedback import take_toast, tell
from goals.views.findings import checks_url, panel_of
from goals.views.goal import pane_context
from goals.views.tree_head import head_context
from indicators.enums import State

QUERY_FIELDS = {
    "words": "zoek",
    "domain": "domein",
    "level": "niveau",
    "state": "status",
    "planning": "planning",
    "person": "persoon",
}
KNOWN = {"domain": Domain.values, "level": Level.values, "state": STATES, "planning": PLANNINGS}
SHIFT_BUTTONS = [
    ("hoger", "left", "Een niveau hoger"),
    ("dieper", "right", "Een niveau dieper"),
    ("omhoog", "up", "Omhoog"),
    ("omlaag", "down", "Omlaag"),
]


@dataclass
class NewRow:
    """A row of the outline in which a new goal is typed; placed by `place_new_row`."""

    target_id: UUID | None
    position: Position
    title: str = ""
    error: str = ""
    level: str = ""
    depth: int = 0
    is_new: bool = True


@dataclass
class Renaming:
    """The title of a goal being typed anew; `seen` is the title the typing started from."""

    goal_id: UUID
    title: str
    seen: str
    error: str = ""
    theirs: str = ""


@dataclass
class Attention:
    """What a page is about: the chosen goal, the goal with the keyboard, what is being typed.

    `focus` is the chosen goal by default. Both are visible whatever is folded, unless `reveal`
    is off.
    """

    goal_id: UUID | None = None
    focus: UUID | None = None
    new_row: NewRow | None = None
    renaming: Renaming | None = None
    reveal: bool = True

    @property
    def shown(self):
        """The ids of the goals that must be visible."""
        typed_at = self.new_row and self.new_row.target_id
        return (self.goal_id, self.focus, typed_at) if self.reveal else ()

    @property
    def worked_at(self):
        """The ids of the goals that must be visible among hits too; the chosen one need not be."""
        typed_at = self.new_row and self.new_row.target_id
        return (self.focus, typed_at, self.renaming and self.renaming.goal_id) if self.reveal else ()


def render_workspace(request, goal_tree, attention, status=200):
    """The whole page, or its fragments for htmx.

    Pages that htmx fetches to go back in history are whole too.
    """
    context = workspace_context(request, goal_tree, attention)
    partly = request.htmx and not request.htmx.history_restore_request
    template = "goals/workspace/fragments.html" if partly else "goals/tree.html"
    return render(request, template, context, status=status)


def workspace_context(request, goal_tree, attention):
    """Everything the two panes show, in a fixed number of queries."""
    if request.method == "GET":
        bring_up_to_date(goal_tree.organisation)
    outline = read_outline(goal_tree)
    query = _query(_parameters(request))
    goal_id, head = attention.goal_id, head_context(goal_tree, outline)
    return _markup(goal_tree, outline) | {
        **head,
        "panel": panel_of(goal_tree, head["report"], goal_id),
        "marks": head["report"].counts,
        "listing": _listing(request.user, outline, query, attention, head),
        "query": query,
        "filters": _filters(outline, query),
        "most_hits": HITS_SHOWN,
        "can_edit": can_edit(request.user, goal_tree),
        "goal_id": goal_id,
        "focus": attention.focus or goal_id,
        "renaming": attention.renaming,
        "undo": take_toast(request, goal_tree),
        "pane": pane_context(request, head, goal_id) if goal_id else None,
        "crumbs": crumbs_to(goal_tree.organisation.slug, (goal_tree.title, "")),
    }


def _listing(user, outline, query, attention, head):
    """The rows of the outline as this person folded it, with the one that is being typed."""
    folds = Unfolding.objects.filter(user=user, goal__goal_tree=outline.id)
    folds = dict(folds.values_list("goal_id", "is_open"))
    shown = attention.worked_at if query else attention.shown
    listing = list_goals(
        outline, query=query, folds=folds, shown=shown, today=head["today"], figures=head["figures"]
    )
    if attention.new_row:
        place_new_row(listing.rows, outline, attention.new_row)
    return listing


def answer(request, goal_tree, *, text, undo_token="", focus=None):
    """The answer to a change that was made: what it was, with undo, in the outline as it is now.

    `focus` is the id of the goal that gets the keyboard. A plain form is redirected to that
    goal's own page; with script the chosen goal stays chosen.
    """
    tell(request, text, undo_token)
    if not request.htmx:
        return redirect(tree_url(goal_tree, focus))
    goal_tree.refresh_from_db(fields=["revision", "changed_at", "changed_by"])
    attention = Attention(goal_id=chosen(request, goal_tree), focus=focus)
    return render_workspace(request, goal_tree, attention)


def refuse(request, goal_tree, error, attention):
    """The answer to a change that could not be made: nothing is lost, the sentence says why."""
    tell(request, " ".join(error.messages))
    is_typed = attention.new_row or attention.renaming
    if not request.htmx and not is_typed:
        return redirect(tree_url(goal_tree, attention.goal_id))
    if request.htmx:
        attention.goal_id = chosen(request, goal_tree)
    return render_workspace(request, goal_tree, attention, status=422)


def chosen(request, goal_tree):
    """The id of the goal that is chosen in the page that sent an htmx request, if it still is."""
    try:
        match = resolve(_page_address(request).path)
    except Resolver404:
        return None
    goals = goal_tree.goals.filter(pk=match.kwargs.get("doel"), removal=None)
    return goals.values_list("pk", flat=True).first()


def place_new_row(rows, outline, new_row):
    """Put the row to type in where the new goal will stand, with the level it will get."""
    target = outline.by_id.get(new_row.target_id)
    under = target is None or new_row.position in UNDER
    new_row.level = _level_under(outline, target) if under else target.level
    if target is None:
        rows.append(new_row)
        return
    new_row.depth = target.depth + 1 if under else target.depth
    index = next(i for i, row in enumerate(rows) if row.goal.id == target.id)
    behind = index + 1
    while behind < len(rows) and rows[behind].goal.depth > target.depth:
        behind += 1
    rows.insert(behind, new_row)


def _level_under(outline, target):
    """The level of a goal typed under `target` (None: the top); that none fits, storing it tells."""
    above, goals = (target.level, target.children) if target else ("", outline.goals)
    if above == Level.PRESTATIE:
        return above
    return levels.usual_under(above, goals[-1].level if goals else "")


def _parameters(request):
    """The query string of the page a person looks at: its own, or that of the htmx page."""
    if request.htmx and request.method == "POST":
        return QueryDict(_page_address(request).query)
    return request.GET


def _page_address(request):
    """The address of the page that sent an htmx request, split; empty when it is none."""
    try:
        return urlsplit(request.htmx.current_url_abs_path or "")
    except ValueError:
        return urlsplit("")


def _query(parameters):
    values = {name: parameters.get(key, "")[:200] for name, key in QUERY_FIELDS.items()}
    # Planning was called status once; addresses that people kept still say so.
    values["planning"] = values["planning"] or values["state"]
    for name, known in KNOWN.items():
        if values[name] not in known:
            values[name] = ""
    return Query(**values)


def _filters(outline, query):
    """The choices of each filter: (label, name in the address, choices, the chosen one)."""
    names = [(level, outline.name_of(level)) for level in Level]
    persons = [(name, name) for name in people(outline)]
    return [
        ("Domein", "domein", Domain.choices, query.domain),
        ("Niveau", "niveau", names, query.level),
        ("Status", "status", list(STATES.items()), query.state),
        ("Planning", "planning", list(PLANNINGS.items()), query.planning),
        ("Wie", "persoon", persons, query.person),
    ]


def _markup(goal_tree, outline):
    """What every row needs, looked up once."""
    last_level = _level_under(outline, None)
    level_names = {level.value: outline.name_of(level) for level in Level}
    return {
        "sprite": static("img/sprite.svg"),
        "goals_url": tree_url(goal_tree) + "doelen/",
        "checks_url": checks_url(goal_tree),
        "level_names": level_names,
        "levels": list(level_names.items()),
        "last_level_name": outline.name_of(last_level),
        "blank_row": NewRow(None, Position.LAST_UNDER, level=last_level),
        "shifts": SHIFT_BUTTONS,
        "slug": goal_tree.organisation.slug,
        "state_names": dict(State.choices),
        "off_course": OFF_COURSE,
    }
