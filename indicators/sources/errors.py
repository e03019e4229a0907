"""What may go wrong when we ask CBS for figures, each as a sentence for the person who asked.

Belongs here: the error and its sentences. When which of them applies is decided where it happens.
"""

BY_HAND = "U kunt de waarden ook altijd zelf invullen."


class CbsError(Exception):
    """A question to CBS that got no usable answer. `str(error)` is Dutch text that says what to do."""


def unreachable():
    """No connection, or CBS says that it is out of order."""
    return CbsError(f"CBS is nu niet bereikbaar. Probeer het later opnieuw. {BY_HAND}")


def too_slow():
    """An answer took longer than we wait."""
    return CbsError(f"CBS antwoordt nu te langzaam. Probeer het later opnieuw. {BY_HAND}")


def too_large():
    """More bytes or pages than we take."""
    return CbsError(f"Het antwoord van CBS is te groot. Kies een kleinere tabel. {BY_HAND}")


def not_understood():
    """An answer in another shape than CBS has documented."""
    return CbsError(
        "Wij begrijpen het antwoord van CBS niet. Probeer het later opnieuw. "
        f"Blijft dit zo? Meld het dan bij uw beheerder. {BY_HAND}"
    )


def elsewhere():
    """An answer that sends us to another server."""
    return CbsError(
        "CBS verwijst naar een ander internetadres, en dat vertrouwen wij niet zomaar. "
        f"Vraag uw beheerder om het adres van CBS te controleren. {BY_HAND}"
    )


def wrong_address():
    """A base address in the settings that cannot be one."""
    return CbsError("Het ingestelde adres van CBS klopt niet. Vraag uw beheerder om het te verbeteren.")


def unknown_table(table_id):
    """CBS has no such table."""
    return CbsError(
        f"CBS kent geen tabel ‘{table_id[:40]}’. Controleer de code van de tabel en let op hoofdletters: "
        "‘70072ned’ is iets anders dan ‘70072NED’."
    )


def unknown_dimension(table_id, name):
    """The table is not divided by that."""
    return CbsError(f"Tabel {table_id} is niet ingedeeld naar ‘{name[:60]}’. Kies de tabel opnieuw.")


def missing_dimensions(table_id, titles):
    """The table is divided by more than region and period, and nothing was chosen there."""
    named = " en ".join([", ".join(titles[:-1]), titles[-1]] if titles[1:] else titles)
    return CbsError(f"Tabel {table_id} is ook ingedeeld naar {named}. Kies daar ook iets.")


def region_needed(table_id):
    """The table has regions and none was chosen."""
    return CbsError(f"Tabel {table_id} heeft cijfers per regio. Kies een regio, bijvoorbeeld uw gemeente.")


def no_regions(table_id):
    """A region was chosen for a table without."""
    return CbsError(f"Tabel {table_id} heeft geen cijfers per regio. Laat de regio leeg.")


def no_periods(table_id):
    """The table has no time in it."""
    return CbsError(f"Tabel {table_id} heeft geen perioden. Kies een andere tabel. {BY_HAND}")


def other_periods(table_id):
    """There are figures, but none per year, half-year or quarter."""
    return CbsError(
        f"Tabel {table_id} heeft voor deze keuze geen cijfers per jaar, halfjaar of kwartaal. "
        f"Kies een andere tabel. {BY_HAND}"
    )


def no_observations(table_id, region):
    """Nothing is published for what was chosen."""
    where = f" voor {region}" if region else ""
    return CbsError(
        f"CBS heeft in tabel {table_id} geen cijfers{where} over dit onderwerp. "
        f"Kies een andere regio of een ander onderwerp. {BY_HAND}"
    )


def bad_code(what, code):
    """Something that cannot be a code of CBS, such as a code with a quote in it."""
    return CbsError(f"‘{code[:40]}’ is geen {what} van CBS. Kies er een uit de lijst.")
