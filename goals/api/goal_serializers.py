"""How a goal reads in the API, and what is read to make, change and move one."""

from uuid import UUID

from rest_framework import serializers

from goals.api.words import WORDS, WordsSerializer
from goals.enums import Domain, Level, ResultType
from goals.listing import PLANNINGS, STATES
from goals.models import Goal
from goals.tree import Position
from organisations.api.serializers import DutchSerializer, example

NO_GOAL = "Dit doel is er niet, of u mag het niet zien."
OTHER_TREE = "Dit doel staat niet in deze boom."
ONE_PLACE = "Kies één plek: ‘onder’, ‘voor’ of ‘na’."
NO_PLACE = "Zeg waar het doel heen moet: stuur ‘onder’, ‘voor’ of ‘na’."
PLACES = {"onder": Position.LAST_UNDER, "voor": Position.BEFORE, "na": Position.AFTER}
EXAMPLE = {
    "id": "5b0a6a2e-5a0b-4f0e-8f51-2f6f0f1f9c01",
    "doorlopendId": "5b0a6a2e-5a0b-4f0e-8f51-2f6f0f1f9c01",
    "boom": "0d3f3c5e-6f0a-4f6e-9a53-0c8f2f6f5b11",
    "ouder": "9a4c1f70-0f0e-4a3c-8a55-6a1d2b3c4d02",
    "nummer": "1.2.1",
    "niveau": "subdoelstelling",
    "titel": "Ouders weten waar zij terechtkunnen met vragen",
    "toelichting": "Ook ouders die de weg niet kennen.",
    "waarom": "Vroeg praten voorkomt zwaardere hulp.",
    "domein": None,
    "geldendDomein": "sociaal",
    "soortResultaat": "maatschappelijk_resultaat",
    "begindatum": "2027-01-01",
    "streefdatum": "2030-12-31",
    "woorden": {"beleidsveld": ["Jeugd"], "thema": [], "doelgroep": ["ouders"], "wijk": [], "wet": []},
    "status": "let-op",
    "planning": "gepland",
    "aantallen": {"kinderen": 3, "onderliggend": 5, "bijdragen": 1, "indicatoren": 2, "projecten": 1},
}


class ChoiceOrNothing(serializers.ChoiceField):
    """One of the words, or null for none; the database keeps ''."""

    def __init__(self, choices, **options):
        super().__init__(choices, required=False, allow_null=True, **options)

    def run_validation(self, data=serializers.empty):
        """The word, '' for null."""
        return super().run_validation(None if data == "" else data) or ""

    def to_representation(self, value):
        """The word, null for ''."""
        return value or None


class GoalField(serializers.UUIDField):
    """The id of a living goal that the caller may see; reads as the Goal."""

    def to_internal_value(self, data):
        """The Goal. Raises ValidationError."""
        goals = Goal.objects.visible_to(self.context["request"].user)
        found = goals.select_related("goal_tree").filter(pk=super().to_internal_value(data)).first()
        if found is None or found.parent_id is None:
            raise serializers.ValidationError(NO_GOAL)
        return found


class CountsSerializer(serializers.Serializer):
    """How many of each thing a goal has; ‘onderliggend’ is everything below it."""

    kinderen = serializers.IntegerField(source="child_count")
    onderliggend = serializers.IntegerField(source="below_count")
    bijdragen = serializers.IntegerField(source="contribution_count")
    indicatoren = serializers.IntegerField(source="indicator_count")
    projecten = serializers.IntegerField(source="project_count")


@example(**EXAMPLE)
class GoalSerializer(DutchSerializer):
    boom = serializers.UUIDField(source="goal_tree_id", read_only=True)
    doorlopendId = serializers.SerializerMethodField(
        help_text="De id die een doel houdt als de boom van volgend jaar uit een vastgestelde versie begint."
    )
    ouder = serializers.SerializerMethodField(
        help_text="De id van het doel erboven; null voor een doel dat bovenaan staat."
    )
    nummer = serializers.CharField(
        source="number", read_only=True, help_text="Volgt uit de plek in de boom en verschuift met de buren."
    )
    niveau = serializers.ChoiceField(
        Level.choices,
        source="level",
        required=False,
        help_text="Moet dieper zijn dan dat van het doel erboven. Stuurt u niets, dan wordt het zoals de "
        "buren, of één dieper dan erboven.",
    )
    domein = ChoiceOrNothing(
        Domain.choices, source="domain", help_text="Het eigen domein; null als het dat van erboven krijgt."
    )
    geldendDomein = ChoiceOrNothing(Domain.choices, source="effective_domain", read_only=True)
    soortResultaat = ChoiceOrNothing(ResultType.choices, source="result_type")
    woorden = WordsSerializer(
        source=WORDS,
        required=False,
        help_text="De woorden per lijst. Een lijst die u stuurt vervangt die lijst, de andere blijven.",
    )
    status = serializers.ChoiceField(
        [*STATES.items()],
        source="worst",
        read_only=True,
        help_text="Hoe de indicator ervoor staat die de meeste aandacht vraagt.",
    )
    planning = serializers.ChoiceField([*PLANNINGS.items()], read_only=True)
    aantallen = CountsSerializer(source="*", read_only=True)

    class Meta:
        model = Goal
        keys = {
            "id": "id",
            "doorlopendId": None,
            "boom": None,
            "ouder": None,
            "nummer": None,
            "niveau": None,
            "titel": "title",
            "toelichting": "description",
            "waarom": "why",
            "domein": None,
            "geldendDomein": None,
            "soortResultaat": None,
            "begindatum": "start_date",
            "streefdatum": "end_date",
            "woorden": None,
            "status": None,
            "planning": None,
            "aantallen": None,
        }
        read_only_fields = ["id"]

    def get_doorlopendId(self, goal) -> UUID:
        """The id that the goal keeps through the years."""
        return goal.lineage or goal.pk

    def get_ouder(self, goal) -> UUID | None:
        """The id of the goal above it; that of the hidden root stays hidden."""
        return goal.parent_id if goal.depth > 1 else None

    def validate_titel(self, title):
        """The title on one line."""
        return " ".join(title.split())


def _place(sentence):
    return GoalField(required=False, allow_null=True, write_only=True, help_text=sentence)


UNDER = "Als laatste onder dit doel; null voor bovenaan in de boom."
BEFORE, AFTER = "Vlak voor dit doel.", "Vlak na dit doel."


@example(
    boom=EXAMPLE["boom"],
    onder=EXAMPLE["ouder"],
    **{key: EXAMPLE[key] for key in ("niveau", "titel", "toelichting", "streefdatum", "woorden")},
)
class NewGoalSerializer(GoalSerializer):
    """What is read to make a goal: without a place it comes last at the top of the tree."""

    boom = serializers.UUIDField(source="goal_tree_id")
    onder = _place(UNDER)
    voor = _place(BEFORE)
    na = _place(AFTER)

    class Meta(GoalSerializer.Meta):
        keys = {**GoalSerializer.Meta.keys, "onder": None, "voor": None, "na": None}


class PlaceSerializer(serializers.Serializer):
    """Where something goes in a tree: at most one of three."""

    onder = _place(UNDER)
    voor = _place(BEFORE)
    na = _place(AFTER)


@example(voor=EXAMPLE["ouder"], niveau="doelstelling")
class MoveSerializer(PlaceSerializer):
    """Where a goal goes, with all below it."""

    boom = serializers.UUIDField(
        required=False, write_only=True, help_text="Een andere doelenboom; nodig bij onder: null."
    )
    niveau = serializers.ChoiceField(
        Level.choices,
        source="level",
        required=False,
        write_only=True,
        help_text="Het niveau dat het doel daar krijgt. Het wordt dieper als de nieuwe plek dat vraagt.",
    )


def read_place(values, goal_tree=None):
    """Take the place out of values that were read: (Goal or None, Position), or None when there is none.

    Raises ValidationError for two places, and for a goal of another tree than `goal_tree`.
    """
    asked = {key: values.pop(key) for key in PLACES if key in values}
    if len(asked) > 1:
        raise serializers.ValidationError({key: [ONE_PLACE] for key in asked})
    for key, target in asked.items():
        if target is None and key != "onder":
            raise serializers.ValidationError({key: [NO_GOAL]})
        if target and goal_tree and target.goal_tree_id != goal_tree.pk:
            raise serializers.ValidationError({key: [OTHER_TREE]})
        return target, PLACES[key]
    return None
