"""Who calls the API: a program with a key, or somebody who is logged in on the site."""

from rest_framework import authentication
from rest_framework.exceptions import AuthenticationFailed, Throttled

from organisations import api_keys

KEYWORD = "Bearer"
USE_KEY = "Stuur een API-sleutel mee in de kop ‘Authorization: Bearer <sleutel>’. Een beheerder maakt er een."


class KeyAuthentication(authentication.BaseAuthentication):
    """A key in the header `Authorization: Bearer <key>`. The user is the account of the key."""

    def authenticate(self, request):
        """(user, ApiKey), or None for a call without key. Raises AuthenticationFailed, Throttled."""
        keyword, _, secret = request.headers.get("Authorization", "").partition(" ")
        if not keyword:
            return None
        if keyword.lower() != KEYWORD.lower() or not secret.strip().isascii():
            raise AuthenticationFailed(USE_KEY)
        call = api_keys.recognise(secret.strip())
        if call is None:
            raise AuthenticationFailed(api_keys.why_refused(secret.strip()))
        if call.wait:
            raise Throttled(call.wait)
        return call.user, call.user.key

    def authenticate_header(self, _request):
        """What a 401 says is needed."""
        return f'{KEYWORD} realm="api"'


class SessionAuthentication(authentication.SessionAuthentication):
    """Who is logged in on the site. Changes need the CSRF token of the site in `X-CSRFToken`."""
