"""What the checks say of a whole tree: order, sentences, exemptions and the meter. No database."""

from datetime import date
from uuid import uuid4

from hypothesis import given
from hypothesis import strategies as st

from goals.accounts import ExemptionRow
from goals.checks import CHECKS, check_tree
from tests.goals.checks.outlines import complete, find, found, make_link, make_outline, make_sheet

WHOLE = """
    M Kinderen groeien gezond op
      D Een goede start
        S Hulp voor ouders
          P Spreekuur openen
"""


def exempt(goal, key, indicator=None, reason="Zo afgesproken"):
    goal.exemptions.append(
        ExemptionRow(1, key, indicator and indicator.id, reason, "Noor", None),
    )


def test_tree_in_order_has_no_findings():
    report = check_tree(complete(make_outline()))
    assert (report.findings, report.percentage) == ([], 100)


def test_findings_come_in_order_of_weight_and_then_of_the_tree():
    keys = [finding.check.key for finding in check_tree(make_outline(WHOLE + "    M Meedoen\n")).findings]
    assert keys == [
        "effect-zonder-doelstelling",
        "doelstelling-zonder-indicator",
        "doel-zonder-project",
        "doel-zonder-project",
        "prestatie-zonder-project",
        "prestatie-zonder-datum",
    ]


def test_sentences_name_the_goal_and_the_indicator():
    outline = make_outline("D Een goede start")
    goal = find(outline, "Een goede start")
    goal.indicators.append(make_sheet(source=""))
    goal.projects.append(make_link())
    assert [finding.sentence for finding in check_tree(outline).open] == [
        "Deze boom heeft nog geen maatschappelijk effect. Wat moeten inwoners ervan merken?",
        (
            "1 ‘Een goede start’: indicator ‘Kinderen die buiten spelen’ heeft nog geen bron. "
            "Waar komt het cijfer vandaan?"
        ),
    ]


def blocking(outline):
    return [finding for finding in check_tree(outline).open if finding.check.is_blocking]


def test_sentences_use_the_names_that_a_municipality_gives_to_levels():
    outline = make_outline("M Een", level_names={"doelstelling": "opgave"})
    [finding] = blocking(outline)
    assert finding.sentence == "1 ‘Een’ heeft nog geen opgave. Wat moet er anders zijn om dit te bereiken?"
    assert finding.label == "Opgave toevoegen"


def test_sentence_says_how_many():
    outline = make_outline("P Minder roken, meer bewegen en gezonder eten")
    sentences = [each.predicate for each in check_tree(outline).open if each.check.count]
    assert sentences == ["lijkt 3 doelen tegelijk te noemen. Maak er aparte doelen van."]


def test_blocking_are_a_tree_without_effect_and_an_effect_without_doelstelling():
    assert [key for key, check in CHECKS.items() if check.is_blocking] == [
        "boom-zonder-effect",
        "effect-zonder-doelstelling",
    ]
    outline = make_outline("M Een")
    assert [finding.goal.title for finding in blocking(outline)] == ["Een"]
    exempt(find(outline, "Een"), "effect-zonder-doelstelling")
    assert blocking(outline) == []


def test_exemption_is_of_one_goal_and_one_check():
    outline = make_outline("M Een\n  P Los\n  P Ook")
    exempt(find(outline, "Los"), "prestatie-zonder-project", reason="Doet de buurt zelf")
    report = check_tree(outline)
    assert found(outline, "prestatie-zonder-project") == ["Ook"]
    assert found(outline, "prestatie-zonder-datum") == ["Los", "Ook"]
    assert [each.exemption.reason for each in report.exempted] == ["Doet de buurt zelf"]


def test_exemption_of_an_indicator_goes_along_to_its_other_goals():
    outline = make_outline("D Een\nD Twee")
    sheet, other = make_sheet(source=""), make_sheet(source="", name="Anders")
    find(outline, "Een").indicators.append(sheet)
    find(outline, "Twee").indicators.extend((sheet, other))
    exempt(find(outline, "Twee"), "indicator-zonder-bron", sheet)
    assert found(outline, "indicator-zonder-bron") == ["Anders"]
    find(outline, "Een").indicators.clear()
    assert found(outline, "indicator-zonder-bron") == ["Anders"]


def test_exemption_of_an_indicator_is_none_of_its_goal():
    outline = make_outline("D Een")
    exempt(find(outline, "Een"), "doelstelling-zonder-indicator", make_sheet())
    assert found(outline, "doelstelling-zonder-indicator") == ["Een"]


def test_exemption_of_the_tree():
    outline = make_outline("D Een")
    outline.exemptions.append(ExemptionRow(1, "boom-zonder-effect", None, "Volgt in mei", "Noor", None))
    assert found(outline, "boom-zonder-effect") == []


def test_exemption_that_is_not_needed_is_not_told():
    outline = complete(make_outline())
    exempt(find(outline, "Huisbezoek"), "prestatie-zonder-project")
    assert check_tree(outline).exempted == []


def test_empty_tree_is_not_complete_even_when_nothing_is_left_to_do():
    outline = make_outline("")
    outline.exemptions.append(ExemptionRow(1, "boom-zonder-effect", None, "Volgt", "Noor", None))
    report = check_tree(outline)
    assert (report.open, report.percentage) == ([], 0)


def test_meter_counts_what_passes_of_all_that_is_asked():
    outline = complete(make_outline("M Een\n  P Los"))
    # The tree is asked 2 things, an effect 5, a prestatie 6; there is no doelstelling.
    report = check_tree(outline)
    assert (report.asked, len(report.open), report.percentage) == (13, 1, 92)


def test_findings_at_a_goal_and_in_its_branch():
    outline = make_outline(WHOLE)
    report = check_tree(outline)
    goal, prestatie = find(outline, "Een goede start"), find(outline, "Spreekuur openen")
    exempt(prestatie, "prestatie-zonder-datum")
    assert [each.check.key for each in report.at(goal)] == ["doelstelling-zonder-indicator"]
    assert [each.check.key for each in report.below(prestatie)] == [
        "prestatie-zonder-project",
        "prestatie-zonder-datum",
    ]
    assert len(report.below(find(outline, "Kinderen groeien gezond op"))) == 4
    assert report.counts[prestatie.id] == 2
    assert report.counts[uuid4()] == 0


LEVELS = "MDSP"


@st.composite
def outlines(draw):
    """Outlines with goals at random levels, with or without what the checks ask for."""
    lines, depth = [], 0
    for _ in range(draw(st.integers(0, 8))):
        depth = draw(st.integers(0, min(depth, 3)))
        title = draw(st.sampled_from(["Spelen", "Meer bewegen", "Inwoners eten goed, slapen en hebben werk"]))
        lines.append(f"{'  ' * depth}{LEVELS[depth]} {title}")
        depth += 1
    outline = make_outline("\n".join(lines), domain=draw(st.sampled_from(["", "fysiek"])))
    for goal in outline:
        if draw(st.booleans()):
            goal.projects.append(make_link())
        if draw(st.booleans()):
            goal.indicators.append(make_sheet(source=draw(st.sampled_from(["", "GGD"]))))
        if draw(st.booleans()):
            goal.end_date = date(2030, 1, 1)
    return outline


@given(outlines())
def test_meter_is_a_percentage_and_whole_only_without_open_findings(outline):
    report = check_tree(outline)
    assert 0 <= report.percentage <= 100
    assert (report.percentage == 100) == (not report.open and len(outline) > 0)


@given(outlines(), st.data())
def test_exemption_takes_its_finding_away_and_never_lowers_the_meter(outline, data):
    before = check_tree(outline)
    candidates = [finding for finding in before.open if finding.goal]
    if not candidates:
        return
    chosen = data.draw(st.sampled_from(candidates))
    exempt(chosen.goal, chosen.check.key, chosen.indicator)
    after = check_tree(outline)
    assert after.percentage >= before.percentage
    assert {each.id for each in before.open} - {each.id for each in after.open} == {chosen.id}


@given(outlines(), st.data())
def test_project_at_a_goal_takes_its_finding_away_and_brings_no_other(outline, data):
    before = check_tree(outline)
    candidates = [finding for finding in before.open if finding.check.fix == "project"]
    if not candidates:
        return
    chosen = data.draw(st.sampled_from(candidates))
    chosen.goal.projects.append(make_link())
    left = {each.id for each in check_tree(outline).open}
    assert chosen.id not in left
    assert left < {each.id for each in before.open}
