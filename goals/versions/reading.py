"""Reading vastgestelde versies back: which there are, what is in them, and whether that is still right.

Making one belongs in freezing.py, who may see one in publishing.py. No page or document here.
"""

from hashlib import sha256
from typing import NamedTuple

import orjson
from django.contrib.auth.models import AnonymousUser

from goals.enums import Audience
from goals.models import FrozenVersion
from goals.outline_json import SCHEMA, from_json, sheet_from_json
from goals.tree_document import BROTLI, GZIP, PLAIN

# Where a version has its document in each encoding.
COLUMNS = {PLAIN: "content", GZIP: "content_gzip", BROTLI: "content_br"}


class UnknownSchemaError(ValueError):
    """A version that another release of this program wrote, in a form that this one cannot read."""


def versions_of(user, goal_tree):
    """The versions of a tree that somebody may see, the newest first, without their documents."""
    return FrozenVersion.objects.visible_to(user).filter(goal_tree=goal_tree).in_order()


class Newest(NamedTuple):
    """The newest version of each of some trees, {tree id: it or None}; `is_public`: any is for everybody."""

    versions: dict
    is_public: bool


def newest_of(user, goal_trees):
    """The Newest of what somebody may see of some trees, in one query."""
    found = {goal_tree.pk: None for goal_tree in goal_trees}
    versions = FrozenVersion.objects.visible_to(user).filter(goal_tree__in=found)
    versions = list(versions.select_related("publication").order_by("number"))
    found |= {version.goal_tree_id: version for version in versions}
    published = [version.publication for version in versions if hasattr(version, "publication")]
    return Newest(found, any(each.audience == Audience.OPENBAAR for each in published))


def publishers():
    """[(slug, name)] of the organisations of which everybody may read a version, by name."""
    versions = FrozenVersion.objects.visible_to(AnonymousUser()).order_by("goal_tree__organisation__name")
    found = versions.values_list("goal_tree__organisation__slug", "goal_tree__organisation__name")
    return list(found.distinct())


def outline_of(version):
    """The Outline that was frozen. Raises UnknownSchemaError, with a Dutch sentence."""
    return from_json(_data_of(version))


def sheet_of(version, indicator_id):
    """The Sheet of one indicator that was frozen, None when it is not in it. Raises as `outline_of`."""
    return sheet_from_json(_data_of(version), indicator_id)


def verify(version):
    """Whether what is stored is, byte for byte, what was frozen."""
    return hash_of(version.content) == version.sha256


def hash_of(content):
    """The SHA-256 of bytes, in hexadecimal signs."""
    return sha256(content).hexdigest()


def _data_of(version):
    if version.schema != SCHEMA:
        raise UnknownSchemaError(
            f"Deze versie is opgeslagen in schema {version.schema} en dit programma leest schema {SCHEMA}. "
            "De inhoud is niet veranderd: u kunt hem wel downloaden."
        )
    return orjson.loads(version.content)
