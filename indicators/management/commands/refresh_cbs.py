"""`manage.py refresh_cbs`: fetch the series that come from CBS StatLine again."""

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from indicators.cbs_links import refresh_link
from indicators.models import CbsLink
from indicators.sources.cbs import CbsError
from organisations.models import Organisation


class Command(BaseCommand):
    help = "Haalt de cijfers opnieuw op van elke reeks die van CBS StatLine komt."

    def add_arguments(self, parser):
        """Declare the options."""
        parser.add_argument("--organisatie", metavar="SLUG", help="alleen de cijfers van deze organisatie")

    def handle(self, *, organisatie=None, **_options):
        """Refresh link by link; end with exit code 1 when some failed."""
        links = _links(organisatie)
        failed = sum(not self._refresh(link) for link in links)
        if failed:
            raise CommandError(f"Reeksen van het CBS: {len(links)}. Mislukt: {failed}.")
        self.stdout.write(f"Reeksen van het CBS: {len(links)}. Alles is opgehaald.")

    def _refresh(self, link):
        """Print what became of a link; returns whether it went well."""
        name = f"{link.indicator.organisation} · {link.indicator} · {link.series}"
        try:
            outcome = refresh_link(user=None, link=link)
        except CbsError as error:
            return self._failed(name, str(error))
        except ValidationError as error:
            return self._failed(name, " ".join(error.messages))
        self.stdout.write(f"{name}: {outcome}.")
        return True

    def _failed(self, name, sentence):
        self.stderr.write(f"{name}: niet gelukt. {sentence}")
        return False


def _links(slug):
    """The links of living indicators, in order; of one organisation when `slug` names it."""
    if slug and not Organisation.objects.filter(slug=slug).exists():
        raise CommandError(f"Er is geen organisatie ‘{slug}’.")
    links = CbsLink.objects.filter(indicator__removed_at__isnull=True)
    links = links.filter(indicator__organisation__slug=slug) if slug else links
    order = ("indicator__organisation__slug", "indicator__number", "indicator__name", "series")
    return list(links.select_related("indicator__organisation").order_by(*order))
