"""Every check both ways, on outlines without a database."""

from datetime import date
from decimal import Decimal

import pytest

from goals.checks import check_tree
from goals.checks.report import served_goals
from indicators.periods import read_period
from indicators.sheet import NO_BASELINE, Baseline, SheetMeasurement, SheetTarget
from tests.goals.checks.outlines import find, found, make_link, make_outline, make_sheet


@pytest.mark.parametrize(
    ("drawing", "expected"),
    [
        ("", [""]),
        ("D Een goede start", [""]),
        ("D Een goede start\nP Spreekuur", [""]),
        ("M Gezond opgroeien", []),
        ("D Een goede start\nM Gezond opgroeien", []),
        ("M Een\nM Twee", []),
    ],
)
def test_tree_without_effect(drawing, expected):
    assert found(make_outline(drawing), "boom-zonder-effect") == expected


@pytest.mark.parametrize(
    ("drawing", "expected"),
    [
        ("M Een", ["Een"]),
        ("M Een\n  S Sub\n  P Prestatie", ["Een"]),
        ("M Een\n  D Doel\nM Twee", ["Twee"]),
        ("M Een\n  D Doel", []),
        ("M Een\n  P Prestatie\n  D Doel", []),
        ("D Doel\n  P Prestatie", []),
    ],
)
def test_effect_without_doelstelling(drawing, expected):
    assert found(make_outline(drawing), "effect-zonder-doelstelling") == expected


def test_effect_to_which_a_doelstelling_contributes_has_one():
    outline = make_outline("M Een\n  D Doel\nM Twee")
    find(outline, "Twee").contributors.append(find(outline, "Doel"))
    assert found(outline, "effect-zonder-doelstelling") == []


@pytest.mark.parametrize(
    ("drawing", "measured", "expected"),
    [
        ("M Een\n  D Doel", "Een", ["Doel"]),
        ("M Een\n  D Doel\n    S Sub", "Sub", ["Doel"]),
        ("D Doel\nD Ander", "Ander", ["Doel"]),
        ("M Een\n  D Doel", "Doel", []),
        ("M Een\n  S Sub", "Een", []),
        ("P Prestatie", "Prestatie", []),
    ],
)
def test_doelstelling_without_indicator(drawing, measured, expected):
    outline = make_outline(drawing)
    find(outline, measured).indicators.append(make_sheet())
    assert found(outline, "doelstelling-zonder-indicator") == expected


@pytest.mark.parametrize(
    ("served", "expected"),
    [
        ([], ["Hulp", "Meedoen"]),
        (["Hulp"], ["Meedoen"]),
        (["Spreekuur"], ["Meedoen"]),
        (["Gezond"], ["Hulp", "Meedoen"]),
        (["Start"], ["Hulp", "Meedoen"]),
        (["Spreekuur", "Meedoen"], []),
        (["Hulp", "Meedoen"], []),
        (["Meedoen"], ["Hulp"]),
    ],
)
def test_goal_that_no_project_serves_is_told_at_the_lowest(served, expected):
    outline = make_outline("M Gezond\n  D Start\n    S Hulp\n      P Spreekuur\nM Meedoen")
    for title in served:
        find(outline, title).projects.append(make_link())
    assert found(outline, "doel-zonder-project") == expected


def test_project_serves_all_goals_above():
    outline = make_outline("M Gezond\n  D Start\n    P Spreekuur\nM Meedoen")
    find(outline, "Spreekuur").projects.append(make_link())
    assert [outline.by_id[pk].title for pk in outline.by_id if pk in served_goals(outline)] == [
        "Gezond",
        "Start",
        "Spreekuur",
    ]


@pytest.mark.parametrize(
    ("drawing", "with_project", "expected"),
    [
        ("M Een\n  P Los", [], ["Los"]),
        ("M Een\n  P Los", ["Een"], ["Los"]),
        ("M Een\n  P Los\n  P Vast", ["Vast"], ["Los"]),
        ("M Een\n  P Los", ["Los"], []),
        ("M Een\n  S Sub", [], []),
        ("M Een\n  D Doel", [], []),
    ],
)
def test_prestatie_without_project(drawing, with_project, expected):
    outline = make_outline(drawing)
    for title in with_project:
        find(outline, title).projects.append(make_link())
    assert found(outline, "prestatie-zonder-project") == expected


@pytest.mark.parametrize(
    ("start", "end", "project_end", "expected"),
    [
        (None, None, None, ["Spreekuur"]),
        (date(2027, 1, 1), None, None, []),
        (None, date(2027, 1, 1), None, []),
        (None, None, date(2027, 1, 1), []),
    ],
)
def test_prestatie_without_date(start, end, project_end, expected):
    outline = make_outline("M Een\n  P Spreekuur")
    goal = find(outline, "Spreekuur")
    goal.start_date, goal.end_date = start, end
    goal.projects.append(make_link(end_date=project_end))
    assert found(outline, "prestatie-zonder-datum") == expected


def test_a_stopped_project_puts_nothing_right():
    outline = make_outline("M Een\n  P Spreekuur")
    stopped = make_link(phase="gestopt", end_date=date(2027, 1, 1))
    find(outline, "Spreekuur").projects.append(stopped)
    keys = ("doel-zonder-project", "prestatie-zonder-project", "prestatie-zonder-datum")
    assert [found(outline, key) for key in keys] == [["Een"], ["Spreekuur"], ["Spreekuur"]]


@pytest.mark.parametrize("title", ["M Een", "M Een\n  D Doel", "M Een\n  S Sub"])
def test_other_levels_need_no_date(title):
    assert found(make_outline(title), "prestatie-zonder-datum") == []


@pytest.mark.parametrize(
    ("tree", "own", "expected"),
    [
        ("", {}, ["Een"]),
        ("", {"Een": "sociaal"}, []),
        ("fysiek", {}, []),
        ("", {"Doel": "sociaal", "Ander": "fysiek"}, []),
        ("", {"Doel": "sociaal"}, ["Een"]),
    ],
)
def test_goal_without_domain(tree, own, expected):
    outline = make_outline("M Een\n  D Doel\n  D Ander", domain=tree)
    for goal in outline:
        goal.domain = own.get(goal.title, "")
        goal.effective_domain = goal.domain or (goal.parent.effective_domain if goal.parent else tree)
    assert found(outline, "doel-zonder-domein") == expected


@pytest.mark.parametrize(
    ("title", "is_found"),
    [
        ("Inwoners voelen zich veilig, zijn gezond en hebben werk", True),
        ("Minder roken, meer bewegen en gezonder eten", True),
        ("Ouderen wonen veilig, blijven gezond en doen mee", True),
        ("Terugdringen van roken, drinken en drugs", False),
        ("De wijk is schoon, heel en veilig", False),
        ("Kinderen spelen buiten", False),
    ],
)
@pytest.mark.parametrize("level", "MDSP")
def test_title_with_three_targets(level, title, is_found):
    assert found(make_outline(f"{level} {title}"), "drie-doelen-in-titel") == [title] * is_found


@pytest.mark.parametrize(
    ("line", "is_found"),
    [
        ("P Meer bankjes", True),
        ("S Meer bewegen", True),
        ("S Verbeteren van de lucht", True),
        ("P Twaalf bankjes meer", False),
        ("D Meer bewegen", False),
        ("M Minder eenzaamheid", False),
        ("P Bankjes plaatsen", False),
    ],
)
def test_er_goal_below_doelstelling(line, is_found):
    assert found(make_outline(line), "er-doel") == [line[2:]] * is_found


@pytest.mark.parametrize(
    ("end", "targets", "expected"),
    [
        (None, [], ["Meer bewegen"]),
        (None, [SheetTarget(2030, text="omhoog")], ["Meer bewegen"]),
        (date(2030, 1, 1), [], []),
        (None, [SheetTarget(2030, number=Decimal(60))], []),
    ],
)
def test_er_goal_with_date_or_target_is_fine(end, targets, expected):
    outline = make_outline("S Meer bewegen")
    goal = find(outline, "Meer bewegen")
    goal.end_date = end
    goal.indicators.append(make_sheet(targets=targets))
    assert found(outline, "er-doel") == expected


@pytest.mark.parametrize(("count", "expected"), [(0, []), (5, []), (6, ["Doel"]), (9, ["Doel"])])
def test_more_indicators_at_a_goal_than_anyone_follows(count, expected):
    outline = make_outline("D Doel")
    find(outline, "Doel").indicators.extend(make_sheet() for _ in range(count))
    assert found(outline, "te-veel-indicatoren") == expected


@pytest.mark.parametrize(
    ("level", "goals", "expected"), [("D", 5, []), ("D", 6, [""]), ("M", 6, [""]), ("S", 6, []), ("P", 9, [])]
)
def test_more_indicators_in_a_tree_than_anyone_follows(level, goals, expected):
    outline = make_outline("\n".join(f"{level} Doel {number}" for number in range(goals)))
    for goal in outline:
        goal.indicators.extend(make_sheet() for _ in range(5))
    assert found(outline, "te-veel-indicatoren-boom") == expected


def test_indicator_at_many_goals_counts_once():
    outline = make_outline("\n".join(f"D Doel {number}" for number in range(30)))
    sheet = make_sheet(source="")
    for goal in outline:
        goal.indicators.append(sheet)
    assert found(outline, "te-veel-indicatoren-boom") == []
    assert [each.goal.title for each in check_tree(outline).open if each.indicator] == ["Doel 0"]


MEASURED = {"measurements": [SheetMeasurement(read_period("2025"), number=Decimal(55))]}
INDICATOR_ROWS = [
    ("nulmeting", {"baseline": NO_BASELINE}, True),
    ("nulmeting", {"baseline": Baseline(2025)}, True),
    ("nulmeting", {"baseline": NO_BASELINE, **MEASURED}, True),
    ("nulmeting", {"baseline": Baseline(text="weinig")}, False),
    ("nulmeting", {"baseline": Baseline(2025, Decimal(0))}, False),
    ("nulmeting", {"baseline": NO_BASELINE, "direction": "geen"}, False),
    ("nulmeting", {"baseline": NO_BASELINE, "kind": "kengetal"}, False),
    ("streefwaarde", {"targets": []}, True),
    ("streefwaarde", {"targets": [], "kind": "bbv"}, True),
    ("streefwaarde", {"targets": [], "direction": "hoger"}, True),
    ("streefwaarde", {"targets": [SheetTarget(2030, text="zelfde als 2022")]}, False),
    ("streefwaarde", {"targets": [SheetTarget(2030, is_none=True)]}, False),
    ("streefwaarde", {"targets": [], "direction": "geen"}, False),
    ("streefwaarde", {"targets": [], "direction": "band", "band_low": Decimal(60)}, False),
    ("streefwaarde", {"targets": [], "direction": "band"}, True),
    ("bron", {"source": ""}, True),
    ("bron", {"source": "", "direction": "geen"}, True),
    ("bron", {"source": "", "kind": "kengetal"}, True),
    ("bron", {"source": "eigen telling"}, False),
    ("bron", {"source": "CBS", "owner": ""}, False),
    ("bron", {}, False),
    ("eigenaar", {"owner": ""}, True),
    ("eigenaar", {"owner": "", "direction": "geen"}, True),
    ("eigenaar", {"owner": "", "source": "CBS"}, True),
    ("eigenaar", {"owner": "team jeugd"}, False),
    ("eigenaar", {"source": ""}, False),
    ("eigenaar", {}, False),
    ("eenheid", {"unit": ""}, True),
    ("eenheid", {"unit": "", "targets": [], **MEASURED}, True),
    ("eenheid", {"unit": "", "baseline": NO_BASELINE}, True),
    ("eenheid", {"unit": "", "name": "Aantal meldingen"}, False),
    ("eenheid", {"unit": "", "name": "% ouders met zorgen"}, False),
    (
        "eenheid",
        {"unit": "", "baseline": Baseline(text="goed"), "targets": [SheetTarget(2030, text="beter")]},
        False,
    ),
    ("definitie", {"definition": ""}, True),
    ("definitie", {"definition": "", "remark": "Uit de monitor"}, True),
    ("definitie", {"definition": "", "kind": "bbv"}, True),
    ("definitie", {"definition": "", "name": "Niet-sporters"}, True),
    ("definitie", {"definition": "", "name": "Kinderen die elke dag buiten spelen"}, False),
    ("definitie", {"definition": "Wat we tellen"}, False),
    ("definitie", {"source": ""}, False),
    ("definitie", {}, False),
]


@pytest.mark.parametrize(("key", "fields", "is_found"), INDICATOR_ROWS)
def test_indicator_without_something(key, fields, is_found):
    outline = make_outline("D Doel")
    sheet = make_sheet(**fields)
    find(outline, "Doel").indicators.append(sheet)
    assert found(outline, f"indicator-zonder-{key}") == [sheet.name] * is_found
