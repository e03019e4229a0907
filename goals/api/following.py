"""Where a goal stands in frozen versions: how it is followed over the years."""

from rest_framework import serializers
from rest_framework.reverse import reverse

from goals.api.holding import fetch_goal
from goals.enums import Level
from goals.models import FrozenGoal
from goals.versions.following import lineage_of, standings
from organisations.api.resource import Resource
from organisations.api.schema import operation
from organisations.api.serializers import DutchSerializer, example


@example(
    versie=2,
    versietitel="Begroting 2027",
    vastgesteldOp="2026-11-10",
    boom="0d3f3c5e-6f0a-4f6e-9a53-0c8f2f6f5b11",
    adres="https://doelen.example.nl/api/v1/doelenbomen/0d3f3c5e-6f0a-4f6e-9a53-0c8f2f6f5b11/versies/2",
    doel="5b1c9a52-62cc-4a4e-9d0c-1f6f8d1f3a77",
    doorlopendId="5b1c9a52-62cc-4a4e-9d0c-1f6f8d1f3a77",
    nummer="1.1.2",
    niveau="subdoelstelling",
    titel="Gezonde leefomgeving",
)
class StandingSerializer(DutchSerializer):
    versie = serializers.IntegerField(source="version.number")
    versietitel = serializers.CharField(source="version.title")
    vastgesteldOp = serializers.DateField(source="version.adopted_on")
    boom = serializers.UUIDField(source="version.goal_tree_id")
    adres = serializers.SerializerMethodField(help_text="Waar het document van de versie staat.")
    niveau = serializers.ChoiceField(Level.choices, source="level")

    class Meta:
        model = FrozenGoal
        keys = {
            "versie": None,
            "versietitel": None,
            "vastgesteldOp": None,
            "boom": None,
            "adres": None,
            "doel": "goal_id",
            "doorlopendId": "lineage",
            "nummer": "number",
            "niveau": None,
            "titel": "title",
        }

    def get_adres(self, row) -> str:
        """The address of the document."""
        place = [row.version.goal_tree_id, row.version.number]
        return reverse("api:version", place, request=self.context["request"])


class Standings(Resource):
    tag = "doelen"
    serializer_class = StandingSerializer

    @operation(
        "In welke versies een doel staat",
        "Met het nummer en de titel van toen, de nieuwste voorop; ook in bomen waar deze uit begon.",
        gives={200: StandingSerializer(many=True)},
    )
    def list(self, request, id):
        """The versions in which the goal, by its lineage, stands."""
        goal = fetch_goal(request.user, id)
        return self.pages(standings(request.user, lineage_of(goal)))
