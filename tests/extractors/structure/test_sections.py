"""The headed outline: what is a heading, of which kind, and how deep."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from invented_plan import END, Invented, rows

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


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("CĂN CỨ PHÁP LÝ", "legal_basis"),
        ("MỤC ĐÍCH", "purpose"),
        ("YÊU CẦU", "requirements"),
        ("MỤC TIÊU", "targets"),
        ("CHỈ TIÊU", "targets"),
        ("NHIỆM VỤ, GIẢI PHÁP", "tasks"),
        ("NHIỆM VỤ TRỌNG TÂM", "tasks"),
        ("NỘI DUNG THỰC HIỆN", "tasks"),
        ("CÁC GIẢI PHÁP CHỦ YẾU", "tasks"),
        ("PHÂN CÔNG TRÁCH NHIỆM", "assignment"),
        ("PHÂN CÔNG NHIỆM VỤ", "assignment"),
        ("THỜI GIAN THỰC HIỆN", "schedule"),
        ("TIẾN ĐỘ THỰC HIỆN", "schedule"),
        ("KINH PHÍ THỰC HIỆN", "funding"),
        ("TỔ CHỨC THỰC HIỆN", "organisation"),
        ("CHẾ ĐỘ BÁO CÁO", "reporting"),
        ("CHẾ ĐỘ THÔNG TIN, BÁO CÁO", "reporting"),
        ("NGUYÊN TẮC CHỦ TRÌ, PHỐI HỢP", "organisation"),
    ],
)
def test_a_label_of_one_kind_has_that_kind(read_body: ReadBody, title: str, kind: str) -> None:
    plan = read_body(f"I. {title}\n- Giữ gìn vệ sinh tại các điểm dừng chân.\n- Trồng thêm hoa ven đường.")
    assert plan.outline() == [(1, "I", title, kind)]


@pytest.mark.parametrize(
    "title", ["CHỈ TIÊU, NHIỆM VỤ VÀ GIẢI PHÁP", "MỤC ĐÍCH, YÊU CẦU", "XÂY DỰNG BẢN LÀNG ĐÁNG SỐNG"]
)
def test_labels_of_several_kinds_or_none_over_subsections_are_a_group(read_body: ReadBody, title: str) -> None:
    plan = read_body(f"I. {title}\n1. Mục tiêu\n- Giữ nếp nhà sàn.\n2. Nhiệm vụ\n- Dọn dẹp lối vào bản.")
    assert [(s.title, s.kind) for s in plan.sections] == [
        (title, "group"),
        ("Mục tiêu", "targets"),
        ("Nhiệm vụ", "tasks"),
    ]


def test_a_title_that_names_no_kind_and_has_nothing_under_it_has_its_parents(read_body: ReadBody) -> None:
    plan = read_body("""
I. NHIỆM VỤ
1. Phát triển chợ phiên
- Sắp xếp lại các gian hàng thổ cẩm.
2. Bảo vệ môi trường
- Đặt thùng rác dọc đường lên thác.
II. TỔ CHỨC THỰC HIỆN
1. Văn phòng Sở
- Theo dõi, đôn đốc việc thực hiện.
""")
    assert plan.kinds() == {
        "NHIỆM VỤ": "tasks",
        "Phát triển chợ phiên": "tasks",
        "Bảo vệ môi trường": "tasks",
        "TỔ CHỨC THỰC HIỆN": "organisation",
        "Văn phòng Sở": "assignment",
    }


def test_aims_and_requirements_of_a_work_item_are_targets(read_body: ReadBody) -> None:
    plan = read_body("""
I. NHIỆM VỤ
1. Đào tạo hướng dẫn viên
a) Mục tiêu, yêu cầu: Ít nhất 80% hướng dẫn viên được bồi dưỡng.
b) Nhiệm vụ
- Mở hai lớp bồi dưỡng tại khu du lịch.
""")
    assert plan.kinds()["Mục tiêu, yêu cầu"] == "targets"


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


DECISION = """\
ỦY BAN NHÂN DÂN
TỈNH HÀ TĨNH
Số: 315/QĐ-UBND

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Hà Tĩnh, ngày 08 tháng 02 năm 2024

QUYẾT ĐỊNH
Ban hành Kế hoạch phòng, chống thiên tai năm 2024

CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH
Căn cứ Luật Phòng, chống thiên tai năm 2013;
Theo đề nghị của Giám đốc Sở Nông nghiệp và Phát triển nông thôn,
QUYẾT ĐỊNH:
Điều 1. Ban hành kèm theo Quyết định này Kế hoạch phòng, chống thiên tai năm 2024.
Điều 2. Quyết định này có hiệu lực kể từ ngày ký.
Điều 3. Chánh Văn phòng UBND tỉnh và Thủ trưởng các đơn vị liên quan chịu trách nhiệm thi hành./.

Nơi nhận:
- Như Điều 3;
- Lưu: VT.

TM. ỦY BAN NHÂN DÂN
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH
Đặng Ngọc Sơn

KẾ HOẠCH
Phòng, chống thiên tai năm 2024
(Ban hành kèm theo Quyết định số 315/QĐ-UBND ngày 08/02/2024 của UBND tỉnh)

I. NHIỆM VỤ
1. Kiểm tra hồ đập trước mùa mưa bão
- Sở Nông nghiệp và Phát triển nông thôn chủ trì kiểm tra các hồ chứa.
2. Diễn tập cứu hộ
- Bộ Chỉ huy Quân sự tỉnh chủ trì tổ chức diễn tập.
"""


def test_the_articles_of_a_decision_that_carries_a_plan_are_no_sections(read_text: Callable[[str], Invented]) -> None:
    plan = read_text(DECISION)
    assert [(s.level, s.marker, s.title) for s in plan.sections] == [
        (1, "I", "NHIỆM VỤ"),
        (2, "1", "Kiểm tra hồ đập trước mùa mưa bão"),
        (2, "2", "Diễn tập cứu hộ"),
    ]


def test_the_articles_of_a_decision_that_carries_a_plan_are_no_tasks(read_text: Callable[[str], Invented]) -> None:
    plan = read_text(DECISION)
    assert plan.texts == [
        "Sở Nông nghiệp và Phát triển nông thôn chủ trì kiểm tra các hồ chứa.",
        "Bộ Chỉ huy Quân sự tỉnh chủ trì tổ chức diễn tập.",
    ]


def test_the_header_and_signature_of_a_decision_that_carries_a_plan(read_text: Callable[[str], Invented]) -> None:
    head = read_text(DECISION).head
    assert (head.document_type, head.number, head.symbol) == ("quyết định", "315", "QĐ-UBND")
    assert (head.issuer, head.province) == ("Ủy ban nhân dân tỉnh Hà Tĩnh", "Hà Tĩnh")
    assert (head.signer, head.signer_title, head.signing_capacity) == ("Đặng Ngọc Sơn", "Phó Chủ tịch", "KT.")


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


def test_an_evaluation_of_last_year_orders_nothing(read_body: ReadBody) -> None:
    plan = read_body(
        "I. ĐÁNH GIÁ KẾT QUẢ NĂM 2022\n1. Kết quả đạt được\n- Đã dựng phim về chợ tình.\n2. Tồn tại, hạn chế\n- Còn thiếu biển báo.\nII. NHIỆM VỤ\n- In lịch treo tường."
    )
    assert plan.texts == ["In lịch treo tường."]


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
        ("1. Kinh phí thực hiện Kế hoạch này bao gồm: Ngân sách huyện, tiền vé tham quan.", None),
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


def test_a_cover_without_a_signature_ends_where_the_plan_begins(read_text: Callable[[str], Invented]) -> None:
    cover, plan = DECISION.split("TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH")[0], DECISION.split("Đặng Ngọc Sơn\n")[1]
    read = read_text(f"{cover}CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n{plan}")
    assert [s.title for s in read.sections][:2] == ["NHIỆM VỤ", "Kiểm tra hồ đập trước mùa mưa bão"]


def test_years_that_a_line_break_parts_are_no_bullet(read_body: ReadBody) -> None:
    plan = read_body("I. NHIỆM VỤ\n1. Quảng bá\n- Chương trình giữ nghề dệt cho giai đoạn 2026\n- 2030 tại ba bản.")
    assert plan.texts == ["Chương trình giữ nghề dệt cho giai đoạn 2026 - 2030 tại ba bản."]


def test_the_title_of_an_appendix_may_have_words_in_small_letters(read_text: Callable[[str], Invented]) -> None:
    plan = read_text(
        DECISION + "\nPHỤ LỤC\nVIỆC CẦN LÀM TRÊN HỆ THỐNG\nIoT TẠI CÁC HỒ CHỨA NƯỚC CỦA TỈNH\n\n1. Lắp cảm biến.\n"
    )
    assert plan.sections[-1].title == "VIỆC CẦN LÀM TRÊN HỆ THỐNG IoT TẠI CÁC HỒ CHỨA NƯỚC CỦA TỈNH"


def test_a_carried_plan_may_have_its_title_on_the_line_of_its_type(read_text: Callable[[str], Invented]) -> None:
    plan = read_text(DECISION.replace("KẾ HOẠCH\nPhòng, chống thiên tai năm 2024", "KẾ HOẠCH PHÒNG, CHỐNG THIÊN TAI"))
    assert [s.title for s in plan.sections] == ["NHIỆM VỤ", "Kiểm tra hồ đập trước mùa mưa bão", "Diễn tập cứu hộ"]


def test_lists_that_begin_again_and_again_follow_one_another(read_body: ReadBody) -> None:
    stall = """
1. Chợ phiên {}
a) Sắp xếp gian hàng thổ cẩm;
b) Kẻ biển chỉ đường;
"""
    plan = read_body("\nI. NHIỆM VỤ" + "".join(stall.format(n) for n in range(1, 40)))
    assert max(section.level for section in plan.sections) == 4


APPROVED = """
ỦY BAN NHÂN DÂN
TỈNH LÀO CAI

Số: 45/QĐ-UBND
Lào Cai, ngày 05 tháng 3 năm 2023

QUYẾT ĐỊNH
Phê duyệt Kế hoạch trồng hoa dọc đường lên bản

Căn cứ Luật Tổ chức chính quyền địa phương năm 2015;

QUYẾT ĐỊNH:

Điều 1. Phê duyệt Kế hoạch trồng hoa dọc đường lên bản, với các nội dung sau:
I. MỤC ĐÍCH
Làm đẹp bản làng.
II. NHIỆM VỤ
1. Trồng đào
- Trồng 500 cây đào.
Điều 2. Tổ chức thực hiện
1. Sở Du lịch
a) Hướng dẫn các bản trồng hoa.
Điều 3. Quyết định này có hiệu lực kể từ ngày ký, thay thế Quyết định số 9/QĐ-UBND ngày 02/3/2020.
1. Chánh Văn phòng chịu trách nhiệm thi hành.
2. Giám đốc Sở Du lịch chịu trách nhiệm thi hành./.

Nơi nhận:
- Như Điều 3;
CHỦ TỊCH

Trần Văn Hoa
"""


def test_articles_that_only_enact_are_no_sections_but_what_they_approve_is(
    read_text: Callable[[str], Invented],
) -> None:
    plan = read_text(APPROVED)
    assert [(s.level, s.marker, s.title) for s in plan.sections] == [
        (1, "I", "MỤC ĐÍCH"),
        (1, "II", "NHIỆM VỤ"),
        (2, "1", "Trồng đào"),
        (1, "Điều 2", "Tổ chức thực hiện"),
        (2, "1", "Sở Du lịch"),
    ]
    assert plan.texts == ["Trồng 500 cây đào.", "Hướng dẫn các bản trồng hoa."]
    assert [(r.key, r.role) for r in plan.references if r.key] == [("9/QĐ-UBND", "mention")]


IN_ARTICLES = """
ỦY BAN NHÂN DÂN
TỈNH LÀO CAI

Số: 46/QĐ-UBND
Lào Cai, ngày 05 tháng 3 năm 2023

QUYẾT ĐỊNH
Ban hành {kind} mùa chợ phiên năm 2023

CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH
Căn cứ Luật Tổ chức chính quyền địa phương năm 2015;

QUYẾT ĐỊNH:

Điều 1. Ban hành {kind} mùa chợ phiên năm 2023 như sau:
1. Mở chợ các bản: Ngày 01/4/2023.
2. Thi làm bánh, cụ thể:
- Vòng bản: ngày 10/4/2023;
- Vòng xã: ngày 20/4/2023.
3. Ngày nghỉ chợ trong tháng: Thực hiện theo nếp của từng bản.
4. Tổ chức hội đua ngựa.
5. Tháo dỡ gian hàng trước ngày 30/11/2023.
Điều 2. {giver}
1. Hướng dẫn các bản dựng gian hàng.
2. Tổng hợp kết quả mùa chợ.
Điều 3. Quyết định này có hiệu lực kể từ ngày ký.

Nơi nhận:
- Như Điều 3;
CHỦ TỊCH

Trần Văn Hoa
"""


@pytest.mark.parametrize("giver", ["Giao Giám đốc Sở Du lịch", "Giám đốc Sở Du lịch có trách nhiệm:"])
def test_a_plan_may_be_a_list_in_the_articles_of_its_decision(read_text: Callable[[str], Invented], giver: str) -> None:
    plan = read_text(IN_ARTICLES.format(kind="Kế hoạch", giver=giver))
    assert [(s.level, s.marker, s.kind) for s in plan.sections] == [(1, "Điều 2", "assignment")]
    assert plan.texts == [
        "Mở chợ các bản: Ngày 01/4/2023.",
        "Thi làm bánh, cụ thể: Vòng bản: ngày 10/4/2023; Vòng xã: ngày 20/4/2023.",
        "Tổ chức hội đua ngựa.",
        "Tháo dỡ gian hàng trước ngày 30/11/2023.",
        "Hướng dẫn các bản dựng gian hàng.",
        "Tổng hợp kết quả mùa chợ.",
    ]
    assert plan.roles("Hướng dẫn") == plan.roles("Tổng hợp") == {("lead", "Giám đốc Sở Du lịch")}
    assert plan.roles("Mở chợ") == set()


def test_what_an_article_issues_that_is_no_plan_holds_no_tasks(read_text: Callable[[str], Invented]) -> None:
    plan = read_text(IN_ARTICLES.format(kind="Nội quy", giver="Giao Giám đốc Sở Du lịch"))
    assert plan.texts == ["Hướng dẫn các bản dựng gian hàng.", "Tổng hợp kết quả mùa chợ."]


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


def test_the_units_of_a_directive_have_their_duties_under_no_other_heading(read_body: ReadBody) -> None:
    plan = read_body("""
1. Sở Y tế
- Mở chốt cấp cứu ở bến thuyền.
2. Công an tỉnh: Phân luồng xe ở bến thuyền trong ba ngày hội.
""")
    assert plan.outline() == [(1, "1", "Sở Y tế", "assignment"), (1, "2", "Công an tỉnh", "assignment")]
    assert plan.roles("Mở chốt") == {("lead", "Sở Y tế")}
    assert plan.roles("Phân luồng") == {("lead", "Công an tỉnh")}


@pytest.mark.parametrize("title", ["PHÂN CÔNG NHIỆM VỤ THÀNH VIÊN BAN CHỈ ĐẠO", "TRÁCH NHIỆM CÁC SỞ, NGÀNH"])
def test_an_assignment_may_say_whose_it_is(read_body: ReadBody, title: str) -> None:
    plan = read_body(f"I. {title}\n1. Đội trống\n- Đánh trống khai hội.\n2. Sở Y tế\n- Mở chốt cấp cứu.")
    assert {kind for *_, kind in plan.outline()} == {"assignment"}
    assert plan.texts == ["Đánh trống khai hội.", "Mở chốt cấp cứu."]


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


def test_a_stage_over_its_text_is_a_heading_though_it_ends_in_a_full_stop(read_body: ReadBody) -> None:
    plan = read_body(
        "I. NHIỆM VỤ\n1. Bước 1: Rà bến đò.\n\nSở Xây dựng đi xem từng bến, vẽ lại sơ đồ.\n\n2. Rà các cầu treo.\n\nGhi rõ năm dựng."
    )
    assert [title for _, _, title, _ in plan.outline()] == ["NHIỆM VỤ", "Bước 1: Rà bến đò"]


def test_points_counted_with_numbers_and_letters_stand_under_their_number(read_body: ReadBody) -> None:
    plan = read_body(
        "I. NHIỆM VỤ\n1. Mùa lũ\n1.1. Bến đò:\n1.1.a. Sửa biển báo.\n1.1.b. Dựng cột đèn.\n1.2. Đợt 1:\n2. Mùa cạn\n- Nạo vét luồng."
    )
    assert [(level, title) for level, _, title, _ in plan.outline()] == [
        (1, "NHIỆM VỤ"),
        (2, "Mùa lũ"),
        (3, "Bến đò"),
        (2, "Mùa cạn"),
    ]
    assert plan.texts == ["Sửa biển báo.", "Dựng cột đèn.", "Nạo vét luồng."]


def test_titles_of_rules_and_terms_hold_no_tasks_though_their_lines_read_like_orders(
    read_text: Callable[[str], Invented],
) -> None:
    plan = read_text("""\
QUYẾT ĐỊNH
Về việc giữ nghề dệt
Điều 1. Mức hỗ trợ
1. Hỗ trợ 2 triệu đồng một khung cửi;
2. Hỗ trợ 1 triệu đồng một guồng sợi.
Điều 2. Phương thức thực hiện
1. Ủy ban nhân dân xã lập danh sách các nhà có khung cửi.
2. Dạy nghề
a) Sở Công Thương kiểm tra từng khung cửi.
""")
    assert [(s.marker, s.kind) for s in plan.sections] == [("Điều 1", "other"), ("Điều 2", "group"), ("2", "group")]
    assert plan.texts == [
        "Ủy ban nhân dân xã lập danh sách các nhà có khung cửi.",
        "Sở Công Thương kiểm tra từng khung cửi.",
    ]


def test_the_name_of_a_stage_stands_behind_its_number(read_body: ReadBody) -> None:
    plan = read_body("I. NHIỆM VỤ\n1. Đợt 1: Rà bến đò\n- Sửa biển báo.\n2. Bước II: Mở bến\n- Dựng cột đèn.")
    assert [title for _, _, title, _ in plan.outline()] == ["NHIỆM VỤ", "Đợt 1: Rà bến đò", "Bước II: Mở bến"]
