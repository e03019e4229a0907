"""Each difference as one plain Dutch sentence."""

from itertools import chain

from goals.money import spoken_euros
from goals.versions.comparing.difference import Aspect, ChangeKind, Difference, Differences
from goals.versions.comparing.structure import AT_TOP, ORDER
from history.sentences import quoted

NEW, GONE, MOVED, REWORDED = ChangeKind.NEW, ChangeKind.GONE, ChangeKind.MOVED, ChangeKind.REWORDED
TITLE = "titel"
VALUES = {Aspect.TARGET: "Streefwaarde", Aspect.MEASUREMENT: "Meting", Aspect.BASELINE: "Nulmeting"}
OF_ASPECT = {
    Aspect.TREE: "van de boom",
    Aspect.GOAL: "van {name}",
    Aspect.INDICATOR: "van indicator {name}",
    Aspect.PROJECT: "van project {name}",
    Aspect.CONTRIBUTION: "van {where} aan {name}",
    Aspect.RAAKVLAK: "van het raakvlak {where} en {name}",
    Aspect.PROGRESS: "bij {where} ({when})",
}
PLURALS = {
    "cijfers achter de komma",
    "de afspraken",
    "de leervragen",
    "de partners",
    "de resultaatdoelstellingen",
    "de uitdagingen",
    "mijlpalen",
    "woorden",
}
MORE_GOALS = 3  # with more goals a sentence says how many


def sentences(differences: Differences) -> list[str]:
    """The sentence of each difference, in the same order, the sums of the whole tree at the end."""
    totals = chain.from_iterable(map(total_sentences, differences.totals))
    return [*map(sentence, differences), *totals]


def sentence(difference: Difference) -> str:
    """What differs, with full stop: 'Streefwaarde 2027 van ‘X’: van hooguit 10% naar hooguit 8%.'."""
    tell = TELLERS.get(difference.aspect, _row)
    return tell(difference) if difference.field is None else _field(difference)


def below_its_goal(difference: Difference) -> str:
    """The sentence without the title of its only goal, for below a heading that says it already."""
    text = sentence(difference)
    if len(difference.goals) != 1 or difference.kind == MOVED or difference.aspect == Aspect.CONTRIBUTION:
        return text
    values = from_to(difference)
    subject, values, rest = text.rpartition(values) if values else (text, "", "")
    title = quoted(difference.goal.title)
    for words in (f" van {title}", f" bij {title}"):
        subject = subject.replace(words, "", 1)
    return f"{subject}{values}{rest}"


def total_sentences(total) -> list[str]:
    """Of a YearTotal: 'Lasten 2027 van de hele boom: van € 100 naar € 120 (€ 20 meer).', and of the baten."""
    rows = (
        ("Lasten", total.old_costs, total.new_costs),
        ("Baten", total.old_revenues, total.new_revenues),
    )
    return [
        f"{label} {total.year} van de hele boom: "
        f"{_from_to(spoken_euros(old), spoken_euros(new))}{_more(new - old)}."
        for label, old, new in rows
        if old != new
    ]


def _goal(difference):
    goal = difference.goal
    subject = f"{_capital(goal.level_name)} {quoted(goal.title)}"
    along = f", met {difference.extra}" if difference.extra else ""
    if difference.kind == NEW:
        return f"{subject} is nieuw ({goal.new_number}){along}."
    return f"{subject} is weg (was {goal.old_number}){along}."


def _row(difference):
    """Nieuw bij ‘A’: portefeuillehouder ‘Anna’."""
    return f"{_came(difference)}: {difference.extra} {quoted(difference.name)}."


def _contribution(difference):
    if difference.kind == NEW:
        return f"{_where(difference)} draagt nu ook bij aan {quoted(difference.name)} ({difference.extra})."
    return (
        f"{_where(difference)} draagt niet meer bij aan {quoted(difference.name)} (was {difference.extra})."
    )


def _named(difference):
    """Nieuw bij ‘A’ en ‘B’: indicator ‘X’."""
    return f"{_came(difference)}: {difference.aspect.label} {quoted(difference.name)}."


def _raakvlak(difference):
    sides = f"{_where(difference)} en {quoted(difference.name)}"
    if difference.kind == NEW:
        return f"Nieuw bevestigd raakvlak: {sides}."
    return f"Geen bevestigd raakvlak meer: {sides}."


def _value(difference):
    """Meting 2025 van ‘X’ is nieuw: 36%."""
    subject = f"{VALUES[difference.aspect]}{_when(difference)} van {quoted(difference.name)}"
    if difference.kind == NEW:
        return f"{subject} is nieuw: {difference.new}."
    return f"{subject} is weg (was {difference.old})."


def _judgement(difference):
    if difference.kind == NEW:
        return f"Nieuw oordeel bij {_where(difference)} ({difference.when}): {difference.new}."
    return f"Oordeel bij {_where(difference)} ({difference.when}) is weg (was {difference.old})."


def _story(difference):
    of = f"een verhaal ({difference.name})"
    if difference.kind == ChangeKind.CHANGED:
        return f"Gewijzigd bij {_where(difference)}: {of}."
    return f"{_came(difference)}: {of}."


TELLERS = {
    Aspect.GOAL: _goal,
    Aspect.CONTRIBUTION: _contribution,
    Aspect.EVIDENCE: _named,
    Aspect.QUESTION: _named,
    Aspect.INDICATOR: _named,
    Aspect.PROJECT: _named,
    Aspect.RAAKVLAK: _raakvlak,
    Aspect.BASELINE: _value,
    Aspect.TARGET: _value,
    Aspect.MEASUREMENT: _value,
    Aspect.PROGRESS: _judgement,
    Aspect.STORY: _story,
}


def _field(difference):
    if difference.kind == MOVED:
        return _moved(difference)
    if difference.field.key == TITLE:
        tree = "De boom " if difference.aspect == Aspect.TREE else ""
        return f"{tree}{quoted(difference.old)} heet nu {quoted(difference.new)}."
    subject = _subject(difference)
    if difference.field.is_long:
        return f"{subject} {_is(difference)} {_how_reworded(difference)}."
    if not difference.old:
        return f"{subject} {_is(difference)} ingevuld: {_value_of(difference, difference.new)}."
    if not difference.new:
        return f"{subject} {_is(difference)} leeggemaakt (was {_value_of(difference, difference.old)})."
    return f"{subject}: {from_to(difference)}{_money_more(difference)}."


def _moved(difference):
    goal = difference.goal
    if difference.field == ORDER:
        under = AT_TOP if difference.extra == AT_TOP else f"onder {quoted(difference.extra)}"
        between = (
            f": van {goal.old_number} naar {goal.new_number}" if difference.old != difference.new else ""
        )
        return f"{quoted(goal.title)} staat op een andere plek {under}{between}."
    old, new = (AT_TOP if title == AT_TOP else quoted(title) for title in (difference.old, difference.new))
    places = f"van {old} ({goal.old_number}) naar {new} ({goal.new_number})"
    return f"{quoted(goal.title)} is verplaatst: {places}."


def _is(difference):
    return "zijn" if difference.field.label in PLURALS else "is"


def _how_reworded(difference):
    if difference.kind == REWORDED:
        return "anders verwoord"
    return "ingevuld" if difference.new else "leeggemaakt"


def _subject(difference):
    """What is said to differ: 'Lasten 2027 bij ‘A’', 'Domein van ‘A’', 'Eenheid van indicator ‘X’'."""
    if difference.aspect in VALUES:
        value = f"{VALUES[difference.aspect]}{_when(difference)} van {quoted(difference.name)}"
        return f"De opmerking bij {value[0].lower()}{value[1:]}" if difference.field.is_long else value
    label = _capital(difference.field.label)
    if difference.aspect == Aspect.MONEY:
        taakveld = f" ({difference.name})" if difference.name else ""
        return f"{label} {difference.when} bij {_where(difference)}{taakveld}"
    return f"{label} {_of(difference)}"


def _of(difference):
    of_aspect = OF_ASPECT.get(difference.aspect)
    if of_aspect:
        return of_aspect.format(name=quoted(difference.name), where=_where(difference), when=difference.when)
    if difference.name == difference.new:  # what it is called is what differs
        return f"bij {_where(difference)}"
    return f"van {quoted(difference.name)} bij {_where(difference)}"


def _value_of(difference, value):
    return quoted(value) if difference.field.is_quoted else value


def _money_more(difference):
    is_money = difference.aspect == Aspect.MONEY or difference.field.key == "budget"
    return _more(difference.amount) if is_money and difference.amount is not None else ""


def _more(amount):
    return f" ({spoken_euros(abs(amount))} {'meer' if amount > 0 else 'minder'})"


def _came(difference):
    return f"{'Nieuw' if difference.kind == NEW else 'Weg'} bij {_where(difference)}"


def _where(difference):
    """‘A’, ‘A’ en ‘B’, or how many when there are many."""
    titles = [quoted(goal.title) for goal in difference.goals]
    if len(titles) > MORE_GOALS:
        return f"{len(titles)} doelen, waaronder {titles[0]}"
    *most, last = titles or [""]
    return f"{', '.join(most)} en {last}" if most else last


def _when(difference):
    return f" {difference.when}" if difference.when else ""


def from_to(difference: Difference) -> str:
    """The part of a sentence that says both values; '' when it has none."""
    is_told = difference.field and not difference.field.is_long and difference.kind != MOVED
    if not is_told or not difference.old or not difference.new:
        return ""
    return _from_to(*(_value_of(difference, value) for value in (difference.old, difference.new)))


def _from_to(old, new):
    return f"van {old} naar {new}"


def _capital(text):
    return text[:1].upper() + text[1:]
