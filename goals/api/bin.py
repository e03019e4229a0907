"""What lies in the recycle bin of a tree. Restoring is in goals.py."""

from uuid import UUID

from django.db.models import Count
from rest_framework import serializers
from rest_framework.reverse import reverse

from goals.api.holding import fetch_tree, state_of
from goals.enums import Level
from goals.models import Removal
from organisations.api.conditional import reply
from organisations.api.resource import Resource
from organisations.api.schema import operation
from organisations.api.serializers import DutchSerializer, UtcField, example


@example(
    doel="5b0a6a2e-5a0b-4f0e-8f51-2f6f0f1f9c01",
    niveau="subdoelstelling",
    titel="Ouders weten waar zij terechtkunnen met vragen",
    ouder="9a4c1f70-0f0e-4a3c-8a55-6a1d2b3c4d02",
    aantalDoelen=4,
    weggegooidDoor="Anna de Vries",
    weggegooidOp="2026-11-02T09:30:00Z",
    herstel="https://doelen.gemeentebest.nl/api/v1/doelen/5b0a6a2e-5a0b-4f0e-8f51-2f6f0f1f9c01/herstel",
)
class RemovalSerializer(DutchSerializer):
    doel = serializers.UUIDField(source="goal_id", read_only=True)
    niveau = serializers.ChoiceField(Level.choices, source="goal.level", read_only=True)
    titel = serializers.CharField(source="goal.title", read_only=True)
    ouder = serializers.SerializerMethodField(
        help_text="De id van het doel waar het onder terugkomt; null voor bovenaan in de boom."
    )
    aantalDoelen = serializers.IntegerField(
        source="goal_count", read_only=True, help_text="Hoeveel doelen er samen in liggen."
    )
    weggegooidDoor = serializers.SerializerMethodField(help_text="De naam van een mens of een sleutel.")
    weggegooidOp = UtcField(source="at", read_only=True)
    herstel = serializers.SerializerMethodField(help_text="Zet het doel terug met een POST naar dit adres.")

    class Meta:
        model = Removal
        keys = {}

    def get_ouder(self, removal) -> UUID | None:
        """The id of the goal above it; that of the hidden root stays hidden."""
        return removal.goal.parent_id if removal.goal.depth > 1 else None

    def get_weggegooidDoor(self, removal) -> str:
        """The name of who threw it away."""
        return removal.by.name if removal.by else ""

    def get_herstel(self, removal) -> str:
        """The address that restores it."""
        return reverse("api:goal_restore", [removal.goal_id], request=self.context["request"])


class Removals(Resource):
    tag = "doelenbomen"
    serializer_class = RemovalSerializer

    @operation(
        "Wat er in de prullenbak van een doelenboom ligt", "Wat het laatst is weggegooid staat vooraan."
    )
    def list(self, request, id):
        """All of it, in pages."""
        goal_tree = fetch_tree(request.user, id)
        rows = Removal.objects.visible_to(request.user).filter(goal_tree=goal_tree)
        rows = (
            rows.select_related("goal", "by")
            .annotate(goal_count=Count("removed_goals"))
            .order_by("-at", "-pk")
        )
        return reply(request, state_of(goal_tree), lambda: self.pages(rows).data)
