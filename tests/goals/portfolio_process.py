"""One of several processes that write projects, words and raakvlakken at once.

For test_portfolio_concurrency.py. Run as `python -m tests.goals.portfolio_process DATABASE SEED
CHANGES ORGANISATION`. It prints `ready`, waits for a line, makes its random changes and prints
what was acknowledged as JSON.
"""

import json
import random
import sys
from collections import Counter

import django

django.setup()

from django.core.exceptions import ValidationError  # noqa: E402
from django.db import connection  # noqa: E402

from goals import services, tree  # noqa: E402
from goals.assessment import judging  # noqa: E402
from goals.assessment.refresh import bring_up_to_date  # noqa: E402
from goals.hanging import hang, take_away  # noqa: E402
from goals.models import Goal, Project, ProjectContribution, Raakvlak  # noqa: E402
from goals.projects import bulk  # noqa: E402
from goals.projects.imports.apply import apply_rows  # noqa: E402
from goals.projects.imports.known import known_to  # noqa: E402
from goals.projects.imports.reading import read_pasted  # noqa: E402
from goals.projects.services import create_project, terms_of, update_project  # noqa: E402
from history.conflicts import StaleFields  # noqa: E402
from organisations.models import Organisation  # noqa: E402
from organisations.vocabulary import merge_terms, restore_term  # noqa: E402

WORDS = ("zwieren", "lezen", "fietsen")
KIND = "thema"
STALE = "Iemand anders wijzigde dit ook."
TEXTS = {"explanation": "Samen", "agreements": "", "agreed_social": "", "agreed_physical": ""}


def main(database, seed, changes, organisation_id):
    connection.settings_dict["NAME"] = database
    connection.ensure_connection()
    organisation = Organisation.objects.get(pk=organisation_id)
    print("ready", flush=True)
    sys.stdin.readline()
    Person(organisation, seed).work(int(changes))


class Person:
    """Somebody who changes things at random, and remembers what was acknowledged."""

    def __init__(self, organisation, seed):
        self.organisation, self.seed = organisation, seed
        self.chance = random.Random(seed)
        self.told = {"projects": {}, "goals": [], "tagged": [], "refused": []}
        self.done = Counter()

    def work(self, changes):
        acts = [act for act, weight in ACTS.items() for _ in range(weight)]
        for number in range(changes):
            act = self.chance.choice(acts)
            try:
                act(self, f"Flonker {self.seed} {number}")
                self.done[act.__name__] += 1
            except ValidationError as error:
                self.told["refused"] += error.messages
            except StaleFields:
                self.told["refused"].append(STALE)
        print(json.dumps(self.told | {"done": self.done}))

    def any_of(self, rows):
        return self.chance.choice(list(rows)) if rows else None

    def any_goal(self):
        goals = Goal.objects.alive().filter(goal_tree__organisation=self.organisation)
        return self.any_of(goals.select_related("goal_tree__organisation"))

    def any_project(self):
        return self.any_of(
            Project.objects.filter(organisation=self.organisation).select_related("organisation")
        )

    def any_words(self, most):
        words = list(self.organisation.terms.alive().of_kind(KIND))
        return self.chance.sample(words, min(most, len(words)))

    def add_project(self, name):
        goals = [self.any_goal() for _ in range(2)]
        facts = {"name": name, "domain": self.chance.choice(["sociaal", "fysiek"])}
        words = self.any_words(2)
        project = create_project(
            user=None, organisation=self.organisation, terms=words, goals=dict.fromkeys(goals, ""), **facts
        )
        self.told["projects"][str(project.pk)] = name

    def import_projects(self, name):
        text = f"Naam\tDomein\tThema\n{name} a\tfysiek\t{self.chance.choice(WORDS)}\n{name} b\tfysiek\t{name}"
        reading = read_pasted(text, known_to(None, self.organisation))
        for project in apply_rows(user=None, organisation=self.organisation, rows=reading.right):
            self.told["projects"][str(project.pk)] = project.name

    def add_goal(self, name):
        goal = self.any_goal()
        tree.add_goal(
            user=None, goal_tree=goal.goal_tree, target=goal, title=name, position=tree.Position.AFTER
        )
        self.told["goals"].append(name)

    def tag_project(self, _name):
        project, words = self.any_project(), self.any_words(3)
        seen = {KIND: terms_of(project, KIND)}
        update_project(user=None, project=project, changes={KIND: words}, seen=seen)

    def tag_goal(self, _name):
        goal, words = self.any_goal(), self.any_words(3)
        services.update_goal(user=None, goal=goal, changes={KIND: words}, seen={KIND: terms_of(goal, KIND)})

    def tag_many(self, _name):
        add, take_away = (self.any_words(1) for _ in range(2))
        ids = list(Project.objects.filter(organisation=self.organisation).values_list("pk", flat=True))
        projects = self.chance.sample(ids, min(len(ids), 20))
        change = bulk.Change(add=tuple(add), take_away=tuple(take_away) if add != take_away else ())
        bulk.change_projects(user=None, organisation=self.organisation, projects=projects, change=change)

    def merge_words(self, _name):
        words = self.any_words(2)
        if len(words) == 2:
            merge_terms(user=None, term=words[0], into=words[1])

    def split_words(self, _name):
        if term := self.any_of(self.organisation.terms.removed().of_kind(KIND)):
            restore_term(user=None, term=term)

    def link(self, _name):
        hang(user=None, goal=self.any_goal(), thing=ProjectContribution(project=self.any_project()))

    def unlink(self, _name):
        links = ProjectContribution.objects.filter(project__organisation=self.organisation)
        if link := self.any_of(links.select_related("goal__goal_tree__organisation")):
            take_away(user=None, thing=link)

    def judge(self, _name):
        rows = Raakvlak.objects.alive().filter(organisation=self.organisation)
        if found := self.any_of(rows.select_related(*judging.RELATED)):
            judging.confirm(
                user=None,
                raakvlak=found,
                seen=found.status,
                texts=TEXTS,
                with_link=self.chance.random() < 0.5,
            )

    def reopen(self, _name):
        rows = Raakvlak.objects.filter(organisation=self.organisation).exclude(status="gesignaleerd")
        if found := self.any_of(rows.select_related(*judging.RELATED)):
            judging.reopen(user=None, raakvlak=found, seen=found.status)

    def look(self, _name):
        bring_up_to_date(self.organisation)


ACTS = {
    Person.add_project: 3,
    Person.import_projects: 1,
    Person.add_goal: 3,
    Person.tag_project: 4,
    Person.tag_goal: 4,
    Person.tag_many: 3,
    Person.merge_words: 3,
    Person.split_words: 2,
    Person.link: 2,
    Person.unlink: 1,
    Person.judge: 2,
    Person.reopen: 1,
    Person.look: 3,
}

if __name__ == "__main__":
    main(*sys.argv[1:])
