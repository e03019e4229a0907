"""Projects, words and raakvlakken in the database, for tests of pages about where domains touch.

Belongs here: plain functions that make rows, one at a time or many at random. Landscapes without
a database are in landscapes.py.
"""

import random
from datetime import timedelta

from django.utils import timezone

from goals.landscapes import read_landscape
from goals.models import Contribution, Goal, GoalTerm, Project, ProjectContribution, ProjectTerm, Raakvlak
from organisations.models import Term
from tests.goals.factories import make_tree

LEVELS = ["M", "D", "S", "P"]
NAMES = {"M": "maatschappelijk_effect", "D": "doelstelling", "S": "subdoelstelling", "P": "prestatie"}
STRENGTHS = ["zwak", "redelijk", "sterk"]
WORDS = {
    "wijk": ["Heuveleind", "Centrum", "Noord"],
    "thema": ["bewegen", "ontmoeten"],
    "doelgroep": ["jongeren", "ouderen"],
}
FIELDS = {"Groen": "fysiek", "Wonen": "fysiek", "Klimaat": "fysiek", "Verkeer": "fysiek", "Jeugd": "sociaal"}


def make_term(organisation, kind, name, domain=""):
    return Term.objects.create(organisation=organisation, kind=kind, name=name, domain=domain)


def make_project(organisation, name="Speeltuin", domain="fysiek", *, goals=(), terms=(), **fields):
    """A project that contributes to goals and is tagged with terms."""
    project = Project.objects.create(organisation=organisation, name=name, domain=domain, **fields)
    for goal in goals:
        ProjectContribution.objects.create(project=project, goal=goal, explanation=f"{name} helpt.")
    for term in terms:
        ProjectTerm.objects.create(project=project, term=term)
    return project


def touch(social, physical, status="gesignaleerd", **fields):
    """A raakvlak between two goals or projects, with what its status asks for."""
    for side, name in ((social, "social"), (physical, "physical")):
        fields[f"{name}_{'goal' if isinstance(side, Goal) else 'project'}"] = side
    if status == "bevestigd":
        fields.setdefault("explanation", "Samen buiten spelen.")
    if status == "afgewezen":
        fields.setdefault("rejection", "anders")
    organisation = (social.goal_tree if isinstance(social, Goal) else social).organisation
    fields.setdefault("strength", "redelijk")
    fields.setdefault("origin", "adviseur")  # what people recorded is not taken away by looking for signals
    return Raakvlak.objects.create(organisation=organisation, status=status, **fields)


def random_municipality(organisation, seed, *, goals=30, projects=25, links=40, touches=40):
    """Two trees, projects and everything between them, the same for the same seed."""
    dice = random.Random(seed)
    for title, domain in (("Jeugd", "sociaal"), ("Buiten", "fysiek")):
        make_tree(organisation, _drawing(dice, goals // 2, title), title=title, domain=domain)
    all_goals = list(Goal.objects.alive().filter(goal_tree__organisation=organisation).in_tree_order())
    for goal in dice.sample(all_goals, len(all_goals) // 4):
        Goal.objects.filter(pk=goal.pk).update(domain=dice.choice(["sociaal", "fysiek"]))
    terms = _terms(organisation)
    made = [
        make_project(
            organisation,
            f"Project {i:03}",
            dice.choice(["sociaal", "fysiek"]),
            terms=dice.sample(terms, dice.randint(0, 3)),
            phase=dice.choice(["idee", "uitvoering", "uitvoering", "afgerond", "gestopt"]),
            removed_at=timezone.now() if dice.random() < 0.1 else None,
        )
        for i in range(projects)
    ]
    _connect(dice, all_goals, made, links)
    for goal in dice.sample(all_goals, len(all_goals) // 2):
        GoalTerm.objects.create(goal=goal, term=dice.choice(terms))
    _touch(dice, organisation, touches)
    Term.objects.filter(pk=dice.choice(terms).pk).update(removed_at=timezone.now())


def _drawing(dice, count, title):
    lines, path = [], []
    for i in range(count):
        del path[dice.randint(0, len(path)) :]
        if path and path[-1] == "P":
            path.pop()
        path.append(dice.choice(LEVELS[LEVELS.index(path[-1]) + 1 :] if path else LEVELS[:2]))
        lines.append(f"{'  ' * (len(path) - 1)}{path[-1]} {title} doel {i}")
    return "\n".join(lines)


def _terms(organisation):
    terms = [make_term(organisation, kind, name) for kind, names in WORDS.items() for name in names]
    return terms + [make_term(organisation, "beleidsveld", *item) for item in FIELDS.items()]


def _connect(dice, goals, projects, count):
    for _ in range(count):
        ProjectContribution.objects.get_or_create(goal=dice.choice(goals), project=dice.choice(projects))
    rank = {name: i for i, name in enumerate(NAMES.values())}
    for _ in range(count // 2):
        one, other = dice.choice(goals), dice.choice(goals)
        if rank[one.level] > rank[other.level]:
            Contribution.objects.get_or_create(goal=one, target=other)


def _touch(dice, organisation, count):
    """Raakvlakken between what is social and what is physical, as the database sees it."""
    landscape = read_landscape(organisation)
    sides = {"sociaal": [], "fysiek": [], "": []}
    for goal in Goal.objects.filter(pk__in=landscape.goals).in_tree_order():
        sides[landscape.goals[goal.pk].domain].append(goal)
    for project in Project.objects.filter(organisation=organisation):
        sides[project.domain].append(project)
    pairs = [(one, other) for one in sides["sociaal"] for other in sides["fysiek"]]
    for one, other in dice.sample(pairs, min(count, len(pairs))):
        status = dice.choice(["gesignaleerd", "gesignaleerd", "bevestigd", "afgewezen", "geparkeerd"])
        found = touch(one, other, status, strength=dice.choice(STRENGTHS), score=dice.random())
        since = timezone.now() - timedelta(days=dice.choice([0, 3, 9, 20]))
        Raakvlak.objects.filter(pk=found.pk).update(signalled_at=since)
