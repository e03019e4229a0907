"""The lock of the projects and raakvlakken of an organisation: the only door to writing them.

Writers of one organisation queue on one row, each for a few milliseconds; its revision tells pages
and caches that something changed. Order of locks: trees, portfolio, figures (ADR 15, 20).
"""

from contextlib import contextmanager

from django.db import connection, transaction

from goals.models import Portfolio
from goals.permissions import check_can_edit_projects
from history.recording import made_by

LOCK = """
    INSERT INTO {table} (organisation_id, revision, matched) VALUES (%(organisation)s, %(step)s, '{{}}')
    ON CONFLICT (organisation_id) DO UPDATE SET revision = {table}.revision + %(step)s
"""


@contextmanager
def writing(*, user, organisation, reason=""):
    """Check the permission and lock the portfolio; its revision goes up.

    Raises PermissionDenied.
    """
    check_can_edit_projects(user, organisation)
    with transaction.atomic(), made_by(user, reason):
        _lock(organisation, step=1)
        yield


@contextmanager
def locking(organisation):
    """Lock the portfolio without changing what people made, to bring signals up to date."""
    with transaction.atomic():
        _lock(organisation, step=0)
        yield


def _lock(organisation, step):
    values = {"organisation": organisation.pk, "step": step}
    with connection.cursor() as cursor:
        cursor.execute(LOCK.format(table=Portfolio._meta.db_table), values)  # noqa: SLF001
