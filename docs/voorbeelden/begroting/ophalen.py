"""Een vastgestelde versie ophalen en nagaan dat elk teken klopt."""

import hashlib

import httpx


class MisluktError(Exception):
    """Het ophalen is mislukt; de tekst zegt waarom."""


def haal_op(adres, sha256, sleutel=""):
    """De boom op dit adres, als dict. Raises MisluktError."""
    koppen = {"Authorization": f"Bearer {sleutel}"} if sleutel else {}
    antwoord = httpx.get(adres, headers=koppen, timeout=60)
    if antwoord.status_code != httpx.codes.OK:
        raise MisluktError(antwoord.json().get("detail", f"Het antwoord was {antwoord.status_code}."))
    gevonden = hashlib.sha256(antwoord.content).hexdigest()
    if gevonden != sha256:
        raise MisluktError(f"Dit is niet de versie die u vroeg: de SHA-256 is {gevonden}.")
    return antwoord.json()
