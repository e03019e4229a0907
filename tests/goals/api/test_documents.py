"""Whole trees from the API, and frozen versions from their stored bytes."""

import brotli
import orjson
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from goals import services, tree
from goals.api.document_schema import GOAL_KEYS
from goals.models import FrozenVersion, GoalTree, TreeDocument
from goals.outline import read_outline
from goals.outline_json import to_json
from tests.api_client import key_client, problem
from tests.goals.factories import FAMILY, find, make_organisation, make_tree
from tests.goals.measured import measure
from tests.goals.versions.factories import make_version

pytestmark = pytest.mark.django_db


@pytest.fixture
def goal_tree():
    return make_tree(drawing=FAMILY)


@pytest.fixture
def program(goal_tree):
    return key_client(goal_tree.organisation)


def boom(goal_tree):
    return f"/api/v1/doelenbomen/{goal_tree.pk}/boom"


def versie(version):
    return f"/api/v1/doelenbomen/{version.goal_tree_id}/versies/{version.number}"


def get(client, path, **headers):
    """(answer, number of queries)."""
    with CaptureQueriesContext(connection) as queries:
        response = client.get(path, headers=headers)
    return response, len(queries)


def test_boom_is_the_json_of_the_outline(goal_tree, program):
    measure(find(goal_tree, "Steun"), values={"2025": "8"})

    response = program.get(boom(goal_tree))

    goal_tree.refresh_from_db()
    assert response["Content-Type"] == "application/json"
    assert response.json() == orjson.loads(orjson.dumps(to_json(read_outline(goal_tree))))
    assert sorted(response.json()["doelen"][0]) == sorted(GOAL_KEYS)


def test_boom_is_kept_and_304_reads_no_document(goal_tree, program):
    first, _ = get(program, boom(goal_tree))

    kept, reading = get(program, boom(goal_tree))
    TreeDocument.objects.update(content_gzip=b"never read", content_br=b"")
    unchanged, asking = get(program, boom(goal_tree), **{"If-None-Match": first["ETag"]})

    assert (kept.content, reading) == (first.content, 3)
    assert (unchanged.status_code, unchanged["ETag"], unchanged.content, asking) == (
        304,
        first["ETag"],
        b"",
        2,
    )


def test_boom_after_a_change_is_another(goal_tree, program):
    first, _ = get(program, boom(goal_tree))
    goal = find(goal_tree, "Steun")
    services.update_goal(user=None, goal=goal, changes={"title": "Hulp"}, seen={"title": "Steun"})

    response, _ = get(program, boom(goal_tree), **{"If-None-Match": first["ETag"]})

    assert response.status_code == 200
    assert '"Hulp"' in response.content.decode()


@pytest.mark.parametrize(
    ("accepted", "encoding"),
    [("br, gzip", "br"), ("gzip, deflate", "gzip"), ("br;q=0, gzip", "gzip"), ("identity", None)],
)
def test_boom_is_compressed_as_the_client_understands(goal_tree, program, accepted, encoding):
    plain = program.get(boom(goal_tree))
    response = program.get(boom(goal_tree), headers={"Accept-Encoding": accepted})

    assert response.get("Content-Encoding") == encoding
    if encoding == "br":
        assert brotli.decompress(response.content) == plain.content
    assert set(response["Vary"].split(", ")) >= {"Accept", "Accept-Encoding", "Authorization"}


def test_boom_as_csv_is_a_row_for_each_goal(goal_tree, program):
    response = program.get(boom(goal_tree), headers={"Accept": "text/csv"})

    lines = response.content.decode("utf-8-sig").splitlines()
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert [line.split(";")[0] for line in lines[1:]] == ["1", "1.1", "1.1.1", "1.1.1.1", "1.1.2", "1.2", "2"]
    assert response["ETag"] != program.get(boom(goal_tree))["ETag"]


def test_boom_in_another_form_is_406(goal_tree, program):
    response = program.get(boom(goal_tree), headers={"Accept": "text/html"})

    assert problem(response)[0] == 406


def test_boom_no_deeper_than_asked_with_the_keys_asked(goal_tree, program):
    response = program.get(boom(goal_tree) + "?diepte=2&velden=titel,domein")

    top = response.json()["doelen"][0]
    assert sorted(top) == ["domein", "id", "kinderen", "niveau", "nummer", "titel"]
    assert [child["titel"] for child in top["kinderen"]] == ["Goede start", "Leefomgeving"]
    assert [child["kinderen"] for child in top["kinderen"]] == [[], []]


def test_boom_with_unknown_depth_and_key_tells_both(goal_tree, program):
    response = program.get(boom(goal_tree) + "?diepte=0&velden=titel,kleur")

    status, _, reasons = problem(response)
    assert (status, sorted(reasons)) == (400, ["diepte", "velden"])
    assert reasons["velden"].startswith("Deze sleutels heeft een doel niet: kleur.")


def test_boom_of_another_organisation_is_404(goal_tree):
    stranger = key_client(make_organisation("elders"))

    assert problem(stranger.get(boom(goal_tree)))[0] == 404


def test_boom_outside_the_trees_of_a_key_is_404(goal_tree):
    other = make_tree(goal_tree.organisation, title="Wonen")
    limited = key_client(goal_tree.organisation, trees=[goal_tree])

    assert limited.get(boom(goal_tree)).status_code == 200
    assert problem(limited.get(boom(other)))[0] == 404


def test_version_is_sent_byte_for_byte_in_two_queries(goal_tree, program):
    version = make_version(goal_tree)

    response, queries = get(program, versie(version))

    stored = bytes(FrozenVersion.objects.get(pk=version.pk).content)
    assert (response.content, response["ETag"], queries) == (stored, f'"{version.sha256}"', 2)


def test_version_already_known_reads_no_document(goal_tree, program):
    version = make_version(goal_tree)

    with CaptureQueriesContext(connection) as queries:
        response = program.get(versie(version), headers={"If-None-Match": f'"{version.sha256}"'})

    assert (response.status_code, len(queries)) == (304, 2)
    assert "content" not in queries[-1]["sql"].split("FROM")[0]


def test_version_stays_the_same_when_everything_changes(goal_tree, program):
    version = make_version(goal_tree)
    before = program.get(versie(version)).content

    tree.remove_goal(user=None, goal=find(goal_tree, "Gezond opgroeien"))
    services.update_goal(
        user=None, goal=find(goal_tree, "Meedoen"), changes={"title": "X"}, seen={"title": "Meedoen"}
    )

    assert program.get(versie(version)).content == before


def test_version_has_the_shape_of_boom(goal_tree, program):
    frozen = program.get(versie(make_version(goal_tree))).json()
    now = program.get(boom(goal_tree)).json()

    assert frozen["doelen"] == now["doelen"]
    assert sorted(frozen) == sorted(now)
    assert (now["versie"], frozen["versie"]["nummer"]) == (None, 1)


def test_version_of_a_tree_in_the_bin_is_gone_with_it(goal_tree, program):
    version = make_version(goal_tree)
    services.remove_tree(user=None, goal_tree=GoalTree.objects.get(pk=goal_tree.pk))

    assert problem(program.get(versie(version)))[0] == 404
