"""What people wrote at a goal, and of the tree itself: texts, level, domain, dates."""

from goals.enums import Domain, Level
from goals.history_words import GOAL_FIELDS
from goals.versions.comparing.difference import Aspect, ChangeKind, Difference, Field
from goals.versions.comparing.fields import changed, differing, fields_of

GOAL_KEYS = {
    "title": "titel",
    "description": "toelichting",
    "why": "waarom",
    "domain": "domein",
    "result_type": "soortResultaat",
    "start_date": "begindatum",
    "end_date": "streefdatum",
}
FIELDS = fields_of(GOAL_FIELDS, GOAL_KEYS)
FIELDS["title"] = FIELDS["title"]._replace(is_long=True)  # which words differ says most
LEVEL = Field("niveau", "niveau")
TREE_FIELDS = {
    "title": Field("titel", "de titel", is_quoted=True, is_long=True),
    "description": Field("omschrijving", "de omschrijving", is_long=True),
    "domain": Field("domein", "domein", lambda domain: Domain(domain).label),
    "period": Field("periode", "periode"),
}
TREE_LEVEL = {
    level: Field("niveaunamen", f"naam van het niveau {level.label}", is_quoted=True) for level in Level
}


def differences_of_tree(matching):
    """The title, description, domain and period of the tree, and what it calls levels."""
    about = Difference(Aspect.TREE, ChangeKind.CHANGED, name=matching.new.title)
    yield from differing(about, matching.old, matching.new, TREE_FIELDS)
    for level, field in TREE_LEVEL.items():
        before, after = matching.old.name_of(level), matching.new.name_of(level)
        if found := changed(about, field, before, after):
            yield found


def differences_of_texts(matching):
    """Texts and other fields of goals that are on both sides."""
    own_names = matching.old.level_names, matching.new.level_names
    for old, new in matching.pairs:
        about = Difference(Aspect.GOAL, ChangeKind.CHANGED, (matching.at(old, new),), name=new.title)
        if old.level != new.level:
            before, after = (
                Level(goal.level).named(names) for goal, names in zip((old, new), own_names, strict=True)
            )
            yield changed(about, LEVEL, before, after) or _renamed(about, old, new)
        yield from differing(about, old, new, FIELDS)


def _renamed(about, old, new):
    """Levels that a municipality gave one and the same name, by their own names."""
    return changed(about, LEVEL, Level(old.level).label, Level(new.level).label)
