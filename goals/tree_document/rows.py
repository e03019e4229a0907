"""How one kind of row is asked for: the SELECT that gives each row as a piece of JSON.

Belongs here: the form of the SQL. Which kinds there are is in statement.py.
"""

from dataclasses import dataclass

MOST_HINTS = 3
AT_GOAL = "JOIN goals_goal g ON g.id = x.goal_id"
IN_TREE = "g.goal_tree_id = %(tree)s"
NAME = "coalesce((SELECT u.name FROM organisations_user u WHERE u.id = {}), '')"
SELECT = """(
    SELECT '{kind}'::text, {at}::text, {hints}, row_to_json(told)::text
    FROM {source} CROSS JOIN LATERAL (SELECT {told}) told
    WHERE {where} ORDER BY {order}
)"""


@dataclass(frozen=True)
class Rows:
    """Rows of one kind, in order. All values are SQL; `told` is {key in JSON: SQL}.

    `at` is the id of what a row hangs at. `hints` are columns for who puts the document together.
    There are no rows unless `hanging`, a table, has a row at a goal of the tree; empty when always.
    """

    kind: str
    source: str
    told: dict
    at: str = "x.goal_id"
    hints: tuple = ()
    where: str = IN_TREE
    order: str = "x.id"
    hanging: str = ""

    @property
    def sql(self):
        """A SELECT of (kind, at, MOST_HINTS hints, JSON), all of them texts."""
        hints = [*self.hints, *["NULL"] * (MOST_HINTS - len(self.hints))]
        return SELECT.format(
            kind=self.kind,
            at=self.at,
            hints=", ".join(f"{hint}::text" for hint in hints),
            source=self.source,
            told=", ".join(f'{sql} AS "{key}"' for key, sql in self.told.items()),
            where=self.where,
            order=self.order,
        )


def told(keys, of="x", **special):
    """{key in JSON: SQL} of {field: key in JSON}: the column of that name, unless it is in `special`."""
    return {key: special.get(name, f"{of}.{name}") for name, key in keys.items()}


def number(column):
    """A number without trailing zeros, as text."""
    return f"trim_scale({column})::text"


def moment(column):
    """A moment as Python writes it: a fraction of a second has six digits, or there is none."""
    text = f"""to_char({column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"+00:00"')"""
    return f"replace({text}, '.000000', '')"


def name_of(user):
    """The name of who wrote something, never the address: this leaves the site."""
    return NAME.format(user)


def choice(column, values, otherwise):
    """What goes with the value of a column, by {value: SQL}."""
    cases = " ".join(f"WHEN '{value}' THEN {sql}" for value, sql in values.items())
    return f"CASE {column} {cases} ELSE {otherwise} END"


def in_order(column):
    """To sort texts as Python does."""
    return f'{column} COLLATE "C"'
