"""Pure: the parts of a routekaart (seed 004) and the lines that people wrote in them.

The milestones, the fourth of the seven parts, have a table of their own (milestones.py).
"""

import re
from dataclasses import dataclass

BULLET = re.compile(r"^(?:[-–•*·]|\d{1,2}[.)])\s+")


@dataclass(frozen=True)
class RoadmapPart:
    """One part of a routekaart; `name` is its field of Project, `hint` says what belongs there."""

    name: str
    title: str
    hint: str
    lines: tuple = ()


BEFORE_MILESTONES = (
    RoadmapPart("ambition", "Ambitie", "Wat is er anders als dit gelukt is, en voor wie?"),
    RoadmapPart("learning_questions", "Actuele leervragen", "Wat wilt u met elkaar te weten komen?"),
    RoadmapPart("approach", "Aanpak", "Welke stappen zet u, en met wie?"),
)
AFTER_MILESTONES = (
    RoadmapPart(
        "resident_involvement",
        "Betrokkenheid van de inwoner",
        "Hoe doen inwoners mee: meedenken, meebeslissen of zelf uitvoeren?",
    ),
    RoadmapPart("intended_results", "Resultaatdoelstellingen", "Wat moet dit project opleveren?"),
    RoadmapPart("challenges", "Uitdagingen", "Wat kan lastig worden, en voor wie?"),
)


def lines_of(text):
    """What a text says line by line, without empty lines and without the bullets that people type."""
    lines = (BULLET.sub("", line.strip()) for line in text.splitlines())
    return tuple(line for line in lines if line)


def filled_in(parts, project):
    """The parts of a routekaart with the lines of a Project."""
    return [
        RoadmapPart(part.name, part.title, part.hint, lines_of(getattr(project, part.name))) for part in parts
    ]
