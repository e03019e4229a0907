"""Freezing a tree: the guards, and the one transaction that stores a vastgestelde versie.

Reading versions back belongs in reading.py, who may see one in publishing.py.
"""

from contextlib import contextmanager
from datetime import timedelta

import orjson
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db.models import Max
from django.utils import timezone

from goals import portfolio
from goals.checks import check_tree
from goals.enums import PlanningDocument
from goals.lock import locking
from goals.models import FrozenGoal, FrozenVersion
from goals.outline import VersionHead, read_outline
from goals.outline_json import SCHEMA, to_json
from goals.tree_document import BROTLI, GZIP, compressed
from goals.versions.reading import hash_of
from indicators import lock as figures
from organisations.vocabulary import hold_words

TYPED = ("title", "document", "year", "adopted_on")
YEARS_APART = 2  # a kadernota is adopted in the year before, jaarstukken in the year after
AHEAD = timedelta(days=366)  # who freezes a concept may know the day of the council's meeting
NEWEST = object()  # to supersede: the newest of the same document and year, if there is one
AT_ONCE = 10_000  # rows in one statement
CHANGED = "De boom is gewijzigd sinds u deze pagina opende. Kijk wat er veranderd is, en stel hem dan vast."
TWICE = "Dit is al vastgesteld, als versie {}. Is deze anders? Geef hem dan een andere titel."


def freeze(*, user, goal_tree, supersedes=NEWEST, revision=None, **fields):
    """Store a tree as it is now, for good; returns the FrozenVersion.

    `fields` are `title`, `document` (PlanningDocument), `year` and `adopted_on` (a date). `supersedes`
    is the version that this one comes in place of, None for no version, NEWEST for the newest of the same
    document and year that nothing came in place of, if there is one. `revision` is that of the tree as
    the person saw it.
    Raises PermissionDenied, or ValidationError with everything that stands in the way, per field.
    """
    with _holding(user, goal_tree) as locked:
        outline = read_outline(locked)
        version = FrozenVersion(goal_tree=locked, schema=SCHEMA, frozen_by=user, **fields)
        version.supersedes = None if supersedes is NEWEST else supersedes
        _check(version, outline, revision)
        if supersedes is NEWEST:
            version.supersedes = _replaced(version)
        _complete(version, outline)
        version.save(force_insert=True)
        FrozenGoal.objects.bulk_create(_rows(version, outline), batch_size=AT_ONCE)
    return version


def blocking(report):
    """The findings of a Report that must be put right, or exempted, before the tree can be adopted."""
    return [finding for finding in report.open if finding.check.is_blocking]


@contextmanager
def _holding(user, goal_tree):
    """Let nobody change what a version is made of: the tree, its projects, its figures, its words."""
    organisation = goal_tree.organisation
    with (
        locking(user=user, goal_tree=goal_tree) as locked,
        portfolio.locking(organisation),
        figures.locking(user=user, organisation=organisation),
    ):
        hold_words(organisation)
        yield locked


def _check(version, outline, revision):
    """Raise a ValidationError with all that is wrong."""
    errors = _errors_of_fields(version)
    if version.supersedes and (sentence := _error_of_superseding(version, version.supersedes)):
        errors["supersedes"] = [sentence]
    found = [finding.sentence for finding in blocking(check_tree(outline))]
    if revision not in (None, outline.revision):
        found.append(CHANGED)
    elif revision and not errors and (number := _same(version, revision)):
        found.append(TWICE.format(number))
    if found:
        errors[NON_FIELD_ERRORS] = found
    if errors:
        raise ValidationError(errors)


def _same(version, revision):
    """The number of a version that says the same of the same tree: somebody clicked twice; or None."""
    same = version.goal_tree.versions.filter(**{name: getattr(version, name) for name in TYPED})
    return same.filter(revision=revision).values_list("number", flat=True).first()


def _errors_of_fields(version):
    """{field: sentences} of what a person typed."""
    try:
        version.clean_fields(exclude={field.name for field in version._meta.fields} - {*TYPED})  # noqa: SLF001
    except ValidationError as error:
        return dict(error.message_dict)
    sentence = _error_of_day(version)
    return {"adopted_on": [sentence]} if sentence else {}


def _error_of_day(version):
    if abs(version.adopted_on.year - version.year) > YEARS_APART:
        document = PlanningDocument(version.document).label
        return f"Deze datum past niet bij {document} {version.year}. Kijk het jaar na."
    if version.adopted_on > timezone.localdate() + AHEAD:
        return "Deze datum ligt meer dan een jaar in de toekomst. Kijk het jaar na."
    return ""


def _error_of_superseding(version, supersedes):
    if supersedes.goal_tree_id != version.goal_tree_id:
        return "Kies een versie van deze boom."
    newer = supersedes.superseded_by.values_list("number", flat=True).first()
    return f"Versie {supersedes.number} is al vervangen door versie {newer}." if newer else ""


def _replaced(version):
    """The version that one for this document and year comes in place of, or None."""
    same = version.goal_tree.versions.filter(document=version.document, year=version.year)
    return same.filter(superseded_by=None).in_order().only("number").first()


def _complete(version, outline):
    """Fill in all that nobody types, the document last."""
    last = version.goal_tree.versions.aggregate(Max("number"))["number__max"]
    version.number = (last or 0) + 1
    version.revision, version.goal_count = outline.revision, len(outline)
    version.frozen_at = timezone.now()
    outline.version = _head_of(version)
    version.content = orjson.dumps(to_json(outline))
    made = compressed(version.content)
    version.content_gzip, version.content_br = made[GZIP], made[BROTLI]
    version.sha256 = hash_of(version.content)


def _head_of(version):
    return VersionHead(
        number=version.number,
        title=version.title,
        document=version.document,
        year=version.year,
        adopted_on=version.adopted_on,
        supersedes=version.supersedes and version.supersedes.number,
        organisation=version.goal_tree.organisation.name,
        frozen_at=version.frozen_at,
    )


def _rows(version, outline):
    for goal in outline:
        yield FrozenGoal(
            version=version,
            goal_id=goal.id,
            lineage=goal.lineage,
            number=goal.number,
            level=goal.level,
            title=goal.title,
        )
