"""What the browser tests of the outline share: where a tree is, its rows, and waiting for them."""

from playwright.sync_api import expect

PATIENCE = 20_000  # milliseconds, for a busy machine


def address(goal_tree, goal=None):
    path = f"/best/doelenbomen/{goal_tree.pk}/"
    return f"{path}doelen/{goal.pk}/" if goal else path


def row(page, title):
    return page.locator(".row[data-level]").filter(has_text=title).first


def settled(page, titles):
    """Wait until the rows of the outline have these titles, all of them stored."""
    expect(page.locator(".row.is-pending")).to_have_count(0, timeout=PATIENCE)
    expect(page.locator(".row[data-level] .row__text > a")).to_have_text(titles, timeout=PATIENCE)
