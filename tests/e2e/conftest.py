"""A real browser on the running site.

Belongs here: pages of several sizes, logging in, and what every page must hold: no error in the
console, no breach of the content security policy, nothing for axe to find.
"""

import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.core.cache import cache
from django.test import Client
from playwright.sync_api import Browser, ConsoleMessage, Page, expect, sync_playwright

from tests.e2e.browser import find_chromium
from tests.e2e.outline import address
from tests.goals.factories import make_organisation, make_tree, make_user

DESKTOP = {"width": 1280, "height": 900}
PHONE = {"width": 375, "height": 812}
AXE = Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js"
# A refused form is part of many tests; the browser reports its status as an error.
REFUSED = re.compile(
    r"(Failed to load resource: the server responded with a status of|Response Status Error Code) 4\d\d"
)
SECONDS = 20  # of patience, for a busy machine
expect.set_options(timeout=SECONDS * 1000)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium, once for all tests."""
    executable = find_chromium()
    if executable is None:
        pytest.fail("Er is geen Chromium gevonden. Draai make test, of zet CHROMIUM op het pad ervan.")
    # Playwright runs an event loop in this thread, which Django takes for asynchronous code.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        yield playwright.chromium.launch(executable_path=executable, args=arguments)
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture(autouse=True)
def _empty_cache(transactional_db: None) -> None:
    """Forget the login attempts of the test before."""
    cache.clear()


@pytest.fixture
def new_page(browser: Browser, live_server) -> Iterator[Callable[..., Page]]:
    """Make pages in a browser profile of their own; fail when one of them reports an error."""
    problems: list[str] = []
    contexts = []

    def make(**options: object) -> Page:
        context = browser.new_context(
            base_url=live_server.url, locale="nl-NL", timezone_id="Europe/Amsterdam", **options
        )
        context.set_default_timeout(SECONDS * 1000)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: problems.extend(_problem(message)))
        page.on("pageerror", lambda error: problems.append(str(error)))
        return page

    yield make
    for context in contexts:
        context.close()
    assert problems == []


def _problem(message: ConsoleMessage) -> list[str]:
    is_problem = message.type in ("error", "warning") and not REFUSED.match(message.text)
    return [message.text] if is_problem else []


@pytest.fixture
def page(new_page: Callable[..., Page]) -> Page:
    """A page 1280 px wide."""
    return new_page(viewport=DESKTOP)


@pytest.fixture
def phone_page(new_page: Callable[..., Page]) -> Page:
    """A page 375 px wide with a touch screen."""
    return new_page(viewport=PHONE, has_touch=True, is_mobile=True)


@pytest.fixture
def plain_page(new_page: Callable[..., Page]) -> Page:
    """A page 1280 px wide without JavaScript."""
    return new_page(viewport=DESKTOP, java_script_enabled=False)


@pytest.fixture
def login(live_server, settings) -> Callable[[Page, object], None]:
    """Log a user in without the login form: `login(page, user)`."""

    def put_cookie(page: Page, user: object) -> None:
        client = Client()
        client.force_login(user)
        value = client.cookies[settings.SESSION_COOKIE_NAME].value
        cookie = {"name": settings.SESSION_COOKIE_NAME, "value": value, "url": live_server.url}
        page.context.add_cookies([cookie])

    return put_cookie


@pytest.fixture
def assert_axe_clean() -> Callable[[Page], None]:
    """Fail with what axe finds on a page: `assert_axe_clean(page)`."""

    def check(page: Page) -> None:
        page.evaluate(AXE.read_text())
        found = page.evaluate("axe.run()")["violations"]
        assert [_sentence(violation) for violation in found] == []

    return check


def _sentence(violation: dict) -> str:
    places = "; ".join(node["html"] for node in violation["nodes"])
    return f"{violation['id']}: {violation['help']}: {places}"


@pytest.fixture
def organisation(transactional_db: None):
    """The municipality of the tests."""
    return make_organisation()


@pytest.fixture
def adviser(organisation):
    """Somebody who may edit its trees."""
    return make_user(organisation, name="Noor de Wit")


@pytest.fixture
def open_tree(page, login, adviser, organisation):
    """Open the tree of a drawing as adviser: `open_tree(drawing)` gives the GoalTree."""

    def open_it(text: str = "", on: Page = page):
        goal_tree = make_tree(organisation, text)
        login(on, adviser)
        on.goto(address(goal_tree))
        return goal_tree

    return open_it
