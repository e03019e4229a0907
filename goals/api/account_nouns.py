"""What the kinds of things at a goal are called in the description of the API, and an example of each."""

from typing import NamedTuple

from goals.accounts import EVIDENCE, GROUNDS, MONEY, PEOPLE, PROGRESS, QUESTIONS, STORIES

PLACE = {"doel": "b0d6c8f8-9f5e-4f1f-a0c4-5a2f0f6b7d21", "boom": "0d3f3c5e-6f0a-4f6e-9a53-0c8f2f6f5b11"}


class Noun(NamedTuple):
    """`one` and `many` in a sentence, what one must know of them, and what one looks like."""

    one: str
    many: str
    note: str
    example: dict


NOUNS = {
    MONEY: Noun(
        "een bedrag",
        "De middelen",
        "Lasten en baten zijn in euro’s, elk jaar en taakveld (Iv3) apart. Bedragen zijn teksten, zoals "
        "‘125000.00’: zo raakt er niets van af.",
        {
            "id": 41,
            **PLACE,
            "jaar": 2027,
            "taakveld": "6.1",
            "omschrijving": "Jongerenwerk",
            "lasten": "125000.00",
            "baten": "0.00",
        },
    ),
    PROGRESS: Noun(
        "een oordeel",
        "De voortgang",
        "Het oordeel van mensen bij een document van de planning en control, naast de status die uit de "
        "cijfers volgt. Per document en jaar is er één.",
        {
            "id": 12,
            **PLACE,
            "document": "tussenrapportage",
            "jaar": 2027,
            "oordeel": "aandacht",
            "watIsGedaan": "Het jongerenwerk is in twee wijken begonnen.",
            "risicos": "Er zijn te weinig vrijwilligers.",
            "watDoenWeNu": "Wij werven samen met de scholen.",
            "geschrevenDoor": "Noor Jansen",
            "geschrevenOp": "2027-08-20T09:15:00Z",
        },
    ),
    STORIES: Noun(
        "een verhaal",
        "De verhalen",
        "Een verhaal zonder toestemming van wie het vertelde, krijgt alleen wie mag wijzigen.",
        {
            "id": 7,
            **PLACE,
            "verteller": "inwoner",
            "verhaal": "Sinds het veldje er is, spelen de kinderen weer buiten.",
            "verteldOp": "2027-05-12",
            "plaats": "Heuveleind",
            "anoniem": True,
            "naam": "",
            "toestemming": True,
        },
    ),
    QUESTIONS: Noun(
        "een leervraag",
        "De leervragen",
        "Wat de betrokkenen samen te weten willen komen, en wat zij leerden.",
        {
            "id": 3,
            **PLACE,
            "vraag": "Bereiken wij de gezinnen die het nodig hebben?",
            "geleerd": "Wie via school komt, blijft langer.",
        },
    ),
    EVIDENCE: Noun(
        "een gegeven",
        "De gegevens over de opgave",
        "Wat er bekend is over het probleem, met het cijfer en de bron.",
        {
            "id": 5,
            **PLACE,
            "watWeWeten": "Kinderen bewegen te weinig",
            "cijfer": "36%",
            "bron": "GGD-monitor jeugd 2025",
            "wijk": "Heuveleind",
            "doelgroep": "kinderen van 4 tot 12 jaar",
        },
    ),
    PEOPLE: Noun(
        "een verantwoordelijke",
        "De verantwoordelijken",
        "Een persoon, team of commissie, in één rol.",
        {"id": 9, **PLACE, "rol": "portefeuillehouder", "naam": "Wethouder jeugd"},
    ),
    GROUNDS: Noun(
        "een verwijzing",
        "De verwijzingen",
        "De wetten en beleidsnota’s waar het doel op rust.",
        {
            "id": 2,
            **PLACE,
            "soort": "wet",
            "naam": "Jeugdwet",
            "webadres": "https://wetten.overheid.nl/BWBR0034925",
        },
    ),
}
