"""Every change of an organisation and its people: permission, then one transaction.

Changes of the people of one organisation queue on its row, so that two of them together can never
leave it without a beheerder. Mail goes out after the transaction (invitation_mail.py).
"""

from contextlib import contextmanager
from functools import partial

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection, transaction
from django.utils import timezone

from history.recording import made_by
from organisations.enums import Role
from organisations.invitation_mail import send_invitation
from organisations.models import Invitation, Membership, Organisation, User
from organisations.permissions import check_can_manage_people

RESERVED_SLUGS = {
    "account",
    "api",
    "gezondheid",
    "handleiding",
    "openbaar",
    "privacy",
    "static",
    "toegankelijkheid",
    "uitnodiging",
}


@contextmanager
def changing_people(*, user, organisation):
    """Check the permission and make other changes of these people wait for this one."""
    check_can_manage_people(user, organisation)
    with transaction.atomic(), made_by(user):
        lock(organisation)
        yield


def lock(organisation):
    """Hold the row of an organisation until the transaction ends; adding trees goes on."""
    Organisation.objects.select_for_update(no_key=True).get(pk=organisation.pk)


def share(organisation):
    """Let who wants the `lock` of an organisation wait until the transaction ends; others may share it.

    Comes last of all locks.
    """
    table = Organisation._meta.db_table  # noqa: SLF001
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT FROM {table} WHERE id = %s FOR SHARE", [organisation.pk])


def create_organisation(*, slug, name, cbs_code=""):
    """Make a tenant without people; returns the Organisation. For the operator only.

    Raises ValidationError for a slug that is taken or is the address of another page.
    """
    if slug in RESERVED_SLUGS:
        raise ValidationError({"slug": f"‘{slug}’ is het adres van een andere pagina."})
    if Organisation.objects.filter(slug=slug).exists():
        raise ValidationError({"slug": f"‘{slug}’ bestaat al."})
    organisation = Organisation(slug=slug, name=name.strip(), cbs_code=cbs_code)
    organisation.full_clean()
    organisation.save(force_insert=True)
    return organisation


def invite(*, user, organisation, email, role, site_url="", **fields):
    """Invite somebody and mail the link once that is certain; returns the Invitation.

    `fields` may hold name and domain. Without `site_url` nothing is mailed. Raises
    PermissionDenied, ValidationError for a person who is already a member or invited, and
    MailNotSentError.
    """
    email = email.strip().lower()
    with changing_people(user=user, organisation=organisation):
        check_is_new(organisation, email)
        invitation = Invitation(organisation=organisation, email=email, role=role, **fields)
        invitation.invited_by = user
        invitation.full_clean(exclude=["invited_by"])
        invitation.save(force_insert=True)
        _mail_after_commit(invitation, site_url)
    return invitation


def resend_invitation(*, user, invitation, site_url):
    """Mail the link again; it is valid for fourteen more days. Raises as `invite` does."""
    with changing_people(user=user, organisation=invitation.organisation):
        invitation = still_open(invitation)
        invitation.invited_at = timezone.now()
        invitation.save(update_fields=["invited_at"])
        _mail_after_commit(invitation, site_url)
    return invitation


def withdraw_invitation(*, user, invitation):
    """Make the link of an invitation stop working."""
    with changing_people(user=user, organisation=invitation.organisation):
        still_open(invitation).delete()


def accept_invitation(*, user, invitation):
    """Make the person with the invited address a member; returns the Membership.

    Somebody who became a member in the meantime keeps the present role. Raises PermissionDenied
    for another person, ValidationError for a link that no longer works.
    """
    if user.email.lower() != invitation.email.lower():
        raise PermissionDenied(f"Deze uitnodiging is voor {invitation.email}.")
    with transaction.atomic():
        lock(invitation.organisation)
        invitation = still_open(invitation, Invitation.objects.valid())
        membership, _ = Membership.objects.get_or_create(
            user=user,
            organisation=invitation.organisation,
            defaults={"role": invitation.role, "domain": invitation.domain},
        )
        invitation.delete()
    return membership


def register(*, invitation, name, password):
    """Make an account for the invited address and accept with it; returns the User.

    `password` has been through Django's validators. Raises ValidationError for an address that
    has an account already and for a link that no longer works.
    """
    with transaction.atomic():
        lock(invitation.organisation)
        if User.objects.filter(email__iexact=invitation.email).exists():
            raise ValidationError(f"{invitation.email} heeft al een account. Log daarmee in.")
        user = User.objects.create_user(invitation.email, password, name=name.strip())
        accept_invitation(user=user, invitation=invitation)
    return user


def change_membership(*, user, membership, role, domain):
    """Give a member another role or home domain; returns the Membership.

    Raises PermissionDenied, or ValidationError for the last beheerder.
    """
    with changing_people(user=user, organisation=membership.organisation):
        membership = still_member(membership)
        if role != Role.BEHEERDER:
            check_beheerder_remains(membership)
        membership.role, membership.domain = role, domain
        membership.full_clean()
        membership.save(update_fields=["role", "domain"])
    return membership


def remove_membership(*, user, membership):
    """Take somebody's access away; returns the event in the history to put it back with.

    Raises PermissionDenied, or ValidationError for the last beheerder and for oneself.
    """
    with changing_people(user=user, organisation=membership.organisation):
        membership = still_member(membership)
        check_beheerder_remains(membership)
        if user and membership.user_id == user.pk:
            raise ValidationError(
                "U kunt uw eigen toegang niet intrekken. Vraag het aan een andere beheerder."
            )
        number = membership.pk
        membership.delete()
        return Membership.pgh_event_model.objects.filter(pgh_obj_id=number).latest("pgh_id")


def restore_membership(*, user, removal):
    """Give back the access that `removal`, an event of the history, tells was taken away.

    Returns the Membership. Raises PermissionDenied, or ValidationError for who is back already.
    """
    with changing_people(user=user, organisation=removal.organisation):
        membership, is_new = Membership.objects.get_or_create(
            user=removal.user,
            organisation=removal.organisation,
            defaults={"role": removal.role, "domain": removal.domain},
        )
        if not is_new:
            raise ValidationError(f"{removal.user} heeft al weer toegang.")
        Invitation.objects.filter(
            organisation=removal.organisation, email__iexact=removal.user.email
        ).delete()
    return membership


def rename_user(*, user, name):
    """Change the name others see."""
    user.name = name.strip()
    user.full_clean(exclude=["password", "email"])
    user.save(update_fields=["name"])


# What the functions above are built from, under the lock of the organisation.


def check_is_new(organisation, email):
    """Raise ValidationError for an address that is a member's or has an invitation."""
    if organisation.memberships.filter(user__email__iexact=email).exists():
        raise ValidationError({"email": f"{email} heeft al toegang. Wijzig de rol in de lijst."})
    if organisation.invitations.filter(email__iexact=email).exists():
        raise ValidationError(
            {"email": f"{email} is al uitgenodigd. Stuur de uitnodiging opnieuw of trek haar in."}
        )


def check_beheerder_remains(membership):
    """Raise ValidationError when nobody else can log in as beheerder."""
    others = Membership.objects.filter(
        organisation_id=membership.organisation_id, role=Role.BEHEERDER, user__is_active=True
    ).exclude(pk=membership.pk)
    if membership.role == Role.BEHEERDER and not others.exists():
        raise ValidationError(
            f"{membership.user} is de laatste beheerder. Maak eerst iemand anders beheerder."
        )


def still_member(membership):
    """The membership as it is now. Raises ValidationError when the access was taken away."""
    now = Membership.objects.select_related("user", "organisation").filter(pk=membership.pk).first()
    if now is None:
        raise ValidationError(f"{membership.user} heeft geen toegang meer.")
    return now


def still_open(invitation, invitations=None):
    """The invitation as it is now. Raises ValidationError when its link no longer works."""
    invitations = Invitation.objects.all() if invitations is None else invitations
    now = invitations.select_related("organisation").filter(pk=invitation.pk).first()
    if now is None:
        raise ValidationError("Deze uitnodiging is al gebruikt, ingetrokken of verlopen.")
    return now


def _mail_after_commit(invitation, site_url):
    if site_url:
        transaction.on_commit(partial(send_invitation, invitation, site_url))
