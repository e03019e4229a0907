"""Step 7: what must be done to reach the goal of a project, as prestaties in the tree."""

from django.core.exceptions import ValidationError
from django.db import transaction

from goals import undo as tree_undo
from goals.enums import Level
from goals.hanging import hang
from goals.limits import LONGEST_TITLE
from goals.lock import writing
from goals.models import Goal, ProjectContribution
from goals.step_plans.contents import living
from goals.step_plans.steps import RESULTS
from goals.step_plans.working import working
from goals.tree import add_goal

MOST = 50  # prestaties at once
NO_GOAL = "Dit project hangt nog niet aan een doel. Maak in stap 5 eerst het doel van zijn cluster."


def titles_in(text):
    """The prestaties in a text: one per line, without empty lines, dashes and dots before them.

    Raises ValidationError that tells which line is too long.
    """
    lines = [" ".join(line.strip().lstrip("-•*·").split()) for line in text.splitlines()]
    for number, line in enumerate(lines, start=1):
        if len(line) > LONGEST_TITLE:
            raise ValidationError(
                f"Maak regel {number} korter: hooguit {LONGEST_TITLE} tekens. Het zijn er nu {len(line)}."
            )
    titles = list(dict.fromkeys(filter(None, lines)))
    if len(titles) > MOST:
        raise ValidationError(f"Dit zijn {len(titles)} prestaties. Vul er hooguit {MOST} tegelijk in.")
    return titles


def add_results(*, user, plan, pk, text):
    """Add prestaties, one per line of `text`, under the goal of a project (id of the StepPlanProject).

    A prestatie that stands there already is not made twice. Returns (goals that are new, reversals).
    """
    titles = titles_in(text)
    with transaction.atomic():
        row = plan.plan_projects.select_related("project", "goal__goal_tree").filter(pk=pk).first()
        if row is None or row.project.removed_at:
            raise ValidationError("Dit project staat niet meer in dit stappenplan.")
        goal = living(row.goal)
        if goal is None:
            raise ValidationError(NO_GOAL)
        with writing(user=user, goal_tree=goal.goal_tree), working(user=user, plan=plan, step=RESULTS):
            return _add(user, row.project, goal, titles)


def _add(user, project, goal, titles):
    standing = Goal.objects.alive().filter(parent=goal, level=Level.PRESTATIE).select_related("goal_tree")
    standing = {each.title.casefold(): each for each in standing}
    new, reversals = [], []
    for title in titles:
        result = standing.get(title.casefold())
        if result is None:
            facts = {"title": title, "level": Level.PRESTATIE, "domain": project.domain}
            result = add_goal(user=user, goal_tree=goal.goal_tree, target=goal, **facts)
            new.append(result)
            reversals.append(["tree", tree_undo.of_addition(result)])
        if not ProjectContribution.objects.filter(project=project, goal=result).exists():
            link = hang(user=user, goal=result, thing=ProjectContribution(project=project))
            reversals.append(["linked", link.pk])
    return new, reversals
