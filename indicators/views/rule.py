"""The page that tells how a state is decided; the rule itself is in trends."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.views.decorators.http import require_safe

from indicators.enums import State
from indicators.trends import RULE
from indicators.views.address import crumbs_to
from organisations.views.address import fetch_organisation


@login_required
@require_safe
def rule(request, organisatie):
    """The rule in plain words, the same for every indicator."""
    organisation = fetch_organisation(request, organisatie)
    title = "Hoe bepalen we of iets op koers is?"
    context = {
        "organisation": organisation,
        "title": title,
        "rule": [_with_state(paragraph) for paragraph in RULE],
        "crumbs": crumbs_to(organisatie, (title, "")),
    }
    return render(request, "indicators/rule.html", context)


def _with_state(paragraph):
    """(state, text) of a paragraph that begins with the name of one; ('', text) of any other."""
    for state in State:
        lead = f"{state.label.capitalize()}: "
        if paragraph.startswith(lead):
            return state.value, paragraph.removeprefix(lead)
    return "", paragraph
