"""Keep the file of a preview until it is confirmed.

It stays with us, so that what is imported is what was checked: for each purpose one file for each
person and organisation, an hour at most, in the cache that all workers share.
"""

import zlib
from typing import NamedTuple
from uuid import uuid4

from django.core.cache import cache

LIFETIME = 60 * 60  # seconds


class KeptFile(NamedTuple):
    """The name that a file had at the person who chose it, and its bytes."""

    name: str
    content: bytes


class Shelf:
    """Where the files of one purpose, such as 'doelenboom', wait."""

    def __init__(self, purpose):
        self.purpose = purpose

    def keep(self, user, organisation, content, name=""):
        """Keep the bytes of a file instead of the one before; returns the token to ask for it."""
        token = str(uuid4())
        cache.set(self._key(user, organisation), (token, name, zlib.compress(content)), LIFETIME)
        return token

    def find(self, user, organisation, token):
        """The KeptFile under a token, or None when it expired, was taken or replaced."""
        kept_token, name, content = cache.get(self._key(user, organisation), (None, "", None))
        return KeptFile(name, zlib.decompress(content)) if kept_token == str(token) else None

    def forget(self, user, organisation):
        """Let the file go; True for the one caller that did it."""
        return cache.delete(self._key(user, organisation))

    def _key(self, user, organisation):
        return f"import:{self.purpose}:{user.pk}:{organisation.pk}"
