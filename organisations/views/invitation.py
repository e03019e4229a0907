"""The page behind the link in an invitation: join with an account, or make one first."""

from allauth.core.ratelimit import consume_or_429
from django.contrib import messages
from django.contrib.auth import login
from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache

from organisations import services
from organisations.forms import NewPersonForm
from organisations.invitation_mail import read_token
from organisations.models import Invitation, User


@never_cache
def invitation(request, token):
    """Let the invited person in; the signed link is what gives access here."""
    refused = consume_or_429(request, action="accept_invitation")
    if refused:
        return refused
    invitation = Invitation.objects.valid().filter(pk=read_token(token))
    invitation = invitation.select_related("organisation", "invited_by").first()
    if invitation is None:
        return render(request, "organisations/invitation_gone.html", status=410)
    if request.user.is_authenticated:
        return _join(request, invitation)
    if User.objects.filter(email__iexact=invitation.email).exists():
        return _page(request, "invitation_login.html", invitation)
    return _register(request, invitation)


def _join(request, invitation):
    """Somebody is logged in: the invited person joins with one button, another is told so."""
    if request.user.email.lower() != invitation.email.lower():
        return _page(request, "invitation_other_person.html", invitation, status=403)
    if request.method != "POST":
        return _page(request, "invitation_join.html", invitation)
    try:
        services.accept_invitation(user=request.user, invitation=invitation)
    except ValidationError:
        return render(request, "organisations/invitation_gone.html", status=410)
    return _welcome(request, invitation)


def _register(request, invitation):
    data = request.POST if request.method == "POST" else None
    form = NewPersonForm(data, invitation=invitation)
    if form.is_valid():
        try:
            user = services.register(
                invitation=invitation,
                name=form.cleaned_data["name"],
                password=form.cleaned_data["password"],
            )
        except ValidationError as error:
            form.add_error(None, error)
        else:
            login(request, user)
            return _welcome(request, invitation)
    status = 422 if form.errors else 200
    return _page(request, "invitation_register.html", invitation, form=form, status=status)


def _welcome(request, invitation):
    messages.success(request, f"Welkom bij {invitation.organisation}.")
    return redirect("organisations:home", invitation.organisation.slug)


def _page(request, template, invitation, *, status=200, **context):
    context |= {"invitation": invitation, "invited_to": invitation.organisation}
    return render(request, f"organisations/{template}", context, status=status)
