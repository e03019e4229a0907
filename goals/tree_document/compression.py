"""JSON in the ways that clients understand: as it is, gzip and brotli."""

import gzip

import brotli

PLAIN, GZIP, BROTLI = "", "gzip", "br"
ENCODINGS = (PLAIN, GZIP, BROTLI)


def compressed(content):
    """{encoding: bytes} of some bytes, for all ENCODINGS; the same bytes give the same."""
    return {
        PLAIN: content,
        GZIP: gzip.compress(content, 6, mtime=0),
        BROTLI: brotli.compress(content, quality=5),
    }
