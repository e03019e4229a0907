"""What a page of a tree says after a change: organisations/views/feedback.py, with the tree's own undo."""

from django.urls import reverse

from organisations.views import feedback
from organisations.views.feedback import tell

__all__ = ["take_toast", "tell"]


def take_toast(request, goal_tree=None):
    """The sentence that was kept, once; its token of goals.undo goes to this tree."""
    args = goal_tree and [goal_tree.organisation.slug, goal_tree.pk]
    return feedback.take_toast(request, reverse("goals:undo", args=args) if args else "")
