"""Grids of words that no upright rule parts."""

import random
from collections.abc import Sequence

import pytest

from extractors.document import Box
from extractors.reading.placed import PlacedWord
from extractors.reading.unruled_tables import find_unruled
from extractors.reading.white_columns import find_blocks
from extractors.reading.white_grid import Candidate, Level, find_candidates
from extractors.reading.white_rows import Anchor, Gap, rows_by_numbers, rows_by_white

COLUMNS = (50.0, 90.0, 260.0, 380.0)
WIDTHS = (12.0, 150.0, 100.0, 80.0)
PITCH = 14.0


def line(x: float, top: float, width: float) -> list[Box]:
    """Words of 30 points and spaces of 3."""
    starts = [x + 33 * at for at in range(int(width // 33) + 1)]
    return [Box(start, top, min(start + 30, x + width), top + 10) for start in starts if start < x + width]


def rows(n_lines: Sequence[Sequence[int]], *, apart: float = 0, centred: bool = False) -> tuple[list[Box], list[float]]:
    """Words of rows whose cells have so many lines; and where the rows end."""
    boxes: list[Box] = []
    ends = []
    top = 100.0
    for of_cells in n_lines:
        height = PITCH * max(of_cells)
        for x, width, n in zip(COLUMNS, WIDTHS, of_cells, strict=True):
            first = top + (height - PITCH * n) / 2 if centred else top
            boxes += [box for at in range(n) for box in line(x, first + PITCH * at, width)]
        top += height + apart
        ends.append(top - apart / 2)
    return boxes, ends


def shape(found: Sequence[Candidate]) -> list[tuple[int, int]]:
    return [(candidate.grid.n_rows, candidate.grid.n_columns) for candidate in found]


def tops(candidate: Candidate) -> list[float]:
    return sorted({cell.box.top for cell in candidate.grid.cells})


LINES = [(1, 1, 1, 1), (1, 3, 1, 2), (1, 1, 2, 1), (1, 2, 1, 1), (1, 4, 2, 2)]


@pytest.mark.parametrize(("apart", "centred"), [(0.0, False), (6.0, False), (6.0, True), (14.0, True)])
def test_a_row_is_as_high_as_its_highest_cell(apart: float, centred: bool) -> None:
    boxes, ends = rows(LINES, apart=apart, centred=centred)
    (found,) = find_candidates(boxes, ())
    assert shape([found]) == [(5, 4)]
    assert tops(found)[1:] == pytest.approx(ends[:-1], abs=4)


def test_words_stand_in_the_cells_of_their_columns() -> None:
    boxes, _ = rows(LINES)
    (found,) = find_candidates(boxes, ())
    for x, column in zip(COLUMNS, range(4), strict=True):
        (cell,) = (cell for cell in found.grid.cells if (cell.row, cell.column) == (1, column))
        assert cell.box.x0 <= x < cell.box.x1


def test_a_heading_over_the_columns_is_one_cell() -> None:
    above, ends = rows(LINES[:2], apart=6)
    heading = line(90, ends[-1] + 3, 300)
    below = [
        Box(box.x0, box.top + ends[-1] - 74, box.x1, box.bottom + ends[-1] - 74) for box in rows(LINES[2:], apart=6)[0]
    ]
    (found,) = find_candidates([*above, *heading, *below], ())
    assert [cell.row for cell in found.grid.cells if cell.column_span == 4] == [2]
    assert found.grid.n_rows == 6


@pytest.mark.parametrize(("shift", "n_blocks"), [(0.0, 1), (45.0, 2)])
def test_far_below_a_heading_the_same_columns_go_on_and_others_do_not(shift: float, n_blocks: int) -> None:
    above, ends = rows(LINES, apart=14)
    heading = line(50, ends[-1] + 15, 120)
    below = [
        Box(box.x0 + shift, box.top + ends[-1] - 60, box.x1 + shift, box.bottom + ends[-1] - 60)
        for box in rows(LINES, apart=14)[0]
    ]
    blocks = find_blocks([*above, *heading, *below], 10.0)
    assert [len(block.gutters) for block in blocks] == [3] * n_blocks


def test_rules_part_rows_without_numbers() -> None:
    boxes, ends = rows([(0, 2, 1, 1), (0, 1, 1, 1), (0, 3, 2, 1), (0, 1, 1, 2)], apart=6)
    rules = [Level(at, 45, 470) for at in (97.0, *ends)]
    (found,) = find_candidates(boxes, rules)
    assert shape([found]) == [(4, 3)]
    assert found.n_rules == 5
    assert (found.grid.box.x0, found.grid.box.x1) == (45, 470)


def test_a_rule_under_some_columns_leaves_the_others_merged() -> None:
    boxes, ends = rows([(1, 1, 1, 1), (1, 1, 0, 1), (1, 1, 1, 1)], apart=6)
    whole = [Level(at, 45, 470) for at in (97.0, ends[1], ends[2])]
    parts = [Level(ends[0], 45, 257), Level(ends[0], 377, 470)]
    (found,) = find_candidates(boxes, [*whole, *parts])
    assert [(cell.row, cell.column) for cell in found.grid.cells if cell.row_span == 2] == [(0, 2)]


def justified(n_lines: int, seed: int) -> list[Box]:
    """Lines of prose, their spaces stretched to reach the right margin."""
    rng = random.Random(seed)
    boxes = []
    for number in range(n_lines):
        widths = [rng.uniform(20, 34) for _ in range(rng.randint(13, 15))]
        space = (480 - sum(widths)) / (len(widths) - 1)
        x = 60.0
        for width in widths:
            boxes.append(Box(x, 100 + PITCH * number, x + width, 110 + PITCH * number))
            x += width + space
    return boxes


@pytest.mark.parametrize("seed", range(5))
def test_justified_prose_is_no_table(seed: int) -> None:
    assert find_unruled([PlacedWord("chung", box) for box in justified(30, seed)]) == []


@pytest.mark.parametrize(
    "boxes",
    [
        pytest.param([], id="nothing"),
        pytest.param(
            [box for at in range(4) for x in (60, 320) for box in line(x, 100 + 14 * at, 150)], id="a letterhead"
        ),
        pytest.param(
            [box for at in range(9) for box in [*line(60, 100 + 14 * at, 5), *line(80, 100 + 14 * at, 420)]],
            id="a list with hanging indents",
        ),
        pytest.param([box for x in COLUMNS for box in line(x, 100, 20)], id="one line of signatures"),
    ],
)
def test_no_candidate(boxes: list[Box]) -> None:
    assert find_candidates(boxes, ()) == []


GAPS = [Gap(20, 24), Gap(34, 42), Gap(52, 56)]


@pytest.mark.parametrize(
    ("at_top", "bounds"),
    [pytest.param(True, [54.0], id="above the next number"), pytest.param(False, [38.0], id="where most white is")],
)
def test_a_row_ends_between_two_numbers(at_top: bool, bounds: list[float]) -> None:
    assert rows_by_numbers([Anchor(15), Anchor(60)], GAPS, 10, at_top) == bounds


def test_a_row_begins_right_under_a_heading() -> None:
    assert rows_by_numbers([Anchor(15, is_heading=True), Anchor(60)], GAPS, 10, at_top=False) == [22.0]


def test_lines_that_are_equally_far_apart_are_no_rows() -> None:
    assert rows_by_white(GAPS) == [38.0]
    assert rows_by_white([Gap(20, 24), Gap(34, 38), Gap(48, 52)]) == []
