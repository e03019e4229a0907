"""The page on which a beheerder decides who may do what, and the buttons on it."""

from functools import wraps

from allauth.core.ratelimit import consume, consume_or_429
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone

from organisations import services
from organisations.changes import recent_changes
from organisations.enums import ROLE_EXPLANATIONS, Role
from organisations.forms import InvitationForm, MembershipForm
from organisations.invitation_mail import MailNotSentError, valid_until
from organisations.models import Invitation, Membership, Organisation
from organisations.permissions import check_can_manage_people

MAIL_NOT_SENT = (
    "De uitnodiging staat in de lijst, maar de e-mail kon niet weg. "
    "Kies later ‘Opnieuw sturen’, of vraag uw ICT-afdeling naar de mailserver."
)
UNDO = "people_undo"


def for_beheerder(view):
    """Hand a view the organisation it may manage the people of: 404 outside it, 403 without role."""

    @login_required
    @wraps(view)
    def wrapper(request, organisatie, **kwargs):
        visible = Organisation.objects.visible_to(request.user)
        organisation = get_object_or_404(visible, slug=organisatie)
        check_can_manage_people(request.user, organisation)
        return view(request, organisation, **kwargs)

    return wrapper


def button(view):
    """Make a view of a button: it acts on POST, tells what was refused and returns to the page."""

    @for_beheerder
    @wraps(view)
    def wrapper(request, organisation, **kwargs):
        page = redirect("organisations:people", organisation.slug)
        if request.method == "POST":
            try:
                return view(request, organisation, **kwargs) or page
            except ValidationError as error:
                messages.error(request, " ".join(error.messages))
            except MailNotSentError:
                messages.warning(request, MAIL_NOT_SENT)
        return page

    return wrapper


@for_beheerder
def management(_request, organisation):
    """Go on to the only page of beheer there is."""
    return redirect("organisations:people", organisation.slug)


@for_beheerder
def people(request, organisation):
    """Show the people of an organisation; POST invites somebody."""
    if request.method != "POST":
        return _people_page(request, organisation, InvitationForm())
    refused = consume_or_429(request, action="invite")
    if refused:
        return refused
    form = InvitationForm(request.POST)
    if form.is_valid() and _invite(request, organisation, form):
        return redirect("organisations:people", organisation.slug)
    return _people_page(request, organisation, form, status=422)


def _invite(request, organisation, form):
    """Invite whom the form names; False when the service refuses, with the reason in the form."""
    try:
        services.invite(
            user=request.user,
            organisation=organisation,
            site_url=_site_url(request),
            **form.cleaned_data,
        )
    except ValidationError as error:
        form.add_error(None, error)
        return False
    except MailNotSentError:
        messages.warning(request, MAIL_NOT_SENT)
        return True
    messages.success(request, f"De uitnodiging is gestuurd naar {form.cleaned_data['email']}.")
    return True


def _people_page(request, organisation, form, status=200):
    members = _members(organisation)
    for member in members:
        member.form = MembershipForm(instance=member, prefix=f"lid{member.pk}")
    home = reverse("organisations:home", args=[organisation.slug])
    context = {
        "form": form,
        "members": members,
        "invitations": _open_invitations(organisation),
        "roles": [(Role(role).label, text) for role, text in ROLE_EXPLANATIONS.items()],
        "changes": recent_changes(organisation, {member.user_id for member in members}),
        "undo": request.session.pop(UNDO, None),
        "crumbs": [(organisation.name, home), ("Mensen", "")],
    }
    return render(request, "organisations/people.html", context, status=status)


def _members(organisation):
    members = organisation.memberships.select_related("user")
    return sorted(members, key=lambda member: str(member.user).lower())


def _open_invitations(organisation):
    invitations = list(organisation.invitations.select_related("invited_by").order_by("email"))
    for invitation in invitations:
        invitation.valid_until = valid_until(invitation)
        invitation.has_expired = invitation.valid_until < timezone.now()
    return invitations


@button
def change(request, organisation, lid):
    """Give a member another role or home domain."""
    member = _member(request, organisation, lid)
    form = MembershipForm(request.POST, prefix=f"lid{member.pk}")
    if not form.is_valid():
        raise ValidationError("Kies een rol uit de lijst.")
    services.change_membership(user=request.user, membership=member, **form.cleaned_data)
    messages.success(request, f"De rol van {member.user} is bewaard.")
    if member.user == request.user and form.cleaned_data["role"] != Role.BEHEERDER:
        return redirect("organisations:home", organisation.slug)
    return None


@button
def remove(request, organisation, lid):
    """Take somebody's access away; the page then offers to undo it."""
    member = _member(request, organisation, lid)
    event = services.remove_membership(user=request.user, membership=member)
    request.session[UNDO] = {
        "text": f"De toegang van {member.user} is ingetrokken.",
        "url": reverse("organisations:restore", args=[organisation.slug, event.pgh_id]),
    }


@button
def restore(request, organisation, gebeurtenis):
    """Give back the access that was taken away, as that event in the history tells."""
    removals = Membership.pgh_event_model.objects.filter(organisation=organisation, pgh_label="delete")
    event = get_object_or_404(removals.select_related("user", "organisation"), pgh_id=gebeurtenis)
    services.restore_membership(user=request.user, removal=event)
    messages.success(request, f"{event.user} heeft weer toegang.")


@button
def resend(request, organisation, uitnodiging):
    """Mail an invitation again."""
    invitation = _invitation(request, organisation, uitnodiging)
    if not consume(request, action="invite"):
        raise ValidationError("U stuurde veel uitnodigingen achter elkaar. Probeer het straks weer.")
    services.resend_invitation(user=request.user, invitation=invitation, site_url=_site_url(request))
    messages.success(request, f"De uitnodiging is opnieuw gestuurd naar {invitation.email}.")


@button
def withdraw(request, organisation, uitnodiging):
    """Make the link of an invitation stop working."""
    invitation = _invitation(request, organisation, uitnodiging)
    services.withdraw_invitation(user=request.user, invitation=invitation)
    messages.success(request, f"De uitnodiging van {invitation.email} is ingetrokken.")


def _member(request, organisation, pk):
    members = Membership.objects.visible_to(request.user).filter(organisation=organisation)
    return get_object_or_404(members.select_related("user", "organisation"), pk=pk)


def _invitation(request, organisation, pk):
    invitations = Invitation.objects.visible_to(request.user).filter(organisation=organisation)
    return get_object_or_404(invitations.select_related("organisation"), pk=pk)


def _site_url(request):
    return request.build_absolute_uri("/")
