"""What holds of the rows of any document whatever it says."""

from __future__ import annotations

import gc
import re
from collections.abc import Callable, Iterable
from itertools import groupby

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from invented_plan import END, Invented, framed, rows, spaced

from extractors.document import Box, Cell, Document, Line, Page, Table, Word
from extractors.evidence import Locator
from extractors.extract import extract
from extractors.failures import ReadFailure
from extractors.layout.span import Span
from extractors.reading import read_bytes
from extractors.records import (
    DeadlineRow,
    Evidence,
    LegalReferenceRow,
    RecipientRow,
    SectionRow,
    TargetRow,
    TaskCellRow,
    TaskRow,
    TaskUnitRow,
)
from extractors.repair import repair_document
from extractors.rows import confidence_of, trust_in

ReadText = Callable[[str], Invented]

MARKS = [
    "I. ", "II. ", "IV- ", "1. ", "2. ", "3/ ", "1.1. ", "1.2. ", "2.10 ", "a) ", "b) ", "đ) ", "(1) ", "- ", "+ ", "* ", "– ", "Phụ lục ",
    "PHỤ LỤC II ", "Điều 1. ", "Phần thứ hai ", "", "", "",
]  # fmt: skip
WORDS = [
    "MỤC ĐÍCH", "Yêu cầu", "NHIỆM VỤ", "Nhiệm vụ và giải pháp", "Mục tiêu, yêu cầu:", "Thời gian thực hiện:", "Phân công trách nhiệm",
    "TỔ CHỨC THỰC HIỆN", "CHẾ ĐỘ BÁO CÁO", "KINH PHÍ", "Cơ quan chủ trì:", "Đơn vị phối hợp:", "Văn phòng Sở", "Thanh tra Sở",
    "Các phòng, đơn vị thuộc Sở", "Công an tỉnh", "Sở Y tế", "chủ trì,", "phối hợp với", "giao", "thực hiện", "báo cáo", "dựng phim", "sửa cầu treo",
    "trước ngày 05/8/2023", "Quý II/2023", "Thường xuyên", "100%", "ít nhất 95%", "Quyết định số 9/QĐ-UBND", "(Kèm theo Kế hoạch số 3/KH-SDL)",
    "Nơi nhận:", "GIÁM ĐỐC", "KT. GIÁM ĐỐC", "Hà Văn Thắng", "Lưu: VT.", "KẾ HOẠCH", "QUYẾT ĐỊNH", "DANH MỤC", "Tổng cộng", "Trên đây là", "./.", ".",
    ":", ";", "(", ")", "STT\tNhiệm vụ\tĐơn vị chủ trì", "1\tDựng phim\tVăn phòng Sở", "I\tQUẢNG BÁ\t", "5 4,5", "\t", "\f", "2023", "1",
    "STT Tiêu chí Điểm tối đa Điểm đạt",
]  # fmt: skip


def lines(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.lists(inner, min_size=1, max_size=25).map("\n".join)


LINE = st.builds(
    lambda mark, words: mark + " ".join(words), st.sampled_from(MARKS), st.lists(st.sampled_from(WORDS), max_size=5)
)
ANY = lines(LINE)
PLANS = st.builds(
    lambda body, after: framed(body, end=END + after),
    lines(LINE),
    st.one_of(st.just(""), lines(LINE)),
)


def read_it(text: str) -> Invented | None:
    try:
        document = repair_document(read_bytes(text.encode(), "ke-hoach.txt"))
    except ReadFailure:
        return None
    return Invented(document, extract(document))


def whole(text: str) -> Invented:
    plan = read_it(text)
    assert plan is not None
    return plan


@settings(max_examples=60)
@given(ANY)
def test_any_text_is_read(text: str) -> None:
    plan = read_it(text)
    assert plan is None or len(plan.extracted.rows) > 0


@settings(max_examples=40)
@given(st.text(alphabet="aăđêIV12.)-+:;()\n\t /ABCĐ", max_size=200))
def test_any_letters_are_read(text: str) -> None:
    read_it(text)


@settings(max_examples=60)
@given(PLANS)
def test_rows_of_any_plan_hold_together(text: str) -> None:
    plan = whole(text)
    check_places(plan)
    check_keys(plan)
    check_outline(plan)
    check_pieces(plan)
    check_roles(plan)


def check_places(plan: Invented) -> None:
    """Every row points into the text, at words."""
    for row in plan.extracted.rows:
        if isinstance(row, Evidence) and row.char_start is not None and row.char_end is not None:
            assert 0 <= row.char_start <= row.char_end <= len(plan.document.text)
            assert row.page is not None
            assert 0.0 <= row.confidence <= 1.0
            assert row.method


def check_keys(plan: Invented) -> None:
    """Keys are unique, ordinals count from 1 in reading order, and what points elsewhere finds it."""
    for kind, found in groupby(sorted(plan.extracted.rows, key=lambda r: type(r).__name__), key=type):
        these = list(found)
        assert [row.ordinal for row in these] == list(range(1, len(these) + 1)), kind
        if kind.KEY:
            keys = [getattr(row, kind.KEY) for row in these]
            assert len(set(keys)) == len(keys)
    sections = {s.section_id for s in plan.sections}
    tasks = {t.task_id for t in plan.tasks}
    assert {t.section_id for t in plan.tasks} - {None} <= sections
    assert {t.work_item_id for t in plan.tasks} - {None} <= sections
    for kind in (TaskUnitRow, DeadlineRow, TaskCellRow):
        assert {row.task_id for row in plan.of(kind)} <= tasks
    assert {t.section_id for t in plan.targets} - {None} <= sections
    assert {t.task_id for t in plan.targets} - {None} <= tasks
    assert {u.unit_id for u in plan.of(TaskUnitRow)} == {u.unit_id for u in plan.extracted.units}


def check_outline(plan: Invented) -> None:
    """A section is one level below the one around it, and comes after it."""
    seen: dict[str, int] = {}
    for section in plan.sections:
        if section.parent_id is None:
            assert section.level == 1
        else:
            assert section.level == seen[section.parent_id] + 1
        seen[section.section_id] = section.level


def check_pieces(plan: Invented) -> None:
    """What a row says stands where it points."""
    for row, says in said(plan):
        here = plan.at(row)
        bare = re.sub(r"\s+", "", says)
        assert bare in re.sub(r"\s+", "", here) or not in_one_piece(plan, says), (row, here)


def said(plan: Invented) -> Iterable[tuple[Evidence, str]]:
    yield from ((t, t.text) for t in plan.tasks)
    yield from ((s, s.title) for s in plan.of(SectionRow))
    yield from ((u, u.unit_raw) for u in plan.of(TaskUnitRow))
    yield from ((d, d.raw) for d in plan.of(DeadlineRow))
    yield from ((c, c.value) for c in plan.of(TaskCellRow))
    yield from ((t, t.raw) for t in plan.of(TargetRow))
    yield from ((r, r.raw) for r in plan.of(LegalReferenceRow))
    yield from ((r, r.recipient) for r in plan.of(RecipientRow))


def in_one_piece(plan: Invented, says: str) -> bool:
    """Whether the words stand in the document one after the other (a task and its sub-bullets do not)."""
    return spaced(says) in spaced(plan.document.text)


def check_roles(plan: Invented) -> None:
    """A unit has one role per task, and only known words are used."""
    units = plan.of(TaskUnitRow)
    pairs = [(u.task_id, u.unit_id) for u in units]
    assert len(set(pairs)) == len(pairs)
    assert {u.role for u in units} <= {"lead", "coordinate", "implement"}
    assert {u.basis for u in units} <= {"stated", "inherited", "resolved"}
    assert {t.source_kind for t in plan.tasks} <= {"bullet", "paragraph", "item", "table_row", "assignment", "remedy"}
    assert {s.kind for s in plan.sections} <= {
        "legal_basis", "purpose", "requirements", "targets", "tasks", "assignment", "schedule", "funding", "organisation",
        "reporting", "appendix", "group", "other",
    }  # fmt: skip
    for task in plan.tasks:
        assert task.text
        assert task.text == spaced(task.text)


PLAN = framed(
    """
I. NHIỆM VỤ
1. Quảng bá
1.1. Làm phim
a) Mục tiêu, yêu cầu: 100% bản làng có phim giới thiệu.
b) Nhiệm vụ
- Dựng phim về chợ tình theo Quyết định số 9/QĐ-SDL ngày 02/01/2023.
- Văn phòng Sở mời nhiếp ảnh gia sáng tác trước ngày 15/5/2023.
c) Phân công trách nhiệm
- Cơ quan chủ trì: Trung tâm Xúc tiến du lịch.
- Cơ quan phối hợp: Các phòng, đơn vị thuộc Sở.
d) Thời gian thực hiện: Quý II năm 2023.
II. TỔ CHỨC THỰC HIỆN
1. Văn phòng Sở
- Theo dõi, đôn đốc việc thực hiện.
Trên đây là Kế hoạch của Sở Du lịch, đề nghị các phòng thực hiện./.
""",
    end=END
    + "\nPHỤ LỤC\nDANH MỤC NHIỆM VỤ NĂM 2023\n(Kèm theo Kế hoạch số 41/KH-SDL ngày 12/01/2023 của Sở Du lịch)\n"
    + rows(
        ["STT", "Nhiệm vụ", "Sản phẩm", "Đơn vị chủ trì", "Thời gian", "Ghi chú"],
        ["I", "QUẢNG BÁ", "", "", "", ""],
        ["1", "In lịch", "Lịch", "Thanh tra Sở", "Quý IV", "Gấp"],
        ["2", "Sửa cầu", "Cầu", "Văn phòng Sở", "Tháng 6", ""],
    ),
)


@pytest.mark.parametrize("check", [check_places, check_keys, check_outline, check_pieces, check_roles])
def test_a_whole_plan_holds_together(check: Callable[[Invented], None]) -> None:
    check(whole(PLAN))


def test_a_value_stands_exactly_where_its_row_points() -> None:
    plan = whole(PLAN)
    for row, says in said(plan):
        assert says in plan.at(row)
    for unit in plan.of(TaskUnitRow):
        assert plan.at(unit) == unit.unit_raw
    for due in plan.of(DeadlineRow):
        assert plan.at(due) == due.raw
    for citation in plan.references:
        assert plan.at(citation) == citation.raw


def test_an_inherited_unit_points_at_the_assignment_block() -> None:
    plan = whole(PLAN)
    block = plan.document.text.index("Cơ quan chủ trì")
    end = plan.document.text.index("d) Thời gian thực hiện")
    inherited = [u for u in plan.of(TaskUnitRow) if u.basis == "inherited" and u.unit != "Văn phòng Sở"]
    assert len(inherited) == 4
    assert all(u.char_start is not None and block < u.char_start < end for u in inherited)


def test_reading_twice_gives_the_same_rows() -> None:
    assert whole(PLAN).extracted == whole(PLAN).extracted


def test_rows_stand_in_reading_order() -> None:
    plan = whole(PLAN)
    for kind in (SectionRow, TaskRow, TaskCellRow, TargetRow, RecipientRow):
        starts = [row.char_start or 0 for row in plan.of(kind)]
        assert starts == sorted(starts), kind


def with_boxes() -> Document:
    """Two pages of one line each, each word in a box of its own; the second page turned into a cell without words."""
    word = Page(
        number=1, text="Sửa cầu", source="text_layer", engine="test",
        words=(Word(0, 3, Box(10, 20, 30, 32)), Word(4, 7, Box(33, 19, 52, 32.126))),
    )  # fmt: skip
    line = Page(number=2, text="In lịch", source="text_layer", engine="test", lines=(Line(0, 7, Box(5, 6, 70, 18)),))
    cell = Page(
        number=3, text="Quét", source="text_layer", engine="test",
        tables=(Table(0, 4, 1, 1, (Cell(0, 4, 0, 0, box=Box(1, 2, 3, 4)),)),),
    )  # fmt: skip
    return Document("0" * 16, "a.pdf", "application/pdf", 0, (word, line, cell))


@pytest.mark.parametrize(
    ("says", "page", "box"),
    [
        ("Sửa", 1, (10, 20, 30, 32)),
        ("cầu", 1, (33, 19, 52, 32.13)),
        ("Sửa cầu", 1, (10, 19, 52, 32.13)),
        ("cầu\nIn", 1, (33, 19, 52, 32.13)),
        ("lịch", 2, (5, 6, 70, 18)),
        ("Quét", 3, (1, 2, 3, 4)),
    ],
)
def test_a_row_stands_where_its_words_are_on_its_first_page(
    says: str, page: int, box: tuple[float, float, float, float]
) -> None:
    document = with_boxes()
    start = document.text.index(says)
    place = Locator(document).place(Span(start, start + len(says)))
    assert (place.page, (place.x0, place.top, place.x1, place.bottom)) == (page, box)


def test_plain_text_has_no_boxes() -> None:
    document = Document("0" * 16, "a.txt", "text/plain", 0, (Page(1, "Sửa cầu", "plain", "test"),))
    place = Locator(document).place(Span(0, 3))
    assert (place.page, place.x0, place.top, place.x1, place.bottom) == (1, None, None, None, None)


def test_the_surest_name_of_a_method_is_the_longest() -> None:
    assert confidence_of("heading.sentence") < confidence_of("heading.unit") < confidence_of("heading")
    assert 0.0 < confidence_of("no such method") < 1.0


@pytest.mark.parametrize(("source", "garble", "sure"), [("plain", 0.1, 1.0), ("ocr", 0.0, 0.945), ("plain", 0.7, 0.96)])
def test_rows_of_pages_that_were_guessed_are_less_sure(source: str, garble: float, sure: float) -> None:
    assert trust_in(Page(1, "Sửa cầu", source, "test", garble_score=garble)) == sure
    assert trust_in(None) == 1.0


@pytest.mark.parametrize("switch", [gc.enable, gc.disable])
def test_garbage_is_collected_afterwards_as_before(read_text: ReadText, switch: Callable[[], None]) -> None:
    switch()
    try:
        was_on = gc.isenabled()
        read_text(framed("I. NHIỆM VỤ\n- Dựng chòi canh."))
        assert gc.isenabled() == was_on
    finally:
        gc.enable()
