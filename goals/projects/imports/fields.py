"""Pure: the fields of a project that a column may hold, and the headings that people give them."""

import re
from typing import NamedTuple

from goals.enums import Domain, Phase
from organisations.enums import TermKind
from organisations.searching import folded

NAME, DOMAIN, PHASE, PERIOD, MILESTONES = "name", "domain", "phase", "period", "milestones"
START, END, BUDGET, LEADER = "start_date", "end_date", "budget", "leader"
TERM_KINDS = list(TermKind)


class Field(NamedTuple):
    """A field with its heading in our own files, and other words that people use for it.

    The words are folded and written without spaces; the first word of a heading may be enough.
    """

    key: str
    heading: str
    words: str


FIELDS = [
    Field(NAME, "Project", "naam titel projectnaam projecttitel activiteit maatregel initiatief projecten"),
    Field(DOMAIN, "Domein", "domeinen sociaaloffysiek fysiekofsociaal"),
    Field(
        "description",
        "Omschrijving",
        "beschrijving toelichting inhoud opmerking opmerkingen korteomschrijving",
    ),
    Field(PHASE, "Fase", "status stand stadium voortgang"),
    Field(START, "Begindatum", "start begin startdatum van vanaf startjaar beginjaar aanvang gestart"),
    Field(END, "Einddatum", "eind einde gereed klaar oplevering tot totenmet eindjaar afronding streefdatum"),
    Field(PERIOD, "Periode", "looptijd planning duur jaren jaar"),
    Field(BUDGET, "Budget", "kosten bedrag geld middelen begroting krediet financien euro"),
    Field(
        LEADER,
        "Projectleider",
        "leider trekker contactpersoon contact verantwoordelijke eigenaar opdrachtnemer",
    ),
    Field(
        "people", "Wie werken mee", "medewerkers betrokkenen mensen team projectteam uitvoerders werkenmee"
    ),
    Field(
        "partners",
        "Partners",
        "partner samenwerkingspartners samenwerking externen stakeholders ketenpartners",
    ),
    Field(
        TermKind.BELEIDSVELD,
        "Beleidsveld",
        "beleidsvelden beleidsterrein beleidsterreinen programma taakveld",
    ),
    Field(TermKind.THEMA, "Thema", "themas onderwerp onderwerpen"),
    Field(TermKind.DOELGROEP, "Doelgroep", "doelgroepen voorwie"),
    Field(
        TermKind.WIJK, "Wijk", "wijken buurt buurten gebied gebieden locatie locaties plaats kern kernen plek"
    ),
    Field(TermKind.WET, "Wet", "wetten wetgeving wettelijkkader"),
    Field("objective", "Doelstelling", "doel doelen doelstellingen projectdoel"),
    Field("sub_objective", "Subdoelstelling", "subdoel subdoelen subdoelstellingen"),
    Field("ambition", "Ambitie", "ambities droom visie"),
    Field("learning_questions", "Leervragen", "leervraag"),
    Field("approach", "Aanpak", "werkwijze acties activiteiten hoe"),
    Field(MILESTONES, "Mijlpalen", "mijlpaal"),
    Field("resident_involvement", "Betrokkenheid van de inwoner", "betrokkenheid participatie inwoners"),
    Field("intended_results", "Resultaatdoelstellingen", "resultaat resultaten resultaatdoelstelling beoogd"),
    Field("challenges", "Uitdagingen", "uitdaging risico risicos knelpunt knelpunten"),
]
FIELD = {field.key: field for field in FIELDS}
PASSED_OVER = {"nummer", "nr", "kenmerk", "draagtbijaan", "id", "volgnummer"}  # without a word about it
FILLERS = {"het", "de", "een", "project", "projecten", "s", "en", "of"}
WORDS = re.compile(r"[^\W_]+")

PHASES = {
    Phase.IDEE: "idee ideefase initiatief initiatieffase verkenning verkennen gepland plan",
    Phase.VOORBEREIDING: "invoorbereiding voorbereiding voorbereidingsfase ontwerp ontwerpfase planvorming",
    Phase.UITVOERING: "loopt uitvoering inuitvoering uitvoeringsfase lopend realisatie gestart",
    Phase.AFGEROND: "afgerond klaar gereed voltooid afgesloten opgeleverd nazorg beeindigd",
    Phase.GESTOPT: "gestopt stopgezet geannuleerd vervallen ingetrokken",
}
DOMAINS = {
    Domain.SOCIAAL: "sociaal sociaaldomein sociale s soc samenleving",
    Domain.FYSIEK: "fysiek fysiekdomein fysieke fysiekeleefomgeving f fys ruimte ruimtelijk ruimtelijkdomein",
}


def together(text):
    """The letters and digits of a text, without capitals, accents and spaces."""
    return "".join(WORDS.findall(folded(text)))


def same(name):
    """What two spellings of one name have in common: no capitals, accents and double spaces."""
    return " ".join(folded(name).split())


def meanings(table):
    """{word: value} of a table {value: words}."""
    return {word: value for value, words in table.items() for word in words.split()}


PHASE_OF, DOMAIN_OF = meanings(PHASES), meanings(DOMAINS)
KEY_OF = meanings({field.key: f"{together(field.heading)} {field.words}" for field in FIELDS})


def field_of(heading):
    """The key of the field that a heading names, '' when we do not know it."""
    words = [word for word in WORDS.findall(folded(heading)) if word not in FILLERS]
    if not words:
        return NAME if together(heading) in KEY_OF else ""
    whole = together(heading)
    tries = (whole, "".join(words), whole.removeprefix("project"), words[0], words[0].removeprefix("project"))
    return next((KEY_OF[word] for word in tries if word in KEY_OF), "")


def is_passed_over(heading):
    """Whether a column says nothing that a project keeps, so that nobody needs to hear of it."""
    return not heading or together(heading) in PASSED_OVER
