"""The pages to import and download figures."""

from decimal import Decimal

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from indicators.imports.preview import preview
from indicators.models import Indicator, Measurement, Target
from indicators.periods import year
from indicators.services import create_indicator, remove_indicator
from indicators.sheets import read_sheets
from indicators.typed import TypedValue
from indicators.values import ValueChange, write_values
from organisations.enums import Role
from tests.goals.factories import make_organisation, make_user
from tests.indicators.imports.sheets import xlsx

pytestmark = pytest.mark.django_db

IMPORT = reverse("indicators:import", args=["best"])
LIST = reverse("indicators:list", args=["best"])
CSV = b"""Indicator;Periode;Waarde;Soort
Zorg;2020;35;
Zorg;2021;<b>;
Zorg;2025;< 33;streefwaarde
Sport;2020;1;"""


@pytest.fixture(autouse=True)
def _empty_cache():
    cache.clear()


@pytest.fixture
def organisation(db):
    return make_organisation()


@pytest.fixture
def indicator(organisation):
    return create_indicator(user=None, organisation=organisation, name="Zorg", number="1")


@pytest.fixture
def adviser(organisation, client):
    user = make_user(organisation)
    client.force_login(user)
    return user


def upload(client, content=CSV, name="cijfers.csv"):
    return client.post(IMPORT, {"file": SimpleUploadedFile(name, content)})


def confirm(client, url, **more):
    """Import what the preview at `url` shows."""
    stand = client.get(url).context["preview"].fingerprint
    return client.post(url, {"stand": stand}, **more)


def stored():
    return [
        (row.series, row.period.code, row.number, row.origin, row.origin_detail)
        for row in Measurement.objects.all()
    ]


def test_upload_shows_what_would_change_and_keeps_nothing(client, adviser, indicator):
    response = client.get(upload(client).url)
    found = response.context["preview"]
    assert [row.figure.period.code for row in found.added] == ["2020", "2025"]
    assert [str(problem)[:35] for problem in found.problems] == [
        "Rij 3, kolom C (Waarde): ‘<b>’ is g",
        "Rij 5: We kennen geen indicator ‘Sp",
    ]
    assert "‘&lt;b&gt;’ is geen getal" in response.content.decode()
    assert Measurement.objects.count() == 0


def test_confirming_writes_what_is_right(client, adviser, indicator):
    response = confirm(client, upload(client).url)
    assert response.url == LIST
    assert stored() == [("gemeente", "2020", Decimal(35), "bestand", "cijfers.csv")]
    assert [(target.year, target.operator, target.number) for target in Target.objects.all()] == [
        (2025, "<", Decimal(33))
    ]


def test_import_can_be_undone(client, adviser, indicator):
    confirm(client, upload(client).url)
    toast = client.get(LIST).context["undo"]
    assert toast["text"] == "2 waarden uit cijfers.csv opgeslagen."
    client.post(toast["url"], {"token": toast["token"]})
    assert (Measurement.objects.count(), Target.objects.count()) == (0, 0)


def test_large_import_tells_that_history_keeps_the_old_values(client, adviser, indicator):
    rows = b"".join(b"Zorg;%d-%02d-01;1\n" % (1990 + at // 12, at % 12 + 1) for at in range(360))
    confirm(client, upload(client, b"Indicator;Datum;Waarde\n" + rows).url)
    toast = client.get(LIST).context["undo"]
    assert Measurement.objects.count() == 360
    assert toast["text"] == (
        "360 waarden uit cijfers.csv opgeslagen. De geschiedenis van elke indicator bewaart de oude waarden."
    )
    assert toast["token"] == ""


def test_confirming_twice_writes_once(client, adviser, indicator):
    url = upload(client).url
    stand = client.get(url).context["preview"].fingerprint
    client.post(url, {"stand": stand})
    response = client.post(url, {"stand": stand}, follow=True)
    assert "Het bestand is niet meer bewaard" in response.content.decode()


def test_confirming_what_changed_meanwhile_shows_the_preview_again(client, adviser, organisation, indicator):
    url = upload(client).url
    stand = client.get(url).context["preview"].fingerprint
    change = ValueChange(indicator.pk, year(2020), TypedValue(number=Decimal(1)))
    write_values(user=None, organisation=organisation, values=[change])
    response = client.post(url, {"stand": stand})
    assert response.status_code == 422
    assert "Intussen zijn er cijfers gewijzigd." in response.content.decode()
    assert [row.old for row in response.context["preview"].changed] == ["1"]
    assert [row[2] for row in stored()] == [Decimal(1)]


def test_a_preview_belongs_to_one_person(client, adviser, organisation, indicator):
    url = upload(client).url
    client.force_login(make_user(organisation))
    assert client.get(url).url == IMPORT


def test_a_file_in_which_nothing_is_new_has_no_button(client, adviser, indicator):
    confirm(client, upload(client).url)
    page = client.get(upload(client, b"Indicator;2020\nZorg;35").url).content.decode()
    assert "Alles in dit bestand staat er al zo." in page
    assert "importeren</button>" not in page


def test_preview_reads_another_sheet(client, adviser, indicator):
    content = xlsx([["Uitleg"]], Cijfers=[["Indicator", 2020], ["Zorg", 5]])
    url = upload(client, content, "cijfers.xlsx").url
    response = client.get(url)
    assert (response.status_code, response.context["sheets"]) == (422, ["Blad1", "Cijfers"])
    response = client.get(url, {"blad": "Cijfers"})
    assert [row.new for row in response.context["preview"].added] == ["5"]
    confirm(client, f"{url}?blad=Cijfers")
    assert [row[2] for row in stored()] == [Decimal(5)]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"a;b\n1;2", "We herkennen de koppen niet."),
        (b"\xd0\xcf\x11\xe0", "Dit is een oud of beveiligd Excel-bestand (.xls)."),
        (b" " * (5 * 1024 * 1024 + 1), "Dit bestand is 5,0 MB."),
    ],
)
def test_upload_of_a_file_that_cannot_be_used_says_why(client, adviser, indicator, content, sentence):
    response = upload(client, content)
    assert response.status_code == 422
    assert str(response.context["error"]).startswith(sentence)


def test_upload_without_a_file(client, adviser):
    response = client.post(IMPORT)
    assert (response.status_code, response.context["form"].errors) == (
        422,
        {"file": ["Kies eerst een bestand."]},
    )


def test_indicators_of_others_and_in_the_bin_are_unknown(client, adviser, organisation, indicator):
    create_indicator(user=None, organisation=make_organisation("houten"), name="Sport")
    remove_indicator(user=None, indicator=indicator)
    found = client.get(upload(client).url).context["preview"]
    assert (found.to_write, [problem.about for problem in found.problems]) == ([], ["indicator"] * 4)


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_file_to_fill_in_can_be_imported(client, adviser, indicator, kind):
    response = client.get(reverse("indicators:import_template", args=["best", kind]))
    assert response["Content-Disposition"] == f'attachment; filename="invullen-best.{kind}"'
    assert preview(response.content, read_sheets(Indicator.objects.all())).problems == []


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_download_can_be_imported_and_is_unchanged(client, adviser, organisation, indicator, kind):
    confirm(client, upload(client).url)
    client.force_login(make_user(organisation, Role.RAADSLID))
    response = client.get(reverse("indicators:export", args=["best", kind]))
    found = preview(response.content, read_sheets(Indicator.objects.all()))
    assert response["Content-Disposition"] == f'attachment; filename="cijfers-best.{kind}"'
    assert (len(found.unchanged), found.to_write, found.problems) == (2, [], [])


def test_download_of_another_kind_is_not_there(client, adviser):
    assert client.get(reverse("indicators:export", args=["best", "xls"])).status_code == 404


def test_upload_is_closed_to_readers(client, organisation):
    client.force_login(make_user(organisation, Role.RAADSLID))
    assert upload(client).status_code == 403


@pytest.mark.parametrize("count", [1, 3])
def test_preview_takes_a_fixed_number_of_queries(
    client, adviser, organisation, count, django_assert_num_queries
):
    for number in range(count):
        create_indicator(user=None, organisation=organisation, name=f"Indicator {number}")
    content = "Indicator;2020\n" + "".join(f"Indicator {number};1\n" for number in range(count))
    url = upload(client, content.encode()).url
    with django_assert_num_queries(8):
        client.get(url)
