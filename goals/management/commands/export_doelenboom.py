"""Write a doelenboom as JSON to the standard output, in the shape import_doelenboom reads."""

from uuid import UUID

from django.core.management.base import BaseCommand, CommandError

from goals.imports.export import export_json
from goals.models import GoalTree


class Command(BaseCommand):
    help = "Schrijf een doelenboom als JSON. Die is weer in te lezen met import_doelenboom."

    def add_arguments(self, parser):
        parser.add_argument("tree", metavar="UUID", type=UUID, help="kenmerk van de boom, staat in het adres")

    def handle(self, *, tree, **_options):
        goal_tree = GoalTree.objects.alive().filter(pk=tree).first()
        if goal_tree is None:
            raise CommandError(f"Er is geen doelenboom {tree}.")
        self.stdout.write(export_json(goal_tree))
