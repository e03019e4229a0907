from datetime import timedelta
from threading import Barrier, Thread

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.urls import get_resolver
from django.utils import timezone

from organisations import services
from organisations.enums import Role
from organisations.invitation_mail import MailNotSentError, link_of
from organisations.models import Invitation, Membership, User
from organisations.querysets import INVITATION_VALID
from tests.organisations.factories import (
    make_invitation,
    make_member,
    make_organisation,
    make_user,
)

SITE = "https://doelen.example.org"
pytestmark = pytest.mark.django_db


@pytest.fixture
def best():
    return make_organisation()


@pytest.fixture
def beheerder(best):
    return make_member(best, Role.BEHEERDER, name="Anneke").user


def roles(organisation):
    return dict(organisation.memberships.values_list("user__email", "role"))


def refused(function, **arguments):
    """The sentence with which a service refuses."""
    with pytest.raises(ValidationError) as caught:
        function(**arguments)
    return " ".join(caught.value.messages)


# --- invite ---


def test_invite_mails_the_link_after_commit(best, beheerder, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        invitation = services.invite(
            user=beheerder, organisation=best, email=" Jan@Best.NL ", role="adviseur", site_url=SITE
        )
        assert mail.outbox == []
    (message,) = mail.outbox
    assert message.to == ["jan@best.nl"]
    assert message.subject == "Uitnodiging voor de doelenbomen van Gemeente Best"
    assert link_of(invitation, SITE) in message.body
    assert "Anneke nodigt u uit" in message.body
    html, kind = message.alternatives[0]
    assert kind == "text/html"
    assert f'href="{link_of(invitation, SITE)}"' in html


def test_invite_keeps_name_role_and_domain(best, beheerder):
    services.invite(
        user=beheerder,
        organisation=best,
        email="jan@best.nl",
        role="adviseur",
        name="Jan",
        domain="fysiek",
    )
    fields = best.invitations.values_list("email", "name", "role", "domain", "invited_by")
    assert list(fields) == [("jan@best.nl", "Jan", "adviseur", "fysiek", beheerder.pk)]


@pytest.mark.parametrize("role", [Role.ADVISEUR, Role.RAADSLID])
def test_invite_by_another_role_is_denied(best, role):
    user = make_member(best, role).user
    with pytest.raises(PermissionDenied):
        services.invite(user=user, organisation=best, email="jan@best.nl", role="adviseur")
    assert Invitation.objects.count() == 0


def test_invite_by_the_beheerder_of_another_organisation_is_denied(best):
    other = make_member(make_organisation("veld"), Role.BEHEERDER).user
    with pytest.raises(PermissionDenied):
        services.invite(user=other, organisation=best, email="jan@best.nl", role="adviseur")


def test_invite_a_member_says_so(best, beheerder):
    make_member(best, email="jan@best.nl")
    sentence = refused(
        services.invite, user=beheerder, organisation=best, email="JAN@best.nl", role="adviseur"
    )
    assert sentence == "jan@best.nl heeft al toegang. Wijzig de rol in de lijst."


def test_invite_twice_says_so(best, beheerder):
    make_invitation(best, "jan@best.nl")
    sentence = refused(
        services.invite, user=beheerder, organisation=best, email="Jan@best.nl", role="adviseur"
    )
    assert sentence == "jan@best.nl is al uitgenodigd. Stuur de uitnodiging opnieuw of trek haar in."


def test_invite_without_address_is_refused(best, beheerder):
    assert refused(services.invite, user=beheerder, organisation=best, email="jan", role="adviseur")


def test_invite_without_mail_server_keeps_the_invitation(
    best, beheerder, settings, django_capture_on_commit_callbacks
):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    with pytest.raises(MailNotSentError), django_capture_on_commit_callbacks(execute=True):
        services.invite(
            user=beheerder, organisation=best, email="jan@best.nl", role="adviseur", site_url=SITE
        )
    assert best.invitations.count() == 1


def test_resend_makes_the_link_valid_again(best, beheerder, django_capture_on_commit_callbacks):
    invitation = make_invitation(best)
    Invitation.objects.update(invited_at=timezone.now() - INVITATION_VALID - timedelta(days=1))
    with django_capture_on_commit_callbacks(execute=True):
        services.resend_invitation(user=beheerder, invitation=invitation, site_url=SITE)
    assert best.invitations.valid().get() == invitation
    assert [message.to for message in mail.outbox] == [["nieuw@example.org"]]


def test_withdraw_ends_the_invitation(best, beheerder):
    invitation = make_invitation(best)
    services.withdraw_invitation(user=beheerder, invitation=invitation)
    assert best.invitations.count() == 0
    sentence = refused(services.withdraw_invitation, user=beheerder, invitation=invitation)
    assert sentence == "Deze uitnodiging is al gebruikt, ingetrokken of verlopen."


# --- accept ---


def test_register_makes_a_member_with_a_password(best):
    invitation = make_invitation(best, "Jan@best.nl", Role.ADVISEUR, domain="sociaal")
    user = services.register(invitation=invitation, name=" Jan ", password="drie losse woorden")
    assert (user.email, user.name) == ("jan@best.nl", "Jan")
    assert user.check_password("drie losse woorden")
    membership = user.memberships.get()
    assert (membership.organisation, membership.role, membership.domain) == (
        best,
        "adviseur",
        "sociaal",
    )
    assert best.invitations.count() == 0


def test_register_an_address_with_an_account_changes_nothing(best):
    make_user(email="jan@best.nl")
    sentence = refused(
        services.register, invitation=make_invitation(best, "jan@best.nl"), name="J", password="x"
    )
    assert sentence == "jan@best.nl heeft al een account. Log daarmee in."
    assert Membership.objects.count() == 0


def test_register_with_a_withdrawn_invitation_makes_no_account(best):
    invitation = make_invitation(best)
    Invitation.objects.all().delete()
    assert refused(services.register, invitation=invitation, name="J", password="x")
    assert User.objects.count() == 0


def test_accept_makes_the_invited_person_a_member_once(best):
    user = make_user(email="jan@best.nl")
    invitation = make_invitation(best, "JAN@best.nl", Role.RAADSLID)
    services.accept_invitation(user=user, invitation=invitation)
    assert roles(best) == {"jan@best.nl": "raadslid"}
    assert refused(services.accept_invitation, user=user, invitation=invitation)


def test_accept_keeps_the_role_of_a_member(best):
    member = make_member(best, Role.RAADSLID)
    invitation = make_invitation(best, member.user.email, Role.BEHEERDER)
    services.accept_invitation(user=member.user, invitation=invitation)
    assert roles(best) == {member.user.email: "raadslid"}


def test_accept_for_another_person_is_denied(best):
    with pytest.raises(PermissionDenied):
        services.accept_invitation(user=make_user(), invitation=make_invitation(best))


def test_accept_after_fourteen_days_is_refused(best):
    user, invitation = make_user(email="jan@best.nl"), make_invitation(best, "jan@best.nl")
    Invitation.objects.update(invited_at=timezone.now() - INVITATION_VALID)
    assert refused(services.accept_invitation, user=user, invitation=invitation)
    assert roles(best) == {}


# --- memberships ---


def test_change_membership(best, beheerder):
    member = make_member(best, Role.RAADSLID, domain="sociaal")
    services.change_membership(user=beheerder, membership=member, role="beheerder", domain="")
    member.refresh_from_db()
    assert (member.role, member.domain) == ("beheerder", "")


def test_change_to_an_unknown_role_is_refused(best, beheerder):
    member = make_member(best, Role.RAADSLID)
    assert refused(services.change_membership, user=beheerder, membership=member, role="baas", domain="")


def test_the_last_beheerder_is_neither_demoted_nor_removed(best, beheerder):
    make_member(best, Role.BEHEERDER, is_active=False)
    member = beheerder.memberships.get()
    sentence = "Anneke is de laatste beheerder. Maak eerst iemand anders beheerder."
    change = {"user": beheerder, "membership": member, "role": "adviseur", "domain": ""}
    assert refused(services.change_membership, **change) == sentence
    assert refused(services.remove_membership, user=beheerder, membership=member) == sentence
    assert roles(best)[beheerder.email] == "beheerder"


def test_a_beheerder_may_hand_over(best, beheerder):
    make_member(best, Role.BEHEERDER)
    member = beheerder.memberships.get()
    services.change_membership(user=beheerder, membership=member, role="adviseur", domain="")
    assert roles(best)[beheerder.email] == "adviseur"


def test_removing_oneself_is_refused(best, beheerder):
    make_member(best, Role.BEHEERDER)
    sentence = refused(services.remove_membership, user=beheerder, membership=beheerder.memberships.get())
    assert sentence == "U kunt uw eigen toegang niet intrekken. Vraag het aan een andere beheerder."


def test_remove_and_restore_gives_back_role_and_domain(best, beheerder):
    member = make_member(best, Role.ADVISEUR, "fysiek")
    event = services.remove_membership(user=beheerder, membership=member)
    assert roles(best) == {beheerder.email: "beheerder"}
    restored = services.restore_membership(user=beheerder, removal=event)
    assert (restored.user, restored.role, restored.domain) == (member.user, "adviseur", "fysiek")
    assert (
        refused(services.restore_membership, user=beheerder, removal=event)
        == f"{member.user} heeft al weer toegang."
    )


def test_restore_ends_an_invitation_sent_in_the_meantime(best, beheerder):
    member = make_member(best)
    event = services.remove_membership(user=beheerder, membership=member)
    make_invitation(best, member.user.email)
    services.restore_membership(user=beheerder, removal=event)
    assert best.invitations.count() == 0


def test_changing_somebody_who_is_gone_says_so(best, beheerder):
    member = make_member(best, name="Jan")
    services.remove_membership(user=beheerder, membership=member)
    change = {"user": beheerder, "membership": member, "role": "adviseur", "domain": ""}
    assert refused(services.change_membership, **change) == "Jan heeft geen toegang meer."


@pytest.mark.django_db(transaction=True)
def test_two_beheerders_who_demote_each_other_leave_one():
    best = make_organisation()
    pair = [make_member(best, Role.BEHEERDER) for _ in range(2)]
    start, errors = Barrier(2), []

    def demote(actor, other):
        user = User.objects.get(pk=actor.user_id)
        assert user.memberships_by_organisation  # the permission was read before the race
        start.wait()
        try:
            services.change_membership(user=user, membership=other, role="raadslid", domain="")
        except ValidationError as error:
            errors.extend(error.messages)
        finally:
            connection.close()

    threads = [Thread(target=demote, args=args) for args in (pair, pair[::-1])]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(roles(best).values()) == ["beheerder", "raadslid"]
    assert len(errors) == 1


# --- organisations and names ---


def test_create_organisation_refuses_the_address_of_another_page():
    sentence = refused(services.create_organisation, slug="account", name="X")
    assert sentence == "‘account’ is het adres van een andere pagina."


def test_every_first_part_of_an_address_is_reserved():
    parts = {str(one.pattern).split("/")[0] for one in _flat(get_resolver().url_patterns)}
    fixed = {part for part in parts if part and "<" not in part}
    assert fixed <= services.RESERVED_SLUGS


def _flat(patterns):
    for one in patterns:
        if str(one.pattern) == "":
            yield from _flat(getattr(one, "url_patterns", []))
        else:
            yield one


def test_rename_user():
    user = make_user(name="Jan")
    services.rename_user(user=user, name=" Jan Jansen ")
    user.refresh_from_db()
    assert user.name == "Jan Jansen"
