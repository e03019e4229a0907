"""The fixed words of indicators. No behaviour."""

from django.db import models


class Kind(models.TextChoices):
    """What an indicator says something about (BBV, article 8; design 5)."""

    EFFECT = "effect", "effectindicator"
    PRESTATIE = "prestatie", "prestatie-indicator"
    KENGETAL = "kengetal", "kengetal"
    BBV = "bbv", "BBV-verplicht"


class Audience(models.TextChoices):
    """For whom an indicator is meant: who steers on it (seed 003)."""

    GEMEENTE = "gemeente", "de gemeente"
    AANBIEDER = "aanbieder", "de aanbieder"


class Direction(models.TextChoices):
    """Where the value should go."""

    HOGER = "hoger", "hoger is beter"
    LAGER = "lager", "lager is beter"
    BAND = "band", "tussen twee grenzen"
    GEEN = "geen", "hier sturen we niet op"


class PeriodKind(models.TextChoices):
    """How long the period is that a measurement is about."""

    JAAR = "jaar", "jaar"
    HALFJAAR = "halfjaar", "halfjaar"
    KWARTAAL = "kwartaal", "kwartaal"
    DATUM = "datum", "datum"


class Operator(models.TextChoices):
    """How a value compares with its target. The values are what people type and read."""

    LESS = "<", "lager dan"
    AT_MOST = "≤", "hooguit"
    EQUAL = "=", "gelijk aan"
    AT_LEAST = "≥", "minstens"
    MORE = ">", "hoger dan"


class Missing(models.TextChoices):
    """Why there is no value."""

    NNB = "nnb", "nog niet bekend"
    NIET_GEMETEN = "niet_gemeten", "niet gemeten"
    NVT = "nvt", "niet van toepassing"


class Origin(models.TextChoices):
    """How a measurement came in."""

    HAND = "hand", "ingevuld"
    BESTAND = "bestand", "uit een bestand"
    CBS = "cbs", "van CBS StatLine"
    API = "api", "via de API"


class State(models.TextChoices):
    """Whether an indicator is on course; how that follows is in trends/."""

    OP_KOERS = "op-koers", "op koers"
    LET_OP = "let-op", "let op"
    NIET_OP_KOERS = "niet-op-koers", "niet op koers"
    ONBEKEND = "onbekend", "onbekend"


WORST_FIRST = (State.NIET_OP_KOERS, State.LET_OP, State.ONBEKEND, State.OP_KOERS)

OWN = "gemeente"  # the series that targets are about
COUNTRY = "Nederland"
SIMILAR = "vergelijkbare gemeenten"
KNOWN_SERIES = [OWN, COUNTRY, SIMILAR]  # others are free text, such as 'wijk Heuveleind'
