"""The goals of a version as rows for a spreadsheet.

Writing the bytes of a file is indicators/imports/spreadsheet.py.
"""

from goals.enums import ResponsibilityRole

HEADINGS = [
    "Nummer",
    "Niveau",
    "Doel",
    "Toelichting",
    "Waarom",
    "Domein",
    "Begindatum",
    "Streefdatum",
    "Verantwoordelijk",
    "Indicatoren",
    "Projecten",
    "Doorlopend id",
    "Id",
    "Valt onder",
]


def rows_of(outline):
    """Headings, and a row for each goal in tree order. ‘Valt onder’ is the id of its parent."""
    return [HEADINGS, *(_row(outline, goal) for goal in outline)]


def _row(outline, goal):
    return [
        goal.number,
        outline.name_of(goal.level),
        goal.title,
        goal.description,
        goal.why,
        goal.effective_domain,
        goal.start_date or "",
        goal.end_date or "",
        "\n".join(f"{ResponsibilityRole(row.role).label}: {row.name}" for row in goal.responsibilities),
        "\n".join(sheet.name for sheet in goal.indicators),
        "\n".join(link.project.name for link in goal.projects),
        str(goal.lineage),
        str(goal.id),
        str(goal.parent.id) if goal.parent else "",
    ]
