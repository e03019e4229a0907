"""Changing many projects at once: words, phase, the recycle bin; and taking that back exactly.

A token (history/undo_tokens.py) holds what there was and what was made of it. Taking it back
restores each project that still is what was made of it; what a colleague changed since stays.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from uuid import UUID

from django.core.exceptions import ValidationError
from django.utils import timezone

from goals import portfolio
from goals.models import Project, ProjectTerm
from goals.tagging import check_terms
from history.undo_tokens import read_undo_token, undo_token
from organisations.vocabulary import hold_words

SALT = "goals.projects.bulk"
BATCH = 1_000  # rows in one statement
NOTHING_LEFT = "Deze projecten zijn intussen opnieuw gewijzigd. Daarom zetten we niets terug."


@dataclass(frozen=True)
class Change:
    """What becomes of all chosen projects: `phase` '' leaves it; `add` and `take_away` are Terms."""

    add: tuple = ()
    take_away: tuple = ()
    phase: str = ""

    def __bool__(self):
        return bool(self.add or self.take_away or self.phase)


@dataclass(frozen=True)
class Changed:
    """What a Change did: pairs (project id, term id), and {project id: (old phase, new phase)}."""

    added: list = field(default_factory=list)
    taken_away: list = field(default_factory=list)
    phases: dict = field(default_factory=dict)

    @property
    def projects(self):
        """The ids of the projects in which something changed."""
        pairs = (*self.added, *self.taken_away)
        return {project for project, _term in pairs} | set(self.phases)


def plan(organisation, projects, change):
    """The Changed that a Change would be for projects, given as ids; writes nothing."""
    rows = list(_chosen(organisation, projects).values_list("pk", "phase"))
    tagged = _tagged([pk for pk, _phase in rows], [*change.add, *change.take_away])
    return Changed(
        [(pk, term.pk) for pk, _ in rows for term in change.add if (pk, term.pk) not in tagged],
        [(pk, term.pk) for pk, _ in rows for term in change.take_away if (pk, term.pk) in tagged],
        {pk: (phase, change.phase) for pk, phase in rows if change.phase not in ("", phase)},
    )


def change_projects(*, user, organisation, projects, change):
    """Give all these projects, as ids, words and a phase in one transaction; returns Changed.

    Raises ValidationError for a word that is not in the lists any more, PermissionDenied.
    """
    with portfolio.writing(user=user, organisation=organisation):
        check_terms(organisation, [*change.add, *change.take_away])
        done = plan(organisation, projects, change)
        _write(done)
    return done


def remove_projects(*, user, organisation, projects):
    """Put projects, given as ids, in the recycle bin; returns the ids of those that were not there yet."""
    with portfolio.writing(user=user, organisation=organisation):
        found = list(_chosen(organisation, projects).values_list("pk", flat=True))
        Project.objects.filter(pk__in=found).update(removed_at=timezone.now(), removed_by=user)
    return found


def of_change(changed):
    """The token that takes a Changed back; '' when nothing changed."""
    if not changed.projects:
        return ""
    data = {
        "what": "change",
        "added": _by_term(changed.added),
        "taken_away": _by_term(changed.taken_away),
        "phases": {str(pk): phases for pk, phases in changed.phases.items()},
    }
    return undo_token(data, SALT)


def of_new(projects):
    """The token that puts new projects in the recycle bin."""
    return undo_token({"what": "new", "projects": [str(project.pk) for project in projects]}, SALT)


def take_back(*, user, organisation, token):
    """Do what a token says; returns the sentence that tells it.

    Raises ValidationError when the token is too old or nothing is left to take back; PermissionDenied.
    """
    data = read_undo_token(token, SALT)
    return TAKE_BACK[data.pop("what")](user, organisation, **data)


def _chosen(organisation, projects):
    return Project.objects.alive().filter(organisation=organisation, pk__in=projects).order_by("pk")


def _tagged(projects, terms):
    rows = ProjectTerm.objects.filter(project__in=projects, term__in=terms)
    return set(rows.values_list("project_id", "term_id"))


def _write(changed):
    rows = [ProjectTerm(project_id=project, term_id=term) for project, term in changed.added]
    ProjectTerm.objects.bulk_create(rows, BATCH)
    for term, projects in _by_term(changed.taken_away).items():
        ProjectTerm.objects.filter(term=term, project__in=projects).delete()
    by_phase = defaultdict(list)
    for pk, (_old, new) in changed.phases.items():
        by_phase[new].append(pk)
    for phase, projects in by_phase.items():
        Project.objects.filter(pk__in=projects).update(phase=phase)


def _by_term(pairs):
    """{term id: [project id]}, as texts, of pairs of ids."""
    found = defaultdict(list)
    for project, term in pairs:
        found[str(term)].append(str(project))
    return dict(found)


def _pairs(by_term):
    return {(UUID(project), int(term)) for term, projects in by_term.items() for project in projects}


def _change_back(user, organisation, added, taken_away, phases):
    with portfolio.writing(user=user, organisation=organisation):
        back = _still_so(organisation, _pairs(added), _pairs(taken_away), phases)
        if not back.projects:
            raise ValidationError(NOTHING_LEFT)
        _write(back)
    return "De wijziging is ongedaan gemaakt."


def _still_so(organisation, added, taken_away, phases):
    """The Changed that takes a change back, of what is still as that change made it."""
    hold_words(organisation)
    terms = {term for _project, term in added | taken_away}
    listed = set(organisation.terms.alive().filter(pk__in=terms).values_list("pk", flat=True))
    ids = {project for project, _term in added | taken_away} | {UUID(pk) for pk in phases}
    now = dict(_chosen(organisation, ids).values_list("pk", "phase"))
    tagged = _tagged(now, terms)
    return Changed(
        [pair for pair in sorted(taken_away - tagged) if pair[0] in now and pair[1] in listed],
        sorted(pair for pair in added & tagged if pair[0] in now),
        {UUID(pk): (new, old) for pk, (old, new) in phases.items() if now.get(UUID(pk)) == new},
    )


def _remove_new(user, organisation, projects):
    count = len(remove_projects(user=user, organisation=organisation, projects=projects))
    if not count:
        raise ValidationError("Deze projecten liggen al in de prullenbak.")
    return f"{count} project{'' if count == 1 else 'en'} in de prullenbak gelegd."


TAKE_BACK = {"change": _change_back, "new": _remove_new}
