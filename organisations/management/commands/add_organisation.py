"""Make an organisation and invite its first beheerder: IT does this once, at installation."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils.formats import date_format

from organisations.enums import Role
from organisations.invitation_mail import link_of, valid_until
from organisations.services import create_organisation, invite
from organisations.vocabulary import add_start_set

ARGUMENTS = {"slug": "SLUG", "name": "--name", "cbs_code": "--cbs-code", "email": "--beheerder"}


class Command(BaseCommand):
    """`manage.py add_organisation best --name "Gemeente Best" --beheerder a@best.nl`."""

    help = "Maakt een organisatie aan en geeft de link waarmee de eerste beheerder binnenkomt."

    def add_arguments(self, parser):
        parser.add_argument("slug", help="naam in het adres: kleine letters, cijfers en streepjes")
        parser.add_argument("--name", required=True, help="naam, bijvoorbeeld 'Gemeente Best'")
        parser.add_argument("--cbs-code", default="", help="CBS-code, bijvoorbeeld GM0753")
        parser.add_argument("--beheerder", required=True, help="e-mailadres van de beheerder")
        parser.add_argument("--site", default=default_site(), help="adres van de website (nu %(default)s)")

    def handle(self, **options):
        try:
            invitation = make(options)
        except ValidationError as error:
            raise CommandError(sentences(error)) from error
        self.stdout.write(
            f"{invitation.organisation} is aangemaakt. Geef deze link aan {invitation.email}:\n\n"
            f"  {link_of(invitation, options['site'])}\n\n"
            f"De link werkt tot en met {date_format(valid_until(invitation), 'j F Y')} en is geheim: "
            "wie hem opent, wordt beheerder."
        )


@transaction.atomic
def make(options):
    """The invitation of the first beheerder of the organisation that `options` describe."""
    organisation = create_organisation(
        slug=options["slug"], name=options["name"], cbs_code=options["cbs_code"]
    )
    add_start_set(user=None, organisation=organisation)
    return invite(user=None, organisation=organisation, email=options["beheerder"], role=Role.BEHEERDER)


def default_site():
    """The address of this website as far as the settings tell."""
    scheme = "https" if settings.HTTPS else "http"
    return f"{scheme}://{settings.ALLOWED_HOSTS[0].lstrip('.')}"


def sentences(error):
    """What is wrong, one line for each argument that has to change."""
    problems = error.message_dict.items()
    lines = (f"{ARGUMENTS.get(field, field)}: {' '.join(texts)}" for field, texts in problems)
    return "\n".join(lines)
