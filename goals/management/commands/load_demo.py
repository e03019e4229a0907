"""Load the example municipality and print who can log in."""

from django.core.management.base import BaseCommand, CommandError

from goals.demo import load
from goals.demo.data import PASSWORD, PEOPLE, SLUG

REFUSAL = (
    "In deze database staan al andere gegevens. De voorbeeldgegevens horen daar niet bij: iedereen "
    "kent het wachtwoord. Weet u het zeker, geef dan --anyway mee."
)
NAME_TAKEN = (
    f"Er is al een organisatie met ‘{SLUG}’ in het adres. Wie het wachtwoord van het voorbeeld kent, zou "
    "er dan bij kunnen. Laad het voorbeeld in een eigen database."
)


class Command(BaseCommand):
    help = "Laad de voorbeeldgemeente Best met doelenbomen en projecten. Nog een keer laden verandert niets."

    def add_arguments(self, parser):
        parser.add_argument(
            "--anyway", action="store_true", help="ook als er al andere gegevens in de database staan"
        )

    def handle(self, *, anyway, **_options):
        if load.is_name_taken():
            raise CommandError(NAME_TAKEN)
        if load.has_other_data() and not (anyway or load.is_loaded()):
            raise CommandError(REFUSAL)
        organisation = load.load()
        self.stdout.write(f"Voorbeeld {organisation.name} staat klaar. Inloggen kan als:")
        for person in PEOPLE:
            self.stdout.write(f"  {person.email:<24}{person.name}")
        self.stdout.write(f"Het wachtwoord is steeds: {PASSWORD}")
