"""What a page says after a change: one sentence, with undo where the change can be taken back."""

from django.urls import reverse

KEY = "goals_toast"


def tell(request, text, undo_token=""):
    """Keep a sentence for the next page of this person; `undo_token` comes from goals.undo."""
    request.session[KEY] = {"text": text, "token": undo_token}


def take_toast(request, goal_tree):
    """The sentence that was kept, once, in the shape base.html shows as toast; else None."""
    toast = request.session.pop(KEY, None)
    if toast and toast["token"]:
        args = [goal_tree.organisation.slug, goal_tree.pk]
        toast["url"] = reverse("goals:undo", args=args)
    return toast
