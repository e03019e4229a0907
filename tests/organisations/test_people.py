"""The people page and its buttons: who may, what it shows, and at how many queries."""

import pytest
from django.core import mail
from django.core.cache import cache
from django.urls import reverse

from organisations.enums import Role
from organisations.models import Membership
from tests.organisations.factories import make_invitation, make_member, make_organisation

pytestmark = pytest.mark.django_db
QUERIES = 7
WHO = ("anonymous", "raadslid", "adviseur", "beheerder", "outsider")
# What GET and POST answer to each of WHO; a button does nothing on GET.
LOGIN, OUT, DENIED = 302, 404, 403
TABLE = {
    ("management", "get"): (LOGIN, DENIED, DENIED, 302, OUT),
    ("people", "get"): (LOGIN, DENIED, DENIED, 200, OUT),
    ("people", "post"): (LOGIN, DENIED, DENIED, 422, OUT),
    ("change", "get"): (LOGIN, DENIED, DENIED, 302, OUT),
    ("change", "post"): (LOGIN, DENIED, DENIED, 302, OUT),
    ("remove", "post"): (LOGIN, DENIED, DENIED, 302, OUT),
    ("restore", "post"): (LOGIN, DENIED, DENIED, 302, OUT),
    ("resend", "post"): (LOGIN, DENIED, DENIED, 302, OUT),
    ("withdraw", "post"): (LOGIN, DENIED, DENIED, 302, OUT),
    ("home", "get"): (LOGIN, 302, 302, 302, OUT),
}


@pytest.fixture(autouse=True)
def _no_limits_left_over():
    cache.clear()


@pytest.fixture
def best():
    return make_organisation()


@pytest.fixture
def beheerder(best):
    return make_member(best, Role.BEHEERDER, name="Anneke").user


@pytest.fixture
def signed_in(client, beheerder):
    client.force_login(beheerder)
    return client


def url(name, *args):
    return reverse(f"organisations:{name}", args=["best", *args])


def removed(organisation):
    member = make_member(organisation, name="Weg")
    number = member.pk
    member.delete()
    return Membership.pgh_event_model.objects.get(pgh_obj_id=number, pgh_label="delete")


def url_in(organisation, name):
    """The address of a route with an object of this organisation."""
    arguments = {
        "change": lambda: [make_member(organisation).pk],
        "remove": lambda: [make_member(organisation).pk],
        "restore": lambda: [removed(organisation).pgh_id],
        "resend": lambda: [make_invitation(organisation).pk],
        "withdraw": lambda: [make_invitation(organisation).pk],
    }
    return url(name, *arguments.get(name, list)())


def log_in(client, who, best):
    if who == "outsider":
        client.force_login(make_member(make_organisation("veld"), Role.BEHEERDER).user)
    elif who != "anonymous":
        client.force_login(make_member(best, who).user)


@pytest.mark.parametrize(
    ("name", "method", "who", "status"),
    [
        (name, method, who, status)
        for (name, method), statuses in TABLE.items()
        for who, status in zip(WHO, statuses, strict=True)
    ],
)
def test_permission_table(client, best, name, method, who, status):
    log_in(client, who, best)
    address = url_in(best, name)
    answer = getattr(client, method)(address)
    assert answer.status_code == status
    if who == "anonymous":
        assert answer.url == f"/account/login/?next={address}"


@pytest.mark.parametrize("name", ["change", "remove", "restore", "resend", "withdraw"])
def test_an_object_of_another_organisation_is_not_found(signed_in, name):
    address = url_in(make_organisation("veld"), name)
    assert signed_in.post(address).status_code == 404


@pytest.mark.parametrize("name", ["change", "remove", "restore", "resend", "withdraw"])
def test_an_object_of_another_own_organisation_is_not_found(signed_in, beheerder, name):
    veld = make_organisation("veld")
    Membership.objects.create(user=beheerder, organisation=veld, role=Role.BEHEERDER)
    assert signed_in.post(url_in(veld, name)).status_code == 404


@pytest.mark.parametrize("count", [1, 3])
def test_query_count_is_constant(signed_in, best, count, django_assert_num_queries):
    for number in range(count):
        make_invitation(best, f"nieuw{number}@example.org")
        removed(best)
        if number:
            make_member(best)
    with django_assert_num_queries(QUERIES):
        answer = signed_in.get(url("people"))
    assert len(answer.context["members"]) == count


def test_the_page_shows_members_and_invitations_of_this_organisation_only(signed_in, best):
    make_member(best, Role.ADVISEUR, name="Youssef", email="youssef@best.nl")
    make_invitation(best, "kees@best.nl")
    veld = make_organisation("veld")
    make_member(veld, name="Pim")
    make_invitation(veld, "pia@veld.nl")
    context = signed_in.get(url("people")).context
    assert [str(member.user) for member in context["members"]] == ["Anneke", "Youssef"]
    assert [invitation.email for invitation in context["invitations"]] == ["kees@best.nl"]


def test_a_name_is_text(signed_in, best):
    make_member(best, name="<script>alert(1)</script>")
    page = signed_in.get(url("people")).content.decode()
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)" in page


def test_the_refusal_says_why(client, best):
    client.force_login(make_member(best, Role.RAADSLID).user)
    page = client.get(url("people")).content.decode()
    assert "Alleen een beheerder kan mensen uitnodigen en rollen wijzigen." in page


@pytest.mark.django_db(transaction=True)
def test_inviting_sends_mail_and_says_so(signed_in, best):
    fields = {"email": "kees@best.nl", "name": "Kees", "role": "adviseur", "domain": "fysiek"}
    page = signed_in.post(url("people"), fields, follow=True).content.decode()
    assert "De uitnodiging is gestuurd naar kees@best.nl." in page
    assert [message.to for message in mail.outbox] == [["kees@best.nl"]]
    assert "http://testserver/uitnodiging/" in mail.outbox[0].body


@pytest.mark.django_db(transaction=True)
def test_inviting_without_mail_server_says_so(signed_in, best, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    fields = {"email": "kees@best.nl", "role": "adviseur"}
    page = signed_in.post(url("people"), fields, follow=True).content.decode()
    assert "maar de e-mail kon niet weg" in page
    assert best.invitations.count() == 1


def test_inviting_a_member_keeps_what_was_typed(signed_in, beheerder):
    fields = {"email": beheerder.email, "name": "Wie dan ook", "role": "adviseur"}
    answer = signed_in.post(url("people"), fields)
    assert answer.status_code == 422
    errors = answer.context["form"].errors
    assert errors == {"email": [f"{beheerder.email} heeft al toegang. Wijzig de rol in de lijst."]}
    assert 'value="Wie dan ook"' in answer.content.decode()


def test_too_many_invitations_wait(signed_in, settings):
    settings.ACCOUNT_RATE_LIMITS = {"invite": "1/h/user"}
    assert signed_in.post(url("people"), {}).status_code == 422
    assert signed_in.post(url("people"), {}).status_code == 429


def test_resending_too_often_is_refused(signed_in, best, settings):
    settings.ACCOUNT_RATE_LIMITS = {"invite": "0/h/user"}
    invitation = make_invitation(best)
    page = signed_in.post(url("resend", invitation.pk), follow=True).content.decode()
    assert "U stuurde veel uitnodigingen achter elkaar." in page
    assert mail.outbox == []


def test_change_saves_role_and_domain(signed_in, best):
    member = make_member(best, Role.RAADSLID, name="Kees")
    fields = {f"lid{member.pk}-role": "adviseur", f"lid{member.pk}-domain": "sociaal"}
    page = signed_in.post(url("change", member.pk), fields, follow=True).content.decode()
    member.refresh_from_db()
    assert (member.role, member.domain) == ("adviseur", "sociaal")
    assert "De rol van Kees is bewaard." in page
    assert "Kees is nu adviseur, en niet meer raadslid." in page


def test_change_of_the_last_beheerder_is_refused_in_a_sentence(signed_in, beheerder):
    member = beheerder.memberships.get()
    fields = {f"lid{member.pk}-role": "raadslid"}
    page = signed_in.post(url("change", member.pk), fields, follow=True).content.decode()
    assert "Anneke is de laatste beheerder. Maak eerst iemand anders beheerder." in page


def test_removal_offers_undo_once_and_stays_in_the_list(signed_in, best, beheerder):
    member = make_member(best, Role.ADVISEUR, "fysiek", name="Kees")
    answer = signed_in.post(url("remove", member.pk), follow=True)
    undo = answer.context["undo"]
    assert undo["text"] == "De toegang van Kees is ingetrokken."
    again = signed_in.get(url("people")).context
    assert again["undo"] is None
    assert url("restore", again["changes"][0].event_id) == undo["url"]
    assert again["changes"][0].by == "Anneke"
    page = signed_in.post(undo["url"], follow=True)
    assert "Kees heeft weer toegang." in page.content.decode()
    assert [change.event_id for change in page.context["changes"]][:2] == [None, None]
    assert best.memberships.get(user=member.user).domain == "fysiek"


def test_resend_and_withdraw(signed_in, best):
    invitation = make_invitation(best)
    signed_in.post(url("resend", invitation.pk))
    page = signed_in.post(url("withdraw", invitation.pk), follow=True).content.decode()
    assert "De uitnodiging van nieuw@example.org is ingetrokken." in page
    assert best.invitations.count() == 0


def test_a_beheerder_who_hands_over_loses_the_page(signed_in, best, beheerder):
    make_member(best, Role.BEHEERDER)
    member = beheerder.memberships.get()
    answer = signed_in.post(url("change", member.pk), {f"lid{member.pk}-role": "adviseur"})
    assert answer.url == url("home")
