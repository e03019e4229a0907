"""Rows at a goal that have no lasting id: which are new, gone, or the same with other words.

In a frozen version rows have no id. What is equal is the same row; of the rest, rows that share what
they are recognised by are one row that changed.
"""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace

from goals.enums import ReferenceKind, ResponsibilityRole, Weight
from goals.history_words import CONTRIBUTION_FIELDS, PLAIN_KINDS
from goals.versions.comparing.difference import Aspect, ChangeKind, Difference, Field
from goals.versions.comparing.fields import differing, fields_of
from organisations.enums import TermKind


@dataclass(frozen=True)
class RowKind:
    """How rows of one kind are compared.

    `attribute` is their list at an OutlineGoal, `compared` what makes two rows equal, `known_by` by what
    they are recognised, the surest first. `name` is what a row is called, `told` says more of it.
    """

    aspect: Aspect
    attribute: str
    compared: tuple
    known_by: tuple
    fields: dict
    name: Callable
    told: Callable = lambda row: ""  # noqa: ARG005 - most names say enough


def _kind_fields(kind, keys):
    return fields_of(PLAIN_KINDS[kind].fields, keys)


EVIDENCE_FIELDS = {
    "statement": Field("watWeWeten", "gegeven", is_quoted=True, is_long=True),
    "figure": Field("cijfer", "cijfer", is_quoted=True),
    "source": Field("bron", "bron", is_quoted=True),
    "neighbourhood": Field("wijk", "wijk", is_quoted=True),
    "target_group": Field("doelgroep", "doelgroep", is_quoted=True),
}
ROW_KINDS = (
    RowKind(
        Aspect.PERSON,
        "responsibilities",
        ("role", "name"),
        (("name",),),
        _kind_fields("responsibility", {"role": "rol"}),
        lambda row: row.name,
        lambda row: ResponsibilityRole(row.role).label,
    ),
    RowKind(
        Aspect.REFERENCE,
        "references",
        ("kind", "title", "url"),
        (("title",),),
        _kind_fields("reference", {"kind": "soort", "url": "webadres"}),
        lambda row: row.title,
        lambda row: ReferenceKind(row.kind).label,
    ),
    RowKind(
        Aspect.CONTRIBUTION,
        "contributions",
        ("target_id", "weight", "explanation"),
        (("target_id",),),
        fields_of(CONTRIBUTION_FIELDS, {"weight": "gewicht", "explanation": "toelichting"}),
        lambda row: row.target_title,
        lambda row: Weight(row.weight).label,
    ),
    RowKind(
        Aspect.TERM,
        "terms",
        ("kind", "name"),
        (),
        {},
        lambda row: row.name,
        lambda row: TermKind(row.kind).label.lower(),
    ),
    RowKind(
        Aspect.EVIDENCE,
        "evidence",
        ("statement", "figure", "source", "neighbourhood", "target_group"),
        (("statement",), ("figure", "source")),
        EVIDENCE_FIELDS,
        lambda row: row.statement,
    ),
    RowKind(
        Aspect.QUESTION,
        "learning_questions",
        ("question", "learned"),
        (("question",), ("learned",)),
        _kind_fields("question", {"question": "vraag", "learned": "geleerd"}),
        lambda row: row.question,
    ),
)


def differences_of_rows(matching):
    """People, grounds, contributions, words, gegevens and leervragen at goals on both sides."""
    for old, new in matching.pairs:
        for kind in ROW_KINDS:
            before, after = getattr(old, kind.attribute), getattr(new, kind.attribute)
            if before or after:
                yield from _of_kind(matching, (old, new), kind, _known(matching, kind, before), after)


def _known(matching, kind, rows):
    """The old rows; contributions to a goal go to where that goal is now."""
    if kind.aspect != Aspect.CONTRIBUTION:
        return rows
    return [replace(row, target_id=matching.of_old(row.target_id)) for row in rows]


def _of_kind(matching, pair, kind, before, after):
    before, after = without_equal(before, after, kind.compared)
    if not before and not after:
        return
    goals = (matching.at(*pair),)
    for known_by in kind.known_by:
        pairs, before, after = paired(before, after, known_by)
        for old, new in pairs:
            about = Difference(kind.aspect, ChangeKind.CHANGED, goals, kind.name(new))
            yield from differing(about, old, new, kind.fields)
    for row in before:
        yield _whole(kind, ChangeKind.GONE, goals, row)
    for row in after:
        yield _whole(kind, ChangeKind.NEW, goals, row)


def _whole(kind, change, goals, row):
    name = kind.name(row)
    old, new = (name, "") if change == ChangeKind.GONE else ("", name)
    return Difference(kind.aspect, change, goals, name, old=old, new=new, extra=kind.told(row))


def without_equal(before, after, names):
    """(old rows, new rows) that are not the same in all attributes `names`; each counts once."""

    def key(row):
        return tuple(getattr(row, name) for name in names)

    old_keys, new_keys = [key(row) for row in before], [key(row) for row in after]
    if old_keys == new_keys:
        return [], []
    return _left(before, old_keys, Counter(new_keys)), _left(after, new_keys, Counter(old_keys))


def _left(rows, keys, others):
    left = []
    for row, key in zip(rows, keys, strict=True):
        if others[key]:
            others[key] -= 1
        else:
            left.append(row)
    return left


def paired(before, after, names):
    """(pairs, old rest, new rest): rows that share `names`, unless these are all empty."""
    waiting = {}
    for row in before:
        waiting.setdefault(tuple(getattr(row, name) for name in names), []).append(row)
    pairs, rest = [], []
    for row in after:
        key = tuple(getattr(row, name) for name in names)
        partners = waiting.get(key) if any(key) else None
        if partners:
            pairs.append((partners.pop(0), row))
        else:
            rest.append(row)
    taken = {id(old) for old, _ in pairs}
    return pairs, [row for row in before if id(row) not in taken], rest
