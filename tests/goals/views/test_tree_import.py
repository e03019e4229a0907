"""The pages to import and download a doelenboom."""

import json

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from goals.imports.apply import MINE
from goals.imports.parse import parse
from goals.models import GoalTree
from goals.tree import remove_goal
from goals.views import tree_import
from indicators.services import add_from_catalogue
from organisations.enums import Role
from tests.goals.factories import draw, drawing, find, make_organisation, make_tree, make_user

pytestmark = pytest.mark.django_db

TREE = {
    "title": "Begroting <script>alert(1)</script>",
    "nodes": [
        {
            "level": "maatschappelijk_effect",
            "title": "Effect <img src=x onerror=alert(1)>",
            "indicators": [{"name": "aantal <b>", "targets": {"2027": "> <b>2026"}}],
            "children": [{"level": "prestatie", "title": "Prestatie"}],
        }
    ],
}
PAGES = [
    ("goals:tree_import", []),
    ("goals:tree_import_preview", ["11111111-1111-4111-8111-111111111111"]),
    ("goals:tree_import_example", []),
]


@pytest.fixture(autouse=True)
def _empty_cache():
    cache.clear()


@pytest.fixture
def adviser(organisation, client):
    user = make_user(organisation)
    client.force_login(user)
    return user


def upload(client, value=TREE, name="boom.json"):
    content = value if isinstance(value, bytes) else json.dumps(value).encode()
    file = SimpleUploadedFile(name, content, "application/json")
    return client.post(reverse("goals:tree_import", args=["best"]), {"file": file})


def test_upload_shows_a_preview_and_keeps_nothing(client, adviser):
    response = client.get(upload(client).url)
    page = response.content.decode()
    assert response.status_code == 200
    assert "2 doelen" in page
    assert "<strong>Daarbij:</strong> 1 indicator, 1 streefwaarde" in page
    assert "<td>&gt; &lt;b&gt;2026</td><td>tekst</td>" in page
    assert "<script>alert" not in page
    assert "<img src=x" not in page
    assert GoalTree.objects.count() == 0


def test_confirming_makes_the_tree(client, adviser):
    preview = upload(client).url
    response = client.post(preview, {"title": " Programma\r\n2027 "})
    goal_tree = GoalTree.objects.get()
    assert response.url == reverse("goals:tree", args=["best", goal_tree.pk])
    assert (goal_tree.title, goal_tree.changed_by) == ("Programma 2027", adviser)
    assert draw(goal_tree) == drawing("""
        M Effect <img src=x onerror=alert(1)>
          P Prestatie
    """)


def test_confirming_tells_what_came_and_what_is_no_number(client, adviser):
    page = client.post(upload(client).url, {"title": "Programma"}, follow=True).content.decode()
    assert "De doelenboom is geïmporteerd, met 1 indicator en 1 streefwaarde. U kunt hem nu wijzigen." in page
    assert (
        "1 meting of streefwaarde is geen gewoon getal: 1 is tekst. U vindt dit terug bij de indicatoren."
        in page
    )


def test_confirming_a_tree_of_goals_tells_nothing_more(client, adviser):
    tree = {"title": "t", "nodes": [{"level": "prestatie", "title": "p"}]}
    page = client.post(upload(client, tree).url, {"title": "t"}, follow=True).content.decode()
    assert "De doelenboom is geïmporteerd. U kunt hem nu wijzigen." in page
    assert "geen gewoon getal" not in page


def test_the_preview_tells_what_the_organisation_has_already(client, adviser, organisation):
    add_from_catalogue(user=None, organisation=organisation, number=20)
    goal = {"niveau": "prestatie", "titel": "p", "indicatoren": [{"naam": "Niet-sporters", "bbvNummer": 20}]}
    page = client.get(upload(client, {"titel": "t", "doelen": [goal]}).url).content.decode()
    assert MINE.format("Niet-sporters") in page


def test_a_long_list_of_readings_is_cut_off(client, adviser, monkeypatch):
    monkeypatch.setattr(tree_import, "MOST_READINGS", 1)
    values = {"2021": "x", "2022": "x", "2023": "x"}
    node = {"level": "prestatie", "title": "p", "indicators": [{"name": "i", "values": values}]}
    page = client.get(upload(client, {"title": "t", "nodes": [node]}).url).content.decode()
    assert page.count("ontbrekend: niet gemeten") == 1
    assert "En nog 2. Die gaan ook mee." in page


def test_confirming_twice_makes_one_tree(client, adviser):
    preview = upload(client).url
    client.post(preview, {"title": "Programma"})
    response = client.post(preview, {"title": "Programma"}, follow=True)
    assert GoalTree.objects.count() == 1
    assert "Het bestand is niet meer bewaard" in response.content.decode()


def test_a_second_upload_replaces_the_first(client, adviser):
    first, second = upload(client).url, upload(client).url
    assert client.get(first).url == reverse("goals:tree_import", args=["best"])
    assert client.get(second).status_code == 200


def test_a_preview_belongs_to_one_person(client, adviser, organisation):
    preview = upload(client).url
    client.force_login(make_user(organisation))
    assert client.post(preview, {"title": "Programma"}).status_code == 302
    assert GoalTree.objects.count() == 0


@pytest.mark.parametrize("title", ["", " ", "a" * 251, "a\0b"])
def test_confirming_without_a_proper_title_keeps_the_preview(client, adviser, title):
    preview = upload(client).url
    assert client.post(preview, {"title": title}).status_code == 422
    assert client.post(preview, {"title": "Programma"}).status_code == 302
    assert GoalTree.objects.count() == 1


def test_upload_of_a_wrong_file_shows_every_problem(client, adviser):
    response = upload(
        client, b'{"title": "t",\n"nodes": [{"level": "<b>", "title": "x"},\n{"level": "prestatie"}]}'
    )
    assert response.status_code == 422
    assert [tuple(problem) for problem in response.context["problems"]] == [
        (2, "‘level’ is ‘<b>’. Kies maatschappelijk_effect, doelstelling, subdoelstelling of prestatie."),
        (3, "‘title’ ontbreekt of is leeg."),
    ]
    page = response.content.decode()
    assert "2 fouten in boom.json" in page
    assert "‘&lt;b&gt;’" in page


def test_upload_shows_no_endless_list_of_problems(client, adviser):
    response = upload(client, {"title": "t", "nodes": [{"level": "x", "title": "y"}] * 250})
    assert (response.context["problem_count"], len(response.context["problems"])) == (250, 200)
    assert "Er zijn nog 50 fouten." in response.content.decode()


def test_upload_of_a_file_that_is_too_large(client, adviser):
    response = upload(client, b" " * (20 * 1024 * 1024 + 1))
    assert response.status_code == 422
    assert [problem.sentence for problem in response.context["problems"]] == [
        "Dit bestand is 20,0 MB. Hooguit 20 MB kan."
    ]


def test_upload_without_a_file(client, adviser):
    response = client.post(reverse("goals:tree_import", args=["best"]))
    assert response.status_code == 422
    assert response.context["form"].errors == {"file": ["Kies eerst een bestand."]}


def test_example_can_be_imported(client, adviser):
    response = client.get(reverse("goals:tree_import_example", args=["best"]))
    assert response["Content-Disposition"] == 'attachment; filename="voorbeeld-doelenboom.json"'
    parsed = parse(response.content)
    assert [draft.level for draft in parsed.walk()] == ["maatschappelijk_effect", "doelstelling", "prestatie"]
    assert parsed.notes == []


@pytest.mark.parametrize(("name", "args"), PAGES)
def test_import_is_closed_to_readers_and_unknown_to_others(client, organisation, name, args):
    url = reverse(name, args=["best", *args])
    assert client.get(url).url.startswith(reverse("account_login"))
    client.force_login(make_user(organisation, Role.RAADSLID))
    assert client.get(url).status_code == 403
    client.force_login(make_user(make_organisation("houten"), Role.BEHEERDER))
    assert client.get(url).status_code == 404


def test_upload_is_closed_to_readers(client, organisation):
    client.force_login(make_user(organisation, Role.RAADSLID))
    assert upload(client).status_code == 403


def test_download_of_a_tree(client, organisation):
    goal_tree = make_tree(organisation, "M Effect\n  P Prestatie\n  P Weg", title="Jeugd: één")
    remove_goal(user=None, goal=find(goal_tree, "Weg"))
    client.force_login(make_user(organisation, Role.RAADSLID))
    response = client.get(reverse("goals:tree_export", args=["best", goal_tree.pk]))
    assert response["Content-Type"] == "application/json"
    assert response["Content-Disposition"] == 'attachment; filename="jeugd-een.json"'
    parsed = parse(response.content)
    assert (parsed.title, [draft.title for draft in parsed.walk()]) == ("Jeugd: één", ["Effect", "Prestatie"])


def test_download_is_unknown_to_others(client, organisation):
    goal_tree = make_tree(organisation)
    url = reverse("goals:tree_export", args=["best", goal_tree.pk])
    assert client.get(url).url.startswith(reverse("account_login"))
    client.force_login(make_user(make_organisation("houten")))
    assert client.get(url).status_code == 404
