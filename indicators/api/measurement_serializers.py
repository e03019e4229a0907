"""How measurements read and are written in the API, one by one and many at once."""

from rest_framework import serializers
from rest_framework.exceptions import ValidationError

from indicators.api.fields import LineField, NumberField, PeriodField
from indicators.enums import OWN
from indicators.limits import LONGEST_SERIES, LONGEST_WORDS
from indicators.models import Measurement
from indicators.sheet import MEASUREMENT_KEYS
from organisations.api.serializers import DutchSerializer, example

MOST = 2_000  # measurements in one call
SAYS = ("number", "text", "missing")
NOTHING_SAID = "Geef een waarde, een tekst, of bij ‘ontbreekt’ waarom er geen waarde is."
TWO_SAID = "Een meting zegt één ding: een waarde, een tekst, of dat die ontbreekt."
REASON_ALONE = "Een reden hoort bij een waarde die ontbreekt. Vul ook ‘ontbreekt’ in."
NOT_PROVISIONAL = "Een waarde die ontbreekt, kan niet voorlopig zijn."
TWICE = "Deze meting staat twee keer in uw lijst: zelfde indicator, periode en reeks."
UNKNOWN = "Deze indicator is er niet, of u mag hem niet zien."
HOW_SERIES = f"Van wie de waarde is: ‘{OWN}’, ‘Nederland’, ‘vergelijkbare gemeenten’ of een eigen naam."


@example(waarde="38.5", tekst="", ontbreekt="", reden="", voorlopig=True, opmerking="Gemeten door de GGD.")
class ValueSerializer(DutchSerializer):
    """What a measurement says: one of a number, a text, and that it is missing."""

    waarde = NumberField(source="number", required=False, allow_null=True)
    tekst = LineField(
        source="text",
        required=False,
        allow_blank=True,
        max_length=LONGEST_WORDS,
        help_text="Als het geen getal is.",
    )
    reden = LineField(
        source="reason",
        required=False,
        allow_blank=True,
        max_length=LONGEST_WORDS,
        help_text="Waarom de waarde ontbreekt.",
    )

    class Meta:
        model = Measurement
        validators = []
        keys = {
            "waarde": None,
            "tekst": None,
            "ontbreekt": "missing",
            "reden": None,
            "voorlopig": "is_provisional",
            "opmerking": "remark",
        }

    def validate(self, attrs):
        """Raise ValidationError unless it says one thing."""
        said = [name for name in SAYS if attrs.get(name) not in (None, "")]
        if not said:
            raise ValidationError({"waarde": NOTHING_SAID})
        if wrong := dict(self._wrong(attrs, said)):
            raise ValidationError(wrong)
        return attrs

    def _wrong(self, attrs, said):
        yield from ((MEASUREMENT_KEYS[name], TWO_SAID) for name in said[1:])
        if attrs.get("reason") and "missing" not in said:
            yield "reden", REASON_ALONE
        if attrs.get("is_provisional") and said == ["missing"]:
            yield "voorlopig", NOT_PROVISIONAL


@example(
    indicator="b1f1c7be-0f0e-4b53-8c07-52f3a86a5a43",
    periode="2026",
    periodesoort="jaar",
    begindatum="2026-01-01",
    reeks="gemeente",
    waarde="38.5",
    tekst="",
    ontbreekt="",
    reden="",
    voorlopig=True,
    opmerking="Gemeten door de GGD.",
    herkomst="api",
    herkomstdetail="datawarehouse",
)
class MeasurementSerializer(ValueSerializer):
    """A measurement with its place."""

    indicator = serializers.UUIDField(source="indicator_id", read_only=True)
    periode = PeriodField(source="period")
    reeks = LineField(source="series", default=OWN, max_length=LONGEST_SERIES, help_text=HOW_SERIES)

    class Meta(ValueSerializer.Meta):
        keys = {
            "indicator": None,
            "periode": None,
            "periodesoort": "period_kind",
            "begindatum": "period_start",
            "reeks": None,
            **ValueSerializer.Meta.keys,
            "herkomst": "origin",
            "herkomstdetail": "origin_detail",
        }
        read_only_fields = ["periodesoort", "begindatum", "herkomst", "herkomstdetail"]


class AnyMeasurementSerializer(MeasurementSerializer):
    """A measurement of any indicator in `context["indicators"]`, {id: organisation}."""

    indicator = serializers.UUIDField(source="indicator_id")

    def validate_indicator(self, value):
        """Raise ValidationError for an indicator that this caller may not see."""
        if value not in self.context["indicators"]:
            raise ValidationError(UNKNOWN)
        return value

    def validate(self, attrs):
        """Raise ValidationError also for the second of two measurements at one place."""
        place = attrs["indicator_id"], attrs["series"], attrs["period"]
        if place in self.context["given"]:
            raise ValidationError({"periode": TWICE})
        self.context["given"].add(place)
        return super().validate(attrs)


@example(
    metingen=[
        {"indicator": "b1f1c7be-0f0e-4b53-8c07-52f3a86a5a43", "periode": "2026", "waarde": "38.5"},
        {
            "indicator": "b1f1c7be-0f0e-4b53-8c07-52f3a86a5a43",
            "periode": "2026",
            "reeks": "Nederland",
            "ontbreekt": "nnb",
            "reden": "komt in mei",
        },
    ]
)
class MeasurementsSerializer(serializers.Serializer):
    metingen = AnyMeasurementSerializer(many=True, allow_empty=False, max_length=MOST)


@example(nieuw=2, gewijzigd=0, ongewijzigd=0)
class WrittenSerializer(serializers.Serializer):
    nieuw = serializers.IntegerField(help_text="Hoeveel metingen er nog niet waren.")
    gewijzigd = serializers.IntegerField(help_text="Hoeveel metingen een andere waarde of opmerking kregen.")
    ongewijzigd = serializers.IntegerField(help_text="Hoeveel metingen al zo in de cijfers stonden.")
