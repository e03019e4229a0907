"""Goal trees: the list, one of them, changing it, and the bin. Their whole JSON is in documents.py."""

from django.db.models import Q
from django.shortcuts import get_object_or_404
from rest_framework import serializers
from rest_framework.response import Response
from rest_framework.reverse import reverse

from goals import services, tree
from goals.api.goal_serializers import ChoiceOrNothing
from goals.api.holding import fetch_tree, holding, state_of
from goals.enums import Domain, Level
from goals.models import GoalTree
from goals.services import LEVEL_NAMES
from organisations.api.conditional import reply, tagged
from organisations.api.own_organisation import own_organisation
from organisations.api.problems import in_keys
from organisations.api.resource import Resource
from organisations.api.schema import NOTHING, operation
from organisations.api.serializers import DutchSerializer, Query, UtcField, example
from organisations.permissions import check_unlimited

NAME = {"required": False, "allow_blank": True, "max_length": 60}


class TreeQuery(Query):
    organisatie = serializers.UUIDField(required=False, help_text="Alleen van deze organisatie.")
    domein = serializers.ChoiceField(Domain.choices, required=False, help_text="Alleen van dit domein.")
    jaar = serializers.IntegerField(required=False, help_text="Alleen die in dit jaar lopen.")
    gewijzigdSinds = UtcField(required=False, help_text="Alleen die sinds dit moment zijn gewijzigd.")
    prullenbak = serializers.BooleanField(
        default=False,
        help_text="Stuur true voor de bomen die in de prullenbak liggen, in plaats van de andere.",
    )


class LevelNamesSerializer(serializers.Serializer):
    """What a municipality calls the levels; a level that is left out has its ordinary name."""

    maatschappelijk_effect = serializers.CharField(label=Level.MAATSCHAPPELIJK_EFFECT.label, **NAME)
    doelstelling = serializers.CharField(label=Level.DOELSTELLING.label, **NAME)
    subdoelstelling = serializers.CharField(label=Level.SUBDOELSTELLING.label, **NAME)
    prestatie = serializers.CharField(label=Level.PRESTATIE.label, **NAME)


@example(
    id="0d3f3c5e-6f0a-4f6e-9a53-0c8f2f6f5b11",
    organisatie="6e9c1a52-62cc-4a4e-9d0c-1f6f8d1f3a10",
    titel="Preventief jeugdbeleid",
    omschrijving="Wat wij met het preventief jeugdbeleid willen bereiken.",
    domein="sociaal",
    eersteJaar=2027,
    laatsteJaar=2030,
    niveaunamen={"prestatie": "activiteit"},
    revisie=42,
    gewijzigdOp="2026-11-02T09:30:00Z",
    gestartVanuit=None,
)
class TreeSerializer(DutchSerializer):
    organisatie = serializers.UUIDField(source="organisation_id", required=False)
    domein = ChoiceOrNothing(Domain.choices, source="domain")
    niveaunamen = LevelNamesSerializer(source="level_names", required=False)
    gestartVanuit = serializers.UUIDField(
        source="started_from_id", read_only=True, allow_null=True, help_text="De versie waar hij uit begon."
    )

    class Meta:
        model = GoalTree
        keys = {
            "id": "id",
            "organisatie": None,
            "titel": "title",
            "omschrijving": "description",
            "domein": None,
            "eersteJaar": "start_year",
            "laatsteJaar": "end_year",
            "niveaunamen": None,
            "revisie": "revision",
            "gewijzigdOp": "changed_at",
        }
        read_only_fields = ["id", "revisie", "gewijzigdOp"]


class Trees(Resource):
    tag = "doelenbomen"
    serializer_class = TreeSerializer
    queries = {"list": TreeQuery}

    @operation(
        "De doelenbomen die u mag zien",
        "Zonder wat in de prullenbak ligt. Wat er van één boom in de prullenbak ligt, staat bij die boom.",
    )
    def list(self, request):
        """All of them, in pages."""
        filters = {"organisatie": "organisation", "domein": "domain", "gewijzigdSinds": "changed_at__gte"}
        trees = GoalTree.objects.visible_to(request.user)
        rows = (trees.removed() if self.asked["prullenbak"] else trees.alive()).filter(
            **{name: self.asked[key] for key, name in filters.items() if key in self.asked}
        )
        return self.pages(rows.filter(_in_year(self.asked.get("jaar"))).order_by("title", "start_year", "id"))

    @operation("Eén doelenboom", "Alleen de boom zelf; wat erin staat krijgt u met ‘…/boom’.")
    def retrieve(self, request, id):
        """One of them."""
        found = fetch_tree(request.user, id)
        return reply(request, state_of(found), lambda: self.get_serializer(found).data)

    @operation("Maak een doelenboom", "Hij is nog leeg. Een hele tak in één keer maakt u met ‘…/takken’.")
    def create(self, request):
        """Make an empty tree."""
        check_unlimited(request.user)
        body = self.read_body()
        values = {**body.validated_data}
        organisation = own_organisation(request.user, values.pop("organisation_id", None))
        with in_keys(body):
            made = tree.create_tree(user=request.user, organisation=organisation, **values)
        return self.created(made, reverse("api:tree", [made.pk], request=request), state_of(made))

    @operation("Wijzig een doelenboom", "Alleen de velden die u stuurt.")
    def partial_update(self, request, id):
        """Change the fields that come."""
        found = fetch_tree(request.user, id)
        body = self.read_body(partial=True)
        changes = _changes(body.validated_data)
        seen = {name: _value(found, name) for name in changes}
        with holding(request, found), in_keys(body):
            now = services.update_tree(user=request.user, goal_tree=found, changes=changes, seen=seen)
            now.refresh_from_db()
        return tagged(Response(self.get_serializer(now).data), state_of(now))

    @operation("Gooi een doelenboom weg", "Hij gaat naar de prullenbak, met alles erin.", gives=NOTHING)
    def destroy(self, request, id):
        """Put it in the recycle bin."""
        found = fetch_tree(request.user, id)
        with holding(request, found):
            services.remove_tree(user=request.user, goal_tree=found)
        return Response(status=204)

    @operation("Zet een doelenboom terug uit de prullenbak", takes=None)
    def restore(self, request, id):
        """Take it out of the recycle bin."""
        found = get_object_or_404(GoalTree.objects.visible_to(request.user), pk=id)
        with holding(request, found):
            now = services.restore_tree(user=request.user, goal_tree=found)
        return tagged(Response(self.get_serializer(now).data), state_of(now))


def _in_year(year):
    """The trees of which the period holds a year; None for all."""
    if year is None:
        return Q()
    starts = Q(start_year__isnull=True) | Q(start_year__lte=year)
    return starts & (Q(end_year__isnull=True) | Q(end_year__gte=year))


def _changes(values):
    """The changes as `update_tree` takes them: own names of levels as name_<level>."""
    names = values.pop("level_names", {})
    values.pop("organisation_id", None)
    return values | {name: names[level] for name, level in LEVEL_NAMES.items() if level in names}


def _value(goal_tree, name):
    if name in LEVEL_NAMES:
        return goal_tree.level_names.get(LEVEL_NAMES[name], "")
    return getattr(goal_tree, name)
