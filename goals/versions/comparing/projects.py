"""Projects at goals, what they say of themselves, and how they contribute."""

from goals.enums import Phase
from goals.project_sheet import KEYS
from goals.projects.history import PROJECT_FIELDS
from goals.projects.milestones import When, write_when
from goals.versions.comparing.difference import Aspect, ChangeKind, Difference, Field
from goals.versions.comparing.fields import changed, differing, fields_of
from goals.versions.comparing.shared import Placing, shared_things
from history.dates import spoken_date, spoken_period

ON_DAYS = ("start_date", "end_date")
FIELDS = fields_of(PROJECT_FIELDS, {name: key for name, key in KEYS.items() if name not in ON_DAYS})
FIELDS["phase"] = FIELDS["phase"]._replace(show=lambda phase: Phase(phase).label)
PERIOD = Field("periode", "periode")
WORDS = Field("woorden", "woorden")
MILESTONES = Field("mijlpalen", "mijlpalen")
EXPLANATION = Field("bijdrage", "de uitleg bij de bijdrage", is_long=True)


def differences_of_projects(matching):
    """Each project once, with all goals that it contributes to; how it contributes per goal."""
    placing = Placing(matching)
    for shared in shared_things(matching, lambda goal: [link.project for link in goal.projects]).values():
        yield from placing.differences(Aspect.PROJECT, shared)
        if shared.old and shared.new:
            about = Difference(Aspect.PROJECT, ChangeKind.CHANGED, placing.goals_of(shared), shared.new.name)
            yield from _inside(about, shared.old, shared.new)
    for old, new in matching.pairs:
        yield from _contributions(matching, old, new)


def _inside(about, old, new):
    yield from differing(about, old, new, FIELDS)
    for names, field, tell in TOGETHER:
        is_same = all(getattr(old, name) == getattr(new, name) for name in names)
        if not is_same and (found := changed(about, field, tell(old), tell(new))):
            yield found


def _period(project):
    return spoken_period(project.start_date, project.end_date)


def _words(project):
    return ", ".join(sorted(row.name for row in project.terms))


def _milestones(project):
    return "; ".join(sorted(_milestone(row) for row in project.milestones))


def _milestone(row):
    """'Ontwerp klaar (mei 2027, gehaald op 3 mei 2027)'."""
    due = write_when(When(row.due_on, row.precision)) if row.due_on else ""
    done = f"gehaald op {spoken_date(row.done_on)}" if row.done_on else ""
    told = ", ".join(filter(None, [due, done]))
    return f"{row.title} ({told})" if told else row.title


TOGETHER = (
    (ON_DAYS, PERIOD, _period),
    (("terms",), WORDS, _words),
    (("milestones",), MILESTONES, _milestones),
)


def _contributions(matching, old, new):
    before = {link.project.id: link for link in old.projects}
    for link in new.projects:
        earlier = before.get(link.project.id)
        if earlier and earlier.explanation != link.explanation:
            about = Difference(
                Aspect.PROJECT,
                ChangeKind.CHANGED,
                (matching.at(old, new),),
                link.project.name,
                thing_id=link.project.id,
            )
            if found := changed(about, EXPLANATION, earlier.explanation, link.explanation):
                yield found
