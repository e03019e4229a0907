"""Template words for the rows of an outline."""

from django.template import Library
from django.utils.formats import date_format
from django.utils.html import format_html

from goals.listing import planning_of
from goals.money import spoken_euros, unbroken
from indicators.views.chart import chart_url

register = Library()


@register.filter
def at(mapping, key):
    """The value of a key in a dict."""
    return mapping[key]


@register.filter
def goal_url(places, goal_id):
    """Where a goal is read; `places` are those of the tree or of the version."""
    return places.goal(goal_id)


@register.filter
def elsewhere_url(places, link):
    """Where a goal of another tree is read, of a link to it; '' when a version says that it was there."""
    return places.elsewhere(link)


@register.filter
def euros(amount):
    """An amount in euros as people read it, on one line: € 1.250.000."""
    return unbroken(spoken_euros(amount))


@register.filter
def small_chart(indicators, slug):
    """The address of the small chart of a goal's only indicator; '' when there are others or none.

    `indicators` are those of GoalFigures, `slug` is that of the organisation.
    """
    return chart_url(slug, *indicators[0], "klein") if len(indicators) == 1 else ""


@register.simple_tag
def planning(goal, today):
    """When a goal should be reached; past dates stand out, in words and weight."""
    where = planning_of(goal, today)
    if where == "geen-datum":
        return ""
    if where == "voorbij":
        return format_html("<strong>{} voorbij</strong>", _month(goal.end_date))
    if goal.end_date:
        return f"t/m {_month(goal.end_date)}"
    return f"vanaf {_month(goal.start_date)}"


def _month(day):
    return date_format(day, "M Y").lower()
