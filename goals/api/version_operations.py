"""What can be done with a frozen version, which itself never changes: publishing it, and next year's tree."""

from django.shortcuts import get_object_or_404
from rest_framework import serializers
from rest_framework.response import Response
from rest_framework.reverse import reverse

from goals.api.holding import fetch_tree, state_of
from goals.api.trees import TreeSerializer
from goals.enums import Audience
from goals.limits import LONGEST_TITLE
from goals.models import FrozenVersion
from goals.versions.publishing import publish, withdraw
from goals.versions.succession import start_next_tree
from organisations.api.conditional import check_match
from organisations.api.problems import in_keys
from organisations.api.resource import Resource
from organisations.api.schema import NOTHING, operation
from organisations.api.serializers import example
from organisations.limits import YEAR
from organisations.permissions import check_unlimited


@example(voor="raad")
class PublicationSerializer(serializers.Serializer):
    voor = serializers.ChoiceField(Audience.choices, source="audience")


@example(titel="Preventief jeugdbeleid 2028", eersteJaar=2028, laatsteJaar=2031)
class SuccessionSerializer(serializers.Serializer):
    titel = serializers.CharField(source="title", max_length=LONGEST_TITLE)
    eersteJaar = serializers.IntegerField(source="start_year", validators=YEAR)
    laatsteJaar = serializers.IntegerField(
        source="end_year", validators=YEAR, required=False, allow_null=True
    )


def fetch_version(user, boom, nummer):
    """A version of a living tree that a caller may see, or 404."""
    fetch_tree(user, boom)
    rows = FrozenVersion.objects.visible_to(user).select_related("goal_tree__organisation")
    return get_object_or_404(rows.filter(goal_tree=boom), number=nummer)


class Publications(Resource):
    tag = "versies"
    serializer_class = PublicationSerializer

    @operation("Publiceer een versie", "Voor de raad of voor iedereen. De versie zelf verandert niet.")
    def update(self, request, boom, nummer):
        """Let others see a version."""
        version = fetch_version(request.user, boom, nummer)
        body = self.read_body()
        check_match(request, version.sha256)
        with in_keys(body):
            publish(user=request.user, version=version, **body.validated_data)
        return Response(body.data)

    @operation("Trek de publicatie in", "Alleen adviseurs en sleutels zien de versie dan nog.", gives=NOTHING)
    def destroy(self, request, boom, nummer):
        """Let only advisers and programs see it."""
        version = fetch_version(request.user, boom, nummer)
        check_match(request, version.sha256)
        withdraw(user=request.user, version=version)
        return Response(status=204)


class Successions(Resource):
    tag = "versies"
    serializer_class = SuccessionSerializer

    @operation(
        "Begin een nieuwe doelenboom vanuit een versie",
        "Voor het jaar erna. Doelen houden hun ‘doorlopendId’, zodat u ze over de jaren kunt volgen. "
        "Oordelen en verhalen gaan niet mee, middelen alleen vanaf het eerste jaar.",
        gives={201: TreeSerializer},
    )
    def create(self, request, boom, nummer):
        """Make next year's tree of it."""
        version = fetch_version(request.user, boom, nummer)
        check_unlimited(request.user)
        body = self.read_body()
        check_match(request, version.sha256)
        with in_keys(body):
            made, _ = start_next_tree(
                user=request.user, version=version, **{"end_year": None} | body.validated_data
            )
        made.refresh_from_db()
        answer = TreeSerializer(made, context=self.get_serializer_context()).data
        location = reverse("api:tree", [made.pk], request=request)
        return Response(answer, status=201, headers={"Location": location, "ETag": f'"{state_of(made)}"'})
