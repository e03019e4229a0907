"""`manage.py check_trees`: prove every tree's structure against its parents, and repair it."""

from django.core.management.base import BaseCommand, CommandError

from goals.models import GoalTree
from goals.tree_check import find_faults, repair


class Command(BaseCommand):
    help = "Controleert of elke doelenboom goed in de database staat, ook die in de prullenbak."

    def add_arguments(self, parser):
        """Declare the options."""
        parser.add_argument(
            "--repair", action="store_true", help="herschrijf wat uit de bovenliggende doelen volgt"
        )
        parser.add_argument("--organisatie", metavar="SLUG", help="alleen de bomen van deze organisatie")

    def handle(self, *, organisatie=None, repair=False, **_options):
        """Check the trees; end with exit code 1 when faults are left."""
        goal_trees = GoalTree.objects.select_related("organisation").order_by("organisation__slug", "title")
        if organisatie:
            goal_trees = goal_trees.filter(organisation__slug=organisatie)
            if not goal_trees:
                raise CommandError(f"Er is geen doelenboom van een organisatie ‘{organisatie}’.")
        left = sum(self._check(goal_tree, wants_repair=repair) for goal_tree in goal_trees)
        if left:
            raise CommandError(f"Nagekeken doelenbomen: {len(goal_trees)}. Overgebleven fouten: {left}.")
        self.stdout.write(f"Nagekeken doelenbomen: {len(goal_trees)}. Alles klopt.")

    def _check(self, goal_tree, *, wants_repair):
        """Print the faults of a tree, repair them when asked; returns how many are left."""
        faults = find_faults(goal_tree)
        self._print(goal_tree, "", faults)
        if not faults or not wants_repair:
            return len(faults)
        repair(goal_tree)
        left = find_faults(goal_tree)
        fixed = len(faults) - len(left)
        self.stdout.write(
            f"{goal_tree.organisation} · {goal_tree}: {fixed} van {len(faults)} fouten hersteld."
        )
        self._print(goal_tree, "niet hersteld: ", left)
        return len(left)

    def _print(self, goal_tree, prefix, faults):
        for fault in faults:
            self.stdout.write(f"{goal_tree.organisation} · {goal_tree}: {prefix}{fault}")
