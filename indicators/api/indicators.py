"""Indicators: the list, one of them, changing it, and the bin. Their values are in the files beside this."""

from django.shortcuts import get_object_or_404
from django.utils import timezone
from drf_spectacular.utils import OpenApiExample, PolymorphicProxySerializer, extend_schema_serializer
from rest_framework import serializers
from rest_framework.response import Response
from rest_framework.reverse import reverse

from indicators import services
from indicators.api.fields import LineField, NumberField, PeriodField
from indicators.api.holding import fetch_indicator, holding, indicators_of, state_now, state_of
from indicators.catalogue import find_indicator
from indicators.enums import Audience, Kind, Missing, Operator, State
from indicators.limits import LONGEST_NAME
from indicators.listing import SORTS, ListedIndicator, list_indicators
from indicators.listing import Query as Asked
from indicators.models import Indicator, Measurement, Target
from indicators.sheets import SHEET_FIELDS, add_values, sheet_of
from indicators.trends import assess
from organisations.api.changes import changed_since
from organisations.api.conditional import reply, tagged
from organisations.api.own_organisation import own_organisation
from organisations.api.problems import in_keys
from organisations.api.resource import Resource
from organisations.api.schema import NOTHING, operation
from organisations.api.serializers import DutchSerializer, Query, UtcField, example
from organisations.limits import LONGEST_LINE, YEAR

BASELINE = {"jaar": "baseline_year", "waarde": "baseline_number", "tekst": "baseline_text"}
NO_BASELINE = {"baseline_year": None, "baseline_number": None, "baseline_text": ""}
ONLY_YEAR = "Geef bij het jaar ook een waarde of een tekst."
BOTH = "Een nulmeting is een getal of woorden, niet allebei."


def in_catalogue(number):
    """Raise ValidationError for a number that no BBV indicator has."""
    try:
        find_indicator(number)
    except ValueError as error:
        raise serializers.ValidationError(str(error)) from None


class IndicatorQuery(Query):
    organisatie = serializers.UUIDField(required=False, help_text="Alleen van deze organisatie.")
    zoek = serializers.CharField(
        required=False,
        max_length=LONGEST_LINE,
        help_text="Alleen die met al deze woorden in nummer, naam, definitie, eenheid, bron of eigenaar.",
    )
    status = serializers.ChoiceField(State.choices, required=False, help_text="Alleen die nu zo staan.")
    soort = serializers.ChoiceField(Kind.choices, required=False, help_text="Alleen van deze soort.")
    bedoeldVoor = serializers.ChoiceField(
        Audience.choices, required=False, help_text="Alleen waar deze partij op stuurt."
    )
    gewijzigdSinds = UtcField(
        required=False,
        help_text="Alleen die sinds dit moment wijzigden, of waarvan een meting of streefwaarde wijzigde.",
    )
    volgorde = serializers.ChoiceField(
        [sign + name for name in SORTS for sign in ("", "-")],
        default="nummer",
        help_text="Met een - ervoor andersom. ‘status’: wat aandacht vraagt eerst; ‘meting’: oudste eerst.",
    )


class BaselineSerializer(serializers.Serializer):
    """Where an indicator started; as a whole null when that is not known."""

    jaar = serializers.IntegerField(
        source="baseline_year", required=False, allow_null=True, default=None, validators=YEAR
    )
    waarde = NumberField(source="baseline_number", required=False, allow_null=True, default=None)
    tekst = LineField(source="baseline_text", required=False, allow_blank=True, default="")

    def to_representation(self, instance):
        """Null, or the year with a number or words."""
        is_known = instance.baseline_number is not None or instance.baseline_text
        return super().to_representation(instance) if is_known else None

    def to_internal_value(self, data):
        """All three, also those that are left out: a baseline is one value."""
        return NO_BASELINE | ({} if data is None else super().to_internal_value(data))

    def validate(self, attrs):
        """Raise ValidationError when it says nothing or two things."""
        number, text = attrs["baseline_number"], attrs["baseline_text"]
        if number is not None and text:
            raise serializers.ValidationError({"tekst": BOTH})
        if number is None and not text and attrs["baseline_year"] is not None:
            raise serializers.ValidationError({"waarde": ONLY_YEAR})
        return attrs


class LatestSerializer(serializers.Serializer):
    """What was measured last."""

    periode = PeriodField(source="period")
    waarde = NumberField(source="number", allow_null=True)
    tekst = serializers.CharField(source="text")
    ontbreekt = serializers.ChoiceField(Missing.choices, source="missing", allow_blank=True)
    voorlopig = serializers.BooleanField(source="is_provisional")


class AimSerializer(serializers.Serializer):
    """What it is judged against."""

    jaar = serializers.IntegerField(source="year")
    vergelijking = serializers.ChoiceField(Operator.choices, source="operator", allow_blank=True)
    waarde = NumberField(source="number", allow_null=True)
    verwijzing = serializers.CharField(source="reference")
    tekst = serializers.CharField(source="text")


class AssessmentSerializer(serializers.Serializer):
    """How an indicator stands today."""

    status = serializers.ChoiceField(State.choices, source="state")
    zin = serializers.CharField(source="why", help_text="Waarom hij zo staat.")
    reden = serializers.CharField(
        source="reason", help_text="Bij ‘onbekend’: waarom, in een vast woord. Anders leeg."
    )
    trend = serializers.CharField(help_text="beter, slechter, gelijk, stijgt, daalt, of leeg.")
    meting = LatestSerializer(source="latest", allow_null=True)
    streefwaarde = AimSerializer(source="target", allow_null=True)
    verwacht = NumberField(
        source="expected",
        allow_null=True,
        help_text="De waarde in het jaar van de streefwaarde als het zo doorgaat.",
    )
    metenVoor = serializers.DateField(
        source="next_due", allow_null=True, help_text="De laatste dag waarop de volgende meting op tijd is."
    )
    teLaat = serializers.BooleanField(source="is_overdue", help_text="Of die dag voorbij is.")


@example(
    id="b1f1c7be-0f0e-4b53-8c07-52f3a86a5a43",
    organisatie="6e9c1a52-62cc-4a4e-9d0c-1f6f8d1f3a10",
    nummer="1.2",
    naam="Jongeren met stress",
    definitie="Jongeren van 12 tot en met 18 jaar die vaak stress hebben.",
    eenheid="%",
    decimalen=1,
    bron="GGD-monitor",
    eigenaar="team Jeugd",
    soort="effect",
    bedoeldVoor="gemeente",
    richting="lager",
    ondergrens=None,
    bovengrens=None,
    meetfrequentie=24,
    nulmeting={"jaar": 2022, "waarde": "44.5", "tekst": ""},
    gekozenMet="de jongerenraad",
    opmerking="",
    bbvNummer=None,
    stand={
        "status": "op-koers",
        "zin": "De laatste waarde is 38,5% in 2026. Doel: lager dan 40% in 2028.",
        "reden": "",
        "trend": "beter",
        "meting": {"periode": "2026", "waarde": "38.5", "tekst": "", "ontbreekt": "", "voorlopig": False},
        "streefwaarde": {"jaar": 2028, "vergelijking": "<", "waarde": "40", "verwijzing": "", "tekst": ""},
        "verwacht": "35.5",
        "metenVoor": "2029-06-30",
        "teLaat": False,
    },
)
class IndicatorSerializer(DutchSerializer):
    """An Indicator with its `assessment`."""

    organisatie = serializers.UUIDField(source="organisation_id", required=False)
    naam = LineField(source="name", max_length=LONGEST_NAME)
    ondergrens = NumberField(
        source="band_low", required=False, allow_null=True, help_text="Bij richting ‘band’."
    )
    bovengrens = NumberField(
        source="band_high", required=False, allow_null=True, help_text="Bij richting ‘band’."
    )
    nulmeting = BaselineSerializer(source="*", required=False, allow_null=True)
    bbvNummer = serializers.IntegerField(
        source="catalogue_number", required=False, allow_null=True, validators=[in_catalogue]
    )
    stand = AssessmentSerializer(source="assessment", read_only=True)

    class Meta:
        model = Indicator
        keys = {
            "id": "id",
            "organisatie": None,
            "nummer": "number",
            "naam": None,
            "definitie": "definition",
            "eenheid": "unit",
            "decimalen": "decimals",
            "bron": "source",
            "eigenaar": "owner",
            "soort": "kind",
            "bedoeldVoor": "audience",
            "richting": "direction",
            "ondergrens": None,
            "bovengrens": None,
            "meetfrequentie": "frequency",
            "nulmeting": None,
            "gekozenMet": "made_with",
            "opmerking": "remark",
            "bbvNummer": None,
            "stand": None,
        }
        read_only_fields = ["id"]


@example(organisatie="6e9c1a52-62cc-4a4e-9d0c-1f6f8d1f3a10", bbvNummer=12)
class CatalogueIndicatorSerializer(serializers.Serializer):
    """An indicator of the BBV catalogue, by its number alone."""

    organisatie = serializers.UUIDField(source="organisation_id", required=False)
    bbvNummer = serializers.IntegerField(source="catalogue_number", validators=[in_catalogue])


NEW = extend_schema_serializer(
    examples=[
        OpenApiExample("Eigen", {"naam": "Kinderen die elke dag buiten spelen"}, request_only=True),
        OpenApiExample("Catalogus", {"bbvNummer": 27}, request_only=True),
    ]
)(
    PolymorphicProxySerializer(
        component_name="NewIndicator",
        serializers=[IndicatorSerializer, CatalogueIndicatorSerializer],
        resource_type_field_name=None,
    )
)


class Indicators(Resource):
    tag = "indicatoren"
    serializer_class = IndicatorSerializer
    queries = {"list": IndicatorQuery}

    @operation(
        "De indicatoren die u mag zien",
        "Met hoe ze nu staan. Hun metingen en streefwaarden haalt u op met ‘metingen’ en ‘streefwaarden’.",
    )
    def list(self, request):
        """All of them, in pages."""
        return self.pages(_found(indicators_of(request.user), self.asked))

    @operation("Eén indicator", "Met hoe hij nu staat, en waarom.")
    def retrieve(self, request, id):
        """One of them."""
        found = fetch_indicator(request.user, id)
        return reply(request, state_of(found), lambda: self._told(found))

    @operation(
        "Maak een indicator",
        "Met alleen ‘bbvNummer’ krijgt u een indicator uit de BBV-catalogus, met alles wat daarin staat. "
        "Hebt u die al, dan krijgt u die (200).",
        takes=NEW,
        gives={201: IndicatorSerializer, 200: IndicatorSerializer},
    )
    def create(self, request):
        """Make one, or take one of the catalogue."""
        if isinstance(request.data, dict) and {*request.data} - {"organisatie"} == {"bbvNummer"}:
            return self._take(self.read_body(serializer_class=CatalogueIndicatorSerializer))
        body = self.read_body()
        values = {**body.validated_data}
        organisation = own_organisation(request.user, values.pop("organisation_id", None))
        with in_keys(body, **KEYS_OF_BASELINE):
            made = services.create_indicator(user=request.user, organisation=organisation, **values)
        return self._made(made)

    @operation(
        "Wijzig een indicator", "Alleen de velden die u stuurt. Een nulmeting vervangt u in haar geheel."
    )
    def partial_update(self, request, id):
        """Change the fields that come."""
        found = fetch_indicator(request.user, id)
        body = self.read_body(partial=True)
        changes = {**body.validated_data}
        changes.pop("organisation_id", None)
        seen = {name: getattr(found, name) for name in changes}
        with holding(request, found), in_keys(body, **KEYS_OF_BASELINE):
            now = services.update_indicator(user=request.user, indicator=found, changes=changes, seen=seen)
        return self._answer(now)

    @operation(
        "Gooi een indicator weg",
        "Hij gaat naar de prullenbak, met zijn metingen en streefwaarden.",
        gives=NOTHING,
    )
    def destroy(self, request, id):
        """Put it in the recycle bin."""
        found = fetch_indicator(request.user, id)
        with holding(request, found):
            services.remove_indicator(user=request.user, indicator=found)
        return Response(status=204)

    @operation(
        "Zet een indicator terug uit de prullenbak", "Hij hangt weer aan dezelfde doelen.", request=None
    )
    def restore(self, request, id):
        """Take it out of the recycle bin."""
        mine = Indicator.objects.visible_to(request.user).select_related("organisation")
        found = get_object_or_404(mine, pk=id)
        return self._answer(services.restore_indicator(user=request.user, indicator=found))

    def _take(self, body):
        """The indicator of the catalogue that was asked for, new or as it is."""
        values = body.validated_data
        number = values["catalogue_number"]
        organisation = own_organisation(self.request.user, values.get("organisation_id"))
        mine = Indicator.objects.alive().filter(organisation=organisation, catalogue_number=number)
        had = mine.exists()
        with in_keys(body):
            found = services.add_from_catalogue(
                user=self.request.user, organisation=organisation, number=number
            )
        return self._answer(found) if had else self._made(found)

    def _made(self, indicator):
        location = reverse("api:indicator", [indicator.pk], request=self.request)
        return self.created(with_assessments([indicator])[0], location, state_now(indicator.organisation_id))

    def _answer(self, indicator):
        return tagged(Response(self._told(indicator)), state_now(indicator.organisation_id))

    def _told(self, indicator):
        return self.get_serializer(with_assessments([indicator])[0]).data


KEYS_OF_BASELINE = {name: f"nulmeting.{key}" for key, name in BASELINE.items()}


def with_assessments(indicators):
    """The Indicators of a list, each with its `assessment` of today; two queries."""
    sheets = {each.pk: sheet_of([getattr(each, name) for name in SHEET_FIELDS]) for each in indicators}
    add_values(sheets)
    today = timezone.localdate()
    for each in indicators:
        each.sheet = sheets[each.pk]
        each.assessment = assess(each.sheet, today)
    return indicators


def _found(indicators, asked):
    """The Indicators of a queryset that a question asks for, in its order; three queries."""
    if "organisatie" in asked:
        indicators = indicators.filter(organisation=asked["organisatie"])
    changed = changed_since(
        indicators, asked.get("gewijzigdSinds"), (Measurement, "indicator"), (Target, "indicator")
    )
    by_id = {each.pk: each for each in with_assessments(list(changed))}
    rows = [ListedIndicator(each.sheet, each.assessment) for each in by_id.values()]
    query = Asked(
        words=asked.get("zoek", ""),
        state=asked.get("status", ""),
        kind=asked.get("soort", ""),
        audience=asked.get("bedoeldVoor", ""),
    )
    found = list_indicators(rows, query, asked["volgorde"].removeprefix("-"))
    return [by_id[row.id] for row in (found[::-1] if asked["volgorde"].startswith("-") else found)]
