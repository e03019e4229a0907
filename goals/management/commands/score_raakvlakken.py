"""Scores the matching on a file of pairs: `manage.py score_raakvlakken FILE.json`.

Belongs here: the file and the output. Counting is in goals.raakvlakken.scoring. No database.
"""

import json
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from goals.raakvlakken.scoring import PairError, read_pairs, score_pairs, summary_of


class Command(BaseCommand):
    """Prints how many known raakvlakken the signals find, as JSON."""

    help = "Meet hoe goed de raakvlaksignalen zijn, op een JSON-bestand met beoordeelde paren."
    requires_system_checks = ()

    def add_arguments(self, parser):
        """Take the file."""
        parser.add_argument("file", metavar="BESTAND", help="lijst met fysiek, sociaal en label")

    def handle(self, *, file, **_options):
        """Print the summary. Raises CommandError with a Dutch sentence on a bad file."""
        pairs = _pairs_in(Path(file))
        summary = summary_of(score_pairs(pairs))
        self.stdout.write(json.dumps(summary, ensure_ascii=False, indent=2))


def _pairs_in(path):
    try:
        return read_pairs(json.loads(path.read_text(encoding="utf-8")))
    except OSError as error:
        raise CommandError(f"Het bestand {path} kan niet worden gelezen.") from error
    except ValueError as error:
        raise CommandError(_sentence_of(error)) from error


def _sentence_of(error):
    if isinstance(error, PairError):
        return str(error)
    return "Dit is geen JSON-bestand in UTF-8."
