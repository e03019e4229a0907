"""What belongs to a project: its milestones and stories."""

from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema_view
from rest_framework import serializers
from rest_framework.response import Response
from rest_framework.reverse import reverse

from goals.accounts import STORIES
from goals.api.portfolio_state import fetch_project, holding_portfolio, portfolio_state_now
from goals.api.stories import readable, state_for
from goals.models import Milestone, ProjectStory
from goals.project_sheet import MILESTONE_KEYS
from goals.projects import parts
from organisations.api.conditional import reply, tagged
from organisations.api.problems import in_keys
from organisations.api.resource import Resource
from organisations.api.schema import NOTHING, operation
from organisations.api.serializers import DutchSerializer, example


@example(id=14, mijlpaal="Het veldje is open", wanneer="2027-04-01", precisie="kwartaal", gehaaldOp=None)
class MilestoneSerializer(DutchSerializer):
    class Meta:
        model = Milestone
        keys = {"id": "id", **{key: name for name, key in MILESTONE_KEYS.items()}}
        read_only_fields = ["id"]
        extra_kwargs = {
            "wanneer": {"help_text": "De dag, of de eerste dag van de maand, het kwartaal of het jaar."}
        }


@example(
    id=8,
    project="7f0c2a11-4b9f-4d0e-9a35-8a584a4e1d6f",
    verteller="inwoner",
    verhaal="Wij hebben zelf de toestellen mogen kiezen.",
    verteldOp="2027-05-12",
    plaats="Heuveleind",
    anoniem=True,
    naam="",
    toestemming=True,
)
class ProjectStorySerializer(DutchSerializer):
    project = serializers.UUIDField(source="project_id", read_only=True)

    class Meta:
        model = ProjectStory
        keys = {"id": "id", "project": None, **{key: name for name, key in STORIES.keys.items()}}
        read_only_fields = ["id"]


class ProjectParts(Resource):
    """Rows of one model that belong to a project; `route` is the name of the route of one."""

    tag = "projecten"
    route = ""

    def list(self, request, id):
        """All of them, in pages."""
        project = fetch_project(request.user, id)
        return reply(request, self._state_of_list(project), lambda: self.pages(self._rows(id)).data)

    def retrieve(self, request, id, nummer):
        """One of them."""
        project = fetch_project(request.user, id)
        return reply(request, project.state, lambda: self.get_serializer(self._fetch(id, nummer)).data)

    def create(self, request, id):
        """Add one."""
        project = fetch_project(request.user, id)
        body = self.read_body()
        with holding_portfolio(request, project.organisation), in_keys(body):
            thing = body.Meta.model(**body.validated_data)
            made = parts.add(user=request.user, project=project, thing=thing)
        location = reverse(f"api:{self.route}", [id, made.pk], request=request)
        return self.created(made, location, portfolio_state_now(project.organisation))

    def partial_update(self, request, id, nummer):
        """Change the fields that come."""
        thing = self._fetch(id, nummer)
        body = self.read_body(partial=True)
        changes, organisation = body.validated_data, thing.project.organisation
        seen = {name: getattr(thing, name) for name in changes}
        with holding_portfolio(request, organisation), in_keys(body):
            now = parts.change(user=request.user, thing=thing, changes=changes, seen=seen)
        return tagged(Response(self.get_serializer(now).data), portfolio_state_now(organisation))

    def destroy(self, request, id, nummer):
        """Take it away."""
        thing = self._fetch(id, nummer)
        with holding_portfolio(request, thing.project.organisation):
            parts.take_away(user=request.user, thing=thing)
        return Response(status=204)

    def _state_of_list(self, project):
        return project.state

    def _rows(self, project_id):
        """What this caller may read."""
        rows = self.get_serializer_class().Meta.model.objects.visible_to(self.request.user)
        return rows.filter(project=project_id).select_related("project__organisation")

    def _fetch(self, project_id, pk):
        return get_object_or_404(self._rows(project_id), pk=pk)


@extend_schema_view(
    list=operation("De mijlpalen van een project", "Op volgorde; die zonder datum staan achteraan."),
    retrieve=operation("Lees een mijlpaal"),
    create=operation(
        "Voeg een mijlpaal toe", "Is iets in een kwartaal klaar, geef dan de eerste dag en die precisie."
    ),
    partial_update=operation("Wijzig een mijlpaal", "Alleen de velden die u stuurt."),
    destroy=operation("Haal een mijlpaal weg", gives=NOTHING),
)
class Milestones(ProjectParts):
    serializer_class = MilestoneSerializer
    route = "milestone"


@extend_schema_view(
    list=operation(
        "De verhalen bij een project",
        "Een verhaal zonder toestemming van wie het vertelde, krijgt alleen wie mag wijzigen.",
    ),
    retrieve=operation("Lees een verhaal bij een project"),
    create=operation("Voeg een verhaal toe aan een project"),
    partial_update=operation("Wijzig een verhaal bij een project", "Alleen de velden die u stuurt."),
    destroy=operation("Haal een verhaal weg bij een project", gives=NOTHING),
)
class ProjectStories(ProjectParts):
    serializer_class = ProjectStorySerializer
    route = "project_story"

    def _state_of_list(self, project):
        return state_for(self.request.user, project.organisation_id, project.state)

    def _rows(self, project_id):
        """What this caller may read."""
        return readable(super()._rows(project_id), self.request.user, "project__organisation")
