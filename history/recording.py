"""Who makes the changes that the triggers of the database record, and why.

Belongs here: handing that to pghistory. Reading it back belongs to the apps that own the events.
"""

import pghistory


def made_by(user, reason=""):
    """A context in which every recorded change is of `user` (None: the operator), for `reason`.

    Inside another one, such as that of a web request, it adds to that: all is told as one go.
    """
    known = {"user": user and user.pk, "reason": reason.strip()}
    return pghistory.context(**{name: value for name, value in known.items() if value})
