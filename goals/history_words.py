"""Pure: what the fields of goals and of what hangs at them are called in a history.

Fetching events and naming other goals and indicators is in history.py. The words of a story are for
advisers until its teller gives permission, so a history never quotes them (models/story.py).
"""

from django.utils.text import Truncator

from goals.enums import (
    Domain,
    Judgement,
    Level,
    PlanningDocument,
    ReferenceKind,
    ResponsibilityRole,
    ResultType,
    Voice,
    Weight,
)
from goals.money import spoken_euros, taakveld_label
from history.sentences import Field, Kind, quoted


def _label(choices):
    """A value of a list as people know it."""
    return lambda value: choices(value).label


GOAL_FIELDS = {
    "title": Field("titel", quoted),
    "level": Field("niveau", _label(Level)),
    "domain": Field("domein", _label(Domain)),
    "result_type": Field("soort resultaat", _label(ResultType)),
    "start_date": Field("begindatum"),
    "end_date": Field("streefdatum"),
    "description": Field("de toelichting", long=True),
    "why": Field("‘Waarom doen we dit?’", long=True),
}
CONTRIBUTION_FIELDS = {
    "weight": Field("gewicht van de bijdrage", _label(Weight)),
    "explanation": Field("de uitleg bij de bijdrage", long=True),
}
PROJECT_FIELDS = {"explanation": Field("de uitleg bij de bijdrage van een project", long=True)}


def _yes_or_no(value):
    return "ja" if value else "nee"


AMOUNTS = {"costs": "lasten", "revenues": "baten"}


def _money_phrase(values):
    """'lasten € 1.250 en baten € 30 in 2027 voor 6.1 Samenkracht en burgerparticipatie'."""
    amounts = [f"{called} {spoken_euros(values[name])}" for name, called in AMOUNTS.items() if values[name]]
    return f"{' en '.join(amounts)} {_booked(values)}"


def _booked(values):
    """For which year and taakveld money is."""
    taakveld = values["taakveld"] and f" voor {taakveld_label(values['taakveld'], values['year'])}"
    return f"in {values['year']}{taakveld}"


def _money_changes(before, after):
    """Sentences about amounts, which say for which year they are."""
    amounts = [(called, before[name], after[name]) for name, called in AMOUNTS.items()]
    return [
        f"Wijzigde {called} {_booked(after)} van {spoken_euros(old)} naar {spoken_euros(new)}"
        for called, old, new in amounts
        if old != new
    ]


def _document(values):
    return f"{PlanningDocument(values['document']).label.lower()} {values['year']}"


def _progress_phrase(values):
    return f"{quoted(Judgement(values['judgement']).label)} bij {_document(values)}"


def _question(values):
    return f"de leervraag {quoted(Truncator(values['question']).words(20, truncate='…'))}"


def _voice(values):
    return f"een verhaal van een {Voice(values['voice']).label}"


def _check(values):
    """A key of goals/checks is words with dashes between: 'doelstelling-zonder-indicator'."""
    return quoted(values["check_key"].replace("-", " "))


def _why_it_may_stay(values):
    return quoted(Truncator(values["reason"]).words(20, truncate="…"))


PLAIN_KINDS = {
    "responsibility": Kind(
        lambda values: f"Voegde {values['name']} toe als {ResponsibilityRole(values['role']).label}",
        lambda values: f"Haalde {values['name']} weg als {ResponsibilityRole(values['role']).label}",
        {
            "role": Field("rol", _label(ResponsibilityRole)),
            "name": Field("naam van de verantwoordelijke", quoted),
        },
    ),
    "reference": Kind(
        lambda values: f"Voegde {values['title']} toe als {ReferenceKind(values['kind']).label}",
        lambda values: f"Haalde {values['title']} weg als {ReferenceKind(values['kind']).label}",
        {
            "kind": Field("soort", _label(ReferenceKind)),
            "title": Field("naam van de wet of beleidsnota", quoted),
            "url": Field("webadres"),
        },
    ),
    "money": Kind(
        lambda values: f"Vulde middelen in: {_money_phrase(values)}",
        lambda values: f"Haalde middelen weg: {_money_phrase(values)}",
        {
            "year": Field("jaar van de middelen"),
            "taakveld": Field("taakveld van de middelen", taakveld_label),
            "description": Field("omschrijving van de middelen", quoted),
        },
        _money_changes,
    ),
    "progress": Kind(
        lambda values: f"Schreef het oordeel {_progress_phrase(values)}",
        lambda values: f"Haalde het oordeel {_progress_phrase(values)} weg",
        {
            "document": Field("document van het oordeel", _label(PlanningDocument)),
            "year": Field("jaar van het oordeel"),
            "judgement": Field("oordeel", lambda value: quoted(Judgement(value).label)),
            "done": Field("‘Wat is er gedaan?’", long=True),
            "risks": Field("‘Welke risico’s zijn er?’", long=True),
            "next_steps": Field("‘Wat doen we nu?’", long=True),
        },
    ),
    "story": Kind(
        lambda values: f"Schreef {_voice(values)} op",
        lambda values: f"Haalde {_voice(values)} weg",
        {
            "voice": Field("verteller van een verhaal", _label(Voice)),
            "text": Field("de tekst van een verhaal", secret=True),
            "told_on": Field("datum van een verhaal"),
            "place": Field("de plaats van een verhaal", secret=True),
            "name": Field("de naam bij een verhaal", secret=True),
            "is_anonymous": Field("anoniem verhaal", _yes_or_no),
            "has_permission": Field("toestemming bij een verhaal", _yes_or_no),
        },
    ),
    "question": Kind(
        lambda values: f"Stelde {_question(values)}",
        lambda values: f"Haalde {_question(values)} weg",
        {
            "question": Field("de leervraag", long=True),
            "learned": Field("‘Wat hebben we geleerd?’", long=True),
        },
    ),
    "evidence": Kind(
        lambda values: f"Legde als gegeven bij de opgave vast: {quoted(values['statement'])}",
        lambda values: f"Haalde het gegeven {quoted(values['statement'])} weg",
        {
            "statement": Field("gegeven bij de opgave", quoted),
            "figure": Field("cijfer bij een gegeven", quoted),
            "source": Field("bron bij een gegeven", quoted),
            "neighbourhood": Field("wijk bij een gegeven", quoted),
            "target_group": Field("doelgroep bij een gegeven", quoted),
        },
    ),
    "exemption": Kind(
        lambda values: f"Schreef op waarom {_check(values)} mag blijven: {_why_it_may_stay(values)}",
        lambda values: f"Laat {_check(values)} weer melden",
        {
            "check_key": Field("aandachtspunt dat mag blijven", quoted),
            "reason": Field("waarom iets mag blijven", long=True),
        },
    ),
}
