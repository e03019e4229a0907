import pytest
from django.contrib.auth.models import AnonymousUser

from indicators.models import CbsLink, Indicator, Measurement, Target
from indicators.services import remove_indicator
from organisations.enums import Role
from tests.indicators.factories import make_indicator
from tests.organisations.factories import make_member, make_organisation, make_user


@pytest.fixture
def figures(organisation):
    """Of two organisations each a living and a thrown away indicator, with all that may be at one."""
    for owner in (organisation, make_organisation("houten")):
        for name in ("Levend", "Weg"):
            indicator = make_indicator(
                owner, name=f"{name} {owner.slug}", values={2021: "36"}, targets={2027: "<33"}
            )
            CbsLink.objects.create(indicator=indicator, table="70072ned", measure="M1")
            if name == "Weg":
                remove_indicator(user=None, indicator=indicator)


def seen_by(user):
    """(indicators, those of measurements, of targets, of links) that somebody may see."""
    names = {Indicator: "name"} | dict.fromkeys((Measurement, Target, CbsLink), "indicator__name")
    return [
        sorted(model.objects.visible_to(user).values_list(name, flat=True)) for model, name in names.items()
    ]


@pytest.mark.parametrize("role", Role)
def test_members_see_what_is_of_their_organisation(organisation, figures, role):
    user = make_member(organisation, role).user
    assert seen_by(user) == [["Levend best", "Weg best"], *[["Levend best"]] * 3]


def test_who_is_member_of_two_sees_both(organisation, figures):
    user = make_member(organisation).user
    houten = Indicator.objects.get(name="Levend houten").organisation
    user.memberships.create(organisation=houten, role=Role.RAADSLID)
    assert seen_by(user)[1:] == [["Levend best", "Levend houten"]] * 3


def test_others_see_nothing(figures):
    assert [seen_by(user) for user in (make_user(), AnonymousUser())] == [[[]] * 4] * 2


def test_alive_and_removed_divide_all(figures):
    alive, removed = (
        sorted(rows.values_list("name", flat=True))
        for rows in (Indicator.objects.alive(), Indicator.objects.removed())
    )
    assert (alive, removed) == (["Levend best", "Levend houten"], ["Weg best", "Weg houten"])


def test_in_order_is_by_number_and_then_by_name(organisation):
    for number, name in (("2", "B"), ("1", "C"), ("", "D"), ("1", "A")):
        make_indicator(organisation, name=name, number=number)
    assert [row.name for row in Indicator.objects.in_order()] == ["D", "A", "C", "B"]
