"""All quality checks of a tree, in the order in which people see them: what matters most comes first.

What a check is stands in check.py. A key is stored with exemptions, so it never changes; a check
that goes leaves its exemptions behind without harm.
"""

import re

from goals.checks.check import Check, Fix
from goals.checks.titles import is_er_goal, targets_in
from goals.enums import Level
from indicators.enums import Direction, Kind
from indicators.limits import MOST_ON_GOAL

EFFECT, DOELSTELLING = Level.MAATSCHAPPELIJK_EFFECT, Level.DOELSTELLING
SUBDOELSTELLING, PRESTATIE = Level.SUBDOELSTELLING, Level.PRESTATIE
MOST_TARGETS = 2  # in one title
# What a council reads stands at effects and doelstellingen. Five of these with the five indicators
# that a goal may have is our own estimate of what somebody can still keep apart.
MOST_IN_TREE = 5 * MOST_ON_GOAL
# Names that say in what they are counted: no unit is needed.
COUNTED = re.compile(
    r"%|\b(aantal|percentage|aandeel|deel|cijfer|rapportcijfer|oordeel|score|index)\b", re.IGNORECASE
)

WORDS_THAT_SAY_WHAT = 6  # a name this long mostly tells who and what: 'kinderen die elke dag buiten spelen'


def steered_indicators(outline):
    """The ids of the indicators that a council follows: those at effects and doelstellingen."""
    goals = (goal for goal in outline if goal.level in (EFFECT, DOELSTELLING))
    return {sheet.id for goal in goals for sheet in goal.indicators}


def _has_no_doelstelling(goal, _served):
    return not any(other.level == DOELSTELLING for other in (*goal.children, *goal.contributors))


def _is_lowest_unserved(goal, served):
    """Told once, at the lowest goal: a project there serves all that is above it."""
    deeper = (child for child in goal.children if child.level != PRESTATIE)
    return goal.id not in served and all(child.id in served for child in deeper)


def _has_no_date(goal, _served):
    days = (goal.start_date, goal.end_date)
    return not any(days) and not any(project.end_date for project in goal.serving)


def _has_no_domain(goal, _served):
    """Told once, at the highest goal; one that stands above goals of both domains needs none."""
    if goal.effective_domain or goal.parent:
        return False
    return not goal.children or any(not child.effective_domain for child in goal.children)


def _is_er_goal(goal, _served):
    if goal.end_date or not is_er_goal(goal.title):
        return False
    return not any(target.number is not None for sheet in goal.indicators for target in sheet.targets)


def _is_steered(sheet):
    return sheet.direction != Direction.GEEN and sheet.kind != Kind.KENGETAL


def _has_no_target(sheet):
    """The limits of a band are its target."""
    return not sheet.targets and sheet.band_low is None and sheet.band_high is None


def _counts_something(sheet):
    rows = (sheet.baseline, *sheet.measurements, *sheet.targets)
    return any(row.number is not None for row in rows)


TREE_CHECKS = (
    Check(
        key="boom-zonder-effect",
        title="Boom zonder {maatschappelijk_effect}",
        why="Wie de boom leest, wil eerst weten waarvoor u het doet. Ook de begroting begint met die vraag: "
        "wat willen we bereiken?",
        predicate="heeft nog geen {maatschappelijk_effect}. Wat moeten inwoners ervan merken?",
        label="Doel toevoegen",
        fix=Fix.GROW_TREE,
        fails=lambda outline: not any(goal.level == EFFECT for goal in outline),
        is_blocking=True,
    ),
    Check(
        key="te-veel-indicatoren-boom",
        title="Meer indicatoren dan iemand volgt",
        why="Een raad kan niet alles volgen. Wat bij een {maatschappelijk_effect} of {doelstelling} hangt, "
        f"is voor de raad; wij rekenen op hooguit {MOST_IN_TREE} voor een hele boom. Hang de rest lager, "
        "of haal weg waar niemand op stuurt.",
        predicate="heeft {count} indicatoren bij de bovenste twee niveaus. "
        f"Meer dan {MOST_IN_TREE} volgt bijna niemand.",
        label="Indicatoren bekijken",
        fix=Fix.LIST_INDICATORS,
        fails=lambda outline: len(steered_indicators(outline)) > MOST_IN_TREE,
        count=lambda outline: len(steered_indicators(outline)),
    ),
)
GOAL_CHECKS = (
    Check(
        key="effect-zonder-doelstelling",
        title="{maatschappelijk_effect} zonder {doelstelling}",
        why="Een effect is breed. De {doelstelling} eronder zegt wat u daarvan wilt bereiken, en voor wie. "
        "Zonder is er niets om op te sturen.",
        predicate="heeft nog geen {doelstelling}. Wat moet er anders zijn om dit te bereiken?",
        label="{doelstelling} toevoegen",
        fix=Fix.GROW_GOAL,
        fails=_has_no_doelstelling,
        levels=(EFFECT,),
        is_blocking=True,
    ),
    Check(
        key="doelstelling-zonder-indicator",
        title="{doelstelling} zonder indicator",
        why="Zonder indicator weet u later niet of het is gelukt, en de raad ook niet.",
        predicate="heeft nog geen indicator. Waaraan ziet u dat het gelukt is?",
        label="Indicator toevoegen",
        fix=Fix.ADD_INDICATOR,
        fails=lambda goal, _served: not goal.indicators,
        levels=(DOELSTELLING,),
    ),
    Check(
        key="doel-zonder-project",
        title="Doel zonder project",
        why="Een doel waar niemand aan werkt, wordt niet gehaald. Een project lager in de boom telt mee voor "
        "alles erboven. Daarom staat hier steeds het onderste doel zonder project.",
        predicate="heeft nog geen project, ook niet lager in de boom. Wie werkt eraan?",
        label="Project koppelen",
        fix=Fix.ADD_PROJECT,
        fails=_is_lowest_unserved,
        levels=(EFFECT, DOELSTELLING, SUBDOELSTELLING),
    ),
    Check(
        key="prestatie-zonder-project",
        title="{prestatie} zonder project",
        why="Een project laat zien wie het doet en hoe ver het is. Met een project vindt het programma ook "
        "raakvlakken tussen sociaal en fysiek.",
        predicate="heeft nog geen project. Met welk project voert u dit uit?",
        label="Project koppelen",
        fix=Fix.ADD_PROJECT,
        fails=lambda goal, _served: not goal.serving,
        levels=(PRESTATIE,),
    ),
    Check(
        key="prestatie-zonder-datum",
        title="{prestatie} zonder datum",
        why="Zonder datum kan niemand zeggen of u op tijd bent. De einddatum van een project is ook goed.",
        predicate="heeft nog geen datum. Wanneer is dit klaar?",
        label="Datum invullen",
        fix=Fix.EDIT_GOAL,
        fails=_has_no_date,
        levels=(PRESTATIE,),
    ),
    Check(
        key="drie-doelen-in-titel",
        title="Drie of meer doelen in één titel",
        why="Is er één gehaald en een ander niet, dan is niet te zeggen of dit doel is gehaald. Een "
        "opsomming bij één doel mag wel, zoals ‘roken, drinken en drugs’.",
        predicate="lijkt {count} doelen tegelijk te noemen. Maak er aparte doelen van.",
        label="Titel wijzigen",
        fix=Fix.EDIT_GOAL,
        fails=lambda goal, _served: targets_in(goal.title) > MOST_TARGETS,
        count=lambda goal: targets_in(goal.title),
    ),
    Check(
        key="er-doel",
        title="Beter, meer of minder, maar niet hoeveel",
        why="Bij een effect of {doelstelling} mag een richting genoeg zijn. Lager in de boom moet u kunnen "
        "zeggen dat het klaar is: met een getal of een datum.",
        predicate="zegt niet hoeveel, of wanneer. Noem een getal of een datum.",
        label="Titel of datum wijzigen",
        fix=Fix.EDIT_GOAL,
        fails=_is_er_goal,
        levels=(SUBDOELSTELLING, PRESTATIE),
    ),
    Check(
        key="doel-zonder-domein",
        title="Doel zonder domein",
        why="Het programma zoekt raakvlakken tussen sociaal en fysiek. Bij een doel zonder domein kan dat "
        "niet. Kiest u bovenaan een domein, dan geldt het voor alles eronder.",
        predicate="heeft geen domein. Hoort dit bij sociaal of bij fysiek?",
        label="Domein kiezen",
        fix=Fix.EDIT_GOAL,
        fails=_has_no_domain,
    ),
    Check(
        key="te-veel-indicatoren",
        title="Te veel indicatoren bij één doel",
        why=f"Meer dan {MOST_ON_GOAL} indicatoren bij een doel volgt bijna niemand. Kies samen met de mensen "
        "om wie het gaat welke het meest zeggen.",
        predicate="heeft {count} indicatoren. Welke zeggen het meest?",
        label="Indicatoren kiezen",
        fix=Fix.CHOOSE_INDICATORS,
        fails=lambda goal, _served: len(goal.indicators) > MOST_ON_GOAL,
        count=lambda goal: len(goal.indicators),
    ),
)
INDICATOR_CHECKS = (
    Check(
        key="indicator-zonder-nulmeting",
        title="Indicator zonder nulmeting",
        why="Zonder nulmeting weet niemand waar u begon, en dus niet hoe ver u bent gekomen.",
        predicate="heeft nog geen nulmeting. Waar begon u?",
        label="Nulmeting invullen",
        fix=Fix.EDIT_INDICATOR,
        fails=lambda sheet: not sheet.baseline,
        applies=_is_steered,
    ),
    Check(
        key="indicator-zonder-streefwaarde",
        title="Indicator zonder streefwaarde",
        why="Zonder streefwaarde is een cijfer niet goed of slecht. Wilt u er bewust geen, leg dat dan "
        "vast bij de indicator.",
        predicate="heeft nog geen streefwaarde. Wat moet het worden?",
        label="Streefwaarde invullen",
        fix=Fix.ADD_TARGET,
        fails=_has_no_target,
        applies=_is_steered,
    ),
    Check(
        key="indicator-zonder-bron",
        title="Indicator zonder bron",
        why="Wie het cijfer wil controleren, moet weten waar het vandaan komt.",
        predicate="heeft nog geen bron. Waar komt het cijfer vandaan?",
        label="Bron invullen",
        fix=Fix.EDIT_INDICATOR,
        fails=lambda sheet: not sheet.source,
    ),
    Check(
        key="indicator-zonder-eigenaar",
        title="Indicator zonder eigenaar",
        why="Voelt niemand zich verantwoordelijk, dan wordt een cijfer vergeten.",
        predicate="heeft nog geen eigenaar. Wie zorgt dat dit cijfer klopt?",
        label="Eigenaar invullen",
        fix=Fix.EDIT_INDICATOR,
        fails=lambda sheet: not sheet.owner,
    ),
    Check(
        key="indicator-zonder-eenheid",
        title="Indicator zonder eenheid",
        why="‘55’ zegt niets: 55%, 55 kinderen of 55 euro?",
        predicate="heeft nog geen eenheid. Waarin telt u?",
        label="Eenheid invullen",
        fix=Fix.EDIT_INDICATOR,
        fails=lambda sheet: not sheet.unit and not COUNTED.search(sheet.name),
        applies=_counts_something,
    ),
    Check(
        key="indicator-zonder-definitie",
        title="Indicator zonder definitie",
        why="Een inwoner of raadslid moet kunnen lezen wat er precies is gemeten. Een naam van "
        "zes woorden of meer zegt dat meestal zelf al. Daar is een definitie niet nodig.",
        predicate="heeft een korte naam en geen definitie. Wat meet u precies?",
        label="Definitie schrijven",
        fix=Fix.EDIT_INDICATOR,
        fails=lambda sheet: not sheet.definition,
        applies=lambda sheet: len(sheet.name.split()) < WORDS_THAT_SAY_WHAT,
    ),
)
CHECKS = {check.key: check for check in (*TREE_CHECKS, *GOAL_CHECKS, *INDICATOR_CHECKS)}
