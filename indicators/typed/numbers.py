"""Numbers in Dutch notation: read from what people type, and written for people to read."""

import re
from decimal import ROUND_HALF_UP, Decimal

from indicators.limits import DECIMALS, DIGITS
from indicators.typed.words import FLAGS, MINUS, cleaned, quoted

AROUND = re.compile(
    rf"(?P<sign>[{MINUS}+]?) ?(?:(?:€|euro?) ?)?(?P<second>[{MINUS}+]?) ?"
    r"(?P<digits>[0-9,.].*?) ?(?:%|procent|€|euro?)?",
    FLAGS,
)
PART = rf"(?:,(?P<part>[0-9]+|[{MINUS}]{{1,2}}))?"  # ',5', and ',-' behind an amount of money
FORMS = [
    re.compile(  # 1.250 and 1 250,5: thousands apart
        rf"(?P<whole>[1-9][0-9]{{0,2}}(?:(?P<gap>[. ])[0-9]{{3}})(?:(?P=gap)[0-9]{{3}})*){PART}"
    ),
    re.compile(rf"(?=,?[0-9])(?P<whole>[0-9]*){PART}"),
    re.compile(r"(?P<whole>0|[1-9][0-9]*|)\.(?P<part>[0-9]+)"),  # 12.5, as Excel in English has it
    re.compile(r"(?P<whole>[0-9]+)(?:[.,](?P<part>[0-9]+))?E(?P<power>[+-]?[0-9]{1,3})", FLAGS),
]
ENGLISH = re.compile(r"[-+]?[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+|,[0-9]{3})")
EXCEL_ERROR = re.compile(r"#[A-Z][A-Z/0_]*[!?]?|#{2,}|(?:Err|Fout):[0-9]{3}")
HOW_NUMBER = "Schrijf het als 12,5 of 1.250."


def read_number(written: str, how: str = HOW_NUMBER) -> Decimal:
    """The number that somebody typed, without trailing zeros.

    Raises ValueError with a Dutch sentence, which `how` ends.
    """
    text = cleaned(written)
    if not text:
        raise ValueError(f"Vul een getal in. {how}")
    return number_in(text, how, typed=text)


def number_in(text, how, *, typed):
    """The number in a cleaned text. Raises ValueError about all that was `typed`; `how` ends it."""
    around = AROUND.fullmatch(text)
    signs = around["sign"] + around["second"] if around else ""
    found = (form.fullmatch(around["digits"]) for form in FORMS) if around else ()
    parts = next(filter(None, found), None)
    if parts is None or len(signs) > 1:
        raise ValueError(_complaint(typed, how))
    return _bounded(_decimal(signs, **parts.groupdict()), typed)


def shown_number(number: Decimal, decimals: int | None = None, unit: str = "") -> str:
    """A number for people to read, with its unit: 1.250, 12,5, 55%, 7,6 rapportcijfer, € 1.250.

    With `decimals` always that many, rounded half up; else as many as it has, at most six.
    """
    kept = DECIMALS if decimals is None else decimals
    shown = dotted(number.quantize(Decimal((0, (1,), -kept)), ROUND_HALF_UP) + 0)
    if decimals is None:
        shown = shown.rstrip("0").rstrip(",")
    return _with_unit(shown, unit.strip())


def dotted(number):
    """A number as it is, with thousands apart and a comma: 20.000 or 1.250,50."""
    return f"{number:,}".translate(str.maketrans(",.", ".,"))


def dutch(number):
    """A number as one types it: no thousands apart, a comma, no trailing zeros."""
    return plain_number(number).replace(".", ",")


def _with_unit(shown, unit):
    """A count goes without the word 'aantal', and of '% van de jongeren' only the sign is shown."""
    if unit.startswith("%"):
        return f"{shown}%"
    if unit.lower() in ("€", "euro"):
        return f"€ {shown}"
    return f"{shown} {re.sub('^aantal( |$)', '', unit, flags=re.IGNORECASE)}".strip()


def _decimal(signs, whole, part=None, power=None, gap=None):
    digits = whole.replace(gap, "") if gap else whole
    number = Decimal(f"{digits or 0}.{(part or '').strip(MINUS) or 0}E{power or 0}")
    return number.copy_negate() if signs and signs in MINUS else number


def _bounded(number, typed):
    """The number without trailing zeros. Raises ValueError when it has more digits than are kept."""
    whole = DIGITS - DECIMALS
    if number and number.adjusted() >= whole:
        raise ValueError(
            f"{quoted(typed)} is te groot: er passen {whole} cijfers voor de komma. Kies een grotere eenheid."
        )
    rounded = round(number, DECIMALS) if number else Decimal(0)
    if rounded != number:
        raise ValueError(
            f"{quoted(typed)} heeft meer dan {DECIMALS} cijfers achter de komma. "
            f"Rond het af, bijvoorbeeld op {dutch(rounded)}."
        )
    return Decimal(plain_number(rounded))


def plain_number(number):
    """A number as programs write it: no thousands apart, a point, no trailing zeros."""
    plain = f"{number:f}"
    return plain.rstrip("0").rstrip(".") if "." in plain else plain


def _complaint(typed, how):
    """The sentence about something that is no number; `how` says what to do about it."""
    if EXCEL_ERROR.fullmatch(typed):
        return f"{quoted(typed)} is een foutmelding van Excel. Herstel de formule, of maak de cel leeg."
    if any(sign.isnumeric() and not sign.isascii() for sign in typed):
        return f"{quoted(typed)} is geen getal. Schrijf het met de cijfers 0 tot en met 9."
    if ENGLISH.fullmatch(typed):
        swapped = typed.translate(str.maketrans(",.", ".,"))
        return f"In {quoted(typed)} staan komma en punt andersom dan in Nederland. Schrijf {swapped}."
    return f"{quoted(typed)} is geen getal. {how}"
