"""The page behind the link in an invitation, for everybody who may open it."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.core.cache import cache
from django.utils import timezone

from organisations.enums import Role
from organisations.invitation_mail import link_of
from organisations.models import Invitation, User
from organisations.querysets import INVITATION_VALID
from organisations.services import resend_invitation
from tests.organisations.factories import (
    make_invitation,
    make_member,
    make_organisation,
    make_user,
)

pytestmark = pytest.mark.django_db
STRONG = "drie losse woorden"
FIELDS = {"name": "Kees", "password": STRONG, "repeated": STRONG}


@pytest.fixture(autouse=True)
def _no_limits_left_over():
    cache.clear()


@pytest.fixture
def best():
    return make_organisation()


@pytest.fixture
def invitation(best):
    return make_invitation(best, "kees@best.nl", Role.ADVISEUR, name="Kees")


@pytest.fixture
def link(invitation):
    return link_of(invitation, "")


def test_a_new_person_gets_name_and_password_fields(client, link):
    answer = client.get(link)
    assert answer.templates[0].name == "organisations/invitation_register.html"
    assert answer.context["form"]["name"].value() == "Kees"
    assert "no-store" in answer["Cache-Control"]


def test_a_new_person_is_logged_in_and_welcomed(client, best, link):
    answer = client.post(link, FIELDS)
    assert answer.url == "/best/"
    user = User.objects.get(email="kees@best.nl")
    assert client.session["_auth_user_id"] == str(user.pk)
    assert user.membership_in(best.pk).role == "adviseur"


@pytest.mark.parametrize(
    ("change", "field", "sentence"),
    [
        ({"name": ""}, "name", "Vul uw naam in."),
        ({"repeated": "iets anders hier"}, "repeated", "De twee wachtwoorden zijn niet gelijk."),
        (
            {"password": "kort", "repeated": "kort"},
            "password",
            "Dit wachtwoord is te kort. Kies minstens 12 tekens.",
        ),
        (
            {"password": "kees@best.nl", "repeated": "kees@best.nl"},
            "password",
            "Dit wachtwoord lijkt te veel op uw naam of e-mailadres.",
        ),
        (
            {"name": "Kees de Groot", "password": "kees de groot", "repeated": "kees de groot"},
            "password",
            "Dit wachtwoord lijkt te veel op uw naam of e-mailadres.",
        ),
        (
            {"password": "qwertyuiop123", "repeated": "qwertyuiop123"},
            "password",
            "Dit wachtwoord is te algemeen.",
        ),
        (
            {"password": "482615937204", "repeated": "482615937204"},
            "password",
            "Dit wachtwoord bevat alleen cijfers.",
        ),
    ],
)
def test_what_is_wrong_is_told_in_dutch(client, link, change, field, sentence):
    answer = client.post(link, FIELDS | change)
    assert answer.status_code == 422
    assert answer.context["form"].errors[field] == [sentence]
    assert User.objects.count() == 0


def test_somebody_with_an_account_is_asked_to_log_in(client, link):
    make_user(email="Kees@best.nl", password=STRONG)
    page = client.get(link).content.decode()
    assert f'href="/account/login/?next={link}"' in page
    assert client.post(link, FIELDS).status_code == 200
    assert User.objects.count() == 1


def test_after_logging_in_the_link_is_where_they_return(client, link):
    make_user(email="kees@best.nl", password=STRONG)
    fields = {"login": "kees@best.nl", "password": STRONG, "next": link}
    assert client.post("/account/login/", fields).url == link


def test_the_invited_person_joins_with_one_button(client, best, link):
    user = make_user(email="kees@best.nl")
    client.force_login(user)
    assert client.get(link).templates[0].name == "organisations/invitation_join.html"
    assert not user.memberships.exists()
    assert client.post(link).url == "/best/"
    assert user.memberships.get().organisation == best


def test_another_person_is_told_so_and_can_log_out(client, best, link):
    other = make_user(email="piet@best.nl")
    client.force_login(other)
    for answer in (client.get(link), client.post(link)):
        assert answer.status_code == 403
        assert "Deze uitnodiging is voor iemand anders" in answer.content.decode()
    assert not other.memberships.exists()
    assert client.post("/account/logout/", {"next": link}).url == link


def test_a_used_link_says_what_to_do(client, link):
    client.post(link, FIELDS)
    answer = client.get(link)
    assert answer.status_code == 410
    assert "Deze uitnodiging werkt niet meer" in answer.content.decode()


@pytest.mark.parametrize("age", [INVITATION_VALID, INVITATION_VALID + timedelta(days=100)])
def test_an_expired_link_says_what_to_do(client, link, age):
    Invitation.objects.update(invited_at=timezone.now() - age)
    assert client.get(link).status_code == 410
    assert client.post(link, FIELDS).status_code == 410
    assert User.objects.count() == 0


def test_a_link_works_up_to_fourteen_days(client, link):
    Invitation.objects.update(invited_at=timezone.now() - INVITATION_VALID + timedelta(minutes=1))
    assert client.get(link).status_code == 200


def test_a_withdrawn_link_says_what_to_do(client, invitation, link):
    invitation.delete()
    assert client.get(link).status_code == 410


@pytest.mark.parametrize("change", ["x", "", "%00", "é"])
def test_a_link_we_did_not_make_gives_nothing_away(client, link, change):
    assert client.get(link.rstrip("/")[:-3] + change + "/").status_code == 410


def test_too_many_attempts_wait(client, link, settings):
    settings.ACCOUNT_RATE_LIMITS = {"accept_invitation": "2/m/ip"}
    answers = [client.post(link, {}).status_code for _ in range(3)]
    assert answers == [422, 422, 429]


def test_the_mail_is_plain_dutch(best, invitation, django_capture_on_commit_callbacks):
    beheerder = make_member(best, Role.BEHEERDER, name="Anneke").user
    Invitation.objects.update(invited_by=beheerder)
    with django_capture_on_commit_callbacks(execute=True):
        resend_invitation(user=beheerder, invitation=invitation, site_url="https://doelen.nl/")
    body = mail.outbox[0].body
    assert body.startswith(
        "Goedendag Kees,\n\nAnneke nodigt u uit voor de doelenbomen van Gemeente Best. "
        "U wordt daar adviseur.\n\nDoe mee via deze link:\n\nhttps://doelen.nl/uitnodiging/"
    )
    assert re.search(r"De link werkt tot en met \d+ [a-z]+ \d{4} en is alleen voor u\.", body)
    assert "style" not in mail.outbox[0].alternatives[0][0]
