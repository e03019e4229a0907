"""The PostgreSQL that comes along as a Python package, for machines without a server of their own.

Belongs here: what others may ask of it. Not here: how it is started (`server.py`) and how
Django connects to it (`base.py`).
"""

from sociaaldomein.embedded_postgres.server import DATA_DIR, EmbeddedPostgresError, Server

__all__ = ["DATA_DIR", "EmbeddedPostgresError", "Server", "database_url"]


def database_url() -> str:
    """Start the server when needed and return the address of its database."""
    return Server(DATA_DIR).url()
