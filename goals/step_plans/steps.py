"""The eight steps of the stappenplan (seed 000): number, name, question and what to do.

Pure. How far a stappenplan is in each step belongs in progress.py; help with examples in the
templates goals/step_plan/help/.
"""

from typing import NamedTuple

from goals.models.step_plan import LAST_STEP


class Step(NamedTuple):
    """One step: the name for the list at the left, the question above the page, what to do."""

    number: int
    name: str
    question: str
    task: str

    @property
    def before(self):
        """The number of the step before this one; 0 at the first."""
        return self.number - 1

    @property
    def after(self):
        """The number of the step behind this one; None at the last."""
        return self.number + 1 if self.number < LAST_STEP else None


GATHER, AIM, EFFECT, CLUSTER, SHARED_GOAL, TEST, RESULTS, OVERVIEW = range(1, LAST_STEP + 1)

STEPS = {
    step.number: step
    for step in (
        Step(
            GATHER,
            "Projecten verzamelen",
            "Welke projecten lopen er?",
            "Zet alle lopende projecten van uw beleidsveld bij elkaar. Plak ze uit Excel, kies ze uit de "
            "lijst of typ ze één voor één.",
        ),
        Step(
            AIM,
            "Doel per project",
            "Wat wil elk project bereiken?",
            "Schrijf per project de doelstelling op, en als u die weet ook de subdoelstelling. Eén zin is "
            "genoeg. U mag een project overslaan.",
        ),
        Step(
            EFFECT,
            "Maatschappelijk effect kiezen",
            "Aan welk maatschappelijk effect werkt u?",
            "Zoek in de begroting op wat er in uw gemeente moet veranderen. Kies dat effect hier, of neem de "
            "tekst uit de begroting over.",
        ),
        Step(
            CLUSTER,
            "Projecten clusteren",
            "Welke projecten horen bij elkaar?",
            "Zet projecten die hetzelfde willen bereiken samen in een cluster. Let niet op de afdeling, maar "
            "op het doel. In stap 5 geeft u elk cluster één gezamenlijk doel.",
        ),
        Step(
            SHARED_GOAL,
            "Gezamenlijk doel maken",
            "Wat willen deze projecten samen bereiken?",
            "Maak van elk cluster één doelstelling, zo concreet mogelijk. Ze komt in de doelenboom te staan, "
            "met de projecten erbij.",
        ),
        Step(
            TEST,
            "Bijdrage toetsen",
            "Helpt dit het maatschappelijk effect vooruit?",
            "Stel bij elke doelstelling twee vragen. Zo ziet u of de doelstelling klopt voordat u de "
            "prestaties opschrijft.",
        ),
        Step(
            RESULTS,
            "Prestaties opschrijven",
            "Wat moet er gebeuren?",
            "Schrijf per project op wat u gaat doen om het doel te halen: één prestatie per regel.",
        ),
        Step(
            OVERVIEW,
            "Totaaloverzicht",
            "Het totaaloverzicht",
            "Van maatschappelijk effect tot prestatie op één pagina. Neem het mee naar overleg, en u ziet "
            "meteen waar sociaal en fysiek elkaar raken.",
        ),
    )
}
