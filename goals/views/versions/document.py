"""A version as a file: the stored bytes themselves, or its goals as a table."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse, HttpResponseNotModified
from django.utils.cache import patch_vary_headers
from django.utils.http import parse_etags, quote_etag
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from goals.tree_document.compression import BROTLI, GZIP
from goals.tree_document.negotiation import best_encoding
from goals.versions.reading import UnknownSchemaError, outline_of
from goals.versions.rows import rows_of
from goals.views.versions.address import fetch_version
from indicators.views.download import send_rows

STORED = {BROTLI: "content_br", GZIP: "content_gzip"}


@login_required
@require_safe
def version_json(request, organisatie, boom, nummer):
    """The document of a version, byte for byte."""
    found = fetch_version(request, organisatie, boom, nummer)
    return send_document(request, found, cache="private, no-cache")


@login_required
@require_safe
def version_csv(request, organisatie, boom, nummer):
    """The goals of a version as a table."""
    found = fetch_version(request, organisatie, boom, nummer)
    try:
        outline = outline_of(found)
    except UnknownSchemaError as error:
        raise Http404(str(error)) from None
    return send_rows(rows_of(outline), "csv", _name(found), "Doelen")


def send_document(request, version, *, cache):
    """The answer with the stored bytes of a version, in the shortest way that the client understands.

    Who has them already gets 304, for which no document is read. `cache` is the Cache-Control.
    """
    headers = {"ETag": quote_etag(version.sha256), "Cache-Control": cache}
    if _has_it(request, headers["ETag"]):
        response = HttpResponseNotModified(headers=headers)
    else:
        response = _answer(request, version, headers)
    patch_vary_headers(response, ["Accept-Encoding"])
    return response


def _answer(request, version, headers):
    encoding = best_encoding(request.headers.get("Accept-Encoding", ""))
    headers["Content-Disposition"] = f'attachment; filename="{_name(version)}.json"'
    if encoding:
        headers["Content-Encoding"] = encoding
    content = getattr(version, STORED.get(encoding, "content"))
    return HttpResponse(bytes(content), content_type="application/json", headers=headers)


def _has_it(request, etag):
    known = parse_etags(request.headers.get("If-None-Match", ""))
    return known == ["*"] or etag in {each.removeprefix("W/") for each in known}


def _name(version):
    """What the file is called, without its ending."""
    return f"{slugify(version.title)[:80] or 'versie'}-versie-{version.number}"
