"""Projects: the list, one of them, making and changing it, and the bin."""

from django.db.models import Prefetch, prefetch_related_objects
from django.shortcuts import get_object_or_404
from rest_framework.exceptions import ValidationError
from rest_framework.response import Response
from rest_framework.reverse import reverse

from goals.api.goal_serializers import NO_GOAL
from goals.api.ordering import ordered
from goals.api.portfolio_state import fetch_project, holding_portfolio, projects_of
from goals.api.project_query import ORDERS, ProjectQuery, narrowed
from goals.api.project_serializers import OwnerSerializer, ProjectSerializer
from goals.api.words import WORDS, Vocabulary, words_of, words_seen
from goals.models import Goal, Project, ProjectContribution
from goals.projects.services import create_project, remove_project, restore_project, update_project
from organisations.api.conditional import reply, tagged
from organisations.api.own_organisation import own_organisation
from organisations.api.problems import in_keys
from organisations.api.resource import Resource
from organisations.api.schema import NOTHING, operation
from organisations.permissions import check_unlimited

TWICE = "Dit doel staat er twee keer in. Geef het één keer."


class Projects(Resource):
    tag = "projecten"
    serializer_class = ProjectSerializer
    queries = {"list": ProjectQuery}
    organisation = None

    def get_serializer_context(self):
        """As usual, with the words that a body may name."""
        known = {"words": Vocabulary(self.organisation)} if self.organisation else {}
        return super().get_serializer_context() | known

    @operation("De projecten die u mag zien", "Zonder wat in de prullenbak ligt.")
    def list(self, request):
        """All of them, in pages."""
        rows = narrowed(projects_of(request.user), self.asked, request.user)
        return self.pages(ordered(rows, ORDERS, self.asked).prefetch_related(*self._parts()))

    @operation("Eén project", "Met zijn hele routekaart. Zijn raakvlakken vindt u bij ‘raakvlakken’.")
    def retrieve(self, request, id):
        """One of them."""
        found = fetch_project(request.user, id)
        return reply(request, found.state, lambda: self._tell(found))

    @operation(
        "Maak een project",
        "Met ‘doelen’ draagt het meteen bij. Woorden moeten al in de woordenlijsten staan.",
    )
    def create(self, request):
        """Make one, which contributes at once to the goals that are named."""
        check_unlimited(request.user)
        asked = self.read_body(serializer_class=OwnerSerializer, known=request.data).validated_data
        self.organisation = own_organisation(request.user, asked.get("organisatie"))
        body = self.read_body()
        values = {**body.validated_data}
        values.pop("organisation_id", None)
        words, linked = values.pop(WORDS, {}), values.pop("linked", [])
        made = self._make(body, values, words, linked)
        now = self._answer(made.pk)
        now.status_code, now["Location"] = 201, reverse("api:project", [made.pk], request=request)
        return now

    @operation("Wijzig een project", "Alleen de velden die u stuurt; van ‘woorden’ alleen de lijsten.")
    def partial_update(self, request, id):
        """Change the fields that come."""
        found = get_object_or_404(projects_of(request.user), pk=id)
        prefetch_related_objects([found], words_of(Project))
        self.organisation = found.organisation
        body = self.read_body(partial=True)
        changes = {**body.validated_data}
        changes.pop("organisation_id", None)
        words = changes.pop(WORDS, {})
        seen = {name: getattr(found, name) for name in changes} | words_seen(found, words)
        with holding_portfolio(request, found.organisation), in_keys(body):
            update_project(user=request.user, project=found, changes=changes | words, seen=seen)
        return self._answer(id)

    @operation("Gooi een project weg", "Het gaat naar de prullenbak.", gives=NOTHING)
    def destroy(self, request, id):
        """Put it in the recycle bin."""
        found = fetch_project(request.user, id)
        with holding_portfolio(request, found.organisation):
            remove_project(user=request.user, project=found)
        return Response(status=204)

    @operation("Zet een project terug uit de prullenbak", takes=None)
    def restore(self, request, id):
        """Take it out of the recycle bin."""
        mine = Project.objects.visible_to(request.user).select_related("organisation")
        found = get_object_or_404(mine, pk=id)
        with holding_portfolio(request, found.organisation):
            restore_project(user=request.user, project=found)
        return self._answer(id)

    def _parts(self):
        """What fetches all that is told of projects besides their own fields, in 3 queries."""
        links = ProjectContribution.objects.visible_to(self.request.user).order_by("pk")
        return (
            words_of(Project),
            Prefetch("contributions", links, to_attr="linked"),
            Prefetch("milestones", to_attr="timeline"),
        )

    def _tell(self, project):
        prefetch_related_objects([project], *self._parts())
        return self.get_serializer(project).data

    def _answer(self, pk):
        now = fetch_project(self.request.user, pk)
        return tagged(Response(self._tell(now)), now.state)

    def _make(self, body, values, words, linked):
        goals = _goals(self.request.user, self.organisation, linked)
        with in_keys(body):
            return create_project(
                user=self.request.user,
                organisation=self.organisation,
                terms=[term for terms in words.values() for term in terms],
                goals=goals,
                **values,
            )


def _goals(user, organisation, linked):
    """{Goal: explanation} of what a new project says of goals. Raises ValidationError at each that is not."""
    asked = [row["goal_id"] for row in linked]
    mine = Goal.objects.visible_to(user).filter(goal_tree__organisation=organisation)
    found = mine.select_related("goal_tree").in_bulk(asked)
    wrong = {}
    for place, pk in enumerate(asked):
        if pk not in found or pk in asked[:place]:
            wrong[place] = {"doel": [TWICE if pk in found else NO_GOAL]}
    if wrong:
        raise ValidationError({"doelen": wrong})
    return {found[row["goal_id"]]: row.get("explanation", "") for row in linked}
