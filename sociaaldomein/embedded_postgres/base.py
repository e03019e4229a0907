"""Django database backend that starts the embedded server with the first connection.

Belongs here: only what differs from Django's own PostgreSQL backend. `manage.py check` and
`collectstatic` make no connection and so start nothing.
"""

import re
import time
from typing import Any

from django.db.backends.postgresql import base
from psycopg import Connection, OperationalError

from sociaaldomein.embedded_postgres.server import DATA_DIR, PORT, Server

RECOVERY_SECONDS = 30
NOT_YET = re.compile(r"starting up|in recovery mode|not yet accepting connections")


class DatabaseWrapper(base.DatabaseWrapper):
    """PostgreSQL over the unix socket of the embedded server."""

    def get_connection_params(self) -> dict[str, Any]:
        """Return the parameters of a connection to the server, which runs from now on."""
        socket_dir = Server(DATA_DIR).start()
        return super().get_connection_params() | {"host": str(socket_dir), "port": PORT}

    def get_new_connection(self, conn_params: dict[str, Any]) -> Connection:
        """Connect; wait while the server repairs itself after one of its processes was killed."""
        deadline = time.monotonic() + RECOVERY_SECONDS
        while True:
            try:
                return super().get_new_connection(conn_params)
            except OperationalError as error:
                if not NOT_YET.search(str(error)) or time.monotonic() > deadline:
                    raise
            time.sleep(0.1)
