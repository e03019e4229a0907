"""The link of an invitation and the e-mail that brings it.

Belongs here: what is sent. Who may be invited and what accepting does is in services.py.
"""

from smtplib import SMTPException

from django.core.mail import send_mail
from django.core.signing import BadSignature, Signer
from django.template.loader import render_to_string
from django.urls import reverse

from organisations.querysets import INVITATION_VALID

SIGNER = Signer(salt="organisations.invitation", sep=".")


class MailNotSentError(Exception):
    """The mail server did not take an invitation; the invitation itself stands."""


def link_of(invitation, site_url):
    """The full address that accepts an invitation; `site_url` is like https://doelen.gemeente.nl."""
    token = SIGNER.sign(str(invitation.pk))
    return site_url.rstrip("/") + reverse("organisations:invitation", args=[token])


def read_token(token):
    """The id of the invitation that a link was made for, or None for a link we did not make."""
    try:
        return SIGNER.unsign(token)
    except BadSignature:
        return None


def valid_until(invitation):
    """The moment after which the link no longer works."""
    return invitation.invited_at + INVITATION_VALID


def send_invitation(invitation, site_url):
    """Mail the link, as text and as HTML. Raises MailNotSentError."""
    context = {
        "invitation": invitation,
        "link": link_of(invitation, site_url),
        "valid_until": valid_until(invitation),
    }
    try:
        send_mail(
            subject=f"Uitnodiging voor de doelenbomen van {invitation.organisation}",
            message=render_to_string("organisations/email/invitation.txt", context),
            html_message=render_to_string("organisations/email/invitation.html", context),
            from_email=None,
            recipient_list=[invitation.email],
        )
    except (SMTPException, OSError) as error:
        raise MailNotSentError from error
