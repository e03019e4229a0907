"""How many goals are served by both domains, by one or by none, and how many raakvlakken there are."""

from django.core.exceptions import PermissionDenied
from django.utils import timezone
from rest_framework import serializers
from rest_framework.response import Response

from goals.assessment.refresh import bring_up_to_date
from goals.landscapes import read_landscape
from goals.raakvlakken.overview import overview_of
from goals.raakvlakken.scope import Scope, select
from organisations.api.messages import NOT_THERE
from organisations.api.own_organisation import own_organisation
from organisations.api.resource import Resource
from organisations.api.schema import operation
from organisations.api.serializers import Query, example

LIMITED = (
    "Dit overzicht telt over de hele organisatie. Vraag een beheerder om een sleutel die niet tot bepaalde "
    "doelenbomen is beperkt."
)


class OverviewQuery(Query):
    organisatie = serializers.UUIDField(required=False, help_text="Van deze organisatie.")
    boom = serializers.UUIDField(required=False, help_text="Alleen de doelen in deze doelenboom.")


@example(doelen=32, beide=9, alleenSociaal=7, alleenFysiek=4, geen=12, bevestigd=11, signalen=53)
class OverviewSerializer(serializers.Serializer):
    """A project serves the goals that it contributes to, and every goal above those."""

    doelen = serializers.IntegerField(source="goals", help_text="Hoeveel doelen er zijn.")
    beide = serializers.IntegerField(source="both", help_text="Met projecten van beide domeinen.")
    alleenSociaal = serializers.IntegerField(source="social", help_text="Met alleen sociale projecten.")
    alleenFysiek = serializers.IntegerField(source="physical", help_text="Met alleen fysieke projecten.")
    geen = serializers.IntegerField(source="none", help_text="Zonder projecten.")
    bevestigd = serializers.IntegerField(
        source="confirmed",
        help_text="Hoeveel raakvlakken er bevestigd zijn. Wat aan een doel van het andere domein bijdraagt, "
        "telt mee.",
    )
    signalen = serializers.IntegerField(source="signals", help_text="Hoeveel er op een oordeel wachten.")


class RaakvlakOverview(Resource):
    tag = "raakvlakken"
    serializer_class = OverviewSerializer
    queries = {"retrieve": OverviewQuery}

    @operation(
        "Hoeveel doelen door beide domeinen worden gediend",
        "Een project dient de doelen waar het aan bijdraagt en alles daarboven. Projecten die zijn gestopt, "
        "tellen niet mee.",
    )
    def retrieve(self, request):
        """The numbers of an organisation or of one of its trees."""
        if request.user.key and request.user.key.is_limited:
            raise PermissionDenied(LIMITED)
        organisation = own_organisation(request.user, self.asked.get("organisatie"))
        bring_up_to_date(organisation)
        landscape, tree_id = read_landscape(organisation), self.asked.get("boom")
        if tree_id and tree_id not in landscape.trees:
            raise serializers.ValidationError({"boom": NOT_THERE})
        overview = overview_of(select(landscape, Scope(tree_id=tree_id)), since=timezone.now())
        return Response(self.get_serializer(overview).data)
