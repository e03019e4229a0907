"""Keep the file of a preview until it is confirmed.

It stays with us, so that what is imported is what was checked: one file for each person and
organisation, an hour at most, in the cache that all workers share.
"""

import zlib
from uuid import uuid4

from django.core.cache import cache

LIFETIME = 60 * 60  # seconds


def keep(user, organisation, content):
    """Keep the bytes of a file instead of the one before; returns the token to ask for it."""
    token = str(uuid4())
    cache.set(_key(user, organisation), (token, zlib.compress(content)), LIFETIME)
    return token


def find(user, organisation, token):
    """The bytes kept under a token, or None when they expired, were taken or replaced."""
    kept_token, content = cache.get(_key(user, organisation), (None, None))
    return zlib.decompress(content) if kept_token == str(token) else None


def forget(user, organisation):
    """Let the file go; True for the one caller that did it."""
    return cache.delete(_key(user, organisation))


def _key(user, organisation):
    return f"import:{user.pk}:{organisation.pk}"
