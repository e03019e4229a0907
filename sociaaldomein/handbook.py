"""The manual inside the site: the Markdown files of `docs/handleiding/`, in the look of the pages.

Belongs here: reading a file, making HTML of it, and the view. The texts are in the files; HTML in
them is shown as text. In the manual `code` with a capital or an arrow is a key to press.
"""

from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils.html import escape
from django.utils.safestring import mark_safe
from django.utils.text import slugify
from django.views.decorators.http import require_safe
from markdown_it import MarkdownIt

PAGES = Path(__file__).resolve().parent.parent / "docs" / "handleiding"
FIRST = "index"
ARROWS = "←↑→↓"
MANY = 4  # headings; a page with more gets a list of them


@dataclass(frozen=True)
class HandbookPage:
    """One file: its title, (id, text) of its headings, and the rest as HTML."""

    title: str
    headings: list
    html: str

    @property
    def has_contents(self):
        """Tell whether the page is so long that a list of its headings helps."""
        return len(self.headings) > MANY


@require_safe
def handbook(request, pagina=FIRST):
    """Show a page of the manual, to everybody."""
    path = PAGES / f"{pagina}.md"
    if not path.is_file():
        raise Http404
    page = read_page(path.read_text())
    crumbs = [("Handleiding", reverse("handleiding")), (page.title, "")]
    context = {"page": page, "crumbs": crumbs if pagina != FIRST else []}
    return render(request, "pages/handleiding.html", context)


def read_page(text, rules=None):
    """The HandbookPage in a Markdown text that starts with its title; `rules` says how parts are written."""
    reader = MarkdownIt("js-default")
    for name, rule in (rules or RULES).items():
        reader.add_render_rule(name, rule)
    _, title, _, *tokens = reader.parse(text)
    headings = list(_headings(tokens))
    for token in tokens:
        _point_inside(token)
    html = reader.renderer.render(tokens, reader.options, {})
    return HandbookPage(title.content, headings, mark_safe(html))  # noqa: S308 - our own files


def _headings(tokens):
    """Give each heading an id and each table the name of the heading above it; yield the former.

    A second table below one heading gets a number, so that a screen reader tells them apart.
    """
    above, tables = "", Counter()
    for token, following in pairwise(tokens):
        if token.type == "heading_open":
            above = following.content
            token.attrSet("id", slugify(above))
            yield slugify(above), above
        elif token.type == "table_open":
            tables[above] += 1
            number = f" ({tables[above]})" if tables[above] > 1 else ""
            token.attrSet("aria-label", f"{above}{number}")
        elif token.type == "th_open":
            token.attrSet("scope", "col")


def _point_inside(token):
    """Make links between files links between pages."""
    for child in token.children or ():
        name = Path(child.attrGet("href") or "")
        if name.suffix == ".md":
            child.attrSet("href", _address(name.stem))


def _address(pagina):
    if pagina == FIRST:
        return reverse("handleiding")
    return reverse("handleiding_pagina", args=[pagina])


def _open_table(renderer, tokens, index, _options, _env):
    """A table that scrolls by itself where it does not fit."""
    name = renderer.renderAttrs(tokens[index])
    table = '<table class="utrecht-table utrecht-table--html-table">'
    return f'<div class="table-wrap" tabindex="0" role="region"{name}>{table}\n'


def _close_table(*_):
    return "</table></div>\n"


def _code(_renderer, tokens, index, _options, _env):
    """A key to press, such as Enter or ↑, or else a word as a program writes it."""
    text = tokens[index].content
    tag = "kbd" if text[0].isupper() or text[0] in ARROWS else "code"
    return f"<{tag}>{escape(text)}</{tag}>"


def _example(_renderer, tokens, index, _options, _env):
    """Lines of a file; they scroll by themselves, so the keyboard must reach them."""
    return f'<pre tabindex="0"><code>{escape(tokens[index].content)}</code></pre>\n'


RULES = {
    "table_open": _open_table,
    "table_close": _close_table,
    "code_inline": _code,
    "fence": _example,
}
