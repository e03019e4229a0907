"""What differs between a frozen version and another one, or the tree as it is now."""

from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema_serializer
from rest_framework import serializers
from rest_framework.response import Response
from rest_framework.serializers import CharField, DateField, IntegerField, Serializer, UUIDField

from goals.api.holding import trees_of
from goals.models import FrozenVersion
from goals.outline import read_outline
from goals.tree_document import with_state
from goals.versions.comparing import PHRASES, Aspect, ChangeKind, compare, to_json
from goals.versions.reading import outline_of
from organisations.api.conditional import not_modified, tagged
from organisations.api.permissions import Anybody
from organisations.api.resource import Resource
from organisations.api.schema import operation
from organisations.api.serializers import Query, example

NOW = "nu"
NULL = {"allow_null": True}


class DifferenceQuery(Query):
    met = serializers.RegexField(
        rf"^({NOW}|[1-9][0-9]{{0,8}})$",
        default=NOW,
        help_text="Het nummer van de andere versie, of ‘nu’ voor de boom zoals hij nu is.",
        error_messages={"invalid": "Geef het nummer van een versie, of ‘nu’."},
    )
    metBoom = serializers.UUIDField(
        required=False, help_text="De boom van de andere kant, als dat een andere is: die van het jaar erna."
    )


@extend_schema_serializer(component_name="VerschillenKant")
class SidePart(Serializer):
    doelenboom = UUIDField()
    titel = CharField()
    revisie = IntegerField()
    aantalDoelen = IntegerField()
    versie = IntegerField(help_text="Null voor ‘nu’.", **NULL)
    versietitel = CharField(**NULL)
    document = CharField(**NULL)
    jaar = IntegerField(**NULL)
    vastgesteldOp = DateField(**NULL)


@extend_schema_serializer(component_name="VerschilDoel")
class GoalAtPart(Serializer):
    id = UUIDField()
    doorlopendId = UUIDField()
    nummerVan = CharField(**NULL)
    nummerNaar = CharField(**NULL)
    titel = CharField()
    niveau = CharField()


@extend_schema_serializer(component_name="VerschilWoord")
class WordPart(Serializer):
    soort = CharField(help_text="gelijk, erbij of weg.")
    tekst = CharField()


@extend_schema_serializer(component_name="Verschil")
class DifferencePart(Serializer):
    onderdeel = serializers.ChoiceField(Aspect.choices)
    soort = serializers.ChoiceField(ChangeKind.choices)
    doel = GoalAtPart(**NULL)
    ookBij = GoalAtPart(many=True)
    onderdeelId = UUIDField(help_text="Van een indicator, project of raakvlak.", **NULL)
    naam = CharField(**NULL)
    veld = CharField(**NULL)
    wanneer = CharField(**NULL)
    van = CharField(**NULL)
    naar = CharField(**NULL)
    vanGetal = CharField(**NULL)
    naarGetal = CharField(**NULL)
    verschil = CharField(help_text="Hoeveel het getal groter werd.", **NULL)
    zin = CharField(help_text="Het verschil in één zin.")
    woorden = WordPart(many=True)


@extend_schema_serializer(component_name="VerschilTotaal")
class TotalPart(Serializer):
    jaar = IntegerField()
    lastenVan = CharField()
    lastenNaar = CharField()
    lastenVerschil = CharField()
    batenVan = CharField()
    batenNaar = CharField()
    batenVerschil = CharField()


@extend_schema_serializer(component_name="VerschillenAantallen")
class CountsPart(Serializer):
    """How many of each kind."""

    def get_fields(self):
        """A number for each kind."""
        return {key: IntegerField() for key in PHRASES}


SIDE = {
    "doelenboom": "0d3f3c5e-6f0a-4f6e-9a53-0c8f2f6f5b11",
    "titel": "Preventief jeugdbeleid",
    "revisie": 41,
    "aantalDoelen": 32,
    "versie": 1,
    "versietitel": "Begroting 2027",
    "document": "begroting",
    "jaar": 2027,
    "vastgesteldOp": "2026-11-10",
}
AT = {
    "id": "5b1c9a52-62cc-4a4e-9d0c-1f6f8d1f3a77",
    "doorlopendId": "5b1c9a52-62cc-4a4e-9d0c-1f6f8d1f3a77",
    "nummerVan": "1.1.2",
    "nummerNaar": "1.1.2",
    "titel": "Gezonde leefomgeving",
    "niveau": "subdoelstelling",
}


@example(
    van=SIDE,
    naar=SIDE | {"revisie": 47, "versie": 2, "versietitel": "Begroting 2027, gewijzigd"},
    samenvatting="1 streefwaarde gewijzigd.",
    aantallen=dict.fromkeys(PHRASES, 0) | {"streefwaarden": 1},
    totalen=[],
    verschillen=[
        {
            "onderdeel": "streefwaarde",
            "soort": "gewijzigd",
            "doel": AT,
            "ookBij": [],
            "onderdeelId": "0b6a9a52-62cc-4a4e-9d0c-1f6f8d1f3a12",
            "naam": "Jongeren die buiten spelen",
            "veld": "waarde",
            "wanneer": "2028",
            "van": "minstens 60%",
            "naar": "minstens 65%",
            "vanGetal": "60",
            "naarGetal": "65",
            "verschil": "5",
            "zin": "Streefwaarde 2028 van ‘Jongeren die buiten spelen’: van minstens 60% naar minstens 65%.",
            "woorden": [],
        }
    ],
)
@extend_schema_serializer(component_name="Verschillen")
class DifferencesSerializer(Serializer):
    van = SidePart()
    naar = SidePart()
    samenvatting = CharField()
    aantallen = CountsPart()
    totalen = TotalPart(many=True, help_text="Van jaren waarvan de sommen anders zijn.")
    verschillen = DifferencePart(many=True)


class ComparedVersions(Resource):
    tag = "versies"
    permission_classes = [Anybody]
    serializer_class = DifferencesSerializer
    queries = {"retrieve": DifferenceQuery}

    @operation(
        "Wat er anders is dan in een andere versie, of dan nu",
        "Doelen worden gevolgd op hun doorlopendId, dus ook naar de boom van het jaar erna. Elk verschil "
        "staat als zin en in losse velden.",
    )
    def retrieve(self, request, boom, nummer):
        """Compare this version with another side."""
        old = self._version(boom, nummer)
        state, read = self._other_side(self.asked.get("metBoom", boom))
        state = f"{old.sha256[:16]}.{state}"
        if (known := not_modified(request, state)) is not None:
            return known
        return tagged(Response(to_json(compare(outline_of(old), read()))), state)

    def _version(self, boom, nummer):
        versions = FrozenVersion.objects.visible_to(self.request.user)
        return get_object_or_404(versions, goal_tree=boom, number=nummer)

    def _other_side(self, boom):
        """(state, function that reads the Outline) of what it is compared with."""
        if self.asked["met"] != NOW:
            new = self._version(boom, int(self.asked["met"]))
            return new.sha256[:16], lambda: outline_of(new)
        goal_tree = get_object_or_404(with_state(trees_of(self.request.user)), pk=boom)
        return goal_tree.state, lambda: read_outline(goal_tree)
