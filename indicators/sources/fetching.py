"""Asking an OData server over HTTP, and never more than we can afford: time, bytes, pages and places.

Belongs here: addresses, time-outs, trying again, sizes and paging. What the answers mean belongs elsewhere.
"""

import json
import time
from decimal import Decimal

import httpx

from indicators.sources import errors

MOST_BYTES = 5_000_000  # of one answer
MOST_BYTES_IN_ALL = 20_000_000  # of all answers to one question
MOST_PAGES = 200
MOST_REDIRECTS = 3
PAUSE = 0.2  # seconds before the first retry; each next one waits twice as long
TRY_AGAIN = {502, 503, 504}
BROKEN = (httpx.NetworkError, httpx.RemoteProtocolError)
HEADERS = {
    "Accept": "application/json",
    "Accept-Encoding": "identity",  # a compressed answer could grow beyond the bound in one step
    "User-Agent": "sociaaldomein",
}


def read_address(base_url):
    """The httpx.URL of an address in the settings, without a slash at the end. Raises CbsError."""
    try:
        url = httpx.URL(base_url.strip().rstrip("/"))
    except httpx.InvalidURL:
        raise errors.wrong_address() from None
    if url.scheme not in {"http", "https"} or not url.host or url.query or url.fragment:
        raise errors.wrong_address()
    return url


class Fetcher:
    """Answers to one question of a user, which may take several requests. A context manager.

    `timeout` is how many seconds a server may be silent, `longest` how many seconds everything may take,
    `retries` how often a request is tried again after a broken connection or status 502, 503 or 504.
    Every method raises CbsError.
    """

    def __init__(self, base, *, timeout, retries, longest):
        self.base = base
        self.timeout = timeout
        self.retries = retries
        self.deadline = time.monotonic() + longest
        self.bytes_left = MOST_BYTES_IN_ALL
        self.client = httpx.Client(headers=HEADERS, follow_redirects=False)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.client.close()

    def document(self, path, *, missing):
        """The JSON object at `path` below the base; raises `missing`, a CbsError, when it does not exist."""
        answer = self._get(self._address(path))
        if answer is None:
            raise missing
        return answer

    def rows(self, path, *, missing=None, condition=""):
        """All rows at `path` that meet the OData `condition`, from all pages.

        Raises `missing` when it does not exist; without `missing` that is no rows.
        """
        url = self._address(path, condition)
        found = []
        for _ in range(MOST_PAGES):
            page = self._get(url)
            if page is None:
                return _no_rows(missing)
            found += _rows(page)
            if not (link := page.get("@odata.nextLink")):
                return found
            url = self._inside(url, link)
        raise errors.too_large()

    def _address(self, path, condition=""):
        url = self.base.copy_with(path=f"{self.base.path.rstrip('/')}/{path}")
        return url.copy_merge_params({"$filter": condition}) if condition else url

    def _inside(self, url, link):
        """Where `link` leads, seen from `url`; only on the server that was asked."""
        try:
            target = url.join(link)
        except (httpx.InvalidURL, TypeError, ValueError):
            raise errors.not_understood() from None
        if _origin(target) != _origin(self.base):
            raise errors.elsewhere()
        return target

    def _get(self, url):
        for _ in range(MOST_REDIRECTS + 1):
            status, target, content = self._patiently(url)
            if not 300 <= status < 400:
                return _judged(status, content)
            url = self._inside(url, target)
        raise errors.not_understood()

    def _patiently(self, url):
        """Status, redirect target and body; tries again where that may help."""
        for tried in range(self.retries + 1):
            if tried:
                time.sleep(min(PAUSE * 2 ** (tried - 1), self._seconds_left()))
            try:
                answer = self._once(url)
            except httpx.TimeoutException:
                raise errors.too_slow() from None
            except BROKEN:
                continue
            except httpx.HTTPError:
                break
            if answer[0] not in TRY_AGAIN:
                return answer
        raise errors.unreachable()

    def _once(self, url):
        timeout = min(self.timeout, self._seconds_left())
        with self.client.stream("GET", url, timeout=timeout) as response:
            content = self._body(response) if response.status_code == httpx.codes.OK else b""
            return response.status_code, response.headers.get("Location", ""), content

    def _body(self, response):
        content = bytearray()
        for chunk in response.iter_raw():
            content += chunk
            self.bytes_left -= len(chunk)
            if len(content) > MOST_BYTES or self.bytes_left < 0:
                raise errors.too_large()
            self._seconds_left()
        return bytes(content)

    def _seconds_left(self):
        left = self.deadline - time.monotonic()
        if left <= 0:
            raise errors.too_slow()
        return left


def _origin(url):
    return url.scheme, url.host, url.port


def _no_rows(missing):
    if missing:
        raise missing
    return []


def _rows(page):
    rows = page.get("value")
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise errors.not_understood()
    return rows


def _judged(status, content):
    """The JSON object of an answer, None when it does not exist. Numbers with a point become Decimal."""
    if status == httpx.codes.NOT_FOUND:
        return None
    if status == httpx.codes.TOO_MANY_REQUESTS or status >= httpx.codes.INTERNAL_SERVER_ERROR:
        raise errors.unreachable()
    if status != httpx.codes.OK:
        raise errors.not_understood()
    return _read_json(content)


def _read_json(content):
    try:
        answer = json.loads(content, parse_float=Decimal, parse_constant=_no_number)
    except (ValueError, ArithmeticError, RecursionError):
        raise errors.not_understood() from None
    if not isinstance(answer, dict):
        raise errors.not_understood()
    return answer


def _no_number(name):
    raise ValueError(name)
