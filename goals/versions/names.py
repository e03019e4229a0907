"""Pure: which names of people stand in an outline, so that an adviser can decide who may read them.

Only names in fields of their own; a name within a text cannot be told from other words.
"""

from typing import NamedTuple


class Names(NamedTuple):
    """Names of one kind, each once, in order of the alphabet."""

    what: str
    names: list


def names_in(outline):
    """The Names of an outline, without the kinds of which there are none."""
    exemptions = [*outline.exemptions, *(row for goal in outline for row in goal.exemptions)]
    projects = outline.projects.values()
    raakvlakken = [row for goal in outline for row in goal.raakvlakken]
    found = {
        "Verantwoordelijk voor een doel": (row.name for goal in outline for row in goal.responsibilities),
        "Schreef een oordeel": (row.written_by for goal in outline for row in goal.progress_reports),
        "Schreef waarom iets zo mag blijven": (row.made_by for row in exemptions),
        "Vertelde een verhaal": (row.name for goal in outline for row in goal.stories),
        "Projectleider": (project.leader for project in projects),
        "Werkt aan een project": (line for project in projects for line in project.people.splitlines()),
        "Partner in een project": (line for project in projects for line in project.partners.splitlines()),
        "Akkoord met een raakvlak": (
            name for row in raakvlakken for name in (row.agreed_social, row.agreed_physical)
        ),
    }
    kinds = [Names(what, _once(names)) for what, names in found.items()]
    return [kind for kind in kinds if kind.names]


def _once(names):
    return sorted({name.strip() for name in names} - {""}, key=str.lower)
