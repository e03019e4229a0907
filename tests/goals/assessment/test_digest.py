"""The digest by the real command: who gets what, nothing twice, nothing lost, and leaving it."""

from datetime import timedelta
from io import StringIO
from smtplib import SMTPRecipientsRefused

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.core.management import CommandError, call_command
from django.urls import reverse
from django.utils import timezone

from goals.assessment import judging
from goals.assessment.following import follower_of, note_seen, set_digest
from goals.assessment.refresh import bring_up_to_date
from goals.models import Follower, Raakvlak
from organisations.enums import Role
from organisations.models import Membership, User
from tests.goals.assessment.factories import make_pathway, make_project, make_social_tree
from tests.goals.factories import make_organisation, make_user

pytestmark = pytest.mark.django_db
BROKEN = "kapot@example.org"


class PickyBackend(EmailBackend):
    """A mail server that refuses one address."""

    def send_messages(self, messages):
        if any(BROKEN in message.to for message in messages):
            raise SMTPRecipientsRefused({BROKEN: (550, b"onbekend")})
        return super().send_messages(messages)


@pytest.fixture(autouse=True)
def _site(settings):
    settings.SITE_URL = "https://doelen.example.nl/"


@pytest.fixture
def organisation():
    organisation = make_organisation()
    make_pathway(organisation)
    make_social_tree(organisation, "D Ouderen zwieren")
    return organisation


def follow(organisation, domain="", role=Role.ADVISEUR, **fields):
    user = make_user(organisation, role, **fields)
    user.memberships.update(domain=domain)
    User.objects.filter(pk=user.pk).update(date_joined=timezone.now() - timedelta(days=1))
    return User.objects.get(pk=user.pk)


def send(*arguments):
    out = StringIO()
    call_command("send_digest", *arguments, stdout=out, stderr=out)
    return out.getvalue()


def addresses():
    return sorted(address for message in mail.outbox for address in message.to)


def test_an_adviser_gets_new_signals_with_the_reason_and_a_link(organisation):
    user = follow(organisation, "fysiek", email="bas@example.org", name="Bas")
    make_project(organisation)
    said = send()
    [message] = mail.outbox
    raakvlak = Raakvlak.objects.get()
    token = user.memberships.get().follower.token
    site = "https://doelen.example.nl/best/raakvlakken"
    assert said == "best · bas@example.org: verstuurd, 1 nieuw.\nVerstuurd: 1. Niets nieuws: 0.\n"
    assert message.subject == "Raakvlakken: 1 nieuw signaal bij Gemeente Best"
    assert message.extra_headers == {
        "List-Unsubscribe": f"<{site}/afmelden/{token}/>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }
    assert message.body.strip().split("\n") == [
        "Goedendag Bas,",
        "",
        "Nieuwe signalen: hier raken het sociaal en het fysiek domein elkaar misschien. Klopt het?",
        "",
        "Flonker Kerkplein",
        "- 1 Ouderen zwieren (sociaal, sterk signaal)",
        "  ‘flonker’ en ‘zwieren’: Bij een flonker gaan mensen zwieren.",
        f"  {site}/{raakvlak.pk}/",
        "",
        "Alles wat nieuw is:",
        f"{site}/nieuw-sinds/?domein=fysiek",
        "",
        "Met vriendelijke groet,",
        "Gemeente Best",
        "",
        "Wilt u dit overzicht niet meer?",
        f"{site}/afmelden/{token}/",
    ]
    [(html, kind)] = message.alternatives
    assert kind == "text/html"
    assert f'<a href="{site}/{raakvlak.pk}/">1 Ouderen zwieren</a>' in html


def test_a_social_adviser_reads_it_from_the_goal(organisation):
    follow(organisation, "sociaal")
    make_project(organisation)
    send()
    assert "1 Ouderen zwieren\n- Flonker Kerkplein (fysiek, sterk signaal)" in mail.outbox[0].body


def test_what_a_colleague_confirmed_is_told_and_ones_own_is_not(organisation):
    noor, bas = follow(organisation, email="noor@example.org"), follow(organisation, email="bas@example.org")
    make_project(organisation)
    bring_up_to_date(organisation)
    texts = {"explanation": "Samen zwieren."}
    judging.confirm(user=noor, raakvlak=Raakvlak.objects.get(), seen="gesignaleerd", texts=texts)
    send()
    assert addresses() == [bas.email]
    assert mail.outbox[0].subject == "Raakvlakken: 1 bevestigd bij Gemeente Best"
    assert "- 1 Ouderen zwieren en Flonker Kerkplein\n  Samen zwieren." in mail.outbox[0].body


def test_nothing_is_sent_twice_and_nobody_gets_an_empty_mail(organisation):
    follow(organisation)
    assert send() == "Verstuurd: 0. Niets nieuws: 1.\n"
    make_project(organisation)
    send()
    assert send() == "Verstuurd: 0. Niets nieuws: 1.\n"
    assert len(mail.outbox) == 1


def test_what_one_saw_on_the_page_is_mailed_all_the_same(organisation):
    user = follow(organisation)
    make_project(organisation)
    note_seen(user.memberships.get(), timezone.now())
    assert len(mail.outbox) == 0
    send()
    assert len(mail.outbox) == 1


def test_who_may_not_judge_or_does_not_want_it_gets_nothing(organisation):
    follow(organisation, role=Role.RAADSLID)
    set_digest(follower_of(follow(organisation).memberships.get()), wanted=False)
    User.objects.filter(pk=follow(organisation).pk).update(is_active=False)
    make_project(organisation)
    assert send() == "Verstuurd: 0. Niets nieuws: 0.\n"


def test_a_dry_run_sends_and_notes_nothing(organisation):
    follow(organisation, email="bas@example.org")
    make_project(organisation)
    assert send("--dry-run") == (
        "best · bas@example.org: verstuurd, 1 nieuw.\nZou versturen: 1. Niets nieuws: 0.\n"
    )
    assert mail.outbox == []
    send()
    assert len(mail.outbox) == 1


def test_a_failing_address_stops_nobody_and_loses_no_news(organisation, settings):
    follow(organisation, email=BROKEN)
    follow(organisation, email="bas@example.org")
    make_project(organisation)
    settings.EMAIL_BACKEND = f"{__name__}.PickyBackend"
    with pytest.raises(CommandError) as caught:
        send()
    assert str(caught.value) == "Niet gelukt: 1. De volgende keer proberen we het opnieuw."
    assert addresses() == ["bas@example.org"]
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    send()
    assert addresses() == ["bas@example.org", BROKEN]


def test_one_organisation_alone(organisation):
    other = make_organisation("houten")
    make_pathway(other)
    make_social_tree(other, "D Ouderen zwieren")
    for one in (organisation, other):
        follow(one, email=f"{one.slug}@example.org")
        make_project(one)
    send("--organisatie", "houten")
    assert addresses() == ["houten@example.org"]


def test_an_unknown_organisation_is_told():
    with pytest.raises(CommandError, match="Er is geen organisatie ‘nergens’"):
        send("--organisatie", "nergens")


def test_leaving_by_the_link_works_without_login_and_only_by_posting(organisation, client):
    follower = follower_of(Membership.objects.get(user=follow(organisation)))
    url = reverse("goals:raakvlak_unsubscribe", args=["best", follower.token])
    assert "Geen e-mail meer sturen" in client.get(url).content.decode()
    assert Follower.objects.get().wants_digest is True
    one_click = {"List-Unsubscribe": "One-Click"}
    client.handler.enforce_csrf_checks = True
    assert "geen e-mail meer over raakvlakken" in client.post(url, one_click).content.decode()
    assert Follower.objects.get().wants_digest is False


def test_a_wrong_token_is_not_found(organisation, client):
    url = reverse("goals:raakvlak_unsubscribe", args=["best", "00000000-0000-4000-8000-000000000000"])
    assert client.get(url).status_code == 404


def test_switching_on_again_starts_with_what_comes_after(organisation):
    user = follow(organisation)
    follower = follower_of(user.memberships.get())
    set_digest(follower, wanted=False)
    make_project(organisation)
    bring_up_to_date(organisation)
    set_digest(follower, wanted=True)
    assert send() == "Verstuurd: 0. Niets nieuws: 1.\n"
