"""What the overlap of the two domains is read from: goals, projects and what connects them, as plain data.

Belongs here: what one element is and looking one up. Which pairs touch is in pairs.py, which part
of it a page is about in scope.py; reading it from the database is goals/landscapes.py.
"""

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from goals.enums import Level


@dataclass(frozen=True, slots=True)
class LandscapeTerm:
    """A term of the vocabulary; `domain` is that of a beleidsveld, '' for both."""

    id: int
    kind: str
    name: str
    domain: str = ""


@dataclass(frozen=True, slots=True)
class LandscapeGoal:
    """A living goal; `domain` is the one that counts (its own or inherited), `term_ids` its terms."""

    id: UUID
    parent_id: UUID | None
    tree_id: UUID
    number: str
    level: str
    title: str
    domain: str
    term_ids: tuple = ()

    @property
    def name(self):
        """Number and title, as people call it."""
        return f"{self.number} {self.title}"


@dataclass(frozen=True, slots=True)
class LandscapeProject:
    """A project of exactly one domain."""

    id: UUID
    name: str
    domain: str
    term_ids: tuple = ()


@dataclass(frozen=True, slots=True)
class Link:
    """Something that somebody says contributes to a goal: a project, or a goal to a second parent."""

    source_id: UUID
    goal_id: UUID
    explanation: str = ""


@dataclass(frozen=True, slots=True)
class Touch:
    """A stored raakvlak, one for each pair; each side is the id of a goal or a project.

    `strength` is 1 (weak) to 3 (strong, and what people recorded themselves); `reason` says why.
    """

    id: UUID
    social_id: UUID
    physical_id: UUID
    status: str
    strength: int
    reason: str
    created_at: datetime


@dataclass(frozen=True, slots=True)
class Landscape:
    """One organisation. `goals` are in the order of their trees, each parent before its children.

    Links and touches of which an end is not in `goals` or `projects` are left out by who makes it.
    """

    trees: dict = field(default_factory=dict)  # {id: title}
    goals: dict = field(default_factory=dict)
    projects: dict = field(default_factory=dict)
    links: tuple = ()  # of projects
    contributions: tuple = ()  # of goals
    touches: tuple = ()
    terms: dict = field(default_factory=dict)

    def element(self, element_id):
        """The goal or project with this id, or None."""
        return self.goals.get(element_id) or self.projects.get(element_id)

    def terms_of(self, element_id, kind):
        """The terms of one kind of a goal or project."""
        terms = (self.terms[term_id] for term_id in self.element(element_id).term_ids)
        return [term for term in terms if term.kind == kind]

    def has_terms(self, element_id, term_ids):
        """Whether a goal or project has all these terms."""
        return term_ids <= set(self.element(element_id).term_ids)

    def at_level(self, goal_id, level):
        """The goal itself or the goal above it that has this level, or None."""
        goal = self.goals[goal_id]
        while goal and goal.level != level:
            goal = self.goals.get(goal.parent_id)
        return goal

    def deepest_first(self):
        """The ids of all goals, each before any goal it contributes to."""
        rank = {level.value: level.rank for level in Level}
        return sorted(self.goals, key=lambda goal_id: -rank[self.goals[goal_id].level])
