"""What the JSON of a tree looks like, for the description of the API; it writes nothing.

The JSON itself is made in goals/outline_json.py and goals/tree_document/; a test compares the two. Words
of a closed list that may grow are texts here, so that clients of today can read versions of later.
"""

from drf_spectacular.utils import OpenApiExample, extend_schema_field, extend_schema_serializer
from rest_framework import serializers
from rest_framework.serializers import (
    BooleanField,
    CharField,
    ChoiceField,
    DateField,
    DateTimeField,
    DictField,
    IntegerField,
    Serializer,
    UUIDField,
)

from goals.api.document_example import EXAMPLE
from goals.api.trimming import ALWAYS
from goals.enums import Domain, Judgement, Level, Phase, PlanningDocument, ResponsibilityRole, Voice
from indicators.enums import Direction, Kind, Missing, Operator, PeriodKind
from organisations.enums import TermKind


def _word(choices, **options):
    """A word of a list, as text."""
    return CharField(help_text="Een van: " + ", ".join(map(str, choices.values)) + ".", **options)


def _number(help_text=""):
    """A number that stays as it was typed."""
    return CharField(allow_null=True, help_text=help_text or "Een getal als tekst, zoals ingevoerd: 8.3.")


class DocumentPart(Serializer):
    """A part of the JSON of a tree. Every key is always there."""


@extend_schema_serializer(component_name="BoomVersie")
class VersionHeadSerializer(DocumentPart):
    nummer = IntegerField()
    titel = CharField()
    document = _word(PlanningDocument)
    jaar = IntegerField()
    vastgesteldOp = DateField()
    vervangt = IntegerField(allow_null=True, help_text="Het nummer van de versie die deze vervangt.")
    organisatie = CharField()
    bevrorenOp = DateTimeField()


@extend_schema_serializer(component_name="BoomBijdrage")
class ContributionPart(DocumentPart):
    doel = UUIDField()
    titel = CharField()
    niveau = ChoiceField(Level.choices)
    boom = UUIDField()
    boomtitel = CharField()
    gewicht = CharField()
    toelichting = CharField()


@extend_schema_serializer(component_name="BoomNulmeting")
class BaselinePart(DocumentPart):
    jaar = IntegerField(allow_null=True)
    waarde = _number()
    tekst = CharField()


@extend_schema_serializer(component_name="BoomMeting")
class MeasurementPart(DocumentPart):
    periode = CharField(help_text="Zoals 2026, 2026-K3 of 2026-09-01.")
    periodesoort = _word(PeriodKind)
    begindatum = DateField()
    reeks = CharField(help_text="‘gemeente’ is de eigen reeks.")
    waarde = _number()
    tekst = CharField()
    ontbreekt = _word(Missing)
    reden = CharField()
    voorlopig = BooleanField()
    opmerking = CharField()
    herkomst = CharField()
    herkomstdetail = CharField()


@extend_schema_serializer(component_name="BoomStreefwaarde")
class TargetPart(DocumentPart):
    jaar = IntegerField()
    vergelijking = _word(Operator)
    waarde = _number()
    verwijzing = CharField(help_text="Waarmee wordt vergeleken, zoals ‘landelijk gemiddelde’.")
    tekst = CharField()
    geenStreefwaarde = BooleanField()
    opmerking = CharField()


@extend_schema_serializer(component_name="BoomIndicator")
class IndicatorPart(DocumentPart):
    id = UUIDField()
    nummer = CharField()
    naam = CharField()
    definitie = CharField()
    eenheid = CharField()
    decimalen = IntegerField(allow_null=True)
    bron = CharField()
    eigenaar = CharField()
    soort = _word(Kind)
    bedoeldVoor = CharField()
    richting = _word(Direction)
    ondergrens = _number()
    bovengrens = _number()
    meetfrequentie = IntegerField(allow_null=True, help_text="Om de hoeveel jaar er gemeten wordt.")
    nulmeting = BaselinePart(allow_null=True)
    gekozenMet = CharField()
    opmerking = CharField()
    bbvNummer = IntegerField(allow_null=True)
    metingen = MeasurementPart(many=True)
    streefwaarden = TargetPart(many=True)


@extend_schema_serializer(component_name="BoomVerantwoordelijke")
class ResponsibilityPart(DocumentPart):
    rol = _word(ResponsibilityRole)
    naam = CharField()


@extend_schema_serializer(component_name="BoomVerwijzing")
class ReferencePart(DocumentPart):
    soort = CharField()
    naam = CharField()
    webadres = CharField()


@extend_schema_serializer(component_name="BoomMiddelen")
class MoneyPart(DocumentPart):
    jaar = IntegerField()
    taakveld = CharField()
    omschrijving = CharField()
    lasten = _number("Euro’s, met twee cijfers achter de punt: 120000.00.")
    baten = _number("Euro’s, met twee cijfers achter de punt: 0.00.")


@extend_schema_serializer(component_name="BoomVoortgang")
class ProgressPart(DocumentPart):
    document = _word(PlanningDocument)
    jaar = IntegerField()
    oordeel = _word(Judgement)
    watIsGedaan = CharField()
    risicos = CharField()
    watDoenWeNu = CharField()
    geschrevenDoor = CharField()
    geschrevenOp = DateTimeField(allow_null=True)


@extend_schema_serializer(component_name="BoomVerhaal")
class StoryPart(DocumentPart):
    verteller = _word(Voice)
    verhaal = CharField()
    verteldOp = DateField(allow_null=True)
    plaats = CharField()
    anoniem = BooleanField()
    naam = CharField()
    toestemming = BooleanField()


@extend_schema_serializer(component_name="BoomLeervraag")
class QuestionPart(DocumentPart):
    vraag = CharField()
    geleerd = CharField()


@extend_schema_serializer(component_name="BoomGegeven")
class EvidencePart(DocumentPart):
    watWeWeten = CharField()
    cijfer = CharField()
    bron = CharField()
    wijk = CharField()
    doelgroep = CharField()


@extend_schema_serializer(component_name="BoomWoord")
class TermPart(DocumentPart):
    lijst = _word(TermKind)
    woord = CharField()
    domein = CharField()


@extend_schema_serializer(component_name="BoomMagBlijven")
class ExemptionPart(DocumentPart):
    aandachtspunt = CharField()
    indicator = UUIDField(allow_null=True)
    reden = CharField()
    geschrevenDoor = CharField()
    geschrevenOp = DateTimeField(allow_null=True)


@extend_schema_serializer(component_name="BoomProjectLink")
class ProjectLinkPart(DocumentPart):
    project = UUIDField(help_text="Het project zelf staat bij ‘projecten’ van de boom.")
    toelichting = CharField()


@extend_schema_serializer(component_name="BoomRaakvlak")
class RaakvlakPart(DocumentPart):
    id = UUIDField()
    status = CharField()
    domein = ChoiceField(Domain.choices)
    soort = CharField(help_text="Wat er aan de andere kant staat: doel of project.")
    met = CharField()
    uitleg = CharField()
    afspraken = CharField()
    akkoordSociaal = CharField()
    akkoordFysiek = CharField()
    metId = UUIDField()


@extend_schema_serializer(component_name="BoomMijlpaal")
class MilestonePart(DocumentPart):
    mijlpaal = CharField()
    wanneer = DateField(allow_null=True)
    precisie = CharField()
    gehaaldOp = DateField(allow_null=True)


@extend_schema_serializer(component_name="BoomProject")
class ProjectPart(DocumentPart):
    id = UUIDField()
    naam = CharField()
    domein = ChoiceField(Domain.choices)
    omschrijving = CharField()
    fase = _word(Phase)
    begindatum = DateField(allow_null=True)
    einddatum = DateField(allow_null=True)
    budget = _number("Euro’s, met twee cijfers achter de punt.")
    projectleider = CharField()
    medewerkers = CharField()
    partners = CharField()
    doelstelling = CharField()
    subdoelstelling = CharField()
    ambitie = CharField()
    leervragen = CharField()
    aanpak = CharField()
    betrokkenheidVanDeInwoner = CharField()
    resultaatdoelstellingen = CharField()
    uitdagingen = CharField()
    woorden = TermPart(many=True)
    mijlpalen = MilestonePart(many=True)


@extend_schema_field({"type": "array", "items": {"$ref": "#/components/schemas/BoomDoel"}})
class ChildrenField(serializers.Field):
    """The goals right below one, each as the goal itself."""


@extend_schema_serializer(component_name="BoomDoel")
class GoalPart(DocumentPart):
    id = UUIDField()
    doorlopendId = UUIDField(help_text="Blijft hetzelfde als de boom van volgend jaar uit een versie begint.")
    nummer = CharField(help_text="Volgt uit de plaats; gebruik het niet om een doel terug te vinden.")
    niveau = ChoiceField(Level.choices)
    titel = CharField()
    toelichting = CharField()
    waarom = CharField()
    domein = ChoiceField(Domain.choices, allow_null=True, help_text="Null: dat van het doel erboven.")
    geldendDomein = ChoiceField(Domain.choices, allow_null=True)
    soortResultaat = CharField(allow_null=True)
    begindatum = DateField(allow_null=True)
    streefdatum = DateField(allow_null=True)
    draagtBijAan = ContributionPart(many=True)
    indicatoren = IndicatorPart(many=True)
    verantwoordelijken = ResponsibilityPart(many=True)
    verwijzingen = ReferencePart(many=True)
    middelen = MoneyPart(many=True)
    voortgang = ProgressPart(many=True)
    verhalen = StoryPart(many=True)
    leervragen = QuestionPart(many=True)
    gegevens = EvidencePart(many=True)
    woorden = TermPart(many=True)
    magBlijven = ExemptionPart(many=True)
    projecten = ProjectLinkPart(many=True)
    raakvlakken = RaakvlakPart(many=True)
    kinderen = ChildrenField()

    def get_fields(self):
        """All keys; those that `velden` may leave out are not required."""
        found = super().get_fields()
        for key, each in found.items():
            each.required = key in ALWAYS
        return found


GOAL_KEYS = tuple(GoalPart().fields)


@extend_schema_serializer(
    component_name="Boom", examples=[OpenApiExample("Antwoord", EXAMPLE, response_only=True)]
)
class DocumentSerializer(DocumentPart):
    schema = IntegerField(help_text="De vorm van dit document. Een nieuwe vorm krijgt een nieuw nummer.")
    id = UUIDField()
    titel = CharField()
    omschrijving = CharField()
    domein = ChoiceField(Domain.choices, allow_null=True)
    periode = CharField()
    niveaunamen = DictField(child=CharField(), help_text="Hoe de gemeente niveaus noemt, als dat anders is.")
    revisie = IntegerField()
    versie = VersionHeadSerializer(allow_null=True, help_text="Null bij een levende boom.")
    magBlijven = ExemptionPart(many=True)
    projecten = ProjectPart(many=True)
    doelen = GoalPart(many=True)
