"""The rows of a small file with all headings, to fill in."""

from goals.projects.imports.fields import FIELDS, PERIOD

HEADINGS = [field.heading for field in FIELDS if field.key != PERIOD]
EXAMPLE = {
    "Project": "Voorbeeld: speelplek en bankjes",
    "Domein": "fysiek",
    "Omschrijving": "Een speelplek opknappen met bankjes eromheen, samen met de buurt.",
    "Fase": "in voorbereiding",
    "Begindatum": "maart 2027",
    "Einddatum": "december 2028",
    "Budget": 45000,
    "Projectleider": "A. de Vries",
    "Partners": "buurtvereniging; basisschool",
    "Mijlpalen": "mei 2027: ontwerp klaar; 2028-K2: eerste paal",
}


def example_rows():
    """The headings, and one row that shows how to fill them in."""
    return [HEADINGS, [EXAMPLE.get(heading, "") for heading in HEADINGS]]
