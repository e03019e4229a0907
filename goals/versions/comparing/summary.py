"""How many differences there are of each kind: in one sentence, as numbers, and as sections of a page."""

from collections import Counter

from django.db import models

from goals.versions.comparing.difference import Aspect, ChangeKind, Difference, Differences

NOTHING = "Er is niets gewijzigd."
ABOUT_GOALS = ("doelenNieuw", "doelenWeg", "doelenVerplaatst", "doelenAndersVerwoord")


class Section(models.TextChoices):
    """The parts in which a page tells differences."""

    NEW = "nieuw", "Nieuw"
    GONE = "weg", "Weg"
    MOVED = "verplaatst", "Verplaatst"
    REWORDED = "anders-verwoord", "Anders verwoord"
    FIGURES = "cijfers", "Cijfers en streefwaarden"
    MONEY = "middelen", "Middelen"
    PROJECTS = "projecten", "Projecten en raakvlakken"
    ACCOUNT = "oordelen", "Oordeel en verhalen"
    REST = "overig", "Overige gegevens"


OF_ASPECT = {
    Aspect.INDICATOR: Section.FIGURES,
    Aspect.BASELINE: Section.FIGURES,
    Aspect.TARGET: Section.FIGURES,
    Aspect.MEASUREMENT: Section.FIGURES,
    Aspect.MONEY: Section.MONEY,
    Aspect.PROJECT: Section.PROJECTS,
    Aspect.RAAKVLAK: Section.PROJECTS,
    Aspect.PROGRESS: Section.ACCOUNT,
    Aspect.STORY: Section.ACCOUNT,
    Aspect.QUESTION: Section.ACCOUNT,
}
OF_GOAL = {
    ChangeKind.NEW: Section.NEW,
    ChangeKind.GONE: Section.GONE,
    ChangeKind.MOVED: Section.MOVED,
    ChangeKind.REWORDED: Section.REWORDED,
}
# Key in JSON, one, many. Of goals the noun is said once.
PHRASES = {
    "doelenNieuw": ("{} doel erbij", "{} doelen erbij"),
    "doelenWeg": ("{} doel weg", "{} doelen weg"),
    "doelenVerplaatst": ("{} doel verplaatst", "{} doelen verplaatst"),
    "doelenAndersVerwoord": ("{} doel anders verwoord", "{} doelen anders verwoord"),
    "indicatoren": ("{} indicator gewijzigd", "{} indicatoren gewijzigd"),
    "streefwaarden": ("{} streefwaarde gewijzigd", "{} streefwaarden gewijzigd"),
    "metingen": ("{} meting gewijzigd", "{} metingen gewijzigd"),
    "middelen": ("{} bedrag gewijzigd", "{} bedragen gewijzigd"),
    "projecten": ("{} project gewijzigd", "{} projecten gewijzigd"),
    "raakvlakken": ("{} raakvlak gewijzigd", "{} raakvlakken gewijzigd"),
    "oordelen": ("{} oordeel gewijzigd", "{} oordelen gewijzigd"),
    "verhalen": ("{} verhaal gewijzigd", "{} verhalen gewijzigd"),
    "overig": ("{} ander gegeven gewijzigd", "{} andere gegevens gewijzigd"),
}
COUNTED_AS = {
    Aspect.INDICATOR: "indicatoren",
    Aspect.BASELINE: "metingen",
    Aspect.MEASUREMENT: "metingen",
    Aspect.TARGET: "streefwaarden",
    Aspect.MONEY: "middelen",
    Aspect.PROJECT: "projecten",
    Aspect.RAAKVLAK: "raakvlakken",
    Aspect.PROGRESS: "oordelen",
    Aspect.STORY: "verhalen",
}
OF_SECTION = {
    Section.NEW: "doelenNieuw",
    Section.GONE: "doelenWeg",
    Section.MOVED: "doelenVerplaatst",
    Section.REWORDED: "doelenAndersVerwoord",
}


def section_of(difference: Difference) -> Section:
    """The Section in which a difference is told."""
    if difference.aspect == Aspect.GOAL:
        return OF_GOAL.get(difference.kind, Section.REST)
    return OF_ASPECT.get(difference.aspect, Section.REST)


def counts(differences: Differences) -> dict:
    """{key: how many}, every key present; of goals, indicators and projects how many are not the same."""
    seen = {(_counted_as(item), _counted_once(item)) for item in differences}
    found = Counter(key for key, _ in seen)
    return {key: found[key] for key in PHRASES}


def summary(differences: Differences) -> str:
    """'3 doelen erbij, 1 weg, 2 anders verwoord, 4 streefwaarden gewijzigd.'."""
    found = [(key, count) for key, count in counts(differences).items() if count]
    if not found:
        return NOTHING
    phrases = [PHRASES[key][count != 1].format(count) for key, count in found]
    is_goal = [key in ABOUT_GOALS for key, _ in found]
    said = [
        phrase if place == 0 or not is_goal[place] else _without_noun(phrase)
        for place, phrase in enumerate(phrases)
    ]
    return f"{', '.join(said)}."


def _without_noun(phrase):
    count, _, rest = phrase.split(" ", 2)
    return f"{count} {rest}"


def _counted_as(item):
    return OF_SECTION.get(section_of(item)) or COUNTED_AS.get(item.aspect, "overig")


def _counted_once(item):
    """What is told of one goal, indicator, project or judgement counts as one."""
    if item.aspect == Aspect.GOAL:
        return item.goal.id, section_of(item) == Section.REST and item.field.key
    if item.aspect in (Aspect.INDICATOR, Aspect.PROJECT):
        return item.aspect, item.thing_id
    if item.aspect in (Aspect.RAAKVLAK, Aspect.PROGRESS):
        return item.aspect, item.goal.id, item.name, item.when
    return id(item)
