"""Pure: what differs between two outlines of a tree. Only names what other modules may use.

What may stay for a quality check (magBlijven) is no content and is not compared; of stories and
raakvlakken only what a frozen version holds is: told with permission, confirmed.
"""

from goals.versions.comparing.as_json import to_json
from goals.versions.comparing.compare import compare
from goals.versions.comparing.difference import Aspect, ChangeKind, Difference, Differences
from goals.versions.comparing.sentences import (
    below_its_goal,
    from_to,
    sentence,
    sentences,
    total_sentences,
)
from goals.versions.comparing.summary import PHRASES, Section, counts, section_of, summary

__all__ = [
    "PHRASES",
    "Aspect",
    "ChangeKind",
    "Difference",
    "Differences",
    "Section",
    "below_its_goal",
    "compare",
    "counts",
    "from_to",
    "section_of",
    "sentence",
    "sentences",
    "summary",
    "to_json",
    "total_sentences",
]
