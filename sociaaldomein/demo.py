"""The logins of the example municipality, for the login page of a demonstration.

Belongs here: a context processor, on only with DEMO. Anywhere else nobody may see a password.
"""

from django.conf import settings

from goals.demo.data import PASSWORD, PEOPLE


def logins(request):
    """Who can log in to the example, and with which password; nothing outside a demonstration."""
    match = request.resolver_match
    if not settings.DEMO or match is None or match.url_name != "account_login":
        return {}
    return {"demo_accounts": PEOPLE, "demo_password": PASSWORD}
