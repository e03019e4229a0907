"""Fields of two things that are the same thing: which of them differ."""

from decimal import Decimal

from goals.versions.comparing.difference import ChangeKind, Difference, Field
from history.sentences import quoted


def fields_of(history_fields, keys):
    """{attribute: Field} with the words of the history; `keys` are {attribute: key in JSON}."""
    return {
        name: Field(
            keys[name],
            field.label,
            str if field.show is quoted else field.show,
            field.show is quoted,
            field.long,
        )
        for name, field in history_fields.items()
        if name in keys
    }


def differing(about: Difference, old, new, fields):
    """A Difference for each of `fields` that differs; `about` says what the thing is and where."""
    for name, field in fields.items():
        before, after = getattr(old, name), getattr(new, name)
        if before != after and (found := changed(about, field, before, after)):
            yield found


def changed(about: Difference, field: Field, before, after):
    """The Difference of one field from one value to another; None when it reads the same."""
    old, new = _shown(field, before), _shown(field, after)
    if " ".join(old.split()) == " ".join(new.split()):
        return None
    is_reworded = field.is_long and old and new
    return like(
        about,
        kind=ChangeKind.REWORDED if is_reworded else ChangeKind.CHANGED,
        field=field,
        old=old,
        new=new,
        old_number=before if isinstance(before, Decimal) else None,
        new_number=after if isinstance(after, Decimal) else None,
    )


def _shown(field, value):
    return "" if value is None or value == "" else str(field.show(value))


def like(about: Difference, **fields):
    """A Difference at the place of `about`; three times as quick as dataclasses.replace."""
    return Difference(
        about.aspect,
        goals=about.goals,
        name=about.name,
        when=about.when,
        extra=about.extra,
        thing_id=about.thing_id,
        **fields,
    )
