"""Who logged in, failed to, or logged out: one line each in the log of the site (BIO2).

Belongs here: only the writing of those lines. No password is ever written.
"""

import logging

from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.dispatch import receiver

logger = logging.getLogger(__name__)


@receiver(user_logged_in)
def log_login(user, request, **_kwargs):
    """Write who came in."""
    logger.info("ingelogd: %s vanaf %s", user.email, _address(request))


@receiver(user_logged_out)
def log_logout(user, request, **_kwargs):
    """Write who left; Django also says so of nobody."""
    if user:
        logger.info("uitgelogd: %s vanaf %s", user.email, _address(request))


@receiver(user_login_failed)
def log_failure(credentials, request=None, **_kwargs):
    """Write who was tried in vain."""
    logger.warning("inloggen mislukt: %s vanaf %s", _name(credentials), _address(request))


def _name(credentials):
    """The address that was tried, on one line whatever somebody typed."""
    typed = credentials.get("email") or credentials.get("username") or "onbekend"
    return repr(str(typed)[:254])


def _address(request):
    return request.META.get("REMOTE_ADDR", "onbekend") if request else "onbekend"
