"""How the files of pages are stored for production: hashed names, compressed.

Belongs here: only what WhiteNoise's own storage leaves off.
"""

from whitenoise.storage import CompressedManifestStaticFilesStorage

# Of our modules only: Django's own rule also reads examples in comments of other packages.
OUR_MODULE_IMPORTS = ("js/*.js", ((r"""(?P<matched>from\s+"(?P<url>\./[^"]+)")""", 'from "%(url)s"'),))


class HashedStaticFiles(CompressedManifestStaticFilesStorage):
    """Also writes hashed names into the imports of our JavaScript modules."""

    patterns = (*CompressedManifestStaticFilesStorage.patterns, OUR_MODULE_IMPORTS)
