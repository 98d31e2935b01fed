"""The headed outline: which lines are headings, by which marks, and how deep."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from invented_plan import Invented

ReadBody = Callable[..., Invented]


def test_roman_arabic_and_lettered_headings_nest(read_body: ReadBody) -> None:
    plan = read_body("""
I. MỤC ĐÍCH, YÊU CẦU
1. Mục đích
- Giữ gìn nghề dệt của bà con vùng cao.
2. Yêu cầu
- Làm đến đâu chắc đến đó.
II. NHIỆM VỤ
1. Bảo tồn nghề truyền thống
1.1. Nghề dệt
a) Nhiệm vụ
- Mở lớp truyền nghề cho thanh niên trong bản.
b) Thời gian thực hiện: Quý II năm 2023.
III. KINH PHÍ
Từ nguồn ngân sách được giao.
""")
    assert plan.outline() == [
        (1, "I", "MỤC ĐÍCH, YÊU CẦU", "group"),
        (2, "1", "Mục đích", "purpose"),
        (2, "2", "Yêu cầu", "requirements"),
        (1, "II", "NHIỆM VỤ", "tasks"),
        (2, "1", "Bảo tồn nghề truyền thống", "group"),
        (3, "1.1", "Nghề dệt", "group"),
        (4, "a", "Nhiệm vụ", "tasks"),
        (4, "b", "Thời gian thực hiện", "schedule"),
        (1, "III", "KINH PHÍ", "funding"),
    ]


def test_a_mark_that_begins_with_its_chapter_stands_one_level_under_it(read_body: ReadBody) -> None:
    plan = read_body("""
I. MỤC TIÊU
I.1. Nghề dệt
1. Nhiệm vụ
- Mở lớp truyền nghề cho thanh niên trong bản.
2. Yêu cầu
- Làm đến đâu chắc đến đó.
I.2. Nghề gốm
I.2.1. Lò nung
- Xây lò nung bên bến sông.
II. KINH PHÍ
II.1 Nguồn thu
Từ nguồn ngân sách được giao.
""")
    assert [(level, marker) for level, marker, _, _ in plan.outline()] == [
        (1, "I"), (2, "I.1"), (3, "1"), (3, "2"), (2, "I.2"), (3, "I.2.1"), (1, "II"), (2, "II.1"),
    ]  # fmt: skip


def test_the_level_of_a_heading_tells_where_its_number_begins_again(read_body: ReadBody) -> None:
    plan = read_body("""
### 3. Mùa hoa ban
#### 1. Ngày hội
- Mở hội đua thuyền.
#### 2. Chợ phiên
- Mở chợ bán thổ cẩm.
### 4. Mùa lúa chín
#### 1. Ruộng bậc thang
- Dựng chòi ngắm lúa.
""")
    assert [(level, marker) for level, marker, _, _ in plan.outline()] == [
        (1, "3"), (2, "1"), (2, "2"), (1, "4"), (2, "1"),
    ]  # fmt: skip


def test_headings_whose_levels_do_not_fit_their_numbers_count_on(read_body: ReadBody) -> None:
    plan = read_body("""
### 1. Ngày hội
- Mở hội đua thuyền.
#### 2. Chợ phiên
- Mở chợ bán thổ cẩm.
""")
    assert [(level, marker) for level, marker, _, _ in plan.outline()] == [(1, "1"), (1, "2")]


TABLE = "| STT | Việc | Nhiệm vụ | Thời gian |\n|---|---|---|---|\n| 1 | a | Dựng phim | Quý I |\n| 2 | b | In lịch | Quý IV |\n"


@pytest.mark.parametrize(
    ("heading", "title", "kind"),
    [
        ("**1. Nhóm nhiệm vụ: Mở rộng chợ phiên**", "Nhóm nhiệm vụ: Mở rộng chợ phiên", "tasks"),
        ("**1. Chợ phiên: Mở rộng sân bãi**", "Chợ phiên: Mở rộng sân bãi", "tasks"),
        ("**1. Bảng phân công nhiệm vụ**", "Bảng phân công nhiệm vụ", "tasks"),
        ("**1. Chợ phiên năm 2031**", "Chợ phiên năm 2031", "tasks"),
    ],
)
def test_a_title_over_a_task_table_is_whole_and_of_tasks(
    read_body: ReadBody, heading: str, title: str, kind: str
) -> None:
    assert read_body(f"{heading}\n\n{TABLE}").outline() == [(1, "1", title, kind)]


def test_a_section_hangs_under_the_one_around_it(read_body: ReadBody) -> None:
    plan = read_body("""
I. NHIỆM VỤ
1. Phát triển sản phẩm
a) Nhiệm vụ
- Khảo sát các điểm ngắm mây.
II. KINH PHÍ
Từ nguồn thu hợp pháp.
""")
    outer, inner, innermost, last = plan.sections
    assert [s.parent_id for s in plan.sections] == [None, outer.section_id, inner.section_id, None]
    assert last.level == 1
    assert innermost.level == 3


def test_bullets_are_never_sections_and_the_preamble_is_none(read_body: ReadBody) -> None:
    plan = read_body("I. NHIỆM VỤ\n- Nội dung: In tờ rơi.\n+ Kinh phí: không.\n- Mục tiêu của đợt này là quảng bá.")
    assert [s.title for s in plan.sections] == ["NHIỆM VỤ"]


def test_the_text_of_a_section_is_its_own_only(read_body: ReadBody) -> None:
    plan = read_body("""
I. NHIỆM VỤ
Trong năm tập trung làm tốt các việc sau:
1. Bảo tồn ruộng bậc thang
- Vận động bà con giữ giống lúa cũ.
""")
    outer, inner = plan.sections
    assert outer.text == "Trong năm tập trung làm tốt các việc sau:"
    assert inner.text == "Vận động bà con giữ giống lúa cũ."


@pytest.mark.parametrize(
    ("marks", "printed", "levels"),
    [
        (("Phần thứ nhất.", "I.", "1."), ["Phần thứ nhất", "I", "1"], [1, 2, 3]),
        (("A.", "I.", "1."), ["A", "I", "1"], [1, 2, 3]),
        (("I/", "1/", "a/"), ["I", "1", "a"], [1, 2, 3]),
        (("I -", "1)", "a)"), ["I", "1", "a"], [1, 2, 3]),
        (("1.", "1.1.", "1.1.1."), ["1", "1.1", "1.1.1"], [1, 2, 3]),
    ],
)
def test_marks_as_other_offices_write_them(
    read_body: ReadBody, marks: tuple[str, str, str], printed: list[str], levels: list[int]
) -> None:
    outer, middle, inner = marks
    plan = read_body(
        f"{outer} NHIỆM VỤ\n{middle} Quảng bá\n{inner} Giải pháp\n- Quay phim mùa lúa chín.\n- Dựng bảng ở ga."
    )
    assert [(s.marker, s.level) for s in plan.sections] == list(zip(printed, levels, strict=True))


def test_numbers_may_jump_or_begin_late(read_body: ReadBody) -> None:
    plan = read_body("""
II. NHIỆM VỤ
1.1. Phát triển thị trường
- Gặp gỡ các hãng lữ hành.
1.3. Phát triển nhân lực
- Mời chuyên gia về tập huấn.
2. Giải pháp về vốn
- Kêu gọi nhà đầu tư làm bãi đỗ xe.
""")
    assert [(s.marker, s.level) for s in plan.sections] == [("II", 1), ("1.1", 2), ("1.3", 2), ("2", 2)]


def test_a_plan_without_any_letterhead_still_has_its_outline(read_text: Callable[[str], Invented]) -> None:
    plan = read_text(
        "I. NHIỆM VỤ\n1. Trồng rừng\n- Gieo hạt sa mộc trước mùa mưa.\n2. Giữ rừng\n- Tuần tra ven suối.\n"
    )
    assert [(s.level, s.title, s.kind) for s in plan.sections] == [
        (1, "NHIỆM VỤ", "tasks"),
        (2, "Trồng rừng", "tasks"),
        (2, "Giữ rừng", "tasks"),
    ]


def test_a_heading_whose_title_stands_on_the_next_line(read_body: ReadBody) -> None:
    plan = read_body("""
PHẦN I
ĐÁNH GIÁ KẾT QUẢ NĂM 2022
1. Kết quả đạt được
- Đã dựng phim về chợ tình.
PHẦN II
NHIỆM VỤ NĂM 2023
1. Quảng bá
- In lịch treo tường.
2. An toàn
- Sửa cầu treo.
""")
    assert [(s.level, s.marker, s.title) for s in plan.sections] == [
        (1, "PHẦN I", "ĐÁNH GIÁ KẾT QUẢ NĂM 2022"),
        (2, "1", "Kết quả đạt được"),
        (1, "PHẦN II", "NHIỆM VỤ NĂM 2023"),
        (2, "1", "Quảng bá"),
        (2, "2", "An toàn"),
    ]
    assert plan.texts == ["In lịch treo tường.", "Sửa cầu treo."]


def test_a_mark_may_stand_alone_on_its_line(read_body: ReadBody) -> None:
    plan = read_body("I.\nNHIỆM VỤ\n1. Quảng bá\n- In lịch treo tường.\n2. An toàn\n- Sửa cầu treo.")
    assert [(s.level, s.marker, s.title) for s in plan.sections] == [
        (1, "I", "NHIỆM VỤ"),
        (2, "1", "Quảng bá"),
        (2, "2", "An toàn"),
    ]


def test_chapters_are_counted_on_where_their_numbers_are_misread(read_body: ReadBody) -> None:
    plan = read_body("""
1L. MỤC ĐÍCH
1, Giữ nghề
- Nghề dệt không mai một.
H. NHIỆM VỤ
- Mở lớp dạy dệt.
HII. TỔ CHỨC THỰC HIỆN
1. Văn phòng Sở
- Theo dõi lớp học.
""")
    assert [(s.level, s.marker, s.kind) for s in plan.sections] == [
        (1, "I", "purpose"),
        (2, "1", "purpose"),
        (1, "II", "tasks"),
        (1, "III", "organisation"),
        (2, "1", "assignment"),
    ]


def test_a_mark_that_lost_its_number_counts_on(read_body: ReadBody) -> None:
    plan = read_body("""
I. NHIỆM VỤ
1. Bến thuyền
) Mục tiêu, yêu cầu: Bến sạch.
b) Nhiệm vụ: Dọn bến mỗi sáng.
`. Chợ phiên
a) Mục tiêu, yêu cầu: Chợ đông.
""")
    assert [(s.level, s.marker) for s in plan.sections] == [(1, "I"), (2, "1"), (3, "a"), (3, "b"), (2, "2"), (3, "a")]


def test_years_that_a_line_break_parts_are_no_bullet(read_body: ReadBody) -> None:
    plan = read_body("I. NHIỆM VỤ\n1. Quảng bá\n- Chương trình giữ nghề dệt cho giai đoạn 2026\n- 2030 tại ba bản.")
    assert plan.texts == ["Chương trình giữ nghề dệt cho giai đoạn 2026 - 2030 tại ba bản."]


def test_lists_that_begin_again_and_again_follow_one_another(read_body: ReadBody) -> None:
    stall = """
1. Chợ phiên {}
a) Sắp xếp gian hàng thổ cẩm;
b) Kẻ biển chỉ đường;
"""
    plan = read_body("\nI. NHIỆM VỤ" + "".join(stall.format(n) for n in range(1, 40)))
    assert max(section.level for section in plan.sections) == 4


def test_the_name_of_a_stage_stands_behind_its_number(read_body: ReadBody) -> None:
    plan = read_body("I. NHIỆM VỤ\n1. Đợt 1: Rà bến đò\n- Sửa biển báo.\n2. Bước II: Mở bến\n- Dựng cột đèn.")
    assert [title for _, _, title, _ in plan.outline()] == ["NHIỆM VỤ", "Đợt 1: Rà bến đò", "Bước II: Mở bến"]


def test_a_stage_word_and_its_number_mark_a_heading_where_two_are_counted_with_something_under_them(
    read_body: ReadBody,
) -> None:
    plan = read_body(
        "I. CÁCH LÀM\nBước 1. Chọn giống\n- Giáo viên nhặt hạt lép.\n- Phơi hạt.\n"
        "Bước 2. Tổ chức thực hiện\n- Tổ chức gieo hạt.\nII. KINH PHÍ\nTừ quỹ lớp."
    )
    assert plan.outline() == [
        (1, "I", "CÁCH LÀM", "group"),
        (2, "Bước 1", "Chọn giống", "group"),
        (2, "Bước 2", "Tổ chức thực hiện", "group"),
        (1, "II", "KINH PHÍ", "funding"),
    ]
    assert plan.texts == ["Giáo viên nhặt hạt lép.", "Phơi hạt.", "Tổ chức gieo hạt."]


@pytest.mark.parametrize(
    "lines",
    [
        "Bước 1. Chọn giống\n- Phơi hạt.",
        "Giai đoạn 1: Chọn giống tốt từ vụ trước.\n\nGiai đoạn 2: Gieo hạt xuống luống.",
    ],
)
def test_a_stage_alone_or_told_in_a_sentence_is_no_heading(read_body: ReadBody, lines: str) -> None:
    assert [title for _, _, title, _ in read_body(f"I. NHIỆM VỤ\n{lines}").outline()] == ["NHIỆM VỤ"]
