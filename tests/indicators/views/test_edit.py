import re

import pytest
from django.urls import reverse

from indicators.models import Indicator
from tests.indicators.factories import make_indicator
from tests.indicators.views.pages import toast
from tests.organisations.factories import make_member

NEW = {"name": "Stress", "kind": "effect", "audience": "gemeente"}


@pytest.fixture
def client(client, user):
    client.force_login(user)
    return client


def url(name, *args):
    return reverse(f"indicators:{name}", args=["best", *args])


def seen(indicator, **changes):
    """What a browser sends of the form of an indicator with some fields changed."""
    fields = {"name": indicator.name, "kind": indicator.kind, "audience": indicator.audience}
    fields |= {"source": indicator.source}
    return fields | {f"initial-{name}": value for name, value in fields.items()} | changes


class TestNew:
    def test_a_new_indicator_leads_to_its_page(self, client):
        response = client.post(url("new"), NEW | {"baseline": "12,5", "frequency": "24"}, follow=True)
        made = Indicator.objects.get()
        assert response.redirect_chain == [(url("indicator", made.pk), 302)]
        assert toast(response.content.decode()) == "‘Stress’ is er. Vul nu een meting en een streefwaarde in."
        assert (made.baseline_number, made.frequency, made.name) == (12.5, 24, "Stress")

    def test_what_is_wrong_is_told_and_kept(self, client):
        response = client.post(url("new"), NEW | {"name": "", "source": "GGD", "band_low": "x"})
        page = response.content.decode()
        assert response.status_code == 422
        assert "Vul een naam in." in page
        assert 'value="GGD"' in page
        assert Indicator.objects.count() == 0


class TestEdit:
    def test_a_change_is_stored(self, client, indicator):
        response = client.post(url("edit", indicator.pk), seen(indicator, source="GGD"), follow=True)
        assert toast(response.content.decode()) == "De indicator is bewaard."
        indicator.refresh_from_db()
        assert indicator.source == "GGD"

    def test_who_is_second_gets_both_texts_and_chooses(self, client, indicator):
        mine = seen(indicator, source="GGD", keeper="")
        Indicator.objects.update(source="CBS")
        response = client.post(url("edit", indicator.pk), mine)
        page = response.content.decode()
        assert response.status_code == 409
        assert re.findall(r"<mark>(.*?)</mark>", page) == ["CBS", "GGD"]
        assert re.findall(r"Van opdrachtregel, vandaag \d+", page)
        assert 'name="nu-source" value="CBS"' in page
        client.post(url("edit", indicator.pk), mine | {"keuze-source": "mijne", "nu-source": "CBS"})
        indicator.refresh_from_db()
        assert indicator.source == "GGD"

    def test_a_baseline_of_two_people_is_one_question(self, client, organisation):
        indicator = make_indicator(organisation, baseline_number=36)
        mine = seen(indicator, baseline="37", **{"initial-baseline": "36"})
        Indicator.objects.update(baseline_number=None, baseline_text="hoog")
        response = client.post(url("edit", indicator.pk), mine)
        page = response.content.decode()
        assert response.status_code == 409
        assert 'name="nu-baseline" value="&#x27;hoog"' in page
        client.post(url("edit", indicator.pk), mine | {"keuze-baseline": "mijne", "nu-baseline": "'hoog"})
        indicator.refresh_from_db()
        assert (indicator.baseline_number, indicator.baseline_text) == (37, "")

    def test_choices_of_two_people_are_named(self, client, organisation):
        anna, kees = (make_member(organisation, name=name).user for name in ("Anna", "Kees"))
        indicator = make_indicator(organisation, frequency=12)
        mine = seen(indicator, keeper=str(anna.pk), frequency="24", **{"initial-frequency": "12"})
        Indicator.objects.update(keeper=kees, frequency=36)
        page = client.post(url("edit", indicator.pk), mine).content.decode()
        assert re.findall(r"<mark>(.*?)</mark>", page) == ["3", "2", "Kees", "Anna"]
        chosen = {"keuze-keeper": "hunne", "nu-keeper": str(kees.pk)}
        chosen |= {"keuze-frequency": "hunne", "nu-frequency": "36"}
        assert client.post(url("edit", indicator.pk), mine | chosen).status_code == 302
        indicator.refresh_from_db()
        assert (indicator.keeper, indicator.frequency) == (kees, 36)


class TestBin:
    def test_throwing_away_and_restoring_twice(self, client, indicator):
        for _ in range(2):
            page = client.post(url("remove", indicator.pk), follow=True).content.decode()
            assert toast(page) == "‘Jongeren met stress’ ligt in de prullenbak."
        assert "Jongeren met stress" in client.get(url("bin")).content.decode()
        for _ in range(2):
            page = client.post(url("restore", indicator.pk), follow=True).content.decode()
            assert toast(page) == "‘Jongeren met stress’ is teruggezet."

    def test_restoring_what_was_added_anew_is_refused(self, client, organisation):
        old = make_indicator(organisation, catalogue_number=1)
        client.post(url("remove", old.pk))
        make_indicator(organisation, catalogue_number=1)
        page = client.post(url("restore", old.pk), follow=True).content.decode()
        assert toast(page) == "Deze BBV-indicator hebt u al."

    def test_an_empty_bin_says_so(self, client, organisation):
        assert "De prullenbak is leeg" in client.get(url("bin")).content.decode()

    @pytest.mark.parametrize("count", [1, 3])
    def test_bin_costs_the_same_with_one_and_three(
        self, client, organisation, count, django_assert_num_queries
    ):
        for number in range(count):
            client.post(url("remove", make_indicator(organisation, f"Nr {number}").pk))
        client.get(url("bin"))
        with django_assert_num_queries(5):
            client.get(url("bin"))
