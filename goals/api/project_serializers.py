"""How a project with its routekaart reads in the API, and what is read to make and change one."""

from rest_framework import serializers

from goals.api.project_parts import MilestoneSerializer
from goals.api.words import WORDS, WordsSerializer
from goals.limits import LONGEST_EXPLANATION
from goals.models import Project
from goals.project_sheet import KEYS
from organisations.api.serializers import DutchSerializer, example

ELSEWHERE = "De doelen van een project wijzigt u met ‘PUT /doelen/{id}/projecten/{project}’."


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
