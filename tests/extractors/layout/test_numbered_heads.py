from pathlib import Path

import pytest
from paged import document

from extractors.document import Document
from extractors.layout.flow import flow
from extractors.layout.printed_line import PrintedLine
from extractors.layout.running import running_lines
from extractors.reading import read


def found(read: Document) -> list[str]:
    running = sorted(running_lines(read))
    pages = {page.number: page for page in read.pages}
    return [
        pages[page].text[pages[page].lines[index].start : pages[page].lines[index].end].strip()
        for page, index in running
    ]


def sheet(head: list[str], number: int, n_lines: int = 10) -> list[str]:
    return [*head, "", *(f"dòng {'abcdefghijkl'[line]} của tờ {'mnopqrst'[number % 8]}" for line in range(n_lines)), ""]


def test_heads_over_numbers_that_count_pages() -> None:
    lines = [line for number in (41, 42, 43) for line in sheet(["BẢN TIN/Số 7/Ngày 02-3-2024", str(number)], number)]
    assert found(document(lines)) == ["BẢN TIN/Số 7/Ngày 02-3-2024", "41", "BẢN TIN/Số 7/Ngày 02-3-2024", "42",
                                      "BẢN TIN/Số 7/Ngày 02-3-2024", "43"]  # fmt: skip


def test_numbers_over_heads_on_even_pages_and_a_blank_page() -> None:
    lines = [
        *sheet(["8", "Bản tin tháng"], 8),
        *sheet(["Bản tin tháng", "- 9 -"], 9),
        *sheet(["11", "Bản tin tháng"], 1),
    ]
    assert found(document(lines)) == ["8", "Bản tin tháng", "Bản tin tháng", "- 9 -", "11", "Bản tin tháng"]


@pytest.mark.parametrize(
    "lines",
    [
        [line for number in (1, 2) for line in sheet(["Bản tin", str(number)], number)],  # two alone
        [
            line for number in (1, 2, 3) for line in sheet(["Bản tin", str(number)], number, n_lines=4)
        ],  # cells one a line
        [line for number in (1, 5, 9) for line in sheet(["Bản tin", str(number)], number)],  # no pages' numbers
        [line for number in (3, 2, 1) for line in sheet(["Bản tin", str(number)], number)],
        [line for number in (1, 2, 3) for line in sheet(["PHỤ LỤC", str(number)], number)],  # the head of a form
        [*(line for number in (1, 2, 3) for line in sheet(["Hằng quý", str(number)], number)), "Hằng quý", "Hằng quý"],
        [
            line for number in (1, 2, 3) for line in [str(number), *sheet([], number)[1:-1], "Hằng quý"]
        ],  # none parts them
        [
            line
            for number in (1, 2, 3, 4)
            for cell in [str(number), *sheet([], number)[1:-1], "Hằng quý"]
            for line in (cell, "")
        ],  # rows of a table, a cell to a paragraph
    ],
)
def test_other_lines_beside_numbers_stay(lines: list[str]) -> None:
    assert set(found(document(lines))) <= {"1"}  # the first line of a page may be its number


def test_a_sentence_goes_on_behind_the_head() -> None:
    text = [line for number in (41, 42, 43) for line in sheet(["Bản tin tháng", str(number)], number)]
    lines = [item for item in flow(document(text)) if isinstance(item, PrintedLine)]
    assert [line.text for line in lines if line.text[:4] != "dòng"] == []
    first = [line for line in lines if line.text.startswith("dòng a")]
    assert not any(line.blank_before for line in first)


def test_break_marks_of_converters_are_no_text() -> None:
    read = document(["một", "--- PAGE BREAK ---"], ["--- Page 2 ---", "2", "hai"], ["=== page_break ===", "ba"])
    assert found(read) == ["--- PAGE BREAK ---", "--- Page 2 ---", "2", "=== page_break ==="]


def test_only_the_words_tell_whether_a_paragraph_goes_on_behind_a_break_mark(tmp_path: Path) -> None:
    listed = [
        line
        for n in range(1, 9)
        for line in (f"{n}. Dọn bến đò cùng bà con các bản ven sông trong mùa", "nước lên.", "")
    ]
    text = [*listed, "Mỗi nhà góp một cây tre.", "", "--- Page 2 ---", "", "Các xã cử người trông chợ."]
    (tmp_path / "ke-hoach.txt").write_text("\n".join(text), encoding="utf-8")
    lines = [item for item in flow(read(tmp_path / "ke-hoach.txt")) if isinstance(item, PrintedLine)]
    assert lines[-1].text == "Các xã cử người trông chợ."
    assert lines[-1].blank_before is None
    assert lines[1].blank_before is False  # elsewhere blank lines part paragraphs
