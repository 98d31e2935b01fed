from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.document import Box
from extractors.reading.placed import PlacedLine, PlacedWord
from extractors.reading.reading_order import reading_order

HEIGHT = 14.0
LETTER = 6.0
SPACE = 3.5


def line(text: str, x: float, top: float, *, centred: bool = False, space: float = SPACE) -> list[PlacedWord]:
    """The words of a line as a printer would place them; `|` is a gap of 60 points."""
    words = text.split()
    widths = [len(word) * LETTER for word in words]
    if centred:
        x -= (sum(widths) + space * (len(words) - 1)) / 2
    placed = []
    for word, width in zip(words, widths, strict=True):
        if word == "|":
            x += 60
            continue
        placed.append(PlacedWord(word, Box(x, top, x + width, top + HEIGHT)))
        x += width + space
    return placed


def column(lines: Sequence[str], x: float, top: float, pitch: float = 18, *, centred: bool = False) -> list[PlacedWord]:
    return [
        word for index, text in enumerate(lines) if text for word in line(text, x, top + index * pitch, centred=centred)
    ]


def texts(lines: Sequence[PlacedLine]) -> list[str]:
    return [" ".join(word.text for word in row.words) for row in lines]


HEAD_LEFT = ["UBND TỈNH SÔNG LAM", "SỞ XÂY DỰNG", "Số: 12/KH-SXD"]
HEAD_RIGHT = ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "Sông Lam, ngày 05 tháng 3 năm 2022"]
BODY = ["Thực hiện chương trình công tác của Ủy ban nhân dân tỉnh, Sở ban", "hành kế hoạch như sau:"]


@pytest.mark.parametrize("drop", [0.0, 3.0, 6.0, 9.0])
def test_head_is_read_left_then_right_whatever_the_baselines(drop: float) -> None:
    words = column(HEAD_LEFT, 130, 70, centred=True) + column(HEAD_RIGHT, 420, 70 + drop, centred=True)
    words += column(["KẾ HOẠCH"], 300, 150, centred=True) + column(BODY, 80, 180)
    assert texts(reading_order(words)) == [*HEAD_LEFT, *HEAD_RIGHT, "KẾ HOẠCH", *BODY]


def test_columns_close_to_each_other_are_parted_by_what_the_other_rows_leave_white() -> None:
    left = ["ỦY BAN NHÂN DÂN TỈNH SÔNG LAM ĐÔNG", "SỞ XÂY DỰNG", "Số: 12/KH-SXD"]
    words = column(left, 160, 70, centred=True) + column(HEAD_RIGHT, 384, 70, centred=True)
    assert texts(reading_order(words)) == [*left, *HEAD_RIGHT]


def test_head_without_readable_motto_is_known_by_its_centring() -> None:
    right = ["C0NG H0A XA H0I CHU NGHIA", "D0c lap Tu do", "Song Lam, ngay 05 thang 3 nam 2022"]
    words = column(HEAD_LEFT, 130, 70, centred=True) + column(right, 420, 70, centred=True)
    assert texts(reading_order(words)) == [*HEAD_LEFT, *right]


CLOSE_LEFT = [
    "Nơi nhận:",
    "- UBND tỉnh (báo cáo);",
    "- Các phòng thuộc Sở;",
    "- Các huyện, thành phố;",
    "- Lưu: VT, KH.",
]


@pytest.mark.parametrize(
    ("right", "above"),
    [
        (["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "", "Trần Thị Minh Khai"], 0),
        (["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "", "", "", "Lê Văn Tám"], 18),
        (["GIÁM ĐỐC", "", "", "", "", "", "Lê Văn Tám"], 0),
        (["", "", "", "Lê Văn Tám"], 0),  # the rest lost under the seal
    ],
)
def test_close_is_read_left_then_right(right: list[str], above: float) -> None:
    words = column(BODY, 80, 200) + column(CLOSE_LEFT, 80, 250) + column(right, 430, 250 - above, centred=True)
    assert texts(reading_order(words)) == [*BODY, *CLOSE_LEFT, *filter(None, right)]


def test_forced_justification_inside_a_column_parts_nothing() -> None:
    right = ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "Hà Nội, ngày 15 tháng 7 năm 2021"]
    words = line("CHÍNH | PHỦ", 80, 70) + line("-------", 110, 88) + line("Số: 7/NQ-CP", 90, 106)
    words += column(right, 370, 70, centred=True)
    assert texts(reading_order(words)) == ["CHÍNH PHỦ", "-------", "Số: 7/NQ-CP", *right]


@pytest.mark.parametrize("space", [3.5, 6.0, 9.0])
def test_a_justified_paragraph_is_never_two_columns(space: float) -> None:
    rows = [
        "Thực hiện chương trình công tác của Ủy",
        "ban nhân dân tỉnh về rà soát các quy",
        "hoạch xây dựng, Sở ban hành kế hoạch",
        "năm 2022 như sau:",
    ]
    words = [word for index, text in enumerate(rows) for word in line(text, 80, 100 + 18 * index, space=space)]
    assert texts(reading_order(words)) == rows


def test_a_table_without_rules_is_read_row_by_row() -> None:
    rows = ["1 | Rà soát quy hoạch | Quý I", "2 | Lập danh mục dự án | Quý II", "3 | Báo cáo | Quý IV"]
    words = [word for index, text in enumerate(rows) for word in line(text, 80, 100 + 18 * index)]
    assert texts(reading_order(words)) == [row.replace(" |", "") for row in rows]


def test_a_list_of_labels_is_read_row_by_row() -> None:
    labels = ["Chủ trì:", "Phối hợp:", "Thời gian:"]
    values = ["Văn phòng Sở", "Các phòng chuyên môn", "Quý II năm 2022"]
    words = column(labels, 80, 100) + column(values, 220, 100)
    assert texts(reading_order(words)) == [f"{label} {value}" for label, value in zip(labels, values, strict=True)]


def test_a_superscript_stays_in_its_line() -> None:
    mark = PlacedWord("[1]", Box(130, 97, 142, 106))
    words = [*line("Cơ quan", 80, 100), mark, *line("chủ trì", 146, 100), *line("dòng sau", 80, 116)]
    assert texts(reading_order(words)) == ["Cơ quan [1] chủ trì", "dòng sau"]


def test_no_words_are_no_lines() -> None:
    assert reading_order([]) == []


boxes = st.builds(
    lambda x, y, w, h: Box(x, y, x + w, y + h), st.floats(0, 500), st.floats(0, 800), st.floats(1, 80), st.floats(2, 20)
)


@given(st.lists(st.builds(PlacedWord, st.text("abcđếNơi nhận:", min_size=1, max_size=6), boxes), max_size=40))
def test_each_word_is_in_exactly_one_line(words: list[PlacedWord]) -> None:
    read = [word for row in reading_order(words) for word in row.words]
    assert sorted(map(id, read)) == sorted(map(id, words))


def test_a_head_with_the_motto_is_two_columns_however_torn_the_left_one_is() -> None:
    left = column(["_ | BAC | HO", "~x+ | OANH", "se. | 322 | DH"], 60, 40)
    right = column(["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "ngày 5 tháng 3"], 420, 40)
    found = texts(reading_order([*left, *right]))
    assert found[3:] == ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "ngày 5 tháng 3"]
