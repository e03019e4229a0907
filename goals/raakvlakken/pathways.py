"""Werkingspaden and the word groups they share: what we know, as data with a source.

Belongs here: the shape of a pathway, reading the shipped ones (folder `data/`), JSON both ways
and the check of what someone typed. Finding them in texts is `knowledge`.
"""

import re
import tomllib
from dataclasses import asdict, dataclass, field
from functools import cache
from pathlib import Path

from goals.enums import Strength
from goals.raakvlakken.notation import faults_of

FOLDER = Path(__file__).parent / "data"
# The theme of pathways for physical work that names a social outcome itself.
NAMED_ITSELF = "Het project noemt het doel zelf"
EVIDENCE = tuple(reversed(Strength.values))
_KEY = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class Group:
    """Words for one thing, shared by pathways: `domain` is sociaal or fysiek.

    A term inside one of the `excluded` phrases does not count: "thuis" in "Veilig Thuis".
    """

    key: str
    name: str
    domain: str
    terms: tuple[str, ...]
    excluded: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What betrays one side of a pathway: groups by key, own terms, and terms that rule it out."""

    groups: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()
    excluded: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Pathway:
    """One known way in which physical work helps a social goal.

    `mechanism` is the sentence that says why, `short` the same in a few words with an arrow,
    `evidence` one of EVIDENCE, `theme` the heading it stands under.
    """

    key: str
    name: str
    mechanism: str
    short: str
    evidence: str
    source_name: str
    source_url: str
    theme: str = ""
    physical: Vocabulary = field(default_factory=Vocabulary)
    social: Vocabulary = field(default_factory=Vocabulary)


def to_json(pathway):
    """The pathway as plain JSON values; `from_json` reads it back."""
    return asdict(pathway)


def from_json(data):
    """The pathway in what `to_json` gave. Raises KeyError or TypeError on another shape."""
    sides = {name: _vocabulary(data.get(name) or {}) for name in ("physical", "social")}
    return Pathway(**{**data, **sides})


def _vocabulary(data):
    return Vocabulary(**{name: tuple(values) for name, values in data.items()})


def problems_of(pathway, groups=None):
    """What is wrong with a pathway someone typed: {field name: [Dutch sentences]}.

    The names are those of Pathway, and `physical` and `social`. `groups` is {key: Group}; the
    shipped ones when left out.
    """
    groups = shipped_groups() if groups is None else groups
    problems = {name: _missing(name, getattr(pathway, name)) for name in _REQUIRED}
    if not _KEY.fullmatch(pathway.key):
        problems["key"] = ["Gebruik alleen kleine letters, cijfers en streepjes."]
    if pathway.evidence not in EVIDENCE:
        problems["evidence"] = ["Kies sterk, redelijk of zwak."]
    for name, domains in _DOMAINS.items():
        problems[name] = _vocabulary_problems(getattr(pathway, name), domains, groups)
    return {name: sentences for name, sentences in problems.items() if sentences}


_REQUIRED = {
    "name": "Geef het werkingspad een naam.",
    "mechanism": "Schrijf in één zin waarom het een het ander helpt.",
}


# A physical project may name a social outcome itself: "woningen voor statushouders".
_DOMAINS = {"physical": ("fysiek", "sociaal"), "social": ("sociaal",)}


def _missing(name, value):
    return [] if value.strip() else [_REQUIRED[name]]


def _vocabulary_problems(vocabulary, domains, groups):
    unknown = [
        f"De woordgroep ‘{key}’ bestaat niet of hoort bij het andere domein."
        for key in vocabulary.groups
        if key not in groups or groups[key].domain not in domains
    ]
    if not vocabulary.groups and not any(term.strip() for term in vocabulary.terms):
        unknown.append("Kies een woordgroep of typ minstens één woord.")
    return [*unknown, *faults_of(vocabulary.terms), *faults_of(vocabulary.excluded)]


@cache
def shipped_groups():
    """The word groups that come along, by key."""
    groups = {}
    for domain in ("fysiek", "sociaal"):
        for path in sorted(FOLDER.glob(f"groepen_{domain}*.toml")):
            for key, data in tomllib.loads(path.read_text()).items():
                groups[key] = Group(key, data["naam"], domain, *_terms_of(data))
    return groups


def _terms_of(data):
    return _listed(data["woorden"]), _listed(data.get("niet", ""))


def _listed(text):
    """The terms in a text of the data files: set apart by commas and line ends."""
    return tuple(term.strip() for term in re.split(r"[,\n]", text) if term.strip())


@cache
def shipped_pathways():
    """The pathways that come along, in the order of the files."""
    sources = tomllib.loads((FOLDER / "bronnen.toml").read_text())
    return tuple(
        _shipped(key, data, path_data["thema"], sources)
        for path in sorted(FOLDER.glob("paden_*.toml"))
        for path_data in [tomllib.loads(path.read_text())]
        for key, data in path_data["pad"].items()
    )


def _shipped(key, data, theme, sources):
    source = sources[data["bron"]]
    return Pathway(
        key=key,
        name=data["naam"],
        mechanism=data["waarom"],
        short=data["kort"],
        evidence=data["bewijs"],
        source_name=source["naam"],
        source_url=source["url"],
        theme=theme,
        physical=Vocabulary(*_side_of(data, "fysiek")),
        social=Vocabulary(*_side_of(data, "sociaal")),
    )


def _side_of(data, domain):
    return tuple(_listed(data.get(name, "")) for name in (domain, f"{domain}_woorden", f"{domain}_niet"))
