"""Reading the pages that show findings, for tests: addresses, and what the findings say."""

import re

from django.urls import reverse

GROUP = re.compile(r'<section class="panel checks" id="([\w-]+)"(.*?)</section>', re.DOTALL)


def url(name, goal_tree, *args):
    return reverse(f"goals:{name}", args=[goal_tree.organisation.slug, goal_tree.pk, *args])


def plain(html):
    """What a part of a page says, without marks."""
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def sentences(response):
    """{id of the group: what its findings say} of the page."""
    return {
        key: [plain(text) for text in re.findall(r'<li class="finding".*?<p>(.*?)</p>', body, re.DOTALL)]
        for key, body in GROUP.findall(response.text)
    }


def point(response, key):
    """The id of the first finding of a check on the page."""
    return re.search(rf'<li class="finding" id="({key}[\w-]*)"', response.text)[1]


def row(response, finding):
    """The HTML of one finding."""
    return re.search(rf'<li class="finding" id="{finding}".*?</li>', response.text, re.DOTALL)[0]
