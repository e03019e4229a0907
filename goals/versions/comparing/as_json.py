"""Differences as JSON with Dutch keys, one flat list that fits in a spreadsheet too.

Every key is always present; what does not apply is null.
"""

from goals.outline import uncollected
from goals.versions.comparing.difference import Differences
from goals.versions.comparing.sentences import sentence
from goals.versions.comparing.summary import counts, summary


@uncollected
def to_json(differences: Differences) -> dict:
    """The differences JSON-ready; amounts and numbers are texts with a point, as in the tree itself."""
    return {
        "van": _side(differences.old),
        "naar": _side(differences.new),
        "samenvatting": summary(differences),
        "aantallen": counts(differences),
        "totalen": [_total(total) for total in differences.totals],
        "verschillen": [_difference(item) for item in differences],
    }


def _side(side):
    version = side.version
    return {
        "doelenboom": str(side.tree_id),
        "titel": side.tree_title,
        "revisie": side.revision,
        "aantalDoelen": side.goal_count,
        "versie": version and version.number,
        "versietitel": version and version.title,
        "document": version and version.document,
        "jaar": version and version.year,
        "vastgesteldOp": version and version.adopted_on.isoformat(),
    }


def _total(total):
    return {
        "jaar": total.year,
        "lastenVan": f"{total.old_costs:.2f}",
        "lastenNaar": f"{total.new_costs:.2f}",
        "lastenVerschil": f"{total.new_costs - total.old_costs:.2f}",
        "batenVan": f"{total.old_revenues:.2f}",
        "batenNaar": f"{total.new_revenues:.2f}",
        "batenVerschil": f"{total.new_revenues - total.old_revenues:.2f}",
    }


def _difference(item):
    goal, *others = item.goals or (None,)
    return {
        "onderdeel": item.aspect.value,
        "soort": item.kind.value,
        "doel": goal and _goal(goal),
        "ookBij": [_goal(other) for other in others],
        "onderdeelId": item.thing_id and str(item.thing_id),
        "naam": item.name or None,
        "veld": item.field and item.field.key,
        "wanneer": item.when or None,
        "van": item.old or None,
        "naar": item.new or None,
        "vanGetal": _number(item.old_number),
        "naarGetal": _number(item.new_number),
        "verschil": _number(item.amount),
        "zin": sentence(item),
        "woorden": [{"soort": word.kind, "tekst": word.text} for word in item.words],
    }


def _goal(goal):
    return {
        "id": str(goal.id),
        "doorlopendId": str(goal.lineage),
        "nummerVan": goal.old_number,
        "nummerNaar": goal.new_number,
        "titel": goal.title,
        "niveau": goal.level,
    }


def _number(number):
    """Without exponent or trailing zeros."""
    if number is None:
        return None
    plain = f"{number:f}"
    return plain.rstrip("0").rstrip(".") if "." in plain else plain
