from history.reading import names_by_id, newest_events
from history.sentences import ADDED, CHANGED
from organisations.models import Membership
from tests.organisations.factories import make_member, make_organisation, make_user

FIELDS = ["role", "domain"]


def events(membership, limit=None):
    rows = Membership.pgh_event_model.objects.filter(pgh_obj_id=membership.pk)
    return newest_events("lid", rows, FIELDS, limit)


def test_newest_events_have_the_values_before(db):
    membership = make_member(make_organisation(), "adviseur")
    membership.role = "raadslid"
    membership.save()
    changed, added = events(membership)
    assert (changed.kind, changed.label, added.label) == ("lid", CHANGED, ADDED)
    assert changed.before == {"role": "adviseur", "domain": ""}
    assert changed.values == {"role": "raadslid", "domain": ""}
    assert added.before == {"role": None, "domain": None}


def test_newest_events_stop_at_a_limit(db):
    membership = make_member(make_organisation())
    membership.role = "raadslid"
    membership.save()
    assert [event.label for event in events(membership, 1)] == [CHANGED]


def test_names_of_people_who_are_gone_are_left_out(db):
    user = make_user(name="Noor")
    assert names_by_id({user.pk, user.pk + 1, None}) == {user.pk: "Noor"}
