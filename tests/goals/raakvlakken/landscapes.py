"""Landscapes for tests, without a database.

Belongs here: making a Landscape from a drawing in text: one goal a line, indented two spaces a
step, its level as a letter (M D S P), its domain as s, f or - and then its name, which is its id
too. Projects, links and raakvlakken name each other; beleidsvelden and wijken are words.
"""

import random
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from textwrap import dedent

from goals.enums import Level
from goals.raakvlakken.landscape import (
    Landscape,
    LandscapeGoal,
    LandscapeProject,
    LandscapeTerm,
    Link,
    Touch,
)

LETTERS = {level.value[0].upper(): level.value for level in Level}
DOMAINS = {"s": "sociaal", "f": "fysiek", "-": ""}
NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
TREE, OTHER = "boom", "andere boom"
DRAWING = """
    M s Gezond
      D s Bewegen
        S s Buitenspelen
      D s Rust
    M f Groen
      D f Park
"""


def landscape_of(drawing=DRAWING, *, other="", projects="", links="", touches="", terms=""):
    """A Landscape of a tree, and another tree; the other texts hold one thing a line, or several with commas.

    Projects `s Buurtsport`, links `Buurtsport > Bewegen` (also from goal to goal), touches
    `Bewegen ~ Park bevestigd`, terms `wijk Noord: Buurtsport Park` or `beleidsveld Groen f: Park`.
    """
    trees = {TREE: drawing, OTHER: other} if other else {TREE: drawing}
    goals = {goal.id: goal for tree, text in trees.items() for goal in _goals(text, tree)}
    made = {project.id: project for project in map(_project, _items(projects))}
    arrows = [Link(*item.split(" > ")) for item in _items(links)]
    landscape = Landscape(
        trees={tree: tree for tree in trees},
        goals=goals,
        projects=made,
        links=tuple(link for link in arrows if link.source_id in made),
        contributions=tuple(link for link in arrows if link.source_id in goals),
        touches=tuple(map(_touch, _items(touches))),
    )
    for item in _items(terms):
        landscape = _tagged(landscape, item)
    return landscape


def _items(text):
    return [item.strip() for item in text.replace(",", "\n").splitlines() if item.strip()]


def _goals(drawing, tree):
    path, counts = [], {}
    for line in dedent(drawing).strip("\n").splitlines():
        letter, domain, name = line.split(maxsplit=2)
        del path[(len(line) - len(line.lstrip())) // 2 :]
        parent = path[-1] if path else None
        counts[parent] = counts.get(parent, 0) + 1
        number = f"{parent.number}.{counts[parent]}" if parent else str(counts[parent])
        goal = LandscapeGoal(
            name, parent.id if parent else None, tree, number, LETTERS[letter], name, DOMAINS[domain]
        )
        path.append(goal)
        yield goal


def _project(item):
    domain, name = item.split(maxsplit=1)
    return LandscapeProject(name, name, DOMAINS[domain])


def _touch(item):
    """`social ~ physical status [strength]`."""
    social, rest = item.split(" ~ ")
    physical, status, *strength = rest.split()
    strength = int(strength[0]) if strength else 2
    return Touch(f"{social}~{physical}", social, physical, status, strength, f"Omdat {social}.", NOW)


def _tagged(landscape, item):
    head, _, names = item.partition(":")
    kind, name, *domain = head.split()
    term = LandscapeTerm(name, kind, name, DOMAINS[domain[0]] if domain else "")
    tagged = set(names.split())
    return replace(
        landscape,
        terms={**landscape.terms, term.id: term},
        goals={key: _with(goal, term, tagged) for key, goal in landscape.goals.items()},
        projects={key: _with(project, term, tagged) for key, project in landscape.projects.items()},
    )


def _with(element, term, tagged):
    return replace(element, term_ids=(*element.term_ids, term.id)) if element.id in tagged else element


def random_landscape(seed, *, goals=40, projects=30, links=60, contributions=15, touches=40):
    """Two trees with everything that can be in them, the same for the same seed."""
    dice = random.Random(seed)
    made = {}
    for i in range(goals):
        tree = dice.choice(["boom A", "boom B"])
        above = [goal for goal in made.values() if goal.tree_id == tree and goal.level != "prestatie"]
        parent = dice.choice([None, *above])
        levels = list(Level)[(Level(parent.level).rank + 1 if parent else 0) :]
        domain = dice.choice(["sociaal", "sociaal", "fysiek", "fysiek", ""])
        parent_id = parent.id if parent else None
        level = dice.choice(levels)
        made[f"d{i}"] = LandscapeGoal(f"d{i}", parent_id, tree, f"{i}", level, f"Doel {i}", domain)
    found = {
        f"p{i}": LandscapeProject(f"p{i}", f"Project {i}", dice.choice(["sociaal", "fysiek"]))
        for i in range(projects)
    }
    landscape = Landscape(
        {"boom A": "Boom A", "boom B": "Boom B"},
        made,
        found,
        tuple({(link.source_id, link.goal_id): link for link in _links(dice, found, made, links)}.values()),
        tuple(_contributions(dice, made, contributions)),
        tuple({(t.social_id, t.physical_id): t for t in _touches(dice, made, found, touches)}.values()),
    )
    return _randomly_tagged(dice, landscape)


def _links(dice, sources, goals, count):
    for _ in range(count):
        yield Link(dice.choice(list(sources)), dice.choice(list(goals)), "Zo.")


def _contributions(dice, goals, count):
    """Links between goals that go to a higher level, each once."""
    seen = set()
    for _ in range(count):
        one, other = dice.choice(list(goals.values())), dice.choice(list(goals.values()))
        if Level(one.level).rank > Level(other.level).rank and (one.id, other.id) not in seen:
            seen.add((one.id, other.id))
            yield Link(one.id, other.id, "Ook zo.")


def _touches(dice, goals, projects, count):
    elements = [*goals.values(), *projects.values()]
    social = [element.id for element in elements if element.domain == "sociaal"]
    physical = [element.id for element in elements if element.domain == "fysiek"]
    for i in range(count):
        status = dice.choice(["gesignaleerd", "gesignaleerd", "bevestigd", "afgewezen", "geparkeerd"])
        found_at = NOW - timedelta(days=dice.randint(0, 14))
        sides, strength = (dice.choice(social), dice.choice(physical)), dice.randint(1, 3)
        yield Touch(f"r{i}", *sides, status, strength, "Daarom.", found_at)


def _randomly_tagged(dice, landscape):
    words = ["beleidsveld Groen f", "beleidsveld Wonen f", "beleidsveld Klimaat f", "beleidsveld Jeugd s"]
    elements = [*landscape.goals, *landscape.projects]
    for word in [*words, "wijk Noord", "wijk Zuid", "thema Sport"]:
        landscape = _tagged(landscape, f"{word}: {' '.join(dice.sample(elements, len(elements) // 4))}")
    return landscape
