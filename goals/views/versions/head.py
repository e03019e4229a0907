"""What pages say of a version itself: its document and day, what it replaces, who sees it.

Belongs here: the Head, for a version of `with_people`; what is in a version is in content.py.
"""

from dataclasses import dataclass

from goals.enums import PlanningDocument
from goals.models import FrozenVersion
from goals.views.versions.address import WHO


@dataclass(frozen=True)
class Head:
    """A version as pages tell of it.

    `document` is its document and year, `audience` who sees it besides advisers, `seen_by` the same in
    words. `newer` is the version that came in its place, `older` the one that it replaced; None when
    there is none, or none that the reader may see.
    """

    version: FrozenVersion
    document: str
    audience: str
    seen_by: str
    newer: FrozenVersion | None
    older: FrozenVersion | None

    @property
    def hash_in_short(self):
        return self.version.sha256[:12]


def head_of(version):
    """The Head of a version of `with_people`."""
    audience = _audience(version)
    return Head(
        version,
        document=f"{PlanningDocument(version.document).label} {version.year}",
        audience=audience,
        seen_by=WHO[audience],
        newer=next(iter(version.superseded_by.all()), None),
        older=version.supersedes if version.shows_older else None,
    )


def _audience(version):
    """The Audience, as fetched; '' when only advisers see it."""
    publication = getattr(version, "publication", None)
    return publication.audience if publication else ""
