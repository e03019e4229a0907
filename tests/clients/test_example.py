"""The example under docs/voorbeelden does what its README says, over the network."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from goals.models import BudgetLine
from tests.api_world import make_world
from tests.goals.versions.factories import make_version
from tests.organisations.factories import make_new_key

EXAMPLE = Path(__file__).parents[2] / "docs" / "voorbeelden" / "begroting"


@pytest.fixture
def version(transactional_db):
    world = make_world()
    BudgetLine.objects.create(
        goal_id=world.ids["doelen"], year=2027, taakveld="6.1", description="Jeugdwerk", costs=120000
    )
    return make_version(world.goal_tree, title="Begroting 2027 na de raad")


@pytest.fixture
def run(live_server, version, tmp_path):
    """Run the example: `run(sha256)` gives the finished process."""
    key = make_new_key(version.goal_tree.organisation).secret
    address = f"{live_server.url}/api/v1/doelenbomen/{version.goal_tree_id}/versies/{version.number}"

    def run_it(sha256, secret=key):
        arguments = ["--adres", address, "--sha256", sha256, "--jaar", "2027", "--map", str(tmp_path)]
        return subprocess.run(
            [sys.executable, str(EXAMPLE / "begroting.py"), *arguments],
            env=os.environ | {"API_SLEUTEL": secret},
            capture_output=True,
            text=True,
            check=False,
        )

    return run_it


def test_example_fills_a_chapter(run, version, tmp_path):
    done = run(version.sha256)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    text = (tmp_path / "hoofdstuk.md").read_text()
    assert text.startswith("# Preventief jeugdbeleid\n\n## 1 Gezond opgroeien\n\n### Wat willen we bereiken?")
    assert (
        "| Wat willen we bereiken | Effect indicator | Streven | Eerdere resultaten | Bron | "
        "Wat gaan we daarvoor doen |\n"
    ) in text
    assert "| 1.1.1 Steun | Jongeren met stress | 2025: 30 | 2021: 36 |  | Huisbezoek |\n" in text
    assert "| 6.1 | Jeugdwerk | € 120.000 | € 0 |\n|  | Totaal | € 120.000 | € 0 |" in text
    assert "Begroting 2027 na de raad, vastgesteld op 2026-11-10 (versie 3).\n" in text


def test_example_writes_the_same_as_html(run, version, tmp_path):
    run(version.sha256)
    page = (tmp_path / "hoofdstuk.html").read_text()
    assert page.count("<table>") == 3
    assert "<td>1.1.1 Steun</td><td>Jongeren met stress</td>" in page


def test_example_stops_when_the_version_is_another(run, tmp_path):
    done = run("0" * 64)
    assert done.returncode == 1
    assert done.stderr.startswith("Dit is niet de versie die u vroeg")
    assert list(tmp_path.iterdir()) == []


def test_example_tells_why_a_key_is_refused(run, version):
    done = run(version.sha256, "geen.sleutel")
    assert done.stderr == "Deze sleutel is niet bekend. Kijk of u hem helemaal hebt overgenomen.\n"
