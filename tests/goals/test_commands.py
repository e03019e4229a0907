"""The commands an operator imports and exports doelenbomen with."""

import json
from io import StringIO
from uuid import uuid4

import pytest
from django.core.management import CommandError, call_command

from goals.imports.parse import LARGEST, LEFT_OUT
from goals.models import Goal, GoalTree
from tests.goals.factories import draw, drawing, make_tree

pytestmark = pytest.mark.django_db

TREE = {
    "title": "Begroting",
    "nodes": [
        {
            "level": "maatschappelijk_effect",
            "title": "Effect",
            "indicators": [{"name": "aantal", "values": {"2023": "n.n.b.", "2024": 12}}],
            "budgets": [{"name": "lasten"}],
            "children": [{"level": "prestatie", "title": "Prestatie"}],
        }
    ],
}


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "boom.json"
    path.write_text(json.dumps(TREE))
    return path


def run(*arguments):
    out = StringIO()
    call_command(*map(str, arguments), stdout=out)
    return out.getvalue()


def test_import_doelenboom(organisation, file):
    out = run("import_doelenboom", file, "--organisatie", "best")
    goal_tree = GoalTree.objects.get()
    assert draw(goal_tree) == drawing("""
        M Effect
          P Prestatie
    """)
    assert out.splitlines() == [
        "Begroting",
        "Aantal doelen: 2 (1 × maatschappelijk effect, 1 × prestatie)",
        "Daarbij: 1 indicator, 2 metingen",
        f"Let op: {LEFT_OUT.format('1 bedrag gaat')}",
        "Gaat niet mee: ‘lasten’ bij ‘Effect’",
        "Anders dan een getal: ‘aantal’, meting 2023: ‘n.n.b.’ is gelezen als ontbrekend: nog niet bekend.",
        f"De doelenboom staat in Gemeente Best onder kenmerk {goal_tree.pk}.",
    ]


def test_import_doelenboom_dry_run_writes_nothing(organisation, file):
    out = run("import_doelenboom", file, "--organisatie", "best", "--dry-run")
    assert out.splitlines()[-1] == "Proef: er is niets bewaard."
    assert (GoalTree.objects.count(), Goal.objects.count()) == (0, 0)


def test_import_doelenboom_tells_all_problems(organisation, file):
    file.write_text(
        '{"title": "t",\n"nodes": [{"level": "prestatie", "title": "x", "domain": "y"},\n'
        '{"level": "prestatie"}]}'
    )
    with pytest.raises(CommandError) as caught:
        run("import_doelenboom", file, "--organisatie", "best")
    assert str(caught.value).splitlines() == [
        "boom.json is niet geïmporteerd. Aantal fouten: 2.",
        "Regel 2: ‘domain’ is ‘y’. Kies sociaal of fysiek.",
        "Regel 3: ‘title’ ontbreekt of is leeg.",
    ]
    assert GoalTree.objects.count() == 0


def test_import_doelenboom_does_not_read_a_file_that_is_too_large(organisation, file):
    with file.open("wb") as large:
        large.truncate(LARGEST + 1)
    with pytest.raises(CommandError, match=r"Dit bestand is 20,0 MB\. Hooguit 20 MB kan\."):
        run("import_doelenboom", file, "--organisatie", "best")


def test_import_doelenboom_without_organisation_or_file(organisation, file, tmp_path):
    with pytest.raises(CommandError, match=r"Er is geen organisatie ‘houten’\."):
        run("import_doelenboom", file, "--organisatie", "houten")
    with pytest.raises(CommandError, match=r"geen\.json is niet te lezen: No such file or directory\."):
        run("import_doelenboom", tmp_path / "geen.json", "--organisatie", "best")
    with pytest.raises(CommandError, match=r"is niet te lezen: Is a directory\."):
        run("import_doelenboom", tmp_path, "--organisatie", "best")


def test_export_doelenboom_can_be_imported_again(organisation, tmp_path):
    goal_tree = make_tree(organisation, "M Effect\n  D Doelstelling\n    P Prestatie\nP Los")
    path = tmp_path / "export.json"
    path.write_text(run("export_doelenboom", goal_tree.pk))
    run("import_doelenboom", path, "--organisatie", "best")
    copy = GoalTree.objects.exclude(pk=goal_tree.pk).get()
    assert (copy.title, draw(copy)) == (goal_tree.title, draw(goal_tree))


def test_export_doelenboom_without_tree():
    unknown = uuid4()
    with pytest.raises(CommandError, match=rf"Er is geen doelenboom {unknown}\."):
        run("export_doelenboom", unknown)
