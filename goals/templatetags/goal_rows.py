"""Template words for the rows of an outline."""

from django.template import Library
from django.utils.formats import date_format
from django.utils.html import format_html

from goals.listing import status_of

register = Library()


@register.filter
def at(mapping, key):
    """The value of a key in a dict."""
    return mapping[key]


@register.simple_tag
def planning(goal, today):
    """When a goal should be reached; past dates stand out, in words and weight."""
    status = status_of(goal, today)
    if status == "geen-datum":
        return ""
    if status == "voorbij":
        return format_html("<strong>{} voorbij</strong>", _month(goal.end_date))
    if goal.end_date:
        return f"t/m {_month(goal.end_date)}"
    return f"vanaf {_month(goal.start_date)}"


def _month(day):
    return date_format(day, "F Y").lower()
