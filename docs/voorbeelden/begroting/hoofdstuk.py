"""Van een boom naar de onderdelen van een hoofdstuk in de begroting: de drie W-vragen."""

from decimal import Decimal

KOLOMMEN = (
    "Wat willen we bereiken",
    "Effect indicator",
    "Streven",
    "Eerdere resultaten",
    "Bron",
    "Wat gaan we daarvoor doen",
)
GELD = ("Taakveld", "Waarvoor", "Lasten", "Baten")
EIGEN_REEKS = "gemeente"
RESULTATEN = 3  # hoeveel eerdere metingen


def maak(boom, jaar):
    """Het hoofdstuk als dict: titel, bron, en per maatschappelijk effect de tabellen."""
    versie = boom["versie"]
    vastgesteld = f"vastgesteld op {versie['vastgesteldOp']} (versie {versie['nummer']})"
    return {
        "titel": boom["titel"],
        "inleiding": boom["omschrijving"],
        "herkomst": f"{versie['titel']}, {vastgesteld}.",
        "effecten": [_effect(doel, jaar) for doel in boom["doelen"]],
    }


def _effect(doel, jaar):
    rijen = [rij for ander in alle(doel) if ander["niveau"] != "prestatie" for rij in _rijen(ander)]
    return {
        "kop": f"{doel['nummer']} {doel['titel']}",
        "waarom": doel["waarom"],
        "bereiken": rijen,
        "doen": [ander["titel"] for ander in alle(doel) if ander["niveau"] == "prestatie"],
        "kosten": _kosten(doel, jaar),
    }


def alle(doel):
    """Het doel zelf en alles eronder, in de volgorde van de boom."""
    yield doel
    for kind in doel["kinderen"]:
        yield from alle(kind)


def _rijen(doel):
    """Een rij per indicator van een doel; zonder indicator een rij met alleen het doel."""
    doen = "; ".join(kind["titel"] for kind in doel["kinderen"] if kind["niveau"] == "prestatie")
    kop = f"{doel['nummer']} {doel['titel']}"
    for indicator in doel["indicatoren"]:
        yield (kop, indicator["naam"], _streven(indicator), _resultaten(indicator), indicator["bron"], doen)
    if not doel["indicatoren"]:
        yield (kop, "", "", "", "", doen)


def _streven(indicator):
    return "; ".join(f"{rij['jaar']}: {_doelwaarde(rij, indicator)}" for rij in indicator["streefwaarden"])


def _doelwaarde(rij, indicator):
    if rij["geenStreefwaarde"]:
        return "geen streefwaarde"
    if rij["tekst"]:
        return rij["tekst"]
    wat = rij["verwijzing"] or _met_eenheid(rij["waarde"], indicator["eenheid"])
    return f"{rij['vergelijking']} {wat}".strip()


def _resultaten(indicator):
    eigen = [rij for rij in indicator["metingen"] if rij["reeks"] == EIGEN_REEKS][-RESULTATEN:]
    return "; ".join(f"{rij['periode']}: {_gemeten(rij, indicator)}" for rij in eigen)


def _gemeten(rij, indicator):
    waarde = rij["tekst"] or _met_eenheid(rij["waarde"], indicator["eenheid"]) or rij["ontbreekt"]
    return f"{waarde} (voorlopig)" if rij["voorlopig"] else waarde


def _met_eenheid(waarde, eenheid):
    if waarde is None:
        return ""
    getal = waarde.replace(".", ",")
    return f"{getal}{eenheid}" if eenheid == "%" else f"{getal} {eenheid}".strip()


def _kosten(doel, jaar):
    """De regels van dit jaar, met een totaal eronder als er iets staat."""
    regels = [regel for ander in alle(doel) for regel in ander["middelen"] if regel["jaar"] == jaar]
    rijen = [(r["taakveld"], r["omschrijving"], _euro(r["lasten"]), _euro(r["baten"])) for r in regels]
    if rijen:
        totalen = [_euro(str(sum(Decimal(r[soort] or 0) for r in regels))) for soort in ("lasten", "baten")]
        rijen.append(("", "Totaal", *totalen))
    return rijen


def _euro(bedrag):
    """€ 120.000 van 120000.00; leeg als er niets bekend is."""
    return f"€ {Decimal(bedrag):,.0f}".replace(",", ".") if bedrag is not None else ""
