"""What changes at a goal and what hangs at it: each change as one sentence."""

from datetime import date
from decimal import Decimal
from uuid import uuid4

import pytest

from goals.accounts import (
    BudgetLineRow,
    EvidenceRow,
    ExemptionRow,
    LearningQuestionRow,
    ReferenceRow,
    ResponsibilityRow,
    TermRow,
)
from goals.outline_json import from_json, to_json
from goals.versions.comparing import compare, sentences
from indicators.sheet import NO_BASELINE, Baseline, SheetTarget
from tests.goals.versions.comparing.edits import (
    add,
    contribution,
    measurements,
    project,
    put,
    sheet,
    target,
    tree,
    write,
)
from tests.goals.versions.comparing.outlines import (
    copy_of,
    filled,
    make_raakvlak,
    make_sheet,
    make_story,
    measured,
    told,
)

OWN, COUNTRY = measured("2024", 11), measured("2024", 13, series="Nederland")
TEXTS = [
    (tree(title="Jeugd"), ["De boom ‘Preventief jeugdbeleid’ heet nu ‘Jeugd’."]),
    (tree(period="2027-2030"), ["Periode van de boom is ingevuld: 2027-2030."]),
    (tree(domain=""), ["Domein van de boom is leeggemaakt (was sociaal)."]),
    (tree(description="Zo doen we het."), ["De omschrijving van de boom is ingevuld."]),
    (
        tree(level_names={"prestatie": "activiteit"}),
        ["Naam van het niveau prestatie van de boom: van ‘prestatie’ naar ‘activiteit’."],
    ),
    (write(title="Een goede start"), ["‘Goede start’ heet nu ‘Een goede start’."]),
    (write(description="Elk kind telt."), ["De toelichting van ‘Goede start’ is anders verwoord."]),
    (write(description=""), ["De toelichting van ‘Goede start’ is leeggemaakt."]),
    (write(description="Elk kind  krijgt een goede start in\nhet leven."), []),
    (write(why="Daarom."), ["‘Waarom doen we dit?’ van ‘Goede start’ is anders verwoord."]),
    (write(domain="fysiek"), ["Domein van ‘Goede start’ is ingevuld: fysiek."]),
    (
        write(result_type="transformatiedoel"),
        ["Soort resultaat van ‘Goede start’ is ingevuld: transformatiedoel."],
    ),
    (write(end_date=date(2030, 12, 31)), ["Streefdatum van ‘Goede start’ is ingevuld: 31 december 2030."]),
    (write(level="subdoelstelling"), ["Niveau van ‘Goede start’: van doelstelling naar subdoelstelling."]),
]
ROWS = [
    (
        put("responsibilities", role="team"),
        ["Rol van ‘Anna de Vries’ bij ‘Goede start’: van portefeuillehouder naar team."],
    ),
    (
        put("responsibilities", ResponsibilityRow(0, "team", "Team Jeugd")),
        [
            "Weg bij ‘Goede start’: portefeuillehouder ‘Anna de Vries’.",
            "Nieuw bij ‘Goede start’: team ‘Team Jeugd’.",
        ],
    ),
    (
        add("references", ReferenceRow(0, "beleidsnota", "Nota", "")),
        ["Nieuw bij ‘Goede start’: beleidsnota ‘Nota’."],
    ),
    (
        put("references", url="https://example.org"),
        ["Webadres van ‘Jeugdwet’ bij ‘Goede start’ is ingevuld: https://example.org."],
    ),
    (put("contributions"), ["‘Goede start’ draagt niet meer bij aan ‘Meedoen’ (was primair)."]),
    (
        contribution(weight="ondersteunend"),
        ["Gewicht van de bijdrage van ‘Goede start’ aan ‘Meedoen’: van primair naar ondersteunend."],
    ),
    (
        contribution(explanation="Anders."),
        ["De uitleg bij de bijdrage van ‘Goede start’ aan ‘Meedoen’ is anders verwoord."],
    ),
    (add("terms", TermRow(0, "doelgroep", "Jeugd", "")), ["Nieuw bij ‘Goede start’: doelgroep ‘Jeugd’."]),
    (put("terms"), ["Weg bij ‘Goede start’: thema ‘Opgroeien’."]),
    (put("terms", id=0, term_id=0), []),
    (
        put("evidence", figure="40%"),
        ["Cijfer van ‘Kinderen bewegen weinig’ bij ‘Goede start’: van ‘36%’ naar ‘40%’."],
    ),
    (put("evidence", statement="Kinderen spelen weinig"), ["Gegeven bij ‘Goede start’ is anders verwoord."]),
    (
        add("evidence", EvidenceRow(0, "Ouders werken", "", "", "", "")),
        ["Nieuw bij ‘Goede start’: gegeven bij de opgave ‘Ouders werken’."],
    ),
    (
        put("learning_questions", learned="Nee"),
        ["‘Wat hebben we geleerd?’ van ‘Werkt het?’ bij ‘Goede start’ is anders verwoord."],
    ),
    (
        put("learning_questions", question="Werkt dit?"),
        ["De leervraag bij ‘Goede start’ is anders verwoord."],
    ),
    (
        add("learning_questions", LearningQuestionRow(0, "En dan?", "")),
        ["Nieuw bij ‘Goede start’: leervraag ‘En dan?’."],
    ),
    (add("exemptions", ExemptionRow(0, "er-doel", None, "Mag", "", None)), []),
]
FIGURES = [
    (
        sheet(name="Jeugdhulp"),
        ["Naam van indicator ‘Jeugdhulp’: van ‘Jeugdigen met jeugdhulp’ naar ‘Jeugdhulp’."],
    ),
    (
        sheet(direction="hoger"),
        [
            (
                "Gewenste richting van indicator ‘Jeugdigen met jeugdhulp’: "
                "van lager is beter naar hoger is beter."
            )
        ],
    ),
    (
        sheet(definition="Iets anders dan eerst."),
        ["De definitie van indicator ‘Jeugdigen met jeugdhulp’ is anders verwoord."],
    ),
    (sheet(catalogue_number=12), ["BBV-nummer van indicator ‘Jeugdigen met jeugdhulp’ is ingevuld: 12."]),
    (sheet(source=""), ["Bron van indicator ‘Jeugdigen met jeugdhulp’ is leeggemaakt (was ‘CBS’)."]),
    (
        sheet(frequency=24),
        ["Meetfrequentie van indicator ‘Jeugdigen met jeugdhulp’ is ingevuld: elke 2 jaar."],
    ),
    (
        sheet(baseline=Baseline(2022, Decimal("12.5"))),
        ["Nulmeting van ‘Jeugdigen met jeugdhulp’: van 12% (2023) naar 12,5% (2022)."],
    ),
    (sheet(baseline=NO_BASELINE), ["Nulmeting van ‘Jeugdigen met jeugdhulp’ is weg (was 12% (2023))."]),
    (
        target(number=Decimal(8)),
        ["Streefwaarde 2027 van ‘Jeugdigen met jeugdhulp’: van hooguit 10% naar hooguit 8%."],
    ),
    (
        target(remark="Besluit raad"),
        ["De opmerking bij streefwaarde 2027 van ‘Jeugdigen met jeugdhulp’ is ingevuld."],
    ),
    (sheet(targets=[]), ["Streefwaarde 2027 van ‘Jeugdigen met jeugdhulp’ is weg (was hooguit 10%)."]),
    (
        sheet(
            targets=[SheetTarget(2027, "≤", Decimal(10)), SheetTarget(2028, reference="landelijk gemiddelde")]
        ),
        ["Streefwaarde 2028 van ‘Jeugdigen met jeugdhulp’ is nieuw: landelijk gemiddelde."],
    ),
    (
        measurements(OWN, measured("2025", 9), COUNTRY),
        ["Meting 2025 van ‘Jeugdigen met jeugdhulp’ is nieuw: 9%."],
    ),
    (measurements(OWN), ["Meting 2024 (Nederland) van ‘Jeugdigen met jeugdhulp’ is weg (was 13%)."]),
    (
        measurements(OWN._replace(number=None, missing="nnb", is_provisional=False), COUNTRY),
        ["Meting 2024 van ‘Jeugdigen met jeugdhulp’: van 11% naar nog niet bekend."],
    ),
    (
        measurements(OWN._replace(is_provisional=True), COUNTRY),
        ["Meting 2024 van ‘Jeugdigen met jeugdhulp’: van 11% naar 11% (voorlopig)."],
    ),
    (measurements(OWN._replace(origin="cbs", origin_detail="81575"), COUNTRY), []),
]
MONEY_AND_PROJECTS = [
    (
        put("budget_lines", costs=Decimal(120000)),
        [
            (
                "Lasten 2027 bij ‘Goede start’ (6.1 Samenkracht en burgerparticipatie): "
                "van € 100.000 naar € 120.000 (€ 20.000 meer)."
            ),
        ],
    ),
    (
        add("budget_lines", BudgetLineRow(0, 2028, "", "", Decimal(0), Decimal("10.50"))),
        ["Baten 2028 bij ‘Goede start’: van € 0 naar € 10,50 (€ 10,50 meer)."],
    ),
    (
        put("budget_lines", description="Bijdrage"),
        [
            (
                "Omschrijving van de middelen 2027 bij ‘Goede start’ "
                "(6.1 Samenkracht en burgerparticipatie): van ‘Subsidie’ naar ‘Bijdrage’."
            ),
        ],
    ),
    (project(name="Spelen"), ["Naam van project ‘Spelen’: van ‘Speelplekken’ naar ‘Spelen’."]),
    (project(phase="uitvoering"), ["Fase van project ‘Speelplekken’: van in voorbereiding naar loopt."]),
    (
        project(end_date=date(2028, 6, 30)),
        [
            (
                "Periode van project ‘Speelplekken’: van 1 januari 2027 tot en met 31 december 2027 "
                "naar 1 januari 2027 tot en met 30 juni 2028."
            ),
        ],
    ),
    (
        project(budget=Decimal(4000)),
        ["Budget van project ‘Speelplekken’: van € 5.000 naar € 4.000 (€ 1.000 minder)."],
    ),
    (project(budget=None), ["Budget van project ‘Speelplekken’ is leeggemaakt (was € 5.000)."]),
    (
        project(description="Wij doen iets anders."),
        ["De omschrijving van project ‘Speelplekken’ is anders verwoord."],
    ),
    (
        project(milestones=()),
        ["Mijlpalen van project ‘Speelplekken’ zijn leeggemaakt (was Ontwerp (mei 2027))."],
    ),
    (
        put("projects", explanation="Anders uitgelegd"),
        ["De uitleg bij de bijdrage van project ‘Speelplekken’ is anders verwoord."],
    ),
    (put("projects"), ["Weg bij ‘Goede start’: project ‘Speelplekken’."]),
    (put("indicators"), ["Weg bij ‘Goede start’: indicator ‘Jeugdigen met jeugdhulp’."]),
    (add("indicators", make_sheet(name="Sport")), ["Nieuw bij ‘Goede start’: indicator ‘Sport’."]),
    (put("raakvlakken"), ["Geen bevestigd raakvlak meer: ‘Goede start’ en ‘Speeltuin’."]),
    (
        put("raakvlakken", status="gesignaleerd"),
        ["Geen bevestigd raakvlak meer: ‘Goede start’ en ‘Speeltuin’."],
    ),
    (put("raakvlakken", id=uuid4(), strength="zwak"), []),
    (
        put("raakvlakken", agreements="Samen aan tafel"),
        ["De afspraken van het raakvlak ‘Goede start’ en ‘Speeltuin’ zijn ingevuld."],
    ),
    (
        add("raakvlakken", make_raakvlak(other_title="Park")),
        ["Nieuw bevestigd raakvlak: ‘Goede start’ en ‘Park’."],
    ),
    (add("raakvlakken", make_raakvlak(status="gesignaleerd")), []),
]
ACCOUNT = [
    (
        put("progress_reports", judgement="aandacht"),
        ["Oordeel bij ‘Goede start’ (Begroting 2027): van haalbaar naar aandacht nodig."],
    ),
    (
        put("progress_reports", done="Nog weinig"),
        ["‘Wat is er gedaan?’ bij ‘Goede start’ (Begroting 2027) is anders verwoord."],
    ),
    (put("progress_reports", written_by="Piet"), []),
    (
        put("progress_reports", year=2028),
        [
            "Oordeel bij ‘Goede start’ (Begroting 2027) is weg (was haalbaar).",
            "Nieuw oordeel bij ‘Goede start’ (Begroting 2028): haalbaar.",
        ],
    ),
    (
        add("stories", make_story(voice="professional", told_on=None, text="Ik zie het.")),
        ["Nieuw bij ‘Goede start’: een verhaal (professional)."],
    ),
    (
        put("stories", text="Ik kom er elke dag."),
        ["Gewijzigd bij ‘Goede start’: een verhaal (inwoner, 1 mei 2026)."],
    ),
    (put("stories", has_permission=False), ["Weg bij ‘Goede start’: een verhaal (inwoner, 1 mei 2026)."]),
    (add("stories", make_story(text="Geheim", has_permission=False)), []),
]
CASES = [*TEXTS, *ROWS, *FIGURES, *MONEY_AND_PROJECTS, *ACCOUNT]


@pytest.mark.parametrize(("edit", "expected"), CASES)
def test_change_is_told_once(edit, expected):
    old = filled()
    new = copy_of(old)
    edit(new)
    assert told(old, new) == expected


@pytest.mark.parametrize("edit", [edit for edit, _ in CASES])
def test_version_tells_the_same_as_the_living_tree(edit):
    """Versions come from JSON: rows have no ids there, and shared things are there more than once."""
    old = filled()
    new = copy_of(old)
    edit(new)
    assert sentences(compare(from_json(to_json(old)), new)) == sentences(compare(old, new))
    assert sentences(compare(old, from_json(to_json(new)))) == sentences(compare(old, new))
