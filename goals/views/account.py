"""Adding, changing and taking away what hangs at a goal, in its pane; the same for every Part.

What differs per kind is in parts.py, the forms are in account_forms.py. Contributions, which are
chosen from other goals, have views of their own.
"""

from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from goals import hanging, undo
from goals.account_forms import Occasion
from goals.views.goal import (
    add_to_goal,
    after_change,
    open_to_edit,
    show_facts,
    show_pane,
    stored,
    take_from_goal,
)
from goals.views.parts import PARTS, item_key
from history.conflicts import StaleFields
from organisations.views.form_errors import show_errors
from organisations.views.stale import kept, stale_rows, with_choices

GONE = "Iemand anders haalde dit weg. Wat u typte staat hieronder; voeg het opnieuw toe als het nodig is."


@login_required
@require_http_methods(["GET", "POST"])
def add(request, organisatie, boom, doel, part):  # noqa: ARG001 - see open_goal
    """The goal with the form for one more thing open in it; posting adds."""
    place, part = open_to_edit(request, organisatie, doel), PARTS[part]
    form = part.form(_posted(request), occasion=_occasion(place))

    def hang_all(**_values):
        with transaction.atomic():
            goal = stored(place)
            things = [hanging.hang(user=request.user, goal=goal, thing=thing) for thing in form.things()]
        return part.added.format(thing=things[0])

    return add_to_goal(request, place, form, hang_all, adding=part.id)


@login_required
@require_http_methods(["GET", "POST"])
def change(request, organisatie, boom, doel, part, pk):  # noqa: ARG001 - see open_goal
    """The goal with the form over one thing open in it; posting saves."""
    place, part = open_to_edit(request, organisatie, doel), PARTS[part]
    things = part.model.objects.visible_to(request.user).select_related("goal__goal_tree")
    thing = things.filter(goal=doel, pk=pk).first()
    if thing is None:
        return _show_gone(request, place, part)
    form = part.edit_form(_posted(request), occasion=_occasion(place), thing=thing)
    if form.is_valid():
        try:
            hanging.change(user=request.user, thing=thing, **_written(form))
        except StaleFields as error:
            stale = {"stale": stale_rows(form, error), "kept": kept(form), "stale_url": request.path}
            return show_pane(request, place, status=409, **stale)
        except ValidationError as error:
            show_errors(form, error)
        else:
            text = part.changed.format(thing=thing)
            return after_change(request, organisatie, place.goal.id, text, section=part.id)
    status = 422 if form.is_bound else 200
    opened = {"add_form": form, "editing": item_key(part, pk), "section": part.id}
    return show_facts(request, place, status=status, **opened)


@login_required
@require_POST
def remove(request, organisatie, boom, doel, part, pk):  # noqa: ARG001 - see open_goal
    """Take a thing away, with undo."""
    part = PARTS[part]

    def take_away(thing):
        hanging.take_away(user=request.user, thing=thing)
        return part.removed.format(thing=thing), undo.of_taken_away(thing)

    return take_from_goal(request, organisatie, doel, part.model.objects.filter(pk=pk), take_away, part.id)


def _posted(request):
    return with_choices(request.POST) if request.method == "POST" else None


def _occasion(place):
    return Occasion(place.goal_tree, place.goal, timezone.localdate())


def _written(form):
    """What a valid form asks hanging.change to write."""
    reason = form.cleaned_data.get("reason", "")
    return {"changes": form.changes(), "seen": form.seen(), "reason": reason}


def _show_gone(request, place, part):
    """Somebody took the thing away: what was typed about it stands in the form to add one."""
    if request.method == "GET":
        organisatie = place.goal_tree.organisation.slug
        text = "Iemand anders haalde dit al weg."
        return after_change(request, organisatie, place.goal.id, text, section=part.id)
    form = part.form(_posted(request), occasion=_occasion(place))
    form.add_error(None, GONE)
    return show_facts(request, place, status=409, add_form=form, adding=part.id)
