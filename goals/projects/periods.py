"""Pure: the days of a project in few words."""

from history.dates import SHORT_MONTHS


def short_period(start, end):
    """'mrt. 2027 – dec. 2028', 'vanaf mrt. 2027', 'tot en met dec. 2028', or '' without days."""
    if start and end:
        first, last = _month(start), _month(end)
        return first if first == last else f"{first} – {last}"
    if start:
        return f"vanaf {_month(start)}"
    return f"tot en met {_month(end)}" if end else ""


def _month(day):
    return f"{SHORT_MONTHS[day.month - 1]} {day.year}"
