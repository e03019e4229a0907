"""Who answers for a goal: adding and taking away, in the pane of the goal."""

from django.contrib.auth.decorators import login_required
from django.views.decorators.http import require_http_methods, require_POST

from goals import services, undo
from goals.forms import ResponsibilityForm
from goals.models import Responsibility
from goals.views.goal import add_to_goal, open_to_edit, stored, take_from_goal


@login_required
@require_http_methods(["GET", "POST"])
def responsibilities(request, organisatie, boom, doel):  # noqa: ARG001 - see open_goal
    """The goal with the form for one more person or team open in it; posting adds."""
    place = open_to_edit(request, organisatie, doel)

    def add(role, name):
        services.add_responsibility(user=request.user, goal=stored(place), role=role, name=name)
        return f"{name} is nu verantwoordelijk voor dit doel."

    form = ResponsibilityForm(request.POST or None)
    return add_to_goal(request, place, form, add, adding="verantwoordelijken")


@login_required
@require_POST
def responsibility_remove(request, organisatie, boom, doel, pk):  # noqa: ARG001 - see open_goal
    """Take one away, with undo."""

    def remove(thing):
        services.remove_responsibility(user=request.user, responsibility=thing)
        return f"{thing.name} is niet meer verantwoordelijk.", undo.of_taken_away(thing)

    return take_from_goal(request, organisatie, doel, Responsibility, pk, remove)
