"""POST with an Idempotency-Key: what comes twice is done once and gets the same answer twice.

The answer is stored in the transaction of what was done. Of two calls at the same time the second
waits for the first.
"""

import hashlib
from datetime import timedelta

from django.db import transaction
from django.http import HttpResponse
from django.utils import timezone
from rest_framework.exceptions import ValidationError

from organisations.api.problems import Conflict
from organisations.api.renderers import JsonRenderer
from organisations.models import IdempotentReply

HEADER = "Idempotency-Key"
LONGEST = 100  # signs
KEPT = timedelta(hours=24)
HEADERS = ("Location", "ETag")
OTHER = "Deze Idempotency-Key is al gebruikt voor een andere vraag. Kies voor elke vraag een nieuwe."


def once(handler):
    """A handler of POST that does the same request once."""

    def handle(request, *args, **kwargs):
        key = request.headers[HEADER].strip()
        if not key or len(key) > LONGEST or not key.isascii() or not key.isprintable():
            raise ValidationError({HEADER: f"Kies een tekst van 1 tot en met {LONGEST} gewone tekens."})
        with transaction.atomic():
            kept, is_new = _claim(request, key)
            if not is_new:
                return _again(kept, request)
            return _keep(kept, handler(request, *args, **kwargs))

    return handle


def _claim(request, key):
    """The row of this key, and whether it is ours to fill; waits for who is filling it."""
    IdempotentReply.objects.filter(created_at__lt=timezone.now() - KEPT).delete()
    values = {"fingerprint": _fingerprint(request)}
    return IdempotentReply.objects.get_or_create(account=request.user, key=key, defaults=values)


def _fingerprint(request):
    body = JsonRenderer().render(request.data)
    return hashlib.sha256(b"\n".join([request.method.encode(), request.path.encode(), body])).hexdigest()


def _again(kept, request):
    if kept.fingerprint != _fingerprint(request):
        raise Conflict(OTHER)
    response = HttpResponse(bytes(kept.body), status=kept.status, content_type="application/json")
    for name, value in kept.headers.items():
        response[name] = value
    return response


def _keep(kept, response):
    kept.status = response.status_code
    kept.body = JsonRenderer().render(response.data)
    kept.headers = {name: response[name] for name in HEADERS if response.has_header(name)}
    kept.save()
    return response
