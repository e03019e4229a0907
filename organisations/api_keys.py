"""Keys with which programs call the API: making, changing and revoking them, and recognising one.

Making and hashing is done by djangorestframework-api-key; what a key may do is in permissions.py.
"""

import math
from typing import NamedTuple

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.utils import timezone
from rest_framework_api_key.crypto import KeyGenerator, split

from history.conflicts import StaleFields, to_write
from history.recording import made_by
from organisations.models import ApiKey, User
from organisations.permissions import check_can_manage_keys
from organisations.services import lock

LONGEST_VALIDITY = 3 * 366  # days
LONGEST_NAME = 100  # characters of a name in history: an account has room for a few more
GENERATOR = KeyGenerator()
MADE_ALREADY = (
    "Deze sleutel is al gemaakt. Een sleutel laten wij één keer zien; hebt u hem niet, maak dan een nieuwe "
    "en trek deze in."
)
FIELDS = ("id", "organisation_id", "account_id", "name", "right", "tree_ids", "expires_on", "revoked_at")
# Recognises a key, takes one call from its allowance and stamps it, all in one statement. The
# allowance grows with time to at most one minute of calls; who has none left owes at most one call.
CALL = """
    UPDATE organisations_apikey AS key SET
        allowance = GREATEST(-1, LEAST(%(most)s, key.allowance + %(rate)s * GREATEST(
            0, EXTRACT(EPOCH FROM clock_timestamp() - key.allowance_at)
        )) - 1),
        allowance_at = clock_timestamp(), last_used_at = clock_timestamp()
    FROM organisations_user AS account
    WHERE key.prefix = %(prefix)s AND key.hashed_key = %(hashed)s AND account.id = key.account_id
        AND key.revoked_at IS NULL AND key.expires_on >= %(today)s
    RETURNING {fields}, key.allowance, account.email, account.name
"""


class Call(NamedTuple):
    """A call with a key: who makes it, and how many seconds it must wait (0: none)."""

    user: User
    wait: int


class NewKey(NamedTuple):
    """A key just made; `secret` is what the program sends, which nobody can look up later."""

    api_key: ApiKey
    secret: str


def create_key(*, user, organisation, **fields):
    """Make a key with `name`, `contact`, `right`, `tree_ids` and `expires_on`; returns a NewKey.

    A form that may be sent twice gives an `id` too. Raises ValidationError per field and for an id that
    is there already, PermissionDenied for who is no beheerder.
    """
    check_can_manage_keys(user, organisation)
    secret, prefix, hashed = GENERATOR.generate()
    api_key = ApiKey(organisation=organisation, prefix=prefix, hashed_key=hashed, created_by=user, **fields)
    api_key.allowance = settings.API_CALLS_PER_MINUTE
    _check(api_key)
    with transaction.atomic(), made_by(user):
        lock(organisation)
        if ApiKey.objects.filter(pk=api_key.pk).exists():
            raise ValidationError(MADE_ALREADY)
        api_key.account = User.objects.create_user(
            f"{api_key.pk}@sleutel.invalid", name=_account_name(api_key), is_active=False
        )
        api_key.save(force_insert=True)
    return NewKey(api_key, secret)


def change_key(*, user, api_key, changes, seen):
    """Change the name, contact, right, trees or last day of a key; returns the ApiKey as it is now.

    `changes` and `seen` are {field of ApiKey: value}, new and as the form was filled with. Raises
    StaleFields when somebody else changed one of them too, ValidationError per field and for a key that
    was revoked, PermissionDenied.
    """
    check_can_manage_keys(user, api_key.organisation)
    with transaction.atomic(), made_by(user):
        now = _hold(api_key)
        values, stale = to_write({name: getattr(now, name) for name in changes}, seen, changes)
        if stale:
            raise StaleFields(stale)
        for name, value in values.items():
            setattr(now, name, value)
        _check(now)
        now.save(update_fields=[*values])
        User.objects.filter(pk=now.account_id).update(name=_account_name(now))
    return now


def revoke_key(*, user, api_key):
    """Let a key no longer work, from the next call on; returns it. This cannot be undone."""
    check_can_manage_keys(user, api_key.organisation)
    with transaction.atomic(), made_by(user):
        now = _hold(api_key)
        now.revoked_at, now.revoked_by = timezone.now(), user
        now.save(update_fields=["revoked_at", "revoked_by"])
    return now


def recognise(secret):
    """The Call of who sends this key, or None for one that is unknown, expired or revoked.

    One query, which also counts the call. The user has the key as `user.key`.
    """
    row = _take_call(secret)
    if row is None:
        return None
    *fields, allowance, email, name = row
    api_key = ApiKey(**dict(zip(FIELDS, fields, strict=True)))
    user = User(pk=api_key.account_id, email=email, name=name)
    user.key = api_key
    return Call(user, _wait(allowance))


def why_refused(secret):
    """A sentence for who calls with a key that does not work."""
    prefix, _ = split(secret)
    api_key = ApiKey.objects.filter(prefix=prefix, hashed_key=GENERATOR.hash(secret)).first()
    if api_key is None:
        return "Deze sleutel is niet bekend. Kijk of u hem helemaal hebt overgenomen."
    if api_key.revoked_at:
        return "Deze sleutel is ingetrokken. Vraag de beheerder om een nieuwe."
    return (
        f"Deze sleutel was geldig tot en met {api_key.expires_on:%d-%m-%Y}. Vraag de beheerder om een nieuwe."
    )


def _take_call(secret):
    """The row of CALL for a key, or None."""
    prefix, rest = split(secret)
    if not rest:
        return None
    values = {
        "prefix": prefix,
        "hashed": GENERATOR.hash(secret),
        "today": timezone.localdate(),
        "most": settings.API_CALLS_PER_MINUTE,
        "rate": _rate(),
    }
    with connection.cursor() as cursor:
        cursor.execute(CALL.format(fields=", ".join(f"key.{name}" for name in FIELDS)), values)
        return cursor.fetchone()


def _rate():
    """How many calls of a key come free in a second."""
    return settings.API_CALLS_PER_MINUTE / 60


def _wait(allowance):
    """How many whole seconds until a call is free; 0 when one was."""
    return math.ceil((1 - allowance) / _rate()) if allowance < 0 else 0


def _account_name(api_key):
    """How history calls what a program with this key does."""
    return f"{api_key.name[:LONGEST_NAME]} (API-sleutel)"


def _hold(api_key):
    """The key as it is now, locked. Raises ValidationError when it was revoked."""
    now = ApiKey.objects.select_for_update(of=["self"]).get(pk=api_key.pk)
    if now.revoked_at:
        raise ValidationError("Deze sleutel is ingetrokken. Maak een nieuwe.")
    return now


def _check(api_key):
    api_key.name, api_key.contact = (" ".join(text.split()) for text in (api_key.name, api_key.contact))
    api_key.full_clean(exclude=["account", "created_by"], validate_unique=False)
    days = (api_key.expires_on - timezone.localdate()).days
    if days < 0:
        raise ValidationError({"expires_on": "Kies een dag vanaf vandaag."})
    if days > LONGEST_VALIDITY:
        raise ValidationError(
            {"expires_on": "Kies een dag binnen drie jaar; daarna maakt u een nieuwe sleutel."}
        )
