"""What a page says after a change: one sentence, with undo where the change can be taken back."""

from django.urls import reverse

KEY = "goals_toast"


def tell(request, text, undo_token="", undo_url=""):
    """Keep a sentence for the next page of this person.

    It is undone by a token of goals.undo, or else by a POST to `undo_url`.
    """
    request.session[KEY] = {"text": text, "token": undo_token, "url": undo_url}


def take_toast(request, goal_tree=None):
    """The sentence that was kept, once, in the shape base.html shows as toast; else None."""
    toast = request.session.pop(KEY, None)
    if toast and toast["token"] and goal_tree:
        args = [goal_tree.organisation.slug, goal_tree.pk]
        toast["url"] = reverse("goals:undo", args=args)
    return toast
