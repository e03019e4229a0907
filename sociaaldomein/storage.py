"""How the files of pages are stored for production: hashed names, compressed.

Belongs here: only what WhiteNoise's own storage leaves off.
"""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class HashedStaticFiles(CompressedManifestStaticFilesStorage):
    """Also writes hashed names into the imports of our JavaScript modules."""

    support_js_module_import_aggregation = True
