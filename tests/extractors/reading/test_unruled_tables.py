from collections.abc import Sequence

import pytest

from extractors.document import Box
from extractors.reading.cell_words import filled
from extractors.reading.placed import PlacedCell, PlacedWord
from extractors.reading.unruled_tables import find_unruled, first_rows, may_be_table, seems_table
from extractors.reading.white_grid import Candidate, find_candidates

HEADS = ["TT", "Nội dung công việc", "Đơn vị chủ trì", "Thời gian"]
COLUMNS = (60.0, 95.0, 290.0, 420.0)
ROWS = [
    HEADS,
    ["1", "Rà soát quy hoạch các\nkhu dân cư", "Văn phòng", "Quý I"],
    ["2", "Lập danh mục dự án", "Thanh tra", "Quý II"],
    ["3", "Báo cáo", "Phòng Kế hoạch\nTài chính", "Quý IV"],
]


def line(text: str, x: float, top: float, *, bold: bool = False) -> list[PlacedWord]:
    placed = []
    for word in text.split():
        placed.append(PlacedWord(word, Box(x, top, x + 6 * len(word), top + 12), bold))
        x += 6 * len(word) + 3
    return placed


def set_in_columns(
    rows: Sequence[Sequence[str]], top: float = 100, columns: Sequence[float] = COLUMNS
) -> list[PlacedWord]:
    words: list[PlacedWord] = []
    for row in rows:
        for x, cell in zip(columns, row, strict=False):
            for at, text in enumerate(cell.split("\n")):
                words += line(text, x, top + 15 * at)
        top += 15 * max(cell.count("\n") + 1 for cell in row) + 6
    return words


def text(cell: PlacedCell) -> str:
    return "\n".join(" ".join(word.text for word in line.words) for line in cell.lines)


def tables(words: Sequence[PlacedWord]) -> list[list[list[str]]]:
    return [
        [[text(cell) for cell in table.cells if cell.row == row] for row in range(table.n_rows)]
        for table in find_unruled(words)
    ]


def test_columns_under_known_heads_are_a_table() -> None:
    assert tables(set_in_columns(ROWS)) == [ROWS]


def test_heads_of_two_lines_are_one_row() -> None:
    heads = ["STT", "Nhiệm vụ", "Cơ quan\nchủ trì", "Thời hạn\nhoàn thành"]
    assert tables(set_in_columns([heads, *ROWS[1:]])) == [[heads, *ROWS[1:]]]


def test_five_known_heads_make_unknown_ones_no_matter() -> None:
    heads = ["TT", "Nội dung", "Chủ trì", "Phối hợp", "Thời gian", "Số xã", "Số bản", "Số hộ"]
    rows = [[str(at), "Dựng phim", "Sở Y tế", "Công an", "Quý I", "12", "40", "900"] for at in (1, 2, 3)]
    columns = (40, 70, 170, 250, 340, 430, 500, 570)
    assert tables(set_in_columns([heads, *rows], columns=columns)) == [[heads, *rows]]


def test_a_group_over_the_width_is_one_cell() -> None:
    group = ["I. NHÓM CÁC NHIỆM VỤ THƯỜNG XUYÊN CỦA SỞ TRONG NĂM"]
    assert tables(set_in_columns([*ROWS[:3], group, ROWS[3]])) == [[*ROWS[:3], group, ROWS[3]]]


def test_empty_cells_are_kept() -> None:
    rows = [HEADS, ["1", "Rà soát", "", "Quý I"], ["2", "Lập danh mục", "Thanh tra", ""]]
    assert tables(set_in_columns(rows)) == [rows]


def test_prose_and_the_close_below_are_not_the_table_s() -> None:
    words = set_in_columns(ROWS)
    after = max(word.box.bottom for word in words) + 5
    prose = line("Trên đây là danh mục nhiệm vụ, đề nghị các phòng, đơn vị thuộc Sở tổ chức thực hiện.", 60, after)
    close = line("Nơi nhận: Như trên", 60, after) + line("GIÁM ĐỐC", 420, after)
    assert tables(words + prose) == [ROWS]
    assert tables(words + close) == [ROWS]


@pytest.mark.parametrize(
    "words",
    [
        pytest.param(
            [
                *line("Nội dung công việc, đơn vị chủ trì, thời gian thực hiện nêu tại phụ lục kèm theo", 60, 100),
                *line("Kế hoạch này; các đơn vị căn cứ chức năng, nhiệm vụ được giao để thực hiện.", 60, 115),
            ],
            id="prose that names the heads",
        ),
        pytest.param(set_in_columns([HEADS]), id="heads over nothing"),
        pytest.param(
            set_in_columns([["Số hiệu", "Họ và tên", "Quê quán", "Năm sinh"], *ROWS[1:]]), id="heads of another list"
        ),
        pytest.param(
            [
                *set_in_columns([HEADS]),
                *(
                    word
                    for at in range(6)
                    for word in line("Các phòng, đơn vị thuộc Sở có trách nhiệm triển khai thực hiện kế hoạch này", 60, 121 + 15 * at)
                ),
            ],
            id="heads over prose",
        ),
        pytest.param(
            set_in_columns(
                [["SỞ XÂY DỰNG", "CỘNG HÒA XÃ HỘI"], ["Số: 12/KH-SXD", "Độc lập - Tự do"]], columns=(60, 300)
            ),
            id="a letterhead",
        ),
        pytest.param([], id="nothing"),
    ],
)  # fmt: skip
def test_what_is_not_sure_stays_text(words: list[PlacedWord]) -> None:
    assert tables(words) == []


def test_no_word_is_lost() -> None:
    words = set_in_columns(ROWS)
    (table,) = find_unruled(words)
    kept = [word for cell in table.cells for line in cell.lines for word in line.words]
    assert sorted(word.text for word in kept) == sorted(word.text for word in words)


@pytest.mark.parametrize(
    ("numbers", "is_table"),
    [
        (["7", "8", "9", "10", "11"], True),
        (["7", "8", "5)", "10", "11"], True),
        (["7", "8", "đệ", "10", "1l"], False),
        (["7", "9", "11", "13", "15"], False),
        (["7", "8"], False),
    ],
)
def test_rows_at_the_top_of_a_page_go_on_where_their_numbers_do(numbers: list[str], is_table: bool) -> None:
    rows = [[number, "Kiểm kê kho lưu trữ\ncủa các trạm", "Chi cục", "Quý III"] for number in numbers]
    assert [len(table) for table in tables(set_in_columns(rows))] == [len(numbers)] * is_table


def looked_at(words: Sequence[PlacedWord]) -> tuple[Candidate, list[str]]:
    """The only candidate among the words, and the texts of the cells in its first rows."""
    [candidate] = find_candidates([word.box for word in words], ())
    cells = filled(first_rows(candidate.grid), words).cells
    return candidate, [text(cell).replace("\n", " ") for cell in cells]


LONG = [ROWS[1 + at % 3] for at in range(12)]
NUMBERED = [[str(at), *row[1:]] for at, row in enumerate(LONG, start=4)]
NAMES = [["Bà", "Lê Thị Mai", "Giám đốc", "Văn phòng"], ["Ông", "Trần Văn Nam", "Kế toán", "Thanh tra"]] * 6


@pytest.mark.parametrize(
    ("rows", "may_be"),
    [
        ([HEADS, *LONG], True),
        ([["Biểu 1"], HEADS, *LONG], True),
        (NUMBERED, True),
        (NAMES, False),
        ([*NAMES, HEADS, *LONG], False),
    ],
)
def test_the_first_rows_tell_what_can_be_no_table(rows: list[list[str]], may_be: bool) -> None:
    words = set_in_columns(rows)
    assert may_be_table(*looked_at(words)) is may_be
    assert may_be or not tables(words)


ABOVE = [*line("BIỂU KÈM THEO", 60, 40), *line("(của Chi cục)", 60, 60)]


@pytest.mark.parametrize(
    ("above", "seen", "seems"),
    [
        (ABOVE, HEADS, True),
        (ABOVE, ["", "Nội dung công viêc", "Đơn vị chu trì", ""], True),
        (ABOVE, ["", "Nội dung công việc", "", ""], False),
        (ABOVE, ["Bà", "Lê Thị Mai", "Giám đốc", "Văn phòng"], False),
        ([], ["Bà", "Lê Thị Mai", "Giám đốc", "Văn phòng"], True),  # a page may go on with rows
    ],
)
def test_what_an_engine_saw_without_a_grid_tells_which_are_worth_reading(
    above: list[PlacedWord], seen: list[str], seems: bool
) -> None:
    [candidate] = find_candidates([word.box for word in [*above, *set_in_columns([HEADS, *LONG])]], ())
    assert seems_table(candidate, [*above, *set_in_columns([seen, *LONG])]) is seems
