"""A client that somebody else's program makes of openapi.json works with our API, over the network."""

import hashlib
import importlib
import subprocess
import sys

import pytest

from indicators.models import Measurement
from sociaaldomein.api import document
from tests.api_world import make_world, operations
from tests.organisations.factories import make_new_key

PACKAGE = "doelenbomen_client"


@pytest.fixture(scope="module")
def generated(tmp_path_factory):
    """The client as package, made of our document; the generator has nothing to warn about."""
    folder = tmp_path_factory.mktemp("client")
    (folder / "openapi.json").write_bytes(document())
    (folder / "config.yml").write_text(f"post_hooks: []\npackage_name_override: {PACKAGE}\n")
    command = [sys.executable, "-W", "ignore", "-m", "openapi_python_client", "generate", "--meta", "none"]
    paths = ["--path", "openapi.json", "--config", "config.yml", "--output-path", PACKAGE]
    done = subprocess.run([*command, *paths], cwd=folder, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, f"Generating {PACKAGE}\n", "")
    sys.path.insert(0, str(folder))
    yield folder / PACKAGE
    sys.path.remove(str(folder))


def call(name):
    """A module of the client."""
    return importlib.import_module(f"{PACKAGE}.{name}")


@pytest.fixture
def world(transactional_db):
    return make_world()


@pytest.fixture
def client(generated, live_server, world):
    key = make_new_key(world.organisation, "schrijven")
    client_class = call("client").AuthenticatedClient
    with client_class(f"{live_server.url}/api/v1", key.secret, raise_on_unexpected_status=True) as client:
        yield client


def test_client_has_every_operation(generated):
    made = [path for path in (generated / "api").rglob("*.py") if path.name != "__init__.py"]
    assert len(made) == len(list(operations()))


def test_client_pulls_a_version_and_knows_it_is_whole(client, world):
    (version,) = [row for row in _versions(client) if row.nummer == 1]
    pulled = call("api.versies.doelenbomen_versies_ophalen").sync_detailed(
        version.boom, version.nummer, client=client
    )
    assert hashlib.sha256(pulled.content).hexdigest() == version.sha256
    assert pulled.content == bytes(world.goal_tree.versions.get(number=1).content)
    assert [goal.titel for goal in pulled.parsed.doelen] == ["Gezond opgroeien", "Meedoen"]


def _versions(client):
    return call("api.versies.versies_lijst").sync(client=client).results


def test_client_writes_a_measurement(client, world):
    body = call("models").WaardeInvoer(waarde="41.5")
    call("api.metingen.indicatoren_metingen_vastleggen").sync(
        world.ids["indicatoren"], "2025", client=client, body=body
    )
    written = Measurement.objects.get(indicator=world.ids["indicatoren"], period_start__year=2025)
    assert (str(written.number.normalize()), written.origin) == ("41.5", "api")


def test_client_lists_goals(client):
    level = call("models").DoelenLijstNiveau.MAATSCHAPPELIJK_EFFECT
    page = call("api.doelen.doelen_lijst").sync(client=client, niveau=level)
    assert sorted(goal.titel for goal in page.results) == ["Gezond opgroeien", "Meedoen"]


def test_client_reads_why_it_is_refused(client, world):
    body = call("models").DoelWijziging(titel="")
    problem = call("api.doelen.doelen_wijzigen").sync(world.ids["doelen"], client=client, body=body)
    assert (problem.status, [row.name for row in problem.invalid_params]) == (400, ["titel"])
