"""Who may edit, as one table asked of both halves of each pair."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied

from goals.permissions import can_edit, can_edit_in, check_can_edit, check_can_edit_in
from organisations.enums import Role
from tests.goals.factories import make_organisation, make_user

WHO = {
    "operator": (None, True),
    "anonymous": (AnonymousUser(), False),
    "outsider": ("", False),
    "raadslid": (Role.RAADSLID, False),
    "adviseur": (Role.ADVISEUR, True),
    "beheerder": (Role.BEHEERDER, True),
    "beheerder elsewhere": ("elsewhere", False),
}


@pytest.mark.parametrize(("who", "may"), WHO.values(), ids=WHO)
def test_editing_a_tree_and_in_an_organisation(organisation, goal_tree, who, may):
    user = person(organisation, who)
    assert (can_edit(user, goal_tree), can_edit_in(user, organisation)) == (may, may)
    for check, thing in ((check_can_edit, goal_tree), (check_can_edit_in, organisation)):
        if may:
            check(user, thing)
        else:
            with pytest.raises(PermissionDenied):
                check(user, thing)


def person(organisation, who):
    if who == "elsewhere":
        return make_user(make_organisation("houten"), Role.BEHEERDER)
    if who == "":
        return make_user()
    return make_user(organisation, who) if isinstance(who, Role) else who
