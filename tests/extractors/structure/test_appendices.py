"""Appendices: where one begins, what its title is, and which are blank forms."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from invented_plan import DECISION, END, Invented, rows

ReadBody = Callable[..., Invented]


def test_an_appendix_and_its_group_rows_are_sections(read_body: ReadBody) -> None:
    plan = read_body(
        "I. NHIỆM VỤ\n- Thực hiện các việc tại phụ lục.",
        end=END
        + "\nPhụ lục I\nDANH MỤC CÔNG VIỆC NĂM 2023\n(Kèm theo Kế hoạch số 41/KH-SDL ngày 12/01/2023 của Sở Du lịch)\n"
        + rows(
            ["STT", "Nhiệm vụ", "Đơn vị chủ trì", "Thời gian"],
            ["I", "LỮ HÀNH", "", ""],
            ["1", "Cấp đổi thẻ hướng dẫn viên", "Phòng Quản lý lữ hành", "Quý I"],
            ["II", "LƯU TRÚ", "", ""],
            ["1", "Thẩm định hạng sao", "Thanh tra Sở", "Quý II"],
        ),
    )
    assert plan.outline() == [
        (1, "I", "NHIỆM VỤ", "tasks"),
        (1, "Phụ lục I", "DANH MỤC CÔNG VIỆC NĂM 2023", "appendix"),
        (2, "I", "LỮ HÀNH", "tasks"),
        (2, "II", "LƯU TRÚ", "tasks"),
    ]
    appendix, first, second = plan.sections[1:]
    assert first.parent_id == second.parent_id == appendix.section_id
    assert [t.section_id for t in plan.tasks if t.source_kind == "table_row"] == [first.section_id, second.section_id]


def test_several_appendices_are_told_apart(read_body: ReadBody) -> None:
    table = rows(
        ["TT", "Công việc", "Cơ quan chủ trì"], ["1", "Soạn bản đồ", "Văn phòng Sở"], ["2", "In bản đồ", "Văn phòng Sở"]
    )
    plan = read_body(
        "I. NHIỆM VỤ\n- Thực hiện các việc tại phụ lục.",
        end=f"{END}\nPHỤ LỤC I\nBẢN ĐỒ GIẤY\n{table}\n\nPHỤ LỤC II\nBẢN ĐỒ SỐ\n{table}\n",
    )
    assert plan.outline()[1:] == [
        (1, "PHỤ LỤC I", "BẢN ĐỒ GIẤY", "appendix"),
        (1, "PHỤ LỤC II", "BẢN ĐỒ SỐ", "appendix"),
    ]
    assert len(plan.tasks) == 5


@pytest.mark.parametrize(
    "sentence",
    [
        "- Gửi ảnh chợ phiên cho tổ thông tin theo mẫu tại\nPhụ lục II kèm theo Kế hoạch này và lưu lại.",
        "- Gửi ảnh chợ phiên cho tổ thông tin của các bản\nPhụ lục II kèm theo Kế hoạch này.",
        "- Gửi ảnh chợ phiên cho tổ thông tin như đã nêu tại\nPhụ lục II trong ba ngày sau phiên",
    ],
)
def test_a_sentence_that_names_an_appendix_on_its_next_line_goes_on(read_body: ReadBody, sentence: str) -> None:
    plan = read_body(f"I. NHIỆM VỤ\n- Dựng phim.\n{sentence}\n- In lịch.")
    assert [s.title for s in plan.sections] == ["NHIỆM VỤ"]
    assert (plan.texts[0], plan.texts[-1]) == ("Dựng phim.", "In lịch.")


def test_an_attached_headed_list_is_an_appendix(read_body: ReadBody) -> None:
    plan = read_body(
        "I. NHIỆM VỤ\n- Thực hiện các việc tại danh mục.",
        end=END
        + "\nDANH MỤC CÁC LỄ HỘI ĐƯỢC HỖ TRỢ NĂM 2023\n(Kèm theo Kế hoạch số 41/KH-SDL ngày 12/01/2023 của Sở Du lịch)\n"
        + rows(
            ["STT", "Nội dung", "Đơn vị chủ trì"],
            ["1", "Hội xuống đồng", "Văn phòng Sở"],
            ["2", "Hội đua ngựa", "Thanh tra Sở"],
        ),
    )
    assert [(s.level, s.title, s.kind) for s in plan.sections[1:]] == [
        (1, "DANH MỤC CÁC LỄ HỘI ĐƯỢC HỖ TRỢ NĂM 2023", "appendix")
    ]


def test_the_title_of_an_appendix_may_have_words_in_small_letters(read_text: Callable[[str], Invented]) -> None:
    plan = read_text(
        DECISION + "\nPHỤ LỤC\nVIỆC CẦN LÀM TRÊN HỆ THỐNG\nIoT TẠI CÁC HỒ CHỨA NƯỚC CỦA TỈNH\n\n1. Lắp cảm biến.\n"
    )
    assert plan.sections[-1].title == "VIỆC CẦN LÀM TRÊN HỆ THỐNG IoT TẠI CÁC HỒ CHỨA NƯỚC CỦA TỈNH"


FORM = """
PHỤ LỤC
(Kèm theo Kế hoạch số 41/KH-SDL ngày 12/01/2023 của Sở Du lịch)
{over}
BIÊN BẢN CHẤM THI LÀM BÁNH
Hôm nay, ngày ….. tháng ….. năm ………, tại ……………………
1. Thành phần ban giám khảo gồm:
+ {blank}
+ {blank}
2. Nhận xét từng mâm bánh:
1 {blank}
(1) Mục đích của hội thi làm bánh.
"""


@pytest.mark.parametrize(
    "over", ["Mẫu số 01/BB", "BẢN ………\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n-------"]
)
def test_a_blank_form_in_an_appendix_heads_nothing(read_body: ReadBody, over: str) -> None:
    form = FORM.format(over=over, blank="…………………")
    plan = read_body("I. NHIỆM VỤ\n- Thi làm bánh.", end=f"{END}\n{form}")
    assert [(s.level, s.marker, s.kind) for s in plan.sections] == [(1, "I", "tasks"), (1, "PHỤ LỤC", "appendix")]
    assert plan.texts == ["Thi làm bánh."]


def test_a_mark_over_what_is_filled_in_is_no_blank_form(read_body: ReadBody) -> None:
    filled = FORM.format(over="Mẫu số 01/BB", blank="Bà Mẩy").replace("…", "")
    plan = read_body("I. NHIỆM VỤ\n- Thi làm bánh.", end=f"{END}\n{filled}")
    assert len(plan.sections) > 2


def test_the_title_of_an_appendix_may_stand_under_its_note(read_body: ReadBody) -> None:
    plan = read_body(
        "I. NHIỆM VỤ\n- Thực hiện các việc tại phụ lục.",
        end=END
        + "\nPHỤ LỤC\n(Kèm theo Kế hoạch số 41/KH-SDL ngày 12/01/2023 của Sở Du lịch)\nLỊCH MỞ CHỢ PHIÊN\nVÙNG CAO\n"
        + rows(["TT", "Công việc", "Cơ quan chủ trì"], ["1", "Dựng cổng chào", "Văn phòng Sở"]),
    )
    assert plan.outline()[-1] == (1, "PHỤ LỤC", "LỊCH MỞ CHỢ PHIÊN VÙNG CAO", "appendix")


LISTED = """
II. CÁC ĐỀ ÁN
Kế hoạch được cụ thể hóa qua các đề án theo các phụ lục:
Phụ lục I - Đề án trồng hoa ven suối.
Phụ lục II - Đề án dạy nghề dệt và nghề rèn cho bà con
các bản vùng cao.
Phụ lục III - Đề án mở chợ phiên.
III. TỔ CHỨC THỰC HIỆN
1. Sở Xây dựng chủ trì trồng hoa ven suối.
"""


def test_appendices_that_a_plan_lists_begin_none(read_body: ReadBody) -> None:
    plan = read_body(LISTED)
    assert [(s.level, s.title) for s in plan.sections] == [(1, "CÁC ĐỀ ÁN"), (1, "TỔ CHỨC THỰC HIỆN")]
    assert plan.texts == ["Sở Xây dựng chủ trì trồng hoa ven suối."]


@pytest.mark.parametrize("titles", [["DANH MỤC HỒ ĐẬP"] * 3, ["Danh mục hồ đập\n(Kèm theo Kế hoạch)"] * 3])
def test_appendices_one_after_the_other_are_told_apart(read_body: ReadBody, titles: list[str]) -> None:
    text = "\n".join(f"Phụ lục {n} {title}" for n, title in zip(("I", "II", "III"), titles, strict=True))
    plan = read_body(f"I. NHIỆM VỤ\n- Trồng hoa ven suối.\n{text}", end="")
    assert [s.kind for s in plan.sections] == ["tasks", "appendix", "appendix", "appendix"]
