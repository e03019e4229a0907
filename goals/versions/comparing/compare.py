"""All differences between two outlines. How those of one kind are found belongs in its own file."""

from itertools import chain

from goals.outline import Outline, uncollected
from goals.versions.comparing.account import differences_of_account
from goals.versions.comparing.difference import Differences, Side
from goals.versions.comparing.indicators import differences_of_indicators
from goals.versions.comparing.matching import match
from goals.versions.comparing.money import differences_of_money, totals_that_differ
from goals.versions.comparing.projects import differences_of_projects
from goals.versions.comparing.raakvlakken import differences_of_raakvlakken
from goals.versions.comparing.rows import differences_of_rows
from goals.versions.comparing.structure import differences_of_structure
from goals.versions.comparing.texts import differences_of_texts, differences_of_tree

KINDS = (
    differences_of_tree,
    differences_of_structure,
    differences_of_texts,
    differences_of_rows,
    differences_of_indicators,
    differences_of_money,
    differences_of_projects,
    differences_of_raakvlakken,
    differences_of_account,
)
BEFORE_ALL = (-1, 0)


@uncollected
def compare(old: Outline, new: Outline) -> Differences:
    """What was added, went and changed from `old` to `new`, each change once.

    Goals are matched by lineage, so that `new` may be next year's tree. Which words differ is only
    found out when somebody asks a Difference for its `words`.
    """
    matching = match(old, new)
    ranks = matching.ranks()
    found = chain.from_iterable(kind(matching) for kind in KINDS)
    items = sorted(found, key=lambda item: ranks[item.goal.id] if item.goals else BEFORE_ALL)
    return Differences(_side(old), _side(new), tuple(items), tuple(totals_that_differ(matching)))


def _side(outline):
    return Side(outline.id, outline.title, outline.revision, len(outline), outline.version)
