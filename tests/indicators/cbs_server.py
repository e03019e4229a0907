"""A real HTTP server that answers as CBS's OData version 4 does, with tables that we make up.

Belongs here: the shape of the answers, paging, filtering, and going wrong on request. The shape is that of
datasets.cbs.nl, the figures are not. Import the fixture `cbs_server` in a conftest to use it.
"""

import json
import re
import time
from collections import deque
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest

BASE = "/odata/v1/CBS"
LICENCE = "https://creativecommons.org/licenses/by/4.0/"
REGIONS = [("NL01", "Nederland"), ("PV30", "Noord-Brabant (PV)"), ("GM0753    ", "Best      ")]
CONDITION = re.compile(r"(\w+) eq '((?:[^']|'')*)'")
KEY_FIGURES, YOUTH, CONFIDENCE = "70072ned", "85099NED", "83693NED"


@dataclass
class Reply:
    """An answer instead of the usual one; `pause` and `drip` (for each byte) are seconds."""

    status: int = 200
    body: bytes = b""
    headers: dict = field(default_factory=dict)
    pause: float = 0
    drip: float = 0
    breaks_off: bool = False


@dataclass
class Table:
    """What a table serves, each part as a list of rows; `codes` by name of the dimension."""

    title: str
    dimensions: list
    measures: list
    codes: dict
    observations: list
    groups: list | None = None
    description: str = ""

    def part(self, table_id, name):
        """The rows behind an address, an object for Properties, None for what does not exist."""
        parts = {
            "Properties": self.properties(table_id),
            "Dimensions": self.dimensions,
            "MeasureCodes": self.measures,
            "MeasureGroups": self.groups,
            "Observations": self.observations,
        }
        return (parts | {f"{key}Codes": rows for key, rows in self.codes.items()}).get(name)

    def properties(self, table_id):
        """What CBS tells of the table itself."""
        return {
            "Identifier": table_id,
            "Title": self.title,
            "Description": self.description,
            "Modified": "2026-07-31T02:00:00+02:00",
            "Status": "Regulier",
            "License": LICENCE,
        }


@dataclass
class CbsServer:
    """The running server: its address, what it serves, what to do wrong next, and what was asked."""

    url: str
    tables: dict
    page_size: int = 4
    replies: dict = field(default_factory=dict)
    asked: list = field(default_factory=list)
    headers: list = field(default_factory=list)

    def answer_with(self, path, *replies):
        """Answer the next requests to `path`, such as '70072ned/Dimensions', with these."""
        self.replies.setdefault(path, deque()).extend(replies)

    def usual(self, path, query):
        """The Reply that CBS would give."""
        table_id, _, name = path.partition("/")
        part = self.tables[table_id].part(table_id, name) if table_id in self.tables else None
        if part is None:
            return as_json({"error": {"code": "", "message": "Not found"}}, status=404)
        if isinstance(part, dict):
            return as_json({"@odata.context": f"{self.url}/{table_id}/$metadata#{name}"} | part)
        return as_json(self.page(path, part, query))

    def page(self, path, rows, query):
        """The rows that the query asks for, with a link to the next ones."""
        rows = [row for row in rows if meets(row, query.get("$filter", [""])[0])]
        start = int(query.get("$skip", ["0"])[0])
        answer = {"@odata.context": f"{self.url}/$metadata", "value": rows[start : start + self.page_size]}
        if start + self.page_size < len(rows):
            further = {key: values[0] for key, values in query.items()} | {"$skip": start + self.page_size}
            answer["@odata.nextLink"] = f"{self.url}/{path}?{urlencode(further)}"
        return answer


def as_json(content, status=200):
    """The Reply with this content."""
    return Reply(status, json.dumps(content).encode(), {"Content-Type": "application/json"})


def meets(row, condition):
    """Whether a row meets `A eq 'x' and B eq 'y'`; like CBS's database, spaces at the end do not count."""
    return all(
        str(row.get(name)).rstrip() == code.replace("''", "'").rstrip()
        for name, code in CONDITION.findall(condition)
    )


def dimension(name, kind="Dimension", title=""):
    """A row of Dimensions."""
    return {
        "@odata.type": f"#Cbs.Ccb.Models.{kind}",
        "Identifier": name,
        "Title": title or name,
        "Kind": kind,
    }


def measure(code, title, unit, decimals=0, **more):
    """A row of MeasureCodes."""
    row = {"Identifier": code, "Index": 1, "Title": title, "Unit": unit, "Decimals": decimals}
    return row | {"DataType": "Double", "MeasureGroupId": None} | more


def member(code, title, **more):
    """A row of the codes of a dimension."""
    return {"Identifier": code, "Index": 1, "Title": title, "Description": "", "DimensionGroupId": "0"} | more


def period(code, status=None, description=""):
    """A row of PeriodenCodes."""
    return member(code, code[:4], Status=status, Description=description)


def observation(measure, period, value, region=None, attribute="None", **more):
    """A row of Observations."""
    row = {"Id": 1, "Measure": measure, "ValueAttribute": attribute, "Value": value, "StringValue": None}
    return row | ({"RegioS": region} if region else {}) | {"Perioden": period} | more


def key_figures():
    """A table with groups of measures and, as 70072ned has, periods whose status is in their explanation."""
    provisional = (
        "Uitkomsten zijn voorlopig over:\r\n- Wonen - Voorraad woningen;\r\n\r\n"
        "Uitkomsten zijn nader voorlopig over:\r\n- uitkeringsontvangers (bijstand).\r\n"
    )
    people = [
        observation("M000352", f"{year}JJ00", 28_000.0 + year, "GM0753    ") for year in range(2015, 2025)
    ]
    houses = [observation("M001479_2", f"{year}JJ00", year - 0.5, "GM0753    ") for year in (2023, 2024)]
    country = [observation("M000352", "2024JJ00", 17_942_942.0, "NL01")]
    return Table(
        title="Regionale kerncijfers Nederland",
        description="\nKerncijfers per gemeente.\r\n",
        dimensions=[
            dimension("RegioS", "GeoDimension", "Regio's"),
            dimension("Perioden", "TimeDimension", "Perioden"),
        ],
        measures=[
            measure("M000352", "Totale bevolking", "aantal", MeasureGroupId="2"),
            measure("M001479_2", "Voorraad op 1 januari", "aantal", MeasureGroupId="4"),
            measure("M000999", "Naam van de gemeente", "naam", DataType="String"),
        ],
        groups=[
            {"Id": "1", "Title": "Bevolking", "ParentId": None},
            {"Id": "2", "Title": "Bevolkingssamenstelling op 1 januari", "ParentId": "1"},
            {"Id": "3", "Title": "Wonen", "ParentId": None},
            {"Id": "4", "Title": "Voorraad woningen", "ParentId": "3"},
        ],
        codes={
            "RegioS": [member(*each) for each in REGIONS],
            "Perioden": [period(f"{year}JJ00") for year in range(2015, 2024)]
            + [period("2024JJ00", description=provisional)],
        },
        observations=people + houses + country,
    )


def youth():
    """A table that is also divided by sex, with a status for each period and cells without value."""
    best = {"region": "GM0753", "Geslacht": "T001038"}
    return Table(
        title="Jongeren met jeugdzorg; geslacht, regio",
        dimensions=[
            dimension("Geslacht"),
            dimension("RegioS", "GeoDimension", "Regio's"),
            dimension("Perioden", "TimeDimension"),
        ],
        measures=[measure("M003003", "Jongeren met jeugdzorg", "% van alle jongeren", 1)],
        codes={
            "Geslacht": [member("T001038", "Totaal mannen en vrouwen"), member("3000", "Mannen")],
            "RegioS": [member(*each) for each in REGIONS],
            "Perioden": [
                period("2021JJ00", "Definitief"),
                period("2022JJ00", "Definitief"),
                period("2023JJ00", "NaderVoorlopig"),
                period("2024JJ00", "Voorlopig"),
            ],
        },
        observations=[
            observation("M003003", "2024JJ00", 10.7, **best),
            observation("M003003", "2023JJ00", 11, **best),
            observation("M003003", "2022JJ00", None, attribute="Confidential", **best),
            observation("M003003", "2021JJ00", None, attribute="Impossible", **best),
            observation("M003003", "2024JJ00", 12.3, region="GM0753", Geslacht="3000"),
        ],
    )


def confidence():
    """A table without regions, with periods of every length."""
    codes = ["2023KW04", "2024JJ00", "2024HJ01", "2024KW01", "2024KW02", "2024MM01", "2024SJ00", "1986JJ00"]
    return Table(
        title="Consumentenvertrouwen",
        dimensions=[dimension("Perioden", "TimeDimension")],
        measures=[
            measure("M001093", "Consumentenvertrouwen", "gemiddeld saldo van de deelvragen"),
            measure("M001094", "Koopbereidheid", "gemiddeld saldo"),
        ],
        codes={"Perioden": [period(code, "Definitief") for code in codes]},
        observations=[observation("M001093", code, -21.0 - at) for at, code in enumerate(codes)]
        + [observation("M001094", "2024MM01", -3.0)],
    )


class Handler(BaseHTTPRequestHandler):
    """Answers one request as the server object says."""

    def do_GET(self):
        server = self.server.cbs
        address = urlsplit(self.path)
        path = address.path.removeprefix(f"{BASE}/")
        server.asked.append(path)
        server.headers.append(dict(self.headers))
        waiting = server.replies.get(path)
        self.send(waiting.popleft() if waiting else server.usual(path, parse_qs(address.query)))

    def send(self, reply):
        time.sleep(reply.pause)
        self.send_response(reply.status)
        for name, value in reply.headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(reply.body) + (100 if reply.breaks_off else 0)))
        self.end_headers()
        for byte in reply.body if reply.drip else [reply.body]:
            time.sleep(reply.drip)
            self.wfile.write(bytes([byte]) if reply.drip else byte)

    def log_message(self, *arguments):
        """Keep the output of a test run clean."""


class QuietServer(ThreadingHTTPServer):
    """Says nothing of clients that hang up: the tests make them."""

    daemon_threads = True

    def handle_error(self, request, client_address):
        """Let it pass."""


@contextmanager
def running_cbs():
    """A CbsServer with three tables, until the end of the block."""
    http = QuietServer(("127.0.0.1", 0), Handler)
    tables = {KEY_FIGURES: key_figures(), YOUTH: youth(), CONFIDENCE: confidence()}
    http.cbs = CbsServer(f"http://127.0.0.1:{http.server_port}{BASE}", tables)
    thread = Thread(target=http.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield http.cbs
    finally:
        http.shutdown()
        http.server_close()
        thread.join()


@pytest.fixture
def cbs_server():
    with running_cbs() as server:
        yield server
