"""A new project shows at once where it touches the other domain; its routekaart, with and without script."""

from datetime import date

import pytest
from playwright.sync_api import Page, expect

from goals.models import Milestone, ProjectStory
from goals.projects import parts
from tests.e2e.conftest import DESKTOP, PHONE
from tests.e2e.test_long_words import WORD
from tests.goals.factories import find, make_tree, make_user
from tests.goals.projects.factories import make_project, make_term

LIST = "/best/projecten/"
TREE = """
    M Inwoners voelen zich thuis in hun buurt
      D Minder ouderen zijn eenzaam
      D Kinderen bewegen elke dag
      D Gezinnen komen rond van hun inkomen
"""
PATHS = [
    "nieuw/",
    "prullenbak/",
    "{project}/",
    "{project}/bewerken/",
    "{project}/geschiedenis/",
    "{project}/doelen/",
    "{project}/doelen/?zoek=niets-daarvan",
    "{project}/doelen/{link}/",
    "{project}/mijlpalen/",
    "{project}/mijlpalen/{milestone}/",
    "{project}/verhalen/",
    "{project}/verhalen/{story}/",
]


@pytest.fixture
def social_tree(organisation):
    return make_tree(organisation, TREE, title="Sociaal beleid", domain="sociaal")


@pytest.fixture
def planner(organisation):
    """An adviser of the physical domain."""
    user = make_user(organisation, name="Sam Bos")
    user.memberships.update(domain="fysiek")
    return user


@pytest.fixture
def project(organisation, social_tree):
    """A project with everything that a page can show of one, in very long words."""
    made = make_project(
        organisation,
        WORD,
        description=f"Bankjes en een speelplek. {WORD}",
        goals={find(social_tree, "Kinderen bewegen elke dag"): WORD},
        terms=[make_term(organisation, "Heuveleind"), make_term(organisation, "Spelen", "thema")],
        start_date=date(2027, 1, 1),
        budget=120_000,
        leader=WORD[:100],
        partners=f"{WORD}\n{WORD}",
        ambition=WORD,
        approach=f"{WORD}\n{WORD}",
    )
    for due, done in ((date(2020, 1, 1), None), (date(2020, 1, 1), date(2020, 2, 2)), (None, None)):
        milestone = Milestone(title=WORD, due_on=due, done_on=done)
        parts.add(user=None, project=made, thing=milestone)
    parts.add(user=None, project=made, thing=ProjectStory(voice="inwoner", text=WORD, place=WORD[:100]))
    return made


def paths_of(project):
    names = {
        "project": project.pk,
        "link": project.contributions.get().pk,
        "milestone": project.milestones.first().pk,
        "story": project.stories.get().pk,
    }
    return [LIST + path.format(**names) for path in PATHS]


def test_who_adds_a_project_sees_at_once_which_social_goals_it_may_serve_and_why(
    page, login, planner, organisation, social_tree, assert_axe_clean
):
    make_term(organisation, "Heuveleind")
    login(page, planner)
    page.goto(f"{LIST}nieuw/")
    expect(page.get_by_label("fysiek")).to_be_checked()
    page.get_by_label("Naam").fill("Speelplek en bankjes Heuveleind")
    page.get_by_label("Heuveleind").check()
    with page.expect_navigation():
        page.get_by_role("button", name="Bewaren").click()
    expect(page.get_by_role("heading", name="Speelplek en bankjes Heuveleind")).to_be_visible()
    for title, reason in (
        ("Minder ouderen zijn eenzaam", "bankjes"),
        ("Kinderen bewegen elke dag", "speelplek"),
    ):
        signal = page.get_by_role("article").filter(has_text=title)
        expect(signal).to_contain_text(f"‘{reason}’")
        for button in ("Bevestigen", "Afwijzen", "Later"):
            expect(signal.get_by_text(button, exact=False).first).to_be_visible()
    expect(page.get_by_role("article").filter(has_text="Gezinnen komen rond")).to_have_count(0)
    top = page.locator("#raakvlakken").bounding_box()["y"]
    assert top < page.get_by_role("heading", name="Ambitie").bounding_box()["y"]
    assert_axe_clean(page)


def follow_the_routekaart(page: Page, social_tree) -> None:
    """From a goal to a project with a milestone, a story and another goal; and one step back."""
    goal = find(social_tree, "Kinderen bewegen elke dag")
    page.goto(f"{LIST}nieuw/?doel={goal.pk}")
    expect(page.get_by_text("Dit project draagt bij aan ‘Kinderen bewegen elke dag’.")).to_be_visible()
    page.get_by_label("Naam").fill("Speeltuin")
    page.get_by_label("fysiek").check()
    page.get_by_role("button", name="Bewaren").click()
    page.get_by_role("link", name="Ambitie invullen").click()
    page.get_by_label("Ambitie").fill("Elk kind speelt buiten")
    page.get_by_role("button", name="Bewaren").click()
    expect(page.get_by_text("Elk kind speelt buiten")).to_be_visible()
    page.get_by_role("link", name="Mijlpaal", exact=True).click()
    page.get_by_label("Mijlpaal").fill("Opening")
    page.get_by_label("Wanneer?").fill("mei 2099")
    page.get_by_role("button", name="Bewaren", exact=True).click()
    expect(page.get_by_text("Mei 2099 · komt nog")).to_be_visible()
    page.get_by_role("button", name="Gehaald: Opening").click()
    expect(page.get_by_text("Mei 2099 · gehaald op")).to_be_visible()
    page.get_by_role("link", name="Doel", exact=True).click()
    page.get_by_label("Zoek een doel op woord of nummer").fill("eenzaam")
    page.get_by_role("button", name="Zoek").click()
    page.get_by_label("Doel", exact=True).select_option(
        label="1.1 Minder ouderen zijn eenzaam (doelstelling)"
    )
    page.get_by_label("Hoe draagt het project hieraan bij?").fill("Ouderen kijken mee")
    page.get_by_role("button", name="Toevoegen").click()
    expect(page.get_by_text("Ouderen kijken mee")).to_be_visible()
    page.get_by_role("button", name="Minder ouderen zijn eenzaam weghalen").click()
    expect(page.get_by_text("Ouderen kijken mee")).to_have_count(0)
    page.get_by_role("button", name="Ongedaan maken").click()
    expect(page.get_by_text("Ouderen kijken mee")).to_be_visible()


def test_a_project_grows_into_a_routekaart(page, login, adviser, social_tree):
    login(page, adviser)
    follow_the_routekaart(page, social_tree)


def test_a_project_grows_into_a_routekaart_without_script(plain_page, login, adviser, social_tree):
    login(plain_page, adviser)
    follow_the_routekaart(plain_page, social_tree)


def test_a_form_with_a_mistake_keeps_what_was_typed_and_says_what_to_do(
    page, login, adviser, organisation, assert_axe_clean
):
    login(page, adviser)
    page.goto(f"{LIST}nieuw/")
    page.get_by_label("Omschrijving").fill("Bij de school")
    page.get_by_role("button", name="Bewaren").click()
    expect(page.get_by_role("link", name="Naam: Vul een naam in.")).to_be_visible()
    expect(page.get_by_label("Omschrijving")).to_have_value("Bij de school")
    assert_axe_clean(page)


def test_two_people_at_one_project_both_keep_their_text(
    page, new_page, login, organisation, project, assert_axe_clean
):
    other = new_page(viewport=DESKTOP)
    for one, name in ((page, "Noor de Wit"), (other, "Sam Bos")):
        user = make_user(organisation, name=name)
        login(one, user)
        one.goto(f"{LIST}{project.pk}/bewerken/")
        one.get_by_label("Projectleider").fill(user.name)
    other.get_by_role("button", name="Bewaren").click()
    expect(other.get_by_text("Het project is bewaard.")).to_be_visible()
    page.get_by_role("button", name="Bewaren").click()
    expect(page.get_by_text("Iemand anders heeft dit project gewijzigd.")).to_be_visible()
    assert_axe_clean(page)
    page.get_by_label("Mijn tekst bewaren").check()
    page.get_by_role("button", name="Bewaren").click()
    expect(page.get_by_role("definition").filter(has_text="Noor de Wit")).to_be_visible()


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_pages_of_a_project_are_clean_for_axe_and_fit_on_the_screen(
    page, login, adviser, project, size, assert_axe_clean
):
    login(page, adviser)
    page.set_viewport_size(size)
    too_wide = []
    for path in paths_of(project):
        page.goto(path)
        assert_axe_clean(page)
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            too_wide.append(path)
    assert too_wide == []


def test_a_project_is_made_with_the_keyboard_alone(page, login, planner, organisation):
    login(page, planner)
    page.goto(f"{LIST}nieuw/")
    expect(page.get_by_label("Naam")).to_be_focused()
    page.keyboard.type("Bankjes bij de flat")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Bankjes bij de flat")).to_be_visible()
    page.get_by_role("link", name="Mijlpaal", exact=True).press("Enter")
    page.keyboard.type("Opening")
    page.keyboard.press("Tab")
    page.keyboard.type("Q2 2099")
    page.keyboard.press("Enter")
    expect(page.get_by_text("2e kwartaal 2099 · komt nog")).to_be_visible()


def test_on_paper_only_the_routekaart_is_left(page, login, adviser, project):
    login(page, adviser)
    page.goto(f"{LIST}{project.pk}/")
    page.emulate_media(media="print")
    expect(page.get_by_role("heading", name="Ambitie")).to_be_visible()
    for hidden in (page.get_by_role("link", name="Bewerken"), page.get_by_text("Uitdagingen invullen")):
        expect(hidden).to_be_hidden()
