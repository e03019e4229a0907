"""`volgorde` in the address of a list: a field, or -field for the other way round."""

from django.db.models import F
from rest_framework import serializers


def by(field):
    """How rows are ordered by a field, both ways: what is empty stands last, equal ones by id."""
    return {"": (F(field).asc(nulls_last=True), "pk"), "-": (F(field).desc(nulls_last=True), "pk")}


def order_field(orders):
    """The parameter `volgorde` for {name: by(…)}; the first is how the list is ordered without it."""
    names = [f"{sign}{name}" for name in orders for sign in ("", "-")]
    help_text = f"Met - ervoor andersom. Zonder: {names[0]}."
    return serializers.ChoiceField([(name, name) for name in names], required=False, help_text=help_text)


def ordered(rows, orders, asked):
    """The rows of a queryset in the order that was asked for, {parameter: value}."""
    name = asked.get("volgorde", next(iter(orders)))
    return rows.order_by(*orders[name.removeprefix("-")]["-" if name.startswith("-") else ""])
