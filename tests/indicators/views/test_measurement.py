import re

import pytest
from django.urls import reverse

from indicators.models import Measurement, Target
from tests.indicators.factories import aim, fill
from tests.indicators.views.pages import toast, undo

GEMEENTE = {"series": "gemeente"}


@pytest.fixture
def client(client, user):
    client.force_login(user)
    return client


def url(indicator, name, *args, **query):
    return reverse(f"indicators:{name}", args=["best", indicator.pk, *args], query=query)


def stored():
    return [(str(row.period), row.series, row.number) for row in Measurement.objects.all()]


class TestAdding:
    def post(self, client, indicator, **data):
        return client.post(url(indicator, "measurement_new"), GEMEENTE | data, follow=True)

    def test_a_measurement_is_stored_and_can_be_taken_back(self, client, indicator):
        page = self.post(client, indicator, period="2021", value="36,5").content.decode()
        assert toast(page) == "De meting over 2021 is bewaard."
        assert stored() == [("2021", "gemeente", 36.5)]
        after = undo(client, page)
        assert toast(after) == "De wijziging is ongedaan gemaakt."
        assert "Over deze indicator" in after
        assert stored() == []

    def test_what_cannot_be_read_stays_in_the_form(self, client, indicator):
        response = self.post(client, indicator, period="2021", value="veel")
        page = response.content.decode()
        assert response.status_code == 422
        assert "‘veel’ is geen getal." in page
        assert 'value="veel"' in page

    def test_a_period_that_is_taken_is_refused(self, client, indicator):
        fill(indicator, 2021, "35")
        response = self.post(client, indicator, period="2021", value="36")
        assert response.status_code == 422
        assert "Over deze periode is er al een meting in deze reeks. Wijzig die." in response.content.decode()
        assert stored() == [("2021", "gemeente", 35)]

    def test_series_that_exist_are_offered(self, client, indicator):
        fill(indicator, 2021, "35", series="wijk Noord")
        page = client.get(url(indicator, "measurement_new")).content.decode()
        options = re.search(r'<datalist id="reeksen">(.*?)</datalist>', page)[1]
        assert re.findall(r'value="([^"]*)"', options) == [
            "gemeente",
            "Nederland",
            "vergelijkbare gemeenten",
            "wijk Noord",
        ]

    def test_a_target_is_stored(self, client, indicator):
        response = client.post(url(indicator, "target_new"), {"year": "2025", "value": "< 33"}, follow=True)
        assert toast(response.content.decode()) == "De streefwaarde voor 2025 is bewaard."
        assert [(row.operator, row.number) for row in Target.objects.all()] == [("<", 33)]

    def test_a_year_that_is_taken_is_refused(self, client, indicator):
        aim(indicator, 2025, "30")
        response = client.post(url(indicator, "target_new"), {"year": "2025", "value": "31"})
        assert response.status_code == 422
        assert "Voor dit jaar is er al een streefwaarde. Wijzig die." in response.content.decode()


class TestEditing:
    def test_a_measurement_of_another_series_is_found(self, client, indicator):
        fill(indicator, 2021, "35")
        fill(indicator, 2021, "31", series="wijk Noord & Zuid")
        address = url(indicator, "measurement", "2021", reeks="wijk Noord & Zuid")
        page = client.get(address).content.decode()
        assert 'name="value" value="31"' in page
        client.post(address, {"value": "32", "initial-value": "31"})
        assert stored() == [("2021", "gemeente", 35), ("2021", "wijk Noord & Zuid", 32)]

    @pytest.mark.parametrize("period", ["2021-H1", "2021-K3", "2021-12-31"])
    def test_every_kind_of_period_has_an_address(self, client, indicator, period):
        fill(indicator, period, "35")
        assert client.get(url(indicator, "measurement", period)).status_code == 200

    @pytest.mark.parametrize("period", ["2020", "ooit", "2021-13-45"])
    def test_a_period_without_measurement_is_not_found(self, client, indicator, period):
        fill(indicator, 2021, "35")
        assert client.get(url(indicator, "measurement", period)).status_code == 404

    def test_who_is_second_gets_both_values_and_chooses(self, client, indicator):
        fill(indicator, 2021, "35")
        address = url(indicator, "measurement", "2021")
        mine = {"value": "36", "initial-value": "35", "reason": "herzien"}
        fill(indicator, 2021, "34*")
        response = client.post(address, mine)
        page = response.content.decode()
        assert response.status_code == 409
        assert 'name="nu-value" value="34*"' in page
        assert stored() == [("2021", "gemeente", 34)]
        client.post(address, mine | {"keuze-value": "mijne", "nu-value": "34*"})
        assert stored() == [("2021", "gemeente", 36)]

    def test_their_value_may_stay(self, client, indicator):
        fill(indicator, 2021, "34")
        chosen = {"value": "36", "initial-value": "35", "keuze-value": "hunne", "nu-value": "34"}
        assert client.post(url(indicator, "measurement", "2021"), chosen).status_code == 302
        assert stored() == [("2021", "gemeente", 34)]

    def test_an_emptied_value_is_taken_away_with_undo(self, client, indicator):
        fill(indicator, 2021, "35")
        emptied = {"value": "", "initial-value": "35"}
        page = client.post(url(indicator, "measurement", "2021"), emptied, follow=True).content.decode()
        assert toast(page) == "De meting over 2021 is weggehaald."
        undo(client, page)
        assert stored() == [("2021", "gemeente", 35)]

    def test_a_target_changes(self, client, indicator):
        aim(indicator, 2025, "30")
        address = url(indicator, "target", 2025)
        assert 'name="value" value="30"' in client.get(address).content.decode()
        client.post(address, {"value": "geen", "initial-value": "30"})
        assert Target.objects.get().is_none

    def test_an_unreadable_target_is_told(self, client, indicator):
        aim(indicator, 2025, "30")
        response = client.post(url(indicator, "target", 2025), {"value": "veel", "initial-value": "30"})
        assert response.status_code == 422
        assert Target.objects.get().number == 30

    def test_a_sign_that_no_series_has_finds_nothing(self, client, indicator):
        for sign in "\0\x1b":
            page = url(indicator, "measurement", "2021", reeks=f"wijk{sign}")
            assert (client.get(page).status_code, client.post(page, {"value": "1"}).status_code) == (404, 404)
        assert stored() == []


class TestRemoving:
    def test_a_measurement_is_taken_away_and_comes_back(self, client, indicator):
        fill(indicator, 2021, "35*", remark="herzien")
        page = client.post(url(indicator, "measurement_remove", "2021"), follow=True).content.decode()
        assert toast(page) == "De meting over 2021 is weggehaald."
        assert stored() == []
        undo(client, page)
        row = Measurement.objects.get()
        assert (row.number, row.is_provisional, row.remark) == (35, True, "herzien")

    def test_a_target_is_taken_away_and_comes_back(self, client, indicator):
        aim(indicator, 2025, "> landelijk gemiddelde")
        page = client.post(url(indicator, "target_remove", 2025), follow=True).content.decode()
        assert toast(page) == "De streefwaarde voor 2025 is weggehaald."
        undo(client, page)
        assert Target.objects.get().reference == "landelijk gemiddelde"

    def test_taking_away_twice_is_fine(self, client, indicator):
        page = client.post(url(indicator, "measurement_remove", "2021"), follow=True).content.decode()
        assert toast(page) == "Iemand anders haalde dit al weg."

    def test_undo_after_another_change_is_refused(self, client, indicator):
        fill(indicator, 2021, "35")
        page = client.post(url(indicator, "measurement_remove", "2021"), follow=True).content.decode()
        fill(indicator, 2021, "37")
        after = undo(client, page)
        assert toast(after) == "Dit is intussen opnieuw gewijzigd. Daarom zetten we het niet terug."
        assert stored() == [("2021", "gemeente", 37)]


def test_undo_leads_to_no_other_site(client, indicator):
    address = reverse("indicators:undo", args=["best"], query={"terug": "https://elders.example/"})
    assert client.post(address, {"token": "x"}).url == "/best/indicatoren/"
