"""Step 2: the doelstelling and subdoelstelling of each project, in one table."""

from functools import partial

from django.contrib.auth.decorators import login_required
from django.views.decorators.http import require_POST

from goals.step_plans.aims import save_aim
from goals.step_plans.forms import AimForm
from goals.step_plans.steps import AIM
from goals.views.step_plan.page import open_to_edit, show
from goals.views.step_plan.rows import Row, answer


def show_aims(place):
    """The step with a form per project."""
    return show(place, AIM, {"rows": _rows(place)})


@login_required
@require_POST
def save(request, organisatie, plan):
    """Store what was typed at one project (`rij`) or at all of them."""
    place = open_to_edit(request, organisatie, plan)
    return answer(place, AIM, partial(_rows, place))


def _rows(place, data=None):
    return [
        Row(
            each.pk,
            each,
            AimForm(data, project=each.project, prefix=f"p{each.pk}"),
            partial(_write, place, each),
        )
        for each in place.contents.projects
    ]


def _write(place, each, form):
    save_aim(
        user=place.request.user,
        plan=place.plan,
        project=each.project,
        changes=form.changes(),
        seen=form.seen(),
    )
    return "De doelen zijn bewaard.", []
