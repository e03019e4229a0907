"""What the address of a page asks to see of the raakvlakken, and the addresses that ask otherwise.

Belongs here: from a query string to a Scope and back, and what the filter bar offers. What a
Scope means is in goals/raakvlakken/scope.py.
"""

from dataclasses import dataclass
from urllib.parse import urlencode
from uuid import UUID

from goals.enums import Level
from goals.raakvlakken.pairs import CONFIRMED, SIGNAL
from goals.raakvlakken.scope import Scope
from organisations.enums import TermKind
from organisations.form_fields import whole_number

WORDS = (TermKind.WIJK, TermKind.DOELGROEP, TermKind.THEMA, TermKind.BELEIDSVELD)
STATUSES = {CONFIRMED: "alleen bevestigd", SIGNAL: "alleen signalen"}
YES = "ja"


@dataclass(frozen=True, slots=True)
class Asked:
    """The Scope that an address asks for; `kept` is what was understood of the address."""

    scope: Scope
    kept: dict

    def url(self, address="", **changes):
        """An address with this filter, and other things asked; an empty value asks nothing."""
        values = {name: value for name, value in {**self.kept, **changes}.items() if value}
        return f"{address}?{urlencode(values)}" if values else address or "?"


def read_asked(query, landscape):
    """The Asked in a query string; what is not understood, or not there any more, counts as not asked."""
    kept = {
        "boom": _one_of(query.get("boom"), map(str, landscape.trees)),
        "niveau": _one_of(query.get("niveau"), Level.values),
        "oordeel": _one_of(query.get("oordeel"), STATUSES),
        "bijdragen": _one_of(query.get("bijdragen"), [YES]),
        **{kind.value: _term(query.get(kind.value), kind, landscape) for kind in WORDS},
    }
    kept = {name: value for name, value in kept.items() if value}
    scope = Scope(
        tree_id=UUID(kept["boom"]) if "boom" in kept else None,
        level=kept.get("niveau", ""),
        term_ids=frozenset(int(kept[kind.value]) for kind in WORDS if kind.value in kept),
        status=kept.get("oordeel", ""),
        contributions="bijdragen" in kept,
    )
    return Asked(scope, kept)


def filter_bar(asked, landscape, address):
    """Context of the filter bar: the trees, the other lists to choose from, and what is chosen."""
    fields = _fields(asked, landscape)
    return {
        "asked": asked,
        "address": address,
        "hidden": [("boom", asked.kept["boom"])] if "boom" in asked.kept else [],
        "trees": _tree_links(asked, landscape),
        "fields": fields,
        "chosen": _chosen(asked, fields, address),
        "tree_title": landscape.trees.get(asked.scope.tree_id, ""),
    }


def _one_of(value, possible):
    return value if value in set(possible) else ""


def _term(text, kind, landscape):
    term = landscape.terms.get(whole_number(text or ""))
    return str(term.id) if term and term.kind == kind else ""


def _tree_links(asked, landscape):
    """(title, address, chosen) of the whole municipality and of each tree."""
    trees = [("", "Heel de gemeente"), *((str(pk), title) for pk, title in landscape.trees.items())]
    chosen = asked.kept.get("boom", "")
    return [(title, asked.url(boom=pk), pk == chosen) for pk, title in trees]


def _fields(asked, landscape):
    """(label, name in the address, choices, the chosen one, what no choice means)."""
    lists = [("Niveau", "niveau", Level.choices, "alle niveaus")]
    for kind in WORDS:
        terms = sorted(_terms_of(landscape, kind), key=lambda term: term.name.casefold())
        choices = [(str(term.id), term.name) for term in terms]
        if choices:
            lists.append((kind.label.capitalize(), kind.value, choices, "alles"))
    lists.append(("Oordeel", "oordeel", list(STATUSES.items()), "bevestigd en signalen"))
    return [(label, name, choices, asked.kept.get(name, ""), all_) for label, name, choices, all_ in lists]


def _terms_of(landscape, kind):
    return [term for term in landscape.terms.values() if term.kind == kind]


def _chosen(asked, fields, address):
    """(what is chosen, the address without it) of each filter that is on."""
    chosen = []
    for label, name, choices, value, _ in fields:
        if value:
            chosen.append((f"{label}: {dict(choices)[value]}", asked.url(address, **{name: ""})))
    if asked.scope.contributions:
        chosen.append(("Ook via ‘draagt ook bij aan’", asked.url(address, bijdragen="")))
    return chosen
