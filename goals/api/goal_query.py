"""Which goals a list in the API has: the parameters in its address, and what they narrow."""

from functools import reduce
from operator import or_

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from rest_framework import serializers

from goals.api.goal_rows import states_at, with_domain
from goals.api.words import terms_asked, word_filter
from goals.enums import Domain, Level
from goals.history import MODELS
from goals.listing import NO_INDICATOR, PLANNINGS, STATES
from goals.models import Goal, GoalIndicator, GoalTerm, GoalTree, Responsibility
from organisations.api.serializers import Query, UtcField
from organisations.limits import LONGEST_LINE

IN_ORDER = ("goal_tree__title", "goal_tree_id", "lft")
ORDERS = {
    "nummer": IN_ORDER,
    "titel": ("title",),
    "begindatum": ("start_date",),
    "streefdatum": ("end_date",),
}
SEARCHED = ("title", "description", "why")


class GoalQuery(Query):
    boom = serializers.UUIDField(required=False, help_text="Alleen uit deze doelenboom.")
    organisatie = serializers.UUIDField(required=False, help_text="Alleen van deze organisatie.")
    niveau = serializers.ChoiceField(Level.choices, required=False, help_text="Alleen van dit niveau.")
    domein = serializers.ChoiceField(
        Domain.choices,
        required=False,
        help_text="Alleen van dit domein, ook als het doel dat van een doel erboven of van de boom krijgt.",
    )
    beleidsveld = word_filter()
    thema = word_filter()
    doelgroep = word_filter()
    wijk = word_filter()
    wet = word_filter()
    status = serializers.ChoiceField(
        [*STATES.items()],
        required=False,
        help_text="Alleen met deze status: die van de indicator die er het slechtst voor staat.",
    )
    planning = serializers.ChoiceField(
        [*PLANNINGS.items()], required=False, help_text="Alleen zo in de tijd, naar de eigen datums."
    )
    doorlopendId = serializers.UUIDField(
        required=False, help_text="Alleen dit doel door de jaren: in elke boom waar het in voorkomt."
    )
    gewijzigdSinds = UtcField(
        required=False,
        help_text="Alleen als sinds dit moment het doel, zijn plek, zijn boom of iets wat eraan hangt is "
        "gewijzigd. Waarden van indicatoren en inhoud van projecten tellen hier niet mee. Wat is weggegooid "
        "staat in de prullenbak van de boom.",
    )
    zoek = serializers.CharField(
        required=False,
        max_length=LONGEST_LINE,
        help_text="Alleen met al deze woorden in titel, toelichting, waarom, een verantwoordelijke of een "
        "woord van de woordenlijst.",
    )
    volgorde = serializers.ChoiceField(
        [*ORDERS, *(f"-{name}" for name in ORDERS)],
        required=False,
        help_text="‘nummer’ is de volgorde van de bomen; met een - ervoor andersom.",
    )


def narrowed(goals, asked, user):
    """The goals of a queryset that the values of a GoalQuery ask for, in their order.

    One query for words, three for a status. Raises ValidationError for words that this user has not.
    """
    found = goals.filter(**{name: asked[key] for key, name in PLAIN.items() if key in asked})
    for key, narrow in OTHERS.items():
        if key in asked:
            found = narrow(found, asked[key])
    for terms in terms_asked(asked, user):
        found = found.filter(Exists(GoalTerm.objects.filter(goal=OuterRef("pk"), term__in=terms)))
    if "status" in asked:
        found = _of_status(found, asked["status"])
    return found.order_by(*_order(asked.get("volgorde", "nummer")))


def _order(asked):
    sign = "-" if asked.startswith("-") else ""
    own = [f"{sign}{name}" for name in ORDERS[asked.lstrip("-")]]
    return own if asked.lstrip("-") == "nummer" else [*own, *IN_ORDER]


def _of_lineage(goals, lineage):
    return goals.filter(Q(lineage=lineage) | Q(lineage=None, pk=lineage))


def _of_planning(goals, planning):
    """As listing.planning_of says of one goal."""
    today = timezone.localdate()
    over, waiting = Q(end_date__lt=today), Q(start_date__gt=today)
    dated = Q(start_date__isnull=False) | Q(end_date__isnull=False)
    return goals.filter(
        {
            "voorbij": over,
            "gepland": waiting & (Q(end_date=None) | Q(end_date__gte=today)),
            "loopt": dated
            & (Q(end_date=None) | Q(end_date__gte=today))
            & (Q(start_date=None) | Q(start_date__lte=today)),
            "geen-datum": ~dated,
        }[planning]
    )


def _changed_since(goals, moment):
    """Goals of which the history, or that of what hangs at them or of their tree, has something newer."""
    newer = {"pgh_created_at__gte": moment}
    events = {model: model.pgh_event_model.objects.filter(**newer) for model in (*MODELS.values(), GoalTree)}
    own = Q(pk__in=events.pop(Goal).values("pgh_obj_id"))
    of_tree = Q(goal_tree__in=events.pop(GoalTree).values("pgh_obj_id"))
    hung = (Q(pk__in=rows.values("goal_id")) for rows in events.values())
    return goals.filter(reduce(or_, hung, own | of_tree))


def _with_words(goals, words):
    for word in words.split():
        texts = reduce(or_, (Q(**{f"{name}__icontains": word}) for name in SEARCHED))
        named = Responsibility.objects.filter(goal=OuterRef("pk"), name__icontains=word)
        tagged = GoalTerm.objects.filter(
            goal=OuterRef("pk"), term__removed_at=None, term__name__icontains=word
        )
        goals = goals.filter(texts | Exists(named) | Exists(tagged))
    return goals


def _of_status(goals, status):
    measured = GoalIndicator.objects.filter(goal=OuterRef("pk"), indicator__removed_at=None)
    if status == NO_INDICATOR:
        return goals.filter(~Exists(measured))
    found = states_at(goals.values("pk"))
    return goals.filter(pk__in=[pk for pk, states in found.items() if next(iter(states)) == status])


PLAIN = {
    "boom": "goal_tree",
    "organisatie": "goal_tree__organisation",
    "niveau": "level",
}
OTHERS = {
    "domein": lambda goals, domain: with_domain(goals).filter(effective_domain=domain),
    "planning": _of_planning,
    "doorlopendId": _of_lineage,
    "gewijzigdSinds": _changed_since,
    "zoek": _with_words,
}
