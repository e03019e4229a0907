"""Making the JSON of a living tree from pieces of JSON, as bytes.

Belongs here: numbering goals, inheriting domains, nesting, and sorting as only Python can. Which
rows are read is in statement.py. What comes out is that of outline_json.to_json, in a fraction of
the time; tests compare the two.
"""

from collections import defaultdict
from contextlib import contextmanager
from dataclasses import dataclass

import orjson
from django.db import connection, transaction

from goals.accounts import EXEMPTIONS, HANGING_KINDS, TERMS, TermRow
from goals.enums import Domain
from goals.models import GoalTree
from goals.outline import head_of, uncollected
from goals.tree_document.statement import (
    CONTRIBUTIONS,
    GOALS,
    INDICATORS,
    LINKS,
    MEASUREMENTS,
    MILESTONES,
    PROJECT_TERMS,
    PROJECTS,
    RAAKVLAKKEN,
    TARGETS,
    TREE,
    occurring,
    statement,
)

OCCURRING = occurring()
AT_INDICATORS = (MEASUREMENTS, TARGETS)
AT_PROJECTS = (PROJECT_TERMS, MILESTONES)
AT_GOALS = (CONTRIBUTIONS, INDICATORS, *(kind.name for kind in HANGING_KINDS), LINKS, RAAKVLAKKEN)
NAMES = {PROJECT_TERMS: TERMS.name}  # of a list in JSON, where it is not that of the kind
DOMAINS = {"": "null", **{domain.value: f'"{domain}"' for domain in Domain}}
NO_LISTS = ",".join(f'"{kind}":[]' for kind in AT_GOALS)
END = "]}"


@dataclass(slots=True)
class Parent:
    """A goal of which the list of children is being written; `prefix` starts their numbers."""

    id: str
    prefix: str
    domain: str
    children: int = 0


@uncollected
def build(goal_tree):
    """The JSON of a GoalTree as bytes, all of one moment (ADR 25).

    Inside a transaction of the caller its locks must see to that.
    """
    found = _read(goal_tree)
    hanging = _hang(found)
    _, root_id, *_ = found[GOALS].pop(0)
    tree = _tree(*found[TREE])
    head = orjson.dumps({**head_of(tree), "versie": None}).decode()
    lists = {
        EXEMPTIONS.name: hanging[root_id].get(EXEMPTIONS.name, ()),
        "projecten": _projects(found, hanging),
    }
    goals = _nested(found[GOALS], Parent(root_id, "", tree.domain), hanging)
    return "".join([head[:-1], ",", _lists(lists, lists), ',"doelen":[', *goals, END]).encode()


def _read(goal_tree):
    """{kind: its rows in order}: first is asked what occurs in the tree, then only that is read."""
    with _one_moment(), connection.cursor() as cursor:
        [(tables,)] = _fetch(cursor, OCCURRING, goal_tree)
        found = _by_kind(_fetch(cursor, statement(frozenset(tables)), goal_tree))
    for kind in (TERMS.name, PROJECT_TERMS):
        found[kind].sort(key=_word_order)
    return found


@contextmanager
def _one_moment():
    """A transaction of which every statement sees the same commits; the caller's, when there is one."""
    if connection.in_atomic_block:
        yield
        return
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        yield


def _fetch(cursor, sql, goal_tree):
    cursor.execute(sql, {"tree": goal_tree.pk})
    return cursor.fetchall()


def _by_kind(rows):
    found = defaultdict(list)
    for row in rows:
        found[row[0]].append(row)
    return found


def _word_order(row):
    _, _, kind, name, *_ = row
    return TERMS.order(TermRow(0, kind, name, ""))


def _tree(row):
    _, pk, *_, values = row
    return GoalTree(pk=pk, **orjson.loads(values))


def _hang(found):
    """{id: {kind: pieces}} of what hangs at indicators, projects and goals."""
    hanging = defaultdict(lambda: defaultdict(list))
    for kind in (*AT_INDICATORS, *AT_PROJECTS):
        for _, at, *_, piece in found[kind]:
            hanging[at][kind].append(piece)
    for _, at, indicator_id, *_, piece in found[INDICATORS]:
        hanging[at][INDICATORS].append(_with_lists(piece, AT_INDICATORS, hanging[indicator_id]))
    for kind in AT_GOALS:
        if kind != INDICATORS:
            for _, at, *_, piece in found[kind]:
                hanging[at][kind].append(piece)
    return hanging


def _projects(found, hanging):
    """The projects at living goals, by name."""
    living = {goal_id for _, goal_id, *_ in found[GOALS]}
    linked = {project_id for _, goal_id, project_id, *_ in found[LINKS] if goal_id in living}
    rows = [(name.lower(), pk, piece) for _, pk, name, *_, piece in found[PROJECTS] if pk in linked]
    return [_with_lists(piece, AT_PROJECTS, hanging[pk]) for _, pk, piece in sorted(rows)]


def _nested(goals, root, hanging):
    """The pieces of goals in tree order, each with its children in it.

    Every goal of a large tree comes by here: this is written for speed.
    """
    pieces, opened, parent = [], [root], root
    for _, goal_id, parent_id, lineage, domain, piece in goals:
        while parent.id != parent_id:
            opened.pop()
            parent = opened[-1]
            pieces.append(END)
        parent.children = place = parent.children + 1
        number, effective = f"{parent.prefix}{place}", domain or parent.domain
        lists = _lists(AT_GOALS, hanging[goal_id]) if goal_id in hanging else NO_LISTS
        pieces.append(
            f'{"," if place > 1 else ""}{{"id":"{goal_id}","doorlopendId":"{lineage or goal_id}",'
            f'"nummer":"{number}",{piece[1:-1]},"domein":{DOMAINS[domain]},'
            f'"geldendDomein":{DOMAINS[effective]},{lists},"kinderen":['
        )
        parent = Parent(goal_id, f"{number}.", effective)
        opened.append(parent)
    pieces.append(END * (len(opened) - 1))
    return pieces


def _with_lists(piece, kinds, hanging):
    """A piece of JSON that is an object, with these lists added."""
    return f"{piece[:-1]},{_lists(kinds, hanging)}}}"


def _lists(kinds, hanging):
    return ",".join(f'"{NAMES.get(kind, kind)}":[{",".join(hanging.get(kind, ()))}]' for kind in kinds)
