"""The laws and policy notes of a goal: adding and taking away, in the pane of the goal."""

from django.contrib.auth.decorators import login_required
from django.views.decorators.http import require_http_methods, require_POST

from goals import services, undo
from goals.forms import ReferenceForm
from goals.models import Reference
from goals.views.goal import add_to_goal, open_to_edit, stored, take_from_goal


@login_required
@require_http_methods(["GET", "POST"])
def references(request, organisatie, boom, doel):  # noqa: ARG001 - see open_goal
    """The goal with the form for one more law or note open in it; posting adds."""
    place = open_to_edit(request, organisatie, doel)

    def add(kind, title, url):
        services.add_reference(user=request.user, goal=stored(place), kind=kind, title=title, url=url)
        return f"‘{title}’ staat bij dit doel."

    form = ReferenceForm(request.POST or None)
    return add_to_goal(request, place, form, add, adding="verwijzingen")


@login_required
@require_POST
def reference_remove(request, organisatie, boom, doel, pk):  # noqa: ARG001 - see open_goal
    """Take one away, with undo."""

    def remove(thing):
        services.remove_reference(user=request.user, reference=thing)
        return f"‘{thing.title}’ staat niet meer bij dit doel.", undo.of_taken_away(thing)

    return take_from_goal(request, organisatie, doel, Reference, pk, remove)
