"""Moments and days as people say them in Dutch. Pure: `now` is always given."""

from datetime import timedelta

MONTHS = [
    *("januari", "februari", "maart", "april", "mei", "juni"),
    *("juli", "augustus", "september", "oktober", "november", "december"),
]
SHORT_MONTHS = [
    *("jan.", "feb.", "mrt.", "apr.", "mei", "juni"),
    *("juli", "aug.", "sept.", "okt.", "nov.", "dec."),
]


def spoken_date(day):
    """1 maart 2027."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def spoken_period(start, end):
    """'1 maart 2027 tot en met 31 december 2028', or with one side only; '' without days."""
    if start and end:
        return f"{spoken_date(start)} tot en met {spoken_date(end)}"
    if start:
        return f"vanaf {spoken_date(start)}"
    return f"tot en met {spoken_date(end)}" if end else ""


def spoken_moment(at, now):
    """'vandaag 14.31', 'gisteren 9.05', '12 mei' or '3 feb. 2025'; both in the reader's zone."""
    clock = f"{at.hour}.{at.minute:02}"
    if at.date() == now.date():
        return f"vandaag {clock}"
    if at.date() == now.date() - timedelta(days=1):
        return f"gisteren {clock}"
    day = f"{at.day} {SHORT_MONTHS[at.month - 1]}"
    return day if at.year == now.year else f"{day} {at.year}"
