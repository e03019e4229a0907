from goals.models import Project
from goals.projects.roadmap import AFTER_MILESTONES, BEFORE_MILESTONES, filled_in, lines_of


def test_lines_of_leaves_bullets_and_empty_lines_out():
    text = "- Ophalen\n\n  • Kiezen \n2) Maken\n10. Vieren\n-5 graden\n2027 wordt mooi"
    assert lines_of(text) == ("Ophalen", "Kiezen", "Maken", "Vieren", "-5 graden", "2027 wordt mooi")


def test_lines_of_nothing_are_none():
    assert lines_of(" \n ") == ()


def test_the_parts_of_a_routekaart_are_in_the_order_of_the_seed():
    titles = [part.title for part in (*BEFORE_MILESTONES, *AFTER_MILESTONES)]
    assert titles == [
        "Ambitie",
        "Actuele leervragen",
        "Aanpak",
        "Betrokkenheid van de inwoner",
        "Resultaatdoelstellingen",
        "Uitdagingen",
    ]


def test_filled_in_brings_the_lines_of_a_project():
    parts = filled_in(BEFORE_MILESTONES, Project(ambition="Samen", approach="Eerst\nDan"))
    assert [part.lines for part in parts] == [("Samen",), (), ("Eerst", "Dan")]
