import re

import pytest
from django.urls import reverse

from indicators.models import Indicator
from tests.indicators.views.pages import rows, toast


@pytest.fixture
def client(client, user):
    client.force_login(user)
    return client


def names(client, **query):
    page = client.get(reverse("indicators:catalogue", args=["best"]), query).content.decode()
    return re.findall(r"<h3>.*?</span> (.*?)</h3>", page)


def add(client, number):
    url = reverse("indicators:catalogue_add", args=["best", number])
    return client.post(url, follow=True).content.decode()


def test_all_indicators_are_listed_those_that_ended_last(client, organisation):
    found = names(client)
    assert len(found) == 39
    assert found[-5:] == [
        "Harde kern jongeren",
        "Ziekenhuisopname na verkeersongeval met een motorvoertuig",
        "Overige vervoersongevallen met een gewonde fietser",
        "Bruto Gemeentelijk Product",
        "Achterstandsleerlingen",
    ]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({"zoek": "winkel"}, ["Winkeldiefstallen"]),
        ({"zoek": "jongeren", "hoofdtaakveld": "1"}, ["Verwijzingen Halt", "Harde kern jongeren"]),
        ({"zoek": "eenhoorns"}, []),
    ],
)
def test_words_and_taakveld_find(client, organisation, query, expected):
    assert names(client, **query) == expected


def test_one_click_adds(client, organisation):
    page = add(client, 8)
    assert toast(page) == "‘Winkeldiefstallen’ staat nu bij uw indicatoren."
    made = Indicator.objects.get()
    assert (made.name, made.kind, made.catalogue_number) == ("Winkeldiefstallen", "bbv", 8)
    listed = client.get(reverse("indicators:catalogue", args=["best"]), {"zoek": "winkel"}).content.decode()
    assert "staat al bij uw indicatoren" in listed
    assert "Toevoegen" not in listed


def test_adding_twice_finds_the_first(client, organisation):
    add(client, 8)
    assert toast(add(client, 8)) == "‘Winkeldiefstallen’ staat al bij uw indicatoren."
    assert Indicator.objects.count() == 1


def test_what_ended_or_is_unknown_is_refused(client, organisation):
    assert toast(add(client, 7)) == ("‘Harde kern jongeren’ is vervallen. Kies een indicator die nog geldt.")
    assert toast(add(client, 40)).startswith("Er is geen BBV-indicator 40.")
    assert Indicator.objects.count() == 0


def test_a_raadslid_reads_without_buttons(client, raadslid):
    client.force_login(raadslid)
    assert len(names(client)) == 39
    assert "Toevoegen" not in client.get(reverse("indicators:catalogue", args=["best"])).content.decode()


def test_taakvelden_tell_in_which_years_they_count(client, organisation):
    page = client.get(reverse("indicators:taakvelden", args=["best"])).content.decode()
    told = [row for row in rows(page) if row.startswith(("0.1 ", "0.10", "6.73a"))]
    assert told == [
        "0.1 Bestuur vanaf 2017",
        "0.10 Mutaties reserves vanaf 2017",
        "6.73a Pleegzorg 2023 t/m 2024",
    ]
