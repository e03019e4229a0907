"""The lists of the vocabulary as pages and the API call them.

Belongs here: their names, addresses and what they are for. Which words are in them is data.
"""

from typing import NamedTuple

from organisations.enums import TermKind


class WordList(NamedTuple):
    """A list as the pages call it; `slug` is its part of the address."""

    kind: str
    slug: str
    title: str
    about: str


LISTS = [
    WordList(
        TermKind.BELEIDSVELD,
        "beleidsvelden",
        "Beleidsvelden",
        "Waar uw gemeente beleid over maakt. Die met het domein fysiek worden de kolommen van de matrix bij "
        "Raakvlakken; zonder domein tellen ze aan beide kanten mee.",
    ),
    WordList(
        TermKind.THEMA,
        "themas",
        "Thema’s",
        "Onderwerpen die dwars door beleidsvelden lopen, zoals ontmoeten of hitte.",
    ),
    WordList(TermKind.DOELGROEP, "doelgroepen", "Doelgroepen", "Voor wie een project of doel bedoeld is."),
    WordList(
        TermKind.WIJK,
        "wijken",
        "Wijken",
        "Waar in de gemeente. Gebruik de namen die inwoners gebruiken: wijken, buurten of kernen.",
    ),
    WordList(TermKind.WET, "wetten", "Wetten", "Waar een project of doel uit volgt."),
]
BY_SLUG = {one.slug: one for one in LISTS}
BY_KIND = {one.kind: one for one in LISTS}
