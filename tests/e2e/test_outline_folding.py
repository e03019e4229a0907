"""Opening and shutting branches by mouse. By keyboard: test_outline_keyboard.py."""

from tests.e2e.outline import row, settled


def test_the_arrow_before_a_goal_shuts_and_opens_its_branch(page, open_tree):
    open_tree("M Een\n  D Onder een\nM Twee\n  D Onder twee")
    posts = []
    page.on("request", lambda request: posts.append(request.url) if request.method == "POST" else None)
    row(page, "Een").get_by_role("button", name="Inklappen 1").click()
    settled(page, ["Een", "Twee", "Onder twee"])
    row(page, "Twee").get_by_role("button", name="Inklappen 2").click()
    settled(page, ["Een", "Twee"])
    row(page, "Een").get_by_role("button", name="Uitklappen 1").click()
    settled(page, ["Een", "Onder een", "Twee"])
    assert len(posts) == 3


def test_one_button_shuts_and_one_opens_every_branch(page, open_tree):
    open_tree("M Een\n  D Onder een\nM Twee\n  D Onder twee")
    page.get_by_role("button", name="Alles inklappen").click()
    settled(page, ["Een", "Twee"])
    page.get_by_role("button", name="Alles uitklappen").click()
    settled(page, ["Een", "Onder een", "Twee", "Onder twee"])
