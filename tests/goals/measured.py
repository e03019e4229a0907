"""Goals with indicators for tests: a few made as people make them, or many at once.

Belongs here: what hangs indicators at goals. Indicators alone are in tests/indicators/factories.py.
"""

from datetime import date
from decimal import Decimal

from goals.models import GoalIndicator
from indicators.enums import PeriodKind
from indicators.models import Indicator, Measurement, Target
from tests.indicators.factories import make_indicator

OFF_COURSE = {"values": {"2020": "10", "2025": "11"}, "targets": {2026: "60"}}
ON_COURSE = {"values": {"2020": "10", "2025": "70"}, "targets": {2026: "60"}}


def measure(goal, name="Kinderen die buiten spelen", **fields):
    """Hang a new Indicator at a Goal; without values it was not measured yet."""
    indicator = make_indicator(goal.goal_tree.organisation, name, **fields)
    GoalIndicator.objects.create(goal=goal, indicator=indicator)
    return indicator


def measure_all(goal_tree):
    """Hang an indicator of its own, with 4 measurements and a target, at every goal of a tree."""
    goals = list(goal_tree.goals.filter(parent__isnull=False))
    made = Indicator.objects.bulk_create(
        Indicator(
            organisation=goal_tree.organisation,
            name=f"Jongeren die {goal.title} merken",
            unit="%",
            direction="hoger",
            source="GGD-monitor jeugd",
        )
        for goal in goals
    )
    GoalIndicator.objects.bulk_create(
        GoalIndicator(goal=goal, indicator=each) for goal, each in zip(goals, made, strict=True)
    )
    Measurement.objects.bulk_create(
        Measurement(
            indicator=each,
            period_kind=PeriodKind.JAAR,
            period_start=date(year, 1, 1),
            number=Decimal(year - 1990 + number % 30),
        )
        for number, each in enumerate(made)
        for year in (2019, 2021, 2023, 2025)
    )
    Target.objects.bulk_create(Target(indicator=each, year=2028, number=Decimal(45)) for each in made)
