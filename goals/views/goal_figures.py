"""What the pane of a goal shows of its indicators: a block for each, and what is below it apart.

Belongs here: from figures to what goals/detail/indicators.html prints. Hanging indicators and
taking them off is in goal_indicator.py.
"""

from dataclasses import dataclass

from django.urls import reverse

from goals.figures import OFF_COURSE
from indicators.charts import summary
from indicators.charts.words import in_period, target_text, value_text
from indicators.enums import Direction, State
from indicators.limits import MOST_ON_GOAL
from indicators.periods import frequency_name
from indicators.typed import shown_number
from indicators.views.chart import chart_url

SAYS_WHY = (*OFF_COURSE, State.ONBEKEND)
SIGNS = ("%", "€", "euro")  # units that stand at the number itself


@dataclass(frozen=True)
class IndicatorLine:
    """An indicator in a line of words; `value` is '' when nothing was measured."""

    id: object
    name: str
    url: str
    state: str
    value: str
    when: str
    target: str


@dataclass(frozen=True)
class Block(IndicatorLine):
    """An indicator as the pane shows it.

    `number` with `unit` is the latest value when it is a number. `chart` is an address, '' when
    there is nothing to draw.
    """

    why: str
    number: str
    unit: str
    is_provisional: bool
    origin: str
    direction: str
    chart: str
    chart_text: str


def indicators_context(place):
    """The blocks of a goal, the states below it, and whether it has more than people follow."""
    figures, slug = place.figures, place.goal_tree.organisation.slug
    return {
        "indicators": [_living_block(slug, sheet, found) for sheet, found in figures.indicators],
        "below": figures.below,
        "most_indicators": MOST_ON_GOAL,
    }


def line_of(url, sheet, assessment):
    """The IndicatorLine of a Sheet with its Assessment; `url` is where to read more."""
    return IndicatorLine(**_line(url, sheet, assessment))


def block_of(url, chart, sheet, assessment):
    """The Block of a Sheet with its Assessment; `url` is its page, `chart` its drawing, '' for none."""
    row = assessment.latest
    number, unit = split_value(sheet, row.number) if row and row.number is not None else ("", "")
    return Block(
        **_line(url, sheet, assessment),
        why=assessment.why if assessment.state in SAYS_WHY else "",
        number=number,
        unit=unit,
        is_provisional=bool(row and row.is_provisional),
        origin=origin_of(sheet),
        direction=Direction(sheet.direction).label if sheet.direction else "",
        chart=chart,
        chart_text=summary(sheet, assessment),
    )


def _living_block(slug, sheet, assessment):
    url = reverse("indicators:indicator", args=[slug, sheet.id])
    return block_of(url, chart_url(slug, sheet, assessment, "paneel"), sheet, assessment)


def _line(url, sheet, assessment):
    row = assessment.latest
    return {
        "id": sheet.id,
        "name": sheet.name,
        "url": url,
        "state": assessment.state,
        "value": value_text(sheet, row) if row else "",
        "when": in_period(row.period) if row else "",
        "target": target_of(sheet, assessment),
    }


def split_value(sheet, number):
    """('55%', '') or ('9', 'schoolpleinen'): the number large, the unit beside it."""
    whole = shown_number(number, sheet.decimals, sheet.unit)
    if sheet.unit.lower().startswith(SIGNS):
        return whole, ""
    bare = shown_number(number, sheet.decimals)
    return bare, whole.removeprefix(bare).strip()


def target_of(sheet, assessment):
    """'doel 60% in 2028'; '' without a target."""
    target = assessment.target
    if target is None or target.is_none:
        return ""
    return f"doel {target_text(sheet, target)} in {target.year}"


def origin_of(sheet):
    """'Bron: GGD-monitor, elke 2 jaar.'; '' when neither is known."""
    known = [text for text in (sheet.source, frequency_name(sheet.frequency)) if text]
    if not known:
        return ""
    return f"{'Bron' if sheet.source else 'Gemeten'}: {', '.join(known)}."
