"""What hangs at a goal: money, judgement, stories and all other AccountKinds, by one resource for each.

Belongs here: what every kind can do. What they are called in the description, and their examples, is in
account_nouns.py. Indicators and projects at a goal, which stand on their own too, are in links.py.
"""

from django.core.exceptions import NON_FIELD_ERRORS
from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema_view
from rest_framework import serializers
from rest_framework.response import Response
from rest_framework.reverse import reverse

from goals import hanging
from goals.account_rows import MODELS
from goals.accounts import EVIDENCE, GROUNDS, MONEY, PEOPLE, PROGRESS, QUESTIONS, STORIES
from goals.api.account_nouns import NOUNS
from goals.api.holding import fetch_goal, holding, state_now, state_of
from goals.api.stories import readable, state_for
from goals.enums import PlanningDocument
from organisations.api.changes import changed_since
from organisations.api.conditional import reply, tagged
from organisations.api.problems import in_keys
from organisations.api.resource import Resource
from organisations.api.schema import NOTHING, operation
from organisations.api.serializers import DutchSerializer, Query, UtcField, example

KINDS = (MONEY, PROGRESS, STORIES, QUESTIONS, EVIDENCE, PEOPLE, GROUNDS)
WRITER = serializers.CharField(source="written_by.name", read_only=True, default="")


class AccountSerializer(DutchSerializer):
    doel = serializers.UUIDField(source="goal_id", read_only=True)
    boom = serializers.UUIDField(source="goal.goal_tree_id", read_only=True)


def serializer_of(kind):
    """The serializer of an AccountKind: its keys in the JSON of a tree, and where the row is."""
    keys = {"id": "id", "doel": None, "boom": None, **{key: name for name, key in kind.keys.items()}}
    fields = {"Meta": type("Meta", (), {"model": MODELS[kind], "keys": keys, "read_only_fields": ["id"]})}
    if kind is PROGRESS:
        fields["geschrevenDoor"] = WRITER
    made = type(f"{MODELS[kind].__name__}Serializer", (AccountSerializer,), fields)
    return example(**NOUNS[kind].example)(made)


class Accounts(Resource):
    """Rows of one AccountKind; `kind` is set by those below."""

    tag = "wat bij een doel hoort"
    kind = None

    @property
    def _model(self):
        return MODELS[self.kind]

    def _rows(self):
        """What this caller may read, with its goal."""
        related = ["goal__goal_tree", *(["written_by"] if self.kind is PROGRESS else [])]
        rows = self._model.objects.visible_to(self.request.user).select_related(*related)
        if self.kind is STORIES:
            return readable(rows, self.request.user, "goal__goal_tree__organisation")
        return rows


class AtGoal(Accounts):
    """What hangs at one goal."""

    def list(self, request, id):
        """All of it, in pages."""
        goal = fetch_goal(request.user, id)
        state = state_of(goal.goal_tree)
        if self.kind is STORIES:
            state = state_for(request.user, goal.goal_tree.organisation_id, state)
        return reply(request, state, lambda: self.pages(self._rows().filter(goal=id)).data)

    def retrieve(self, request, id, nummer):
        """One of it."""
        thing = self._fetch(id, nummer)
        return reply(request, state_of(thing.goal.goal_tree), lambda: self.get_serializer(thing).data)

    def create(self, request, id):
        """Hang one more at the goal."""
        goal = fetch_goal(request.user, id)
        body = self.read_body()
        once = self._once(body.validated_data)
        with holding(request, goal.goal_tree), in_keys(body, **once):
            thing = self._model(**body.validated_data)
            made = hanging.hang(user=request.user, goal=goal, thing=thing)
        location = reverse(f"api:{name_of(self.kind)}_item", [id, made.pk], request=request)
        return self.created(made, location, state_now(goal.goal_tree_id))

    def partial_update(self, request, id, nummer):
        """Change the fields that come."""
        thing = self._fetch(id, nummer)
        body = self.read_body(partial=True)
        changes = body.validated_data
        seen = {name: getattr(thing, name) for name in changes}
        with holding(request, thing.goal.goal_tree), in_keys(body, **self._once(changes)):
            now = hanging.change(user=request.user, thing=thing, changes=changes, seen=seen)
        return tagged(Response(self.get_serializer(now).data), state_now(thing.goal.goal_tree_id))

    def destroy(self, request, id, nummer):
        """Take it away."""
        thing = self._fetch(id, nummer)
        with holding(request, thing.goal.goal_tree):
            hanging.take_away(user=request.user, thing=thing)
        return Response(status=204)

    def _once(self, values):
        """At which key it is told that there is one already: {name in the code: key}."""
        is_place = self.kind is PROGRESS and not {"document", "year"}.isdisjoint(values)
        return {NON_FIELD_ERRORS: "document"} if is_place else {}

    def _fetch(self, goal_id, pk):
        return get_object_or_404(self._rows(), goal=goal_id, pk=pk)


class Everywhere(Accounts):
    """What hangs at any goal, for who reports about all of it."""

    def list(self, _request):
        """All of it, in pages."""
        asked = {FILTERS[name]: value for name, value in self.asked.items() if name in FILTERS}
        rows = self._rows().filter(**asked)
        return self.pages(changed_since(rows, self.asked.get("gewijzigdSinds")))


FILTERS = {
    "organisatie": "goal__goal_tree__organisation",
    "boom": "goal__goal_tree",
    "doel": "goal",
    "jaar": "year",
    "document": "document",
}


class AccountQuery(Query):
    organisatie = serializers.UUIDField(required=False, help_text="Alleen van deze organisatie.")
    boom = serializers.UUIDField(required=False, help_text="Alleen in deze doelenboom.")
    doel = serializers.UUIDField(required=False, help_text="Alleen bij dit doel.")
    gewijzigdSinds = UtcField(
        required=False, help_text="Alleen wat sinds dit moment is gemaakt of gewijzigd."
    )


class MoneyQuery(AccountQuery):
    jaar = serializers.IntegerField(required=False, help_text="Alleen van dit jaar.")


class ProgressQuery(MoneyQuery):
    document = serializers.ChoiceField(
        PlanningDocument.choices, required=False, help_text="Alleen bij dit document."
    )


QUERIES = {MONEY: MoneyQuery, PROGRESS: ProgressQuery, STORIES: AccountQuery, QUESTIONS: AccountQuery}


def name_of(kind):
    """What the routes of a kind are called; '_item' comes behind for those of one row."""
    return f"goal_{kind.attribute}"


def _at_goal(kind):
    noun = NOUNS[kind]
    described = extend_schema_view(
        list=operation(f"{noun.many} bij een doel", noun.note),
        retrieve=operation(f"Lees {noun.one}"),
        create=operation(f"Voeg {noun.one} toe bij een doel", noun.note),
        partial_update=operation(f"Wijzig {noun.one}", "Alleen de velden die u stuurt."),
        destroy=operation(
            f"Haal {noun.one} weg",
            "De geschiedenis van het doel blijft vertellen wat er stond.",
            gives=NOTHING,
        ),
    )
    return described(type("AtGoal", (AtGoal,), {"kind": kind, "serializer_class": SERIALIZERS[kind]}))


def _everywhere(kind):
    noun = NOUNS[kind]
    described = extend_schema_view(
        list=operation(f"{noun.many} bij alle doelen", f"Om over te rapporteren. {noun.note}".strip())
    )
    fields = {"kind": kind, "serializer_class": SERIALIZERS[kind], "queries": {"list": QUERIES[kind]}}
    return described(type("Everywhere", (Everywhere,), fields))


SERIALIZERS = {kind: serializer_of(kind) for kind in KINDS}
AT_GOAL = {kind: _at_goal(kind) for kind in KINDS}
EVERYWHERE = {kind: _everywhere(kind) for kind in QUERIES}
