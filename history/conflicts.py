"""Two people at one form: which changes may be written and which would overwrite another's.

Pure. What is read and written belongs in services.py, how the choice is shown in templates.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class StaleField:
    """A field that somebody else changed while I did too.

    `entry` is the history.Entry of the other's change, None where no history is kept.
    """

    name: str
    theirs: object
    mine: object
    entry: object = None


class StaleFields(Exception):  # noqa: N818 - not a mistake of anyone, a question to the user
    """Nothing was written, for `fields` have another value than the form was filled with."""

    def __init__(self, fields):
        self.fields = fields
        super().__init__(", ".join(field.name for field in fields))


def plain(value):
    """A value as it comes back from a form: without outer white space, lines ending in one way."""
    return "\n".join(value.splitlines()).strip() if isinstance(value, str) else value


def to_write(current, seen, changes):
    """The changes that change something, {field: value}, and the stale ones, [(theirs, mine)].

    `current` is what the database holds now, `seen` what the form was filled with. A field
    counts as mine only when I changed it; it is stale when its value is neither what I saw nor
    what I want.
    """
    mine = {name: value for name, value in changes.items() if plain(value) != plain(seen[name])}
    writable, stale = {}, []
    for name, value in mine.items():
        if plain(current[name]) == plain(value):
            continue
        if plain(current[name]) != plain(seen[name]):
            stale.append(StaleField(name, current[name], value))
        else:
            writable[name] = value
    return writable, stale
