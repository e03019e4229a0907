"""The words that projects and goals are tagged with: their lists, and one word of a list.

Which words there are and how they change is in organisations/vocabulary.py.
"""

from contextlib import contextmanager

from django.db import transaction
from django.db.models import OuterRef, Subquery
from django.http import Http404
from django.shortcuts import get_object_or_404
from rest_framework import serializers
from rest_framework.exceptions import ValidationError
from rest_framework.response import Response
from rest_framework.reverse import reverse

from organisations import vocabulary
from organisations.api.conditional import asks_to_match, check_match, not_modified, reply, tagged
from organisations.api.messages import NOT_THERE
from organisations.api.own_organisation import own_organisation
from organisations.api.problems import in_keys
from organisations.api.resource import Resource
from organisations.api.schema import NOTHING, operation
from organisations.api.serializers import DutchSerializer, Query, UtcField, example
from organisations.enums import Domain
from organisations.limits import LONGEST_TERM
from organisations.models import Term
from organisations.permissions import check_can_manage_vocabulary
from organisations.services import lock
from organisations.term_lists import BY_KIND, BY_SLUG

ORDERS = {
    "naam": "name",
    "-naam": "-name",
    "gewijzigdOp": "changed_at",
    "-gewijzigdOp": "-changed_at",
}


class WordQuery(Query):
    organisatie = serializers.UUIDField(
        required=False, help_text="Van welke organisatie. Nodig voor wie bij meer dan één hoort."
    )
    zoek = serializers.CharField(
        required=False, max_length=LONGEST_TERM, help_text="Alleen woorden met deze letters."
    )
    domein = serializers.ChoiceField(
        Domain.choices, required=False, help_text="Alleen beleidsvelden van dit domein."
    )
    verwijderd = serializers.BooleanField(
        default=False, help_text="Met true juist de woorden die verwijderd of samengevoegd zijn."
    )
    gewijzigdSinds = UtcField(
        required=False, help_text="Alleen woorden die sinds dit moment zijn gemaakt of gewijzigd."
    )
    volgorde = serializers.ChoiceField(list(ORDERS), default="naam", help_text="Waarop u ze sorteert.")


@example(
    id=17,
    organisatie="6e9c1a52-62cc-4a4e-9d0c-1f6f8d1f3a10",
    lijst="beleidsvelden",
    naam="Jeugd",
    domein="sociaal",
    gewijzigdOp="2026-11-02T09:30:00Z",
    verwijderdOp=None,
    opgegaanIn=None,
)
class WordSerializer(DutchSerializer):
    organisatie = serializers.UUIDField(
        source="organisation_id", required=False, help_text="Nodig voor wie bij meer dan één hoort."
    )
    lijst = serializers.SerializerMethodField(help_text="De lijst waar het in staat.")
    domein = serializers.ChoiceField(
        [("", "allebei"), *Domain.choices],
        source="domain",
        required=False,
        help_text="Alleen van een beleidsveld; leeg voor beide domeinen.",
    )
    gewijzigdOp = UtcField(source="changed_at", read_only=True)
    opgegaanIn = serializers.IntegerField(
        source="merge.into_id",
        read_only=True,
        allow_null=True,
        help_text="De id van het woord waarmee het is samengevoegd.",
    )

    class Meta:
        model = Term
        keys = {
            "id": "id",
            "organisatie": None,
            "lijst": None,
            "naam": "name",
            "domein": None,
            "gewijzigdOp": None,
            "verwijderdOp": "removed_at",
            "opgegaanIn": None,
        }
        read_only_fields = ["id", "verwijderdOp"]

    def get_lijst(self, term) -> str:
        """The address of its list."""
        return BY_KIND[term.kind].slug

    def validate_naam(self, name):
        """A word has one space between its parts."""
        return " ".join(name.split())


@example(met=23)
class MergeSerializer(serializers.Serializer):
    met = serializers.IntegerField(help_text="De id van het woord dat ervoor in de plaats komt.")


class Words(Resource):
    tag = "woordenlijsten"
    serializer_class = WordSerializer
    queries = {"list": WordQuery}

    @operation("De woorden van een lijst", "Zonder de woorden die verwijderd of samengevoegd zijn.")
    def list(self, request, lijst):
        """Those of one organisation, in pages."""
        words = self._listed(own_organisation(request.user, self.asked.get("organisatie")))
        newest = words.order_by("-state").values_list("state", flat=True).first()
        state = f"{newest or 0}"
        return not_modified(request, state) or tagged(self.pages(self._wanted(words)), state)

    @operation("Eén woord", "Ook als het verwijderd of samengevoegd is.")
    def retrieve(self, request, lijst, id):
        """One word."""
        word = self._fetch(id)
        return reply(request, str(word.state), lambda: self.get_serializer(word).data)

    @operation("Voeg een woord toe", "Alleen een beheerder, of een sleutel die schrijft in alle doelenbomen.")
    def create(self, request, lijst):
        """Add a word to the list."""
        kind = self._kind()
        body = self.read_body()
        organisation = own_organisation(request.user, body.validated_data.get("organisation_id"))
        name, domain = body.validated_data["name"], body.validated_data.get("domain", "")
        with in_keys(body, names="naam"):
            added = vocabulary.add_terms(
                user=request.user, organisation=organisation, kind=kind, names=[name], domain=domain
            )
        if added.known:
            raise ValidationError({"naam": [f"‘{name}’ staat al in deze lijst."]}, code="unique")
        word = self._fetch(added.terms[0].pk)
        return self.created(word, reverse("api:word", [lijst, word.pk], request=request), str(word.state))

    @operation("Wijzig een woord", "Alleen de velden die u stuurt.")
    def partial_update(self, request, lijst, id):
        """Change its name or domain."""
        word = self._to_change(id)
        body = self.read_body(partial=True)
        changes = {key: value for key, value in body.validated_data.items() if key != "organisation_id"}
        seen = {name: getattr(word, name) for name in changes}
        with self._holding(word), in_keys(body):
            vocabulary.update_term(user=request.user, term=word, changes=changes, seen=seen)
        return self._told(id)

    @operation(
        "Verwijder een woord",
        "Het gaat uit de lijst en kan terug met ‘…/herstel’. Een woord dat ergens bij hoort voegt u samen.",
        gives=NOTHING,
    )
    def destroy(self, request, lijst, id):
        """Take it out of the list."""
        word = self._to_change(id)
        with self._holding(word):
            vocabulary.remove_term(user=request.user, term=word)
        return Response(status=204)

    @operation("Zet een woord terug in de lijst", "Na een samenvoeging met alles wat het had.", takes=None)
    def restore(self, request, lijst, id):
        """Put it back in the list."""
        word = self._to_change(id)
        with self._holding(word), in_keys(self.get_serializer()):
            vocabulary.restore_term(user=request.user, term=word)
        return self._told(id)

    @operation(
        "Voeg een woord samen met een ander",
        "Alles wat dit woord had krijgt het andere. U krijgt het woord dat blijft.",
        takes=MergeSerializer,
        gives=WordSerializer,
    )
    def merge(self, request, lijst, id):
        """Give everything that is tagged with this word another word."""
        word = self._to_change(id)
        body = self.read_body(serializer_class=MergeSerializer)
        into = self.get_queryset().filter(pk=body.validated_data["met"]).first()
        if into is None:
            raise ValidationError({"met": [NOT_THERE]}, code="does_not_exist")
        with self._holding(word):
            vocabulary.merge_terms(user=request.user, term=word, into=into)
        return self._told(into.pk)

    def get_queryset(self):
        """The words of this list that the caller may see, each with its state and last change."""
        newest = Term.pgh_event_model.objects.filter(pgh_obj_id=OuterRef("pk")).order_by("-pgh_id")
        words = Term.objects.visible_to(self.request.user).of_kind(self._kind())
        return words.select_related("organisation", "merge").annotate(
            state=Subquery(newest.values("pgh_id")[:1]),
            changed_at=Subquery(newest.values("pgh_created_at")[:1]),
        )

    def _kind(self):
        if self.kwargs["lijst"] not in BY_SLUG:
            raise Http404
        return BY_SLUG[self.kwargs["lijst"]].kind

    def _listed(self, organisation):
        return self.get_queryset().filter(organisation=organisation)

    def _wanted(self, words):
        """Those of these words that the address asks for."""
        filters = {"zoek": "name__icontains", "domein": "domain", "gewijzigdSinds": "changed_at__gte"}
        asked = {name: self.asked[key] for key, name in filters.items() if key in self.asked}
        rows = words.filter(**asked, removed_at__isnull=not self.asked["verwijderd"])
        return rows.order_by(ORDERS[self.asked["volgorde"]], "pk")

    def _fetch(self, pk):
        return get_object_or_404(self.get_queryset(), pk=pk)

    def _to_change(self, pk):
        """A word, for who may change it. Raises PermissionDenied."""
        word = self._fetch(pk)
        check_can_manage_vocabulary(self.request.user, word.organisation)
        return word

    @contextmanager
    def _holding(self, word):
        """One transaction for a change of a word; with If-Match the word must still be in that state."""
        with transaction.atomic():
            if asks_to_match(self.request):
                lock(word.organisation)
                check_match(self.request, str(self._fetch(word.pk).state))
            yield

    def _told(self, pk):
        word = self._fetch(pk)
        return tagged(Response(self.get_serializer(word).data), str(word.state))
