from io import BytesIO

import pdfplumber
import pytest

from benchmarks.appendix import HEADS, SETTINGS, Known, Setting, make
from benchmarks.tables import compared, is_right


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda setting: setting.name)
def test_an_appendix_has_its_rows_and_every_place_is_in_one_cell(setting: Setting) -> None:
    cells = make(setting).cells
    n_rows = max(cell.row + cell.row_span for cell in cells)
    covered = [
        (row, column)
        for cell in cells
        for row in range(cell.row, cell.row + cell.row_span)
        for column in range(cell.column, cell.column + cell.column_span)
    ]
    assert sorted(covered) == [(row, column) for row in range(n_rows) for column in range(len(HEADS))]
    assert sum(cell.column == 0 and cell.text.isdigit() for cell in cells) == setting.n_rows


@pytest.mark.parametrize(
    ("known", "read", "right"),
    [
        ("Phòng Nghiệp vụ", "Phòng Nghiệp vụ", True),
        ("Rà soát quy trình tiếp nhận đơn thư", "Rà soát quy trinh tiếp nhận đơn thư", True),
        ("Quý II/2025", "Quý 11/2025", False),
        ("", "", True),
        ("", ".", False),
        ("7", "", False),
    ],
)
def test_a_cell_is_right_when_nearly_all_of_it_is(known: str, read: str, right: bool) -> None:
    assert is_right(known, read) is right


def test_a_cell_at_another_place_is_wrong_and_has_no_characters_to_count() -> None:
    known = [Known(0, 0, 1, 1, "STT"), Known(0, 1, 1, 1, "Nhiệm vụ")]
    wrong, errors = compared(known, {(0, 0, 1, 1): "STT", (1, 1, 1, 1): "Nhiệm vụ"})
    assert wrong == [("Nhiệm vụ", None)]
    assert errors == 0


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda setting: setting.name)
def test_pages_end_with_an_open_row_where_they_should(setting: Setting) -> None:
    with pdfplumber.open(BytesIO(make(setting).pdf)) as pdf:
        for page in pdf.pages:
            level = max(edge["top"] for edge in page.edges if edge["orientation"] == "h")
            upright = max(edge["bottom"] for edge in page.edges if edge["orientation"] == "v")
            assert (upright - level > 10) is setting.open_bottom
