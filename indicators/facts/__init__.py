"""The facts that come with the program: one CSV file for each kind, and how to read such a file.

What the facts are, where they come from and how to renew them is in docs/feiten.md. What a row
means belongs in the module that reads it: taakvelden.py, catalogue.py.
"""

import csv
from importlib.resources import files


def read_rows(name):
    """The rows of the file facts/<name>.csv as dicts of texts, in the order of the file."""
    text = files(__name__).joinpath(f"{name}.csv").read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))
