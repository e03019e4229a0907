"""Reading the files of the example as they are in some year.

In the files {nu} stands for that year and {nu-1} for the year before, so that what is composed
never grows old.
"""

import json
import re
from pathlib import Path

FOLDER = Path(__file__).parent
THIS_YEAR = re.compile(r"\{nu(?P<step>[+-][0-9])?\}")


def read_text(name, year):
    """The text of one of our files, with the years filled in."""

    def filled(found):
        return str(year + int(found["step"] or 0))

    return THIS_YEAR.sub(filled, (FOLDER / name).read_text(encoding="utf-8"))


def read_json(name, year):
    """What one of our files holds, as plain data."""
    return json.loads(read_text(name, year))
