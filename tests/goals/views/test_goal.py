import re
from datetime import date
from html import unescape

import pytest
from django.urls import reverse

from goals import hanging, services, tree
from goals.models import Contribution, Goal, Reference, Responsibility
from organisations.enums import Role
from tests.goals.factories import find, make_organisation, make_tree, make_user

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}


@pytest.fixture
def goal(goal_tree):
    return find(goal_tree, "Steun")


@pytest.fixture
def browser(client, user):
    client.force_login(user)
    return client


def url(name, goal, *args):
    slug = goal.goal_tree.organisation.slug
    return reverse(f"goals:{name}", args=[slug, goal.goal_tree_id, goal.pk, *args])


def text(response):
    """What a person reads on a page, white space as one space."""
    return unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode())))


def posted(goal, **changes):
    """The form of a goal as a browser sends it: what was seen, and what was typed."""
    fields = ("title", "level", "domain", "description", "why", "start_date", "end_date")
    seen = {f"initial-{name}": getattr(goal, name) or "" for name in fields}
    typed = {name: getattr(goal, name) or "" for name in fields}
    return {**seen, **typed, "reason": "", **changes}


class TestPane:
    def test_pane_shows_everything_of_a_goal(self, browser, user, goal, goal_tree):
        Goal.objects.filter(pk=goal.pk).update(
            description="Wat we bedoelen", why="Omdat het helpt", end_date=date(2028, 6, 30)
        )
        hanging.hang(user=user, goal=goal, thing=Responsibility(role="team", name="Team Jeugd"))
        hanging.hang(user=user, goal=goal, thing=Reference(kind="wet", title="Jeugdwet"))
        target = find(goal_tree, "Meedoen")
        services.add_contribution(user=user, goal=goal, target=target, weight="primair")
        page = text(browser.get(url("goal_pane", goal)))
        for expected in [
            "subdoelstelling 1.1.1",
            "Wat we bedoelen",
            "Omdat het helpt",
            "tot en met 30 juni 2028",
            "Hoort bij 1.1 Goede start",
            "Team Jeugd team",
            "Jeugdwet wet",
            "2 Meedoen primair",
            "Liet dit doel ook bijdragen aan ‘Meedoen’.",
        ]:
            assert expected in page

    def test_pane_shows_who_contributes_from_this_tree_and_others(
        self, browser, user, goal, goal_tree, organisation
    ):
        target = find(goal_tree, "Meedoen")
        other = make_tree(organisation, "M Groen\n  D Bomen", title="Openbare ruimte")
        for source in (goal, find(other, "Bomen")):
            services.add_contribution(user=user, goal=source, target=target, weight="primair")
        page = text(browser.get(url("goal_pane", target)))
        assert "Hieraan dragen ook bij 1.1.1 Steun Bomen in ‘Openbare ruimte’" in page

    def test_pane_says_what_to_do_in_empty_sections(self, browser, goal):
        page = text(browser.get(url("goal_pane", goal)))
        assert "Nog geen toelichting." in page
        assert "Voeg toe wie hiervoor verantwoordelijk is" in page

    def test_pane_of_an_effect_offers_no_contribution(self, browser, goal_tree):
        assert "Draagt ook bij aan" not in text(browser.get(url("goal_pane", find(goal_tree, "Meedoen"))))

    def test_pane_for_a_reader_has_no_buttons(self, client, organisation, user, goal):
        hanging.hang(user=user, goal=goal, thing=Reference(kind="wet", title="Jeugdwet"))
        client.force_login(make_user(organisation, Role.RAADSLID))
        response = client.get(url("goal_pane", goal), headers=HTMX)
        html = response.content.decode()
        assert "Jeugdwet" in html
        assert ("<button" in html, "Bewerken" in html, "<form" in html) == (False, False, False)

    def test_pane_shows_script_as_text(self, browser, user, goal):
        script = "<script>alert(1)</script>"
        Goal.objects.filter(pk=goal.pk).update(title=script, description=script, why=script)
        hanging.hang(user=user, goal=goal, thing=Responsibility(role="team", name=script))
        hanging.hang(user=user, goal=goal, thing=Reference(kind="wet", title=script))
        for name in ("goal_pane", "goal_edit", "goal_history", "contributions"):
            html = browser.get(url(name, goal)).content.decode()
            assert "<script>alert" not in html
            assert "&lt;script&gt;alert" in html

    def test_pane_of_a_goal_that_moved_to_another_tree_keeps_its_address(
        self, browser, user, goal, organisation
    ):
        address = url("goal_pane", goal)
        other = make_tree(organisation, "M Groen", title="Openbare ruimte")
        tree.move_goal(user=user, goal=goal, target=find(other, "Groen"), goal_tree=other)
        assert "Hoort bij 1 Groen" in text(browser.get(address))

    @pytest.mark.parametrize("count", [1, 3])
    def test_pane_costs_the_same_with_one_and_three_of_everything(
        self, browser, user, goal, count, django_assert_num_queries
    ):
        higher = make_tree(goal.goal_tree.organisation, "M A\nM B\nM C\n  D D", title="Openbare ruimte")
        for number, letter in zip(range(count), "ABC", strict=False):
            hanging.hang(user=user, goal=goal, thing=Responsibility(role="team", name=f"Team {number}"))
            hanging.hang(user=user, goal=goal, thing=Reference(kind="wet", title=f"Wet {number}"))
            target = find(higher, letter)
            services.add_contribution(user=user, goal=goal, target=target, weight="primair")
        browser.get(url("goal_pane", goal))
        with django_assert_num_queries(28):
            browser.get(url("goal_pane", goal))


class TestEdit:
    def test_edit_is_filled_with_what_is_stored(self, browser, goal_tree, goal):
        find(goal_tree, "Goede start")
        Goal.objects.filter(title="Goede start").update(domain="sociaal")
        goal_tree.level_names = {"prestatie": "actie"}
        goal_tree.save()
        html = browser.get(url("goal_edit", goal)).content.decode()
        options = re.findall(r'<option value="([a-z_]*)"[^>]*>([^<]*)</option>', html)
        assert options == [
            ("subdoelstelling", "subdoelstelling"),
            ("prestatie", "actie"),
            ("", "zoals hierboven: sociaal"),
            ("sociaal", "sociaal"),
            ("fysiek", "fysiek"),
        ]

    def test_edit_saves_and_shows_the_goal(self, browser, goal):
        changes = {"title": "Steun aan\r\nouders", "end_date": "2028-06-30", "reason": "motie"}
        response = browser.post(url("goal_edit", goal), posted(goal, **changes))
        goal.refresh_from_db()
        assert (goal.title, goal.end_date) == ("Steun aan ouders", date(2028, 6, 30))
        assert (response.status_code, response.url) == (302, url("goal", goal))
        assert "Reden: motie." in text(browser.get(url("goal_history", goal)))

    def test_edit_by_htmx_returns_the_pane_and_tells_the_outline(self, browser, goal):
        response = browser.post(url("goal_edit", goal), posted(goal, title="Nieuw"), headers=HTMX)
        assert (response.status_code, response["HX-Trigger"]) == (200, "boom-gewijzigd")
        assert response.templates[0].name == "goals/detail/pane.html"
        assert "Nieuw" in text(response)

    @pytest.mark.parametrize(
        ("changes", "message"),
        [
            ({"title": " "}, "Titel: Vul een titel in."),
            (
                {"title": "x" * 260},
                "Titel: Maak deze tekst korter: hooguit 250 tekens. Het zijn er nu 260.",
            ),
            ({"end_date": "2028-13-01"}, "Streefdatum: Vul een dag in zoals 31-12-2027."),
            (
                {"start_date": "2028-01-01", "end_date": "2027-01-01"},
                "Streefdatum: Kies een streefdatum die niet voor de begindatum ligt.",
            ),
            ({"level": "doelstelling"}, "Niveau: Kies een van de mogelijkheden uit de lijst."),
            (
                {"level": "prestatie"},
                "‘Huisbezoek’ zou dan onder een prestatie staan.",
            ),
        ],
    )
    def test_edit_says_what_to_do_and_keeps_what_was_typed(self, browser, goal, changes, message):
        response = browser.post(url("goal_edit", goal), posted(goal, why="Getypt", **changes))
        goal.refresh_from_db()
        assert (response.status_code, goal.why) == (422, "")
        assert message in text(response)
        assert "Getypt" in text(response)

    def test_edit_of_a_goal_thrown_away_meanwhile_gives_the_texts_back(self, browser, user, goal):
        tree.remove_goal(user=user, goal=goal)
        response = browser.post(url("goal_edit", goal), posted(goal, why="Getypt"))
        assert response.status_code == 409
        assert "Dit doel ligt in de prullenbak" in text(response)
        assert "Getypt" in text(response)

    def test_edit_by_a_reader_is_forbidden(self, client, organisation, goal):
        client.force_login(make_user(organisation, Role.RAADSLID))
        assert client.get(url("goal_edit", goal)).status_code == 403
        assert client.post(url("goal_edit", goal), posted(goal, title="Nee")).status_code == 403


class TestResultType:
    @pytest.mark.parametrize(
        ("title", "stored", "is_offered"),
        [
            ("Meedoen", "", True),
            ("Leefomgeving", "", True),
            ("Steun", "", False),
            ("Steun", "transformatiedoel", True),
        ],
    )
    def test_result_type_is_offered_where_it_belongs(self, browser, goal_tree, title, stored, is_offered):
        Goal.objects.filter(title=title).update(result_type=stored)
        page = text(browser.get(url("goal_edit", find(goal_tree, title))))
        assert ("over 4 jaar willen we dat" in page) is is_offered
        assert ("leveren deze resultaten een bijdrage aan de ambitie?" in page) is is_offered

    def test_result_type_is_stored_and_shown(self, browser, goal_tree):
        goal = find(goal_tree, "Leefomgeving")
        browser.post(url("goal_edit", goal), posted(goal, result_type="transformatiedoel"))
        goal.refresh_from_db()
        assert goal.result_type == "transformatiedoel"
        assert "Soort resultaat transformatiedoel" in text(browser.get(url("goal_pane", goal)))


class TestStale:
    """Noor changed the title and the end date while the user had the form open."""

    @pytest.fixture
    def form(self, goal, organisation):
        form = posted(goal, title="Steun van mij", end_date="2028-01-01", why="Getypt")
        noor = make_user(organisation, name="Noor")
        services.update_goal(
            user=noor,
            goal=goal,
            changes={"title": "Steun van Noor", "end_date": date(2029, 1, 1)},
            seen={"title": "Steun", "end_date": None},
        )
        return form

    def post(self, browser, goal, form):
        response = browser.post(url("goal_edit", goal), form)
        goal.refresh_from_db()
        return response

    def hidden(self, response):
        """The fields that the page of the choice sends along."""
        html = response.content.decode()
        pairs = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', html)
        return {name: value for name, value in pairs if name != "csrfmiddlewaretoken"}

    def test_stale_form_writes_nothing_and_shows_both_texts(self, browser, goal, form):
        response = self.post(browser, goal, form)
        html = response.content.decode()
        assert (response.status_code, goal.title, goal.why) == (409, "Steun van Noor", "")
        assert "Steun van <mark>Noor</mark>" in html
        assert "Steun van <mark>mij</mark>" in html
        assert "Van Noor, vandaag" in text(response)
        assert "1 januari 2028" in text(response)

    def test_stale_form_with_choices_writes_what_was_chosen(self, browser, goal, form):
        choices = {"keuze-title": "mijne", "keuze-end_date": "hunne"}
        page = self.post(browser, goal, form)
        response = self.post(browser, goal, {**self.hidden(page), **choices})
        assert response.status_code == 302
        assert (goal.title, goal.end_date, goal.why) == ("Steun van mij", date(2029, 1, 1), "Getypt")

    def test_stale_form_without_a_choice_asks_again(self, browser, goal, form):
        page = self.post(browser, goal, form)
        response = self.post(browser, goal, {**self.hidden(page), "keuze-title": "mijne"})
        assert (response.status_code, goal.title) == (409, "Steun van Noor")
        assert "keuze-title" not in response.content.decode()
        response = self.post(browser, goal, {**self.hidden(response), "keuze-end_date": "mijne"})
        assert (response.status_code, goal.title, goal.end_date) == ((302, "Steun van mij", date(2028, 1, 1)))

    def test_stale_form_that_became_stale_again_asks_again(self, browser, user, goal, form):
        page = self.post(browser, goal, form)
        Goal.objects.filter(pk=goal.pk).update(title="Nog nieuwer")
        choices = {"keuze-title": "mijne", "keuze-end_date": "hunne"}
        response = self.post(browser, goal, {**self.hidden(page), **choices})
        assert (response.status_code, goal.title) == (409, "Nog nieuwer")
        assert "Nog nieuwer" in text(response)


class TestHanging:
    CASES = [
        ("responsibilities", Responsibility, {"role": "team", "name": "Team Jeugd"}),
        ("references", Reference, {"kind": "wet", "title": "Jeugdwet", "url": ""}),
    ]

    @pytest.mark.parametrize(("name", "model", "fields"), CASES)
    def test_add_twice_says_so_in_the_form(self, browser, goal, name, model, fields):
        browser.post(url(name, goal), fields)
        response = browser.post(url(name, goal), fields)
        assert (response.status_code, model.objects.count()) == (422, 1)
        assert "staat al" in text(response)

    def test_reference_with_a_dangerous_address_is_refused(self, browser, goal):
        fields = {"kind": "wet", "title": "Wet", "url": "javascript:alert(1)"}
        response = browser.post(url("references", goal), fields)
        assert (response.status_code, Reference.objects.count()) == (422, 0)

    def test_contribution_by_a_reader_is_forbidden(self, client, organisation, goal):
        client.force_login(make_user(organisation, Role.RAADSLID))
        assert client.get(url("contributions", goal)).status_code == 403
        assert client.post(url("contributions", goal), {}).status_code == 403


class TestContribution:
    def choices(self, response):
        html = response.content.decode()
        groups = re.findall(r'<optgroup label="([^"]+)">(.*?)</optgroup>', html, re.DOTALL)
        return {name: re.findall(r">([^<]+)</option>", options) for name, options in groups}

    def test_choices_are_higher_goals_of_all_trees_by_number(self, browser, goal, organisation):
        make_tree(organisation, "M Groen\n  D Bomen\n    S Eiken", title="Openbare ruimte")
        make_tree(make_organisation("houten"), "M Elders", title="Van een ander")
        assert self.choices(browser.get(url("contributions", goal))) == {
            "Preventief jeugdbeleid": [
                "1.2 Leefomgeving (doelstelling)",
                "2 Meedoen (maatschappelijk effect)",
            ],
            "Openbare ruimte": ["1 Groen (maatschappelijk effect)", "1.1 Bomen (doelstelling)"],
        }

    def test_search_narrows_the_choices(self, browser, goal):
        response = browser.get(url("contributions", goal), {"zoek": "leef 1.2"})
        assert self.choices(response) == {"Preventief jeugdbeleid": ["1.2 Leefomgeving (doelstelling)"]}
        nothing = browser.get(url("contributions", goal), {"zoek": "bestaat niet"})
        assert "Zoek op een ander woord." in text(nothing)

    def test_choices_cost_the_same_in_large_trees(
        self, browser, goal, organisation, django_assert_num_queries
    ):
        make_tree(organisation, "\n".join(f"M Effect {number}" for number in range(150)))
        browser.get(url("contributions", goal))
        with django_assert_num_queries(28):
            response = browser.get(url("contributions", goal))
        assert "152 doelen; de lijst toont de eerste 100." in text(response)

    def test_add_and_remove(self, browser, goal, goal_tree):
        target = find(goal_tree, "Meedoen")
        fields = {"target": target.pk, "weight": "primair", "explanation": "Zo"}
        browser.post(url("contributions", goal), fields)
        link = Contribution.objects.get()
        assert (link.target, link.weight, link.explanation) == (target, "primair", "Zo")
        browser.post(url("contribution_remove", goal, link.pk))
        assert Contribution.objects.count() == 0

    @pytest.mark.parametrize("title", ["Voorlezen", "Goede start"])
    def test_add_to_a_goal_that_is_not_offered_is_refused(self, browser, goal, goal_tree, title):
        fields = {"target": find(goal_tree, title).pk, "weight": "primair"}
        response = browser.post(url("contributions", goal), fields)
        assert (response.status_code, Contribution.objects.count()) == (422, 0)


class TestOtherOrganisation:
    NAMES = ("goal_pane", "goal_edit", "goal_history", "responsibilities", "references", "contributions")

    @pytest.mark.parametrize("name", NAMES)
    def test_goal_of_another_organisation_is_not_found(self, client, goal, name):
        client.force_login(make_user(make_organisation("houten")))
        assert client.get(url(name, goal)).status_code == 404

    @pytest.mark.parametrize("name", NAMES)
    def test_goal_asks_to_log_in(self, client, goal, name):
        assert client.get(url(name, goal)).url.startswith("/account/login/")
