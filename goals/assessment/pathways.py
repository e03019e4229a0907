"""The werkingspaden of an organisation: listing those that come along with its own, and writing its own.

Changing a shipped one makes a copy that takes its place; without the copy the shipped one is back.
Writing raises the revision of the portfolio, so that signals are looked for again.
"""

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import connection
from django.utils import timezone
from django.utils.text import slugify

from goals import portfolio
from goals.assessment.knowledge import lines_of, own_pathways, pathway_of
from goals.models import OwnPathway
from goals.permissions import check_can_manage_pathways
from goals.raakvlakken.pathways import Pathway, problems_of, shipped_pathways
from history.conflicts import StaleFields, to_write

FIELDS = (
    "name",
    "mechanism",
    "short",
    "strength",
    "source_name",
    "source_url",
    "physical_words",
    "social_words",
    "physical_excluded",
    "social_excluded",
)
AT_FIELD = {"evidence": "strength", "physical": "physical_words", "social": "social_words"}
LONGEST_KEY = 70
NEW = "nieuw"  # what the address of a new one has in the place of a key
COUNTS = """
    SELECT reason->>'key', count(*)
    FROM goals_raakvlak raakvlak, jsonb_array_elements(raakvlak.reasons) reason
    WHERE raakvlak.organisation_id = %s AND reason->>'kind' = 'pathway'
    GROUP BY 1
"""


@dataclass(frozen=True)
class ListedPathway:
    """A werkingspad as an organisation has it.

    `own` is its OwnPathway or None, `count` in how many raakvlakken it is a reason.
    """

    pathway: Pathway
    own: OwnPathway | None
    is_shipped: bool
    count: int = 0

    @property
    def is_on(self):
        return self.own is None or self.own.is_on

    @property
    def origin(self):
        """Where it comes from, in a word or two."""
        if self.own is None:
            return "meegeleverd"
        return "aangepast" if self.is_shipped else "van uzelf"


def list_pathways(organisation):
    """The ListedPathways of an Organisation: own ones first, then as they come along; 2 queries."""
    own, counts = own_pathways(organisation), _counts(organisation)
    shipped = {pathway.key: pathway for pathway in shipped_pathways()}
    added = [ListedPathway(pathway_of(one), one, False) for key, one in own.items() if key not in shipped]
    known = [_listed(pathway, own.get(key)) for key, pathway in shipped.items()]
    return [
        ListedPathway(row.pathway, row.own, row.is_shipped, counts.get(row.pathway.key, 0))
        for row in [*added, *known]
    ]


def find_pathway(organisation, key):
    """The OwnPathway of a key, or an unsaved copy of the shipped one; None when there is neither."""
    own = OwnPathway.objects.alive().filter(organisation=organisation, key=key).first()
    if own:
        return own
    shipped = next((pathway for pathway in shipped_pathways() if pathway.key == key), None)
    return shipped and _copy(organisation, shipped)


def create_pathway(*, user, organisation, values):
    """Make an OwnPathway of {field of FIELDS: value}; returns it. Raises ValidationError per field."""
    check_can_manage_pathways(user, organisation)
    with portfolio.writing(user=user, organisation=organisation):
        key = _free_key(organisation, values["name"])
        own = OwnPathway(organisation=organisation, key=key, **values)
        _store(own)
    return own


def change_pathway(*, user, organisation, key, changes, seen, reason=""):
    """Write the fields of a werkingspad that this user changed; returns the OwnPathway.

    Raises StaleFields when somebody else changed one of them too, ValidationError per field and
    when it is gone.
    """
    check_can_manage_pathways(user, organisation)
    with portfolio.writing(user=user, organisation=organisation, reason=reason):
        own = _found(organisation, key)
        writable, stale = to_write({name: getattr(own, name) for name in changes}, seen, changes)
        if stale:
            raise StaleFields(stale)
        for name, value in writable.items():
            setattr(own, name, value)
        if writable:
            _store(own)
    return own


def switch_pathway(*, user, organisation, key, is_on):
    """Let a werkingspad find signals, or not; returns the OwnPathway."""
    check_can_manage_pathways(user, organisation)
    with portfolio.writing(user=user, organisation=organisation):
        own = _found(organisation, key)
        own.is_on = is_on
        own.save()
    return own


def remove_pathway(*, user, organisation, key):
    """Throw an own werkingspad away; a shipped one is then as it came. Returns the OwnPathway."""
    check_can_manage_pathways(user, organisation)
    with portfolio.writing(user=user, organisation=organisation):
        own = OwnPathway.objects.alive().filter(organisation=organisation, key=key).first()
        if own is None:
            raise ValidationError("Dit werkingspad is al weggehaald.")
        own.removed_at = timezone.now()
        own.save(update_fields=["removed_at"])
    return own


def restore_pathway(*, user, own):
    """Bring an OwnPathway back that was thrown away. Raises ValidationError when another took its place."""
    check_can_manage_pathways(user, own.organisation)
    with portfolio.writing(user=user, organisation=own.organisation):
        own.removed_at = None
        own.validate_constraints()
        own.save(update_fields=["removed_at"])
    return own


def check_words(own):
    """Raise ValidationError per field for an OwnPathway that cannot find anything as it is."""
    problems = problems_of(pathway_of(own))
    problems.pop("key", None)
    if problems:
        raise ValidationError({AT_FIELD.get(name, name): texts for name, texts in problems.items()})


def _listed(pathway, own):
    return ListedPathway(pathway_of(own) if own else pathway, own, is_shipped=True)


def _counts(organisation):
    with connection.cursor() as cursor:
        cursor.execute(COUNTS, [organisation.pk])
        return dict(cursor.fetchall())


def _copy(organisation, pathway):
    physical, physical_excluded = lines_of(pathway.physical)
    social, social_excluded = lines_of(pathway.social)
    return OwnPathway(
        organisation=organisation,
        key=pathway.key,
        name=pathway.name,
        mechanism=pathway.mechanism,
        short=pathway.short,
        strength=pathway.evidence,
        source_name=pathway.source_name,
        source_url=pathway.source_url,
        physical_words=physical,
        social_words=social,
        physical_excluded=physical_excluded,
        social_excluded=social_excluded,
    )


def _found(organisation, key):
    own = find_pathway(organisation, key)
    if own is None:
        raise ValidationError("Dit werkingspad is er niet meer.")
    return own


def _free_key(organisation, name):
    """A key after the name that neither a shipped nor an own werkingspad has."""
    shipped = {pathway.key for pathway in shipped_pathways()}
    taken = {NEW, *shipped, *own_pathways(organisation)}
    key = wanted = slugify(name)[:LONGEST_KEY].strip("-") or "werkingspad"
    number = 2
    while key in taken:
        key, number = f"{wanted}-{number}", number + 1
    return key


def _store(own):
    own.full_clean()
    check_words(own)
    own.save()
