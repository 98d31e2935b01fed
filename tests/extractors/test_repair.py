from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.document import Box, Cell, Document, Line, Page, Table, Word
from extractors.repair import repair_document
from normalizers.corrections import Correction, undo

BOX = Box(0, 0, 1, 1)
DOT = "\u0323"


def _words(text: str) -> tuple[Word, ...]:
    words: list[Word] = []
    at = 0
    for part in text.replace("\n", " ").replace("\t", " ").split(" "):
        if part:
            words.append(Word(at, at + len(part), BOX))
        at += len(part) + 1
    return tuple(words)


def _document(page: Page) -> Document:
    return Document("0" * 16, "plan.pdf", "application/pdf", 1, (page,))


def _repaired(page: Page) -> Page:
    return repair_document(_document(page)).pages[0]


def test_words_cover_the_same_words_after_repair() -> None:
    text = f"K ế hoac{DOT}h , thưc{DOT} hiên{DOT} nhiêm{DOT} vu {DOT}mới ,đơn vi {DOT} nƣớc\nta"
    page = _repaired(Page(1, text, "text_layer", "x", words=_words(text)))
    assert page.text == "Kế hoạch, thực hiện nhiệm vụ mới, đơn vị nước\nta"
    covered = [page.text[word.start : word.end] for word in page.words]
    # The parts of a split word keep their boxes; a stray mark is a word no more.
    assert covered == [
        "K",
        "ế",
        "hoạch",
        ",",
        "thực",
        "hiện",
        "nhiệm",
        "vụ",
        "mới",
        ",đơn".replace(",", ", "),
        "vị",
        "nước",
        "ta",
    ]


def test_lines_and_cells_hold_the_same_text_after_repair() -> None:
    rows = [["TT", f"Nhiêm{DOT} vu {DOT}"], ["1", "h oàn thành"]]
    text = "Kế\u00a0hoạch nƣớc\n" + "\n".join("\t".join(row) for row in rows) + "\nphòng , ban"
    start = at = text.index("TT")
    cells = []
    for r, row in enumerate(rows):
        for c, cell in enumerate(row):
            cells.append(Cell(at, at + len(cell), r, c))
            at += len(cell) + 1
    table = Table(start, at - 1, 2, 2, tuple(cells))
    lines = (Line(0, start - 1), Line(at, len(text)))
    page = _repaired(Page(1, text, "docx", "x", lines=lines, tables=(table,)))
    assert [page.text[line.start : line.end] for line in page.lines] == ["Kế hoạch nước", "phòng, ban"]
    (table,) = page.tables
    assert [page.text[cell.start : cell.end].strip() for cell in table.cells] == ["TT", "Nhiệm vụ", "1", "hoàn thành"]
    assert (table.start, table.end) == (table.cells[0].start, table.cells[-1].end)


def test_corrections_lead_back_to_the_text_as_read_and_the_readers_own_are_kept() -> None:
    read = "KÕ hoach : nƣớc"
    own = Correction(0, 2, "KÕ", "Kế", "encoding", 1.0)
    page = _repaired(Page(1, "Kế hoach : nƣớc", "text_layer", "x", corrections=(own,)))
    assert page.text == "Kế hoach: nước"
    assert undo(page.text, page.corrections) == read
    assert own in page.corrections


def test_repairing_again_changes_nothing() -> None:
    once = repair_document(_document(Page(1, f"thưc{DOT} hiên{DOT} h oàn nƣớc", "text_layer", "x")))
    assert once.pages[0].corrections
    assert repair_document(once) == once


@pytest.mark.parametrize(
    ("text", "verdict"),
    [("Thuc hién cac nhiém vu cai cach hanh chinh " * 5, "garbled"), ("Thực hiện nhiệm vụ", "fine")],
)
def test_the_verdict_is_on_the_text_as_read(text: str, verdict: str) -> None:
    page = _repaired(Page(1, text, "text_layer", "x"))
    assert page.verdict == verdict
    assert (page.garble_score >= 0.5) == (verdict == "garbled") == bool(page.reasons)


@given(st.text(alphabet=[*"hoanKvuệđƣ ,.\n\t", DOT, "\u0303", "\u00a0", "\u200b"], max_size=60))
def test_ranges_stay_in_order_and_inside_the_text(text: str) -> None:
    page = _repaired(Page(1, text, "text_layer", "x", words=_words(text)))
    assert all(0 <= word.start < word.end <= len(page.text) for word in page.words)
    assert all(a.start <= b.start for a, b in pairwise(page.words))
    assert all("\n" not in page.text[word.start : word.end] for word in page.words)
