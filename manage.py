#!/usr/bin/env python3
"""Django's commands for this project."""

import os
import sys

from django.core.management import execute_from_command_line

from sociaaldomein.embedded_postgres import EmbeddedPostgresError


def main() -> None:
    """Run the command of the command line."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sociaaldomein.settings")
    try:
        execute_from_command_line(sys.argv)
    except EmbeddedPostgresError as error:
        sys.exit(str(error))


if __name__ == "__main__":
    main()
