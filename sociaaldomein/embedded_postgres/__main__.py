"""`python -m sociaaldomein.embedded_postgres start|stop|url`: the embedded server by hand."""

import sys

from sociaaldomein.embedded_postgres import DATA_DIR, EmbeddedPostgresError, Server


def main(command: str) -> None:
    """Do what `command` says and print the outcome."""
    server = Server(DATA_DIR)
    if command == "stop":
        server.stop()
    elif command in ("start", "url"):
        print(server.url())
    else:
        sys.exit("Kies start, stop of url.")


if __name__ == "__main__":
    try:
        main("".join(sys.argv[1:]))
    except EmbeddedPostgresError as error:
        sys.exit(str(error))
