"""Which projects a list in the API has: the parameters in its address, and what they narrow."""

from django.db.models import Q
from rest_framework import serializers

from goals.api.ordering import by, order_field
from goals.api.words import terms_asked, word_filter
from goals.enums import Domain, Phase
from goals.models import Milestone, ProjectContribution, ProjectTerm
from goals.projects.rows import SEARCHED
from organisations.api.changes import changed_since
from organisations.api.serializers import Query, UtcField
from organisations.limits import LONGEST_LINE

ORDERS = {
    "naam": by("name"),
    "begindatum": by("start_date"),
    "einddatum": by("end_date"),
    "budget": by("budget"),
}
FILTERS = {"organisatie": "organisation", "domein": "domain", "fase": "phase"}
AT_GOALS = {"doel": "goal", "boom": "goal__goal_tree"}
TOLD_TOO = [(model, "project") for model in (ProjectTerm, ProjectContribution, Milestone)]


class ProjectQuery(Query):
    organisatie = serializers.UUIDField(required=False, help_text="Alleen van deze organisatie.")
    domein = serializers.ChoiceField(Domain.choices, required=False, help_text="Alleen van dit domein.")
    fase = serializers.ChoiceField(Phase.choices, required=False, help_text="Alleen in deze fase.")
    wijk = word_filter()
    doelgroep = word_filter()
    thema = word_filter()
    beleidsveld = word_filter()
    doel = serializers.UUIDField(required=False, help_text="Alleen die aan dit doel bijdragen.")
    boom = serializers.UUIDField(required=False, help_text="Alleen die aan een doel in deze boom bijdragen.")
    zoek = serializers.CharField(
        required=False,
        max_length=LONGEST_LINE,
        help_text="Alleen met al deze woorden in naam, teksten of woordenlijsten.",
    )
    gewijzigdSinds = UtcField(
        required=False,
        help_text="Alleen die sinds dit moment zijn gewijzigd, hun woorden, doelen en mijlpalen ook.",
    )
    volgorde = order_field(ORDERS)


def narrowed(projects, asked, user):
    """The projects of a queryset that the values of a ProjectQuery ask for.

    Raises ValidationError for words that this user has not.
    """
    projects = projects.filter(**{FILTERS[name]: asked[name] for name in FILTERS if name in asked})
    for terms in terms_asked(asked, user):
        projects = projects.filter(pk__in=ProjectTerm.objects.filter(term__in=terms).values("project"))
    links = {AT_GOALS[name]: asked[name] for name in AT_GOALS if name in asked}
    if links:
        serving = ProjectContribution.objects.visible_to(user).filter(**links)
        projects = projects.filter(pk__in=serving.values("project"))
    for word in asked.get("zoek", "").split():
        projects = projects.filter(_has(word))
    return changed_since(projects, asked.get("gewijzigdSinds"), *TOLD_TOO)


def _has(word):
    """The condition that a project has a word in its name, texts or tags."""
    tags = ProjectTerm.objects.filter(term__removed_at=None, term__name__icontains=word)
    found = Q(name__icontains=word) | Q(pk__in=tags.values("project"))
    for name in SEARCHED:
        found |= Q(**{f"{name}__icontains": word})
    return found
