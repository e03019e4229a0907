"""The lock of the figures of an organisation: the only door to changing indicators.

Writers of one organisation queue on one row, each for a few milliseconds; its revision tells
pages and caches that figures changed. Who also locks a tree does that first (ADR 15).
"""

from contextlib import contextmanager

from django.db import connection, transaction

from history.recording import made_by
from indicators.models import Figures
from indicators.permissions import check_can_edit

LOCK = """
    INSERT INTO {table} (organisation_id, revision) VALUES (%(organisation)s, %(step)s)
    ON CONFLICT (organisation_id) DO UPDATE SET revision = {table}.revision + %(step)s
"""


@contextmanager
def writing(*, user, organisation, reason=""):
    """Check the permission and lock the figures; their revision goes up.

    Raises PermissionDenied.
    """
    check_can_edit(user, organisation)
    with transaction.atomic(), made_by(user, reason):
        _lock(organisation, step=1)
        yield


@contextmanager
def locking(*, user, organisation):
    """Check the permission and lock the figures, to look before writing. Raises PermissionDenied."""
    check_can_edit(user, organisation)
    with transaction.atomic():
        _lock(organisation, step=0)
        yield


def _lock(organisation, step):
    values = {"organisation": organisation.pk, "step": step}
    with connection.cursor() as cursor:
        cursor.execute(LOCK.format(table=Figures._meta.db_table), values)  # noqa: SLF001
