"""The words of the vocabulary at a goal or a project: reading, checking and setting those of one list.

Runs under the lock of who calls: that of the tree of a goal, that of the projects.
"""

from django.core.exceptions import ValidationError

from goals.models import Goal, GoalTerm, Project, ProjectTerm
from organisations.models import Term
from organisations.vocabulary import hold_words

LINKS = {Goal: (GoalTerm, "goal"), Project: (ProjectTerm, "project")}


def terms_of(thing, kind):
    """The Terms of one list that a Goal or Project is tagged with, in the order of the vocabulary."""
    link, name = LINKS[type(thing)]
    tagged = link.objects.filter(**{name: thing})
    return list(Term.objects.alive().of_kind(kind).filter(pk__in=tagged.values("term")))


def check_terms(organisation, terms):
    """Raise ValidationError, at its list, for a word that is not in the lists of the organisation.

    The words then stay as they are until the transaction ends.
    """
    asked = {term.pk: term for term in terms}
    if not asked:
        return
    hold_words(organisation)
    known = set(organisation.terms.alive().filter(pk__in=asked).values_list("pk", flat=True))
    for pk, term in asked.items():
        if pk not in known:
            raise ValidationError({term.kind: f"‘{term}’ staat niet meer in de lijst. Kies opnieuw."})


def tag(thing, kind, terms):
    """Let these be the words of one list; words that were removed from the list stay as they are."""
    link, name = LINKS[type(thing)]
    now = set(terms_of(thing, kind))
    gone = now - set(terms)
    link.objects.filter(**{name: thing, "term__in": gone}).delete()
    link.objects.bulk_create(link(**{name: thing, "term": term}) for term in terms if term not in now)
