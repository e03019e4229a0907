"""What every page of raakvlakken has: what it reads, its head, its filter bar and the other pages."""

from datetime import timedelta
from typing import NamedTuple

from django.urls import reverse
from django.utils import timezone

from goals.assessment.refresh import bring_up_to_date
from goals.landscapes import read_landscape
from goals.raakvlakken.landscape import Landscape
from goals.views.raakvlakken.asked import Asked, filter_bar, read_asked
from organisations.models import Organisation
from organisations.views.address import fetch_organisation

FRESH = timedelta(days=7)
NO_GOAL, NO_WORD = "geen", "zonder"  # in an address: the row and the column for what has none


class Page(NamedTuple):
    """What a page of raakvlakken reads. `is_behind`: so much changed that signals wait for the night."""

    organisation: Organisation
    landscape: Landscape
    asked: Asked
    is_behind: bool


def read_page(request, organisatie):
    """The Page at an address: its organisation, the Landscape of that, and what it asks to see."""
    organisation = fetch_organisation(request, organisatie)
    is_behind = not bring_up_to_date(organisation)
    landscape = read_landscape(organisation)
    return Page(organisation, landscape, read_asked(request.GET, landscape), is_behind)


def page_context(organisation, landscape, asked, name):
    """What every page of raakvlakken shows: its crumbs, the filter bar and the other pages."""
    slug = organisation.slug
    address = reverse(name, args=[slug])
    return {
        "organisation": organisation,
        "has_goals": bool(landscape.goals),
        "has_projects": bool(landscape.projects),
        "views": _view_links(slug, asked, name),
        "export_url": asked.url(reverse("goals:raakvlak_export", args=[slug, "xlsx"])),
        **filter_bar(asked, landscape, address),
    }


def fresh_since():
    """The moment from which a signal is new."""
    return timezone.now() - FRESH


def _view_links(slug, asked, name):
    """(title, address, whether it is this page) of the pages with a picture."""
    pages = [
        ("Overzicht", "goals:raakvlakken"),
        ("Netwerk", "goals:raakvlak_network"),
        ("Per wijk", "goals:raakvlak_places"),
    ]
    return [(title, asked.url(reverse(page, args=[slug])), page == name) for title, page in pages]
