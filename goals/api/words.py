"""The words of the vocabulary at goals and projects in the API: {"wijk": ["Heuveleind"]}.

Belongs here: names to Terms and back. Which words a thing has is written by the services; the lists
themselves are a resource of organisations.
"""

from functools import cached_property

from django.db.models import Prefetch
from rest_framework import serializers

from goals.models import Goal, GoalTerm, Project, ProjectTerm
from organisations.api.serializers import example
from organisations.enums import TermKind
from organisations.limits import LONGEST_LINE, LONGEST_TERM
from organisations.models import Term

UNKNOWN = "‘{name}’ staat niet in de lijst {kind} van uw organisatie. Zet het daar eerst in."
LINKS = {Goal: (GoalTerm, "goal_terms"), Project: (ProjectTerm, "project_terms")}


class Vocabulary:
    """The words of an organisation by list and name; capitals do not count. Read once, in one query."""

    def __init__(self, organisation):
        self.organisation = organisation

    @cached_property
    def _places(self):
        terms = enumerate(self.organisation.terms.alive())
        return {(term.kind, term.name.lower()): (place, term) for place, term in terms}

    def find(self, kind, names):
        """The Terms of one list with these names, in its order.

        Raises ValidationError, {place in `names`: sentence}, for every name that is not in the list.
        """
        found = [self._places.get((kind, " ".join(name.split()).lower())) for name in names]
        unknown = {
            place: [UNKNOWN.format(name=names[place], kind=kind)]
            for place, pair in enumerate(found)
            if pair is None
        }
        if unknown:
            raise serializers.ValidationError(unknown)
        return [term for _, term in sorted(set(found), key=lambda pair: pair[0])]


def _names():
    return serializers.ListField(child=serializers.CharField(max_length=LONGEST_TERM), required=False)


@example(
    beleidsveld=["Jeugd"], thema=["Gezond opgroeien"], doelgroep=["Jongeren"], wijk=["Heuveleind"], wet=[]
)
class WordsSerializer(serializers.Serializer):
    """Words by list. Reading them needs a Vocabulary as `words` in the context; gives {list: Terms}.

    Writing them needs `words_of`; put it at `source=WORDS`.
    """

    beleidsveld = _names()
    thema = _names()
    doelgroep = _names()
    wijk = _names()
    wet = _names()

    def to_internal_value(self, data):
        """{list: Terms} of the lists that are given. Raises ValidationError naming the words unknown."""
        names, found, wrong = super().to_internal_value(data), {}, {}
        for kind in names:
            try:
                found[kind] = self.context["words"].find(kind, names[kind])
            except serializers.ValidationError as error:
                wrong[kind] = error.detail
        if wrong:
            raise serializers.ValidationError(wrong)
        return found

    def to_representation(self, instance):
        """{list: names} of the links that `words_of` fetched."""
        told = {kind: [] for kind in self.fields}
        for link in instance:
            told[link.term.kind].append(link.term.name)
        return told


WORDS = "worded"


def words_of(model):
    """What fetches the words of Goals or Projects, as WORDS, in one query."""
    link, name = LINKS[model]
    links = link.objects.filter(term__removed_at=None).select_related("term")
    return Prefetch(name, links.order_by("term__kind", "term__name", "term__pk"), to_attr=WORDS)


def words_seen(thing, changes):
    """{list: Terms} that a thing has now, as `words_of` fetched them, of the lists in `changes`."""
    return {kind: [link.term for link in getattr(thing, WORDS) if link.term.kind == kind] for kind in changes}


FILTER = (
    "Alleen met dit woord uit de lijst: de naam of de id. Meer woorden scheidt u met komma’s; één daarvan is "
    "genoeg. Heeft een naam zelf een komma, stuur dan de id."
)
NO_WORD = "‘{}’ staat niet in de lijst van {}. Kijk bij de woordenlijsten welke woorden er zijn."


def word_filter():
    """The parameter of one list of words, named after its TermKind."""
    return serializers.CharField(required=False, max_length=LONGEST_LINE, help_text=FILTER)


def terms_asked(asked, user):
    """[ids of Terms] of each list that an address asks for, of which a row must have one; one query.

    `asked` are the values of a Query with `word_filter` fields. Raises ValidationError for words that
    this user has not.
    """
    wanted = {kind: _split(asked[kind]) for kind in TermKind.values if kind in asked}
    if not wanted:
        return []
    known = {kind: {} for kind in wanted}
    terms = Term.objects.visible_to(user).alive().filter(kind__in=wanted)
    for pk, kind, name in terms.values_list("pk", "kind", "name"):
        for called in (name.lower(), str(pk)):
            known[kind].setdefault(called, []).append(pk)
    unknown = {
        kind: [NO_WORD.format(text, kind) for text in texts if text.lower() not in known[kind]]
        for kind, texts in wanted.items()
    }
    if any(unknown.values()):
        raise serializers.ValidationError({kind: reasons for kind, reasons in unknown.items() if reasons})
    return [[pk for text in texts for pk in known[kind][text.lower()]] for kind, texts in wanted.items()]


def _split(text):
    return [part.strip() for part in text.split(",") if part.strip()]
