"""Dutch words by which the title of a goal shows what kind of sentence it is. Data, no rules.

Chosen from the language of municipal plans, not from one list of goals. In Dutch the infinitive
is also the plural: 'groeien' and 'kinderen groeien'. The rules that use them are in titles.py.
"""


def _words(text):
    return frozenset(text.split())


# Verbs that say what somebody changes, makes or is; on their own they are seldom nouns.
ACTIONS = _words(
    """
    aanbieden aanbiedt aanleggen aanpakken afnemen begeleiden begeleidt benut benutten beperken beperkt
    bereiken bereikt beschermen beschermt bestrijden bestrijdt betrekken betrekt bevorderen bevordert
    bieden biedt bijdragen bouwen bouwt controleert controleren creëert creëren daalt dalen doen doet
    doorbreekt doorbreken draagt dragen ervaart ervaren faciliteert faciliteren gaat gebruiken gebruikt
    geeft geven groeien groeit haalt halen handhaven hebben heeft helpen helpt herstellen herstelt
    informeert informeren innen inrichten investeert investeren invoeren inzetten is kan kennen kent kiest
    kiezen knappen komen komt kopen koppelen koppelt krijgen krijgt kunnen maakt mag maken meedoen meedoet
    meten mogen neemt nemen onderhouden onderhoudt ondersteunen ondersteunt ontlast ontlasten ontwikkelen
    ontwikkelt opknappen opleiden opvangen opzetten organiseert organiseren pakken pakt plaatsen plaatst
    plant planten realiseert realiseren regelen regelt reiken renoveren richt richten saneren signaleert
    signaleren staan staat starten stellen stelt steunen steunt stijgen stijgt stimuleert stimuleren
    stoppen stopt tegengaan terugdringen toenemen uitbreiden uitvoeren vangen vangt vasthouden verbeteren
    verbetert verbinden verbindt verduurzaamt verduurzamen vergroenen vergroent vergroot vergroten
    verhogen verhoogt verkennen verkent verkleinen verkleint verkopen verlaagt verlagen verminderen
    vermindert vernieuwen vernieuwt verruimen versnellen versnelt versterken versterkt verstrekken
    verstrekt vertegenwoordigen vertegenwoordigt vervangen vervangt vestigen vestigt vinden vindt voelen
    voelt voeren voert voorkomen voorkomt voorzien vormgeven waarborgen waarborgt weet wegnemen weten wil
    willen worden wordt zet zetten zien ziet zijn zorgen zorgt
    """
)
# Verbs that are often nouns too: 'terugdringen van roken en drinken', 'ruimte om te wonen en werken'.
ACTIVITIES = _words(
    """
    beweegt bewegen blijft blijven drinken drinkt eet eten fietsen fietst leeft leert leest leggen leren
    leven lezen liggen ligt onderneemt ondernemen ontmoet ontmoeten ontspannen opgroeien opgroeit opvoeden
    opvoedt praat praten recreëert recreëren rijden rijdt roken rookt samenwerken slaapt slapen speelt
    spelen sporten volgen volgt wandelen wandelt werken werkt winkelen wonen woont
    """
)
# What changes, as a noun: 'verbetering van de luchtkwaliteit'.
CHANGES = _words(
    """
    aanleg aanpak aanschaf afname behoud bestrijding bevordering bouw daling groei herinrichting
    inrichting invoering ontwikkeling oprichting preventie realisatie renovatie stijging stimulering
    terugdringing toename uitbreiding uitvoering verbetering verduurzaming vergroening vergroting
    verhoging verkleining verlaging vermindering vernieuwing versnelling versterking vervanging voorkoming
    """
)
# More or less of something, without how much.
COMPARATIVES = _words(
    """
    aantrekkelijker actiever bereikbaarder beter betere bewuster duidelijker duurzamer eenvoudiger eerder
    effectiever efficiënter fijner fitter gelukkiger gezelliger gezonder gezondere goedkoper groener
    groenere groter grotere hechter hoger hogere inclusiever klantgerichter kleiner kleinere korter
    kortere krachtiger kwetsbaarder lager lagere langer langere leefbaarder levendiger makkelijker meer
    minder mooier mooiere prettiger rustiger schoner schonere slimmer sneller snellere socialer sterker
    sterkere toegankelijker vaardiger vaker veerkrachtiger veiliger veiligere vitaler vlotter
    vriendelijker weerbaarder zelfredzamer zelfstandiger zichtbaarder zuiniger
    """
)
# To change something in one direction, without how far.
DIRECTIONS = _words(
    """
    afname afnemen bevorderen bevordering daling intensiveren optimaliseren optimalisering stijging
    stimuleren stimulering terugdringen terugdringing toename toenemen verbeteren verbetering verbetert
    vergroot vergroten vergroting verhogen verhoging verhoogt verkleinen verkleint verlaagt verlagen
    verlaging vermeerderen verminderen vermindering vermindert verruimen versterken versterking versterkt
    """
)
# What follows an activity that is a noun: 'bewegen voor alle leeftijden'.
PREPOSITIONS = _words("aan bij binnen buiten door in met naar om op tegen tot tussen van voor")
# After these words the rest of a part tells what for, of whom or when.
SUBORDINATE = _words(
    """
    als dat die doordat hoe indien om omdat opdat terwijl tot totdat waar waaraan waarbij waardoor waarin
    waarmee waarop waarover waarvan wanneer wat wie zoals zodat
    """
)
PURPOSE = SUBORDINATE | _words("door gericht met naar ten ter via voor")
# Words that add nothing to a verb.
EMPTY = _words("de het een en ook wij we men zich ze zij of")
NUMBERS = _words(
    """
    acht derde dertien dertig drie driemaal dubbel duizend eenmaal elf halveert halveren halvering helft
    honderd kwart miljoen negen nul tien twaalf twee tweemaal twintig veertien veertig verdubbelen
    verdubbeling verdubbelt vier vijf vijftien vijftig zes zestien zestig zeven één
    """
)
# Where these words stand no more or less is meant.
NO_COMPARISON = (
    "hoger onderwijs",
    "hogere school",
    "hoger beroep",
    "niet meer",
    "geen meer",
    "onder meer",
    "een of meer",
    "één of meer",
    "meer en minder",
    "min of meer",
    "niet langer",
    "niet eerder",
    "eerder genoemde",
    "minder validen",
    "minder valide",
)
