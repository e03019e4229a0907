"""The lists of words that every organisation has, with how many words are in them."""

from django.db.models import Count
from django.http import Http404
from rest_framework import serializers
from rest_framework.response import Response

from organisations.api.own_organisation import own_organisation
from organisations.api.resource import Resource
from organisations.api.schema import operation
from organisations.api.serializers import Query, example
from organisations.models import Term
from organisations.term_lists import BY_SLUG, LISTS


class WordListQuery(Query):
    organisatie = serializers.UUIDField(
        required=False, help_text="Van welke organisatie. Nodig voor wie bij meer dan één hoort."
    )


@example(
    lijst="beleidsvelden",
    naam="Beleidsvelden",
    omschrijving="Waar uw gemeente beleid over maakt.",
    aantalWoorden=12,
)
class WordListSerializer(serializers.Serializer):
    lijst = serializers.CharField(source="slug", help_text="Hoe zij in het adres heet.")
    naam = serializers.CharField(source="title")
    omschrijving = serializers.CharField(source="about")
    aantalWoorden = serializers.SerializerMethodField()

    def get_aantalWoorden(self, word_list) -> int:
        """How many words are in it."""
        return self.context["numbers"].get(word_list.kind, 0)


class WordLists(Resource):
    tag = "woordenlijsten"
    serializer_class = WordListSerializer
    queries = {"list": WordListQuery, "retrieve": WordListQuery}

    @operation("De woordenlijsten", "Elke organisatie heeft dezelfde lijsten; de woorden kiest zij zelf.")
    def list(self, request):
        """All of them."""
        return self.pages(LISTS)

    @operation("Eén woordenlijst", "De woorden zelf krijgt u met ‘…/woorden’.")
    def retrieve(self, request, lijst):
        """One of them."""
        if lijst not in BY_SLUG:
            raise Http404
        return Response(self.get_serializer(BY_SLUG[lijst]).data)

    def get_serializer_context(self):
        """As usual, with the number of words of each kind."""
        return super().get_serializer_context() | {"numbers": self._numbers()}

    def _numbers(self):
        """{kind: how many words}, in two queries. None for who only reads the description."""
        if getattr(self, "swagger_fake_view", False):
            return {}
        organisation = own_organisation(self.request.user, self.asked.get("organisatie"))
        words = Term.objects.alive().filter(organisation=organisation)
        return dict(words.order_by().values_list("kind").annotate(Count("pk")))
