"""What the matching reads of a goal or project: plain texts and what it is about.

Belongs here: the shape of a side and its fingerprint. Where sides come from is the caller's.
"""

import hashlib
import json
from dataclasses import dataclass

SHARED_KINDS = ("wijk", "doelgroep", "thema", "indicator")


@dataclass(frozen=True, slots=True)
class Side:
    """One goal or project as the matching reads it.

    `key` is the caller's own; `context` are titles of ancestors and `terms` names of the
    organisation's words that hang at it, both of less weight than the title; `shared` are
    (kind, id) pairs with a kind of SHARED_KINDS. The texts are hashable, so sides can be too.
    """

    key: object
    title: str
    description: str = ""
    context: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()
    shared: frozenset[tuple[str, object]] = frozenset()

    @property
    def texts(self):
        """Everything that is read as text, the same for sides that read the same."""
        return (self.title, self.description, tuple(self.terms), tuple(self.context))


def fingerprint(side):
    """A short hash (16 hex digits) of all that matching reads; the key is not part of it."""
    shared = sorted([kind, str(identity)] for kind, identity in side.shared)
    texts = [side.title, side.description, list(side.context), list(side.terms), shared]
    return hashlib.sha256(json.dumps(texts, ensure_ascii=False).encode()).hexdigest()[:16]
