"""Frozen versions: which there are, and freezing one. Their documents are in version_documents.py."""

from django.db.models import F
from rest_framework import serializers
from rest_framework.reverse import reverse

from goals.api.holding import fetch_tree, holding
from goals.enums import PlanningDocument
from goals.models import FrozenVersion
from goals.versions.freezing import NEWEST, freeze
from organisations.api.permissions import Anybody
from organisations.api.problems import in_keys
from organisations.api.resource import Resource
from organisations.api.schema import operation
from organisations.api.serializers import DutchSerializer, Query, UtcField, example


class VersionQuery(Query):
    organisatie = serializers.UUIDField(required=False, help_text="Alleen van deze organisatie.")
    boom = serializers.UUIDField(required=False, help_text="Alleen van deze doelenboom.")
    document = serializers.ChoiceField(PlanningDocument.choices, required=False)
    jaar = serializers.IntegerField(required=False, help_text="Alleen die bij dit jaar horen.")
    gewijzigdSinds = UtcField(required=False, help_text="Alleen die sinds dit moment zijn vastgesteld.")


FILTERS = {
    "organisatie": "goal_tree__organisation",
    "boom": "goal_tree",
    "document": "document",
    "jaar": "year",
    "gewijzigdSinds": "frozen_at__gte",
}


@example(
    id="9f3f1d1c-0f7a-4b47-8a86-6d2f0f6d1c55",
    boom="0d3f3c5e-6f0a-4f6e-9a53-0c8f2f6f5b11",
    organisatie="6e9c1a52-62cc-4a4e-9d0c-1f6f8d1f3a10",
    nummer=2,
    titel="Preventief jeugdbeleid bij de begroting 2027",
    document="begroting",
    jaar=2027,
    vastgesteldOp="2026-11-10",
    vervangt=1,
    vervangenDoor=[],
    aantalDoelen=32,
    schema=1,
    sha256="2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae",
    bevrorenOp="2026-11-10T21:15:00Z",
    zichtbaarVoor="openbaar",
    adres="https://doelen.example.nl/api/v1/doelenbomen/0d3f3c5e-6f0a-4f6e-9a53-0c8f2f6f5b11/versies/2",
)
class VersionSerializer(DutchSerializer):
    boom = serializers.UUIDField(source="goal_tree_id", read_only=True)
    organisatie = serializers.UUIDField(source="goal_tree.organisation_id", read_only=True)
    vervangt = serializers.IntegerField(
        source="supersedes_number",
        required=False,
        allow_null=True,
        help_text="Het nummer van de versie die deze vervangt, null voor geen. Laat u het weg, dan is dat "
        "de vorige van hetzelfde document en jaar.",
    )
    vervangenDoor = serializers.SerializerMethodField(help_text="De nummers van versies die deze vervangen.")
    zichtbaarVoor = serializers.SerializerMethodField(
        help_text="raad, openbaar, of null: alleen voor adviseurs en sleutels."
    )
    adres = serializers.SerializerMethodField(help_text="Waar het document staat.")

    class Meta:
        model = FrozenVersion
        keys = {
            "id": "id",
            "boom": None,
            "organisatie": None,
            "nummer": "number",
            "titel": "title",
            "document": "document",
            "jaar": "year",
            "vastgesteldOp": "adopted_on",
            "vervangt": None,
            "vervangenDoor": None,
            "aantalDoelen": "goal_count",
            "schema": "schema",
            "sha256": "sha256",
            "bevrorenOp": "frozen_at",
        }
        read_only_fields = ["id", "nummer", "aantalDoelen", "schema", "sha256", "bevrorenOp"]

    def get_vervangenDoor(self, version) -> list[int]:
        """The numbers of the versions in whose place it came."""
        return sorted(later.number for later in version.superseded_by.all())

    def get_zichtbaarVoor(self, version) -> str | None:
        """The audience, None when only advisers see it."""
        return version.audience

    def get_adres(self, version) -> str:
        """The address of its document."""
        return address_of(version, self.context["request"])


def versions_of(user):
    """The versions that a caller may see, with what the serializer tells, in three queries."""
    rows = FrozenVersion.objects.visible_to(user).select_related("goal_tree")
    rows = rows.prefetch_related("superseded_by").annotate(
        audience=F("publication__audience"), supersedes_number=F("supersedes__number")
    )
    return rows.order_by("-frozen_at", "id")


def address_of(version, request):
    """Where the document of a version stands."""
    return reverse("api:version", [version.goal_tree_id, version.number], request=request)


class Versions(Resource):
    tag = "versies"
    permission_classes = [Anybody]
    serializer_class = VersionSerializer
    queries = {"list": VersionQuery, "list_of_tree": Query}

    @operation(
        "De vastgestelde versies die u mag zien",
        "Zonder sleutel: die voor iedereen zijn gepubliceerd. De nieuwste staan voorop.",
    )
    def list(self, request):
        """Of all trees."""
        chosen = {name: self.asked[key] for key, name in FILTERS.items() if key in self.asked}
        return self.pages(versions_of(request.user).filter(**chosen))

    @operation("De vastgestelde versies van een doelenboom", gives={200: VersionSerializer(many=True)})
    def list_of_tree(self, request, boom):
        """Of one tree."""
        rows = versions_of(request.user).filter(goal_tree=boom)
        if not rows.exists():
            fetch_tree(request.user, boom)
        return self.pages(rows)

    @operation(
        "Stel een versie vast",
        "De boom wordt bevroren zoals hij nu is; daarna verandert er niets meer aan. Aandachtspunten die "
        "het vaststellen tegenhouden krijgt u als 400 terug.",
    )
    def create(self, request, boom):
        """Freeze the tree as it is."""
        found = fetch_tree(request.user, boom)
        body = self.read_body()
        values = {**body.validated_data}
        replaced = self._superseded(found, values.pop("supersedes_number", NEWEST))
        with holding(request, found), in_keys(body):
            made = freeze(user=request.user, goal_tree=found, supersedes=replaced, **values)
        made = versions_of(request.user).get(pk=made.pk)
        return self.created(made, address_of(made, request), made.sha256)

    def _superseded(self, goal_tree, number):
        if number in (None, NEWEST):
            return number
        found = goal_tree.versions.filter(number=number).first()
        if found is None:
            raise serializers.ValidationError({"vervangt": ["Deze boom heeft geen versie met dit nummer."]})
        return found
