"""The second parents of a goal: the goals of a higher level that it contributes to as well."""

from django.shortcuts import get_object_or_404
from rest_framework import serializers
from rest_framework.response import Response
from rest_framework.reverse import reverse

from goals import hanging, services
from goals.api.goal_serializers import GoalField
from goals.api.holding import fetch_goal, holding, trees_of
from goals.enums import Level, Weight
from goals.models import Contribution
from goals.tree_document import with_state
from organisations.api.conditional import reply, tagged
from organisations.api.problems import in_keys
from organisations.api.resource import Resource
from organisations.api.schema import NOTHING, operation
from organisations.api.serializers import DutchSerializer, example

EXAMPLE = {
    "id": 31,
    "doel": "9a4c1f70-0f0e-4a3c-8a55-6a1d2b3c4d02",
    "titel": "Inwoners bewegen elke dag",
    "niveau": "doelstelling",
    "boom": "0d3f3c5e-6f0a-4f6e-9a53-0c8f2f6f5b11",
    "boomtitel": "Openbare ruimte",
    "gewicht": "ondersteunend",
    "toelichting": "Wie buiten speelt, beweegt meer.",
}


@example(**EXAMPLE)
class ContributionSerializer(DutchSerializer):
    """A contribution; `doel` and what follows tell of the goal that it goes to."""

    doel = serializers.UUIDField(
        source="target_id", read_only=True, help_text="Het doel waaraan wordt bijgedragen."
    )
    titel = serializers.CharField(source="target.title", read_only=True)
    niveau = serializers.ChoiceField(Level.choices, source="target.level", read_only=True)
    boom = serializers.UUIDField(source="target.goal_tree_id", read_only=True)
    boomtitel = serializers.CharField(source="target.goal_tree.title", read_only=True)
    gewicht = serializers.ChoiceField(Weight.choices, source="weight", required=False)

    class Meta:
        model = Contribution
        keys = {
            "id": "id",
            "doel": None,
            "titel": None,
            "niveau": None,
            "boom": None,
            "boomtitel": None,
            "gewicht": None,
            "toelichting": "explanation",
        }
        read_only_fields = ["id"]


@example(**{key: EXAMPLE[key] for key in ("doel", "gewicht", "toelichting")})
class NewContributionSerializer(ContributionSerializer):
    doel = GoalField(source="target", help_text="De id van een doel van een hoger niveau, in welke boom ook.")


class Contributions(Resource):
    tag = "wat bij een doel hoort"
    serializer_class = ContributionSerializer

    def _rows(self, goal_id):
        """The contributions of a goal to goals that are not thrown away."""
        rows = Contribution.objects.visible_to(self.request.user).filter(goal=goal_id)
        there = rows.filter(target__removal=None, target__goal_tree__removed_at=None)
        return there.select_related("goal__goal_tree", "target__goal_tree").order_by("pk")

    def _state(self, goal_id):
        """The state of what is told: of the tree, then a dash and all trees, of which goals are named."""
        trees = trees_of(self.request.user).filter(goals=goal_id, goals__removal=None, goals__depth__gt=0)
        goal_tree = get_object_or_404(with_state(trees))
        return f"{goal_tree.revision}-{goal_tree.state}"

    @operation("Waaraan een doel ook bijdraagt", "Naast het doel waar het in de boom onder hangt.")
    def list(self, request, id):
        """All of them, in pages."""
        return reply(request, self._state(id), lambda: self.pages(self._rows(id)).data)

    @operation("Eén bijdrage van een doel")
    def retrieve(self, request, id, bijdrage):
        """One of them."""
        return reply(request, self._state(id), lambda: self._read(id, bijdrage))

    @operation(
        "Laat een doel ook bijdragen aan een ander doel",
        "Dat doel moet van een hoger niveau zijn; het mag in een andere boom van uw organisatie staan.",
        takes=NewContributionSerializer,
        gives={201: ContributionSerializer},
    )
    def create(self, request, id):
        """Add one."""
        goal = fetch_goal(request.user, id)
        body = self.read_body(serializer_class=NewContributionSerializer)
        values = {"weight": Weight.ONDERSTEUNEND, **body.validated_data}
        with holding(request, goal.goal_tree, values["target"].goal_tree), in_keys(body, __all__="doel"):
            made = services.add_contribution(user=request.user, goal=goal, **values)
        location = reverse("api:contribution", [id, made.pk], request=request)
        return self.created(made, location, self._state(id))

    @operation("Wijzig een bijdrage", "Het gewicht of de toelichting.")
    def partial_update(self, request, id, bijdrage):
        """Change the fields that come."""
        found = get_object_or_404(self._rows(id), pk=bijdrage)
        body = self.read_body(partial=True)
        changes = body.validated_data
        seen = {name: getattr(found, name) for name in changes}
        with holding(request, found.goal.goal_tree), in_keys(body):
            hanging.change(user=request.user, thing=found, changes=changes, seen=seen)
        return tagged(Response(self._read(id, bijdrage)), self._state(id))

    @operation("Haal een bijdrage weg", gives=NOTHING)
    def destroy(self, request, id, bijdrage):
        """Take it away."""
        found = get_object_or_404(self._rows(id), pk=bijdrage)
        with holding(request, found.goal.goal_tree):
            services.remove_contribution(user=request.user, contribution=found)
        return Response(status=204)

    def _read(self, goal_id, pk):
        return self.get_serializer(get_object_or_404(self._rows(goal_id), pk=pk)).data
