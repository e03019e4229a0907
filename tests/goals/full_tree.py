"""A tree with something of everything, chosen at random: for tests that two ways to read it agree.

Belongs here: rows as the database allows them, more than people would type: texts with every sign,
what lies in bins, sides of other trees.
"""

import random
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

from django.utils import timezone

from goals.enums import Level, PlanningDocument
from goals.models import (
    BudgetLine,
    CheckExemption,
    Contribution,
    Evidence,
    Goal,
    GoalIndicator,
    GoalTerm,
    GoalTree,
    LearningQuestion,
    Milestone,
    ProgressReport,
    Project,
    ProjectContribution,
    ProjectTerm,
    Raakvlak,
    Reference,
    Responsibility,
    Story,
)
from goals.tree import remove_goal
from indicators.enums import OWN, PeriodKind
from indicators.models import Indicator, Measurement, Target
from organisations.models import Term
from tests.goals.factories import make_tree, make_user

FIRST = "M o\n  D a\n    S b\n      P c\n      P d\n    P e\n  D f\nM g\n  S h\nM i\n  D j\n    P k"
OTHER = "M l\n  D m\n  D n"
SIGNS = 'aé’ "\\/\n\t\x08\x0c\x1f\x7f\u2028😀<&>'
DAYS = [None, date(1999, 12, 31), date(2026, 5, 1), date(2028, 2, 29)]
STARTS = [date(2024, 1, 1), date(2024, 4, 1), date(2024, 7, 1), date(2024, 10, 1), date(2023, 12, 31)]
SERIES = [OWN, "Nederland", "wijk Zuid", "École"]
AGO = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
MOMENTS = [AGO, AGO + timedelta(microseconds=120_000), AGO + timedelta(microseconds=7)]


class FullTree:
    """Makes a tree of an organisation, and another one beside it; the same number gives the same."""

    def __init__(self, organisation, number):
        self.organisation, self.random = organisation, random.Random(number)
        self.user = make_user(organisation, name=self.text())
        domains = [self.pick(["", "sociaal", "fysiek"]) for _ in range(2)]
        self.tree = make_tree(organisation, FIRST, domain=domains[0])
        self.other = make_tree(organisation, OTHER, title=self.text(1), domain=domains[1])
        self.goals = list(self.tree.goals.all())
        self.others = list(self.other.goals.filter(parent__isnull=False))

    def make(self):
        """Fill both trees; returns the first."""
        self.describe()
        self.terms = [self.term(kind) for kind in ("wijk", "thema", "wijk", "thema", "doelgroep")]
        self.indicators = [self.indicator() for _ in range(4)]
        self.projects = [self.project() for _ in range(4)]
        for goal in self.goals:
            self.hang(goal)
        for goal in self.goals + self.others:
            self.touch(goal)
        self.throw_away()
        return GoalTree.objects.get(pk=self.tree.pk)

    def pick(self, choices):
        return self.random.choice(list(choices))

    def maybe(self):
        return self.random.random() < 0.4

    def text(self, least=0):
        text = "".join(self.random.choices(SIGNS, k=self.random.randint(least, 8))).strip()
        return text or "x" * least

    def number(self):
        return Decimal(self.random.randint(-200_000, 200_000)).scaleb(-self.random.randint(0, 6))

    def describe(self):
        years = self.pick([(None, None), (2027, None), (None, 2030), (2027, 2027), (2027, 2030)])
        names = self.pick([{}, {"prestatie": self.text()}])
        fields = {"start_year": years[0], "end_year": years[1], "level_names": names}
        GoalTree.objects.filter(pk=self.tree.pk).update(description=self.text(), **fields)
        for goal in self.goals[1:]:
            Goal.objects.filter(pk=goal.pk).update(
                title=self.text(1),
                description=self.text(),
                why=self.text(),
                domain=self.pick(["", "", "sociaal", "fysiek"]),
                result_type=self.pick(["", "transformatiedoel"]),
                start_date=self.pick(DAYS[:2]),
                end_date=self.pick([None, *DAYS[2:]]),
                lineage=self.pick([None, goal.goal_tree_id]),
            )

    def term(self, kind):
        name = f"{self.pick('aAÉéZzß')}{self.text()}{self.random.random()}"
        removed_at = self.pick([None, None, timezone.now()])
        return Term.objects.create(
            organisation=self.organisation, kind=kind, name=name[:80], removed_at=removed_at
        )

    def indicator(self):
        baseline = self.pick([{}, {"baseline_number": self.number()}, {"baseline_text": self.text(1)}])
        made = Indicator.objects.create(
            organisation=self.organisation,
            name=self.text(1),
            unit=self.text(),
            band_low=self.pick([None, Decimal("-0.10")]),
            band_high=self.pick([None, Decimal(100)]),
            decimals=self.pick([None, 2]),
            baseline_year=self.pick([None, 2020]),
            removed_at=self.pick([None, None, None, timezone.now()]),
            **baseline,
        )
        for series, kind, start in {self.measured() for _ in range(5)}:
            said = self.pick([{"number": self.number()}, {"text": self.text(1)}, {"missing": "nnb"}])
            origin = {"is_provisional": self.maybe(), "origin_detail": self.text()}
            Measurement.objects.create(
                indicator=made, series=series, period_kind=kind, period_start=start, **said, **origin
            )
        for year in {self.pick(range(2024, 2030)) for _ in range(3)}:
            said = self.pick([{"number": self.number()}, {"text": self.text(1)}, {"is_none": True}])
            Target.objects.create(indicator=made, year=year, **said)
        return made

    def measured(self):
        return self.pick(SERIES), self.pick(PeriodKind.values), self.pick(STARTS)

    def project(self):
        made = Project.objects.create(
            organisation=self.organisation,
            name=self.pick("abAB") + self.text(),
            domain=self.pick(["sociaal", "fysiek"]),
            phase=self.pick(["idee", "uitvoering", "gestopt"]),
            budget=self.pick([None, Decimal("1250.5"), Decimal(0)]),
            start_date=self.pick(DAYS[:2]),
            ambition=self.text(),
            removed_at=self.pick([None, None, None, timezone.now()]),
        )
        for term in self.terms:
            if self.maybe():
                ProjectTerm.objects.create(project=made, term=term)
        for day in DAYS:
            if self.maybe():
                Milestone.objects.create(project=made, title=self.text(1), due_on=day)
        return made

    def hang(self, goal):
        """Anything at one goal; at the hidden root only exemptions."""
        things = [
            CheckExemption(check_key="te-veel", reason=self.text(1), made_by=self.pick([None, self.user]))
        ]
        if goal.parent_id:
            things += [*self.account(), *self.links(goal)]
        for thing in things:
            if self.maybe():
                thing.goal = goal
                thing.save()
        reports = ProgressReport.objects.filter(goal=goal)
        reports.update(written_at=self.pick(MOMENTS), written_by=self.pick([None, self.user]))
        CheckExemption.objects.filter(goal=goal).update(made_at=self.pick(MOMENTS))

    def account(self):
        yield Responsibility(role="team", name=self.text(1))
        yield Reference(kind="wet", title=self.text(1))
        yield LearningQuestion(question=self.text(1), learned=self.text())
        yield Evidence(statement=self.text(1))
        for code in ("6.1", "0.10", "é"):
            yield BudgetLine(year=2027, taakveld=code, description=self.text(), costs=Decimal("12.5"))
        for document in PlanningDocument:
            yield ProgressReport(document=document, year=self.pick([2026, 2027]), judgement="haalbaar")
        for day in DAYS:
            told = {"told_on": day, "has_permission": self.pick([True, True, False])}
            yield Story(voice="inwoner", text=self.text(1), **told)

    def links(self, goal):
        for term in self.terms:
            yield GoalTerm(term=term)
        for indicator in self.indicators:
            yield GoalIndicator(indicator=indicator)
            yield CheckExemption(check_key="geen-eigenaar", indicator=indicator, reason=self.text(1))
        for project in self.projects:
            yield ProjectContribution(project=project, explanation=self.text())
        for target in self.goals[1:] + self.others:
            if Level(target.level).rank < Level(goal.level).rank:
                yield Contribution(target=target, explanation=self.text())

    def touch(self, goal):
        """Raakvlakken of a goal with projects and with goals of both trees."""
        if not goal.parent_id:
            return
        domain = self.domain_of(goal)
        for other in [*self.projects, *self.goals[1:], *self.others]:
            is_project = isinstance(other, Project)
            theirs = other.domain if is_project else self.domain_of(other)
            if self.random.random() > 0.2 or domain != "sociaal" or theirs != "fysiek":
                continue
            Raakvlak.objects.create(
                organisation=self.organisation,
                social_goal=goal,
                **{"physical_project" if is_project else "physical_goal": other},
                status=self.pick(["bevestigd", "bevestigd", "gesignaleerd"]),
                explanation=self.text(1),
                score=self.pick([None, 0.5, 0.75]),
            )

    def domain_of(self, goal):
        """The domain that counts for a goal, from the database."""
        now = Goal.objects.get(pk=goal.pk)
        while not now.domain and now.parent_id:
            now = now.parent
        return now.domain or now.goal_tree.domain

    def throw_away(self):
        """Some goals, and sometimes the other tree."""
        for goal in (self.pick(self.goals[1:]), self.pick(self.others)):
            if self.maybe():
                remove_goal(user=None, goal=Goal.objects.get(pk=goal.pk))
        if self.random.random() < 0.2:
            GoalTree.objects.filter(pk=self.other.pk).update(removed_at=timezone.now())
