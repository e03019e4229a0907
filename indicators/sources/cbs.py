"""Figures from CBS StatLine, through its OData version 4: tables, what they measure, and values.

Belongs here: which questions we ask CBS and how its rows become ours. How answers come in is in fetching.py,
what its codes mean in cbs_words.py. Nothing here is stored; no Django.

CBS never gets a free search: `$search` answers with whatever it likes.
"""

from contextlib import contextmanager

from indicators.sources import errors
from indicators.sources.cbs_rows import (
    CbsCode,
    CbsDimension,
    CbsMeasure,
    CbsTable,
    CbsValue,
    read_code,
    read_dimension,
    read_measure,
    read_table,
    read_value,
    text,
)
from indicators.sources.cbs_words import (
    DIMENSION,
    MEASURE,
    MEMBER,
    REGION,
    TABLE,
    checked,
    is_about,
    provisional_topics,
    read_cbs_period,
)
from indicators.sources.errors import CbsError
from indicators.sources.fetching import Fetcher, read_address

__all__ = ["CbsClient", "CbsCode", "CbsDimension", "CbsError", "CbsMeasure", "CbsTable", "CbsValue"]

GEO, TIME = "GeoDimension", "TimeDimension"
FINAL = "Definitief"


class CbsClient:
    """Asks the OData server at `base_url`, such as https://datasets.cbs.nl/odata/v1/CBS.

    `timeout` is how many seconds the server may be silent, `longest` how many seconds one call may take,
    `retries` how often a request is tried again when the connection breaks or CBS is out of order.
    Every method raises CbsError, whose text is for the user; so does a `base_url` that is no address.
    """

    def __init__(self, base_url, *, timeout=10.0, retries=2, longest=30.0):
        self._base = read_address(base_url)
        self._patience = {"timeout": timeout, "retries": retries, "longest": longest}

    def table(self, table_id):
        """The CbsTable with this id, such as 70072ned; CBS tells capitals apart."""
        with self._asking(table_id) as ask:
            return ask.table()

    def dimensions(self, table_id):
        """What the table is divided by, as CbsDimensions."""
        with self._asking(table_id) as ask:
            return ask.dimensions()

    def measures(self, table_id):
        """What the table measures in numbers, as CbsMeasures in the order of CBS."""
        with self._asking(table_id) as ask:
            return ask.measures()

    def codes(self, table_id, dimension):
        """The members of a dimension, such as RegioS, as CbsCodes in the order of CBS."""
        with self._asking(table_id) as ask:
            return [read_code(row) for row in ask.codes(dimension)]

    def values(self, table_id, measure, region, others=None):
        """The CbsValues of a measure in a region, in order of time: years, half-years and quarters only.

        `region` is a code such as GM0753, or empty for a table without regions; `others` maps each further
        dimension to a code, such as {"Geslacht": "T001038"}.
        """
        with self._asking(table_id) as ask:
            return ask.values(checked(MEASURE, "onderwerp", measure), region.strip(), others or {})

    @contextmanager
    def _asking(self, table_id):
        table_id = checked(TABLE, "tabel", table_id)
        with Fetcher(self._base, **self._patience) as fetcher:
            yield _Question(fetcher, table_id)


class _Question:
    """One call about one table: all requests that it takes."""

    def __init__(self, fetcher, table_id):
        self.fetcher = fetcher
        self.table_id = table_id
        self.unknown = errors.unknown_table(table_id)

    def table(self):
        found = self.fetcher.document(f"{self.table_id}/Properties", missing=self.unknown)
        return read_table(self.table_id, found)

    def dimensions(self):
        rows = self.fetcher.rows(f"{self.table_id}/Dimensions", missing=self.unknown)
        return [read_dimension(row) for row in rows]

    def measures(self):
        rows = self.fetcher.rows(f"{self.table_id}/MeasureCodes", missing=self.unknown)
        groups = {str(row.get("Id")): row for row in self.fetcher.rows(f"{self.table_id}/MeasureGroups")}
        return [read_measure(row, groups) for row in rows if row.get("DataType") != "String"]

    def codes(self, dimension):
        name = checked(DIMENSION, "indeling", dimension)
        unknown = errors.unknown_dimension(self.table_id, name)
        return self.fetcher.rows(f"{self.table_id}/{name}Codes", missing=unknown)

    def values(self, measure, region, others):
        dimensions = self.dimensions()
        time = self._name_of_time(dimensions)
        chosen = {"Measure": measure} | self._place(dimensions, region) | self._choices(dimensions, others)
        rows = self._observations(chosen)
        if not rows:
            raise errors.no_observations(self.table_id, region)
        found = {period: row for row in rows if (period := read_cbs_period(text(row, time)))}
        if not found:
            raise errors.other_periods(self.table_id)
        provisional = self._provisional(time, measure)
        values = [
            read_value(row, period, is_provisional=text(row, time) in provisional)
            for period, row in found.items()
        ]
        return sorted(values, key=lambda value: (value.period.end, value.period.start))

    def _name_of_time(self, dimensions):
        names = [each.name for each in dimensions if each.kind == TIME]
        if not names:
            raise errors.no_periods(self.table_id)
        return names[0]

    def _place(self, dimensions, region):
        names = [each.name for each in dimensions if each.kind == GEO]
        if not names and region:
            raise errors.no_regions(self.table_id)
        if names and not region:
            raise errors.region_needed(self.table_id)
        return {name: checked(REGION, "regio", region) for name in names}

    def _choices(self, dimensions, others):
        further = {each.name: each.title or each.name for each in dimensions if each.kind not in {GEO, TIME}}
        if strange := [name for name in others if name not in further]:
            raise errors.unknown_dimension(self.table_id, strange[0])
        if missing := [title for name, title in further.items() if not others.get(name)]:
            raise errors.missing_dimensions(self.table_id, missing)
        return {name: checked(MEMBER, "code", code) for name, code in others.items()}

    def _observations(self, chosen):
        """The rows of what was chosen; checked again, in case the server does not filter."""
        condition = " and ".join(f"{name} eq {_quoted(code)}" for name, code in chosen.items())
        rows = self.fetcher.rows(f"{self.table_id}/Observations", missing=self.unknown, condition=condition)
        return [row for row in rows if all(text(row, name) == code for name, code in chosen.items())]

    def _provisional(self, time, measure):
        """The codes of the periods whose figures on this measure are not final yet."""
        found, in_words = set(), {}
        for row in self.codes(time):
            if status := text(row, "Status", ""):
                found |= {text(row, "Identifier")} if status != FINAL else set()
            elif topics := provisional_topics(text(row, "Description", "")):
                in_words[text(row, "Identifier")] = topics
        titles = self._titles(measure) if in_words else ()
        return found | {code for code, topics in in_words.items() if any(is_about(t, titles) for t in topics)}

    def _titles(self, measure):
        return next(((*each.path, each.title) for each in self.measures() if each.code == measure), ())


def _quoted(code):
    doubled = code.replace("'", "''")
    return f"'{doubled}'"
