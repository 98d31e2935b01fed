from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.reading.image_rules import Rule, Rules
from extractors.reading.placed import PlacedTable
from extractors.reading.rule_grid import find_grids

DPI = 300.0
COLUMNS = (100.0, 300.0, 1200.0, 1700.0)
ROWS = (100.0, 200.0, 320.0, 440.0)


def level(y: float, *x: float) -> list[Rule]:
    return [Rule(y, start, end) for start, end in zip(x[::2], x[1::2], strict=True)]


def upright(x: float, *y: float, lone: bool = True) -> list[Rule]:
    return [Rule(x, start, end, lone=lone) for start, end in zip(y[::2], y[1::2], strict=True)]


def full_level() -> list[Rule]:
    return [rule for y in ROWS for rule in level(y, COLUMNS[0], COLUMNS[-1])]


def full_upright() -> list[Rule]:
    return [rule for x in COLUMNS for rule in upright(x, ROWS[0], ROWS[-1])]


def grids(levels: list[Rule], uprights: list[Rule]) -> list[PlacedTable]:
    return [grid.table for grid in find_grids(Rules(tuple(levels), tuple(uprights)), DPI)]


def shape(table: PlacedTable) -> tuple[int, int]:
    return table.n_rows, table.n_columns


def merged(table: PlacedTable) -> list[tuple[int, int, int, int]]:
    return [
        (cell.row, cell.column, cell.row_span, cell.column_span)
        for cell in table.cells
        if cell.row_span > 1 or cell.column_span > 1
    ]


def test_rules_make_a_grid() -> None:
    [table] = grids(full_level(), full_upright())
    assert shape(table) == (3, 3)
    assert not merged(table)
    assert (table.cells[4].box.x0, table.cells[4].box.top) == (300, 200)


def test_a_row_without_rules_between_its_cells_is_one_cell() -> None:
    inner = [rule for x in COLUMNS[1:-1] for rule in upright(x, 100, 200, 320, 440)]
    [table] = grids(full_level(), [*upright(100, 100, 440), *inner, *upright(1700, 100, 440)])
    assert merged(table) == [(1, 0, 1, 3)]


def test_cells_are_merged_down_where_no_level_rule_runs() -> None:
    levels = [*level(100, 100, 1700), *level(200, 300, 1700), *level(320, 300, 1700), *level(440, 100, 1700)]
    [table] = grids(levels, full_upright())
    assert merged(table) == [(0, 0, 3, 1)]


def test_a_header_of_two_levels() -> None:
    columns = (100.0, 300.0, 900.0, 1300.0, 1700.0)
    levels = [*level(100, 100, 1700), *level(160, 900, 1700), *level(220, 100, 1700), *level(340, 100, 1700)]
    uprights = [rule for x in columns for rule in upright(x, 160 if x == 1300 else 100, 340)]
    [table] = grids(levels, uprights)
    assert merged(table) == [(0, 0, 2, 1), (0, 1, 2, 1), (0, 2, 1, 2)]


def test_a_broken_rule_still_parts_cells() -> None:
    levels = [*level(100, 100, 1700), *level(200, 100, 700, 760, 1700), *level(320, 100, 1700), *level(440, 100, 1700)]
    uprights = [
        *upright(100, 100, 440),
        *upright(300, 100, 250, 275, 440),
        *upright(1200, 100, 440),
        *upright(1700, 100, 440),
    ]
    [table] = grids(levels, uprights)
    assert shape(table) == (3, 3)
    assert not merged(table)


def test_an_open_bottom_and_open_sides_end_where_the_rules_end() -> None:
    [table] = grids([rule for y in ROWS[:-1] for rule in level(y, 100, 1700)], full_upright())
    assert shape(table) == (3, 3)
    assert table.box.bottom == 440
    [table] = grids(full_level(), [rule for x in COLUMNS[1:-1] for rule in upright(x, 100, 440)])
    assert shape(table) == (3, 3)
    assert (table.box.x0, table.box.x1) == (100, 1700)


def test_a_single_row_may_be_open_below() -> None:
    [table] = grids(level(100, 100, 1700), [rule for x in COLUMNS for rule in upright(x, 100, 200)])
    assert shape(table) == (1, 3)


def test_a_stamps_stroke_above_a_table_adds_no_row() -> None:
    [table] = grids([*full_level(), *level(40, 400, 600)], [*full_upright(), *upright(450, 40, 130)])
    assert shape(table) == (3, 3)


def test_a_merged_row_may_be_open_below() -> None:
    inner = [rule for x in COLUMNS[1:-1] for rule in upright(x, 100, 320)]
    levels = [rule for y in ROWS[:-1] for rule in level(y, 100, 1700)]
    [table] = grids(levels, [*upright(100, 100, 440), *inner, *upright(1700, 100, 440)])
    assert merged(table) == [(2, 0, 1, 3)]


def test_a_double_rule_is_one_edge() -> None:
    doubled = [Rule(rule.at + 10, rule.start, rule.end) for rule in full_upright()]
    [table] = grids(full_level(), [*full_upright(), *doubled])
    assert shape(table) == (3, 3)


def test_strokes_of_letters_and_a_scanners_line_part_nothing() -> None:
    stems = [*upright(700, 105, 195, lone=False), *upright(800, 220, 290)]
    [table] = grids(full_level(), [*full_upright(), *stems, *upright(1000, 10, 1800)])
    assert shape(table) == (3, 3)
    assert not merged(table)


@pytest.mark.parametrize(
    ("levels", "uprights"),
    [
        (level(100, 300, 800), []),
        ([*level(100, 100, 1700), *level(2000, 100, 1700)], [*upright(100, 100, 2000), *upright(1700, 100, 2000)]),
        (
            [*level(100, 100, 500), *level(180, 100, 500)],
            [rule for x in (100, 300, 500) for rule in upright(x, 100, 180)],
        ),
        (
            [*level(100, 100, 1700), *level(200, 100, 1700), *level(300, 100, 1700)],
            [*upright(100, 100, 300), *upright(1700, 100, 300)],
        ),
    ],
    ids=["an underline", "a page's frame", "a stamp", "a box of lines"],
)
def test_what_is_no_table(levels: list[Rule], uprights: list[Rule]) -> None:
    assert not grids(levels, uprights)


def test_two_tables_on_a_page() -> None:
    lower = [Rule(rule.at + 900, rule.start, rule.end) for rule in full_level()]
    lower_upright = [Rule(rule.at, rule.start + 900, rule.end + 900) for rule in full_upright()]
    first, second = grids([*lower, *full_level()], [*lower_upright, *full_upright()])
    assert first.box.bottom < second.box.top


@given(st.sets(st.tuples(st.integers(0, 3), st.integers(0, 3), st.booleans())))
def test_every_place_belongs_to_exactly_one_cell(missing: set[tuple[int, int, bool]]) -> None:
    """Whatever pieces of the rules inside a grid of four by four places are missing."""
    edges = [100.0, 400.0, 700.0, 1000.0, 1300.0]
    levels, uprights = [], []
    for at, edge in enumerate(edges):
        for place, (start, end) in enumerate(pairwise(edges)):
            inner = 0 < at < 4
            if not (inner and (at, place, True) in missing):
                levels.append(Rule(edge, start, end))
            if not (inner and (at, place, False) in missing):
                uprights.append(Rule(edge, start, end))
    for table in grids(levels, uprights):
        covered = [
            (row, column)
            for cell in table.cells
            for row in range(cell.row, cell.row + cell.row_span)
            for column in range(cell.column, cell.column + cell.column_span)
        ]
        assert sorted(covered) == [(row, column) for row in range(table.n_rows) for column in range(table.n_columns)]
