"""A policy adviser builds, moves, renames, throws away and restores goals with the keyboard alone."""

from playwright.sync_api import expect

from tests.e2e.outline import row, settled
from tests.goals.factories import draw, drawing


def test_typing_builds_a_tree(page, open_tree):
    goal_tree = open_tree("M Gezond opgroeien")
    row(page, "Gezond").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.type("Goede start\n")
    page.keyboard.press("Tab")
    page.keyboard.type("Steun aan ouders\n")
    page.keyboard.press("Tab")
    page.keyboard.type("Huisbezoek\nCursus\n")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Shift+Tab")
    page.keyboard.type("Leefomgeving\n")
    page.keyboard.press("Escape")
    settled(
        page,
        [
            "Gezond opgroeien",
            "Goede start",
            "Steun aan ouders",
            "Huisbezoek",
            "Cursus",
            "Leefomgeving",
        ],
    )
    assert draw(goal_tree) == drawing(
        """
        M Gezond opgroeien
          D Goede start
            S Steun aan ouders
              P Huisbezoek
              P Cursus
          D Leefomgeving
        """
    )


def test_typing_faster_than_the_server_loses_nothing(page, open_tree):
    goal_tree = open_tree("M Gezond opgroeien")
    row(page, "Gezond").focus()
    page.keyboard.press("Enter")
    titles = [f"Effect {number}" for number in range(1, 16)]
    for title in titles:
        page.keyboard.insert_text(title)
        page.keyboard.press("Enter")
    page.keyboard.insert_text("half getypt")
    settled(page, ["Gezond opgroeien", *titles])
    expect(page.locator("[data-new-row] [name=titel]")).to_have_value("half getypt")
    expect(page.locator("[data-new-row] [name=titel]")).to_be_focused()
    assert draw(goal_tree).splitlines()[1:] == [f"M {title}" for title in titles]


def test_lines_pasted_from_a_spreadsheet_become_goals(page, open_tree):
    goal_tree = open_tree("M Een")
    row(page, "Een").focus()
    page.keyboard.press("Enter")
    lines = "Twee\n\tDrie\n\t\tVier\n\t\tVijf\n\tZes\nZeven"
    page.locator("[data-new-row] [name=titel]").evaluate(
        """(field, lines) => {
            const data = new DataTransfer();
            data.setData("text/plain", lines);
            field.dispatchEvent(new ClipboardEvent("paste", {clipboardData: data, cancelable: true}));
        }""",
        lines,
    )
    settled(page, ["Een", "Twee", "Drie", "Vier", "Vijf", "Zes", "Zeven"])
    assert draw(goal_tree) == drawing(
        """
        M Een
        M Twee
          D Drie
            S Vier
            S Vijf
          D Zes
        M Zeven
        """
    )


def test_tab_and_arrows_move_a_goal(page, open_tree):
    goal_tree = open_tree("M Een\nM Twee\nM Drie")
    row(page, "Een").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    settled(page, ["Een", "Twee", "Drie"])
    expect(row(page, "Twee")).to_have_attribute("aria-level", "2")
    expect(row(page, "Twee")).to_be_focused()
    page.keyboard.press("Shift+Tab")
    expect(row(page, "Twee")).to_have_attribute("aria-level", "1")
    page.keyboard.press("Alt+ArrowDown")
    settled(page, ["Een", "Drie", "Twee"])
    page.keyboard.press("Alt+ArrowRight")
    expect(row(page, "Twee")).to_have_attribute("aria-level", "2")
    assert draw(goal_tree) == drawing("M Een\nM Drie\n  D Twee")


def test_ctrl_z_takes_a_move_back(page, open_tree):
    goal_tree = open_tree("M Een\nM Twee\n  D Onder")
    row(page, "Een").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    expect(row(page, "Twee")).to_have_attribute("aria-level", "2")
    page.keyboard.press("Control+z")
    expect(row(page, "Twee")).to_have_attribute("aria-level", "1")
    assert draw(goal_tree) == "M Een\nM Twee\n  D Onder"
    page.keyboard.press("Control+z")
    expect(page.locator("#meldingen")).to_contain_text("Er is hier niets om ongedaan te maken.")


def test_f2_renames(page, open_tree):
    goal_tree = open_tree("M Gezond opgroeien")
    row(page, "Gezond").focus()
    page.keyboard.press("F2")
    expect(page.locator("[data-rename-form] [name=titel]")).to_be_focused()
    page.keyboard.type("Gezond en veilig opgroeien\n")
    settled(page, ["Gezond en veilig opgroeien"])
    expect(row(page, "Gezond")).to_be_focused()
    assert draw(goal_tree) == "M Gezond en veilig opgroeien"


def test_a_stale_rename_shows_both_titles(page, open_tree):
    goal_tree = open_tree("M Gezond opgroeien")
    row(page, "Gezond").focus()
    page.keyboard.press("F2")
    page.keyboard.type("Mijn titel")
    goal_tree.goals.filter(title="Gezond opgroeien").update(title="Titel van de ander")
    page.keyboard.press("Enter")
    expect(page.locator("#titel-fout")).to_contain_text("De titel is nu ‘Titel van de ander’")
    expect(page.locator("[name=titel]")).to_have_value("Mijn titel")
    page.get_by_role("button", name="Mijn titel bewaren").click()
    settled(page, ["Mijn titel"])


def test_delete_bins_and_undo_restores(page, open_tree):
    goal_tree = open_tree("M Een\n  D Onder een\nM Twee")
    row(page, "Een").focus()
    page.keyboard.press("Delete")
    settled(page, ["Twee"])
    expect(row(page, "Twee")).to_be_focused()
    expect(page.locator("#meldingen")).to_contain_text("‘Een’ ligt in de prullenbak.")
    page.get_by_role("button", name="Ongedaan maken").press("Enter")
    settled(page, ["Een", "Onder een", "Twee"])
    assert draw(goal_tree) == "M Een\n  D Onder een\nM Twee"


def test_folding_is_remembered(page, open_tree):
    open_tree("M Een\n  D Onder een\nM Twee")
    row(page, "Een").focus()
    page.keyboard.press("ArrowLeft")
    settled(page, ["Een", "Twee"])
    page.reload()
    settled(page, ["Een", "Twee"])
    row(page, "Een").focus()
    page.keyboard.press("ArrowRight")
    settled(page, ["Een", "Onder een", "Twee"])
    page.keyboard.press("ArrowRight")
    expect(row(page, "Onder een")).to_be_focused()


def test_space_opens_a_goal_and_who_passes_with_tab_changes_nothing(page, open_tree):
    goal_tree = open_tree("M Een\nM Twee")
    row(page, "Een").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Space")
    expect(page.locator("#doel-paneel h2").first).to_have_text("Twee")
    page.reload()
    row(page, "Twee").focus()
    page.keyboard.press("Tab")
    expect(row(page, "Twee")).not_to_be_focused()
    assert draw(goal_tree) == "M Een\nM Twee"


def test_escape_leaves_the_tree(page, open_tree):
    open_tree("M Een\nM Twee")
    row(page, "Een").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")
    expect(page.locator("[data-new-last]")).to_be_focused()


def test_a_refusal_says_why(page, open_tree):
    goal_tree = open_tree("M Een\nM Twee")
    row(page, "Een").focus()
    page.keyboard.press("Alt+ArrowUp")
    expect(page.locator("#meldingen")).to_contain_text("Dit doel staat al als eerste.")
    expect(row(page, "Een")).to_be_focused()
    assert draw(goal_tree) == "M Een\nM Twee"


def test_the_first_goal_of_an_empty_tree(page, open_tree):
    goal_tree = open_tree()
    page.get_by_label("Eerste maatschappelijk effect").fill("Gezond opgroeien")
    page.keyboard.press("Enter")
    settled(page, ["Gezond opgroeien"])
    assert draw(goal_tree) == "M Gezond opgroeien"


def test_what_could_not_be_stored_stays_and_is_tried_again(page, open_tree):
    goal_tree = open_tree("M Een")
    row(page, "Een").focus()
    page.keyboard.press("Enter")
    page.route("**/toevoegen/", lambda route: route.fulfill(status=429))
    page.keyboard.type("Twee\n")
    expect(page.locator(".is-pending")).to_contain_text("Dat ging te snel.")
    page.unroute("**/toevoegen/")
    page.get_by_role("button", name="Opnieuw proberen").click()
    settled(page, ["Een", "Twee"])
    assert draw(goal_tree) == "M Een\nM Twee"
