"""What changed since a moment, by the history that the database keeps of every row."""

from django.db.models import Exists, OuterRef, Q


def changed_since(rows, moment, *parts):
    """The rows of a queryset that were made or changed at or after a moment; None for all.

    `parts` are (model, name of its field that holds the row): what belongs to a row counts as the row.
    """
    if moment is None:
        return rows
    found = Q(Exists(_events(rows.model, moment).filter(pgh_obj=OuterRef("pk"))))
    for model, name in parts:
        found |= Q(Exists(_events(model, moment).filter(**{name: OuterRef("pk")})))
    return rows.filter(found)


def _events(model, moment):
    return model.pgh_event_model.objects.filter(pgh_created_at__gte=moment).order_by()
