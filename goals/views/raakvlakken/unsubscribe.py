"""Leaving the digest by the link in an e-mail, without login: the link carries a token."""

from django.shortcuts import get_object_or_404, render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from goals.assessment.following import set_digest
from goals.models import Follower


@csrf_exempt  # programs for e-mail post here by themselves (RFC 8058); the token is what counts
@require_http_methods(["GET", "POST"])
def unsubscribe(request, organisatie, volger):
    """Ask whether to stop; posting stops. Looking at the page changes nothing."""
    followers = Follower.objects.select_related("membership__organisation", "membership__user")
    follower = get_object_or_404(followers, token=volger, membership__organisation__slug=organisatie)
    if request.method == "POST":
        set_digest(follower, wanted=False)
    context = {"follower": follower, "organisation": follower.membership.organisation}
    return render(request, "goals/raakvlakken/unsubscribe.html", context)
