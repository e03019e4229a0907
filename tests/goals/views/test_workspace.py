"""The working place of a tree over HTTP: reading, folding, and every structural change."""

import re

import pytest
from django.apps import apps
from django.urls import reverse
from django.utils import timezone

from goals import undo
from goals.models import BudgetLine, GoalIndicator, GoalTree, Removal, Unfolding
from goals.tree import remove_goal
from indicators.models import Figures
from tests.goals.factories import (
    draw,
    find,
    make_organisation,
    make_tree,
    make_user,
    make_wide_tree,
)
from tests.goals.measured import OFF_COURSE, ON_COURSE, measure, measure_all
from tests.indicators.factories import make_indicator

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}


@pytest.fixture
def adviser(organisation):
    return make_user(organisation, name="Noor de Wit")


@pytest.fixture
def client(client, adviser):
    client.force_login(adviser)
    return client


@pytest.fixture
def family(goal_tree):
    return goal_tree


def url(name, goal_tree, *args):
    return reverse(f"goals:{name}", args=["best", goal_tree.pk, *args])


def titles(response):
    """The titles of the rows, in order."""
    return re.findall(r'hx-boost="true">([^<]*)</a>', response.content.decode())


def test_a_page_shows_the_tree_in_order(client, family):
    assert titles(client.get(url("tree", family))) == [
        "Gezond opgroeien",
        "Goede start",
        "Steun",
        "Huisbezoek",
        "Voorlezen",
        "Leefomgeving",
        "Meedoen",
    ]


@pytest.mark.parametrize("count", [13, 1260])
def test_query_count_and_size_do_not_grow_with_the_tree(
    client, organisation, count, django_assert_num_queries
):
    goal_tree = make_wide_tree(organisation, count)
    measure_all(goal_tree)
    goal = find(goal_tree, "Prestatie 1.1.1.1")
    client.get(url("tree", goal_tree))
    with django_assert_num_queries(14):
        response = client.get(url("tree", goal_tree))
    assert len(response.content) <= 200_000
    with django_assert_num_queries(31):
        response = client.get(url("goal", goal_tree, goal.pk))
    assert len(response.content) <= 200_000


def test_titles_are_escaped(client, organisation):
    goal_tree = make_tree(organisation, "M <script>alert(1)</script>")
    content = client.get(url("tree", goal_tree)).content.decode()
    assert "<script>alert(1)" not in content
    assert "&lt;script&gt;alert(1)" in content


def test_search_shows_hits_with_their_path(client, family):
    response = client.get(url("tree", family), {"zoek": "huisbezoek"})
    assert titles(response) == ["Gezond opgroeien", "Goede start", "Steun", "Huisbezoek"]


def test_search_without_hits_says_what_to_do(client, family):
    response = client.get(url("tree", family), {"zoek": "zwembad"})
    assert "Zoek op een ander woord of kies minder filters." in response.content.decode()


def test_unknown_filter_values_do_not_filter(client, family):
    response = client.get(url("tree", family), {"niveau": "x", "domein": "y", "status": "z"})
    assert len(titles(response)) == 7


def test_folding_is_kept_for_this_person(client, family, adviser):
    goal = find(family, "Goede start")
    client.post(url("fold", family), {"dicht": goal.pk}, headers=HTMX)
    assert titles(client.get(url("tree", family))) == [
        "Gezond opgroeien",
        "Goede start",
        "Leefomgeving",
        "Meedoen",
    ]
    client.post(url("fold", family), {"open": goal.pk})
    assert len(titles(client.get(url("tree", family)))) == 7
    assert list(Unfolding.objects.values_list("user", "is_open")) == [(adviser.pk, True)]


def test_fold_all(client, family):
    client.post(url("fold", family), {"alles": "dicht"})
    assert titles(client.get(url("tree", family))) == ["Gezond opgroeien", "Meedoen"]


@pytest.mark.parametrize("data", [{}, {"open": "x"}, {"dicht": ""}])
def test_fold_refuses_what_is_no_goal(client, family, data):
    assert client.post(url("fold", family), data).status_code == 400


def test_fold_of_an_unknown_goal_is_refused(client, family, organisation):
    other = find(make_tree(organisation, "M Elders"), "Elders")
    assert client.post(url("fold", family), {"open": other.pk}).status_code == 400


def test_add_without_script_goes_to_the_new_goal(client, family):
    goal = find(family, "Leefomgeving")
    data = {"titel": "  Speelplekken   aanleggen ", "doel": goal.pk, "plek": "onder"}
    response = client.post(url("add", family), data)
    added = find(family, "Speelplekken aanleggen")
    assert response.headers["Location"] == url("goal", family, added.pk)
    assert added.parent == goal
    assert added.level == "subdoelstelling"


def test_add_refused_keeps_what_was_typed(client, family):
    goal = find(family, "Huisbezoek")
    data = {"titel": "Onder een prestatie", "doel": goal.pk, "plek": "onder"}
    response = client.post(url("add", family), data)
    content = response.content.decode()
    assert response.status_code == 422
    assert 'value="Onder een prestatie"' in content
    assert "Onder een prestatie kan geen ander doel staan." in content


def test_add_without_title_says_so(client, family):
    response = client.post(url("add", family), {"titel": " "})
    assert response.status_code == 422
    assert 'aria-invalid="true"' in response.content.decode()


def test_add_with_a_title_too_long_says_how_long(client, family):
    response = client.post(url("add", family), {"titel": "x" * 251})
    assert "250 tekens" in response.content.decode()


@pytest.mark.parametrize(
    ("title", "word", "expected"),
    [
        ("Voorlezen", "omhoog", ["Voorlezen", "Steun"]),
        ("Steun", "omlaag", ["Voorlezen", "Steun"]),
        ("Steun", "hoger", ["Voorlezen"]),
        ("Voorlezen", "dieper", ["Steun"]),
    ],
)
def test_shift(client, family, title, word, expected):
    goal = find(family, title)
    response = client.post(url("goal_shift", family, goal.pk, word))
    assert response.headers["Location"] == url("goal", family, goal.pk)
    start = find(family, "Goede start")
    assert [child.title for child in start.get_children()] == expected


def test_shift_in_an_unknown_direction_is_404(client, family):
    goal = find(family, "Steun")
    assert client.post(url("goal_shift", family, goal.pk, "opzij")).status_code == 404


def test_shift_tells_the_new_level(client, family):
    goal = find(family, "Voorlezen")
    response = client.post(url("goal_shift", family, goal.pk, "dieper"), headers=HTMX)
    assert "‘Voorlezen’ is verplaatst en is nu een prestatie." in response.content.decode()


def test_drop(client, family):
    data = {"doel": find(family, "Meedoen").pk, "plek": "eerst-onder"}
    goal = find(family, "Leefomgeving")
    client.post(url("goal_drop", family, goal.pk), data)
    assert draw(family).splitlines()[-2:] == ["M Meedoen", "  D Leefomgeving"]


@pytest.mark.parametrize("data", [{"plek": "ergens"}, {"doel": "x", "plek": "na"}])
def test_drop_at_no_place_is_404(client, family, data):
    goal = find(family, "Steun")
    assert client.post(url("goal_drop", family, goal.pk), data).status_code == 404


def test_rename(client, family):
    goal = find(family, "Steun")
    client.post(url("goal_rename", family, goal.pk), {"titel": "Steun aan ouders", "gezien": "Steun"})
    goal.refresh_from_db()
    assert goal.title == "Steun aan ouders"


def test_stale_rename_overwrites_nothing(client, family):
    goal = find(family, "Steun")
    data = {"titel": "Mijn titel", "gezien": "Oude titel"}
    response = client.post(url("goal_rename", family, goal.pk), data)
    content = response.content.decode()
    assert response.status_code == 422
    assert 'value="Mijn titel"' in content
    assert "De titel is nu ‘Steun’" in content
    goal.refresh_from_db()
    assert goal.title == "Steun"


def test_remove_and_restore_from_the_bin(client, family):
    before = draw(family)
    client.post(url("goal_remove", family, find(family, "Goede start").pk))
    removal = Removal.objects.get()
    page = client.get(url("bin", family)).content.decode()
    assert "met 3 doelen eronder" in page
    response = client.post(url("restore", family, removal.pk))
    assert response.headers["Location"] == url("goal", family, removal.goal_id)
    assert draw(family) == before


def test_remove_gives_the_keyboard_to_the_neighbour(client, family):
    response = client.post(url("goal_remove", family, find(family, "Steun").pk), headers=HTMX)
    assert f'data-focus="{find(family, "Voorlezen").pk}"' in response.content.decode()


def test_bin_restores_the_top_first(client, family, adviser):
    inner = remove_goal(user=adviser, goal=find(family, "Steun"))
    remove_goal(user=adviser, goal=find(family, "Goede start"))
    response = client.post(url("restore", family, inner.pk), follow=True)
    assert "Zet eerst ‘Goede start’ terug" in response.content.decode()


def test_undo_by_the_token_of_the_toast(client, family):
    before = draw(family)
    goal = find(family, "Steun")
    response = client.post(url("goal_shift", family, goal.pk, "omlaag"), headers=HTMX)
    token = re.search(r'name="token" value="([^"]+)"', response.content.decode())[1]
    client.post(url("undo", family), {"token": token})
    assert draw(family) == before


def test_undo_with_a_forged_token_says_so(client, family):
    response = client.post(url("undo", family), {"token": "x"}, headers=HTMX)
    assert response.status_code == 422
    assert "Ongedaan maken kan alleen kort na de wijziging." in response.content.decode()


def test_undo_in_another_organisation_is_404(client, organisation):
    elsewhere = make_tree(make_organisation("houten"), "M Elders")
    token = undo.of_addition(find(elsewhere, "Elders"))
    here = make_tree(organisation, "M Hier")
    assert client.post(url("undo", here), {"token": token}).status_code == 404


def test_move_to_another_tree(client, family, organisation):
    other = make_tree(organisation, "M Buiten", title="Buitenruimte")
    goal = find(family, "Leefomgeving")
    page = client.get(url("goal_move", family, goal.pk), {"boom": other.pk}).content.decode()
    assert "1 Buiten" in page
    data = {"boom": other.pk, "doel": find(other, "Buiten").pk, "plek": "onder"}
    response = client.post(url("goal_move", family, goal.pk), data)
    assert response.headers["Location"] == url("goal", other, goal.pk)
    assert draw(other) == "M Buiten\n  D Leefomgeving"


def test_move_offers_no_place_inside_itself(client, family):
    page = client.get(url("goal_move", family, find(family, "Goede start").pk)).content.decode()
    assert ">1.2 Leefomgeving<" in page
    assert "Voorlezen" not in page


def test_move_refused_keeps_the_choice(client, family):
    goal = find(family, "Goede start")
    data = {"boom": family.pk, "doel": find(family, "Huisbezoek").pk, "plek": "onder"}
    response = client.post(url("goal_move", family, goal.pk), data)
    assert response.status_code == 422
    assert "Een doel kan niet onder of naast zichzelf" in response.content.decode()


def test_copy_a_branch(client, family):
    goal = find(family, "Steun")
    data = {"boom": family.pk, "doel": find(family, "Leefomgeving").pk, "plek": "onder"}
    client.post(url("goal_copy", family, goal.pk), data)
    assert "\n  D Leefomgeving\n    S Steun\n      P Huisbezoek\n" in draw(family)


def test_news_is_told_only_when_there_is_any(client, family):
    family.refresh_from_db()
    assert client.get(url("state", family, family.revision)).status_code == 204
    client.post(url("add", family), {"titel": "Erbij"})
    news = client.get(url("state", family, family.revision)).content.decode()
    assert "Deze boom is intussen gewijzigd" in news
    assert "door Noor de Wit" in news


def test_changed_figures_are_news_too(client, family):
    measure(find(family, "Steun"))
    family = GoalTree.objects.get(pk=family.pk)
    seen = Figures.objects.get().revision
    state = url("state", family, family.revision)
    assert client.get(state, {"cijfers": seen}).status_code == 204
    make_indicator(family.organisation, "Elders gemeten")
    assert client.get(state).status_code == 204
    news = client.get(state, {"cijfers": seen}).content.decode()
    assert "Er zijn intussen cijfers of projecten gewijzigd." in news
    assert "Deze boom is intussen gewijzigd" not in news


def status_of(response, goal):
    """What the row of a goal says of its indicators."""
    row = response.content.decode().split(f'id="d{goal.pk}"')[1].split('role="row"')[0]
    status = row.split('class="row__status" role="gridcell">')[1].split("</div>")[0]
    return " ".join(re.sub("<[^>]+>", " ", status).split())


def test_rows_tell_the_state_of_own_indicators(client, family):
    steun, start = find(family, "Steun"), find(family, "Goede start")
    measure(steun, **OFF_COURSE)
    measure(start, "Een", **ON_COURSE)
    measure(start, "Twee", **ON_COURSE)
    measure(start, "Drie", **OFF_COURSE)
    page = client.get(url("tree", family))
    assert status_of(page, steun) == "niet op koers"
    assert status_of(page, start) == "1 niet op koers 2 op koers"
    assert status_of(page, find(family, "Meedoen")) == "geen indicator"


def test_shut_branch_tells_what_is_off_course_below(client, family):
    measure(find(family, "Steun"), **OFF_COURSE)
    top = find(family, "Gezond opgroeien")
    client.post(url("fold", family), {"dicht": top.pk})
    assert status_of(client.get(url("tree", family)), top) == "geen indicator hieronder 1 niet op koers"


def test_head_counts_indicators_once_and_adds_up_money(client, family):
    indicator = measure(find(family, "Steun"), **OFF_COURSE)
    GoalIndicator.objects.create(goal=find(family, "Meedoen"), indicator=indicator)
    year = timezone.localdate().year
    for title in ("Steun", "Meedoen"):
        BudgetLine.objects.create(goal=find(family, title), year=year, taakveld="6.1", costs=1500, revenues=5)
    text = " ".join(re.sub("<[^>]+>", "", client.get(url("tree", family)).content.decode()).split())
    assert "1 indicator: 1 niet op koers" in text
    assert f"middelen {year}: € 3.000 lasten, € 10 baten" in text


def test_filter_on_status(client, family):
    measure(find(family, "Meedoen"), **ON_COURSE)
    assert titles(client.get(url("tree", family), {"status": "op-koers"})) == ["Meedoen"]
    assert len(titles(client.get(url("tree", family), {"status": "geen-indicator"}))) == 6


@pytest.mark.parametrize("query", [{"status": "voorbij"}, {"planning": "voorbij"}])
def test_filter_on_planning_keeps_its_old_address(client, family, query):
    family.goals.filter(title="Meedoen").update(end_date="2020-12-31")
    assert titles(client.get(url("tree", family), query)) == ["Meedoen"]


def test_history_tells_who(client, family, adviser):
    client.post(url("add", family), {"titel": "Erbij"})
    event = apps.get_model("goals.GoalEvent").objects.get(pgh_obj=find(family, "Erbij"))
    assert event.pgh_context.metadata["user"] == adviser.pk


def test_raadslid_reads_without_buttons(client, family, organisation):
    client.force_login(make_user(organisation, role="raadslid"))
    content = client.get(url("goal", family, find(family, "Steun").pk)).content.decode()
    assert "data-can-edit" not in content
    assert "Weggooien" not in content
