"""Every change of the words of an organisation: permission, then one transaction under its lock.

A word that is in use cannot be removed, only merged, so that no link is lost; what was removed or
merged keeps its row and can come back. Where words are used is known by term_links.py, the way back
for a toast is in term_undo.py.
"""

from contextlib import contextmanager
from dataclasses import replace
from typing import NamedTuple

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from history.conflicts import StaleFields, to_write
from history.recording import made_by
from organisations.enums import TermKind
from organisations.limits import LONGEST_TERM, MOST_TERMS
from organisations.models import Term, TermMerge
from organisations.permissions import check_can_manage_vocabulary
from organisations.services import lock, share
from organisations.start_set import START_SET
from organisations.term_history import last_change
from organisations.term_links import move_links, return_links, usage_of


class Added(NamedTuple):
    """The new Terms, and the names that the list had already."""

    terms: list
    known: list


@contextmanager
def changing_vocabulary(*, user, organisation, reason=""):
    """Check the permission and make other changes of these words wait for this one."""
    check_can_manage_vocabulary(user, organisation)
    with transaction.atomic(), made_by(user, reason):
        lock(organisation)
        yield


def add_terms(*, user, organisation, kind, names, domain=""):
    """Add words to a list (TermKind), each once; returns Added. `domain` is for beleidsvelden.

    Raises ValidationError for a word that is too long, a list that becomes too long and the domain of
    what is no beleidsveld.
    """
    with changing_vocabulary(user=user, organisation=organisation):
        return _add(organisation, kind, names, domain)


def add_start_set(*, user, organisation):
    """Fill the lists that are empty with words that suit any municipality; returns the new Terms."""
    with changing_vocabulary(user=user, organisation=organisation):
        filled = set(organisation.terms.alive().values_list("kind", flat=True))
        added = [
            _add(organisation, kind, names, domain) for kind, domain, names in START_SET if kind not in filled
        ]
    return [term for one in added for term in one.terms]


def update_term(*, user, term, changes, seen):
    """Write the name or domain that this user changed; returns the Term as it is now.

    `changes` and `seen` are {field of Term: value}, new and as the form was filled with. Raises
    StaleFields when somebody else changed one of them too, ValidationError for a name that is taken.
    """
    with changing_vocabulary(user=user, organisation=term.organisation):
        term = still_listed(term)
        current = {name: getattr(term, name) for name in changes}
        values, stale = to_write(current, seen, changes)
        if stale:
            raise StaleFields([replace(field, entry=last_change(term, [field.name])) for field in stale])
        for name, value in values.items():
            setattr(term, name, value)
        _check_domain(term.kind, term.domain)
        _check_name_is_free(term)
        term.full_clean(validate_constraints=False)
        term.save(update_fields=[*values])
    return term


def remove_term(*, user, term):
    """Take a word that nothing is tagged with out of the list. Raises ValidationError for others."""
    with changing_vocabulary(user=user, organisation=term.organisation):
        term = still_listed(term)
        usage = usage_of([term])[term.pk]
        if usage.total:
            raise ValidationError(
                f"‘{term}’ hoort bij {usage.words}. Kies Samenvoegen: dan krijgen die een ander woord."
            )
        _hide(term)
    return term


def merge_terms(*, user, term, into):
    """Give everything that is tagged with `term` the word `into` instead; returns the TermMerge.

    What has both words keeps `into` once. Raises ValidationError for words that are not of one list.
    """
    with changing_vocabulary(
        user=user, organisation=term.organisation, reason=f"samengevoegd met ‘{into.name}’"
    ):
        term, into = still_listed(term), still_listed(into)
        if term == into or (term.organisation_id, term.kind) != (into.organisation_id, into.kind):
            raise ValidationError("Kies een ander woord uit dezelfde lijst.")
        _hide(term)
        return TermMerge.objects.create(term=term, into=into, links=move_links(term, into))


def restore_term(*, user, term):
    """Put a word back in the list, after a merge with everything that was tagged with it.

    Raises ValidationError when it is back already, its name was taken meanwhile, or the word it
    was merged into is gone itself.
    """
    with changing_vocabulary(user=user, organisation=term.organisation):
        term = Term.objects.select_related("merge__into", "organisation").get(pk=term.pk)
        if term.removed_at is None:
            raise ValidationError(f"‘{term}’ staat al weer in de lijst.")
        _check_name_is_free(term)
        if hasattr(term, "merge"):
            _split(term.merge)
        term.removed_at = None
        term.save(update_fields=["removed_at"])
    return term


def remove_unused(*, user, organisation, terms):
    """Take those of these words that nothing is tagged with out of the lists; returns them."""
    with changing_vocabulary(user=user, organisation=organisation):
        listed = list(organisation.terms.alive().filter(pk__in=terms))
        usage = usage_of(listed)
        unused = [term for term in listed if not usage[term.pk].total]
        organisation.terms.filter(pk__in=[term.pk for term in unused]).update(removed_at=timezone.now())
    return unused


def hold_words(organisation):
    """Let changes of these words wait until the transaction ends, for who tags with them or stops that.

    Without it a word could be merged between being looked up and being used, and the link be lost.
    Comes after the locks of trees and projects.
    """
    share(organisation)


# What the functions above are built from, under the lock of the organisation.


def still_listed(term):
    """The word as it is now. Raises ValidationError when it was removed or merged."""
    now = Term.objects.select_related("organisation").filter(pk=term.pk, removed_at=None).first()
    if now is None:
        raise ValidationError(f"‘{term}’ staat niet meer in de lijst.")
    return now


def _add(organisation, kind, names, domain):
    _check_domain(kind, domain)
    present = organisation.terms.alive().of_kind(kind).values_list("name", flat=True)
    known = {name.lower() for name in present}
    before, new, double = len(known), [], []
    for name in (" ".join(name.split()) for name in names):
        if name and name.lower() in known:
            double.append(name)
        elif name:
            known.add(name.lower())
            new.append(Term(organisation=organisation, kind=kind, name=name, domain=domain))
    _check_sizes(new, before)
    return Added(Term.objects.bulk_create(new), double)


def _check_domain(kind, domain):
    if domain and kind != TermKind.BELEIDSVELD:
        raise ValidationError({"domain": "Alleen een beleidsveld heeft een domein. Laat dit leeg."})


def _check_sizes(new, before):
    long = [term.name for term in new if len(term.name) > LONGEST_TERM]
    if long:
        raise ValidationError(
            {"names": f"‘{long[0][:LONGEST_TERM]}…’ is te lang: hooguit {LONGEST_TERM} tekens per woord."}
        )
    if before + len(new) > MOST_TERMS:
        raise ValidationError({"names": f"Een lijst heeft hooguit {MOST_TERMS} woorden."})


def _check_name_is_free(term):
    others = Term.objects.alive().filter(organisation_id=term.organisation_id, kind=term.kind)
    if others.filter(name__iexact=term.name).exclude(pk=term.pk).exists():
        raise ValidationError(
            {"name": f"‘{term.name}’ staat al in deze lijst. Kies Samenvoegen als u er één woord van wilt."}
        )


def _hide(term):
    term.removed_at = timezone.now()
    term.save(update_fields=["removed_at"])


def _split(merge):
    if merge.into.removed_at:
        raise ValidationError(f"‘{merge.into}’ staat zelf niet meer in de lijst. Zet eerst dat woord terug.")
    return_links(merge.links, merge.term, merge.into)
    merge.delete()
