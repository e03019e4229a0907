"""The lock of the figures of an organisation: the only door to changing indicators.

Writers of one organisation queue on one row, each for a few milliseconds; its revision tells
pages and caches that figures changed. Who also locks a tree does that first (ADR 15).
"""

from contextlib import contextmanager

from django.db import connection, transaction

from history.recording import made_by
from indicators.models import Figures
from indicators.permissions import check_can_edit

NEXT = """
    INSERT INTO {table} (organisation_id, revision) VALUES (%s, 1)
    ON CONFLICT (organisation_id) DO UPDATE SET revision = {table}.revision + 1
"""


@contextmanager
def writing(*, user, organisation, reason=""):
    """Check the permission and lock the figures; their revision goes up.

    Raises PermissionDenied.
    """
    check_can_edit(user, organisation)
    with transaction.atomic(), made_by(user, reason):
        with connection.cursor() as cursor:
            cursor.execute(NEXT.format(table=Figures._meta.db_table), [organisation.pk])  # noqa: SLF001
        yield
