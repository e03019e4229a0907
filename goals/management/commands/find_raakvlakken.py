"""`manage.py find_raakvlakken`: look for signals, also where a page would take too long for it."""

from django.core.management.base import BaseCommand, CommandError

from goals.assessment.refresh import bring_up_to_date
from organisations.models import Organisation


class Command(BaseCommand):
    help = "Zoekt raakvlakken waar doelen, projecten, woorden of werkingspaden veranderd zijn."

    def add_arguments(self, parser):
        """Declare the options."""
        parser.add_argument("--organisatie", metavar="SLUG", help="alleen bij deze organisatie")

    def handle(self, *, organisatie=None, **_options):
        """Look organisation by organisation; end with exit code 1 when one could not be done."""
        organisations = Organisation.objects.all()
        if organisatie:
            organisations = organisations.filter(slug=organisatie)
            if not organisations:
                raise CommandError(f"Er is geen organisatie ‘{organisatie}’.")
        failed = [one.slug for one in organisations if not bring_up_to_date(one, most=None)]
        if failed:
            raise CommandError(f"Niet gelukt: {', '.join(failed)}. Probeer het straks opnieuw.")
        self.stdout.write(f"Bijgewerkt: {len(organisations)}.")
