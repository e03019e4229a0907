"""Step 6: the two questions about the doelstelling of each cluster (seed 003)."""

from functools import partial

from django.contrib.auth.decorators import login_required
from django.views.decorators.http import require_POST

from goals.step_plans.answers import save_answer
from goals.step_plans.forms import AnswerForm
from goals.step_plans.steps import TEST
from goals.views.step_plan.page import open_to_edit, show
from goals.views.step_plan.rows import Row, answer


def show_answers(place):
    """The step with the questions per cluster."""
    return show(place, TEST, {"rows": _rows(place)})


@login_required
@require_POST
def save(request, organisatie, plan):
    """Store the answers about one cluster (`rij`) or about all of them."""
    place = open_to_edit(request, organisatie, plan)
    return answer(place, TEST, partial(_rows, place))


def _rows(place, data=None):
    return [
        Row(
            each.pk,
            each,
            AnswerForm(data, cluster=each.cluster, prefix=f"c{each.pk}"),
            partial(_write, place, each),
        )
        for each in place.contents.clusters
    ]


def _write(place, each, form):
    save_answer(
        user=place.request.user,
        plan=place.plan,
        cluster=each.pk,
        changes=form.changes(),
        seen=form.seen(),
    )
    return "De antwoorden zijn bewaard.", []
