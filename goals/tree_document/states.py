"""What the JSON of a tree depends on, as one short text that changes with it.

A word that is renamed raises no revision, so the newest event of the vocabulary counts too. Goals of
other trees are named in contributions and raakvlakken, so a change of any tree of the organisation
counts. Who wrote something is named as the document found it: a person's name raises nothing.
"""

from django.db.models import BigIntegerField, CharField, F, Func, Max, OuterRef, Subquery, Sum, Value
from django.db.models.functions import Coalesce

from goals.models import GoalTree, Portfolio
from indicators.models import Figures
from organisations.models import Term

SHAPE = 1  # goes up when a new program makes other JSON of the same rows


def with_state(goal_trees):
    """A queryset of GoalTrees with `state`: two equal ones of a tree promise equal JSON."""
    numbers = [Coalesce(Subquery(rows, output_field=BigIntegerField()), 0) for rows in _revisions()]
    return goal_trees.annotate(state=_Dotted(Value("."), *numbers, Value(SHAPE)))


def _revisions():
    """Querysets of one number each: of all trees, figures, projects and words of the organisation.

    Revisions only rise and trees are never erased, so equal sums mean that every tree is the same.
    """
    mine = {"organisation": OuterRef("organisation")}
    words = Term.pgh_event_model.objects.filter(**mine).order_by()
    trees = GoalTree.objects.filter(**mine).order_by()
    yield trees.values("organisation").values(number=Sum("revision"))
    yield Figures.objects.filter(**mine).values(number=F("revision"))
    yield Portfolio.objects.filter(**mine).values(number=F("revision"))
    yield words.values("organisation").values(number=Max("pgh_id"))


class _Dotted(Func):
    function = "concat_ws"
    output_field = CharField()
