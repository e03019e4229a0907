"""What goes wrong on the way: every test asks a real server that misbehaves."""

import json
import socket
import time

import pytest

from indicators.sources.cbs import CbsClient, CbsError
from tests.indicators.cbs_server import CONFIDENCE, KEY_FIGURES, Reply, as_json, running_cbs

BY_HAND = "U kunt de waarden ook altijd zelf invullen."
UNREACHABLE = f"CBS is nu niet bereikbaar. Probeer het later opnieuw. {BY_HAND}"
TOO_SLOW = f"CBS antwoordt nu te langzaam. Probeer het later opnieuw. {BY_HAND}"
TOO_LARGE = f"Het antwoord van CBS is te groot. Kies een kleinere tabel. {BY_HAND}"
NOT_UNDERSTOOD = (
    "Wij begrijpen het antwoord van CBS niet. Probeer het later opnieuw. "
    f"Blijft dit zo? Meld het dan bij uw beheerder. {BY_HAND}"
)
ELSEWHERE = (
    "CBS verwijst naar een ander internetadres, en dat vertrouwen wij niet zomaar. "
    f"Vraag uw beheerder om het adres van CBS te controleren. {BY_HAND}"
)
PROPERTIES = f"{KEY_FIGURES}/Properties"
DIMENSIONS = f"{KEY_FIGURES}/Dimensions"
MEGABYTE = 1_000_000


def complaint(call, *arguments):
    with pytest.raises(CbsError) as caught:
        call(*arguments)
    return str(caught.value)


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


def bulky(megabytes, **more):
    return as_json({"value": [{"Identifier": "x" * megabytes * MEGABYTE, "Title": "", "Kind": ""}], **more})


@pytest.mark.parametrize("status", [502, 503, 504])
def test_server_out_of_order_for_a_moment_is_asked_again(client, cbs_server, status):
    cbs_server.answer_with(PROPERTIES, Reply(status), Reply(status))
    assert client.table(KEY_FIGURES).id == KEY_FIGURES
    assert cbs_server.asked == [PROPERTIES] * 3


def test_server_that_stays_out_of_order(client, cbs_server):
    cbs_server.answer_with(PROPERTIES, *[Reply(503)] * 9)
    assert complaint(client.table, KEY_FIGURES) == UNREACHABLE
    assert cbs_server.asked == [PROPERTIES] * 3


@pytest.mark.parametrize("status", [429, 500])
def test_server_in_trouble_is_not_asked_again(client, cbs_server, status):
    cbs_server.answer_with(PROPERTIES, Reply(status))
    assert complaint(client.table, KEY_FIGURES) == UNREACHABLE
    assert cbs_server.asked == [PROPERTIES]


@pytest.mark.parametrize("status", [204, 400, 403, 406])
def test_status_that_makes_no_sense(client, cbs_server, status):
    cbs_server.answer_with(PROPERTIES, Reply(status))
    assert complaint(client.table, KEY_FIGURES) == NOT_UNDERSTOOD


def test_nobody_listens():
    client = CbsClient(f"http://127.0.0.1:{free_port()}/odata", retries=1)
    assert complaint(client.table, KEY_FIGURES) == UNREACHABLE


def test_name_that_does_not_exist():
    client = CbsClient("http://cbs.invalid/odata", retries=0)
    assert complaint(client.table, KEY_FIGURES) == UNREACHABLE


def test_answer_that_breaks_off_is_asked_for_again(client, cbs_server):
    cbs_server.answer_with(PROPERTIES, Reply(body=b'{"Title": "Half', breaks_off=True))
    assert client.table(KEY_FIGURES).id == KEY_FIGURES
    assert cbs_server.asked == [PROPERTIES] * 2


def test_answer_that_keeps_breaking_off(client, cbs_server):
    cbs_server.answer_with(PROPERTIES, *[Reply(body=b'{"Title": "Half', breaks_off=True)] * 3)
    assert complaint(client.table, KEY_FIGURES) == UNREACHABLE


def test_server_that_is_silent(cbs_server):
    cbs_server.answer_with(PROPERTIES, Reply(pause=1))
    client = CbsClient(cbs_server.url, timeout=0.1)
    assert complaint(client.table, KEY_FIGURES) == TOO_SLOW
    assert cbs_server.asked == [PROPERTIES]


def test_server_that_drips(cbs_server):
    cbs_server.answer_with(PROPERTIES, Reply(body=b" " * 100, drip=0.05))
    started = time.monotonic()
    assert complaint(CbsClient(cbs_server.url, timeout=1, longest=0.3).table, KEY_FIGURES) == TOO_SLOW
    assert time.monotonic() - started < 2


def test_server_that_is_slow_on_every_page(cbs_server):
    path = f"{CONFIDENCE}/PeriodenCodes"
    pages = [as_json({"value": [], "@odata.nextLink": f"{cbs_server.url}/{path}"}) for _ in range(50)]
    for page in pages:
        page.pause = 0.1
    cbs_server.answer_with(path, *pages)
    client = CbsClient(cbs_server.url, timeout=1, longest=0.35)
    assert complaint(client.codes, CONFIDENCE, "Perioden") == TOO_SLOW
    assert len(cbs_server.asked) < 6


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<!DOCTYPE html><title>Onderhoud</title>",
        b'{"value": [',
        b"\xff\xfe\x00",
        b"[]",
        b"null",
        b'"value"',
        b"{}",
        b'{"value": null}',
        b'{"value": {}}',
        b'{"value": [1]}',
        b'{"value": [{}]}',
        b'{"value": [{"Identifier": 1, "Title": "x", "Kind": "Dimension"}]}',
        b'{"value": [{"Identifier": "x", "Title": [], "Kind": "Dimension"}]}',
        b'{"value": [{"Identifier": "x", "Title": "x"}]}',
        b'{"value": [{"Identifier": "../x", "Title": "x", "Kind": "Dimension"}]}',
        b'{"value": [], "@odata.nextLink": 1}',
        b'{"value": [], "@odata.nextLink": "http://[::1"}',
        b'{"value": [], "@odata.nextLink": "?\\ud800"}',
        b'{"value": [{"Identifier": "x", "Title": "\\u0000", "Kind": "Dimension"}]}',
        b'{"value": [{"Identifier": "x", "Title": "\\ud800", "Kind": "Dimension"}]}',
        b'{"value": [], "more": NaN}',
        b'{"value": [], "more": 1e9999999999999999999}',
        b'{"value": [], "more": ' + b"1" * 5000 + b"}",
        b"[" * 100_000,
    ],
    ids=lambda body: body[:40].decode(errors="replace"),
)
def test_answer_in_another_shape(client, cbs_server, body):
    cbs_server.answer_with(DIMENSIONS, Reply(body=body))
    assert complaint(client.dimensions, KEY_FIGURES) == NOT_UNDERSTOOD


@pytest.mark.parametrize(
    "body", [b"{}", b'{"Title": null}', b'{"Title": 1}', b'{"Title": "x", "License": []}']
)
def test_properties_in_another_shape(client, cbs_server, body):
    cbs_server.answer_with(PROPERTIES, Reply(body=body))
    assert complaint(client.table, KEY_FIGURES) == NOT_UNDERSTOOD


@pytest.mark.parametrize("moment", ["", "vorige week", "2026-13-45T00:00:00"])
def test_properties_with_a_date_that_is_none(client, cbs_server, moment):
    cbs_server.answer_with(PROPERTIES, as_json({"Title": "x", "Modified": moment}))
    assert client.table(KEY_FIGURES).modified is None


@pytest.mark.parametrize("value", ["12", True, [], {}, 10**14, 1e30])
def test_value_that_is_no_number_of_ours(client, cbs_server, value):
    cbs_server.tables[CONFIDENCE].observations[1]["Value"] = value
    assert complaint(client.values, CONFIDENCE, "M001093", "") == NOT_UNDERSTOOD


def test_compressed_answer_is_not_unpacked(client, cbs_server):
    headers = {"Content-Encoding": "gzip"}
    cbs_server.answer_with(DIMENSIONS, Reply(body=b"\x1f\x8b" + b"\0" * 50, headers=headers))
    assert complaint(client.dimensions, KEY_FIGURES) == NOT_UNDERSTOOD


def test_answer_that_is_too_large(client, cbs_server):
    cbs_server.answer_with(DIMENSIONS, bulky(5))
    assert complaint(client.dimensions, KEY_FIGURES) == TOO_LARGE


def test_pages_that_are_too_large_together(client, cbs_server):
    link = {"@odata.nextLink": f"{cbs_server.url}/{DIMENSIONS}"}
    cbs_server.answer_with(DIMENSIONS, *[bulky(4, **link)] * 9)
    assert complaint(client.dimensions, KEY_FIGURES) == TOO_LARGE
    assert len(cbs_server.asked) == 5


def test_pages_without_end(client, cbs_server):
    endless = as_json({"value": [], "@odata.nextLink": f"{cbs_server.url}/{DIMENSIONS}?$skip=1"})
    cbs_server.answer_with(DIMENSIONS, *[endless] * 300)
    assert complaint(client.dimensions, KEY_FIGURES) == TOO_LARGE
    assert len(cbs_server.asked) == 200


def test_next_page_by_an_address_without_host(client, cbs_server):
    first = {"value": [], "@odata.nextLink": "Dimensions?$skip=1"}
    cbs_server.answer_with(DIMENSIONS, as_json(first))
    assert [each.name for each in client.dimensions(KEY_FIGURES)] == ["Perioden"]


@pytest.mark.parametrize(
    "link",
    [
        "https://example.org/odata/70072ned/Dimensions",
        "//example.org/odata",
        "file:///etc/passwd",
        "http://127.0.0.1:1/odata",
        "http://127.0.0.1@example.org/",
        "javascript:alert(1)",
    ],
)
def test_next_page_elsewhere_is_not_asked_for(client, cbs_server, link):
    cbs_server.answer_with(DIMENSIONS, as_json({"value": [], "@odata.nextLink": link}))
    assert complaint(client.dimensions, KEY_FIGURES) == ELSEWHERE


def test_next_page_on_another_port_is_not_asked_for(client, cbs_server):
    with running_cbs() as other:
        link = {"@odata.nextLink": f"{other.url}/{DIMENSIONS}"}
        cbs_server.answer_with(DIMENSIONS, as_json({"value": [], **link}))
        assert complaint(client.dimensions, KEY_FIGURES) == ELSEWHERE
        assert other.asked == []


@pytest.mark.parametrize("status", [301, 302, 307, 308])
def test_redirect_within_the_server_is_followed(client, cbs_server, status):
    moved = Reply(status, headers={"Location": f"/odata/v1/CBS/{PROPERTIES}?again=1"})
    cbs_server.answer_with(PROPERTIES, moved)
    assert client.table(KEY_FIGURES).id == KEY_FIGURES
    assert cbs_server.asked == [PROPERTIES] * 2


def test_redirect_elsewhere_is_not_followed(client, cbs_server):
    with running_cbs() as other:
        moved = Reply(302, headers={"Location": f"{other.url}/{PROPERTIES}"})
        cbs_server.answer_with(PROPERTIES, moved)
        assert complaint(client.table, KEY_FIGURES) == ELSEWHERE
        assert other.asked == []


def test_redirects_in_a_circle(client, cbs_server):
    moved = Reply(302, headers={"Location": f"{cbs_server.url}/{PROPERTIES}"})
    cbs_server.answer_with(PROPERTIES, *[moved] * 9)
    assert complaint(client.table, KEY_FIGURES) == NOT_UNDERSTOOD
    assert len(cbs_server.asked) == 4


def test_answer_that_starts_with_a_byte_order_mark(client, cbs_server):
    body = b"\xef\xbb\xbf" + json.dumps({"Title": "Één"}).encode()
    cbs_server.answer_with(PROPERTIES, Reply(body=body))
    assert client.table(KEY_FIGURES).title == "Één"
