"""Measurements: of one indicator, one by one; and of all indicators, to read or to send many at once."""

from urllib.parse import urlencode

from django.http import Http404
from django.utils.functional import cached_property
from drf_spectacular.utils import OpenApiParameter
from rest_framework import serializers
from rest_framework.exceptions import ValidationError
from rest_framework.response import Response
from rest_framework.reverse import reverse

from indicators.api.fields import WHICH_PERIODS, LineField, NumberField, PeriodField
from indicators.api.holding import fetch_indicator, holding, origin_for, state_now, state_of
from indicators.enums import OWN
from indicators.limits import LONGEST_SERIES, LONGEST_WORDS
from indicators.models import Indicator, Measurement
from indicators.periods import read_period
from indicators.revising import MeasurementPlace
from indicators.typed import TypedValue
from indicators.values import ValueChange, write_values
from organisations.api.changes import changed_since
from organisations.api.conditional import reply, tagged
from organisations.api.own_organisation import own_organisation
from organisations.api.problems import Conflict, in_keys
from organisations.api.resource import Resource
from organisations.api.schema import NOTHING, operation
from organisations.api.serializers import DutchSerializer, Query, UtcField, example

MOST = 2_000  # measurements in one call
SAYS = ("number", "text", "missing")
NOTHING_SAID = "Geef een waarde, een tekst, of bij ‘ontbreekt’ waarom er geen waarde is."
TWO_SAID = "Een meting zegt één ding: een waarde, een tekst, of dat die ontbreekt."
REASON_ALONE = "Een reden hoort bij een waarde die ontbreekt. Vul ook ‘ontbreekt’ in."
NOT_PROVISIONAL = "Een waarde die ontbreekt, kan niet voorlopig zijn."
TWICE = "Deze meting staat twee keer in uw lijst: zelfde indicator, periode en reeks."
UNKNOWN = "Deze indicator is er niet, of u mag hem niet zien."
ONE_ORGANISATION = "Stuur per aanroep metingen van één organisatie."
REMARK_STAYS = "Laat u ‘opmerking’ weg, dan blijft staan wat er stond. "
HOW_SERIES = f"Van wie de waarde is: ‘{OWN}’, ‘Nederland’, ‘vergelijkbare gemeenten’ of een eigen naam."

PERIOD = OpenApiParameter("periode", str, "path", description=WHICH_PERIODS)


class RangeQuery(Query):
    reeks = LineField(required=False, max_length=LONGEST_SERIES, help_text="Alleen van deze reeks.")
    van = PeriodField(required=False, help_text="Alleen perioden die niet beginnen vóór deze.")
    tot = PeriodField(required=False, help_text="Alleen perioden die niet beginnen na het eind van deze.")


class MeasurementQuery(RangeQuery):
    organisatie = serializers.UUIDField(required=False, help_text="Alleen van deze organisatie.")
    indicator = serializers.UUIDField(required=False, help_text="Alleen van deze indicator.")
    gewijzigdSinds = UtcField(
        required=False,
        help_text="Alleen die sinds dit moment zijn gemaakt of gewijzigd. Wat is weggehaald, ziet u zo niet.",
    )


class SeriesQuery(Query):
    reeks = LineField(default=OWN, max_length=LONGEST_SERIES, help_text=HOW_SERIES)


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
        keys = {"number": "waarde", "text": "tekst", "missing": "ontbreekt"}
        yield from ((keys[name], TWO_SAID) for name in said[1:])
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


class Measurements(Resource):
    """Of one indicator."""

    tag = "metingen"
    serializer_class = MeasurementSerializer
    queries = {"list": RangeQuery, **dict.fromkeys(("retrieve", "update", "destroy"), SeriesQuery)}

    @operation("De metingen van een indicator", "Van alle reeksen, de oudste eerst.")
    def list(self, request, id):
        """All of them, in pages."""
        found = fetch_indicator(request.user, id)
        rows = in_range(Measurement.objects.filter(indicator=found.pk), self.asked)
        rows = rows.order_by("period_start", "period_kind", "series")
        return reply(request, state_of(found), lambda: self.pages(rows).data)

    @operation("Eén meting", "Van de eigen reeks, of van die bij ‘reeks’.", parameters=[PERIOD])
    def retrieve(self, request, id, periode):
        """One of them."""
        found = fetch_indicator(request.user, id)
        place = self._place(found, periode)
        return reply(request, state_of(found), lambda: self.get_serializer(_row(place)).data)

    @operation(
        "Voeg een meting toe",
        "Is er over deze periode al een meting in deze reeks, dan krijgt u 409. "
        "Met PUT op het adres van een periode maakt het niet uit of zij er al is.",
    )
    def create(self, request, id):
        """Write a value where there is none yet."""
        found = fetch_indicator(request.user, id)
        body = self.read_body()
        values = {**body.validated_data}
        place = MeasurementPlace(found, values.pop("period"), values.pop("series"))
        with holding(request, found), in_keys(body):
            if place.row():
                raise Conflict(place.taken[1])
            return self._write(place, values, None)

    @operation(
        "Zet een meting",
        f"Zij is er daarna, of zij er nu al was (200) of niet (201). {REMARK_STAYS}Zegt zij al hetzelfde, "
        "dan verandert er niets.",
        takes=ValueSerializer,
        gives={200: MeasurementSerializer, 201: MeasurementSerializer},
        parameters=[PERIOD],
    )
    def update(self, request, id, periode):
        """Write a value, whatever there is."""
        found = fetch_indicator(request.user, id)
        place = self._place(found, periode)
        body = self.read_body(serializer_class=ValueSerializer, known=MeasurementSerializer.Meta.keys)
        with holding(request, found), in_keys(body):
            return self._write(place, body.validated_data, place.row())

    @operation(
        "Haal een meting weg",
        "De geschiedenis blijft vertellen wat er stond.",
        gives=NOTHING,
        parameters=[PERIOD],
    )
    def destroy(self, request, id, periode):
        """Take it away."""
        found = fetch_indicator(request.user, id)
        place = self._place(found, periode)
        with holding(request, found):
            _row(place)
            gone = ValueChange(found.pk, place.period, None, place.series)
            write_values(user=request.user, organisation=found.organisation, values=[gone])
        return Response(status=204)

    def _place(self, indicator, periode):
        try:
            return MeasurementPlace(indicator, read_period(periode), self.asked["reeks"])
        except ValueError as error:
            raise ValidationError({"periode": str(error)}) from None

    def _write(self, place, values, before):
        """Write what was said at a place that held the row `before`; the answer tells what it holds now."""
        indicator, period, series = place
        change = change_of(self.request.user, indicator.pk, period, series, values)
        if before and before.said == change.value:
            change = change._replace(origin=before.origin, origin_detail=before.origin_detail)
        write_values(user=self.request.user, organisation=indicator.organisation, values=[change])
        state, row = state_now(indicator.organisation_id), place.row()
        if before:
            return tagged(Response(self.get_serializer(row).data), state)
        location = reverse("api:measurement", [indicator.pk, period.code], request=self.request)
        query = "" if series == OWN else f"?{urlencode({'reeks': series})}"
        return self.created(row, location + query, state)


class AllMeasurements(Resource):
    """Of all indicators."""

    tag = "metingen"
    serializer_class = MeasurementSerializer
    queries = {"list": MeasurementQuery}

    @operation(
        "De metingen van alle indicatoren",
        "Om in een datawarehouse te zetten, in de volgorde waarin ze zijn ingevoerd.",
    )
    def list(self, request):
        """All of them, in pages."""
        names = {"organisatie": "indicator__organisation", "indicator": "indicator"}
        rows = Measurement.objects.visible_to(request.user).filter(
            **{name: self.asked[key] for key, name in names.items() if key in self.asked}
        )
        rows = in_range(changed_since(rows, self.asked.get("gewijzigdSinds")), self.asked)
        return self.pages(rows.order_by("pk"))

    @operation(
        f"Zet veel metingen tegelijk, hooguit {MOST}",
        "Alles of niets: klopt er één niet, dan verandert er niets en krijgt u alle fouten met hun plaats, "
        f"zoals ‘metingen.3.waarde’. {REMARK_STAYS}Nog eens hetzelfde sturen kan geen kwaad.",
        takes=MeasurementsSerializer,
        gives={200: WrittenSerializer},
    )
    def create(self, request):
        """Write values of any number of indicators, all or nothing."""
        items = self.read_body(serializer_class=MeasurementsSerializer).validated_data["metingen"]
        organisations = {self._indicators[item["indicator_id"]] for item in items}
        if len(organisations) > 1:
            raise ValidationError({"metingen": ONE_ORGANISATION})
        organisation = own_organisation(request.user, organisations.pop())
        changes = [_change_of_item(request.user, item) for item in items]
        written = write_values(user=request.user, organisation=organisation, values=changes)
        added = sum(back.value is None for back in written.values)
        counts = {"nieuw": added, "gewijzigd": len(written) - added, "ongewijzigd": len(items) - len(written)}
        return tagged(Response(counts), state_now(organisation.pk))

    @cached_property
    def _indicators(self):
        """{id: that of its organisation} of what this caller may see."""
        rows = Indicator.objects.visible_to(self.request.user).alive().order_by()
        return dict(rows.values_list("pk", "organisation_id"))

    def get_serializer_context(self):
        """As usual, with what the items of a batch are checked against."""
        context = super().get_serializer_context()
        if self.action == "create":
            context |= {"indicators": self._indicators, "given": set()}
        return context


def in_range(rows, asked):
    """The measurements of a series and between two periods, as a RangeQuery asks."""
    if "reeks" in asked:
        rows = rows.filter(series=asked["reeks"])
    if "van" in asked:
        rows = rows.filter(period_start__gte=asked["van"].start)
    return rows.filter(period_start__lte=asked["tot"].end) if "tot" in asked else rows


def change_of(user, indicator_id, period, series, values):
    """The ValueChange of what a valid ValueSerializer read."""
    said = {name: values[name] for name in TypedValue._fields if name in values}
    value = TypedValue(**said)
    return ValueChange(indicator_id, period, value, series, values.get("remark"), **origin_for(user))


def _change_of_item(user, item):
    return change_of(user, item["indicator_id"], item["period"], item["series"], item)


def _row(place):
    """What stands at a place, or 404."""
    row = place.row()
    if row is None:
        raise Http404
    return row
