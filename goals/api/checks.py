"""The quality checks of a tree: what asks for attention, what may stay, and how complete the tree is."""

from django.shortcuts import get_object_or_404
from rest_framework import serializers

from goals.api.holding import trees_of
from goals.checks import CHECKS, check_tree, told
from goals.enums import Level
from goals.outline import read_outline
from goals.tree_document import with_state
from organisations.api.conditional import reply
from organisations.api.paging import MOST
from organisations.api.resource import Resource
from organisations.api.schema import operation
from organisations.api.serializers import Query, UtcField, example

KINDS = [(key, check.title) for key, check in CHECKS.items()]


class CheckQuery(Query):
    aandachtspunt = serializers.ChoiceField(KINDS, required=False, help_text="Alleen van deze soort.")
    tak = serializers.UUIDField(required=False, help_text="Alleen bij dit doel en wat eronder staat.")
    niveau = serializers.ChoiceField(Level.choices, required=False, help_text="Alleen bij doelen hiervan.")
    blokkeert = serializers.BooleanField(
        required=False, allow_null=True, help_text="Alleen wat het vaststellen van een versie tegenhoudt."
    )
    magBlijven = serializers.BooleanField(
        default=False,
        help_text="Stuur true voor wat mag blijven omdat iemand heeft opgeschreven waarom. Zonder dit krijgt "
        "u wat nog aandacht vraagt.",
    )
    page = serializers.IntegerField(required=False, min_value=1, help_text="Welke bladzijde, vanaf 1.")
    pageSize = serializers.IntegerField(
        required=False,
        min_value=1,
        max_value=MOST,
        help_text=f"Hoeveel op een bladzijde: 1 tot en met {MOST}.",
    )


class ReasonSerializer(serializers.Serializer):
    """Why something may stay as it is."""

    reden = serializers.CharField(source="reason")
    geschrevenDoor = serializers.CharField(source="made_by")
    geschrevenOp = UtcField(source="made_at", allow_null=True)


class FindingSerializer(serializers.Serializer):
    """Something that a good adviser would notice. `doel` is null for the tree as a whole."""

    aandachtspunt = serializers.ChoiceField(KINDS, source="check.key")
    titel = serializers.SerializerMethodField()
    zin = serializers.CharField(source="sentence")
    waarom = serializers.SerializerMethodField()
    doel = serializers.UUIDField(source="goal.id", default=None, allow_null=True)
    nummer = serializers.CharField(source="goal.number", default=None, allow_null=True)
    doeltitel = serializers.CharField(source="goal.title", default=None, allow_null=True)
    niveau = serializers.ChoiceField(Level.choices, source="goal.level", default=None, allow_null=True)
    indicator = serializers.UUIDField(source="indicator.id", default=None, allow_null=True)
    indicatornaam = serializers.CharField(source="indicator.name", default=None, allow_null=True)
    blokkeert = serializers.BooleanField(source="check.is_blocking")
    magBlijven = ReasonSerializer(source="exemption", allow_null=True)

    def get_titel(self, finding) -> str:
        """What kind it is, in the words of this municipality."""
        return told(finding.check.title, finding.outline)

    def get_waarom(self, finding) -> str:
        """Why it matters."""
        return told(finding.check.why, finding.outline)


@example(
    percentage=82,
    gevraagd=240,
    open=41,
    magBlijven=2,
    blokkerend=1,
    count=1,
    next=None,
    previous=None,
    results=[
        {
            "aandachtspunt": "doelstelling-zonder-indicator",
            "titel": "Doelstelling zonder indicator",
            "zin": "1.2 ‘Ouders staan er niet alleen voor’ heeft nog geen indicator.",
            "waarom": "Zonder indicator ziet niemand of het lukt.",
            "doel": "9a4c1f70-0f0e-4a3c-8a55-6a1d2b3c4d02",
            "nummer": "1.2",
            "doeltitel": "Ouders staan er niet alleen voor",
            "niveau": "doelstelling",
            "indicator": None,
            "indicatornaam": None,
            "blokkeert": False,
            "magBlijven": None,
        }
    ],
)
class ReportSerializer(serializers.Serializer):
    """A page of findings, with how the whole tree does. What the filters narrow is the page only."""

    percentage = serializers.IntegerField(
        min_value=0, max_value=100, help_text="Hoe compleet de boom is: wat in orde is of mag blijven."
    )
    gevraagd = serializers.IntegerField(help_text="Hoe vaak iets is nagekeken in de hele boom.")
    open = serializers.IntegerField(help_text="Hoeveel in de hele boom nog aandacht vraagt.")
    magBlijven = serializers.IntegerField(help_text="Hoeveel in de hele boom mag blijven.")
    blokkerend = serializers.IntegerField(help_text="Hoeveel het vaststellen van een versie tegenhoudt.")
    count = serializers.IntegerField(help_text="Hoeveel er met deze filters zijn.")
    next = serializers.URLField(allow_null=True, help_text="Het adres van de volgende bladzijde.")
    previous = serializers.URLField(allow_null=True, help_text="Het adres van de bladzijde ervoor.")
    results = FindingSerializer(many=True)


class Findings(Resource):
    tag = "doelenbomen"
    serializer_class = FindingSerializer
    queries = {"report": CheckQuery}

    @operation(
        "De aandachtspunten van een doelenboom",
        "Wat een goede adviseur zou opmerken, met een zin voor elk. Wat het belangrijkst is staat vooraan.",
        gives=ReportSerializer,
    )
    def report(self, request, id):
        """A page of findings, and the percentage."""
        goal_tree = get_object_or_404(with_state(trees_of(request.user)), pk=id)
        return reply(request, goal_tree.state, lambda: self._read(goal_tree))

    def _read(self, goal_tree):
        found = check_tree(read_outline(goal_tree))
        page = self.pages(self._asked_of(found)).data
        return {
            "percentage": found.percentage,
            "gevraagd": found.asked,
            "open": len(found.open),
            "magBlijven": len(found.exempted),
            "blokkerend": sum(finding.check.is_blocking for finding in found.open),
            **page,
        }

    def _asked_of(self, report):
        """The findings of a Report that the address asks for."""
        asked = self.asked
        found = report.exempted if asked["magBlijven"] else report.open
        if "tak" in asked:
            top = report.outline.by_id.get(asked["tak"])
            branch = {goal.id for goal in top.walk()} if top else set()
            found = [finding for finding in found if finding.goal and finding.goal.id in branch]
        return [finding for finding in found if _matches(finding, asked)]


def _matches(finding, asked):
    if asked.get("aandachtspunt", finding.check.key) != finding.check.key:
        return False
    if "niveau" in asked and (finding.goal is None or finding.goal.level != asked["niveau"]):
        return False
    return asked.get("blokkeert") in (None, finding.check.is_blocking)
