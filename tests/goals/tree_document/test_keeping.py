"""Documents of living trees are stored, and used until something changes."""

import gzip
from concurrent.futures import ThreadPoolExecutor

import brotli
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from goals.models import GoalTree, TreeDocument
from goals.services import update_tree
from goals.tree_document import ENCODINGS, build, bytes_of, compressed, with_state
from tests.goals.factories import make_organisation, make_tree

DRAWING = "M Gezond\n  D Buiten spelen"
READ = {"": bytes, "gzip": gzip.decompress, "br": brotli.decompress}


def stated(goal_tree):
    return with_state(GoalTree.objects.all()).get(pk=goal_tree.pk)


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_bytes_of_are_the_same_when_made_and_when_kept(goal_tree, encoding):
    now = stated(goal_tree)
    made, kept = bytes_of(now, encoding), bytes_of(now, encoding)
    assert made == kept
    assert READ[encoding](made) == build(goal_tree)
    assert TreeDocument.objects.get().state == now.state


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_kept_bytes_are_one_query(goal_tree, encoding):
    now = stated(goal_tree)
    bytes_of(now)
    with CaptureQueriesContext(connection) as queries:
        bytes_of(now, encoding)
    assert len(queries) == 1


def test_document_after_a_change_replaces_the_kept_one(goal_tree):
    before = bytes_of(stated(goal_tree))
    update_tree(user=None, goal_tree=goal_tree, changes={"title": "Nieuw"}, seen={"title": goal_tree.title})
    after = bytes_of(stated(goal_tree))
    assert after != before
    assert after == build(goal_tree)
    assert TreeDocument.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_eight_at_once_all_get_the_document():
    now = stated(make_tree(make_organisation(), DRAWING))

    def ask(_):
        try:
            return bytes_of(now)
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        answers = set(pool.map(ask, range(8)))
    assert answers == {build(now)}


def test_compressed_is_the_same_twice():
    content = b"doelenboom" * 100
    assert compressed(content) == compressed(content)
    assert {name: READ[name](data) for name, data in compressed(content).items()} == dict.fromkeys(
        READ, content
    )
