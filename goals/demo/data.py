"""Who is in the example municipality, and how its two trees hang together. Data only.

The trees themselves are jeugd.json and buiten.json, in the shape of our own export; the projects are
in projecten.json. What is composed has years that files.py fills in; figures that municipalities
really published have their own years. Each indicator says which it is.
"""

from typing import NamedTuple

from goals.enums import Domain, Weight
from organisations.enums import Role

SLUG, NAME, CBS_CODE = "best", "Gemeente Best", "GM0753"
PASSWORD = "doelenboom-voorbeeld"  # noqa: S105 - known to all, for example data only


class Person(NamedTuple):
    """Somebody who can log in to the example."""

    email: str
    name: str
    role: str
    domain: str = ""


class Bridge(NamedTuple):
    """A contribution between trees, by the titles of both goals."""

    goal: str
    target: str
    weight: str
    explanation: str


MANAGER = Person("beheerder@best.example", "Beheerder", Role.BEHEERDER)
SOCIAL_ADVISER = Person("jeugd@best.example", "Beleidsadviseur jeugd", Role.ADVISEUR, Domain.SOCIAAL)
PHYSICAL_ADVISER = Person("wonen@best.example", "Beleidsadviseur wonen", Role.ADVISEUR, Domain.FYSIEK)
COUNCIL_MEMBER = Person("raad@best.example", "Raadslid", Role.RAADSLID)
PEOPLE = [MANAGER, SOCIAL_ADVISER, PHYSICAL_ADVISER, COUNCIL_MEMBER]

OF_DOMAIN = {Domain.SOCIAAL: SOCIAL_ADVISER, Domain.FYSIEK: PHYSICAL_ADVISER}

TREES = {"jeugd.json": SOCIAL_ADVISER, "buiten.json": PHYSICAL_ADVISER}

BRIDGES = [
    Bridge(
        "Vier speelplekken vernieuwen samen met kinderen uit de buurt",
        "Elk kind woont op loopafstand van een plek om te spelen",
        Weight.PRIMAIR,
        "Twee van de vier komen in buurten waar kinderen nu te ver moeten lopen.",
    ),
    Bridge(
        "Elke buurt heeft fijne plekken om te spelen en te zitten",
        "Kinderen groeien op in een gezonde leefomgeving",
        Weight.PRIMAIR,
        "Een fijne plek dichtbij haalt kinderen naar buiten.",
    ),
    Bridge(
        "Drie schoolpleinen groen maken en openstellen na schooltijd",
        "Kinderen bewegen elke dag minstens een uur",
        Weight.ONDERSTEUNEND,
        "Op een groen plein spelen kinderen langer, ook na schooltijd.",
    ),
    Bridge(
        "De fietsroutes naar vijf basisscholen veiliger maken",
        "Kinderen bewegen elke dag minstens een uur",
        Weight.PRIMAIR,
        "Kinderen mogen eerder zelf fietsen als ouders de route vertrouwen.",
    ),
    Bridge(
        "Bankjes met leuning plaatsen langs de wandelroutes naar winkels en zorg",
        "Ouders en kinderen ontmoeten elkaar in de buurt",
        Weight.ONDERSTEUNEND,
        "Wie zit, maakt makkelijker een praatje.",
    ),
    Bridge(
        "Bomen planten bij speelplekken, bushaltes en het gezondheidscentrum",
        "Elk kind woont op loopafstand van een plek om te spelen",
        Weight.ONDERSTEUNEND,
        "Zonder schaduw is een speelplek op een warme dag leeg.",
    ),
    Bridge(
        "Veilige loop- en fietsroutes aanleggen naar drie sportparken",
        "Lopen en fietsen is veilig en vanzelfsprekend",
        Weight.PRIMAIR,
        "De routes zijn deel van het netwerk voor wandelaars en fietsers.",
    ),
]

KEEPERS = {
    "Ouders die soms tot vaak problemen ervaren bij de opvoeding (0-11 jaar)": SOCIAL_ADVISER,
    "Jongeren met jeugdhulp": SOCIAL_ADVISER,
    "Peuters met een indicatie die naar de voorschool gaan": SOCIAL_ADVISER,
    "Wachttijd voor een gesprek over opvoeden": SOCIAL_ADVISER,
    "Gehouden opvoedspreekuren": SOCIAL_ADVISER,
    "Jongeren die in de afgelopen vier weken hebben gevapet": SOCIAL_ADVISER,
    "Sportkantines met afspraken over alcohol en roken": SOCIAL_ADVISER,
    "Jongeren met psychische klachten": SOCIAL_ADVISER,
    "Jongeren die binnen twee weken een eerste gesprek hebben": SOCIAL_ADVISER,
    "Oordeel inwoners over de relatie met de gemeente": MANAGER,
    "Inwoners die hun buurt een 8 of hoger geven": PHYSICAL_ADVISER,
    "Geplaatste bankjes met leuning": PHYSICAL_ADVISER,
    "Gewonde kinderen in het verkeer": PHYSICAL_ADVISER,
    "Nieuw gebouwde woningen": PHYSICAL_ADVISER,
    "Aandeel duurzame energie": PHYSICAL_ADVISER,
}

SHARED = {  # an indicator of one tree, and a goal of the other that it serves too
    "Inwoners die tevreden zijn over speelplekken voor kinderen tot 12 jaar": (
        "Elke buurt heeft fijne plekken om te spelen en te zitten"
    ),
    "Kinderen die lopend of op de fiets naar school komen": "Kinderen bewegen elke dag minstens een uur",
}
