"""Indicators: the list, one of them, changing it, and the bin. Their values are in the files beside this."""

from django.shortcuts import get_object_or_404
from django.utils import timezone
from rest_framework import serializers
from rest_framework.response import Response
from rest_framework.reverse import reverse

from indicators import services
from indicators.api.holding import fetch_indicator, holding, indicators_of, state_now, state_of
from indicators.api.indicator_serializers import (
    KEYS_OF_BASELINE,
    NEW,
    CatalogueIndicatorSerializer,
    IndicatorSerializer,
)
from indicators.enums import Audience, Kind, State
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
from organisations.api.serializers import Query, UtcField
from organisations.limits import LONGEST_LINE


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

    @operation("Zet een indicator terug uit de prullenbak", "Hij hangt weer aan dezelfde doelen.", takes=None)
    def restore(self, request, id):
        """Take it out of the recycle bin."""
        mine = Indicator.objects.visible_to(request.user).select_related("organisation")
        found = get_object_or_404(mine, pk=id)
        with holding(request, found):
            now = services.restore_indicator(user=request.user, indicator=found)
        return self._answer(now)

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
