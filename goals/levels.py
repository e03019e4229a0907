"""Pure rules of levels: a child's level is deeper than its parent's, nothing more.

No database here: branches come in as plain (id, parent id, level, title) rows.
"""

from typing import NamedTuple

from django.core.exceptions import ValidationError

from goals.enums import Level


class Row(NamedTuple):
    """One goal of a branch, in tree order; the first row is the top of the branch."""

    id: object
    parent_id: object
    level: str
    title: str


def is_deeper(level, than):
    """Is a level deeper than another? Everything is deeper than the hidden root ('')."""
    return not than or Level(level).rank > Level(than).rank


def deepest_fit(level, under):
    """The level itself if it may stand under `under`, else one step deeper than `under`.

    Raises ValidationError under a prestatie.
    """
    if is_deeper(level, under):
        return Level(level)
    if Level(under).next is None:
        raise ValidationError("Onder een prestatie kan geen ander doel staan.")
    return Level(under).next


def usual_under(above, brother=""):
    """The level a new goal gets under level `above`: as its last `brother`, else one step deeper.

    Raises ValidationError under a prestatie.
    """
    return brother or deepest_fit(Level.MAATSCHAPPELIJK_EFFECT, above)


def fit_branch(rows, top_level):
    """The new levels of a branch when its top gets `top_level`: {id: level}, changed ones only.

    Goals below go deeper where they must and stay as they are where they can. Raises
    ValidationError that names the goal for which no level is left.
    """
    levels = {rows[0].id: Level(top_level)}
    for row in rows[1:]:
        try:
            levels[row.id] = deepest_fit(row.level, levels[row.parent_id])
        except ValidationError:
            raise ValidationError(
                f"Dat past niet: ‘{row.title}’ zou dan onder een prestatie staan. Verplaats dat doel eerst."
            ) from None
    return {row.id: levels[row.id] for row in rows if levels[row.id] != row.level}
