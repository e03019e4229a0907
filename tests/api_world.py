"""One small organisation with something of everything that the API tells, and where each thing is.

Belongs here: what tests of the whole API share. Addresses are filled in by the noun before each id, so that
a new operation on a known noun needs nothing here.
"""

import re
from types import SimpleNamespace

import orjson

from goals import services, tree
from goals.models import (
    BudgetLine,
    Contribution,
    Evidence,
    GoalIndicator,
    LearningQuestion,
    Milestone,
    ProgressReport,
    ProjectContribution,
    ProjectStory,
    Raakvlak,
    Reference,
    Responsibility,
    Story,
)
from goals.projects.services import remove_project
from goals.versions.publishing import publish
from indicators.services import remove_indicator
from organisations.vocabulary import remove_term
from sociaaldomein.api import document
from tests.goals.factories import FAMILY, find, make_organisation, make_tree
from tests.goals.projects.factories import make_project, make_term
from tests.goals.versions.factories import make_version
from tests.indicators.factories import make_indicator

PREFIX = "/api/v1"
DESCRIBED = orjson.loads(document())


def operations():
    """(operationId, method in capitals, path) of the whole API."""
    for path, item in DESCRIBED["paths"].items():
        for method, operation in item.items():
            yield operation["operationId"], method.upper(), path


def make_world(slug="best"):
    """The organisation as `organisation`, its GoalTree as `goal_tree`, ids by noun as `ids`."""
    organisation = make_organisation(slug)
    goal_tree = make_tree(organisation, FAMILY)
    goal, other = find(goal_tree, "Steun"), find(goal_tree, "Meedoen")
    indicator = make_indicator(organisation, values={2021: "36"}, targets={2025: "30"})
    GoalIndicator.objects.create(goal=goal, indicator=indicator)
    project = make_project(organisation)
    hung = _hung(goal, other, project)
    version = make_version(goal_tree)
    publish(user=None, version=version, audience="openbaar")
    make_version(goal_tree, title="Nog niet gepubliceerd")
    ids = {
        "organisaties": organisation.pk,
        "doelenbomen": goal_tree.pk,
        "versies": version.number,
        "doelen": goal.pk,
        "doelen/indicatoren": indicator.pk,
        "doelen/projecten": project.pk,
        "indicatoren": indicator.pk,
        "metingen": "2021",
        "streefwaarden": 2025,
        "projecten": project.pk,
        "raakvlakken": _raakvlak(organisation, project).pk,
        "woordenlijsten": "wijken",
        "woorden": make_term(organisation, "Centrum").pk,
        **{noun: row.pk for noun, row in hung.items()},
    }
    return SimpleNamespace(organisation=organisation, goal_tree=goal_tree, ids=ids | _binned(goal_tree))


def _hung(goal, other, project):
    """{noun: row} of what hangs at the goal and the project."""
    rows = {
        "bijdragen": Contribution(goal=goal, target=other),
        "verantwoordelijken": Responsibility(goal=goal, role="team", name="Jeugd"),
        "verwijzingen": Reference(goal=goal, kind="wet", title="Jeugdwet"),
        "voortgang": ProgressReport(goal=goal, document="begroting", year=2026, judgement="haalbaar"),
        "middelen": BudgetLine(goal=goal, year=2026, taakveld="6.1", costs=1),
        "verhalen": Story(goal=goal, voice="inwoner", text="Ik speel."),
        "leervragen": LearningQuestion(goal=goal, question="Werkt het?"),
        "gegevens": Evidence(goal=goal, statement="Veel schulden"),
        "mijlpalen": Milestone(project=project, title="Opening"),
        "projecten/verhalen": ProjectStory(project=project, voice="inwoner", text="Ik speel."),
        "link": ProjectContribution(goal=goal, project=project),
    }
    for row in rows.values():
        row.save()
    return rows


def _raakvlak(organisation, project):
    social = make_project(organisation, "Beweegclub", domain="sociaal")
    return Raakvlak.objects.create(
        organisation=organisation,
        social_project=social,
        physical_project=project,
        status="bevestigd",
        explanation="Kinderen spelen er.",
    )


def _binned(goal_tree):
    """The ids of what is in a recycle bin, for the operations that take it out."""
    organisation = goal_tree.organisation
    goal = find(goal_tree, "Voorlezen")
    tree.remove_goal(user=None, goal=goal)
    binned_tree = make_tree(organisation, title="Weg")
    services.remove_tree(user=None, goal_tree=binned_tree)
    indicator = make_indicator(organisation, "Weg")
    remove_indicator(user=None, indicator=indicator)
    project = make_project(organisation, "Weg")
    remove_project(user=None, project=project)
    term = make_term(organisation, "Weg")
    remove_term(user=None, term=term)
    return {
        "herstel van doelen": goal.pk,
        "herstel van doelenbomen": binned_tree.pk,
        "herstel van indicatoren": indicator.pk,
        "herstel van projecten": project.pk,
        "herstel van woorden": term.pk,
    }


def path_values(world, path):
    """{name: value} of the ids in a path of the document, as things of this world."""
    values, nouns = {}, []
    parts = path.strip("/").split("/")
    for part, following in zip(parts, [*parts[1:], ""], strict=True):
        if name := re.fullmatch(r"\{(.+)\}", part):
            keys = [f"{following} van {nouns[-1]}", "/".join(nouns[-2:]), nouns[-1]]
            values[name[1]] = next(str(world.ids[key]) for key in keys if key in world.ids)
        else:
            nouns.append(part)
    return values


def url_of(world, path):
    """The address of an operation on things of this world."""
    return PREFIX + path.format(**path_values(world, path))
