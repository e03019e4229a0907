"""What reading rows must know of the organisation: its words, and the projects that are there."""

from collections import defaultdict
from dataclasses import dataclass, field

from goals.models import Project
from goals.projects.imports.fields import TERM_KINDS, same
from organisations.permissions import can_manage_vocabulary


@dataclass(frozen=True)
class Known:
    """`terms` is {TermKind: {folded name: Term id}}, `names` {folded name of a project: its name}.

    `words` is {Term id: its name}. `may_add`: whether who imports may add words to the lists.
    """

    terms: dict = field(default_factory=dict)
    names: dict = field(default_factory=dict)
    words: dict = field(default_factory=dict)
    may_add: bool = False


def known_to(user, organisation):
    """The Known of an organisation for a user who may change its projects; in 2 queries."""
    terms, words = defaultdict(dict), {}
    rows = organisation.terms.alive().filter(kind__in=TERM_KINDS)
    for kind, name, pk in rows.values_list("kind", "name", "pk"):
        terms[kind][same(name)] = pk
        words[pk] = name
    projects = Project.objects.alive().filter(organisation=organisation)
    names = {same(name): name for name in projects.values_list("name", flat=True)}
    return Known(dict(terms), names, words, can_manage_vocabulary(user, organisation))
