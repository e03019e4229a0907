"""A version as a file: the stored bytes themselves, or its goals as a table."""

from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.http import quote_etag
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from goals.tree_document.negotiation import send_json
from goals.versions.reading import COLUMNS, UnknownSchemaError, outline_of
from goals.versions.rows import rows_of
from goals.views.versions.address import fetch_version
from indicators.views.download import send_rows


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
    etag = quote_etag(version.sha256)
    response = get_conditional_response(request, etag=etag)
    if response is None:
        response = send_json(request, lambda encoding: bytes(getattr(version, COLUMNS[encoding])))
        response["Content-Disposition"] = f'attachment; filename="{_name(version)}.json"'
    response["ETag"], response["Cache-Control"] = etag, cache
    patch_vary_headers(response, ["Accept-Encoding"])
    return response


def _name(version):
    """What the file is called, without its ending."""
    return f"{slugify(version.title)[:80] or 'versie'}-versie-{version.number}"
