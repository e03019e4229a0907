"""What there is to choose in a table of CBS, for a page: its subjects, regions and further parts.

Belongs here: asking, remembering the answers for a while, and putting them in groups. All questions
for one page together take a bounded time.
"""

import hashlib
import time
from dataclasses import dataclass, field
from itertools import groupby

from django.conf import settings
from django.core.cache import cache

from indicators.cbs_links import client
from indicators.enums import COUNTRY, OWN
from indicators.sources.cbs import CbsError, CbsTable
from indicators.sources.errors import too_slow

LONGEST = 30.0  # seconds for all questions of one page
TABLES_LAST, VALUES_LAST = 6 * 60 * 60, 15 * 60  # seconds
GEO, TIME = "GeoDimension", "TimeDimension"
NETHERLANDS = "NL01"
KINDS_OF_REGIONS = {"GM": "Gemeenten", "PV": "Provincies", "LD": "Landsdelen", "CR": "COROP-gebieden"}
MOST_REGIONS = 1_500
SEPARATOR = " › "


@dataclass
class Choices:
    """What a page offers. Groups are [(title, members)].

    `regions` is empty when there is too much to choose from: then one types the code.
    """

    table: CbsTable
    measures: list
    has_regions: bool = False
    regions: list = field(default_factory=list)
    others: list = field(default_factory=list)

    def measure(self, code):
        """The CbsMeasure with this code, or None."""
        return _find(self.measures, code)

    def region(self, code):
        """The CbsCode of a region, or None."""
        return _find(self.regions, code)


class Questions:
    """Questions to CBS for one page. Raises CbsError."""

    def __init__(self, longest=LONGEST):
        self.until = time.monotonic() + longest

    def choices(self, table_id, own_region=""):
        """The Choices in a table; `own_region` is the code of one's municipality."""
        found = Choices(self.ask("table", table_id), _grouped(self.ask("measures", table_id)))
        for dimension in self.ask("dimensions", table_id):
            if dimension.kind == GEO:
                found.has_regions = True
                found.regions = self._regions(table_id, dimension.name, own_region)
            elif dimension.kind != TIME:
                found.others.append((dimension, self.ask("codes", table_id, dimension.name)))
        return found

    def values(self, link):
        """The CbsValues of a CbsLink; for a quarter of an hour the same, so that what is stored was seen."""
        others = sorted(link.others.items())
        return self.ask("values", link.table, link.measure, link.region, others, lasts=VALUES_LAST)

    def ask(self, method, *arguments, lasts=TABLES_LAST):
        """What a method of CbsClient answers, remembered for `lasts` seconds."""
        asked = repr((settings.CBS_URL, method, arguments)).encode()
        key = f"cbs:{hashlib.sha256(asked).hexdigest()}"
        answer = cache.get(key)
        if answer is None:
            plain = [dict(each) if isinstance(each, list) else each for each in arguments]
            answer = getattr(client(self._seconds_left()), method)(*plain)
            cache.set(key, answer, lasts)
        return answer

    def _regions(self, table_id, name, own_region):
        """The regions in groups; nothing when CBS has more of them than we can take or show."""
        try:
            codes = self.ask("codes", table_id, name)
        except CbsError:
            self._seconds_left()
            return []
        return _grouped_regions(codes, own_region)

    def _seconds_left(self):
        left = self.until - time.monotonic()
        if left <= 0:
            raise too_slow()
        return left


def series_for(region, title, own_region):
    """The series that the figures of a region belong to, when nobody chose one."""
    if not region or region == own_region:
        return OWN
    return COUNTRY if region == NETHERLANDS else title or region


def preferred(codes):
    """The code of the total, else of the first member of a dimension."""
    totals = [each.code for each in codes if "totaal" in each.title.casefold()]
    return next(iter([*totals, *(each.code for each in codes)]), "")


def _grouped(measures):
    by_path = groupby(measures, key=lambda measure: SEPARATOR.join(measure.path))
    return [(path, list(members)) for path, members in by_path]


def _grouped_regions(codes, own_region):
    """One's own first, then the country and one's districts, then others by kind; other districts not."""
    own_number = own_region[2:]
    groups = {"Uw gemeente": [], "Nederland": [], "Wijken en buurten van uw gemeente": []}
    groups |= {title: [] for title in KINDS_OF_REGIONS.values()}
    for each in codes:
        kind, number = each.code[:2], each.code[2:]
        if each.code == own_region:
            groups["Uw gemeente"].append(each)
        elif kind == "NL":
            groups["Nederland"].append(each)
        elif kind in ("WK", "BU"):
            if own_number and number.startswith(own_number):
                groups["Wijken en buurten van uw gemeente"].append(each)
        elif kind in KINDS_OF_REGIONS:
            groups[KINDS_OF_REGIONS[kind]].append(each)
    found = [(title, members) for title, members in groups.items() if members]
    return found if sum(len(members) for _, members in found) <= MOST_REGIONS else []


def _find(groups, code):
    return next((each for _, members in groups for each in members if each.code == code), None)
