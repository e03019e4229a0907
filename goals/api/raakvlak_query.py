"""Which raakvlakken a list in the API has: the parameters in its address, and what they narrow."""

from django.db.models import Q
from rest_framework import serializers

from goals.api.ordering import by, order_field
from goals.api.words import terms_asked, word_filter
from goals.assessment.listing import Query as Listing
from goals.assessment.listing import list_raakvlakken
from goals.enums import RaakvlakStatus, Strength
from goals.models import GoalTerm, ProjectTerm
from organisations.api.serializers import Query, UtcField
from organisations.limits import LONGEST_LINE

_SCORE = by("score")
ORDERS = {
    "sterkte": {"": _SCORE["-"], "-": _SCORE[""]},
    "gesignaleerdOp": by("signalled_at"),
    "beoordeeldOp": by("judged_at"),
}


class RaakvlakQuery(Query):
    organisatie = serializers.UUIDField(required=False, help_text="Alleen van deze organisatie.")
    status = serializers.ChoiceField(
        RaakvlakStatus.choices, required=False, help_text="Alleen met dit oordeel."
    )
    sterkte = serializers.ChoiceField(Strength.choices, required=False, help_text="Alleen zo sterk.")
    wijk = word_filter()
    doelgroep = word_filter()
    thema = word_filter()
    beleidsveld = word_filter()
    boom = serializers.UUIDField(required=False, help_text="Alleen met een doel in deze doelenboom.")
    doel = serializers.UUIDField(required=False, help_text="Alleen die van dit doel.")
    project = serializers.UUIDField(required=False, help_text="Alleen die van dit project.")
    zoek = serializers.CharField(
        required=False, max_length=LONGEST_LINE, help_text="Alleen met al deze woorden in een van de namen."
    )
    gewijzigdSinds = UtcField(
        required=False, help_text="Alleen wat sinds dit moment is gevonden, beoordeeld of gewijzigd."
    )
    volgorde = order_field(ORDERS)


def narrowed(rows, asked, user):
    """The rows of a queryset of Raakvlakken that the values of a RaakvlakQuery ask for.

    Raises ValidationError for words that this user has not.
    """
    if "organisatie" in asked:
        rows = rows.filter(organisation=asked["organisatie"])
    for element in (asked[name] for name in ("doel", "project") if name in asked):
        rows = list_raakvlakken(rows, Listing(element=element))
    for terms in terms_asked(asked, user):
        rows = rows.filter(_has_one(terms))
    return list_raakvlakken(
        rows,
        Listing(
            words=asked.get("zoek", ""),
            status=asked.get("status", ""),
            strength=asked.get("sterkte", ""),
            tree=asked.get("boom"),
        ),
    )


def _has_one(terms):
    """The condition that a side has one of these Terms."""
    goals = GoalTerm.objects.filter(term__in=terms).values("goal")
    projects = ProjectTerm.objects.filter(term__in=terms).values("project")
    sides = Q(social_goal__in=goals) | Q(physical_goal__in=goals)
    return sides | Q(social_project__in=projects) | Q(physical_project__in=projects)
