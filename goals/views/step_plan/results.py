"""Step 7: the prestaties of each project, several at once."""

from functools import partial

from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.views.decorators.http import require_POST

from goals.step_plans.forms import ResultsForm
from goals.step_plans.progress import counted
from goals.step_plans.results import add_results
from goals.step_plans.steps import RESULTS
from goals.views.step_plan.page import open_to_edit, show
from goals.views.step_plan.rows import Row, answer


def show_results(place):
    """The step with a field per project."""
    return show(place, RESULTS, {"rows": _rows(place)})


@login_required
@require_POST
def save(request, organisatie, plan):
    """Add the prestaties that were typed at one project (`rij`), or at all of them."""
    place = open_to_edit(request, organisatie, plan)
    return answer(place, RESULTS, partial(_rows, place))


def _rows(place, data=None):
    return [
        Row(each.pk, each, ResultsForm(data, prefix=f"p{each.pk}"), partial(_write, place, each))
        for each in place.contents.projects
    ]


def _write(place, each, form):
    text = form.cleaned_data["text"]
    try:
        new, reversals = add_results(user=place.request.user, plan=place.plan, pk=each.pk, text=text)
    except ValidationError as error:
        raise ValidationError({"text": error.messages}) from None
    told = f"{counted(len(new), 'prestatie staat', 'prestaties staan')} in de doelenboom." if new else ""
    return told, reversals
