"""Starting next year's tree from a vastgestelde versie: what goes along, what does not, and making it.

A version holds names and ids as they were. What it points at may be gone by now; what is left out is
told, never guessed. Copying a living tree belongs in branches.py.
"""

from dataclasses import dataclass, field, replace

from django.db import transaction

from goals import portfolio
from goals.branches import insert_drafts
from goals.drafts import draft_of
from goals.lock import writing
from goals.models import Contribution, ProjectContribution
from goals.tree import create_tree
from goals.versions.reading import outline_of
from history.recording import made_by
from organisations.vocabulary import hold_words


@dataclass
class Succession:
    """What a version gives to a new tree.

    `drafts` are of the top goals, `links` and `projects` are of all goals in tree order: lists of
    OutlineContributions and ProjectLinks. What stays behind: names of `indicators`, `gone_projects`
    and `words` that the organisation no longer has, titles of goals in other trees (`elsewhere`), and
    how many `money`, `judgements` and `stories`.
    """

    outline: object
    drafts: list = field(default_factory=list)
    links: list = field(default_factory=list)
    projects: list = field(default_factory=list)
    indicators: list = field(default_factory=list)
    gone_projects: list = field(default_factory=list)
    words: list = field(default_factory=list)
    elsewhere: list = field(default_factory=list)
    money: int = 0
    judgements: int = 0
    stories: int = 0


def succession_of(version, start_year):
    """The Succession of a version as the organisation is now; money from `start_year` goes along.

    In three queries, and one for the document. Raises UnknownSchemaError.
    """
    return _succession(outline_of(version), version.goal_tree.organisation, start_year)


def start_next_tree(*, user, version, title, start_year, end_year):
    """Make a living tree of a version, all or nothing; returns (GoalTree, Succession).

    Its goals keep their lineage, the tree remembers the version. Raises PermissionDenied,
    UnknownSchemaError, or ValidationError for a title or years that do not fit.
    """
    organisation = version.goal_tree.organisation
    with transaction.atomic(), made_by(user, f"Gestart vanuit {version}"):
        outline = outline_of(version)
        goal_tree = _tree(user, version, outline, title=title, start_year=start_year, end_year=end_year)
        with (
            writing(user=user, goal_tree=goal_tree) as locked,
            portfolio.writing(user=user, organisation=organisation),
        ):
            hold_words(organisation)
            found = _succession(outline, organisation, start_year)
            goals = insert_drafts(user=user, goal_tree=locked, drafts=found.drafts)
            _tie(found, goals)
    return goal_tree, found


def _succession(outline, organisation, start_year):
    having = _Having(organisation, start_year)
    found = Succession(outline)
    drafts = {}
    for goal in outline:
        drafts[goal.id] = _draft(goal, having, found)
        if goal.parent:
            drafts[goal.parent.id].children.append(drafts[goal.id])
    found.drafts = [drafts[goal.id] for goal in outline.goals]
    for names in (found.indicators, found.gone_projects, found.words, found.elsewhere):
        names[:] = dict.fromkeys(names)
    return found


def _tree(user, version, outline, **fields):
    return create_tree(
        user=user,
        organisation=version.goal_tree.organisation,
        description=outline.description,
        domain=outline.domain,
        level_names=outline.level_names,
        started_from=version,
        **fields,
    )


class _Having:
    """What an organisation has, of all that versions may point at."""

    def __init__(self, organisation, start_year):
        self.start_year = start_year
        self.indicators = set(organisation.indicators.alive().values_list("pk", flat=True))
        self.projects = set(organisation.projects.alive().values_list("pk", flat=True))
        words = organisation.terms.alive().values_list("kind", "name", "pk")
        self.terms = {(kind, name.lower()): pk for kind, name, pk in words}

    def term(self, row):
        """The TermRow of a word of today; None when it is gone."""
        pk = self.terms.get((row.kind, row.name.lower()))
        return pk and row._replace(term_id=pk)


def _draft(goal, having, found):
    """The draft of one goal without its children; what it cannot take along goes into `found`."""
    found.judgements += len(goal.progress_reports)
    found.stories += len(goal.stories)
    draft = draft_of(replace(goal, children=[]))
    draft.lineage = goal.lineage
    draft.indicators = [sheet.id for sheet in goal.indicators if sheet.id in having.indicators]
    found.indicators += [sheet.name for sheet in goal.indicators if sheet.id not in having.indicators]
    draft.budget_lines = [line for line in goal.budget_lines if line.year >= having.start_year]
    found.money += len(goal.budget_lines) - len(draft.budget_lines)
    draft.terms = [row for row in map(having.term, goal.terms) if row]
    found.words += [row.name for row in goal.terms if not having.term(row)]
    _ties(goal, having, found)
    return draft


def _ties(goal, having, found):
    """What ties a goal to goals and projects, as far as they are there."""
    inside = found.outline.by_id
    found.links.append([link for link in goal.contributions if link.target_id in inside])
    found.elsewhere += [link.target_title for link in goal.contributions if link.target_id not in inside]
    found.projects.append([link for link in goal.projects if link.project.id in having.projects])
    found.gone_projects += [
        link.project.name for link in goal.projects if link.project.id not in having.projects
    ]


def _tie(found, goals):
    """Link the new Goals, in tree order, as those of the version were."""
    new = dict(zip(found.outline.by_id, goals, strict=True))
    Contribution.objects.bulk_create(
        Contribution(goal=goal, target=new[link.target_id], weight=link.weight, explanation=link.explanation)
        for goal, links in zip(goals, found.links, strict=True)
        for link in links
    )
    ProjectContribution.objects.bulk_create(
        ProjectContribution(goal=goal, project_id=link.project.id, explanation=link.explanation)
        for goal, links in zip(goals, found.projects, strict=True)
        for link in links
    )
