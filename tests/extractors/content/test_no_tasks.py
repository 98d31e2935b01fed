"""Lines of a plan's prose that order nothing, beside those that do."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from invented_plan import Invented

ReadBody = Callable[..., Invented]


def test_a_lead_in_over_bullets_is_no_task(read_body: ReadBody) -> None:
    plan = read_body(
        "I. NHIỆM VỤ\nTrong năm tập trung làm tốt các việc sau:\n- Lắp biển chỉ đường vào bản.\n- Sửa cầu treo."
    )
    assert plan.texts == ["Lắp biển chỉ đường vào bản.", "Sửa cầu treo."]


@pytest.mark.parametrize(
    "body",
    [
        "I. MỤC ĐÍCH\n- Nâng tầm bản sắc quê hương.",
        "I. YÊU CẦU\n- Làm nghiêm túc, thiết thực.",
        "I. MỤC TIÊU\n- Đón một triệu lượt khách.",
        "I. CHỈ TIÊU\n- 90% cơ sở đạt chuẩn.",
        "I. CĂN CỨ PHÁP LÝ\n- Luật Du lịch năm 2017.",
        "I. KINH PHÍ THỰC HIỆN\n- Văn phòng Sở bố trí từ dự toán được giao.",
        "I. NGUYÊN TẮC CHỦ TRÌ, PHỐI HỢP\n- Phòng được giao chủ trì chịu trách nhiệm đến cùng.",
        "I. TỔ CHỨC THỰC HIỆN\n1. Nguyên tắc phối hợp\n- Các phòng chủ động trao đổi với nhau.",
        "I. MỤC ĐÍCH, YÊU CẦU\n1. Mục đích\n- Nâng tầm bản sắc.\n2. Yêu cầu\n- Các phòng làm nghiêm túc.",
        "I. THỜI GIAN THỰC HIỆN\n- Trong năm 2023.",
    ],
)
def test_what_orders_nothing_is_no_task(read_body: ReadBody, body: str) -> None:
    assert read_body(body).texts == []


@pytest.mark.parametrize("mark", ["- *", "- …", "- ./."])
def test_what_has_no_letter_is_no_task(read_body: ReadBody, mark: str) -> None:
    plan = read_body(f"I. NHIỆM VỤ\n- Lắp biển chỉ đường vào bản.\n- Sửa cầu treo.\n{mark}\nII. KINH PHÍ\n- Sở cấp.")
    assert plan.texts == ["Lắp biển chỉ đường vào bản.", "Sửa cầu treo."]


def test_among_tasks_lines_on_whom_and_on_what_terms_are_none(read_body: ReadBody) -> None:
    plan = read_body(
        "I. NHIỆM VỤ\n1. Đối tượng hỗ trợ\n- Hộ nuôi cá lồng.\n2. Điều kiện hỗ trợ\n- Lồng cá còn neo ở bến.\n"
        "- Văn phòng Sở rà soát các lồng cá.\n3. Quảng bá\n- Dựng phim ngắn về mùa nước đổ."
    )
    assert plan.texts == ["Văn phòng Sở rà soát các lồng cá.", "Dựng phim ngắn về mùa nước đổ."]


@pytest.mark.parametrize(
    "line",
    [
        "- Cơ quan chủ trì: Văn phòng Sở.",
        "- Đơn vị phối hợp: Các phòng, đơn vị thuộc Sở.",
        "- Thời gian thực hiện: Quý II năm 2023.",
        "- Tiến độ thực hiện: Hoàn thành trong tháng 6/2023.",
        "- Sản phẩm: Báo cáo.",
        "* Đơn vị thực hiện: Văn phòng Sở",
        "(Cơ quan chủ trì: Văn phòng Sở)",
    ],
)
def test_lines_that_only_give_units_or_time_are_no_tasks(read_body: ReadBody, line: str) -> None:
    plan = read_body(
        f"I. NHIỆM VỤ\n1. Quảng bá\n- Dựng phim ngắn về mùa nước đổ.\n{line}\n2. An toàn\n- Lập đội tuần tra đêm."
    )
    assert plan.texts == ["Dựng phim ngắn về mùa nước đổ.", "Lập đội tuần tra đêm."]


@pytest.mark.parametrize(
    "closing",
    [
        "Trên đây là Kế hoạch năm 2023, đề nghị các phòng, đơn vị nghiêm túc thực hiện./.",
        "Trên đây là Kế hoạch của Sở Du lịch. Trong quá trình thực hiện, nếu có vướng mắc, các phòng báo cáo Giám đốc Sở.",
        "Trên đây là nội dung Kế hoạch, yêu cầu các đơn vị triển khai thực hiện.",
    ],
)
def test_the_closing_formula_is_no_task(read_body: ReadBody, closing: str) -> None:
    plan = read_body(f"I. TỔ CHỨC THỰC HIỆN\n1. Văn phòng Sở\n- Theo dõi việc thực hiện.\n{closing}")
    assert plan.texts == ["Theo dõi việc thực hiện."]


def test_the_closing_formula_goes_on_no_full_line(read_body: ReadBody) -> None:
    plan = read_body("""
I. TỔ CHỨC THỰC HIỆN
1. Văn phòng Sở
- Theo dõi việc thực hiện, sáu tháng một lần kiểm tra tận nơi và kịp thời gỡ khó cho cơ sở ở xa.
Trên đây là Kế hoạch năm 2023, đề nghị các phòng, đơn vị nghiêm túc thực hiện./.
""")
    assert plan.texts == [
        "Theo dõi việc thực hiện, sáu tháng một lần kiểm tra tận nơi và kịp thời gỡ khó cho cơ sở ở xa."
    ]


def test_a_pointer_to_an_appendix_is_no_task(read_body: ReadBody) -> None:
    plan = read_body("I. NHIỆM VỤ\n- Dựng phim ngắn về mùa nước đổ.\n(Có Phụ lục nhiệm vụ kèm theo)")
    assert plan.texts == ["Dựng phim ngắn về mùa nước đổ."]


@pytest.mark.parametrize(
    ("title", "n_tasks"),
    [
        ("BẾN THUYỀN", 2),
        ("QUAN ĐIỂM", 0),
        ("MỤC ĐÍCH, YÊU CẦU", 0),
        ("ĐÁNH GIÁ TÌNH HÌNH NĂM TRƯỚC", 0),
        ("PHẠM VI, ĐỐI TƯỢNG", 0),
    ],
)
def test_lines_that_order_are_tasks_unless_their_heading_says_otherwise(
    read_body: ReadBody, title: str, n_tasks: int
) -> None:
    plan = read_body(f"I. {title}\n1. Đường sông\n- Xây dựng cầu tàu.\n- Tổ chức đội đò.\n2. Khác\n- Ao sen.")
    assert len(plan.texts) == n_tasks


def test_what_an_inspection_looks_at_is_no_task(read_body: ReadBody) -> None:
    plan = read_body("""
I. NỘI DUNG
1. Bến thuyền
- Công tác bảo đảm an toàn cho khách;
- Việc niêm yết giá vé;
- Công tác thu gom rác.
2. Chợ phiên
- Dựng lại cổng chợ.
""")
    assert plan.texts == ["Dựng lại cổng chợ."]
    assert [s.kind for s in plan.sections] == ["tasks", "other", "tasks"]


def test_the_intro_over_subsections_is_no_task(read_body: ReadBody) -> None:
    plan = read_body(
        "I. NHIỆM VỤ\nPhát triển bến thuyền theo hướng xanh.\n1. Cầu tàu\n- Thay ván cầu.\n2. Đò\n- Sơn đò."
    )
    assert plan.texts == ["Thay ván cầu.", "Sơn đò."]


def test_misread_labels_of_units_and_time_are_no_tasks(read_body: ReadBody) -> None:
    plan = read_body("""
I. NHIỆM VỤ
- Khảo sát luồng lạch trên sông.
Đơn vị phối họp: Công an tỉnh.
Thời gian thực hiệ: Quý I/2023.
""")
    assert plan.texts == ["Khảo sát luồng lạch trên sông."]
    assert plan.raws("Khảo sát") == ["Quý I/2023"]


@pytest.mark.parametrize(
    ("lines", "n_tasks"),
    [
        ("- 01 Tấm vải chàm;\n- 02 Ảnh khung cửi;\n- Giấy giới thiệu của bản.", 0),
        ("- Phí dự thi: 50.000 đồng/người.\n- Người dệt trên mười tám tuổi.", 0),
        ("Người dự thi ngồi theo thứ tự khung cửi.", 0),
        ("- Buổi sáng: Tổ chức thi dệt.\n- Người dệt ngồi hàng ngang.\n- Trao đổi mẫu vải.", 3),
        ("- Buổi sáng:\n+ Tổ chức thi dệt.\n+ Chuẩn bị khung cửi.\n- Người dệt ngồi hàng ngang.", 3),
    ],
)
def test_what_the_matter_of_a_plan_only_tells_is_no_task(read_body: ReadBody, lines: str, n_tasks: int) -> None:
    plan = read_body(
        f"I. MỤC ĐÍCH\nGiữ nghề dệt.\nII. NỘI DUNG HỘI THI\n1. Thể lệ\n{lines}\n2. Địa điểm: Nhà văn hóa bản."
    )
    assert len(plan.texts) == n_tasks


@pytest.mark.parametrize(
    ("title", "n_tasks"), [("Hồ sơ dự thi", 0), ("Lệ phí", 0), ("Hồ sơ lễ hội", 2), ("Phần thi dệt", 2)]
)
def test_the_terms_of_taking_part_order_nothing(read_body: ReadBody, title: str, n_tasks: int) -> None:
    plan = read_body(
        f"I. NỘI DUNG HỘI THI\n1. {title}\n- Nộp mẫu vải tại xã;\n- Gửi ảnh về Sở.\n2. Địa điểm: Nhà văn hóa."
    )
    assert len(plan.texts) == n_tasks


def test_what_a_report_holds_is_no_duty_where_nobody_is_named_to_report_it(read_body: ReadBody) -> None:
    plan = read_body("""I. NHIỆM VỤ
- Dựng phim.
II. CHẾ ĐỘ BÁO CÁO
1. Nội dung báo cáo
- Lượng khách đến các bản;
- Những gì còn vướng.
2. Thời gian báo cáo: Trước ngày 15/12 hằng năm.
3. Hình thức báo cáo
- Qua trục liên thông của tỉnh.
""")
    assert plan.texts == ["Dựng phim."]
    assert [kind for _, _, _, kind in plan.outline()[2:]] == ["reporting", "schedule", "reporting"]


@pytest.mark.parametrize(
    ("line", "task"),
    [
        ("Nội dung thực hiện: Mở lớp dạy dệt cho chị em.", "Mở lớp dạy dệt cho chị em."),
        ("Nội dung: Mở lớp dạy dệt cho chị em.", "Mở lớp dạy dệt cho chị em."),
        ("Nhiệm vụ cụ thể: Mở lớp dạy dệt cho chị em.", "Mở lớp dạy dệt cho chị em."),
        ("Nội dung lớp dạy dệt: Mở theo mùa cho chị em.", "Nội dung lớp dạy dệt: Mở theo mùa cho chị em."),
    ],
)
def test_a_label_that_a_task_follows_is_not_of_its_words(read_body: ReadBody, line: str, task: str) -> None:
    plan = read_body(f"I. NHIỆM VỤ\n1. Nghề dệt\n- {line}\n- Cơ quan thực hiện: Văn phòng Sở.\n2. Chợ\n- Dọn lối vào.")
    assert plan.texts == [task, "Dọn lối vào."]
    assert plan.roles(task) == {("implement", "Văn phòng Sở")}


def test_what_an_article_binds_the_public_to_is_no_task_but_what_units_do_is(read_body: ReadBody) -> None:
    plan = read_body("""
Chương I
CHỢ PHIÊN
Mục 1
NGƯỜI BÁN
Điều 1. Người bán hàng khi dựng quầy
1. Thực hiện đúng nội quy của chợ.
2. Thực hiện việc thu dọn khi tan chợ.
Điều 2. Trình tự thực hiện
1. Tổ chức kẻ ô trong tháng 3.
2. Sở Công Thương tổ chức cho bốc thăm ô.
3. Kiểm tra ô trong tháng 4.
Điều 3. Hiệu lực thi hành
1. Bãi bỏ nội quy cũ của chợ.
2. Thực hiện từ phiên chợ đầu năm.
""")
    assert plan.texts == [
        "Tổ chức kẻ ô trong tháng 3.",
        "Sở Công Thương tổ chức cho bốc thăm ô.",
        "Kiểm tra ô trong tháng 4.",
    ]
    assert [level for level, *_ in plan.outline()] == [1, 2, 3, 3, 3]


def test_a_paragraph_that_gives_reasons_among_those_that_order_is_no_task(read_body: ReadBody) -> None:
    plan = read_body("""
I. GIẢI PHÁP
1. Giữ sạch bến đò
Sự chung tay của bà con là yếu tố quyết định việc giữ sạch bến đò của các bản ven sông.

Tổ chức dọn bến hằng tuần vào sáng thứ bảy và ngày lễ, có bà con các bản cùng làm.
""")
    assert plan.texts == ["Tổ chức dọn bến hằng tuần vào sáng thứ bảy và ngày lễ, có bà con các bản cùng làm."]


@pytest.mark.parametrize(
    "order",
    [
        "Bến sạch là nền tảng để đón khách, Văn phòng Sở chủ trì dọn các bến đò trong năm 2023.",
        "Đón khách là công việc hằng ngày; các xã ven sông tổ chức trực ở bến đò.",
        "Xác định bến sạch là nền tảng, tập trung dọn bến trước mỗi phiên chợ.",
        "Tuyên truyền để bà con hiểu bến sạch là nền tảng giữ chân khách.",
    ],
)
def test_a_paragraph_that_orders_something_for_a_reason_is_a_task(read_body: ReadBody, order: str) -> None:
    assert read_body(f"I. GIẢI PHÁP\n1. Giữ sạch bến đò\n{order}\n2. Mở chợ\n- In lịch chợ phiên.").texts[0] == order


def test_a_paragraph_that_gives_reasons_and_says_what_units_do_is_a_task(read_body: ReadBody) -> None:
    paragraph = "Bà con là yếu tố giữ sạch bến đò. Các phòng, đơn vị thuộc Sở chủ động rà soát quy ước của bến đò."
    plan = read_body(f"I. GIẢI PHÁP\n1. Giữ sạch bến đò\n{paragraph}\n")
    assert plan.texts == [paragraph]
