"""Step 5: the doelstelling of each cluster, in the tree, with its projects linked."""

from functools import partial

from django.contrib.auth.decorators import login_required
from django.views.decorators.http import require_POST

from goals.step_plans.forms import SharedGoalForm
from goals.step_plans.shared_goals import save_goal, values_of
from goals.step_plans.steps import SHARED_GOAL
from goals.views.step_plan.page import open_to_edit, show
from goals.views.step_plan.rows import Row, answer


def show_shared_goals(place):
    """The step with a form per cluster."""
    return show(place, SHARED_GOAL, {"rows": _rows(place) if place.contents.effects else []})


@login_required
@require_POST
def save(request, organisatie, plan):
    """Make or change the doelstelling of one cluster (`rij`), and of others in which something changed."""
    place = open_to_edit(request, organisatie, plan)
    return answer(place, SHARED_GOAL, partial(_rows, place))


def _rows(place, data=None):
    effects = place.contents.effects
    return [
        Row(each.pk, each, _form(each, effects, data), partial(_write, place, each))
        for each in place.contents.clusters
    ]


def _form(cluster, effects, data):
    """The form of one cluster; a goal that stands elsewhere by now keeps that place as a choice."""
    values = values_of(cluster, effects)
    known = {str(effect.pk) for effect in effects}
    above = cluster.goal.parent if cluster.goal and values["effect"] not in known else None
    places = [*effects, *([above] if above and above.title else [])]
    return SharedGoalForm(data, cluster=cluster, values=values, effects=places, prefix=f"c{cluster.pk}")


def _write(place, cluster, form):
    made = save_goal(
        user=place.request.user,
        plan=place.plan,
        cluster=cluster.pk,
        changes=form.changes(),
        seen=form.seen(),
    )
    what = "staat in de doelenboom" if made.new else "is bijgewerkt"
    return (f"‘{made.goal.title}’ {what}." if made.reversals else ""), made.reversals
