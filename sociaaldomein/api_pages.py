"""Pages about the API, for everybody: how to get a tree, what there is, and what changes.

Belongs here: the views, and reading openapi.json into what the page that shows it needs. The texts are
in `docs/api/`.
"""

import functools
import json
from pathlib import Path

import orjson
from csp.decorators import csp_update
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe
from markdown_it.renderer import RendererHTML

from sociaaldomein.api import document
from sociaaldomein.handbook import RULES, read_page

TEXTS = Path(__file__).resolve().parent.parent / "docs" / "api"
EXAMPLE_SITE = "https://doelen.example.nl"
TITLE = "Zo haalt u de boom op"
API_RULES = {**RULES, "code_inline": RendererHTML.code_inline}


@require_safe
def guide(request):
    """Show how a program gets a tree, with the addresses of this site."""
    return _text(request, "ophalen", crumbs=[])


@require_safe
def changes(request):
    """Show what changed in the API, and how long what goes away stays."""
    crumbs = [(TITLE, reverse("api_uitleg")), ("Wijzigingen in de API", "")]
    return _text(request, "wijzigingen", crumbs)


@require_safe
@csp_update({"img-src": "data:"})  # the icons in the style sheet of Swagger UI
def browse(request):
    """Show every operation of the API, with a button that starts Swagger UI."""
    crumbs = [(TITLE, reverse("api_uitleg")), ("Bladeren door de API", "")]
    return render(request, "api/bladeren.html", {"groups": operations_by_tag(), "crumbs": crumbs})


def _text(request, name, crumbs):
    text = (TEXTS / f"{name}.md").read_text()
    page = read_page(text.replace(EXAMPLE_SITE, request.build_absolute_uri("/")[:-1]), API_RULES)
    return render(request, "pages/handleiding.html", {"page": page, "crumbs": crumbs})


@functools.cache
def operations_by_tag():
    """[(tag, [operation])] of openapi.json, as the template shows them."""
    described = orjson.loads(document())
    rows = [
        _operation(described, method, path, operation)
        for path, operations in described["paths"].items()
        for method, operation in operations.items()
    ]
    return [(tag, [row for row in rows if row["tag"] == tag["name"]]) for tag in described["tags"]]


def _operation(described, method, path, operation):
    parameters = [row for row in operation["parameters"] if row["in"] != "header"]
    return {
        "id": operation["operationId"],
        "tag": operation["tags"][0],
        "method": method.upper(),
        "path": path,
        "summary": operation["summary"],
        "description": operation["description"],
        "is_open": {} in operation["security"],
        "parameters": parameters,
        "question": _example(operation.get("requestBody", {})),
        "answers": [_answer(described, *pair) for pair in sorted(operation["responses"].items())],
    }


def _answer(described, status, response):
    """The status, what it means, and an example where the operation has its own."""
    if "$ref" in response:
        response = described["components"]["responses"][response["$ref"].rpartition("/")[2]]
        return {"status": status, "means": response["description"], "example": ""}
    return {"status": status, "means": response["description"], "example": _example(response)}


def _example(holder):
    """The first example of a body, written out; '' when there is none."""
    for media in holder.get("content", {}).values():
        for example in media.get("examples", {}).values():
            value = example["value"]
            return value if isinstance(value, str) else json.dumps(value, indent=2, ensure_ascii=False)
    return ""
