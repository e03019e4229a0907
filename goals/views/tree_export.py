"""Downloading a doelenboom as a JSON file that can be imported again."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.utils.text import slugify
from django.views.decorators.http import require_GET

from goals.imports.export import export_json
from goals.views.address import fetch_tree


@login_required
@require_GET
def tree_export(request, organisatie, boom):
    """The outline of a tree; whoever may read the tree may download it."""
    goal_tree = fetch_tree(request, organisatie, boom)
    name = slugify(goal_tree.title)[:80] or "doelenboom"
    headers = {"Content-Disposition": f'attachment; filename="{name}.json"'}
    return HttpResponse(export_json(goal_tree), content_type="application/json", headers=headers)
