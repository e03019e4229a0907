"""Sending JSON that is kept in several encodings, in one that the client understands."""

from django.http import HttpResponse
from django.utils.cache import patch_vary_headers

from goals.tree_document.compression import BROTLI, GZIP, PLAIN


def send_json(request, read):
    """The answer with JSON in the shortest encoding; `read(encoding)` gives its bytes in one of ENCODINGS."""
    encoding = best_encoding(request.headers.get("Accept-Encoding", ""))
    response = HttpResponse(read(encoding), content_type="application/json")
    if encoding:
        response["Content-Encoding"] = encoding
    patch_vary_headers(response, ["Accept-Encoding"])
    return response


def best_encoding(accepted):
    """The shortest of ENCODINGS that a header Accept-Encoding allows; PLAIN without one."""
    pairs = [each.partition(";q=") for each in accepted.replace(" ", "").lower().split(",")]
    understood = {name for name, _, weight in pairs if not weight or weight.strip("0.")}
    return next((name for name in (BROTLI, GZIP) if name in understood), PLAIN)
