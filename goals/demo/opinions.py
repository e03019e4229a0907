"""What the people of the example think: raakvlakken that they judged, checks that they let be.

All of it is in oordelen.json, with goals and projects by their titles. The knowledge of what touches
goes on changing: what is no signal any more is not rejected or parked either.
"""

from django.utils import timezone

from goals.assessment import judging
from goals.assessment.following import note_seen
from goals.assessment.judging import TEXTS
from goals.assessment.refresh import bring_up_to_date
from goals.enums import Domain
from goals.hanging import hang
from goals.models import CheckExemption, Raakvlak
from indicators.models import Indicator

SIDES = ("social_goal", "social_project", "physical_goal", "physical_project")
WRITTEN = ("uitleg", "afspraken", "akkoord_sociaal", "akkoord_fysiek")  # in the order of TEXTS


def see_all(organisation):
    """Look for signals and let everybody have seen them: what is made later is new."""
    bring_up_to_date(organisation)
    for membership in organisation.memberships.select_related("user"):
        note_seen(membership, timezone.now())


def judge(organisation, users, opinions, sides):
    """Judge what the file names; `users` are the advisers by domain, `sides` {title: Goal or Project}.

    What was confirmed without being signalled was recorded by an adviser.
    """
    bring_up_to_date(organisation)
    signals = _signals(organisation)
    social, physical = users[Domain.SOCIAAL], users[Domain.FYSIEK]
    for row in opinions["bevestigd"]:
        _confirm(organisation, social, row, signals, sides)
    for row in opinions["afgewezen"]:
        if found := signals.get(_pair(row)):
            why = {"rejection": row["reden"], "note": row["toelichting"]}
            judging.reject(user=physical, raakvlak=found, seen=found.status, **why)
    for row in opinions["geparkeerd"]:
        if found := signals.get(_pair(row)):
            judging.park(user=physical, raakvlak=found, seen=found.status)


def _confirm(organisation, user, row, signals, sides):
    texts = {field: row[name] for field, name in zip(TEXTS, WRITTEN, strict=True)}
    found = signals.get(_pair(row))
    social, physical = (sides.get(title) for title in _pair(row))
    if found:
        with_link = row.get("koppelen", False)
        judging.confirm(user=user, raakvlak=found, seen=found.status, texts=texts, with_link=with_link)
    elif social and physical:
        ends = {"social": social, "physical": physical}
        judging.record(user=user, organisation=organisation, texts=texts, **ends)


def let_be(organisation, goals, exemptions):
    """Write down why something that a check names may stay, as the adviser who made the tree."""
    indicators = {each.name: each for each in Indicator.objects.filter(organisation=organisation)}
    for row in exemptions:
        goal, indicator = goals.get(row["doel"]), indicators.get(row.get("indicator"))
        if goal is None or ("indicator" in row and indicator is None):
            continue
        user = goal.goal_tree.changed_by
        why = {"check_key": row["aandachtspunt"], "reason": row["reden"], "made_by": user}
        hang(user=user, goal=goal, thing=CheckExemption(indicator=indicator, **why))


def _signals(organisation):
    """The raakvlakken of the organisation, {(social title, physical title): Raakvlak}."""
    rows = Raakvlak.objects.filter(organisation=organisation).select_related("organisation", *SIDES)
    return {(str(row.social), str(row.physical)): row for row in rows}


def _pair(row):
    return row["sociaal"], row["fysiek"]
