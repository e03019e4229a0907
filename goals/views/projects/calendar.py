"""The milestones of all projects on a calendar, a year at a time."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.http import require_GET

from goals.models import Milestone
from goals.permissions import can_edit_projects
from goals.projects.calendar import CalendarMilestone, make_calendar, year_to_show, years_of
from goals.projects.listing import matches
from goals.projects.rows import read_rows
from goals.views.projects.address import crumbs_to
from goals.views.projects.project_list import address_of, filters_of, query_of
from organisations.form_fields import whole_number
from organisations.limits import FIRST_YEAR, LAST_YEAR
from organisations.views.address import fetch_organisation
from organisations.views.feedback import take_toast

YEAR = "jaar"  # in this address it is the year that is shown, not that in which projects run
NOT_HERE = (YEAR, "volgorde")


@login_required
@require_GET
def project_calendar(request, organisatie):
    """The milestones of the projects that the filters find, in ?jaar=."""
    organisation = fetch_organisation(request, organisatie)
    asked = {name: text for name, text in address_of(request.GET).items() if name not in NOT_HERE}
    rows = read_rows(request.user, organisation)
    found = {row.id: row for row in rows if matches(row, query_of(asked))}
    every = read_milestones(request.user, organisation)
    milestones = [milestone for milestone in every if milestone.project_id in found]
    years, today = years_of(milestones), timezone.localdate()
    year = year_to_show(_year(request.GET.get(YEAR, "")), years, today)
    context = {
        "organisation": organisation,
        "calendar": make_calendar(milestones, year, today),
        "years": _years(years, year),
        "this_month": today.month if today.year == year else 0,
        "total": len(every),
        "count": len(milestones),
        "query": query_of(asked),
        "filters": [one for one in filters_of(asked, rows) if one[1] != YEAR],
        "asked": urlencode(asked),
        "can_edit": can_edit_projects(request.user, organisation),
        "crumbs": crumbs_to(organisatie, ("Mijlpalen", "")),
        "undo": take_toast(request),
    }
    return render(request, "goals/projects/calendar.html", context)


def read_milestones(user, organisation):
    """The CalendarMilestones of all living projects of an organisation, in one query."""
    rows = Milestone.objects.visible_to(user).filter(project__organisation=organisation)
    fields = (
        "pk",
        "title",
        "due_on",
        "precision",
        "done_on",
        "project_id",
        "project__name",
        "project__domain",
    )
    return [CalendarMilestone(*row) for row in rows.values_list(*fields)]


def _year(text):
    number = whole_number(text)
    return number if number and FIRST_YEAR <= number <= LAST_YEAR else None


def _years(years, shown):
    """The years to choose from: those with milestones, the shown one and its neighbours."""
    near = {year for year in (shown - 1, shown, shown + 1) if FIRST_YEAR <= year <= LAST_YEAR}
    return sorted(near | set(years))
