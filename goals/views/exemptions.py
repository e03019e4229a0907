"""Writing down why a finding may stay, and having it reported again; both with undo."""

from django import forms
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from goals import hanging, undo
from goals.checks import check_tree
from goals.limits import LONGEST_EXPLANATION
from goals.models import CheckExemption
from goals.outline import read_outline
from goals.permissions import check_can_edit
from goals.views.address import fetch_tree
from goals.views.checks import query_of, render_checks
from goals.views.feedback import tell
from goals.views.findings import checks_url
from organisations.form_fields import TOO_LONG, Text
from organisations.views.form_errors import show_errors

GONE = "Dit aandachtspunt is er niet meer: het is intussen opgelost of iemand anders schreef al een reden op."


class ExemptionForm(forms.Form):
    """Why a finding may stay."""

    reason = Text(
        max_length=LONGEST_EXPLANATION,
        error_messages={"required": "Schrijf op waarom dit zo mag blijven.", "max_length": TOO_LONG},
    )


@login_required
@require_POST
def exempt(request, organisatie, boom):
    """Write down why the finding `punt` may stay: `reason`."""
    goal_tree = _fetch_to_edit(request, organisatie, boom)
    report, wanted = check_tree(read_outline(goal_tree)), request.POST.get("punt")
    finding = next((each for each in report.open if each.id == wanted), None)
    if finding is None:
        typed = request.POST.get("reason", "").strip()[:LONGEST_EXPLANATION]
        return _back(request, goal_tree, f"{GONE} U schreef: ‘{typed}’." if typed else GONE)
    form = ExemptionForm(request.POST)
    if form.is_valid():
        try:
            exemption = _hang(request.user, goal_tree, finding, **form.cleaned_data)
        except ValidationError as error:
            show_errors(form, error)
        else:
            text, token = "Opgeschreven: dit mag zo blijven.", undo.of_hung(exemption)
            return _back(request, goal_tree, text, token, fragment=finding.check.key)
    return render_checks(request, goal_tree, report, opened=finding.id, form=form)


@login_required
@require_POST
def report_again(request, organisatie, boom, pk):
    """Take a reason away: its finding asks for attention again."""
    goal_tree = _fetch_to_edit(request, organisatie, boom)
    exemptions = CheckExemption.objects.visible_to(request.user).filter(goal__goal_tree=goal_tree)
    exemption = exemptions.select_related("goal__goal_tree").filter(pk=pk).first()
    if exemption is None:
        return _back(request, goal_tree, "Iemand anders haalde deze reden al weg.")
    token = undo.of_taken_away(exemption)
    hanging.take_away(user=request.user, thing=exemption)
    return _back(request, goal_tree, "Dit wordt weer gemeld.", token)


@login_required
@require_POST
def take_back(request, organisatie, boom):
    """Undo what the token of a toast describes, and show the findings."""
    goal_tree = _fetch_to_edit(request, organisatie, boom)
    try:
        undo.take_back(user=request.user, token=request.POST.get("token", ""))
    except ValidationError as error:
        return _back(request, goal_tree, " ".join(error.messages))
    return _back(request, goal_tree, "De wijziging is ongedaan gemaakt.")


def _fetch_to_edit(request, organisatie, boom):
    goal_tree = fetch_tree(request, organisatie, boom)
    check_can_edit(request.user, goal_tree)
    return goal_tree


def _hang(user, goal_tree, finding, reason):
    """Store the reason at the goal of a finding; at the hidden root when it is about the tree."""
    goals = goal_tree.goals.select_related("goal_tree")
    goal = goals.get(pk=finding.goal.id) if finding.goal else goals.get(parent=None)
    indicator_id = finding.indicator and finding.indicator.id
    thing = CheckExemption(check_key=finding.check.key, indicator_id=indicator_id, reason=reason)
    return hanging.hang(user=user, goal=goal, thing=thing)


def _back(request, goal_tree, text, undo_token="", *, fragment=""):
    """To the findings that were shown, with what was done; `fragment` is a place on that page."""
    url = reverse("goals:checks_undo", args=[goal_tree.organisation.slug, goal_tree.pk])
    tell(request, text, undo_token, url if undo_token else "")
    query = query_of(request.GET)
    return redirect(f"{checks_url(goal_tree)}{'?' if query else ''}{query}#{fragment}".rstrip("#"))
