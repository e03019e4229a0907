"""Raakvlakken of goals that people confirmed: what was signalled is no part of a version."""

from goals.enums import RaakvlakStatus
from goals.versions.comparing.difference import Aspect, ChangeKind, Difference, Field
from goals.versions.comparing.fields import differing, like

CONFIRMED = RaakvlakStatus.BEVESTIGD
TOUCHING = {
    "explanation": Field("uitleg", "de uitleg", is_long=True),
    "agreements": Field("afspraken", "de afspraken", is_long=True),
    "agreed_social": Field("akkoordSociaal", "akkoord voor sociaal", is_quoted=True),
    "agreed_physical": Field("akkoordFysiek", "akkoord voor fysiek", is_quoted=True),
}


def differences_of_raakvlakken(matching):
    """Raakvlakken confirmed since, or no longer; each once, at the first of its goals on both sides."""
    before, after = _confirmed(matching, matching.old), _confirmed(matching, matching.new)
    partners = {pair.new.id: pair for pair in matching.pairs}
    for sides in dict.fromkeys([*after, *before]):
        old, new = before.get(sides, {}), after.get(sides, {})
        stayed = [goal_id for goal_id in {**new, **old} if goal_id in partners]
        if stayed:
            at = matching.at(*partners[stayed[0]])
            yield from _touching(at, old.get(stayed[0]), new.get(stayed[0]))


def _confirmed(matching, outline):
    """{both sides as known now: {goal id as known now: RaakvlakRow}}."""
    found = {}
    known = matching.of_old if outline is matching.old else lambda pk: pk
    for goal in outline:
        for row in goal.raakvlakken:
            if row.status == CONFIRMED:
                mine = known(goal.id)
                found.setdefault(frozenset((mine, known(row.other_id))), {})[mine] = row
    return found


def _touching(at, old, new):
    about = Difference(Aspect.RAAKVLAK, ChangeKind.CHANGED, (at,), (new or old).other_title)
    if old and new:
        yield from differing(about, old, new, TOUCHING)
    else:
        before, after = (side.other_title if side else "" for side in (old, new))
        yield like(about, kind=ChangeKind.of(old, new), old=before, new=after)
