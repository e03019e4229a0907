"""Series that come from CBS: storing them, refreshing them, and what people filled in themselves."""

from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.management import CommandError, call_command

from indicators import cbs_links
from indicators.enums import Origin
from indicators.models import CbsLink, Measurement
from indicators.services import remove_indicator
from indicators.sources.cbs import CbsError
from organisations.enums import Role
from tests.indicators.cbs_server import KEY_FIGURES, YOUTH, Reply, cbs_server
from tests.indicators.factories import fill, make_indicator
from tests.organisations.factories import make_member, make_organisation

__all__ = ["cbs_server"]
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _settings(settings, cbs_server):
    settings.CBS_URL = cbs_server.url


def people(indicator, **fields):
    """A link, not stored yet, with how many people live in Best."""
    what = {"table": KEY_FIGURES, "measure": "M000352", "region": "GM0753"} | fields
    return CbsLink(indicator=indicator, **what)


def care(indicator):
    """A link with years of which CBS has no value."""
    return people(indicator, table=YOUTH, measure="M003003", others={"Geslacht": "T001038"})


def store(link, **options):
    return cbs_links.link_series(user=None, link=link, values=cbs_links.fetch_values(link), **options)


def stored(indicator):
    """{period: (what was measured, origin)}."""
    rows = Measurement.objects.filter(indicator=indicator)
    return {row.period.code: (row.number or row.text or row.missing, row.origin) for row in rows}


def test_link_stores_values_with_where_they_come_from(indicator):
    outcome = store(people(indicator))
    assert str(outcome) == "10 nieuw"
    row = Measurement.objects.get(indicator=indicator, period_start="2024-01-01")
    assert (row.number, row.series, row.origin, row.origin_detail, row.is_provisional) == (
        Decimal(30_024), "gemeente", Origin.CBS, "CBS 70072ned, M000352, GM0753", False,
    )  # fmt: skip
    assert CbsLink.objects.get().fetched_at is not None


def test_link_stores_why_there_is_no_value_and_what_is_provisional(indicator):
    store(care(indicator))
    rows = Measurement.objects.filter(indicator=indicator)
    assert [(row.period.code, row.number, row.missing, row.reason, row.is_provisional) for row in rows] == [
        ("2021", None, "nvt", "komt niet voor volgens het CBS", False),
        ("2022", None, "niet_gemeten", "geheim volgens het CBS", False),
        ("2023", Decimal(11), "", "", True),
        ("2024", Decimal("10.7"), "", "", True),
    ]


def test_link_keeps_what_people_filled_in(indicator):
    fill(indicator, 2023, "12")
    fill(indicator, 2024, "10,7*")
    outcome = store(care(indicator))
    assert str(outcome) == "2 nieuw, 1 hetzelfde, 1 zelf ingevuld en zo gelaten"
    assert stored(indicator)["2023"] == (Decimal(12), Origin.HAND)
    assert stored(indicator)["2024"] == (Decimal("10.7"), Origin.HAND)


def test_link_overwrites_what_people_filled_in_when_asked(indicator):
    fill(indicator, 2023, "12")
    outcome = store(care(indicator), overwrite=True)
    assert str(outcome) == "3 nieuw, 1 gewijzigd"
    assert stored(indicator)["2023"] == (Decimal(11), Origin.CBS)


def test_second_link_of_a_series_replaces_the_first(indicator):
    store(people(indicator))
    store(care(indicator))
    assert [link.table for link in CbsLink.objects.all()] == [YOUTH]
    assert stored(indicator)["2024"] == (Decimal("10.7"), Origin.CBS)


def test_links_of_two_series_stand_beside_each_other(indicator):
    store(people(indicator))
    store(people(indicator, region="NL01", series="Nederland"))
    assert sorted(CbsLink.objects.values_list("series", flat=True)) == ["Nederland", "gemeente"]


def test_refresh_brings_what_cbs_revised(indicator, cbs_server):
    store(people(indicator))
    cbs_server.tables[KEY_FIGURES].observations[0]["Value"] = 5.0
    fill(indicator, 2016, "7")
    outcome = cbs_links.refresh_link(user=None, link=CbsLink.objects.get())
    assert str(outcome) == "1 gewijzigd, 8 hetzelfde, 1 zelf ingevuld en zo gelaten"
    assert stored(indicator)["2015"] == (Decimal(5), Origin.CBS)
    assert stored(indicator)["2016"] == (Decimal(7), Origin.HAND)


def test_refresh_of_what_is_the_same_only_tells_when(indicator):
    store(people(indicator))
    CbsLink.objects.update(fetched_at=None)
    outcome = cbs_links.refresh_link(user=None, link=CbsLink.objects.get())
    assert (str(outcome), len(outcome.written)) == ("10 hetzelfde", 0)
    assert CbsLink.objects.get().fetched_at is not None


def test_refresh_that_fails_changes_nothing(indicator, cbs_server):
    store(people(indicator))
    fetched = CbsLink.objects.get().fetched_at
    cbs_server.answer_with(f"{KEY_FIGURES}/Observations", Reply(500))
    with pytest.raises(CbsError):
        cbs_links.refresh_link(user=None, link=CbsLink.objects.get())
    assert CbsLink.objects.get().fetched_at == fetched
    assert len(stored(indicator)) == 10


def test_refresh_of_a_link_that_is_gone(indicator):
    store(people(indicator))
    link = CbsLink.objects.get()
    cbs_links.unlink(user=None, link=link)
    link.pk = link.pk or 1
    with pytest.raises(ValidationError, match="intussen verbroken"):
        cbs_links.refresh_link(user=None, link=link)


def test_unlink_keeps_the_values_and_can_be_taken_back(indicator):
    store(care(indicator))
    before = CbsLink.objects.values(*cbs_links.WHAT, "fetched_at").get()
    token = cbs_links.unlink(user=None, link=CbsLink.objects.get())
    assert (CbsLink.objects.count(), len(stored(indicator))) == (0, 4)
    cbs_links.link_again(user=None, indicator=indicator, token=token)
    assert CbsLink.objects.values(*cbs_links.WHAT, "fetched_at").get() == before


def test_link_again_refuses_another_indicator_and_a_made_up_token(organisation, indicator):
    store(care(indicator))
    token = cbs_links.unlink(user=None, link=CbsLink.objects.get())
    other = make_indicator(organisation, "Andere")
    for target, wrong in [(other, token), (indicator, "x")]:
        with pytest.raises(ValidationError):
            cbs_links.link_again(user=None, indicator=target, token=wrong)
    assert CbsLink.objects.count() == 0


def test_reader_may_not_link_refresh_or_unlink(organisation, indicator, cbs_server):
    store(people(indicator))
    reader, link = make_member(organisation, Role.RAADSLID).user, CbsLink.objects.get()
    cbs_server.asked.clear()
    calls = [
        lambda: cbs_links.link_series(user=reader, link=people(indicator), values=[]),
        lambda: cbs_links.refresh_link(user=reader, link=link),
        lambda: cbs_links.unlink(user=reader, link=link),
    ]
    for call in calls:
        with pytest.raises(PermissionDenied):
            call()
    assert (cbs_server.asked, CbsLink.objects.count()) == ([], 1)


def test_command_refreshes_all_and_one_line_tells_of_each(indicator, capsys):
    store(people(indicator))
    other = make_indicator(make_organisation("houten"), "Inwoners")
    store(people(other))
    call_command("refresh_cbs")
    assert capsys.readouterr().out.splitlines() == [
        f"Gemeente Best · {indicator} · gemeente: 10 hetzelfde.",
        "Gemeente Houten · Inwoners · gemeente: 10 hetzelfde.",
        "Reeksen van het CBS: 2. Alles is opgehaald.",
    ]
    call_command("refresh_cbs", organisatie="houten")
    assert len(capsys.readouterr().out.splitlines()) == 2


def test_command_goes_on_after_a_failure_and_ends_badly(indicator, cbs_server, capsys):
    store(people(indicator))
    store(care(make_indicator(indicator.organisation, "Zorg")))
    del cbs_server.tables[KEY_FIGURES]
    with pytest.raises(CommandError, match=r"Reeksen van het CBS: 2\. Mislukt: 1\."):
        call_command("refresh_cbs")
    told = capsys.readouterr()
    assert told.err.startswith(
        f"Gemeente Best · {indicator} · gemeente: niet gelukt. CBS kent geen tabel ‘70072ned’."
    )
    assert told.out == "Gemeente Best · Zorg · gemeente: 4 hetzelfde.\n"


def test_command_leaves_the_recycle_bin_alone(indicator, capsys):
    store(people(indicator))
    remove_indicator(user=None, indicator=indicator)
    call_command("refresh_cbs")
    assert capsys.readouterr().out == "Reeksen van het CBS: 0. Alles is opgehaald.\n"


def test_command_for_an_unknown_organisation():
    with pytest.raises(CommandError, match="Er is geen organisatie ‘houten’"):
        call_command("refresh_cbs", organisatie="houten")
