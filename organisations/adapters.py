"""How django-allauth behaves here: people come in by invitation, never by signing up."""

from allauth.account.adapter import DefaultAccountAdapter


class AccountAdapter(DefaultAccountAdapter):
    # Where allauth's own sentence says je; the other ones are right.
    error_messages = DefaultAccountAdapter.error_messages | {
        "email_password_mismatch": "Dit e-mailadres en wachtwoord horen niet bij elkaar.",
        "enter_current_password": "Dit is niet uw huidige wachtwoord.",
        "rate_limited": "U probeerde het te vaak achter elkaar. Wacht even en probeer het opnieuw.",
    }

    def is_open_for_signup(self, request):  # noqa: ARG002 - allauth calls it so
        return False
