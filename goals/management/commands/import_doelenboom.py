"""Import a doelenboom from a JSON file, all or nothing."""

from pathlib import Path

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from goals.imports.apply import import_tree, notes_for
from goals.imports.parse import check_size, parse
from goals.imports.preview import preview
from goals.imports.problems import ImportErrors
from organisations.models import Organisation


class Command(BaseCommand):
    help = "Importeer een doelenboom uit een JSON-bestand in een organisatie. Alles of niets."

    def add_arguments(self, parser):
        parser.add_argument("file", metavar="FILE", type=Path, help="het JSON-bestand")
        parser.add_argument(
            "--organisatie", required=True, metavar="SLUG", help="naam van de organisatie in het adres"
        )
        parser.add_argument(
            "--dry-run", action="store_true", help="laat zien wat er gebeurt, maar bewaar niets"
        )

    def handle(self, *, file, organisatie, dry_run, **_options):
        organisation = self._organisation(organisatie)
        parsed = self._parse(file)
        self._describe(organisation, parsed)
        if dry_run:
            self.stdout.write("Proef: er is niets bewaard.")
            return
        try:
            goal_tree = import_tree(user=None, organisation=organisation, parsed=parsed)
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from None
        self.stdout.write(f"De doelenboom staat in {organisation.name} onder kenmerk {goal_tree.pk}.")

    def _organisation(self, slug):
        organisation = Organisation.objects.filter(slug=slug).first()
        if organisation is None:
            raise CommandError(f"Er is geen organisatie ‘{slug}’.")
        return organisation

    def _parse(self, file):
        try:
            check_size(file.stat().st_size)
            return parse(file.read_bytes())
        except OSError as error:
            raise CommandError(f"{file} is niet te lezen: {error.strerror}.") from None
        except ImportErrors as errors:
            count = len(errors.problems)
            raise CommandError(
                f"{file.name} is niet geïmporteerd. Aantal fouten: {count}.\n{errors}"
            ) from None

    def _describe(self, organisation, parsed):
        contents = preview(parsed)
        levels = ", ".join(f"{level.count} × {level.name}" for level in contents.levels)
        self.stdout.write(parsed.title)
        self.stdout.write(f"Aantal doelen: {contents.total}{f' ({levels})' if levels else ''}")
        if contents.figures:
            self.stdout.write(f"Daarbij: {', '.join(contents.figures)}")
        for note in [*parsed.notes, *notes_for(organisation, parsed)]:
            self.stdout.write(f"Let op: {note}")
        for budget in parsed.budgets:
            self.stdout.write(f"Gaat niet mee: ‘{budget.name}’ bij ‘{budget.goal_title}’")
        for reading in parsed.readings:
            self.stdout.write(f"Anders dan een getal: {reading}")
