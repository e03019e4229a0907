"""The indicators and projects that hang at a goal: hanging them there and taking them off.

Belongs here: the links. Indicators and projects themselves are resources of their own.
"""

from contextlib import contextmanager

from django.db import transaction
from django.shortcuts import get_object_or_404
from rest_framework import serializers
from rest_framework.response import Response

from goals import hanging
from goals.api.holding import fetch_goal, trees_of
from goals.models import GoalIndicator, GoalTree, Project, ProjectContribution
from goals.tree_document import with_state
from indicators.models import Indicator
from organisations.api.conditional import asks_to_match, check_match, reply, tagged
from organisations.api.problems import in_keys
from organisations.api.resource import Resource
from organisations.api.schema import NOTHING, operation
from organisations.api.serializers import DutchSerializer, example


@example(indicator="4b9f9d0e-5a35-4a58-8a4e-1d6f7f0c2a11", naam="Jongeren die zich gezond voelen")
class GoalIndicatorSerializer(DutchSerializer):
    indicator = serializers.UUIDField(source="indicator_id", read_only=True)
    naam = serializers.CharField(source="indicator.name", read_only=True)

    class Meta:
        model = GoalIndicator
        keys = {}


@example(
    project="7f0c2a11-4b9f-4d0e-9a35-8a584a4e1d6f",
    naam="Speelplek Heuveleind",
    domein="fysiek",
    fase="uitvoering",
    toelichting="Kinderen hebben een plek om buiten te spelen.",
)
class GoalProjectSerializer(DutchSerializer):
    project = serializers.UUIDField(source="project_id", read_only=True)
    naam = serializers.CharField(source="project.name", read_only=True)
    domein = serializers.CharField(source="project.domain", read_only=True)
    fase = serializers.CharField(source="project.phase", read_only=True)

    class Meta:
        model = ProjectContribution
        keys = {"project": None, "naam": None, "domein": None, "fase": None, "toelichting": "explanation"}


class Links(Resource):
    """What of one `model` hangs at a goal; `held` is the field of the link for that."""

    tag = "wat bij een doel hoort"
    model = None
    held = ""

    def _rows(self, goal_id):
        """The links of a goal to what is not thrown away."""
        links = self.get_serializer_class().Meta.model.objects.visible_to(self.request.user)
        living = links.filter(goal=goal_id, **{f"{self.held}__removed_at": None})
        return living.select_related(self.held, "goal__goal_tree")

    def _list(self, goal_id):
        trees = trees_of(self.request.user)
        here = trees.filter(goals=goal_id, goals__removal=None, goals__parent__isnull=False)
        goal_tree = get_object_or_404(with_state(here))
        return reply(self.request, goal_tree.state, lambda: self.pages(self._rows(goal_id)).data)

    def _hang(self, goal_id, pk):
        user, goal = self.request.user, fetch_goal(self.request.user, goal_id)
        thing = get_object_or_404(self.model.objects.visible_to(user), pk=pk)
        body = self.read_body()
        values = body.validated_data
        with _holding(self.request, goal.goal_tree), in_keys(body):
            link = self._rows(goal_id).filter(**{self.held: pk}).first()
            status = 200 if link else 201
            if link is None:
                made = body.Meta.model(**{self.held: thing}, **values)
                link = hanging.hang(user=user, goal=goal, thing=made)
            elif values:
                seen = {name: getattr(link, name) for name in values}
                link = hanging.change(user=user, thing=link, changes=values, seen=seen)
        answer = Response(self.get_serializer(link).data, status=status)
        return tagged(answer, _state_now(goal.goal_tree))

    def _take_off(self, goal_id, pk):
        link = get_object_or_404(self._rows(goal_id), **{self.held: pk})
        with _holding(self.request, link.goal.goal_tree):
            hanging.take_away(user=self.request.user, thing=link)
        return Response(status=204)


class GoalIndicators(Links):
    serializer_class = GoalIndicatorSerializer
    model, held = Indicator, "indicator"

    @operation("De indicatoren bij een doel", "Hun cijfers krijgt u bij de indicator zelf.")
    def list(self, _request, id):
        """All of them, in pages."""
        return self._list(id)

    @operation(
        "Hang een indicator aan een doel",
        "Hangt hij er al, dan blijft dat zo. Een indicator kan aan meer doelen hangen.",
        takes=None,
        gives={200: GoalIndicatorSerializer, 201: GoalIndicatorSerializer},
    )
    def update(self, _request, id, indicator):
        """Let it hang there."""
        return self._hang(id, indicator)

    @operation(
        "Haal een indicator van een doel af", "De indicator zelf blijft, met zijn cijfers.", gives=NOTHING
    )
    def destroy(self, _request, id, indicator):
        """Take it off the goal."""
        return self._take_off(id, indicator)


class GoalProjects(Links):
    serializer_class = GoalProjectSerializer
    model, held = Project, "project"

    @operation("De projecten die bijdragen aan een doel", "Met hoe zij bijdragen.")
    def list(self, _request, id):
        """All of them, in pages."""
        return self._list(id)

    @operation(
        "Laat een project bijdragen aan een doel",
        "Hangt het er al, dan wijzigt u hiermee de toelichting.",
        gives={200: GoalProjectSerializer, 201: GoalProjectSerializer},
    )
    def update(self, _request, id, project):
        """Let it hang there, with how it contributes."""
        return self._hang(id, project)

    @operation("Haal een project van een doel af", "Het project zelf blijft.", gives=NOTHING)
    def destroy(self, _request, id, project):
        """Take it off the goal."""
        return self._take_off(id, project)


@contextmanager
def _holding(request, goal_tree):
    """As holding.holding, for the state that `_list` tells: what hangs here changes by itself too."""
    with transaction.atomic():
        if asks_to_match(request):
            GoalTree.objects.select_for_update().get(pk=goal_tree.pk)
            check_match(request, _state_now(goal_tree))
        yield


def _state_now(goal_tree):
    return with_state(GoalTree.objects).get(pk=goal_tree.pk).state
