"""How large a file of figures may be, and the sentences about one that is larger."""

from indicators.imports.problems import UnreadableFile
from indicators.typed import dotted

LARGEST = 5 * 1024 * 1024  # bytes
LARGEST_UNPACKED = 20 * 1024 * 1024  # bytes of all parts of an Excel file together
MOST_PARTS = 500  # files inside an Excel file
MOST_ROWS = 20_000
MOST_COLUMNS = 200
MOST_VALUES = 20_000


def check_size(size):
    """Raise UnreadableFile for a file of too many bytes; ask before reading it."""
    if size > LARGEST:
        megabytes = f"{size / 1024 / 1024:.1f}".replace(".", ",")
        raise UnreadableFile(
            f"Dit bestand is {megabytes} MB. Hooguit {LARGEST // 1024 // 1024} MB kan. "
            "Laat afbeeldingen en andere werkbladen weg, of verdeel het over meer bestanden."
        )


def check_rows(count):
    """Raise UnreadableFile for too many rows, those of the headings left out."""
    if count > MOST_ROWS + 1:
        raise UnreadableFile(
            f"Dit bestand heeft meer dan {dotted(MOST_ROWS)} rijen. Verdeel het over meer bestanden."
        )


def check_columns(count):
    """Raise UnreadableFile for too many columns."""
    if count > MOST_COLUMNS:
        raise UnreadableFile(
            f"Dit bestand heeft meer dan {MOST_COLUMNS} kolommen. Laat weg wat u niet nodig hebt."
        )


def check_values(count):
    """Raise UnreadableFile for too many filled cells."""
    if count > MOST_VALUES:
        raise UnreadableFile(
            f"In dit bestand staan meer dan {dotted(MOST_VALUES)} waarden. Verdeel het over meer bestanden."
        )
