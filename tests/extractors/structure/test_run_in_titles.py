"""Lines that are a heading, an order, or both: where a title ends that runs in before its text."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from invented_plan import Invented

ReadBody = Callable[..., Invented]


def test_a_run_in_title_ends_at_its_colon(read_body: ReadBody) -> None:
    plan = read_body("""
I. NHIỆM VỤ
1. Cứu hộ trên núi
a) Mục tiêu, yêu cầu: Bảo đảm an toàn cho mọi người leo núi.
b) Nhiệm vụ
- Lập đội cứu hộ tại chân núi.
""")
    (section,) = [s for s in plan.sections if s.marker == "a"]
    assert section.title == "Mục tiêu, yêu cầu"
    assert section.text == "Bảo đảm an toàn cho mọi người leo núi."


def test_a_whole_instruction_with_nothing_under_it_is_a_task_and_no_section(read_body: ReadBody) -> None:
    plan = read_body("""
I. NHIỆM VỤ
1. Rà soát các biển báo nguy hiểm trên tuyến đường mòn.
2. Sửa chữa lan can tại các điểm ngắm cảnh.
""")
    assert [s.title for s in plan.sections] == ["NHIỆM VỤ"]
    assert plan.texts == [
        "Rà soát các biển báo nguy hiểm trên tuyến đường mòn.",
        "Sửa chữa lan can tại các điểm ngắm cảnh.",
    ]


def test_a_full_sentence_with_bullets_under_it_is_both(read_body: ReadBody) -> None:
    plan = read_body("""
I. NHIỆM VỤ
1. Tổ chức lễ hội hoa đào chu đáo, tiết kiệm.
- Xây dựng kịch bản đêm khai mạc.
- Bố trí chỗ để xe cho du khách.
2. Đón khách đường sắt.
""")
    assert [s.title for s in plan.sections] == ["NHIỆM VỤ", "Tổ chức lễ hội hoa đào chu đáo, tiết kiệm"]
    assert plan.texts[:3] == [
        "Tổ chức lễ hội hoa đào chu đáo, tiết kiệm.",
        "Xây dựng kịch bản đêm khai mạc.",
        "Bố trí chỗ để xe cho du khách.",
    ]


def test_a_units_heading_that_does_not_fill_its_line_is_a_heading(read_body: ReadBody) -> None:
    plan = read_body("""
I. TỔ CHỨC THỰC HIỆN
1. Bảo hiểm xã hội tỉnh, Cục Thuế tỉnh, Kho bạc Nhà nước tỉnh
Rà soát danh sách các hộ kinh doanh.
2. Văn phòng Sở
Theo dõi việc thực hiện.
""")
    assert plan.texts == ["Rà soát danh sách các hộ kinh doanh.", "Theo dõi việc thực hiện."]


def test_a_run_in_unit_heading_is_a_section_of_its_own(read_body: ReadBody) -> None:
    plan = read_body("""
I. TỔ CHỨC THỰC HIỆN
1. Sở Y tế: Chủ trì kiểm tra bếp ăn tại các khu nghỉ dưỡng.
2. Công an tỉnh: phân luồng xe trong ba ngày hội.
3. Sở Tài chính: 02 bản.
""")
    assert plan.outline() == [
        (1, "I", "TỔ CHỨC THỰC HIỆN", "organisation"),
        (2, "1", "Sở Y tế", "assignment"),
        (2, "2", "Công an tỉnh", "assignment"),
    ]


@pytest.mark.parametrize(
    ("line", "title"),
    [
        (
            "1. Bến thuyền trước, quảng bá sau: Xác định bến thuyền là việc phải làm trước.",
            "Bến thuyền trước, quảng bá sau",
        ),
        ("1. Phát triển bến thuyền: Xây dựng cầu tàu, mở rộng bãi đỗ xe cho khách.", "Phát triển bến thuyền"),
        ("1. Xây dựng các đề án: Đề án bến thuyền; đề án chợ phiên; đề án làng nghề.", None),
        ("1. Phụ lục II: Danh sách các hộ có nghề dệt ở ba bản vùng cao.", None),
        ("1. Kinh phí làm du lịch bao gồm: Ngân sách huyện, tiền vé tham quan.", None),
    ],
)
def test_what_runs_in_before_a_colon_is_a_title_or_an_order(read_body: ReadBody, line: str, title: str | None) -> None:
    plan = read_body(f"I. NHIỆM VỤ\n{line}\n2. Quét sân đình.")
    assert [s.title for s in plan.sections[1:]] == ([title] if title else [])


@pytest.mark.parametrize("when", ["Đến hết năm 2025", "Giai đoạn 2026 - 2030", "Quý III năm 2023"])
def test_what_is_said_of_a_time_is_an_item_but_a_time_over_more_is_a_title(read_body: ReadBody, when: str) -> None:
    aims = f"I. MỤC TIÊU\na) {when}: Có 30% số bản làm du lịch.\nb) Đến năm 2045: Có 60% số bản làm du lịch."
    assert [s.title for s in read_body(aims).sections] == ["MỤC TIÊU"]
    over = (
        f"I. MỤC TIÊU\na) {when}: Có 30% số bản làm du lịch, gồm:\n- Bản Lác;\n- Bản Áng.\nb) Đến năm 2045: Như trên."
    )
    assert [s.title for s in read_body(over).sections] == ["MỤC TIÊU", when]


def test_an_order_that_goes_on_in_a_list_is_both(read_body: ReadBody) -> None:
    plan = read_body("""
I. NHIỆM VỤ
1. Quảng bá
a) Biên soạn tài liệu giới thiệu bến thuyền, bao gồm:
- Tờ gấp bằng hai thứ tiếng;
- Phim ngắn về mùa nước nổi.
""")
    assert [s.marker for s in plan.sections] == ["I", "1", "a"]
    assert plan.texts == [
        "Biên soạn tài liệu giới thiệu bến thuyền, bao gồm:",
        "Tờ gấp bằng hai thứ tiếng;",
        "Phim ngắn về mùa nước nổi.",
    ]


@pytest.mark.parametrize("marks", [("1.1.", "1.2.", "1.3."), ("a)", "b)", "c)")])
def test_a_numbered_line_under_which_numbered_lines_say_who_and_when_is_a_task(
    read_body: ReadBody, marks: tuple[str, ...]
) -> None:
    plan = read_body(f"""
I. NHIỆM VỤ
1. Dựng cầu phao qua suối
{marks[0]} Cơ quan chủ trì: Sở Y tế
{marks[1]} Cơ quan phối hợp: Công an tỉnh
{marks[2]} Thời gian thực hiện: Quý IV/2023
""")
    assert plan.outline() == [(1, "I", "NHIỆM VỤ", "tasks")]
    assert plan.texts == ["Dựng cầu phao qua suối"]
    assert plan.roles("Dựng cầu") == {("lead", "Sở Y tế"), ("coordinate", "Công an tỉnh")}
    assert plan.raws("Dựng cầu") == ["Quý IV/2023"]


def test_a_slogan_is_no_title(read_body: ReadBody) -> None:
    plan = read_body(
        "I. NHIỆM VỤ\n- Dọn chợ.\nII. KHẨU HIỆU\n1. Nghề dệt còn mãi!\n2. Sở Du lịch vui cùng bản làng!\nHà Văn Thắng"
    )
    assert plan.outline() == [(1, "I", "NHIỆM VỤ", "tasks"), (1, "II", "KHẨU HIỆU", "other")]
    assert plan.texts == ["Dọn chợ."]


_KEPT = ("nghề dệt", "chợ phiên", "bến đò")
_LONG = "Mời nghệ nhân cao tuổi ngồi dệt bên bến đò vào các phiên chợ để khách xem và thử ném con thoi."


@pytest.mark.parametrize(
    ("under", "titled"),
    [
        ((_LONG, _LONG, _LONG), ["Giữ nghề dệt", "Giữ chợ phiên", "Giữ bến đò"]),
        ((_LONG, "", ""), []),  # most are whole instructions
        (("Có thưởng.", "Có thưởng.", "Có thưởng."), []),  # what goes on is but a word more
    ],
)
def test_numbered_sentences_are_titles_where_most_stand_over_longer_text(
    read_body: ReadBody, under: tuple[str, ...], titled: list[str]
) -> None:
    lines = [f"{n}. Giữ {what}.\n{text}" for n, (what, text) in enumerate(zip(_KEPT, under, strict=True), 1)]
    plan = read_body("\n".join(["I. NHIỆM VỤ", *lines, "II. KINH PHÍ", "Từ quỹ bản."]))
    assert [s.title for s in plan.sections if s.level == 2] == titled
    assert len(plan.texts) == 3


def test_numbered_sentences_that_say_what_bodies_do_go_on_below(read_body: ReadBody) -> None:
    lines = [f"{n}. Sở {field} giữ nghề dệt.\n{_LONG}" for n, field in enumerate(("Y tế", "Nội vụ", "Tư pháp"), 1)]
    plan = read_body("\n".join(["I. NHIỆM VỤ", *lines]))
    assert [s.title for s in plan.sections] == ["NHIỆM VỤ"]
