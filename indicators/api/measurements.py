"""Measurements: of one indicator, one by one; and of all indicators, to read or to send many at once."""

from urllib.parse import urlencode

from django.utils.functional import cached_property
from drf_spectacular.utils import OpenApiParameter
from rest_framework import serializers
from rest_framework.exceptions import ValidationError
from rest_framework.response import Response
from rest_framework.reverse import reverse

from indicators.api.fields import WHICH_PERIODS, LineField, PeriodField
from indicators.api.holding import fetch_indicator, holding, origin_for, row_at, state_now, state_of
from indicators.api.measurement_serializers import (
    HOW_SERIES,
    MOST,
    MeasurementSerializer,
    MeasurementsSerializer,
    ValueSerializer,
    WrittenSerializer,
)
from indicators.enums import OWN
from indicators.limits import LONGEST_SERIES
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
from organisations.api.serializers import Query, UtcField

ONE_ORGANISATION = "Stuur per aanroep metingen van één organisatie."
REMARK_STAYS = "Laat u ‘opmerking’ weg, dan blijft staan wat er stond. "
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
        return reply(request, state_of(found), lambda: self.get_serializer(row_at(place)).data)

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
            row_at(place)
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
