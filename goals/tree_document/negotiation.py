"""Which of the ways that JSON is kept a client understands."""

from goals.tree_document.compression import BROTLI, GZIP, PLAIN


def best_encoding(accepted):
    """The shortest of ENCODINGS that a header Accept-Encoding allows; PLAIN without one."""
    pairs = [each.partition(";q=") for each in accepted.replace(" ", "").lower().split(",")]
    understood = {name for name, _, weight in pairs if not weight or weight.strip("0.")}
    return next((name for name in (BROTLI, GZIP) if name in understood), PLAIN)
