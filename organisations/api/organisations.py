"""Organisations, as far as the caller may see them."""

from rest_framework.response import Response

from organisations.api.resource import Resource
from organisations.api.schema import operation
from organisations.api.serializers import DutchSerializer, example
from organisations.models import Organisation


@example(id="6e9c1a52-62cc-4a4e-9d0c-1f6f8d1f3a10", naam="Gemeente Best", adres="best", cbsCode="GM0753")
class OrganisationSerializer(DutchSerializer):
    class Meta:
        model = Organisation
        keys = {"id": "id", "naam": "name", "adres": "slug", "cbsCode": "cbs_code"}
        read_only_fields = ["id"]


class Organisations(Resource):
    tag = "organisaties"
    serializer_class = OrganisationSerializer

    def get_queryset(self):
        """The organisations of the caller."""
        return Organisation.objects.visible_to(self.request.user).order_by("name", "id")

    @operation("De organisaties die u mag zien", "Een sleutel hoort bij één organisatie.")
    def list(self, _request):
        """All of them, in pages."""
        return self.pages(self.get_queryset())

    @operation("Eén organisatie")
    def retrieve(self, _request, id):
        """One of them."""
        return Response(self.get_serializer(self.get_object()).data)
