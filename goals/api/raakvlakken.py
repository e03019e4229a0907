"""Raakvlakken: the list, one of them, recording one, its texts, and what people think of it."""

from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404
from rest_framework import serializers
from rest_framework.response import Response
from rest_framework.reverse import reverse

from goals.api.ordering import ordered
from goals.api.portfolio_state import holding_portfolio
from goals.api.raakvlak_query import ORDERS, RaakvlakQuery, narrowed
from goals.api.raakvlak_serializers import (
    GOAL,
    JudgementSerializer,
    NewRaakvlakSerializer,
    RaakvlakSerializer,
)
from goals.assessment import judging
from goals.assessment.cards import SIDES
from goals.assessment.refresh import bring_up_to_date
from goals.enums import RaakvlakStatus
from goals.models import Goal, Project, Raakvlak
from goals.tree_document import with_state
from organisations.api.changes import changed_since
from organisations.api.conditional import reply, tagged
from organisations.api.own_organisation import own_organisation
from organisations.api.problems import Conflict, in_keys
from organisations.api.resource import Resource
from organisations.api.schema import operation
from organisations.models import Organisation

NOT_THERE = "Dit doel of project is er niet, of u mag het niet zien."
KEYS_OF_SIDES = {"social": "sociaal", "physical": "fysiek"}
UNCONFIRMED = "Alleen een bevestigd raakvlak heeft deze teksten. Bevestig het met ‘…/beoordeling’."


class Raakvlakken(Resource):
    tag = "raakvlakken"
    serializer_class = RaakvlakSerializer
    queries = {"list": RaakvlakQuery}

    @operation(
        "De raakvlakken die u mag zien",
        "Bevestigde, en signalen die nog op een oordeel wachten. Wij zoeken eerst opnieuw als er iets is "
        "gewijzigd. De sterkste staan bovenaan.",
    )
    def list(self, request):
        """All of them, in pages."""
        self._look_for_signals()
        rows = narrowed(self._rows(), self.asked, request.user)
        changed = changed_since(rows, self.asked.get("gewijzigdSinds"))
        return self.pages(ordered(changed, ORDERS, self.asked))

    @operation("Eén raakvlak")
    def retrieve(self, request, id):
        """One of them."""
        found = self._fetch(id)
        return reply(request, found.state, lambda: self.get_serializer(found).data)

    @operation(
        "Leg een raakvlak vast",
        "Voor wat u zelf weet. Het is meteen bevestigd; is het paar al een signaal, dan bevestigt u dat.",
        takes=NewRaakvlakSerializer,
        gives={201: RaakvlakSerializer},
    )
    def create(self, request):
        """Record what the caller knows."""
        body = self.read_body(serializer_class=NewRaakvlakSerializer)
        texts = {**body.validated_data}
        organisation = own_organisation(request.user, texts.pop("organisation_id", None))
        sides = self._sides(organisation, {name: texts.pop(name) for name in judging.SIDES})
        with in_keys(body):
            judged = judging.record(user=request.user, organisation=organisation, texts=texts, **sides)
        made = self._fetch(judged.raakvlak.pk)
        return self.created(made, reverse("api:raakvlak", [made.pk], request=request), made.state)

    @operation("Wijzig de teksten van een bevestigd raakvlak", "Alleen de velden die u stuurt.")
    def partial_update(self, request, id):
        """Change the texts that come."""
        found = self._fetch(id)
        if found.status != RaakvlakStatus.BEVESTIGD:
            raise Conflict(UNCONFIRMED)
        body = self.read_body(partial=True)
        changes = body.validated_data
        seen = {name: getattr(found, name) for name in changes}
        with holding_portfolio(request, found.organisation), in_keys(body):
            judging.change_texts(user=request.user, raakvlak=found, changes=changes, seen=seen)
        return self._answer(id)

    @operation(
        "Beoordeel een raakvlak",
        "Bevestig het, wijs het af, bewaar het voor later (geparkeerd) of maak er weer een signaal van "
        "(gesignaleerd). Was een collega u voor, dan krijgt u 409.",
        takes=JudgementSerializer,
        gives=RaakvlakSerializer,
    )
    def judge(self, request, id):
        """Say what the caller thinks of it."""
        found = self._fetch(id)
        body = self.read_body(serializer_class=JudgementSerializer)
        values = {"seen": found.status, **body.validated_data}
        with holding_portfolio(request, found.organisation, _trees_of(found)), in_keys(body):
            _judge(request.user, found, values)
        return self._answer(id)

    def _look_for_signals(self):
        """Bring the signals up to date, as the pages do before they list them."""
        mine = Organisation.objects.visible_to(self.request.user)
        asked = {"pk": self.asked["organisatie"]} if "organisatie" in self.asked else {}
        for organisation in mine.filter(**asked):
            bring_up_to_date(organisation)

    def _rows(self):
        rows = Raakvlak.objects.visible_to(self.request.user)
        return rows.select_related("organisation", "judged_by", *SIDES)

    def _fetch(self, pk):
        return get_object_or_404(with_state(self._rows()), pk=pk)

    def _answer(self, pk):
        now = self._fetch(pk)
        return tagged(Response(self.get_serializer(now).data), now.state)

    def _sides(self, organisation, asked):
        """{name of a side: Goal or Project}. Raises ValidationError at each that is not there."""
        found = {name: self._element(organisation, **side) for name, side in asked.items()}
        if missing := [name for name, element in found.items() if not element]:
            raise serializers.ValidationError({KEYS_OF_SIDES[name]: {"id": [NOT_THERE]} for name in missing})
        return found

    def _element(self, organisation, kind, pk):
        if kind == GOAL:
            goals = Goal.objects.visible_to(self.request.user).filter(goal_tree__organisation=organisation)
            return goals.select_related("goal_tree").filter(pk=pk).first()
        projects = Project.objects.visible_to(self.request.user).alive().filter(organisation=organisation)
        return projects.filter(pk=pk).first()


def _judge(user, raakvlak, values):
    """Do what a judgement says. Raises Conflict when somebody else judged it meanwhile."""
    how = JUDGES[values["status"]]
    try:
        how(values, user=user, raakvlak=raakvlak, seen=values["seen"])
    except ValidationError as error:
        if getattr(error, "code", "") == judging.JUDGED_MEANWHILE:
            raise Conflict(" ".join(error.messages)) from None
        raise


def _confirm(values, *, raakvlak, **who):
    texts = {"explanation": raakvlak.explanation}
    texts |= {name: values[name] for name in judging.TEXTS if name in values}
    judging.confirm(raakvlak=raakvlak, texts=texts, with_link=values.get("with_link", False), **who)


def _reject(values, **who):
    judging.reject(rejection=values.get("rejection", ""), note=values.get("rejection_note", ""), **who)


JUDGES = {
    RaakvlakStatus.BEVESTIGD: _confirm,
    RaakvlakStatus.AFGEWEZEN: _reject,
    RaakvlakStatus.GEPARKEERD: lambda _values, **who: judging.park(**who),
    RaakvlakStatus.GESIGNALEERD: lambda _values, **who: judging.reopen(**who),
}


def _trees_of(raakvlak):
    """The ids of the trees that a contribution of this raakvlak may be written in."""
    return [side.goal_tree_id for side in (raakvlak.social, raakvlak.physical) if isinstance(side, Goal)]
