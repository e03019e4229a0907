"""Who calls the API: a program with a key, or somebody who is logged in on the site."""

from rest_framework import authentication
from rest_framework.exceptions import AuthenticationFailed, PermissionDenied, Throttled

from organisations import api_keys
from organisations.api.throttling import WrongKeyThrottle

KEYWORD = "Bearer"
USE_KEY = "Stuur een API-sleutel mee in de kop ‘Authorization: Bearer <sleutel>’. Een beheerder maakt er een."

NO_CSRF = (
    "Wijzigen kan hier alleen met een API-sleutel. Wie is ingelogd op de site stuurt de CSRF-code van "
    "een formulier mee in de kop ‘X-CSRFToken’."
)


class KeyAuthentication(authentication.BaseAuthentication):
    """A key in the header `Authorization: Bearer <key>`. The user is the account of the key."""

    def authenticate(self, request):
        """(user, ApiKey), or None for a call without key. Raises AuthenticationFailed, Throttled."""
        keyword, _, secret = request.headers.get("Authorization", "").strip().partition(" ")
        if not keyword:
            return None
        secret = secret.strip()
        if keyword.lower() != KEYWORD.lower() or not secret.isascii() or not secret.isprintable():
            raise AuthenticationFailed(USE_KEY)
        call = api_keys.recognise(secret)
        if call is None:
            _refuse(request, secret)
        if call.wait:
            raise Throttled(call.wait)
        return call.user, call.user.key

    def authenticate_header(self, _request):
        """What a 401 says is needed."""
        return f'{KEYWORD} realm="api"'


def _refuse(request, secret):
    """Say why a key does not work; who keeps on trying must wait."""
    throttle = WrongKeyThrottle()
    if not throttle.allow_request(request, None):
        raise Throttled(throttle.wait() or throttle.duration)
    raise AuthenticationFailed(api_keys.why_refused(secret))


class SessionAuthentication(authentication.SessionAuthentication):
    """Who is logged in on the site. Changes need the CSRF token of the site in `X-CSRFToken`."""

    def enforce_csrf(self, request):
        """Raise PermissionDenied for a change that another site may have sent."""
        try:
            super().enforce_csrf(request)
        except PermissionDenied:
            raise PermissionDenied(NO_CSRF) from None
