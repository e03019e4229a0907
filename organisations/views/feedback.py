"""What a page says after a change: one sentence, with undo where the change can be taken back."""

KEY = "toast"


def tell(request, text, undo_token="", undo_url=""):
    """Keep a sentence for the next page of this person.

    It is undone by a POST to `undo_url`, with `undo_token` when there is one. A token without an
    address is for the page that shows the sentence, which knows where it goes.
    """
    request.session[KEY] = {"text": text, "token": undo_token, "url": undo_url}


def take_toast(request, undo_url=""):
    """The sentence that was kept, once, in the shape base.html shows as toast; else None.

    `undo_url` is where its token goes, when it was kept without address.
    """
    toast = request.session.pop(KEY, None)
    if toast and toast["token"] and not toast["url"]:
        toast["url"] = undo_url
    return toast
