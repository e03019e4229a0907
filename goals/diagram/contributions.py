"""The lines of contributions to a second parent, led round the boxes. No other lines."""

from goals.diagram.shapes import Line, merge, rounded

AWAY = 6  # from a box, at least
LANES = (14, 8, 20)  # px right of a column; lines next to each other take different ones
BELOW_MIDDLE = 18  # where a line leaves and arrives, clear of the line to parent or children
MOST = 40  # without a chosen goal; more of them would hide the tree


def lines(boxes, path, columns):
    """Lines between boxes, {goal id: Box}: of the chosen path, or all of them, quietly."""
    pairs = [(boxes.get(goal.id), boxes.get(target_id)) for goal, target_id in _ends(boxes, path)]
    drawn = [(box, target) for box, target in pairs if box and target]
    if not path and len(drawn) > MOST:
        return []
    kind = "also" if path else "quiet"
    return [
        _line(kind, box, target, LANES[turn % len(LANES)], boxes, columns)
        for turn, (box, target) in enumerate(drawn)
    ]


def _ends(boxes, path):
    if path is None:
        goals = [box.goal for box in boxes.values()]
        return [(goal, link.target_id) for goal in goals for link in goal.contributions]
    return [
        *((goal, link.target_id) for goal, link in path.links),
        *((goal, path.goal.id) for goal in path.contributors),
    ]


def _line(kind, box, target, lane, boxes, columns):
    """Leave the box on the left, pass the columns between where nothing stands, point at target."""
    start = (box.x, min(box.middle + BELOW_MIDDLE, box.bottom - 8))
    end = (target.right + 1, min(target.middle + BELOW_MIDDLE, target.bottom - 8))
    gap_left_of_box = _right_of(columns[box.column - 1], target) + lane
    gap_right_of_target = target.right + lane
    passage = _free_row(end[1], boxes, target.column, box.column)
    points = [start, (gap_left_of_box, start[1]), (gap_left_of_box, passage)]
    if passage != end[1]:
        points += [(gap_right_of_target, passage), (gap_right_of_target, end[1])]
    points.append((end[0] + 7, end[1]))
    head = f"M{end[0]} {end[1]}l9-5v10z"
    return Line(kind, rounded(points), head)


def _right_of(column, like):
    return column.x + like.width


def _free_row(wished, boxes, target_column, box_column):
    """The y nearest to the wished one where no box stands in the columns between two columns."""
    between = [box for box in boxes.values() if target_column < box.column < box_column]
    solid = [(box.y - AWAY, box.bottom + AWAY) for box in between]
    solid += [(stub.y - AWAY, stub.y + stub.height + AWAY) for box in between for stub in box.stubs]
    for top, bottom in merge(solid):
        if top < wished < bottom:
            return top if wished - top < bottom - wished else bottom
    return wished
