"""Goals: the list over all trees, one of them, making and changing one, the bin and moving.

How a goal reads is in goal_serializers.py, which ones a list has in goal_query.py; making many at once
is in branches.py.
"""

from django.http import Http404
from django.shortcuts import get_object_or_404
from rest_framework import serializers
from rest_framework.response import Response
from rest_framework.reverse import reverse

from goals import services, tree
from goals.api.goal_query import GoalQuery, narrowed
from goals.api.goal_rows import completed, state_of_goal, with_whole_state
from goals.api.goal_serializers import (
    NO_PLACE,
    PLACES,
    GoalSerializer,
    MoveSerializer,
    NewGoalSerializer,
    read_place,
)
from goals.api.holding import fetch_goal, fetch_tree, holding, trees_of
from goals.api.words import WORDS, Vocabulary
from goals.models import Goal
from goals.tagging import terms_of
from goals.tree import Position
from organisations.api.conditional import reply, tagged
from organisations.api.problems import in_keys
from organisations.api.resource import Resource
from organisations.api.schema import NOTHING, operation
from organisations.enums import TermKind

WORD_KEYS = {kind: f"woorden.{kind}" for kind in TermKind.values}
WITH_ANOTHER = "Dit doel is weggegooid samen met ‘{}’. Zet dat doel terug."


class NoVocabulary:
    """Words while it is not known of which organisation; something else is wrong then, and told."""

    def find(self, _kind, _names):
        """Any words."""
        return []


class Goals(Resource):
    tag = "doelen"
    serializer_class = GoalSerializer
    queries = {"list": GoalQuery}
    vocabulary = None

    def get_serializer_context(self):
        """As usual, with the words that there are."""
        return {**super().get_serializer_context(), "words": self.vocabulary}

    @operation(
        "De doelen die u mag zien",
        "Uit alle bomen, zonder wat in de prullenbak ligt. Een hele boom in één keer, met alles erin, haalt "
        "u op met ‘doelenbomen/{id}/boom’.",
    )
    def list(self, request):
        """A page of them."""
        page = self.paginate_queryset(narrowed(_goals_of(request.user), self.asked, request.user))
        return self.get_paginated_response(self.get_serializer(completed(page), many=True).data)

    @operation("Eén doel", "Wat eraan hangt (bijdragen, middelen, leervragen …) heeft eigen adressen.")
    def retrieve(self, request, id):
        """One of them."""
        found = get_object_or_404(_told(request.user), pk=id)
        return reply(request, state_of_goal(found), lambda: self._read(found))

    @operation(
        "Maak een doel",
        "Zonder plek komt het als laatste bovenaan in de boom. Woorden moeten al in de woordenlijst staan. "
        "Een hele tak in één keer maakt u met ‘doelenbomen/{id}/takken’.",
        takes=NewGoalSerializer,
        gives={201: GoalSerializer},
    )
    def create(self, request):
        """Make a goal."""
        goal_tree = self._tree_of_body()
        body = self.read_body(serializer_class=NewGoalSerializer)
        values = {**body.validated_data}
        del values["goal_tree_id"]
        words, place = values.pop(WORDS, {}), read_place(values, goal_tree)
        target, position = place or (None, Position.LAST_UNDER)
        with holding(request, goal_tree), in_keys(body, **WORD_KEYS):
            made = tree.add_goal(
                user=request.user, goal_tree=goal_tree, target=target, position=position, **values
            )
            if words:
                seen = {kind: [] for kind in words}
                services.update_goal(user=request.user, goal=made, changes=words, seen=seen)
            return self._answer(made.pk, status=201)

    @operation("Wijzig een doel", "Alleen de velden die u stuurt. Verplaatsen doet u met ‘…/verplaatsing’.")
    def partial_update(self, request, id):
        """Change the fields that come."""
        found = fetch_goal(request.user, id)
        self.vocabulary = Vocabulary(found.goal_tree.organisation)
        body = self.read_body(partial=True)
        changes = {**body.validated_data}
        words = changes.pop(WORDS, {})
        seen = {name: getattr(found, name) for name in changes} | {
            kind: terms_of(found, kind) for kind in words
        }
        with holding(request, found.goal_tree), in_keys(body, **WORD_KEYS):
            services.update_goal(user=request.user, goal=found, changes=changes | words, seen=seen)
            return self._answer(found.pk)

    @operation(
        "Gooi een doel weg",
        "Het gaat naar de prullenbak van de boom, met alles eronder. Terugzetten doet u met ‘…/herstel’.",
        gives=NOTHING,
    )
    def destroy(self, request, id):
        """Put it in the recycle bin."""
        found = fetch_goal(request.user, id)
        with holding(request, found.goal_tree):
            tree.remove_goal(user=request.user, goal=found)
        return Response(status=204)

    @operation(
        "Zet een doel terug uit de prullenbak",
        "Met alles wat samen met dit doel is weggegooid, op de plek waar het stond.",
        takes=None,
    )
    def restore(self, request, id):
        """Take it out of the recycle bin; fine when it is not in there."""
        goals = Goal.objects.filter(goal_tree__in=trees_of(request.user)).exclude(parent=None)
        found = get_object_or_404(
            goals.select_related("goal_tree", "removal__goal", "removal__goal_tree"), pk=id
        )
        if found.removal and found.removal.goal_id != found.pk:
            raise serializers.ValidationError([WITH_ANOTHER.format(found.removal.goal.title)])
        with holding(request, found.goal_tree):
            if found.removal:
                tree.restore_goal(user=request.user, removal=found.removal)
            return self._answer(found.pk)

    @operation(
        "Verplaats een doel",
        "Met alles eronder, ook naar een andere boom van dezelfde organisatie. Niveaus gaan dieper waar de "
        "nieuwe plek dat vraagt.",
        takes=MoveSerializer,
        gives={200: GoalSerializer},
    )
    def move(self, request, id):
        """Put a goal, with all below it, elsewhere."""
        found = fetch_goal(request.user, id)
        body = self.read_body(serializer_class=MoveSerializer)
        values = {**body.validated_data}
        asked_tree = fetch_tree(request.user, values["boom"]) if "boom" in values else None
        place = read_place(values, asked_tree)
        if place is None:
            raise serializers.ValidationError({key: [NO_PLACE] for key in PLACES})
        target, position = place
        goal_tree = target.goal_tree if target else asked_tree or found.goal_tree
        with holding(request, found.goal_tree, goal_tree), in_keys(body):
            tree.move_goal(
                user=request.user,
                goal=found,
                target=target,
                position=position,
                goal_tree=goal_tree,
                level=values.get("level", ""),
            )
            return self._answer(found.pk)

    def _tree_of_body(self):
        """The tree that a new goal is for, or None when the body does not say so well. Raises Http404."""
        asked = self.request.data.get("boom") if isinstance(self.request.data, dict) else None
        try:
            pk = serializers.UUIDField().run_validation(asked)
        except serializers.ValidationError:
            self.vocabulary = NoVocabulary()
            return None
        goal_tree = fetch_tree(self.request.user, pk)
        self.vocabulary = Vocabulary(goal_tree.organisation)
        return goal_tree

    def _answer(self, pk, **options):
        """The goal as it is now, before others can change it, with its address."""
        goal = get_object_or_404(_told(self.request.user), pk=pk)
        headers = {"Location": reverse("api:goal", [pk], request=self.request)}
        return tagged(Response(self._read(goal), headers=headers, **options), state_of_goal(goal))

    def _read(self, goal):
        for told in completed([goal]):
            return self.get_serializer(told).data
        raise Http404


def _goals_of(user):
    """The living goals that a caller may see, without the hidden roots."""
    return Goal.objects.visible_to(user).exclude(parent=None)


def _told(user):
    """Those with all that the API tells of them."""
    return with_whole_state(_goals_of(user).select_related("goal_tree"))
