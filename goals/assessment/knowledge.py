"""The knowledge that counts for one organisation: what comes along, with its own werkingspaden in it.

Belongs here: from OwnPathway to raakvlakken.Pathway and back. Writing OwnPathways is in pathways.py.
"""

from goals.models import OwnPathway
from goals.raakvlakken.knowledge import compile_knowledge
from goals.raakvlakken.pathways import Pathway, Vocabulary, shipped_pathways

GROUP = "@"  # before the key of a word group, on a line of its own
OWN_THEME = "van uzelf"


def knowledge_of(organisation):
    """The compiled Knowledge of an Organisation, in one query."""
    return compile_knowledge(tuple(pathways_of(own_pathways(organisation))))


def own_pathways(organisation):
    """{key: OwnPathway} of an organisation, without what it threw away."""
    return {own.key: own for own in OwnPathway.objects.alive().filter(organisation=organisation)}


def pathways_of(own):
    """The Pathways that find something, given {key: OwnPathway}: own ones take the place of shipped ones."""
    for pathway in shipped_pathways():
        replaced = own.get(pathway.key)
        if replaced is None:
            yield pathway
        elif replaced.is_on:
            yield pathway_of(replaced)
    shipped = {pathway.key for pathway in shipped_pathways()}
    for key, pathway in own.items():
        if key not in shipped and pathway.is_on:
            yield pathway_of(pathway)


def pathway_of(own):
    """The Pathway of an OwnPathway, stored or not."""
    return Pathway(
        key=own.key,
        name=own.name,
        mechanism=own.mechanism,
        short=own.short,
        evidence=own.strength,
        source_name=own.source_name,
        source_url=own.source_url,
        theme=OWN_THEME,
        physical=_vocabulary(own.physical_words, own.physical_excluded),
        social=_vocabulary(own.social_words, own.social_excluded),
    )


def lines_of(vocabulary):
    """(words, excluded words) of a Vocabulary as people type them, one a line."""
    groups = [f"{GROUP}{key}" for key in vocabulary.groups]
    return "\n".join([*groups, *vocabulary.terms]), "\n".join(vocabulary.excluded)


def _vocabulary(words, excluded):
    lines = _lines(words)
    return Vocabulary(
        groups=tuple(line.removeprefix(GROUP).strip() for line in lines if line.startswith(GROUP)),
        terms=tuple(line for line in lines if not line.startswith(GROUP)),
        excluded=tuple(_lines(excluded)),
    )


def _lines(text):
    return [line.strip() for line in text.splitlines() if line.strip()]
