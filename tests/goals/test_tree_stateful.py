"""Random changes of two trees, made by tree.py and by the plain model: both end up the same.

TREE_EXAMPLES in the environment sets how many runs of 40 changes there are; without it the same
25 runs come every time.
"""

import os

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from goals import tree
from goals.enums import LEVELS
from goals.models import Contribution, Goal, Removal
from goals.tree_check import find_faults
from tests.goals.factories import draw, make_organisation, make_tree, put_back
from tests.goals.tree_model import Model, RefusedError

EXAMPLES = os.environ.get("TREE_EXAMPLES")
ANY = st.integers(0, 10_000)  # which of what is there, counted round
START = ("M a\n  D b\n    S c\n    P d\n  D e\nM f", "M g\n  S h\n    P i\nD j\n  S k")
POSITIONS = st.sampled_from(tree.Position.values)
NO_OR_A_LEVEL = st.one_of(st.none(), st.integers(0, 3))


class Trees(RuleBasedStateMachine):
    @initialize()
    def start(self):
        self.atomic = transaction.atomic()
        self.atomic.__enter__()
        organisation = make_organisation()
        self.trees = [make_tree(organisation, start, title="Boom") for start in START]
        self.model = Model(len(self.trees))
        for root, start in zip(self.model.roots, START, strict=True):
            self.model.grow(root, start)
        self.ids = {node: Goal.objects.get(title=node.title).pk for node in self.model.nodes()}
        self.removals = []
        self.moves = []

    @rule(which=ANY, beside=ANY, position=POSITIONS, level=NO_OR_A_LEVEL)
    def add(self, which, beside, position, level):
        number = which % len(self.trees)
        root = self.model.roots[number]
        target = pick(list(root.walk()), beside)
        title = f"doel {len(self.ids)}"
        fields = {} if level is None else {"level": LEVELS[level]}
        node, goal = self.both(
            lambda: self.model.add(title, target, position, level),
            lambda: tree.add_goal(
                user=None,
                goal_tree=self.trees[number],
                title=title,
                target=self.goal(target),
                position=position,
                **fields,
            ),
        )
        if node:
            self.ids[node] = goal.pk

    @precondition(lambda self: self.model.nodes())
    @rule(which=ANY, where=ANY, position=POSITIONS, level=NO_OR_A_LEVEL)
    def move(self, which, where, position, level):
        node = pick(self.model.nodes(), which)
        target = pick([*self.model.roots, *self.model.nodes()], where)
        self.remember(
            lambda: self.model.move(node, target, position, level),
            lambda: tree.move_goal(
                user=None,
                goal=self.goal(node),
                target=self.goal(target),
                position=position,
                goal_tree=self.tree_of(target),
                level="" if level is None else LEVELS[level],
            ),
        )

    @precondition(lambda self: self.model.nodes())
    @rule(which=ANY, how=st.sampled_from(["indent", "outdent", "raise_", "lower"]))
    def type(self, which, how):
        node = pick(self.model.nodes(), which)
        function = getattr(tree, f"{how.rstrip('_')}_goal")
        self.remember(
            lambda: getattr(self.model, how)(node), lambda: function(user=None, goal=self.goal(node))
        )

    @precondition(lambda self: self.model.nodes())
    @rule(which=ANY, level=st.integers(0, 3))
    def set_level(self, which, level):
        node = pick(self.model.nodes(), which)
        self.remember(
            lambda: self.model.set_level(node, level),
            lambda: tree.set_level(user=None, goal=self.goal(node), level=LEVELS[level]),
        )

    @precondition(lambda self: self.moves)
    @rule(which=ANY)
    def take_back(self, which):
        place, move = pick(self.moves[-3:], which)
        move.goal.refresh_from_db()
        self.both(lambda: self.model.put_back(place), lambda: put_back(None, move))

    @precondition(lambda self: self.model.nodes())
    @rule(which=ANY)
    def remove(self, which):
        node = pick(self.model.nodes(), which)
        _, removal = self.both(
            lambda: self.model.remove(node), lambda: tree.remove_goal(user=None, goal=self.goal(node))
        )
        if removal:
            self.removals.append(removal)

    @precondition(lambda self: self.removals)
    @rule(which=ANY)
    def restore(self, which):
        at = which % len(self.removals)
        stored = Removal.objects.filter(pk=self.removals[at].pk).first() or self.removals[at]
        self.both(lambda: self.model.restore(at + 1), lambda: tree.restore_goal(user=None, removal=stored))

    @precondition(lambda self: self.model.nodes(living=True))
    @rule(which=ANY, where=ANY)
    def contribute(self, which, where):
        living = self.model.nodes(living=True)
        node, target = pick(living, which), pick(living, where)
        try:
            self.model.contribute(node, target)
        except RefusedError:
            return
        Contribution.objects.create(goal=self.goal(node), target=self.goal(target))

    @invariant()
    def both_are_the_same(self):
        for root, goal_tree in zip(self.model.roots, self.trees, strict=True):
            assert draw(goal_tree, with_bin=True) == self.model.draw(root)

    @invariant()
    def trees_are_sound(self):
        assert [find_faults(goal_tree) for goal_tree in self.trees] == [[], []]

    def teardown(self):
        if hasattr(self, "atomic"):
            transaction.set_rollback(True)
            self.atomic.__exit__(None, None, None)

    def both(self, in_model, in_database):
        """Make a change in both; either both refuse or neither does. Returns both results."""
        try:
            expected = in_model()
        except RefusedError:
            with pytest.raises(ValidationError):
                in_database()
            return None, None
        return expected, in_database()

    def remember(self, in_model, in_database):
        place, move = self.both(in_model, in_database)
        if place:
            self.moves.append((place, move))

    def goal(self, node):
        return Goal.objects.get(pk=self.ids[node]) if node in self.ids else None

    def tree_of(self, node):
        return self.trees[self.model.roots.index(node.root())]


def pick(things, number):
    return things[number % len(things)]


@pytest.mark.django_db
@pytest.mark.slow
def test_tree_does_what_the_model_does():
    profile = settings(
        max_examples=int(EXAMPLES or 25),
        stateful_step_count=40,
        derandomize=not EXAMPLES,
        suppress_health_check=list(HealthCheck),
        database=None,
    )
    run_state_machine_as_test(Trees, settings=profile)
