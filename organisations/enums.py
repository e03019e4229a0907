"""The fixed words of organisations: roles and home domains. No behaviour."""

from django.db import models


class Role(models.TextChoices):
    """What a member may do in one organisation, from most to least."""

    BEHEERDER = "beheerder", "beheerder"
    ADVISEUR = "adviseur", "adviseur"
    RAADSLID = "raadslid", "raadslid"


ROLE_EXPLANATIONS = {
    Role.BEHEERDER: "nodigt mensen uit, bepaalt hun rol en kan alle doelenbomen wijzigen.",
    Role.ADVISEUR: "maakt en wijzigt doelenbomen.",
    Role.RAADSLID: "leest alle doelenbomen, maar kan niets wijzigen.",
}


class Domain(models.TextChoices):
    """The two halves of a municipality; the words stay Dutch everywhere."""

    SOCIAAL = "sociaal", "sociaal"
    FYSIEK = "fysiek", "fysiek"


class TermKind(models.TextChoices):
    """The lists of words of an organisation; the words of the field stay Dutch."""

    BELEIDSVELD = "beleidsveld", "beleidsveld"
    THEMA = "thema", "thema"
    DOELGROEP = "doelgroep", "doelgroep"
    WIJK = "wijk", "wijk"
    WET = "wet", "wet"


class KeyRight(models.TextChoices):
    """What a program may do with its key."""

    LEZEN = "lezen", "alleen lezen"
    SCHRIJVEN = "schrijven", "lezen en schrijven"
