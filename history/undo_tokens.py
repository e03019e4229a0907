"""What would take a change back, as a signed text in the page; nothing is stored.

Knows no other app: what is in a token, and taking back itself, is for the app that made the change.
"""

from django.core import signing
from django.core.exceptions import ValidationError

MAX_AGE = 24 * 60 * 60  # seconds


def undo_token(data, salt):
    """Data that fits JSON as a signed text; `salt` names who reads it back."""
    return signing.dumps(data, salt=salt, compress=True)


def read_undo_token(token, salt):
    """The data of a token. Raises ValidationError when it is older than a day, or not ours."""
    try:
        return signing.loads(token, salt=salt, max_age=MAX_AGE)
    except signing.BadSignature:
        raise ValidationError("Ongedaan maken kan alleen kort na de wijziging.") from None
