"""Where somebody lands after logging in, and the first page of an organisation."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render

from organisations.models import Organisation


@login_required
def start(request):
    """Go on to the only organisation of this person, or let them choose."""
    organisations = list(Organisation.objects.visible_to(request.user))
    if len(organisations) == 1:
        return redirect("organisations:home", organisations[0].slug)
    memberships = request.user.memberships_by_organisation
    choices = [memberships[organisation.pk] for organisation in organisations]
    return render(request, "organisations/start.html", {"choices": choices})


@login_required
def home(request, organisatie):
    """Go on to the trees of an organisation."""
    organisation = get_object_or_404(Organisation.objects.visible_to(request.user), slug=organisatie)
    return redirect("goals:tree_list", organisation.slug)
