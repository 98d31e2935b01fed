"""Merged cells of crawled tables: given once, they leave the rows below them short."""

from __future__ import annotations

import pytest

from extractors.document import Page
from extractors.reading.crawled_spans import crawled_grid
from extractors.reading.markdown import read_markdown
from extractors.reading.options import ReadingOptions
from extractors.reading.page_writer import TextLine

HEAD = ("TT", "Việc", "Chủ trì", "Hạn", "Sản phẩm", "Nguồn vốn")
FIRST = ("1", "Đào ao cá", "Sở A", "Quý I", "Ao", "Ngân sách")


def cells(*rows: tuple[str, ...]) -> list[tuple[int, int, int, str]]:
    """The filled cells of a table as a crawl writes it: row, column, rows spanned and text."""
    drawn = ("|\n" + "".join(f"{cell}\n|\n" if cell else "|\n" for cell in row) for row in rows)
    (page,) = read_markdown("".join(drawn).encode(), ReadingOptions()).pages
    return [placed for placed in _placed(page) if placed[3]]


def _placed(page: Page) -> list[tuple[int, int, int, str]]:
    (table,) = page.tables
    return [(cell.row, cell.column, cell.row_span, page.text[cell.start : cell.end]) for cell in table.cells]


def below(*rows: tuple[str, ...]) -> list[tuple[int, int, int, str]]:
    return [cell for cell in cells(HEAD, FIRST, *rows) if cell[0] > 0]


def test_what_a_numbered_row_lacks_at_its_end_goes_on_from_above() -> None:
    found = below(("2", "Thả cá giống", "Sở B", "Quý II"), ("3", "Mua lưới", "Sở C", "Quý IV", "Lưới"))
    assert (1, 4, 2, "Ao") in found
    assert (1, 5, 3, "Ngân sách") in found
    assert (3, 4, 1, "Lưới") in found


def test_a_row_that_begins_with_an_order_shares_the_ordinal_above() -> None:
    found = below(("Xây dựng cống lấy nước", "Sở B"), ("2", "Thả cá giống", "Sở C", "Quý II", "Cá", "Vốn vay"))
    assert [(row, column, span) for row, column, span, _ in found if row == 1] == [
        (1, 0, 2),
        (1, 1, 1),
        (1, 2, 1),
        (1, 3, 2),
        (1, 4, 2),
        (1, 5, 2),
    ]
    assert (2, 1, 1, "Xây dựng cống lấy nước") in found
    assert (2, 2, 1, "Sở B") in found


@pytest.mark.parametrize(
    "row",
    [
        ("2", "Thả cá giống", "Sở B", "Quý II", "", ""),  # its empty cells are given
        ("II", "NUÔI TÔM"),
        ("Tổng cộng", "12 ao"),
    ],
)
def test_rows_that_lack_nothing_end_what_stands_above(row: tuple[str, ...]) -> None:
    found = below(row, ("3", "Mua lưới", "Sở C", "Quý IV"))
    assert all(span == 1 for _, _, span, _ in found)


def test_a_row_without_any_cell_is_an_empty_row() -> None:
    rows = [[[TextLine(cell)] for cell in row] for row in (HEAD, FIRST, (), ("2", "Thả cá giống", "Sở B", "Quý II"))]
    grid = crawled_grid(rows)
    assert [cell.lines for cell in grid if cell.row == 2] == [()] * len(HEAD)
    assert [cell.lines[0].text for cell in grid if cell.row == 3 and cell.lines] == [
        "2",
        "Thả cá giống",
        "Sở B",
        "Quý II",
    ]
