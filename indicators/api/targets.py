"""Streefwaarden of one indicator: what it should be at the end of a year."""

from rest_framework import serializers
from rest_framework.exceptions import ValidationError
from rest_framework.response import Response
from rest_framework.reverse import reverse

from indicators.api.fields import LineField, NumberField
from indicators.api.holding import fetch_indicator, holding, row_at, state_now, state_of
from indicators.enums import Operator
from indicators.limits import LONGEST_WORDS
from indicators.models import Target
from indicators.revising import TargetPlace
from indicators.sheet import TARGET_KEYS
from indicators.typed import TypedTarget, read_target
from indicators.values import TargetChange, write_values
from organisations.api.conditional import reply, tagged
from organisations.api.problems import in_keys
from organisations.api.resource import Resource
from organisations.api.schema import NOTHING, operation
from organisations.api.serializers import DutchSerializer, example

SAYS = ("number", "reference", "text", "is_none")
COMPARED = ("number", "reference")
NOTHING_SAID = "Geef een waarde, een verwijzing of een tekst, of zet ‘geenStreefwaarde’ op true."
TWO_SAID = "Een streefwaarde zegt één ding: een waarde, een verwijzing, een tekst, of bewust geen."
NOT_COMPARED = "Vergelijken kan alleen met een waarde of een verwijzing."
HOW_REFERENCE = (
    "Kies ‘landelijk gemiddelde’, ‘vergelijkbare gemeenten’, ‘nulmeting’ of ‘waarde’ met een jaar, "
    "zoals ‘waarde 2022’."
)


@example(
    jaar=2028,
    vergelijking="<",
    waarde="40",
    verwijzing="",
    tekst="",
    geenStreefwaarde=False,
    opmerking="Motie van de raad.",
)
class TargetSerializer(DutchSerializer):
    """A target: one of a number, a reference, a text, and none on purpose."""

    vergelijking = serializers.ChoiceField(
        Operator.choices,
        source="operator",
        required=False,
        allow_blank=True,
        help_text="Leeg: de richting van de indicator zegt of hoger of lager beter is.",
    )
    waarde = NumberField(source="number", required=False, allow_null=True)
    verwijzing = LineField(
        source="reference",
        required=False,
        allow_blank=True,
        max_length=LONGEST_WORDS,
        help_text=HOW_REFERENCE,
    )
    tekst = LineField(source="text", required=False, allow_blank=True, max_length=LONGEST_WORDS)
    geenStreefwaarde = serializers.BooleanField(
        source="is_none", required=False, help_text="Of er bewust geen streefwaarde is."
    )

    class Meta:
        model = Target
        validators = []
        keys = {
            "jaar": "year",
            "vergelijking": None,
            "waarde": None,
            "verwijzing": None,
            "tekst": None,
            "geenStreefwaarde": None,
            "opmerking": "remark",
        }
        read_only_fields = ["jaar"]

    def validate_verwijzing(self, value):
        """The reference in the words that are kept. Raises ValidationError for another."""
        try:
            found = read_target(value) if value else None
        except ValueError:
            found = None
        if value and not (found and found.reference):
            raise ValidationError(HOW_REFERENCE)
        return found.reference if found else ""

    def validate(self, attrs):
        """Raise ValidationError unless it says one thing."""
        said = [name for name in SAYS if attrs.get(name) not in (None, "", False)]
        if not said:
            raise ValidationError({"waarde": NOTHING_SAID})
        wrong = {TARGET_KEYS[name]: TWO_SAID for name in said[1:]}
        if attrs.get("operator") and said[0] not in COMPARED:
            wrong["vergelijking"] = NOT_COMPARED
        if wrong:
            raise ValidationError(wrong)
        return attrs


class Targets(Resource):
    tag = "streefwaarden"
    serializer_class = TargetSerializer

    @operation("De streefwaarden van een indicator", "In de volgorde van de jaren.")
    def list(self, request, id):
        """All of them, in pages."""
        found = fetch_indicator(request.user, id)
        rows = Target.objects.filter(indicator=found.pk).order_by("year")
        return reply(request, state_of(found), lambda: self.pages(rows).data)

    @operation("Eén streefwaarde")
    def retrieve(self, request, id, jaar):
        """That of one year."""
        found = fetch_indicator(request.user, id)
        place = TargetPlace(found, jaar)
        return reply(request, state_of(found), lambda: self.get_serializer(row_at(place)).data)

    @operation(
        "Zet een streefwaarde",
        "Zij is er daarna, of zij er nu al was (200) of niet (201). Laat u ‘opmerking’ weg, dan blijft staan "
        "wat er stond.",
        gives={200: TargetSerializer, 201: TargetSerializer},
    )
    def update(self, request, id, jaar):
        """Write a target, whatever there is."""
        found = fetch_indicator(request.user, id)
        body = self.read_body()
        values = {**body.validated_data}
        remark = values.pop("remark", None)
        place = TargetPlace(found, jaar)
        with holding(request, found), in_keys(body):
            before = place.row()
            change = TargetChange(found.pk, jaar, TypedTarget(**values), remark)
            write_values(user=request.user, organisation=found.organisation, targets=[change])
            state, row = state_now(found.organisation_id), place.row()
        if before:
            return tagged(Response(self.get_serializer(row).data), state)
        return self.created(row, reverse("api:target", [found.pk, jaar], request=request), state)

    @operation("Haal een streefwaarde weg", "De geschiedenis blijft vertellen wat er stond.", gives=NOTHING)
    def destroy(self, request, id, jaar):
        """Take it away."""
        found = fetch_indicator(request.user, id)
        with holding(request, found):
            row_at(TargetPlace(found, jaar))
            gone = TargetChange(found.pk, jaar, None)
            write_values(user=request.user, organisation=found.organisation, targets=[gone])
        return Response(status=204)
