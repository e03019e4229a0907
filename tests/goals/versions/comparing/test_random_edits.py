"""Many edits at random places: each is found, and nothing else."""

import random
import time
from decimal import Decimal

import pytest

from goals.outline_json import from_json, to_json
from goals.versions.comparing import compare, sentences
from tests.goals.versions.comparing.outlines import copy_of, make_link, make_sheet, plain, wide_drawing


def retitle(goal):
    goal.title += " anders"
    return "doel", "titel"


def reword(goal):
    goal.why = "Omdat het anders moet dan het eerst ging."
    return "doel", "waarom"


def give_domain(goal):
    goal.domain = "fysiek"
    return "doel", "domein"


def aim(goal):
    sheet = goal.indicators[0]
    sheet.targets = [sheet.targets[0]._replace(number=Decimal(3))]
    return "streefwaarde", "waarde"


def slow_down(goal):
    goal.projects[0].project.phase = "idee"
    return "project", "fase"


EDITS = (retitle, reword, give_domain, aim, slow_down)


def wide(count):
    outline = plain(wide_drawing(count))
    for goal in outline:
        goal.description = "Wij willen dat elk kind in onze gemeente een goede start krijgt. " * 5
        goal.indicators.append(make_sheet())
        goal.projects.append(make_link())
    return outline


@pytest.mark.parametrize("seed", range(5))
def test_every_random_edit_is_found_once(seed):
    chance = random.Random(seed)
    old = wide(120)
    new = copy_of(old)
    expected = []
    for goal in chance.sample(list(new), 40):
        edits = chance.sample(EDITS, chance.randint(1, len(EDITS)))
        expected += [(goal.id, *edit(goal)) for edit in edits]
    found = [(item.goal.id, item.aspect.value, item.field.key) for item in compare(old, new)]
    assert sorted(found, key=str) == sorted(expected, key=str)
    assert sentences(compare(from_json(to_json(old)), new)) == sentences(compare(old, new))


@pytest.mark.parametrize("seed", range(5))
def test_the_way_back_undoes_what_was_told(seed):
    chance = random.Random(seed)
    old = wide(60)
    new = copy_of(old)
    for goal in chance.sample(list(new), 20):
        chance.choice(EDITS)(goal)
    there, back = compare(old, new), compare(new, old)
    assert [(item.old, item.new) for item in there] == [(item.new, item.old) for item in back]


def test_comparing_takes_little_longer_for_a_larger_tree():
    """1 260 goals of which all texts differ, with room for a busy machine; measured: 0,1 s."""
    old = wide(1260)
    new = copy_of(old)
    for goal in new:
        retitle(goal)
        aim(goal)
        goal.description = goal.description.replace("goede", "gezonde")
    start = time.perf_counter()
    assert len(compare(old, new)) == 3 * 1260
    assert time.perf_counter() - start < 1
