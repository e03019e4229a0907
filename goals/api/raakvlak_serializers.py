"""How raakvlakken read and are written in the API."""

from rest_framework import serializers

from goals.api.goal_serializers import ChoiceOrNothing
from goals.assessment.judging import NO_EXPLANATION
from goals.enums import RaakvlakStatus, Rejection, Strength
from goals.models import Goal, Raakvlak
from organisations.api.serializers import DutchSerializer, example

GOAL, PROJECT = "doel", "project"
TEXTS = {
    "uitleg": "explanation",
    "afspraken": "agreements",
    "akkoordSociaal": "agreed_social",
    "akkoordFysiek": "agreed_physical",
}
ID = "3b1d5f0e-2a4c-4f6e-8d90-1c2b3a4d5e6f"
ORGANISATION = "6e9c1a52-62cc-4a4e-9d0c-1f6f8d1f3a10"
SOCIAL = {
    "soort": GOAL,
    "id": "b0d6c8f8-9f5e-4f1f-a0c4-5a2f0f6b7d21",
    "titel": "Kinderen bewegen elke dag",
}
PHYSICAL = {
    "soort": PROJECT,
    "id": "7f0c2a11-4b9f-4d0e-9a35-8a584a4e1d6f",
    "titel": "Speelplek Heuveleind",
}
WRITTEN = {
    "uitleg": "Met een speelplek dichtbij spelen kinderen vaker buiten.",
    "afspraken": "Samen ontwerpen; in mei spreken wij elkaar weer.",
    "akkoordSociaal": "Noor Jansen",
    "akkoordFysiek": "Bas de Wit",
}


@example(**SOCIAL)
class SideSerializer(serializers.Serializer):
    """A goal or project at one side of a raakvlak."""

    soort = serializers.ChoiceField([(GOAL, "een doel"), (PROJECT, "een project")], source="kind")
    id = serializers.UUIDField(source="pk")
    titel = serializers.CharField(read_only=True)

    def to_representation(self, element):
        """What a Goal or Project is and is called."""
        kind = GOAL if isinstance(element, Goal) else PROJECT
        return {"soort": kind, "id": str(element.pk), "titel": str(element)}


@example(
    id=ID,
    organisatie=ORGANISATION,
    status="bevestigd",
    sociaal=SOCIAL,
    fysiek=PHYSICAL,
    sterkte="sterk",
    redenen=["‘speelplek’ en ‘bewegen’: met een speelplek dichtbij spelen kinderen vaker buiten."],
    kort="speelplek dichtbij → vaker buiten spelen",
    **WRITTEN,
    reden=None,
    toelichting="",
    gevondenDoor="signaal",
    gesignaleerdOp="2026-10-01T08:00:00Z",
    beoordeeldDoor="Noor Jansen",
    beoordeeldOp="2026-10-12T10:30:00Z",
)
class RaakvlakSerializer(DutchSerializer):
    organisatie = serializers.UUIDField(source="organisation_id", read_only=True)
    sociaal = SideSerializer(source="social", read_only=True)
    fysiek = SideSerializer(source="physical", read_only=True)
    sterkte = ChoiceOrNothing(
        Strength.choices, source="strength", read_only=True, help_text="null als iemand het zelf vastlegde."
    )
    redenen = serializers.SerializerMethodField(help_text="Waarom het een signaal is, elk in een zin.")
    kort = serializers.SerializerMethodField(help_text="Hoe het een het ander raakt, in een paar woorden.")
    reden = ChoiceOrNothing(
        Rejection.choices, source="rejection", read_only=True, help_text="Waarom het is afgewezen."
    )
    beoordeeldDoor = serializers.CharField(source="judged_by.name", read_only=True, default="")

    class Meta:
        model = Raakvlak
        keys = {
            "id": "id",
            "organisatie": None,
            "status": "status",
            "sociaal": None,
            "fysiek": None,
            "sterkte": None,
            "redenen": None,
            "kort": None,
            **TEXTS,
            "reden": None,
            "toelichting": "rejection_note",
            "gevondenDoor": "origin",
            "gesignaleerdOp": "signalled_at",
            "beoordeeldDoor": None,
            "beoordeeldOp": "judged_at",
        }
        read_only_fields = ["id", "status", "toelichting", "gevondenDoor", "gesignaleerdOp", "beoordeeldOp"]
        extra_kwargs = {"uitleg": {"allow_blank": False, "error_messages": {"blank": NO_EXPLANATION}}}

    def get_redenen(self, raakvlak) -> list[str]:
        """The sentences of its reasons."""
        return [reason["sentence"] for reason in raakvlak.reasons]

    def get_kort(self, raakvlak) -> str:
        """The first reason that says it in a few words."""
        return next((reason["short"] for reason in raakvlak.reasons if reason["short"]), "")


@example(
    organisatie=ORGANISATION,
    sociaal={"soort": SOCIAL["soort"], "id": SOCIAL["id"]},
    fysiek={"soort": PHYSICAL["soort"], "id": PHYSICAL["id"]},
    **WRITTEN,
)
class NewRaakvlakSerializer(DutchSerializer):
    organisatie = serializers.UUIDField(source="organisation_id", required=False)
    sociaal = SideSerializer(source="social")
    fysiek = SideSerializer(source="physical")

    class Meta:
        model = Raakvlak
        keys = {"organisatie": None, "sociaal": None, "fysiek": None, **TEXTS}
        extra_kwargs = {
            "uitleg": {"required": True, "allow_blank": False, "error_messages": {"blank": NO_EXPLANATION}}
        }


@example(status="bevestigd", gezien="gesignaleerd", **WRITTEN, ookBijdrage=True)
class JudgementSerializer(DutchSerializer):
    status = serializers.ChoiceField(RaakvlakStatus.choices, help_text="Wat u ervan vindt.")
    gezien = serializers.ChoiceField(
        RaakvlakStatus.choices,
        source="seen",
        required=False,
        help_text="De status die u zag. Is die intussen anders, dan krijgt u 409 en gebeurt er niets.",
    )
    reden = ChoiceOrNothing(Rejection.choices, source="rejection", help_text="Nodig als u het afwijst.")
    ookBijdrage = serializers.BooleanField(
        source="with_link",
        required=False,
        help_text="Leg bij bevestigen ook vast dat het project of doel bijdraagt aan het doel, als dat kan.",
    )

    class Meta:
        model = Raakvlak
        keys = {
            "status": None,
            "gezien": None,
            **TEXTS,
            "reden": None,
            "toelichting": "rejection_note",
            "ookBijdrage": None,
        }
        extra_kwargs = {
            "uitleg": {"help_text": "Nodig als u bevestigt, tenzij er al een uitleg is."},
            "toelichting": {"help_text": "Bij afwijzen; nodig als de reden ‘anders’ is."},
        }
