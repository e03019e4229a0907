"""Making, changing, revoking and recognising keys."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.utils import timezone

from history.conflicts import StaleFields
from history.recording import made_by
from organisations import api_keys
from organisations.api_keys import change_key, create_key, recognise, revoke_key, why_refused
from organisations.enums import KeyRight, Role
from organisations.models import ApiKey, User
from tests.organisations.factories import make_member, make_new_key, make_organisation

pytestmark = pytest.mark.django_db

TOMORROW = timedelta(days=1)


@pytest.fixture
def best():
    return make_organisation()


@pytest.fixture
def beheerder(best):
    return make_member(best, Role.BEHEERDER, name="Bea").user


def fields_of(**changes):
    return {
        "name": "Zaaksysteem",
        "contact": "Bea",
        "right": KeyRight.LEZEN,
        "tree_ids": [],
        "expires_on": timezone.localdate() + TOMORROW,
    } | changes


def change(api_key, user=None, **changes):
    seen = {name: getattr(api_key, name) for name in changes}
    return change_key(user=user, api_key=api_key, changes=changes, seen=seen)


def wait_after(calls, secret):
    """The waiting times of so many calls in a row."""
    return [recognise(secret).wait for _ in range(calls)]


def test_new_key_is_stored_as_a_hash_only(best, beheerder):
    made = create_key(user=beheerder, organisation=best, **fields_of(name=" Zaak  systeem "))

    kept = ApiKey.objects.values().get()
    account = User.objects.get(pk=kept["account_id"])
    assert made.secret.startswith(f"{kept['prefix']}.")
    assert made.secret.split(".")[1] not in str(kept)
    assert (kept["name"], kept["created_by_id"]) == ("Zaak systeem", beheerder.pk)
    assert (account.name, account.is_active) == ("Zaak systeem (API-sleutel)", False)
    assert not account.has_usable_password()


@pytest.mark.parametrize("role", [Role.ADVISEUR, Role.RAADSLID])
def test_only_a_beheerder_manages_keys(best, role):
    user, made = make_member(best, role).user, make_new_key(best)

    for act in (
        lambda: create_key(user=user, organisation=best, **fields_of()),
        lambda: change(made.api_key, user, name="x"),
        lambda: revoke_key(user=user, api_key=made.api_key),
    ):
        with pytest.raises(PermissionDenied):
            act()


def test_beheerder_elsewhere_and_a_writing_key_manage_no_keys(best):
    made = make_new_key(best, KeyRight.SCHRIJVEN)
    program = recognise(made.secret).user

    for user in (make_member(make_organisation("oirschot"), Role.BEHEERDER).user, program):
        with pytest.raises(PermissionDenied):
            revoke_key(user=user, api_key=made.api_key)


@pytest.mark.parametrize(
    ("changes", "named"),
    [
        ({"name": "  "}, ["name"]),
        ({"name": "x" * 121}, ["name"]),
        ({"contact": ""}, ["contact"]),
        ({"right": "alles"}, ["right"]),
        ({"expires_on": timezone.localdate() - TOMORROW}, ["expires_on"]),
        ({"expires_on": timezone.localdate() + timedelta(days=3 * 366 + 1)}, ["expires_on"]),
        ({"name": "", "contact": ""}, ["contact", "name"]),
    ],
)
def test_key_that_cannot_be_is_refused_at_its_fields(best, changes, named):
    made = make_new_key(best)

    for act in (
        lambda: create_key(user=None, organisation=best, **fields_of(**changes)),
        lambda: change(made.api_key, **changes),
    ):
        with pytest.raises(ValidationError) as refused:
            act()
        assert sorted(refused.value.message_dict) == named
    assert ApiKey.objects.get().name == "Zaaksysteem"


def test_form_sent_twice_makes_one_key(best, beheerder):
    fields = fields_of(id=ApiKey().id)
    create_key(user=beheerder, organisation=best, **fields)

    with pytest.raises(ValidationError) as refused:
        create_key(user=beheerder, organisation=best, **fields)

    assert refused.value.messages == [api_keys.MADE_ALREADY]
    assert ApiKey.objects.count() == 1


def test_recognised_key_is_its_account_in_one_query(best, django_assert_num_queries):
    made = make_new_key(best, KeyRight.SCHRIJVEN)

    with django_assert_num_queries(1):
        call = recognise(made.secret)
        assert call.user.key.role == Role.ADVISEUR

    assert (call.user.pk, str(call.user), call.wait) == (
        made.api_key.account_id,
        "Zaaksysteem (API-sleutel)",
        0,
    )
    assert call.user.key.organisation_id == best.pk


def test_recognised_key_is_stamped_and_leaves_no_history(best):
    made = make_new_key(best)
    events = ApiKey.pgh_event_model.objects.count()

    recognise(made.secret)

    assert timezone.now() - ApiKey.objects.get().last_used_at < timedelta(minutes=1)
    assert ApiKey.pgh_event_model.objects.count() == events == 1


@pytest.mark.parametrize("change", [str.upper, lambda key: key[:-1], lambda key: f"{key}x", lambda _key: "."])
def test_key_with_another_letter_is_unknown(best, change):
    secret = change(make_new_key(best).secret)

    assert recognise(secret) is None
    assert why_refused(secret) == "Deze sleutel is niet bekend. Kijk of u hem helemaal hebt overgenomen."


def test_key_works_through_its_last_day(best):
    made = make_new_key(best)
    ApiKey.objects.update(expires_on=timezone.localdate())
    assert recognise(made.secret)

    ApiKey.objects.update(expires_on=date(2026, 3, 1))
    assert recognise(made.secret) is None
    assert why_refused(made.secret).startswith("Deze sleutel was geldig tot en met 01-03-2026.")


def test_revoked_key_stops_at_once_and_for_good(best, beheerder):
    made = make_new_key(best)

    revoke_key(user=beheerder, api_key=made.api_key)

    assert recognise(made.secret) is None
    assert why_refused(made.secret).startswith("Deze sleutel is ingetrokken.")
    assert ApiKey.objects.get().revoked_by == beheerder
    for act in (
        lambda: revoke_key(user=beheerder, api_key=made.api_key),
        lambda: change(made.api_key, name="x"),
    ):
        with pytest.raises(ValidationError, match="ingetrokken"):
            act()


def test_key_goes_on_when_its_maker_leaves(best, beheerder):
    made = create_key(user=beheerder, organisation=best, **fields_of())

    beheerder.delete()

    assert recognise(made.secret)
    assert ApiKey.objects.get().created_by is None


def test_changed_key_has_a_new_name_in_history(best, beheerder):
    made = make_new_key(best)

    change(made.api_key, beheerder, name="Website", right=KeyRight.SCHRIJVEN)

    call = recognise(made.secret)
    assert str(call.user) == "Website (API-sleutel)"
    assert call.user.key.role == Role.ADVISEUR


def test_change_of_what_a_colleague_changed_too_is_refused(best):
    made = make_new_key(best)
    change(made.api_key, name="Website")

    with pytest.raises(StaleFields) as refused:
        change_key(
            user=None,
            api_key=made.api_key,
            changes={"name": "Intranet", "contact": "Kees"},
            seen={"name": "Zaaksysteem", "contact": made.api_key.contact},
        )

    assert [(field.theirs, field.mine) for field in refused.value.fields] == [("Website", "Intranet")]
    assert ApiKey.objects.get().contact == made.api_key.contact


def test_who_calls_too_often_waits_for_one_call(best, settings):
    settings.API_CALLS_PER_MINUTE = 2
    made = make_new_key(best)

    assert wait_after(5, made.secret) == [0, 0, 60, 60, 60]
    ApiKey.objects.update(allowance_at=timezone.now() - timedelta(seconds=60))
    assert wait_after(2, made.secret) == [0, 60]


def test_allowance_grows_to_one_minute_of_calls(best, settings):
    settings.API_CALLS_PER_MINUTE = 2
    made = make_new_key(best)
    ApiKey.objects.update(allowance_at=timezone.now() - timedelta(days=2))

    assert wait_after(3, made.secret) == [0, 0, 60]


def test_events_name_who_did_it(best, beheerder):
    with made_by(beheerder):
        made = create_key(user=beheerder, organisation=best, **fields_of())

    event = ApiKey.pgh_event_model.objects.select_related("pgh_context").get()
    assert event.pgh_context.metadata["user"] == beheerder.pk
    assert not {"prefix", "hashed_key", "last_used_at"} & {field.name for field in event._meta.fields}
    assert made.api_key.name == event.name


@pytest.mark.django_db(transaction=True)
def test_two_who_revoke_at_once_revoke_once():
    best = make_organisation()
    made = make_new_key(best)
    people = [make_member(best, Role.BEHEERDER).user for _ in range(2)]

    def revoke(user):
        try:
            return revoke_key(user=user, api_key=made.api_key).revoked_by
        except ValidationError as error:
            return error.messages[0]
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as threads:
        answers = list(threads.map(revoke, people))

    assert [answer for answer in answers if isinstance(answer, str)] == [
        "Deze sleutel is ingetrokken. Maak een nieuwe."
    ]
    assert ApiKey.objects.get().revoked_by in people
