"""How an indicator, with its baseline and how it stands, reads and is written in the API."""

from drf_spectacular.utils import OpenApiExample, PolymorphicProxySerializer, extend_schema_serializer
from rest_framework import serializers

from indicators.api.fields import LineField, NumberField, PeriodField
from indicators.catalogue import find_indicator
from indicators.enums import Missing, Operator, State
from indicators.limits import LONGEST_NAME
from indicators.models import Indicator
from indicators.sheet import BASELINE_KEYS
from organisations.api.serializers import DutchSerializer, example
from organisations.limits import YEAR

NO_BASELINE = {"baseline_year": None, "baseline_number": None, "baseline_text": ""}
KEYS_OF_BASELINE = {f"baseline_{name}": f"nulmeting.{key}" for name, key in BASELINE_KEYS.items()}
ONLY_YEAR = "Geef bij het jaar ook een waarde of een tekst."
BOTH = "Een nulmeting is een getal of woorden, niet allebei."


def in_catalogue(number):
    """Raise ValidationError for a number that no BBV indicator has."""
    try:
        find_indicator(number)
    except ValueError as error:
        raise serializers.ValidationError(str(error)) from None


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
