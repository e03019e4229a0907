"""Where other apps point at words of the vocabulary: counting those links, moving them, giving them back.

Knows no other app: every foreign key to Term that the database guards is a link, whoever owns it.
Who may move links, and when, is in vocabulary.py.
"""

from collections import defaultdict
from dataclasses import dataclass

from django.db import models
from django.db.models import Count, Exists, OuterRef, Q

from organisations.models import Term

OWN_APP = "organisations"


@dataclass(frozen=True)
class TermLink:
    """A foreign key to Term. `partners` are the fields that may not occur twice together with it."""

    model: type
    field: str
    partners: list

    @property
    def label(self):
        """The name of the model with its app."""
        return _meta(self.model).label

    @property
    def rows(self):
        """All rows that hold such a link, or none."""
        return self.model.objects.all()

    @property
    def tagged(self):
        """The model of the thing that has the word: the row itself, or what it links to the word."""
        names = [name for names in self.partners for name in names]
        return _meta(self.model).get_field(names[0]).related_model if names else self.model

    def twins(self, rows, term):
        """Those of `rows` of which the thing has `term` already."""
        others = self.rows.filter(**{self.field: term})
        twin = Q(pk__in=[])
        for names in self.partners:
            twin |= Q(Exists(others.filter(**{name: OuterRef(name) for name in names})))
        return rows.filter(twin)


@dataclass(frozen=True)
class Usage:
    """How often a word is used: `counts` are (number, singular, plural), only of what there is."""

    counts: list

    @property
    def total(self):
        """All of them together."""
        return sum(number for number, _one, _many in self.counts)

    @property
    def words(self):
        """'12 projecten en 3 doelen', or ''."""
        return spoken_list([f"{number} {one if number == 1 else many}" for number, one, many in self.counts])


def spoken_list(items):
    """'a', 'a en b' or 'a, b en c'."""
    return " en ".join([part for part in (", ".join(items[:-1]), *items[-1:]) if part])


def find_links():
    """Every TermLink there is, in a fixed order."""
    relations = _meta(Term).get_fields(include_hidden=True)
    links = [_link(relation.field) for relation in relations if _is_link(relation)]
    return sorted(links, key=lambda link: (link.tagged.__name__, link.label), reverse=True)


def usage_of(terms):
    """How often each of these words is used: {pk: Usage}, in one query for each kind of link."""
    counts = defaultdict(list)
    for link in find_links():
        words = _meta(link.tagged)
        rows = link.rows.filter(**{f"{link.field}__in": terms}).order_by()
        for pk, number in rows.values_list(link.field).annotate(Count("pk")):
            counts[pk].append((number, str(words.verbose_name), str(words.verbose_name_plural)))
    return {term.pk: Usage(counts[term.pk]) for term in terms}


def move_links(source, target):
    """Make what points at `source` point at `target`, each thing once; returns what `return_links` takes."""
    return [_move(link, source, target) for link in find_links()]


def return_links(moved, source, target):
    """Undo `move_links`: what still points at `target` points at `source` again.

    `moved` is what that returned, also after a trip through JSON.
    """
    links = {(link.label, link.field): link for link in find_links()}
    for one in moved:
        link = links[one["model"], one["field"]]
        rows = link.rows.filter(**{link.field: target, "pk__in": one["moved"]})
        rows.exclude(pk__in=link.twins(rows, source).values("pk")).update(**{link.field: source})
        _make_again(link, one["dropped"])


def _is_link(relation):
    if not (relation.one_to_many and relation.auto_created):
        return False
    return relation.field.db_constraint and _meta(relation.related_model).app_label != OWN_APP


def _link(field):
    unique = [
        list(constraint.fields)
        for constraint in _meta(field.model).constraints
        if isinstance(constraint, models.UniqueConstraint) and field.name in constraint.fields
    ]
    partners = [[name for name in names if name != field.name] for names in unique]
    return TermLink(field.model, field.name, partners)


def _move(link, source, target):
    rows = link.rows.filter(**{link.field: source})
    dropped = list(link.twins(rows, target).values())
    rows.filter(pk__in=[row[_meta(link.model).pk.attname] for row in dropped]).delete()
    moved = list(rows.values_list("pk", flat=True))
    rows.update(**{link.field: target})
    return {"model": link.label, "field": link.field, "moved": moved, "dropped": dropped}


def _make_again(link, rows):
    """Insert rows that were dropped, save those whose thing is gone for good."""
    for names in link.partners:
        for field in (_meta(link.model).get_field(name) for name in names):
            owners = field.related_model.objects.filter(pk__in={row[field.attname] for row in rows})
            there = {str(pk) for pk in owners.values_list("pk", flat=True)}
            rows = [row for row in rows if str(row[field.attname]) in there]
    link.model.objects.bulk_create([link.model(**row) for row in rows], ignore_conflicts=True)


def _meta(model):
    return model._meta  # noqa: SLF001 - how Django says what a model is
