"""Reading the HTML of pages in tests of views: what a person sees and presses."""

import re

TOAST = re.compile(r'<div id="meldingen".*?class="toast__text">([^<]*)<', re.DOTALL)
UNDO = re.compile(
    r'<div id="meldingen".*?class="toast__undo".*?action="([^"]*)".*?name="token" value="([^"]*)"', re.DOTALL
)


def words(html):
    """The text without tags, on one line."""
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def toast(html):
    """What the page tells of the change that was made."""
    return TOAST.search(html)[1]


def undo(client, html):
    """Press ‘Ongedaan maken’; the page that follows."""
    address, token = UNDO.search(html).groups()
    return client.post(address.replace("&amp;", "&"), {"token": token}, follow=True).content.decode()


def rows(html):
    """The rows of all tables, as texts."""
    return [words(row) for row in re.findall(r"<tr>.*?</tr>", html, re.DOTALL)]
