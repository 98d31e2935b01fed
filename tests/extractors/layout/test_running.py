import pytest
from paged import At, Grid, document

from extractors.document import Document
from extractors.layout.running import running_lines


def found(read: Document) -> list[str]:
    """The running lines' texts, page by page."""
    return [
        page.text[line.start : line.end]
        for page in read.pages
        for index, line in enumerate(page.lines)
        if (page.number, index) in running_lines(read)
    ]


@pytest.mark.parametrize("number", ["3", "- 3 -", "Trang 3", "Trang 3/7", "3/7", "Page 3 of 7", "3."])
@pytest.mark.parametrize("top", [40, 800])
def test_page_numbers_in_the_margins(number: str, top: float) -> None:
    lines = sorted([At(top, number), At(120, "Nội dung của trang"), At(140, "còn tiếp")], key=lambda line: line.top)
    assert found(document(lines)) == [number]


@pytest.mark.parametrize("text", ["3 phòng", "2022", "12345", "III", "Trang bị", "300.000"])
def test_other_lines_in_the_margins_stay(text: str) -> None:
    expected = [text] if text == "2022" else []  # four digits may be a page of the gazette
    assert found(document([At(120, "Nội dung"), At(800, text)])) == expected


@pytest.mark.parametrize(("text", "is_number"), [("I1", True), ("l1", True), ("I0", False), ("II", True)])
def test_a_page_number_that_was_misread(text: str, is_number: bool) -> None:
    pages = [[At(120, "Nội dung"), At(140, "còn tiếp")]] * 10
    assert found(document(*pages, [At(40, text), *pages[0]])) == [text] * is_number


def test_a_number_in_the_text_is_no_page_number() -> None:
    assert found(document([At(120, "Nội dung"), At(300, "3"), At(400, "còn tiếp")])) == []
    assert found(document([At(120, "Nội dung"), At(400, "3")])) == []


def test_a_column_of_figures_is_not_eaten_up() -> None:
    assert found(document([At(700, "Nội dung"), At(780, "1"), At(795, "2"), At(810, "7")])) == ["7"]


def test_repeated_heads_but_for_their_digits() -> None:
    pages = [
        [At(30 + number % 2, f"CÔNG BÁO/Số 28{number % 2}/Ngày 27-05-2026 {89 + number}"), At(80, "abcd"[number] * 9)]
        for number in range(4)
    ]
    assert found(document(*pages)) == [line.text for line, _ in pages]


def test_heads_of_left_and_right_pages() -> None:
    heads = ["Kế hoạch năm 2022", "Sở Xây dựng"]
    pages = [[At(30, heads[number % 2]), At(80, f"Nội dung thứ {'abcdef'[number]}")] for number in range(6)]
    assert found(document(*pages)) == heads * 3


def test_a_number_under_a_running_head() -> None:
    pages = [[At(30, "Sở Xây dựng"), At(50, f"{number}"), At(90, "abcd"[number] * 9)] for number in range(4)]
    assert found(document(*pages)) == [text for number in range(4) for text in ("Sở Xây dựng", f"{number}")]


@pytest.mark.parametrize(
    "text", ["PHỤ LỤC 1", "Mẫu số 01", "Biểu 02", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Điều 5.", "Chương II"]
)
def test_openings_of_forms_are_not_running_heads(text: str) -> None:
    assert found(document(*[[At(40, text), At(90, "abcde"[number] * 9)] for number in range(5)])) == []


def test_a_text_repeated_in_the_body_stays() -> None:
    assert (
        found(document(*[[At(200, "Đơn vị chủ trì: Văn phòng"), At(400, f"{number} việc")] for number in range(5)]))
        == []
    )


def test_texts_repeated_on_two_pages_stay() -> None:
    assert found(document([At(30, "Sở Xây dựng"), At(90, "a")], [At(30, "Sở Xây dựng"), At(90, "b")])) == []


def test_pages_without_boxes_lose_only_their_numbers() -> None:
    read = document(["Kế hoạch", "Nội dung", "1"], ["Kế hoạch", "5", "tiếp theo", "Trang 2/3"], ["3", "Kế hoạch"])
    assert found(read) == ["1", "Trang 2/3", "3"]


def test_a_line_under_a_table_is_not_the_first_of_its_page() -> None:
    grid = Grid([["1", "Rà soát", "Văn phòng", "Quý I"]])
    assert found(document([grid, "2"])) == ["2"]
    assert found(document(["2", grid])) == ["2"]
    assert found(document([grid, "2", grid])) == []


def test_empty_documents_have_none() -> None:
    assert running_lines(document()) == frozenset()
    assert running_lines(document([], [""])) == frozenset()
