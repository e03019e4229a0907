"""Who may edit figures, as one table asked of both halves of the pair."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied

from indicators.permissions import can_edit, check_can_edit
from organisations.enums import Role
from tests.organisations.factories import make_member, make_organisation, make_user

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
def test_editing_figures(organisation, who, may):
    user = person(organisation, who)
    assert can_edit(user, organisation) == may
    if may:
        check_can_edit(user, organisation)
    else:
        with pytest.raises(PermissionDenied, match="lezen, maar niet wijzigen"):
            check_can_edit(user, organisation)


def person(organisation, who):
    if who == "elsewhere":
        return make_member(make_organisation("houten"), Role.BEHEERDER).user
    if who == "":
        return make_user()
    return make_member(organisation, who).user if isinstance(who, Role) else who
