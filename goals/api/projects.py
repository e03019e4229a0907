"""Projects with their routekaart: the list, one of them, making and changing it, and the bin."""

from django.db.models import Prefetch, Q, prefetch_related_objects
from django.shortcuts import get_object_or_404
from rest_framework import serializers
from rest_framework.response import Response
from rest_framework.reverse import reverse

from goals.api.milestones import MilestoneSerializer
from goals.api.ordering import by, order_field, ordered
from goals.api.portfolio_state import fetch_project, holding_portfolio, projects_of
from goals.api.words import (
    WORDS,
    Vocabulary,
    WordsSerializer,
    terms_asked,
    word_filter,
    words_of,
    words_seen,
)
from goals.enums import Domain, Phase
from goals.limits import LONGEST_EXPLANATION
from goals.models import Goal, Milestone, Project, ProjectContribution, ProjectTerm
from goals.project_sheet import KEYS
from goals.projects.rows import SEARCHED
from goals.projects.services import create_project, remove_project, restore_project, update_project
from organisations.api.changes import changed_since
from organisations.api.conditional import reply, tagged
from organisations.api.own_organisation import own_organisation
from organisations.api.problems import in_keys
from organisations.api.resource import Resource
from organisations.api.schema import NOTHING, operation
from organisations.api.serializers import DutchSerializer, Query, UtcField, example
from organisations.permissions import check_unlimited

ORDERS = {
    "naam": by("name"),
    "begindatum": by("start_date"),
    "einddatum": by("end_date"),
    "budget": by("budget"),
}
TOLD_TOO = [(model, "project") for model in (ProjectTerm, ProjectContribution, Milestone)]
GONE = "Dit doel is er niet, of u mag het niet zien."
TWICE = "Dit doel staat er twee keer in. Geef het één keer."
ELSEWHERE = "De doelen van een project wijzigt u met ‘PUT /doelen/{id}/projecten/{project}’."


class ProjectQuery(Query):
    organisatie = serializers.UUIDField(required=False, help_text="Alleen van deze organisatie.")
    domein = serializers.ChoiceField(Domain.choices, required=False, help_text="Alleen van dit domein.")
    fase = serializers.ChoiceField(Phase.choices, required=False, help_text="Alleen in deze fase.")
    wijk = word_filter()
    doelgroep = word_filter()
    thema = word_filter()
    beleidsveld = word_filter()
    doel = serializers.UUIDField(required=False, help_text="Alleen die aan dit doel bijdragen.")
    boom = serializers.UUIDField(required=False, help_text="Alleen die aan een doel in deze boom bijdragen.")
    zoek = serializers.CharField(
        required=False,
        max_length=200,
        help_text="Alleen met al deze woorden in naam, teksten of woordenlijsten.",
    )
    gewijzigdSinds = UtcField(
        required=False,
        help_text="Alleen die sinds dit moment zijn gewijzigd, hun woorden, doelen en mijlpalen ook.",
    )
    volgorde = order_field(ORDERS)


@example(doel="b0d6c8f8-9f5e-4f1f-a0c4-5a2f0f6b7d21", toelichting="Kinderen hebben een plek om te spelen.")
class ProjectGoalSerializer(serializers.Serializer):
    """A goal that a project contributes to, and how."""

    doel = serializers.UUIDField(source="goal_id")
    toelichting = serializers.CharField(
        source="explanation", required=False, allow_blank=True, max_length=LONGEST_EXPLANATION
    )


@example(
    id="7f0c2a11-4b9f-4d0e-9a35-8a584a4e1d6f",
    organisatie="6e9c1a52-62cc-4a4e-9d0c-1f6f8d1f3a10",
    naam="Speelplek Heuveleind",
    domein="fysiek",
    omschrijving="Een speelplek voor kinderen van 4 tot 12 jaar, met de buurt ontworpen.",
    fase="uitvoering",
    begindatum="2026-09-01",
    einddatum="2027-06-30",
    budget="120000.00",
    projectleider="Bas de Wit",
    medewerkers="Bas de Wit\nNoor Jansen",
    partners="Basisschool De Heuvel",
    doelstelling="Kinderen spelen meer buiten.",
    subdoelstelling="Elke wijk heeft een speelplek op loopafstand.",
    ambitie="Over drie jaar spelen er elke middag kinderen.",
    leervragen="Wat maakt dat ouders meekomen?",
    aanpak="Ontwerpen met de buurt",
    betrokkenheidVanDeInwoner="Kinderen kiezen de toestellen.",
    resultaatdoelstellingen="Eén speelplek, af voor de zomer",
    uitdagingen="Ruimte in de ondergrond",
    woorden={
        "beleidsveld": ["Groen en spelen"],
        "thema": ["Bewegen"],
        "doelgroep": ["Kinderen"],
        "wijk": ["Heuveleind"],
        "wet": [],
    },
    doelen=[
        {
            "doel": "b0d6c8f8-9f5e-4f1f-a0c4-5a2f0f6b7d21",
            "toelichting": "Kinderen hebben een plek om te spelen.",
        }
    ],
    mijlpalen=[
        {
            "id": 14,
            "mijlpaal": "Het veldje is open",
            "wanneer": "2027-04-01",
            "precisie": "kwartaal",
            "gehaaldOp": None,
        }
    ],
)
class ProjectSerializer(DutchSerializer):
    organisatie = serializers.UUIDField(source="organisation_id", required=False)
    woorden = WordsSerializer(source=WORDS, required=False)
    doelen = ProjectGoalSerializer(
        source="linked", many=True, required=False, help_text="Alleen te geven als u het project maakt."
    )
    mijlpalen = MilestoneSerializer(source="timeline", many=True, read_only=True)

    class Meta:
        model = Project
        keys = {
            "id": "id",
            "organisatie": None,
            **{key: name for name, key in KEYS.items()},
            "woorden": None,
            "doelen": None,
            "mijlpalen": None,
        }
        read_only_fields = ["id"]

    def validate_doelen(self, rows):
        """A new project names its goals; those of one that is there hang at the goals."""
        if self.partial:
            raise serializers.ValidationError(ELSEWHERE)
        return rows


class OwnerSerializer(serializers.Serializer):
    """Of which organisation something new is."""

    organisatie = serializers.UUIDField(required=False)


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
        rows = _found(projects_of(request.user), self.asked, request.user)
        changed = changed_since(rows, self.asked.get("gewijzigdSinds"), *TOLD_TOO)
        return self.pages(ordered(changed, ORDERS, self.asked).prefetch_related(*self._parts()))

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
        asked = self.read_body(serializer_class=OwnerSerializer, known=self.request.data).validated_data
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

    @operation("Zet een project terug uit de prullenbak", request=None)
    def restore(self, request, id):
        """Take it out of the recycle bin."""
        mine = Project.objects.visible_to(request.user).select_related("organisation")
        restore_project(user=request.user, project=get_object_or_404(mine, pk=id))
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
            wrong[place] = {"doel": [TWICE if pk in found else GONE]}
    if wrong:
        raise serializers.ValidationError({"doelen": wrong})
    return {found[row["goal_id"]]: row.get("explanation", "") for row in linked}


FILTERS = {"organisatie": "organisation", "domein": "domain", "fase": "phase"}
AT_GOALS = {"doel": "goal", "boom": "goal__goal_tree"}


def _found(projects, asked, user):
    """The projects that the address asks for."""
    projects = projects.filter(**{FILTERS[name]: asked[name] for name in FILTERS if name in asked})
    for terms in terms_asked(asked, user):
        projects = projects.filter(pk__in=ProjectTerm.objects.filter(term__in=terms).values("project"))
    links = {AT_GOALS[name]: asked[name] for name in AT_GOALS if name in asked}
    if links:
        serving = ProjectContribution.objects.visible_to(user).filter(**links)
        projects = projects.filter(pk__in=serving.values("project"))
    for word in asked.get("zoek", "").split():
        projects = projects.filter(_has(word))
    return projects


def _has(word):
    """The condition that a project has a word in its name, texts or tags."""
    tags = ProjectTerm.objects.filter(term__removed_at=None, term__name__icontains=word)
    found = Q(name__icontains=word) | Q(pk__in=tags.values("project"))
    for name in SEARCHED:
        found |= Q(**{f"{name}__icontains": word})
    return found
