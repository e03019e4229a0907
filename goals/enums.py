"""The fixed words of goal trees, projects and raakvlakken. No behaviour beyond their order."""

from django.db import models

from organisations.enums import Domain

__all__ = [
    "Audience",
    "DoesContribute",
    "Domain",
    "Judgement",
    "Level",
    "Phase",
    "PlanningDocument",
    "Precision",
    "RaakvlakOrigin",
    "RaakvlakStatus",
    "ReferenceKind",
    "Rejection",
    "ResponsibilityRole",
    "ResultType",
    "Strength",
    "Voice",
    "Weight",
]


class Level(models.TextChoices):
    """The four steps of the trapsgewijze opbouw (seed 000), from broad to concrete."""

    MAATSCHAPPELIJK_EFFECT = "maatschappelijk_effect", "maatschappelijk effect"
    DOELSTELLING = "doelstelling", "doelstelling"
    SUBDOELSTELLING = "subdoelstelling", "subdoelstelling"
    PRESTATIE = "prestatie", "prestatie"

    @property
    def rank(self):
        """0 for maatschappelijk effect to 3 for prestatie."""
        return LEVELS.index(self)

    @property
    def next(self):
        """The level one step deeper, or None below prestatie."""
        return LEVELS[self.rank + 1] if self is not Level.PRESTATIE else None

    def named(self, own_names):
        """What a municipality calls it, given its own names, {level: name}."""
        return own_names.get(self) or self.label


LEVELS = list(Level)


class Weight(models.TextChoices):
    """How strongly a goal contributes to a second parent."""

    PRIMAIR = "primair", "primair"
    ONDERSTEUNEND = "ondersteunend", "ondersteunend"


class ResponsibilityRole(models.TextChoices):
    """In what way a person or team answers for a goal."""

    PORTEFEUILLEHOUDER = "portefeuillehouder", "portefeuillehouder"
    OPDRACHTGEVER = "opdrachtgever", "ambtelijk opdrachtgever"
    BELEIDSADVISEUR = "beleidsadviseur", "beleidsadviseur"
    TEAM = "team", "team"
    COMMISSIE = "commissie", "commissie"


class ReferenceKind(models.TextChoices):
    """What a goal cites as its ground."""

    WET = "wet", "wet"
    BELEIDSNOTA = "beleidsnota", "beleidsnota"


class ResultType(models.TextChoices):
    """The two kinds of results of the social domain (seed 003)."""

    MAATSCHAPPELIJK_RESULTAAT = "maatschappelijk_resultaat", "maatschappelijk resultaat"
    TRANSFORMATIEDOEL = "transformatiedoel", "transformatiedoel"


class PlanningDocument(models.TextChoices):
    """The documents of the planning and control cycle, in the order of the year."""

    KADERNOTA = "kadernota", "Kadernota"
    BEGROTING = "begroting", "Begroting"
    TUSSENRAPPORTAGE = "tussenrapportage", "Tussenrapportage"
    JAARSTUKKEN = "jaarstukken", "Jaarstukken"

    @property
    def rank(self):
        """Which comes first in its year: kadernota 0 to jaarstukken 3."""
        return list(PlanningDocument).index(self)


class Audience(models.TextChoices):
    """Who sees a frozen version, besides the advisers."""

    RAAD = "raad", "de raad"
    OPENBAAR = "openbaar", "iedereen"


class Judgement(models.TextChoices):
    """What people think of a goal, beside the status that follows from figures."""

    HAALBAAR = "haalbaar", "haalbaar"
    AANDACHT = "aandacht", "aandacht nodig"
    IN_GEVAAR = "in_gevaar", "in gevaar"
    NIET_TE_ZEGGEN = "niet_te_zeggen", "niet te zeggen"


class Voice(models.TextChoices):
    """Whose story it is (seed 001)."""

    INWONER = "inwoner", "inwoner"
    CLIENT = "client", "cliënt"
    MANTELZORGER = "mantelzorger", "mantelzorger"
    ERVARINGSDESKUNDIGE = "ervaringsdeskundige", "ervaringsdeskundige"
    PROFESSIONAL = "professional", "professional"
    AANBIEDER = "aanbieder", "aanbieder"
    VRIJWILLIGER = "vrijwilliger", "vrijwilliger"


class Phase(models.TextChoices):
    """How far a project is, in order."""

    IDEE = "idee", "idee"
    VOORBEREIDING = "voorbereiding", "in voorbereiding"
    UITVOERING = "uitvoering", "loopt"
    AFGEROND = "afgerond", "afgerond"
    GESTOPT = "gestopt", "gestopt"

    @property
    def serves(self):
        """Whether a project serves the goals it hangs at: what stopped serves nothing."""
        return self != Phase.GESTOPT

    @property
    def is_over(self):
        """Whether nobody works on a project any more."""
        return self in (Phase.AFGEROND, Phase.GESTOPT)


class Precision(models.TextChoices):
    """How precisely a day is meant; a milestone is often due in a month or a quarter (seed 004)."""

    DAG = "dag", "op de dag"
    MAAND = "maand", "in de maand"
    KWARTAAL = "kwartaal", "in het kwartaal"
    JAAR = "jaar", "in het jaar"


class RaakvlakStatus(models.TextChoices):
    """What people think of a raakvlak."""

    GESIGNALEERD = "gesignaleerd", "gesignaleerd"
    BEVESTIGD = "bevestigd", "bevestigd"
    AFGEWEZEN = "afgewezen", "afgewezen"
    GEPARKEERD = "geparkeerd", "voor later"


class RaakvlakOrigin(models.TextChoices):
    """Who found a raakvlak."""

    SIGNAAL = "signaal", "gevonden door het programma"
    ADVISEUR = "adviseur", "vastgelegd door een adviseur"


class Strength(models.TextChoices):
    """How strong a signal is."""

    ZWAK = "zwak", "zwak signaal"
    REDELIJK = "redelijk", "redelijk signaal"
    STERK = "sterk", "sterk signaal"


class Rejection(models.TextChoices):
    """Why a signal is no raakvlak."""

    ANDER_ONDERWERP = "ander_onderwerp", "het gaat over iets anders"
    ANDERE_DOELGROEP = "andere_doelgroep", "andere doelgroep"
    ANDERE_PLEK = "andere_plek", "andere plek"
    ANDERS = "anders", "anders, namelijk…"


class DoesContribute(models.TextChoices):
    """The answer to 'leveren deze resultaten een bijdrage aan de ambitie?' (seed 003)."""

    JA = "ja", "ja"
    DEELS = "deels", "deels"
    NEE = "nee", "nee"
