"""The example municipality: what is loaded, once, and when it is refused."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from goals.demo.data import BRIDGES, PASSWORD, PEOPLE
from goals.models import Contribution, Goal, GoalTree
from goals.services import remove_tree
from organisations.models import Membership, Organisation, User
from tests.goals.factories import make_organisation, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _quick_passwords(settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


def load(*arguments):
    out = StringIO()
    call_command("load_demo", *arguments, stdout=out)
    return out.getvalue()


def contents():
    models = (Organisation, User, Membership, GoalTree, Goal, Contribution)
    return [sorted(map(str, model.objects.values_list("pk", flat=True))) for model in models]


def test_load_demo_makes_a_municipality_with_two_trees():
    load()
    organisation = Organisation.objects.get()
    assert (organisation.slug, organisation.name, organisation.cbs_code) == (
        "best",
        "Gemeente Best",
        "GM0753",
    )
    trees = GoalTree.objects.with_goal_count().order_by("title")
    assert [(tree.title, tree.domain, tree.goal_count) for tree in trees] == [
        ("Prettig wonen en buiten zijn 2027–2030", "fysiek", 22),
        ("Preventief jeugdbeleid 2027–2030", "sociaal", 30),
    ]
    assert None not in [tree.changed_by for tree in trees]
    assert Contribution.objects.count() == len(BRIDGES) + 1


def test_load_demo_makes_people_who_can_log_in():
    load()
    rows = Membership.objects.values_list("user__email", "user__name", "role", "domain")
    assert set(rows) == set(PEOPLE)
    assert all(user.check_password(PASSWORD) for user in User.objects.all())


def test_load_demo_prints_logins():
    assert load().splitlines() == [
        "Voorbeeld Gemeente Best staat klaar. Inloggen kan als:",
        "  beheerder@best.example  Beheerder",
        "  jeugd@best.example      Beleidsadviseur jeugd",
        "  wonen@best.example      Beleidsadviseur wonen",
        "  raad@best.example       Raadslid",
        "Het wachtwoord is steeds: doelenboom-voorbeeld",
    ]


def test_load_demo_twice_changes_nothing():
    load()
    before = contents()
    load()
    assert contents() == before


def test_load_demo_again_leaves_a_tree_in_the_bin():
    load()
    for goal_tree in GoalTree.objects.all():
        remove_tree(user=None, goal_tree=goal_tree)
    load()
    assert (GoalTree.objects.count(), GoalTree.objects.alive().count()) == (2, 0)


def test_load_demo_again_gives_the_printed_password_back():
    load()
    user = User.objects.first()
    user.set_password("een ander wachtwoord")
    user.save()
    load()
    user.refresh_from_db()
    assert user.check_password(PASSWORD)


def test_load_demo_again_after_others_came():
    load()
    make_user(make_organisation("houten"))
    load()
    assert Organisation.objects.count() == 2


def test_load_demo_refuses_a_database_with_other_data():
    make_user(make_organisation("houten"))
    before = contents()
    with pytest.raises(
        CommandError, match=r"^In deze database staan al andere gegevens\. .* --anyway mee\.$"
    ):
        load()
    assert contents() == before


def test_load_demo_beside_other_data_when_told():
    make_user(make_organisation("houten"))
    load("--anyway")
    assert set(Organisation.objects.values_list("slug", flat=True)) == {"houten", "best"}


def test_load_demo_never_gives_strangers_access_to_a_real_organisation():
    make_user(make_organisation("best"))
    with pytest.raises(CommandError, match=r"^Er is al een organisatie met ‘best’ in het adres\."):
        load("--anyway")
    assert User.objects.count() == 1
