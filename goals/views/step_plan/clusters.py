"""Step 4: putting projects in clusters; making, renaming and taking away clusters; the proposal."""

from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.views.decorators.http import require_POST

from goals.assessment.knowledge import knowledge_of
from goals.step_plans import clustering
from goals.step_plans.progress import counted
from goals.step_plans.proposals import propose
from goals.step_plans.steps import CLUSTER
from goals.views.step_plan.page import done, open_to_edit, sentence, show
from history.conflicts import StaleFields
from organisations.form_fields import whole_number

NEW = "nieuw"
NONE_TICKED = "Vink eerst een of meer projecten aan."
RENAMED = "Iemand anders noemde dit cluster intussen ‘{name}’. Uw naam staat nog in het veld."


def show_clusters(place, status=200, **typed):
    """The step; `typed` holds the name that somebody was busy with."""
    contents, proposal = place.contents, None
    if place.can_edit and len(contents.loose) > 1:
        passed = place.request.session.get(_key(place.plan), [])
        proposal = propose(contents.projects, passed, knowledge_of(place.plan.organisation))
    renaming = whole_number(place.request.GET.get("hernoemen", ""))
    return show(place, CLUSTER, {"proposal": proposal, "renaming": renaming, **typed}, status)


@login_required
@require_POST
def put(request, organisatie, plan):
    """Put projects (`project`, each with `van-<id>`: where it was seen) in `cluster`.

    That is the id of a cluster, 'nieuw', or '' to take them out of theirs.
    """
    place = open_to_edit(request, organisatie, plan)
    rows = {pk: _seen(request, pk) for pk in map(whole_number, request.POST.getlist("project")) if pk}
    asked = request.POST.get("cluster", "")
    if not rows and asked != NEW:
        return _refused(place, NONE_TICKED)
    try:
        if asked == NEW:
            return _put_in_new(place, rows)
        old = clustering.place(user=request.user, plan=place.plan, rows=rows, cluster=whole_number(asked))
    except ValidationError as error:
        return _refused(place, sentence(error))
    place.refresh()
    target = place.contents.cluster(whole_number(asked))
    where = f"in ‘{target.name}’" if target else "weer bij ‘Nog indelen’"
    text = f"{_names(place, old)} {'staat' if len(old) == 1 else 'staan'} {where}." if old else ""
    return done(place, CLUSTER, text, [["placed", old, target and target.pk]] if old else [])


@login_required
@require_POST
def rename(request, organisatie, plan, pk):
    """Give a cluster the name `naam`; `gezien` is the name the typing started from."""
    place = open_to_edit(request, organisatie, plan)
    found = place.contents.cluster(pk)
    name, seen = request.POST.get("naam", ""), request.POST.get("gezien", "")
    typed = {"renaming": pk, "typed_name": name}
    try:
        cluster = clustering.rename_cluster(
            user=request.user, plan=place.plan, cluster=pk, name=name, seen=seen
        )
    except StaleFields:
        return show_clusters(place, 409, rename_problem=RENAMED.format(name=found.name), **typed)
    except ValidationError as error:
        if found is None:
            return _refused(place, sentence(error))
        return show_clusters(place, 422, rename_problem=sentence(error), **typed)
    reversals = [["renamed", pk, seen, cluster.name]] if cluster.name != seen else []
    return done(place, CLUSTER, f"Het cluster heet nu ‘{cluster.name}’.", reversals)


@login_required
@require_POST
def remove(request, organisatie, plan, pk):
    """Take a cluster away, with undo; its projects still have to be placed."""
    place = open_to_edit(request, organisatie, plan)
    try:
        kept = clustering.remove_cluster(user=request.user, plan=place.plan, cluster=pk)
    except ValidationError as error:
        return _refused(place, sentence(error))
    count = len(kept["rows"])
    text = f"Het cluster ‘{kept['name']}’ is weg."
    if count:
        text += f" {counted(count, 'project staat', 'projecten staan')} weer bij ‘Nog indelen’."
    if kept["goal"]:
        text += " De doelstelling blijft in de doelenboom staan."
    return done(place, CLUSTER, text, [["cluster_removed", kept]])


@login_required
@require_POST
def answer_proposal(request, organisatie, plan):
    """'Zet bij elkaar': the projects of the proposal in a cluster of that name; else 'Niet nu' (`niet`)."""
    place = open_to_edit(request, organisatie, plan)
    passed = request.POST.get("niet", "")[:100]
    if passed:
        key = _key(place.plan)
        request.session[key] = [*request.session.get(key, []), passed][-50:]
        return done(place, CLUSTER)
    rows = {pk: None for pk in map(whole_number, request.POST.getlist("project")) if pk}
    try:
        return _put_in_new(place, rows, request.POST.get("naam", ""))
    except ValidationError as error:
        return _refused(place, sentence(error))


def _put_in_new(place, rows, name=""):
    cluster, old = clustering.new_cluster(user=place.request.user, plan=place.plan, rows=rows, name=name)
    reversals = [["cluster_made", cluster.pk]]
    if old:
        reversals.append(["placed", old, cluster.pk])
    text = f"{_names(place, old)} {'staat' if len(old) == 1 else 'staan'} in een nieuw cluster."
    text = text if old else f"‘{cluster.name}’ is gemaakt. Zet er nu projecten in."
    return done(place, CLUSTER, text, reversals, anchor=f"?hernoemen={cluster.pk}#cluster-{cluster.pk}")


def _names(place, rows):
    """The project, or how many, that moved."""
    if len(rows) != 1:
        return f"{len(rows)} projecten"
    found = place.contents.project(next(iter(rows)))
    return f"‘{found.project.name}’" if found else "Het project"


def _seen(request, pk):
    return whole_number(request.POST.get(f"van-{pk}", ""))


def _refused(place, text):
    """What could not be done, above the board as it is now."""
    place.refresh()
    return show_clusters(place, 409, problem=text)


def _key(plan):
    return f"stappenplan-{plan.pk}-niet-nu"
