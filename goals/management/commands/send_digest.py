"""`manage.py send_digest`: mail each adviser what is new of the raakvlakken."""

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from goals.assessment.digest import FAILED, NOTHING_NEW, SENT, send_digests
from organisations.models import Organisation


class Command(BaseCommand):
    help = "Mailt beheerders en beleidsadviseurs welke raakvlakken nieuw zijn sinds de vorige keer."

    def add_arguments(self, parser):
        """Declare the options."""
        parser.add_argument("--organisatie", metavar="SLUG", help="alleen de mensen van deze organisatie")
        parser.add_argument(
            "--dry-run", action="store_true", help="verstuur niets, zeg alleen wie post krijgt"
        )

    def handle(self, *, organisatie=None, dry_run=False, **_options):
        """Send person by person; end with exit code 1 when some mail failed."""
        counts = {SENT: 0, NOTHING_NEW: 0, FAILED: 0}
        for organisation in _organisations(organisatie):
            for outcome in send_digests(organisation, settings.SITE_URL, dry_run=dry_run):
                counts[outcome.outcome] += 1
                self._tell(organisation, outcome)
        done = "Zou versturen" if dry_run else "Verstuurd"
        self.stdout.write(f"{done}: {counts[SENT]}. Niets nieuws: {counts[NOTHING_NEW]}.")
        if counts[FAILED]:
            raise CommandError(f"Niet gelukt: {counts[FAILED]}. De volgende keer proberen we het opnieuw.")

    def _tell(self, organisation, outcome):
        line = f"{organisation.slug} · {outcome.email}: {outcome.outcome}"
        if outcome.outcome == FAILED:
            self.stderr.write(f"{line}. {outcome.error}")
        elif outcome.outcome == SENT:
            self.stdout.write(f"{line}, {outcome.count} nieuw.")


def _organisations(slug):
    found = Organisation.objects.order_by("slug")
    if slug is None:
        return found
    if not found.filter(slug=slug).exists():
        raise CommandError(f"Er is geen organisatie ‘{slug}’.")
    return found.filter(slug=slug)
