"""Where boxes and lines of a drawing stand."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goals.diagram.folding import fold, kept_by
from goals.diagram.layout import SHEET, draw
from goals.diagram.path import path_of
from goals.diagram.shapes import rounded
from tests.goals.diagram.outlines import find, link, link_out, outline_of

TREE = """
    M Gezond
      D Basis
        S Omgeving
          P Speelplekken
          P Bankjes
      P Rechtstreeks
    M Buurt
      D Ontmoeten
        P Buurtkamer
"""


def diagram_of(outline, number="", opened=()):
    path = path_of(outline, find(outline, number)) if number else None
    folding = fold(outline, kept=kept_by(outline, path=path), path=path, opened=opened)
    return draw(outline, folding, path)


def box_of(diagram, number):
    return next(box for box in diagram.boxes if box.goal.number == number)


def states(diagram):
    return {box.goal.number: box.state for box in diagram.boxes if box.state}


def kinds(diagram):
    return sorted(line.kind for line in diagram.lines)


def parts(diagram):
    """(left, top, right, bottom) of everything that must not overlap."""
    boxes = [(box.x, box.y, box.right, box.bottom) for box in diagram.boxes]
    stubs = [
        (stub.x, stub.y, stub.x + stub.width, stub.y + stub.height)
        for box in diagram.boxes
        for stub in box.stubs
    ]
    pills = [
        (pill.x, pill.y - 14, pill.x + pill.width, pill.y + 14)
        for pill in diagram.pills
        if pill.kind != "close"
    ]
    return boxes + stubs + pills


def overlap(one, other):
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def assert_tidy(diagram):
    areas = parts(diagram)
    assert [pair for pair in combinations(areas, 2) if overlap(*pair)] == []
    assert all(area[0] >= 0 and area[2] <= diagram.width for area in areas)
    assert all(diagram.head <= area[1] and area[3] <= diagram.height for area in areas)


def test_goal_stands_in_the_column_of_its_level():
    diagram = diagram_of(outline_of(TREE))
    assert [column.level for column in diagram.columns] == [
        "maatschappelijk_effect", "doelstelling", "subdoelstelling", "prestatie",
    ]  # fmt: skip
    x = [column.x for column in diagram.columns]
    assert [box.x for box in diagram.boxes] == [x[0], x[1], x[2], x[3], x[3], x[3], x[0], x[1], x[3]]


def test_level_that_does_not_occur_has_no_column():
    diagram = diagram_of(outline_of("M Effect\n  P Prestatie"))
    assert [column.level for column in diagram.columns] == ["maatschappelijk_effect", "prestatie"]


def test_column_has_the_name_the_municipality_gives():
    outline = outline_of(TREE)
    outline.level_names = {"doelstelling": "opgave"}
    diagram = diagram_of(outline)
    assert diagram.columns[1].lines == ["Opgave"]
    assert box_of(diagram, "1.1").level == "opgave"


def test_line_to_a_child_that_skips_a_level_runs_on_at_its_height():
    diagram = diagram_of(outline_of("M Effect\n  P Prestatie"))
    effect, result = diagram.boxes
    assert [line.d for line in diagram.lines] == [
        f"M{effect.right} {effect.middle}L{result.x} {effect.middle}"
    ]


def test_parent_stands_level_with_its_only_child():
    diagram = diagram_of(outline_of(TREE))
    assert box_of(diagram, "2").middle == box_of(diagram, "2.1").middle


def test_title_is_never_cut_off():
    title = "Verantwoordelijkheidsverdeling " * 8
    box = diagram_of(outline_of(f"M {title}")).boxes[0]
    assert "".join(box.lines) == title.strip()
    assert box.height > 20 * len(box.lines)


def test_chosen_goal_lights_up_its_path():
    diagram = diagram_of(outline_of(TREE), "1.1.1.2")
    assert states(diagram) == {"1": "path", "1.1": "path", "1.1.1": "path", "1.1.1.2": "chosen"}
    assert kinds(diagram).count("path") == 3


def test_chosen_goal_lights_up_its_second_parent():
    outline = outline_of(TREE)
    link(outline, "1.1.1.2", "2.1")
    diagram = diagram_of(outline, "1.1.1.2")
    assert states(diagram)["2.1"] == "also"
    assert states(diagram)["2"] == "above"
    assert kinds(diagram).count("also") == 1
    assert kinds(diagram).count("above") == 1


def test_chosen_goal_lights_up_who_contributes_to_it():
    outline = outline_of(TREE)
    link(outline, "1.1.1.2", "2.1")
    diagram = diagram_of(outline, "2.1")
    assert states(diagram) == {"2": "path", "2.1": "chosen", "1.1.1.2": "contributor"}
    assert kinds(diagram).count("also") == 1


def test_without_choice_contributions_are_drawn_quietly():
    outline = outline_of(TREE)
    link(outline, "1.1.1.2", "2.1")
    diagram = diagram_of(outline)
    assert kinds(diagram).count("quiet") == 1
    assert diagram.has_links


def test_contribution_line_leaves_its_goal_and_points_at_its_target():
    outline = outline_of(TREE)
    link(outline, "1.1.1.2", "2.1")
    diagram = diagram_of(outline, "1.1.1.2")
    line = next(line for line in diagram.lines if line.kind == "also")
    assert line.d.startswith(f"M{box_of(diagram, '1.1.1.2').x} ")
    assert line.head.startswith(f"M{box_of(diagram, '2.1').right + 1} ")


def test_contribution_line_runs_round_boxes_between():
    outline = outline_of("M Een\n  D Doel\n  D Doel\n  D Doel\nM Twee\n  D Doel\n    S Sub")
    link(outline, "2.1.1", "1")
    diagram = diagram_of(outline, "2.1.1")
    line = next(line for line in diagram.lines if line.kind == "also")
    assert line.d.count("Q") == 4
    assert_tidy(diagram)


def test_goal_of_another_tree_gets_a_stub_below_the_goal():
    outline = outline_of(TREE)
    link_out(outline, "1.1.1.1", "De openbare ruimte nodigt uit")
    diagram = diagram_of(outline)
    box = box_of(diagram, "1.1.1.1")
    assert [stub.tree_lines for stub in box.stubs] == [["Andere boom"]]
    assert box.stubs[0].y > box.bottom
    assert_tidy(diagram)


def test_choosing_a_goal_moves_no_box_of_a_small_tree():
    outline = outline_of(TREE)
    before = [(box.x, box.y) for box in diagram_of(outline).boxes]
    assert [(box.x, box.y) for box in diagram_of(outline, "1.1.1.2").boxes] == before


def test_folded_branch_has_a_button_and_an_opened_one_too():
    outline = outline_of("M Effect\n" + "  P Prestatie\n" * 100)
    assert [(pill.kind, pill.count) for pill in diagram_of(outline).pills] == [("open", 100)]
    diagram = diagram_of(outline, opened=[outline.goals[0].id])
    assert [(pill.kind, pill.count) for pill in diagram.pills] == [("rest", 60), ("close", 0)]
    assert_tidy(diagram)


def test_tall_drawing_prints_on_sheets_cut_between_boxes():
    diagram = diagram_of(outline_of(("M Effect\n" + "  P Prestatie\n" * 11) * 6))
    assert len(diagram.pages) > 1
    assert all(page.height <= SHEET for page in diagram.pages)
    assert sum(page.height for page in diagram.pages) == diagram.height - diagram.head
    cuts = [page.y for page in diagram.pages[1:]]
    assert [box for box in diagram.boxes for cut in cuts if box.y < cut < box.bottom] == []


def test_small_drawing_prints_on_one_sheet():
    assert len(diagram_of(outline_of(TREE)).pages) == 1


@pytest.mark.parametrize(
    ("points", "expected"),
    [
        ([(0, 0), (50, 0)], "M0 0L50 0"),
        ([(0, 0), (0, 0), (50, 0)], "M0 0L50 0"),
        ([(0, 0), (30, 0), (30, 60)], "M0 0L20 0Q30 0 30 10L30 60"),
        ([(0, 0), (30, 0), (30, 8)], "M0 0L26 0Q30 0 30 4L30 8"),
    ],
)
def test_rounded_elbows(points, expected):
    assert rounded(points) == expected


@st.composite
def trees(draw_from):
    """Drawings in text of random trees, levels skipped and titles of all lengths."""
    lines, path = [], []
    for _ in range(draw_from(st.integers(1, 30))):
        depth = draw_from(st.integers(0, len(path)))
        lowest = "MDSP".index(path[depth - 1]) + 1 if depth else 0
        if lowest > 3:
            depth, lowest = 0, 0
        letter = draw_from(st.sampled_from("MDSP"[lowest:]))
        path = [*path[:depth], letter]
        words = draw_from(st.integers(1, 40))
        lines.append(f"{'  ' * depth}{letter} {'woord ' * words}".rstrip())
    return "\n".join(lines)


@given(trees(), st.data())
def test_nothing_overlaps_in_any_tree(text, data):
    outline = outline_of(text)
    goals = list(outline)
    for goal in goals:
        if data.draw(st.integers(0, 5)) == 0:
            link_out(outline, goal.number, "Een doel van een andere boom")
    assert_tidy(diagram_of(outline, data.draw(st.sampled_from(goals)).number))
    assert_tidy(diagram_of(outline))
