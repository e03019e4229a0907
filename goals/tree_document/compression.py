"""JSON in the ways that clients understand: as it is, gzip and brotli."""

import gzip
from typing import NamedTuple

import brotli

PLAIN, GZIP, BROTLI = "", "gzip", "br"
ENCODINGS = (PLAIN, GZIP, BROTLI)


class Effort(NamedTuple):
    """How hard to try, for each encoding; 1 is quickest."""

    gzip: int
    brotli: int


QUICK = Effort(gzip=3, brotli=1)  # for what is made anew after every change (ADR 25)
LASTING = Effort(gzip=6, brotli=6)


def compressed(content, effort=LASTING):
    """{encoding: bytes} of some bytes, for all ENCODINGS; the same bytes give the same."""
    return {
        PLAIN: content,
        GZIP: gzip.compress(content, effort.gzip, mtime=0),
        BROTLI: brotli.compress(content, quality=effort.brotli),
    }


def decompressed(content_br):
    """What brotli made of `content_br`."""
    return brotli.decompress(content_br)
