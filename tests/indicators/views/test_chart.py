import pytest
from django.core.cache import cache
from django.urls import reverse
from django.utils import timezone

from indicators.sheets import read_sheet
from indicators.trends import assess
from indicators.views.chart import chart_url
from tests.indicators.factories import fill, make_indicator

SIZES = {"breed": 640, "paneel": 340, "klein": 96}


@pytest.fixture
def client(client, user):
    client.force_login(user)
    return client


@pytest.fixture
def measured(organisation):
    cache.clear()
    return make_indicator(organisation, values={2021: "36", 2025: "33"}, targets={2027: "30"})


def url(indicator, size="breed"):
    return reverse("indicators:chart", args=["best", indicator.pk, size])


def lasting_url(indicator, size="breed"):
    sheet = read_sheet(indicator)
    return chart_url("best", sheet, assess(sheet, timezone.localdate()), size)


@pytest.mark.parametrize("size", SIZES)
def test_chart_is_an_svg_of_its_size(client, measured, size):
    response = client.get(url(measured, size))
    assert response.status_code == 200
    assert response["Content-Type"] == "image/svg+xml"
    assert f'width="{SIZES[size]}"' in response.content.decode()


def test_chart_without_version_is_asked_again(client, measured):
    response = client.get(url(measured))
    assert response["Cache-Control"] == "private, no-cache"
    again = client.get(url(measured), headers={"If-None-Match": response["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert again["ETag"] == response["ETag"]


def test_chart_with_its_fingerprint_is_kept(client, measured):
    response = client.get(lasting_url(measured))
    assert response["Cache-Control"] == "private, max-age=31536000, immutable"


def test_chart_with_an_old_fingerprint_is_asked_again(client, measured):
    old = lasting_url(measured)
    fill(measured, 2025, "34")
    assert client.get(old)["Cache-Control"] == "private, no-cache"
    assert lasting_url(measured) != old


def test_a_changed_value_has_another_etag(client, measured):
    etag = client.get(url(measured))["ETag"]
    fill(measured, 2025, "34")
    response = client.get(url(measured), headers={"If-None-Match": etag})
    assert response.status_code == 200
    assert response["ETag"] != etag


def test_etags_are_strong_and_differ_by_size(client, measured):
    etags = {client.get(url(measured, size))["ETag"] for size in SIZES}
    assert len(etags) == 3
    assert not any(etag.startswith("W/") for etag in etags)


def test_a_drawing_is_stored_and_not_drawn_when_nothing_changed(client, measured):
    response = client.get(url(measured))
    mark = response["ETag"].strip('"')
    assert cache.get(f"chart-{mark}") == response.content.decode()
    cache.set(f"chart-{mark}", "<svg/>")
    assert client.get(url(measured)).content == b"<svg/>"
    cache.delete(f"chart-{mark}")
    client.get(url(measured), headers={"If-None-Match": response["ETag"]})
    assert cache.get(f"chart-{mark}") is None


def test_chart_has_the_headers_of_a_page(client, measured):
    response = client.get(url(measured))
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "default-src 'none'" in response["Content-Security-Policy"]
    assert "style=" not in response.content.decode()


def test_nothing_to_draw_is_not_found(client, organisation, indicator):
    assert client.get(url(indicator)).status_code == 404
    assert lasting_url(indicator) == ""
    words = make_indicator(organisation, "Ranglijst", values={2021: "3e positie"})
    assert client.get(url(words)).status_code == 404


def test_another_size_is_not_found(client, measured):
    assert client.get(url(measured, "enorm")).status_code == 404
