"""How a branch reads in the description of the API; reading one is done by branch_reading.py."""

from drf_spectacular.utils import extend_schema_field, extend_schema_serializer
from rest_framework import serializers
from rest_framework.serializers import CharField, ChoiceField, DateField, ListField, Serializer, UUIDField

from goals.enums import Domain, Level, ReferenceKind, ResponsibilityRole, ResultType
from goals.limits import LONGEST_FIGURE, LONGEST_NAME, LONGEST_PLACE, LONGEST_TITLE, LONGEST_URL
from organisations.api.serializers import example
from organisations.enums import TermKind
from organisations.limits import LONGEST_LINE, LONGEST_TERM, LONGEST_TEXT, YEAR

OPTIONAL = {"required": False, "allow_blank": True}
NONE_TOO = {"required": False, "allow_null": True}


class NewResponsibilitySerializer(Serializer):
    rol = ChoiceField(ResponsibilityRole.choices)
    naam = CharField(max_length=LONGEST_NAME)


class NewReferenceSerializer(Serializer):
    soort = ChoiceField(ReferenceKind.choices)
    naam = CharField(max_length=LONGEST_TITLE)
    webadres = CharField(max_length=LONGEST_URL, **OPTIONAL)


class NewMoneySerializer(Serializer):
    """Lasten or baten, or both."""

    jaar = serializers.IntegerField(validators=YEAR)
    taakveld = CharField(max_length=10, help_text="Een taakveld van dat jaar (Iv3), zoals 6.1.", **OPTIONAL)
    omschrijving = CharField(max_length=LONGEST_LINE, **OPTIONAL)
    lasten = serializers.DecimalField(max_digits=14, decimal_places=2, required=False)
    baten = serializers.DecimalField(max_digits=14, decimal_places=2, required=False)


class NewQuestionSerializer(Serializer):
    vraag = CharField(max_length=LONGEST_TEXT)
    geleerd = CharField(max_length=LONGEST_TEXT, **OPTIONAL)


class NewEvidenceSerializer(Serializer):
    watWeWeten = CharField(max_length=LONGEST_LINE)
    cijfer = CharField(max_length=LONGEST_FIGURE, **OPTIONAL)
    bron = CharField(max_length=LONGEST_LINE, **OPTIONAL)
    wijk = CharField(max_length=LONGEST_PLACE, **OPTIONAL)
    doelgroep = CharField(max_length=LONGEST_PLACE, **OPTIONAL)


class NewWordSerializer(Serializer):
    lijst = ChoiceField(TermKind.choices)
    woord = CharField(max_length=LONGEST_TERM)


@extend_schema_field({"type": "array", "items": {"$ref": "#/components/schemas/NieuwTakDoelRequest"}})
class NewChildrenField(serializers.Field):
    """The goals below a goal, of the same shape."""


@extend_schema_serializer(component_name="NieuwTakDoel")
class NewBranchGoalSerializer(Serializer):
    """A goal with what hangs at it, as the JSON of a whole tree has it, and the goals below it."""

    niveau = ChoiceField(Level.choices, help_text="Dieper dan dat van het doel erboven.")
    titel = CharField(max_length=LONGEST_TITLE)
    toelichting = CharField(max_length=LONGEST_TEXT, **OPTIONAL)
    waarom = CharField(max_length=LONGEST_TEXT, **OPTIONAL)
    domein = ChoiceField(Domain.choices, **NONE_TOO)
    soortResultaat = ChoiceField(ResultType.choices, **NONE_TOO)
    begindatum = DateField(**NONE_TOO)
    streefdatum = DateField(**NONE_TOO)
    indicatoren = ListField(
        child=UUIDField(), required=False, help_text="De id’s van indicatoren die er al zijn."
    )
    verantwoordelijken = NewResponsibilitySerializer(many=True, required=False)
    verwijzingen = NewReferenceSerializer(many=True, required=False)
    middelen = NewMoneySerializer(many=True, required=False)
    leervragen = NewQuestionSerializer(many=True, required=False)
    gegevens = NewEvidenceSerializer(many=True, required=False)
    woorden = NewWordSerializer(many=True, required=False)
    kinderen = NewChildrenField(required=False)


@extend_schema_field({"type": "array", "items": {"$ref": "#/components/schemas/TakDoel"}})
class ChildrenField(serializers.Field):
    """The goals below a goal, of the same shape."""


@extend_schema_serializer(component_name="TakDoel")
class BranchGoalSerializer(Serializer):
    """A goal that was made."""

    id = UUIDField()
    kinderen = ChildrenField()


@example(
    doelen=[
        {
            "id": "5b0a6a2e-5a0b-4f0e-8f51-2f6f0f1f9c01",
            "kinderen": [{"id": "1c7d2f0e-8f51-4a0b-9c01-2f6f0f1f5b0a", "kinderen": []}],
        }
    ]
)
class BranchSerializer(Serializer):
    """The ids of the goals that were made, nested as they were sent."""

    doelen = BranchGoalSerializer(many=True)


def _place(sentence):
    return UUIDField(required=False, allow_null=True, help_text=sentence)


@example(
    onder="9a4c1f70-0f0e-4a3c-8a55-6a1d2b3c4d02",
    doelen=[
        {
            "niveau": "subdoelstelling",
            "titel": "Ouders weten waar zij terechtkunnen met vragen",
            "streefdatum": "2030-12-31",
            "verantwoordelijken": [{"rol": "team", "naam": "Team Jeugd"}],
            "middelen": [{"jaar": 2027, "taakveld": "6.1", "omschrijving": "Subsidie", "lasten": "45000.00"}],
            "woorden": [{"lijst": "doelgroep", "woord": "ouders"}],
            "kinderen": [{"niveau": "prestatie", "titel": "Een inloopspreekuur in elke wijk"}],
        }
    ],
)
class NewBranchSerializer(Serializer):
    """Branches to make, next to each other, and where they go."""

    onder = _place("Als laatste onder dit doel; null of niets voor bovenaan in de boom.")
    voor = _place("Vlak voor dit doel.")
    na = _place("Vlak na dit doel.")
    doelen = NewBranchGoalSerializer(many=True, help_text="Samen hooguit 2000 doelen.")
