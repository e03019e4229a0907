"""Edits of the outline that is `filled`: each is a function that changes an outline in one way."""

from tests.goals.checks.outlines import find


def start(outline):
    return find(outline, "Goede start")


def put(name, row=None, **fields):
    """An edit: the only row of a list replaced by `row`, or by itself with other fields; or thrown away."""

    def edit(outline):
        rows = getattr(start(outline), name)
        rows[:] = [rows[0]._replace(**fields)] if fields else [row] if row else []

    return edit


def add(name, row):
    return lambda outline: getattr(start(outline), name).append(row)


def write(**fields):
    def edit(outline):
        goal = start(outline)
        for name, value in fields.items():
            setattr(goal, name, value)

    return edit


def sheet(**fields):
    def edit(outline):
        for name, value in fields.items():
            setattr(start(outline).indicators[0], name, value)

    return edit


def project(**fields):
    def edit(outline):
        for name, value in fields.items():
            setattr(start(outline).projects[0].project, name, value)

    return edit


def tree(**fields):
    def edit(outline):
        for name, value in fields.items():
            setattr(outline, name, value)

    return edit


def target(**fields):
    def edit(outline):
        targets = start(outline).indicators[0].targets
        targets[:] = [targets[0]._replace(**fields)]

    return edit


def measurements(*rows):
    return sheet(measurements=list(rows))


def contribution(**fields):
    def edit(outline):
        for name, value in fields.items():
            setattr(start(outline).contributions[0], name, value)

    return edit
