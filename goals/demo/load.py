"""Put the example municipality in the database; what is there already stays as it is."""

from django.db import transaction
from django.utils import timezone

from goals.demo.data import (
    BRIDGES,
    CBS_CODE,
    KEEPERS,
    NAME,
    PASSWORD,
    PEOPLE,
    SHARED,
    SLUG,
    SOCIAL_ADVISER,
    TREES,
)
from goals.demo.files import read_text
from goals.demo.projects import load_projects
from goals.demo.versions import load_versions
from goals.hanging import hang
from goals.imports.apply import import_tree
from goals.imports.parse import parse
from goals.models import Goal, GoalIndicator, GoalTree
from goals.services import add_contribution
from indicators.models import Indicator
from indicators.services import update_indicator
from organisations.models import Membership, Organisation, User
from organisations.services import create_organisation

REASON = "Voorbeeldgegevens"


def is_loaded():
    """Tell whether the example is here, with its people."""
    members = Membership.objects.filter(organisation__slug=SLUG)
    return members.filter(user__email__in=[person.email for person in PEOPLE]).exists()


def is_name_taken():
    """Tell whether the address of the example belongs to an organisation with people of its own."""
    return Organisation.objects.filter(slug=SLUG).exists() and not is_loaded()


def has_other_data():
    """Tell whether the database holds an organisation or a person that is not of the example."""
    others = User.objects.exclude(email__in=[person.email for person in PEOPLE])
    return Organisation.objects.exclude(slug=SLUG).exists() or others.exists()


@transaction.atomic
def load():
    """Make what is missing: the organisation, its people, trees, projects, all links, and versions.

    A tree whose title the organisation already has is not made again, also when it lies in the
    recycle bin; projects are made once. Returns the Organisation.
    """
    organisation = Organisation.objects.filter(slug=SLUG).first()
    if organisation is None:
        organisation = create_organisation(slug=SLUG, name=NAME, cbs_code=CBS_CODE)
    users = {person: _user(organisation, person) for person in PEOPLE}
    made = [_tree(organisation, name, users[person]) for name, person in TREES.items()]
    if all(made):
        _build_bridges(made)
        _share_indicators(organisation, made)
        _ask_keepers(organisation, users)
    load_projects(organisation, users)
    if all(made):
        load_versions(organisation, users[SOCIAL_ADVISER])
    return organisation


def read_tree(name, year):
    """The ParsedTree of one of our files, as it is in some year."""
    return parse(read_text(name, year).encode())


def _user(organisation, person):
    user = User.objects.filter(email=person.email).first()
    if user is None:
        user = User.objects.create_user(email=person.email, password=PASSWORD, name=person.name)
    elif not user.check_password(PASSWORD):
        user.set_password(PASSWORD)
        user.save(update_fields=["password"])
    Membership.objects.get_or_create(
        user=user, organisation=organisation, defaults={"role": person.role, "domain": person.domain}
    )
    return user


def _tree(organisation, name, user):
    """The tree of one file, or None when the organisation has it already."""
    parsed = read_tree(name, timezone.localdate().year)
    if GoalTree.objects.filter(organisation=organisation, title=parsed.title).exists():
        return None
    return import_tree(user=user, organisation=organisation, parsed=parsed, reason=REASON)


def _build_bridges(trees):
    """Link the goals of the trees; each link is made by the adviser who made the goal's tree."""
    rows = Goal.objects.filter(goal_tree__in=trees).select_related("goal_tree__changed_by")
    goals = {goal.title: goal for goal in rows}
    for bridge in BRIDGES:
        goal = goals[bridge.goal]
        add_contribution(
            user=goal.goal_tree.changed_by,
            goal=goal,
            target=goals[bridge.target],
            weight=bridge.weight,
            explanation=bridge.explanation,
        )


def _share_indicators(organisation, trees):
    """Hang indicators at goals of the other tree too, by the adviser who made that tree."""
    indicators = Indicator.objects.filter(organisation=organisation)
    goals = Goal.objects.filter(goal_tree__in=trees).select_related("goal_tree__changed_by")
    for name, title in SHARED.items():
        goal = goals.get(title=title)
        link = GoalIndicator(indicator=indicators.get(name=name))
        hang(user=goal.goal_tree.changed_by, goal=goal, thing=link)


def _ask_keepers(organisation, users):
    """Ask people of the example for measurements."""
    for indicator in Indicator.objects.filter(organisation=organisation, name__in=KEEPERS):
        keeper = users[KEEPERS[indicator.name]]
        update_indicator(user=keeper, indicator=indicator, changes={"keeper": keeper}, seen={"keeper": None})
