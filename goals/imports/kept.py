"""Keep the file with a doelenboom until its preview is confirmed; how is in organisations/kept.py."""

from organisations.kept import Shelf

SHELF = Shelf("doelenboom")


def keep(user, organisation, content):
    """Keep the bytes of a file instead of the one before; returns the token to ask for it."""
    return SHELF.keep(user, organisation, content)


def find(user, organisation, token):
    """The bytes kept under a token, or None when they expired, were taken or replaced."""
    kept = SHELF.find(user, organisation, token)
    return kept and kept.content


def forget(user, organisation):
    """Let the file go; True for the one caller that did it."""
    return SHELF.forget(user, organisation)
