"""Everything that can be a side of a raakvlak, read in 8 queries: living goals and projects that go on.

Belongs here: rows to Elements, with what already connects them. Which pairs are signals is in
candidates.py, storing them in refresh.py.
"""

import hashlib
from collections import defaultdict
from dataclasses import dataclass, field
from uuid import UUID

from goals.enums import Level
from goals.models import (
    Contribution,
    Goal,
    GoalIndicator,
    GoalTerm,
    GoalTree,
    Project,
    ProjectContribution,
    ProjectTerm,
)
from goals.raakvlakken.sides import SHARED_KINDS, Side, fingerprint
from organisations.enums import TermKind

READ_KINDS = (TermKind.BELEIDSVELD, TermKind.THEMA, TermKind.DOELGROEP)  # names of wijken are no subject
GOAL_FIELDS = ("pk", "parent_id", "goal_tree_id", "level", "title", "domain", "description", "why")
PROJECT_TEXTS = ("description", "objective", "sub_objective", "ambition", "intended_results")


@dataclass(slots=True)
class Element:
    """A goal or project; `domain` is the one that counts, '' for none.

    `serves` are ids of goals that somebody linked it to; `served_by` ids of goals linked to it.
    `top` is the id of the goal at the top of its branch. A project has no parent, level and top.
    """

    id: UUID
    domain: str
    side: Side
    level: str = ""
    parent: "Element | None" = field(default=None, repr=False)
    children: list = field(default_factory=list, repr=False)
    serves: list = field(default_factory=list)
    served_by: list = field(default_factory=list)

    @property
    def is_goal(self):
        return bool(self.level)

    @property
    def is_work(self):
        """Whether it is what people do, a project or prestatie, and not what they aim at."""
        return self.level in ("", Level.PRESTATIE)

    @property
    def path(self):
        """The goal and those above it, the nearest first."""
        return [self, *(self.parent.path if self.parent else ())]

    @property
    def top(self):
        return self.path[-1].id

    @property
    def reading(self):
        """A short text that changes with all that matching reads of it."""
        return fingerprint(self.side)

    @property
    def state(self):
        """Like `reading`, and it changes with its place and its links too."""
        ids = [self.parent and self.parent.id, *(child.id for child in self.children)]
        facts = [
            self.domain,
            self.level,
            ids,
            sorted(map(str, self.serves)),
            sorted(map(str, self.served_by)),
        ]
        place = hashlib.sha256(str(facts).encode()).hexdigest()[:16]
        return f"{self.reading}.{place}"


def read_elements(organisation):
    """{id: Element} of an organisation: goals in tree order, then projects."""
    words, texts = _words(GoalTerm, "goal_id", "goal__goal_tree__organisation", organisation)
    for goal_id, indicator_id in _indicators(organisation):
        words[goal_id].add(("indicator", indicator_id))
    goals = _goals(organisation, words, texts)
    words, texts = _words(ProjectTerm, "project_id", "project__organisation", organisation)
    elements = goals | _projects(organisation, words, texts)
    _link(elements, organisation)
    return elements


def _words(model, key, path, organisation):
    """({id: shared things}, {id: names that are read}) of what is tagged with words."""
    shared, texts = defaultdict(set), defaultdict(list)
    rows = model.objects.filter(**{path: organisation, "term__removed_at": None}).order_by("pk")
    for thing_id, term_id, kind, name in rows.values_list(key, "term_id", "term__kind", "term__name"):
        if kind in SHARED_KINDS:
            shared[thing_id].add((kind, term_id))
        if kind in READ_KINDS:
            texts[thing_id].append(name)
    return shared, texts


def _indicators(organisation):
    links = GoalIndicator.objects.filter(goal__goal_tree__organisation=organisation)
    return links.filter(indicator__removed_at=None).values_list("goal_id", "indicator_id")


def _goals(organisation, words, texts):
    trees = GoalTree.objects.alive().filter(organisation=organisation)
    domains = dict(trees.values_list("pk", "domain"))
    rows = Goal.objects.alive().filter(goal_tree__in=list(domains)).in_tree_order()
    goals = {}
    for pk, parent_id, tree_id, level, title, domain, *more in rows.values_list(*GOAL_FIELDS):
        parent = goals.get(parent_id)
        above = [goal.side.title for goal in parent.path] if parent else []
        side = Side(pk, title, _joined(more), tuple(above), tuple(texts[pk]), frozenset(words[pk]))
        inherited = parent.domain if parent else domains[tree_id]
        goals[pk] = Element(pk, domain or inherited, side, level, parent)
        if parent:
            parent.children.append(goals[pk])
    return goals


def _projects(organisation, words, texts):
    # Nobody can act on a signal about a project that is over.
    projects = Project.objects.going_on().filter(organisation=organisation)
    rows = projects.order_by("pk").values_list("pk", "name", "domain", *PROJECT_TEXTS)
    return {
        pk: Element(pk, domain, Side(pk, name, _joined(more), (), tuple(texts[pk]), frozenset(words[pk])))
        for pk, name, domain, *more in rows
    }


def _joined(texts):
    return "\n".join(text for text in texts if text)


def _link(elements, organisation):
    """Let elements know which goals they serve by links that people made."""
    of_projects = ProjectContribution.objects.filter(project__organisation=organisation)
    of_goals = Contribution.objects.filter(goal__goal_tree__organisation=organisation)
    for source, target in (
        *of_projects.values_list("project_id", "goal_id"),
        *of_goals.values_list("goal_id", "target_id"),
    ):
        if source in elements and target in elements:
            elements[source].serves.append(target)
            if elements[source].is_goal:
                elements[target].served_by.append(source)
