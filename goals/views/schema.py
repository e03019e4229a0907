"""The Schema: a tree as a drawing from left to right. The drawing itself is made in goals/diagram."""

from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from goals.diagram.folding import BROTHERS, fold, kept_by, nodes_of
from goals.diagram.layout import draw
from goals.diagram.path import path_of
from goals.enums import Domain, Level
from goals.outline import read_outline
from goals.permissions import can_edit
from goals.views.address import crumbs_to, fetch_tree
from goals.views.tree_head import head_context
from indicators.enums import State
from organisations.views.address import uuid_or_none

MOST_OPEN = 3  # branches that a reader opened in a large tree; the oldest closes first
NUMBERS = ("nul", "één", "twee", "drie", "vier")
QUESTIONS = {
    Level.MAATSCHAPPELIJK_EFFECT: "Waarom doen we dit?",
    Level.DOELSTELLING: "Wat willen we bereiken?",
    Level.SUBDOELSTELLING: "Wat hoort daarbij?",
    Level.PRESTATIE: "Wat gaan we doen?",
}
PLURALS = {
    Level.MAATSCHAPPELIJK_EFFECT: "maatschappelijke effecten",
    Level.DOELSTELLING: "doelstellingen",
    Level.SUBDOELSTELLING: "subdoelstellingen",
    Level.PRESTATIE: "prestaties",
}


@dataclass(frozen=True, slots=True)
class Choice:
    """What the reader chose, as in the address."""

    goal_id: object = None
    opened: tuple = ()
    domain: str = ""
    level: str = ""

    @property
    def keep(self):
        """What follows ?doel=… in the address of another goal: the other choices."""
        rest = self.url(goal_id=None)[1:]
        return f"&{rest}" if rest else ""

    def url(self, **changes):
        """The address of this page with other choices."""
        choice = replace(self, **changes)
        pairs = [("doel", choice.goal_id)] if choice.goal_id else []
        pairs += [("open", pk) for pk in choice.opened]
        pairs += [("domein", choice.domain)] if choice.domain else []
        pairs += [("niveau", choice.level)] if choice.level else []
        return f"?{urlencode(pairs)}"


@dataclass(slots=True)
class Card:
    """A step of the path on a phone, with the other goals under the same parent."""

    goal: object
    others: list
    words: str
    left_out: int


@login_required
@require_safe
@vary_on_headers("HX-Request")
def schema(request, organisatie, boom):
    """The drawing; with ?doel= the path of that goal. htmx gets the parts that change."""
    goal_tree = fetch_tree(request, organisatie, boom)
    outline = read_outline(goal_tree)
    context = {
        **head_context(goal_tree, outline),
        **schema_context(outline, request.GET),
        "can_edit": can_edit(request.user, goal_tree),
        "crumbs": crumbs_to(organisatie, (goal_tree.title, "")),
    }
    return render_schema(request, "goals/schema.html", context)


def schema_context(outline, query, missing="Het doel dat u koos, staat niet meer in deze boom."):
    """What the drawing of an outline shows for a query string; `missing` is for a goal that is not there."""
    choice = _read_choice(query)
    context = {"state_names": dict(State.choices), "choice": choice}
    if not outline.goals:
        return context
    is_missing = choice.goal_id and choice.goal_id not in outline.by_id
    return context | _drawing(outline, choice) | {"missing": missing if is_missing else ""}


def render_schema(request, template, context):
    """The page, or for htmx the parts of it that change."""
    only_parts = request.htmx and not request.htmx.history_restore_request
    return render(request, "goals/schema_parts.html" if only_parts else template, context)


def _read_choice(query):
    """The Choice in a query string; what is not understood counts as not chosen."""
    opened = dict.fromkeys(filter(None, map(uuid_or_none, query.getlist("open"))))
    domain, level = query.get("domein", ""), query.get("niveau", "")
    return Choice(
        goal_id=uuid_or_none(query.get("doel", "")),
        opened=tuple(opened)[:MOST_OPEN],
        domain=domain if domain in Domain.values else "",
        level=level if level in Level.values else "",
    )


def _drawing(outline, choice):
    """Context of the drawing, the path and the filters."""
    goal = outline.by_id.get(choice.goal_id)
    path = path_of(outline, goal) if goal else None
    kept = kept_by(outline, domain=choice.domain, level=choice.level, path=path)
    folding = fold(outline, kept=kept, path=path, opened=choice.opened)
    diagram = draw(outline, folding, path)
    return {
        "path": path,
        "words": _words_of(path) if path else "",
        "cards": [_card(outline, step) for step in path.steps] if path else [],
        "below": _others(outline, goal.children) if path else None,
        "other_trees": [link for _, link in path.links if not link.number] if path else [],
        "same_tree": _unique_targets(outline, path) if path else [],
        "top": [] if path else nodes_of(outline.goals, folding)[0],
        "diagram": diagram,
        "headings": [(column, QUESTIONS[column.level]) for column in diagram.columns],
        "pills": [(pill, _pill_url(pill, choice)) for pill in diagram.pills],
        "clear_url": choice.url(goal_id=None),
        "domains": _domain_links(choice),
        "levels": _level_links(outline, choice),
    }


def _pill_url(pill, choice):
    if pill.kind == "open":
        return choice.url(opened=(pill.goal.id, *choice.opened)[:MOST_OPEN])
    return choice.url(opened=tuple(pk for pk in choice.opened if not pill.goal or pk != pill.goal.id))


def _words_of(path):
    """How many steps the path has and what else it serves: `vier stappen, en een bijdrage aan 2.1`."""
    count = len(path.steps)
    words = f"{NUMBERS[count]} {'stap' if count == 1 else 'stappen'}"
    targets = list(dict.fromkeys(link.number or "een andere boom" for _, link in path.links))
    if targets:
        words += f", en {'een bijdrage' if len(targets) == 1 else 'bijdragen'} aan {_listed(targets)}"
    if path.contributors:
        numbers = [goal.number for goal in path.contributors]
        verb = "draagt" if len(numbers) == 1 else "dragen"
        words += f"; {_listed(numbers)} {verb} hieraan ook bij"
    return words


def _listed(words):
    """Words with commas and `en`; of many only the first three."""
    if len(words) > 4:
        words = [*words[:3], f"{len(words) - 3} andere doelen"]
    return " en ".join(filter(None, [", ".join(words[:-1]), words[-1]]))


def _unique_targets(outline, path):
    targets = {link.target_id for _, link in path.links}
    return [goal for goal in outline if goal.id in targets]


def _card(outline, goal):
    brothers = goal.parent.children if goal.parent else outline.goals
    card = _others(outline, [other for other in brothers if other is not goal])
    card.goal = goal
    return card


def _others(outline, goals):
    """A Card without a goal of its own; of many others only the first."""
    return Card(None, goals[:BROTHERS], counted(outline, goals), max(len(goals) - BROTHERS, 0))


def counted(outline, goals):
    """How many goals, by the name of their level if they share one: `2 prestaties`."""
    levels = {goal.level for goal in goals}
    if len(goals) == 1:
        return f"1 {outline.name_of(goals[0].level)}"
    if len(levels) == 1 and not outline.level_names.get(level := levels.pop()):
        return f"{len(goals)} {PLURALS[level]}"
    return f"{len(goals)} doelen"


def _domain_links(choice):
    """(word, address, chosen) for each domain."""
    values = [("", "Alle domeinen"), *Domain.choices]
    return [(word, choice.url(domain=value), value == choice.domain) for value, word in values]


def _level_links(outline, choice):
    """(word, address, chosen): up to which level the drawing goes."""
    used = [level for level in Level if any(goal.level == level for goal in outline)]
    values = [("", "Alle niveaus"), *((level, f"tot en met {outline.name_of(level)}") for level in used[:-1])]
    return [(word, choice.url(level=value), value == choice.level) for value, word in values]
