"""The command with which IT makes an organisation and its first beheerder."""

from io import StringIO

import pytest
from django.core import mail
from django.core.management import CommandError, call_command

from organisations.models import Organisation
from tests.organisations.factories import make_organisation

pytestmark = pytest.mark.django_db


def add(slug="best", name="Gemeente Best", beheerder="a@best.nl", **options):
    output = StringIO()
    call_command("add_organisation", slug, name=name, beheerder=beheerder, stdout=output, **options)
    return output.getvalue()


def refusal(**arguments):
    with pytest.raises(CommandError) as caught:
        add(**arguments)
    return str(caught.value)


def test_the_link_brings_the_first_beheerder_in(client):
    output = add(cbs_code="GM0753", site="http://testserver")
    assert "Gemeente Best is aangemaakt. Geef deze link aan a@best.nl:" in output
    (link,) = [line.strip() for line in output.splitlines() if "/uitnodiging/" in line]
    fields = {"name": "Anneke", "password": "drie losse woorden", "repeated": "drie losse woorden"}
    assert client.post(link, fields).url == "/best/"
    assert client.get("/best/beheer/mensen/").status_code == 200
    assert Organisation.objects.get().cbs_code == "GM0753"


def test_no_mail_is_sent(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        add()
    assert mail.outbox == []


def test_the_site_follows_from_the_settings():
    assert "http://localhost/uitnodiging/" in add()


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ({"slug": "account"}, "SLUG: ‘account’ is het adres van een andere pagina."),
        ({"name": " "}, "--name: Dit veld kan niet leeg zijn"),
        ({"cbs_code": "0753"}, "--cbs-code: Vul een CBS-code in zoals GM0753."),
        ({"beheerder": "anneke"}, "--beheerder: Voer een geldig e-mailadres in."),
    ],
)
def test_a_mistake_is_told_and_nothing_is_made(arguments, sentence):
    assert refusal(**arguments) == sentence
    assert Organisation.objects.count() == 0


def test_a_slug_that_is_taken_is_refused():
    make_organisation()
    assert refusal() == "SLUG: ‘best’ bestaat al."
