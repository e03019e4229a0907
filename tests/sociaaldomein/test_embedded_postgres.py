import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import psycopg
import pytest

from sociaaldomein.embedded_postgres import EmbeddedPostgresError, Server

PROJECT = Path(__file__).parents[2]
CLIENT = """
import sys
from pathlib import Path
import psycopg
from sociaaldomein.embedded_postgres import Server
with psycopg.connect(Server(Path(sys.argv[1])).url()) as connection:
    print(connection.execute("select pg_postmaster_start_time()::text").fetchone()[0])
"""


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    server = Server(tmp_path_factory.mktemp("een map") / "postgres")
    yield server
    server.stop()


def start_client(server: Server, **variables: str) -> subprocess.Popen:
    command = [sys.executable, "-c", CLIENT, str(server.data_dir)]
    environment = os.environ | {"PYTHONPATH": str(PROJECT)} | variables
    return subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True)


def answers(server: Server) -> bool:
    with psycopg.connect(server.url()) as connection:
        return connection.execute("select true").fetchone()[0]


def postmaster(server: Server) -> psutil.Process:
    return psutil.Process(int((server.data_dir / "postmaster.pid").read_text().split()[0]))


def test_start_by_four_processes_at_once_gives_one_server(server: Server) -> None:
    clients = [start_client(server) for _ in range(4)]
    started_at = [client.communicate(timeout=60)[0].strip() for client in clients]

    assert [client.returncode for client in clients] == [0, 0, 0, 0]
    assert len(set(started_at)) == 1


def test_server_stays_up_when_the_process_that_started_it_is_killed(server: Server) -> None:
    answers(server)
    client = start_client(server)
    client.kill()
    client.communicate()

    assert answers(server)


def test_start_after_kill_9_of_the_server(server: Server) -> None:
    answers(server)
    killed = postmaster(server)
    killed.kill()
    killed.wait(10)

    assert answers(server)
    assert postmaster(server).pid != killed.pid


def test_start_when_the_stale_process_number_is_of_another_program(server: Server) -> None:
    answers(server)
    pid_file = server.data_dir / "postmaster.pid"
    lines = pid_file.read_text().splitlines(keepends=True)
    postmaster(server).kill()
    time.sleep(0.5)
    pid_file.write_text("".join([f"{os.getpid()}\n", *lines[1:]]))

    assert answers(server)


def test_start_ignores_variables_that_steer_postgresql(server: Server) -> None:
    server.stop()
    client = start_client(server, PGPORT="6543", PGDATA="/nonexistent", PGHOST="example.nl", PGUSER="x")
    client.communicate(timeout=60)

    assert client.returncode == 0


def test_start_with_another_postgresql_on_the_path(tmp_path: Path) -> None:
    for name in ("initdb", "pg_ctl", "postgres"):
        program = tmp_path / "bin" / name
        program.parent.mkdir(exist_ok=True)
        program.write_text("#!/bin/sh\nexit 1\n")
        program.chmod(0o755)
    server = Server(tmp_path / "postgres")
    client = start_client(server, PATH=f"{tmp_path / 'bin'}:{os.environ['PATH']}")
    client.communicate(timeout=60)
    server.stop()

    assert client.returncode == 0


def test_start_in_a_folder_too_long_for_a_socket(tmp_path: Path) -> None:
    server = Server(tmp_path / ("lang" * 20) / "postgres")
    try:
        assert answers(server)
        assert server.start() == server.start() != server.data_dir
    finally:
        server.stop()


def test_start_after_an_interrupted_first_start(tmp_path: Path) -> None:
    half_made = tmp_path / "postgres.new"
    half_made.mkdir()
    (half_made / "PG_VERSION").write_text("18\n")
    server = Server(tmp_path / "postgres")
    try:
        assert answers(server)
    finally:
        server.stop()


def test_start_on_data_of_another_version_says_so(tmp_path: Path) -> None:
    (tmp_path / "PG_VERSION").write_text("16\n")

    with pytest.raises(EmbeddedPostgresError, match="is van PostgreSQL 16"):
        Server(tmp_path).start()


def test_stop_ends_the_server(server: Server) -> None:
    answers(server)
    server.stop()

    assert not (server.data_dir / "postmaster.pid").exists()


def test_kill_9_of_a_backend_is_survived(server: Server) -> None:
    with psycopg.connect(server.url()) as connection:
        os.kill(connection.info.backend_pid, signal.SIGKILL)
        with pytest.raises(psycopg.OperationalError):
            connection.execute("select 1")
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        try:
            assert answers(server)
        except psycopg.OperationalError:
            time.sleep(0.1)
        else:
            return
    pytest.fail("the server did not recover")
