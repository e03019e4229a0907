"""What titles give away, on titles as municipalities write them: real ones and ones in their style."""

import pytest

from goals.checks.titles import is_er_goal, targets_in

THREE_OR_MORE = [
    (
        "Iedereen doet mee: alle inwoners van Houten hebben een veilige plek om te leven, kunnen een zinvol "
        "bestaan leiden en nemen naar vermogen deel aan de maatschappij"
    ),
    (
        "Utrechters organiseren zelfstandig activiteiten en voelen zich meer verantwoordelijk voor hun "
        "omgeving en hebben competenties ontwikkeld om de civil society (beter) te "
        "ondersteunen en vorm te geven"
    ),
    "Inwoners voelen zich veilig, zijn gezond en hebben werk",
    "Minder roken, meer bewegen en gezonder eten",
    "Versterken van de sociale basis, verbeteren van de toegang en terugdringen van wachttijden",
    "Verbetering van de luchtkwaliteit, vermindering van geluidsoverlast en bevordering van fietsgebruik",
    "Aanleg van fietspaden, bouw van woningen en inrichting van het park",
    "Ouderen wonen veilig, blijven gezond en doen mee",
    "Kinderen eten gezond, slapen goed en bewegen elke dag",
    "We leggen paden aan, planten bomen en plaatsen bankjes",
    "Statushouders leren de taal, vinden werk en kennen hun buren",
    "De gemeente informeert inwoners, betrekt ondernemers en ondersteunt verenigingen",
    "Schulden voorkomen, werk bieden en gezinnen ondersteunen",
    "Mantelzorgers weten de weg, krijgen op tijd steun en kunnen even op adem komen",
    "Het centrum is bereikbaar, winkels blijven open en bezoekers komen terug",
    "De raad stelt kaders, controleert het college en vertegenwoordigt inwoners",
    "Meer sport, meer ontmoeting en minder eenzaamheid",
]
FEWER = [
    "Terugdringen van roken, drinken en drugs",
    "Stimuleren van sporten, gezond eten en goed slapen",
    "Jeugdigen ervaren zo veel mogelijk kansen in hun ontwikkeling en groeien gezond en veilig op",
    "Kinderen en jongeren in Houten groeien op in een stimulerende, gezonde en veilige omgeving",
    "Mensen in Houten zijn in staat zelfstandig te functioneren en regie te voeren over hun eigen huishouden",
    "Mensen in Houten steunen elkaar en zetten zich in voor hun omgeving",
    (
        "Een duurzaam Houten: klimaat- en energieneutraal, stil, schoon, klimaatproof, met volop groen en "
        "water, gesloten kringlopen en natuurlijk materiaalgebruik"
    ),
    "KRINGLOPEN: Houten wil een circulaire stad worden, waarin materiaalkringlopen gesloten zijn",
    "GROEN & KLIMAATADAPTATIE: Houten blijft groen en wordt klimaatproof",
    "Voldoende mogelijkheden voor sport, spel en bewegen voor alle leeftijden in de openbare ruimte",
    "Inspecties (3 x per jaar) en onderhoud van speeltoestellen en sport- en spellocaties in de wijk",
    (
        "Wij stimuleren en faciliteren initiatieven uit de samenleving om bijzondere (sportieve) sport- en "
        "spelvoorzieningen te realiseren"
    ),
    (
        "Financieel bijdragen aan activiteiten dichtbij de leefomgeving van de kinderen, inzet van nieuwe en "
        "innovatieve preventieve producten stimuleren"
    ),
    (
        "Inwoners, bedrijven en adviesorganen zijn betrokken bij het overheidsbeleid en de uitvoering; "
        "inwonersinitiatieven ondersteunen wij"
    ),
    "Samen met zorgaanbieders en maatschappelijke organisaties de ontwikkelagenda uitvoeren",
    "Realiseren van een integrale alcoholaanpak gericht op preventie en zorg, toezicht en handhaving",
    "Het afval- en hemelwater wordt veilig en milieuvriendelijk afgevoerd en de waterkwaliteit is goed",
    "Leerlingen ontwikkelen hun talenten en halen een startkwalificatie",
    "De wijk is schoon, heel en veilig",
    "Een schone, groene en veilige woonomgeving",
    "Wonen, werken en recreëren in een veilige, schone en groene omgeving",
    "Sport, spel, bewegen en ontmoeten",
    "Samenwerking tussen onderwijs, zorg en welzijn",
    "Beheer en onderhoud van wegen, straten en pleinen",
    "Meer groen, water en schaduw in de wijk",
    "Minder stress, schulden en eenzaamheid",
    "Kinderen, jongeren en ouders kennen de weg naar hulp",
    "Ouders, scholen en verenigingen werken samen aan een rookvrije omgeving",
    "Aanleggen, beheren en onderhouden van speelplekken",
    "Elk kind ontwikkelt zijn talent, op school, thuis en in de buurt",
    "Ruimte om te spelen, te sporten en elkaar te ontmoeten",
    "Bestrijding van armoede, schulden en laaggeletterdheid",
    "Opvang, begeleiding en huisvesting van dak- en thuisloze inwoners",
    "Inwoners met een beperking die zorg nodig hebben, wonen zelfstandig en doen mee",
    "Een raad die inwoners hoort, besluiten uitlegt en keuzes toelicht",
    "Jeugd en onderwijs",
    "",
]
ER_GOALS = [
    "Meer bankjes in de openbare ruimte plaatsen",
    "Versterken en opzetten van preventieve structuren vanuit de nieuwe GALA-SPUK regeling",
    "Terugdringen van het aantal rokers",
    "De sociale basis in de wijk versterken",
    "Lagere energielasten voor bewoners",
    "Kinderen spelen en bewegen meer buiten",
    "Jongeren krijgen sneller hulp",
    "Betere verlichting op het schoolplein",
    "Ouderen blijven langer thuis wonen",
    "Verhogen van de opkomst bij verkiezingen",
    "Een veiligere schoolomgeving",
    "Afname jongerenoverlast en jeugdcriminaliteit",
]
NO_ER_GOALS = [
    "10% minder schooluitval",
    "In 2028 zijn er minder daklozen",
    "Twaalf extra bankjes en meer schaduw",
    "Wachttijd halveren en sneller hulp bieden",
    "Kinderen roken niet meer",
    "Afspraken met het hoger onderwijs",
    "Een of meer loketten per wijk",
    "Interventies gericht op versterken mentale gezondheid",
    "Uitzendingen live ondertitelen voor betere toegankelijkheid",
    "Speelplekken aanleggen om meer te bewegen",
    "Continueren subsidie aan het Alzheimer Café B.O.S.",
    "Meerjarenplan onderhoud",
    "Kinderen groeien rookvrij op",
    "Warmtetransitieplannen",
    "",
]


@pytest.mark.parametrize("title", THREE_OR_MORE)
def test_targets_in_title_with_three_or_more(title):
    assert targets_in(title) >= 3


@pytest.mark.parametrize("title", FEWER)
def test_targets_in_title_with_fewer(title):
    assert targets_in(title) < 3


@pytest.mark.parametrize(
    ("title", "count"),
    [
        ("Jeugd en onderwijs", 0),
        ("Speeltuin vernieuwen", 1),
        ("Leerlingen ontwikkelen hun talenten en halen een startkwalificatie", 2),
        ("Inwoners voelen zich veilig, zijn gezond en hebben werk", 3),
    ],
)
def test_targets_are_counted(title, count):
    assert targets_in(title) == count


@pytest.mark.parametrize("title", ER_GOALS)
def test_er_goal_asks_for_more_or_less_without_number(title):
    assert is_er_goal(title)


@pytest.mark.parametrize("title", NO_ER_GOALS)
def test_other_goals_are_no_er_goal(title):
    assert not is_er_goal(title)
