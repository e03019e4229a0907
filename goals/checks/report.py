"""Looking at a tree with all checks: what was found, what may stay, and how complete the tree is.

Pure, on an outline, in one walk. The checks themselves are in catalogue.py.
"""

from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property

from goals.accounts import ExemptionRow
from goals.checks.catalogue import CHECKS, GOAL_CHECKS, INDICATOR_CHECKS, TREE_CHECKS
from goals.checks.check import Check
from goals.enums import LEVELS
from goals.outline import Outline, OutlineGoal, uncollected
from indicators.sheet import Sheet

OF_LEVEL = {level: [check for check in GOAL_CHECKS if level in check.levels] for level in LEVELS}
RANK = {key: place for place, key in enumerate(CHECKS)}


@dataclass(slots=True, eq=False)
class Finding:
    """A check that something does not pass: a goal, an indicator at a goal, or the whole tree.

    `goal` is None for the tree, `indicator` for what is not about one. With an `exemption` somebody
    wrote down why it may stay.
    """

    outline: Outline = field(repr=False)
    check: Check
    goal: OutlineGoal | None = None
    indicator: Sheet | None = None
    exemption: ExemptionRow | None = None

    @property
    def id(self):
        """What it is called within a page."""
        about = [each.id for each in (self.goal, self.indicator) if each]
        return "-".join(map(str, (self.check.key, *about)))

    @property
    def predicate(self):
        """What is said of the goal, indicator or tree, such as 'heeft nog geen indicator'."""
        count = self.check.count and self.check.count(self.goal or self.outline)
        return told(self.check.predicate, self.outline, count)

    @property
    def label(self):
        """What the way to put it right is called."""
        return told(self.check.label, self.outline)

    @property
    def sentence(self):
        """The whole sentence, with what it is about."""
        if self.goal is None:
            return f"Deze boom {self.predicate}"
        indicator = f": indicator ‘{self.indicator.name}’" if self.indicator else ""
        return f"{self.goal.number} ‘{self.goal.title}’{indicator} {self.predicate}"


@dataclass
class Report:
    """What the checks say of a tree. `asked` is how often a check applied, `findings` are in order."""

    outline: Outline
    asked: int = 0
    findings: list = field(default_factory=list)

    @cached_property
    def open(self):
        """The findings that ask for attention."""
        return [finding for finding in self.findings if not finding.exemption]

    @property
    def exempted(self):
        """The findings that may stay."""
        return [finding for finding in self.findings if finding.exemption]

    @property
    def percentage(self):
        """How complete the tree is, 0 to 100, rounded down: what passes or may stay, of all that is asked.

        A tree without goals is not begun: 0.
        """
        done = self.asked - len(self.open)
        return 100 * done // self.asked if len(self.outline) else 0

    @cached_property
    def counts(self):
        """{goal id: how many open findings it has itself}; 0 for others."""
        return Counter(finding.goal.id for finding in self.open if finding.goal)

    def at(self, goal):
        """All findings at one goal, exempted ones too."""
        return [finding for finding in self.findings if finding.goal is goal]

    def below(self, goal):
        """The open findings at a goal and in its branch."""
        branch = {each.id for each in goal.walk()}
        return [finding for finding in self.open if finding.goal and finding.goal.id in branch]


def told(text, outline, count=None):
    """A text of a check, with the names that this municipality gives to levels."""
    names = {level.value: outline.name_of(level) for level in LEVELS}
    text = text.format(**names, count=count)
    return text[:1].upper() + text[1:] if text.startswith(tuple(names.values())) else text


@uncollected
def check_tree(outline):
    """The Report of an Outline."""
    report = Report(outline)
    _check_outline(report)
    served = served_goals(outline)
    of_indicator = _exemptions_of_indicators(outline)
    seen = set()
    for goal in outline:
        _check_goal(report, goal, served)
        for sheet in goal.indicators:
            if sheet.id not in seen:
                seen.add(sheet.id)
                _check_indicator(report, goal, sheet, of_indicator)
    report.findings.sort(key=lambda finding: RANK[finding.check.key])
    return report


def served_goals(outline):
    """The ids of goals that a project in their branch serves; the same count as overlap.py."""
    served = set()
    for goal in reversed(outline.by_id.values()):
        if goal.serving or goal.id in served:
            served.add(goal.id)
            if goal.parent:
                served.add(goal.parent.id)
    return served


def _check_outline(report):
    exemptions = {row.check_key: row for row in report.outline.exemptions}
    for check in TREE_CHECKS:
        report.asked += 1
        if check.fails(report.outline):
            finding = Finding(report.outline, check, exemption=exemptions.get(check.key))
            report.findings.append(finding)


def _check_goal(report, goal, served):
    checks = OF_LEVEL[goal.level]
    report.asked += len(checks)
    for check in checks:
        if check.fails(goal, served):
            finding = Finding(report.outline, check, goal)
            if goal.exemptions:
                finding.exemption = _exemption(goal, check)
            report.findings.append(finding)


def _exemption(goal, check):
    """Why a check of the goal itself may stay; None when nobody wrote it down."""
    rows = (row for row in goal.exemptions if row.check_key == check.key and not row.indicator_id)
    return next(rows, None)


def _check_indicator(report, goal, sheet, exemptions):
    """An indicator that hangs at several goals is told at the first."""
    for check in INDICATOR_CHECKS:
        if check.applies(sheet):
            report.asked += 1
            if check.fails(sheet):
                exemption = exemptions.get((check.key, sheet.id))
                report.findings.append(Finding(report.outline, check, goal, sheet, exemption))


def _exemptions_of_indicators(outline):
    """{(key, indicator id): row}, at whichever goal of the tree somebody wrote it down."""
    rows = (row for goal in outline for row in goal.exemptions if row.indicator_id)
    return {(row.check_key, row.indicator_id): row for row in rows}
