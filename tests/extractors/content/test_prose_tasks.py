"""Which lines of a plan's prose are tasks, and what belongs to each."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from invented_plan import Invented, framed

ReadBody = Callable[..., Invented]


def of(plan: Invented) -> list[tuple[str, str | None, str]]:
    return [(t.source_kind, t.marker, t.text) for t in plan.tasks]


def test_each_bullet_under_a_tasks_section_is_a_task(read_body: ReadBody) -> None:
    plan = read_body(
        "I. NHIỆM VỤ\n- Lắp biển chỉ đường vào bản.\n- Sửa nhà vệ sinh công cộng;\n+ Thay bóng đèn dọc phố đi bộ."
    )
    assert of(plan) == [
        ("bullet", "-", "Lắp biển chỉ đường vào bản."),
        ("bullet", "-", "Sửa nhà vệ sinh công cộng; Thay bóng đèn dọc phố đi bộ."),
    ]


def test_a_plus_at_the_top_is_a_task(read_body: ReadBody) -> None:
    plan = read_body("I. NHIỆM VỤ\n+ Lắp biển chỉ đường vào bản.\n+ Thay bóng đèn dọc phố đi bộ.")
    assert of(plan) == [("bullet", "+", "Lắp biển chỉ đường vào bản."), ("bullet", "+", "Thay bóng đèn dọc phố đi bộ.")]


@pytest.mark.parametrize("mark", ["-", "–", "•", "*"])
def test_bullets_of_other_shapes(read_body: ReadBody, mark: str) -> None:
    plan = read_body(f"I. NHIỆM VỤ\n{mark} Lắp biển chỉ đường vào bản.\n{mark} Thay bóng đèn dọc phố đi bộ.")
    assert plan.texts == ["Lắp biển chỉ đường vào bản.", "Thay bóng đèn dọc phố đi bộ."]


def test_sub_bullets_under_a_topic_are_tasks(read_body: ReadBody) -> None:
    plan = read_body("""
I. NHIỆM VỤ
- Về hạ tầng:
+ Rải nhựa đoạn đường vào thác.
+ Dựng lan can tại vực sâu.
- Trồng hoa ven suối.
""")
    assert plan.texts == ["Rải nhựa đoạn đường vào thác.", "Dựng lan can tại vực sâu.", "Trồng hoa ven suối."]


def test_sub_bullets_under_units_are_tasks_of_those_units(read_body: ReadBody) -> None:
    plan = read_body("""
I. NHIỆM VỤ
- Văn phòng Sở, Trung tâm Xúc tiến du lịch:
+ Đưa thông tin lễ hội lên cổng du lịch.
+ Trả lời thắc mắc của du khách.
""")
    assert plan.texts == ["Đưa thông tin lễ hội lên cổng du lịch.", "Trả lời thắc mắc của du khách."]
    for begins in ("Đưa thông tin", "Trả lời"):
        assert {(unit, basis) for _, unit, basis in plan.units(begins)} == {
            ("Văn phòng Sở", "inherited"),
            ("Trung tâm Xúc tiến du lịch", "inherited"),
        }


def test_the_paragraph_of_a_section_without_bullets_is_a_task(read_body: ReadBody) -> None:
    plan = read_body(
        "I. NHIỆM VỤ\n1. Quảng bá\nĐưa hình ảnh quê hương đến các hội chợ trong nước.\n2. An toàn\nLập đội tuần tra đêm."
    )
    assert of(plan) == [
        ("paragraph", None, "Đưa hình ảnh quê hương đến các hội chợ trong nước."),
        ("paragraph", None, "Lập đội tuần tra đêm."),
    ]


def test_a_lead_in_over_bullets_is_no_task(read_body: ReadBody) -> None:
    plan = read_body(
        "I. NHIỆM VỤ\nTrong năm tập trung làm tốt các việc sau:\n- Lắp biển chỉ đường vào bản.\n- Sửa cầu treo."
    )
    assert plan.texts == ["Lắp biển chỉ đường vào bản.", "Sửa cầu treo."]


@pytest.mark.parametrize("marks", [("a)", "b)"), ("1.", "2."), ("1)", "2)"), ("(1)", "(2)"), ("1.1.", "1.2.")])
def test_lettered_and_numbered_instructions_are_tasks(read_body: ReadBody, marks: tuple[str, str]) -> None:
    first, second = marks
    plan = read_body(f"I. NHIỆM VỤ\n{first} Lắp biển chỉ đường vào bản.\n{second} Sửa cầu treo qua suối.")
    assert [(kind, text) for kind, _, text in of(plan)] == [
        ("item", "Lắp biển chỉ đường vào bản."),
        ("item", "Sửa cầu treo qua suối."),
    ]


def test_an_unmarked_paragraph_after_an_item_belongs_to_it(read_body: ReadBody) -> None:
    plan = read_body("""
I. NHIỆM VỤ
- Lắp biển chỉ đường vào bản.
Biển làm bằng gỗ, chữ khắc chìm.
- Sửa cầu treo qua suối.
""")
    assert plan.texts == ["Lắp biển chỉ đường vào bản. Biển làm bằng gỗ, chữ khắc chìm.", "Sửa cầu treo qua suối."]


def test_wrapped_lines_are_joined_by_one_space(read_body: ReadBody) -> None:
    plan = read_body("""
I. NHIỆM VỤ
- Phục dựng nghi lễ cấp sắc của người Dao, mời các thầy cúng cao tuổi truyền dạy cho lớp trẻ, ghi
hình toàn bộ trình tự để lưu giữ,
   giới thiệu với du khách theo đúng thuần phong mỹ tục của bà con các bản vùng cao nơi
đây.
- Sửa cầu treo qua suối.
""")
    assert plan.texts[0] == (
        "Phục dựng nghi lễ cấp sắc của người Dao, mời các thầy cúng cao tuổi truyền dạy cho lớp trẻ, ghi hình toàn bộ"
        " trình tự để lưu giữ, giới thiệu với du khách theo đúng thuần phong mỹ tục của bà con các bản vùng cao nơi đây."
    )


def test_a_symbol_broken_at_its_hyphen_is_made_whole(read_body: ReadBody) -> None:
    plan = read_body("""
I. NHIỆM VỤ
- Rà soát kết quả xếp hạng điểm đến của các xã vùng cao theo nội dung nêu tại Quyết định số 90/QĐ-
UBND của tỉnh.
- Sửa cầu treo qua suối.
""")
    assert "số 90/QĐ-UBND của tỉnh." in plan.texts[0]


def test_a_closing_mark_stays(read_body: ReadBody) -> None:
    plan = read_body(
        "I. TỔ CHỨC THỰC HIỆN\n1. Văn phòng Sở\n- Theo dõi việc thực hiện.\n- Báo cáo Giám đốc Sở kết quả./."
    )
    assert plan.texts[-1] == "Báo cáo Giám đốc Sở kết quả./."


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


def test_a_duty_under_organisation_is_an_assignment(read_body: ReadBody) -> None:
    plan = read_body("""
I. TỔ CHỨC THỰC HIỆN
1. Giao Văn phòng Sở theo dõi, đôn đốc các phòng thực hiện Kế hoạch.
2. Trưởng các phòng chịu trách nhiệm trước Giám đốc Sở về kết quả.
""")
    assert [t.source_kind for t in plan.tasks] == ["assignment", "assignment"]


def test_bullets_under_a_units_heading_are_assignments(read_body: ReadBody) -> None:
    plan = read_body("""
IV. TỔ CHỨC THỰC HIỆN
1. Phòng Quản lý lữ hành
- Hướng dẫn các doanh nghiệp ký cam kết.
- Lập sổ theo dõi khiếu nại.
2. Đề nghị Công an tỉnh
Bảo đảm an ninh tại các điểm đông người.
""")
    assert of(plan) == [
        ("assignment", "-", "Hướng dẫn các doanh nghiệp ký cam kết."),
        ("assignment", "-", "Lập sổ theo dõi khiếu nại."),
        ("assignment", None, "Bảo đảm an ninh tại các điểm đông người."),
    ]


def test_lettered_duties_under_numbered_units(read_body: ReadBody) -> None:
    plan = read_body(
        """
III. TỔ CHỨC THỰC HIỆN
1. Sở Y tế
a) Chủ trì tổ chức tiêm phòng cho bà con vùng lũ.
b) Phối hợp với Sở Tài chính lập dự toán mua vắc xin.
2. Sở Tài chính
a) Bố trí kinh phí mua vắc xin.
b) Hướng dẫn thanh quyết toán.
3. Ủy ban nhân dân các huyện, thị xã
a) Vận động người dân đi tiêm.
""",
        title="Phòng, chống dịch bệnh năm 2023",
    )
    assert [(t.marker, t.source_kind) for t in plan.tasks] == [(m, "assignment") for m in "ababa"]
    assert plan.units("Chủ trì tổ chức") == {("lead", "Sở Y tế", "inherited")}
    assert plan.roles("Phối hợp với Sở Tài chính") == {("lead", "Sở Tài chính"), ("coordinate", "Sở Y tế")}
    assert plan.units("Bố trí kinh phí") == {("lead", "Sở Tài chính", "inherited")}
    assert {role for role, _ in plan.roles("Vận động")} == {"lead"}


def test_a_run_in_unit_heading_leads_and_is_not_in_the_text(read_body: ReadBody) -> None:
    plan = read_body("""
I. TỔ CHỨC THỰC HIỆN
a) Sở Y tế: Kiểm tra bếp ăn tại các khu nghỉ dưỡng.
b) Công an tỉnh: Phân luồng xe trong ba ngày hội.
""")
    assert plan.texts == ["Kiểm tra bếp ăn tại các khu nghỉ dưỡng.", "Phân luồng xe trong ba ngày hội."]
    assert plan.roles("Kiểm tra bếp ăn") == {("lead", "Sở Y tế")}
    assert plan.roles("Phân luồng xe") == {("lead", "Công an tỉnh")}


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


@pytest.mark.parametrize(
    "closing",
    [
        "Yêu cầu các phòng, đơn vị thuộc Sở nghiêm túc thực hiện Kế hoạch này.",
        "Trong quá trình thực hiện, nếu có vướng mắc, các phòng phản ánh về Văn phòng Sở để tổng hợp.",
    ],
)
def test_a_paragraph_that_lays_a_duty_on_a_unit_is_an_assignment(read_body: ReadBody, closing: str) -> None:
    plan = read_body(f"I. TỔ CHỨC THỰC HIỆN\n{closing}")
    assert of(plan) == [("assignment", None, closing)]


def test_reporting_lays_duties_on_units(read_body: ReadBody) -> None:
    plan = read_body(
        "I. CHẾ ĐỘ BÁO CÁO\n- Các phòng, đơn vị thuộc Sở gửi báo cáo về Văn phòng Sở trước ngày 15/6/2023."
    )
    assert [t.source_kind for t in plan.tasks] == ["assignment"]
    assert plan.roles("Các phòng") == {("implement", "Các phòng, đơn vị thuộc Sở")}


def test_a_pointer_to_an_appendix_is_no_task(read_body: ReadBody) -> None:
    plan = read_body("I. NHIỆM VỤ\n- Dựng phim ngắn về mùa nước đổ.\n(Có Phụ lục nhiệm vụ kèm theo)")
    assert plan.texts == ["Dựng phim ngắn về mùa nước đổ."]


def test_a_work_item_is_the_section_that_shares_assignment_and_schedule(read_body: ReadBody) -> None:
    plan = read_body("""
I. NHIỆM VỤ
1. Quảng bá
1.1. Làm phim
a) Nhiệm vụ
- Dựng phim ngắn về mùa nước đổ.
b) Phân công trách nhiệm
- Cơ quan chủ trì: Trung tâm Xúc tiến du lịch.
c) Thời gian thực hiện: Quý II năm 2023.
2. An toàn
- Lập đội tuần tra đêm.
""")
    ids = {s.marker: s.section_id for s in plan.sections}
    assert plan.task("Dựng phim").work_item_id == ids["1.1"]
    assert plan.task("Lập đội").work_item_id is None
    assert plan.task("Dựng phim").section_id == ids["a"]


def test_a_work_item_whose_tasks_stand_under_it_with_lines_for_units_and_time(read_body: ReadBody) -> None:
    plan = read_body("""
I. NHIỆM VỤ
1. Quảng bá
- Dựng phim ngắn về mùa nước đổ.
- Mời nhiếp ảnh gia sáng tác.
- Cơ quan chủ trì: Trung tâm Xúc tiến du lịch.
- Thời gian thực hiện: Quý II năm 2023.
""")
    for begins in ("Dựng phim", "Mời nhiếp ảnh"):
        assert plan.units(begins) == {("lead", "Trung tâm Xúc tiến du lịch", "inherited")}
        assert plan.raws(begins) == ["Quý II năm 2023"]


@pytest.mark.parametrize(
    ("heading", "domain"),
    [
        ("CẢI CÁCH THỂ CHẾ", "thể chế"),
        ("THEO DÕI THI HÀNH PHÁP LUẬT", "thể chế"),
        ("CẢI CÁCH THỦ TỤC HÀNH CHÍNH", "thủ tục hành chính"),
        ("CƠ CHẾ MỘT CỬA", "thủ tục hành chính"),
        ("CẢI CÁCH TỔ CHỨC BỘ MÁY", "tổ chức bộ máy"),
        ("CẢI CÁCH CHẾ ĐỘ CÔNG VỤ", "chế độ công vụ"),
        ("CẢI CÁCH TÀI CHÍNH CÔNG", "tài chính công"),
        ("XÂY DỰNG CHÍNH QUYỀN ĐIỆN TỬ, CHÍNH QUYỀN SỐ", "chính quyền điện tử"),
        ("CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH", "chỉ đạo điều hành"),
        ("CÁC VIỆC KHÁC", None),
    ],
)
def test_the_heading_over_a_task_names_its_area(read_body: ReadBody, heading: str, domain: str | None) -> None:
    plan = read_body(f"I. NHIỆM VỤ\n1. {heading}\n- Dán thông báo trước cửa.\n2. CÁC MẶT KHÁC\n- Quét sân.")
    assert plan.task("Dán").domain == domain


def test_the_outermost_heading_that_names_an_area_wins(read_body: ReadBody) -> None:
    plan = read_body(
        "I. NHIỆM VỤ\n1. Cải cách thủ tục hành chính\na) Về tài chính\n- Niêm yết mức phí.\n- Hoàn phí thừa."
    )
    assert plan.task("Niêm yết").domain == "thủ tục hành chính"


def test_assignments_and_plans_on_other_matters_have_no_area(read_body: ReadBody) -> None:
    body = "I. NHIỆM VỤ\n1. Cải cách tài chính công\n- Lập quy chế chi.\nII. TỔ CHỨC THỰC HIỆN\n1. Giao Văn phòng Sở đôn đốc cải cách tài chính công."
    plan = read_body(body)
    assert [t.domain for t in plan.tasks] == ["tài chính công", None]
    other = read_body(body, title="Phát triển du lịch cộng đồng năm 2023")
    assert [t.domain for t in other.tasks] == [None, None]


def test_several_items_share_the_lines_below_them_back_to_the_last_such_lines(read_body: ReadBody) -> None:
    plan = read_body("""
I. NHIỆM VỤ
1. Quảng bá
a) Dựng phim ngắn về mùa nước đổ.
b) Mời nhiếp ảnh gia sáng tác.
Đơn vị chủ trì: Trung tâm Xúc tiến du lịch.
Đơn vị phối hợp: Văn phòng Sở.
Thời gian thực hiện: Tháng 5/2023.
c) In lịch treo tường.
Đơn vị chủ trì: Văn phòng Sở.
Thời gian thực hiện: Trước ngày 20/12/2023.
""")
    for begins in ("Dựng phim", "Mời nhiếp"):
        assert plan.units(begins) == {
            ("lead", "Trung tâm Xúc tiến du lịch", "inherited"),
            ("coordinate", "Văn phòng Sở", "inherited"),
        }
        assert plan.raws(begins) == ["Tháng 5/2023"]
    assert plan.units("In lịch") == {("lead", "Văn phòng Sở", "inherited")}
    assert plan.raws("In lịch") == ["Trước ngày 20/12/2023"]


@pytest.mark.parametrize(
    ("outer", "inner"),
    [
        ("*", "-"),
        ("+", "-"),
        ("-", "+"),
        ("•", "-"),
        ("-", "*"),
    ],
)
def test_of_two_kinds_of_bullets_the_first_is_the_outer(read_body: ReadBody, outer: str, inner: str) -> None:
    plan = read_body(f"""
I. NHIỆM VỤ
{outer} Về hạ tầng:
{inner} Rải nhựa đoạn đường vào thác.
{inner} Dựng lan can tại vực sâu.
{outer} Về con người:
{inner} Mở lớp ngoại ngữ.
""")
    assert plan.texts == ["Rải nhựa đoạn đường vào thác.", "Dựng lan can tại vực sâu.", "Mở lớp ngoại ngữ."]


def test_a_bullet_goes_on_in_the_bullets_under_it_whatever_their_shape(read_body: ReadBody) -> None:
    plan = read_body("I. NHIỆM VỤ\n+ Sửa các điểm dừng chân.\n- Thay mái lá.\n- Quét vôi.\n+ Trồng hoa.")
    assert plan.texts == ["Sửa các điểm dừng chân. Thay mái lá. Quét vôi.", "Trồng hoa."]


def test_paragraphs_part_where_an_empty_line_follows_every_printed_line(read_text: Callable[[str], Invented]) -> None:
    text = framed("""
I. NHIỆM VỤ
- Khảo sát các điểm dừng chân trên tuyến đường từ thị trấn vào bản, lập danh sách những nơi cần
sửa chữa trước mùa lễ hội.
- Vận động bà con trồng thêm hoa đào, hoa mận dọc hai bên đường và giữ cho lòng suối sạch rác
quanh năm.
II. TỔ CHỨC THỰC HIỆN
1. Giao Văn phòng Sở theo dõi, đôn đốc, tổng hợp kết quả của các phòng, đơn vị thuộc Sở rồi báo
cáo Giám đốc Sở.
Trên đây là Kế hoạch năm 2023, đề nghị các phòng nghiêm túc thực hiện./.
""")
    plan = read_text("\n\n".join(line for line in text.split("\n") if line.strip()))
    assert [text[-20:] for text in plan.texts] == [
        "sửa chữa trước mùa lễ hội."[-20:],
        "giữ cho lòng suối sạch rác quanh năm."[-20:],
        "rồi báo cáo Giám đốc Sở."[-20:],
    ]


def test_a_lead_in_that_announces_tasks_makes_tasks_of_what_is_under_a_heading_without_label(
    read_body: ReadBody,
) -> None:
    plan = read_body("""
I. BẾN THUYỀN VÀ CHỢ PHIÊN
1. Bến thuyền
Khách đến bằng đường sông. Các nhiệm vụ trọng tâm bao gồm:
a) Bờ kè đá dài hai trăm mét.
b) Nhà chờ mái lá.
2. Chợ phiên
Chợ họp năm ngày một lần. Chợ có những mặt hàng sau:
a) Thổ cẩm.
b) Mật ong.
""")
    assert plan.texts == ["Bờ kè đá dài hai trăm mét.", "Nhà chờ mái lá."]


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


def test_duties_under_a_bullet_that_names_a_unit_are_that_units(read_body: ReadBody) -> None:
    plan = read_body("""
I. TỔ CHỨC THỰC HIỆN
1. Trách nhiệm của các phòng
- Văn phòng Sở:
+ Theo dõi tiến độ làm cầu tàu;
+ Lập dự toán.
- Thanh tra Sở:
Kiểm tra bến thuyền mỗi quý.
""")
    assert plan.texts == ["Theo dõi tiến độ làm cầu tàu;", "Lập dự toán.", "Kiểm tra bến thuyền mỗi quý."]
    assert plan.roles("Lập dự toán") == {("lead", "Văn phòng Sở")}


def test_the_duties_of_a_body_among_others_are_its_tasks_and_their_times_theirs(read_body: ReadBody) -> None:
    plan = read_body("""
I. NHIỆM VỤ CỤ THỂ
1. Văn phòng Sở
- Sơn lại thuyền đưa khách.
2. Trách nhiệm của Thanh tra Sở:
- Kiểm tra áo phao trên các bến.
Thời hạn hoàn thành: Trước ngày 30/6/2025.
""")
    assert plan.texts == ["Sơn lại thuyền đưa khách.", "Kiểm tra áo phao trên các bến."]
    assert plan.roles("Kiểm tra") == {("lead", "Thanh tra Sở")}
    assert not plan.raws("Sơn lại")
    assert plan.raws("Kiểm tra") == ["Trước ngày 30/6/2025"]


def test_who_helps_under_a_bullet_that_names_it_coordinates(read_body: ReadBody) -> None:
    plan = read_body("""
I. TỔ CHỨC THỰC HIỆN
1. Trách nhiệm của các phòng
- Thanh tra Sở:
Phối hợp với Văn phòng Sở kiểm tra bến thuyền.
""")
    assert plan.roles("Phối hợp") == {("lead", "Văn phòng Sở"), ("coordinate", "Thanh tra Sở")}


def test_the_intro_over_subsections_is_no_task(read_body: ReadBody) -> None:
    plan = read_body(
        "I. NHIỆM VỤ\nPhát triển bến thuyền theo hướng xanh.\n1. Cầu tàu\n- Thay ván cầu.\n2. Đò\n- Sơn đò."
    )
    assert plan.texts == ["Thay ván cầu.", "Sơn đò."]


def test_numbered_lines_under_organisation_are_duties_unless_they_speak_of_the_plan(read_body: ReadBody) -> None:
    plan = read_body("""
I. TỔ CHỨC THỰC HIỆN
1. Hợp tác xã đò dọc tiên phong đổi sang đò điện.
2. Các hoạt động không nêu tại Kế hoạch này được thực hiện theo quy định.
""")
    assert plan.texts == ["Hợp tác xã đò dọc tiên phong đổi sang đò điện."]


def test_an_appeal_with_a_date_after_the_last_unit_belongs_to_the_organisation(read_body: ReadBody) -> None:
    plan = read_body("""
I. TỔ CHỨC THỰC HIỆN
1. Văn phòng Sở
- Theo dõi tiến độ làm cầu tàu.
2. Thanh tra Sở
a) Kiểm tra bến thuyền mỗi quý.
Yêu cầu các phòng, đơn vị thuộc Sở triển khai; định kỳ 06 tháng báo cáo kết quả về Văn phòng Sở./.
""")
    assert len(plan.texts) == 3
    assert plan.tasks[-1].section_id == plan.sections[0].section_id
    assert plan.tasks[-1].text.startswith("Yêu cầu các phòng")


def test_misread_labels_of_units_and_time_are_no_tasks(read_body: ReadBody) -> None:
    plan = read_body("""
I. NHIỆM VỤ
- Khảo sát luồng lạch trên sông.
Đơn vị phối họp: Công an tỉnh.
Thời gian thực hiệ: Quý I/2023.
""")
    assert plan.texts == ["Khảo sát luồng lạch trên sông."]
    assert plan.raws("Khảo sát") == ["Quý I/2023"]


@pytest.mark.parametrize("label", ["Nhiệm vụ", "Nội dung thực hiện"])
def test_an_item_that_says_where_and_when_and_lists_its_tasks_is_a_section(read_body: ReadBody, label: str) -> None:
    plan = read_body(f"""
I. NHIỆM VỤ
1. Mở lớp dạy dệt
- Địa điểm: Nhà văn hóa bản.
- Thời gian: Tháng 5/2023.
- {label}:
+ Mượn khung cửi.
+ Mời nghệ nhân đứng lớp.
2. Sửa cầu treo.
""")
    assert [s.title for s in plan.sections] == ["NHIỆM VỤ", "Mở lớp dạy dệt"]
    assert plan.texts == ["Mượn khung cửi.", "Mời nghệ nhân đứng lớp.", "Sửa cầu treo."]
    assert plan.raws("Mượn khung") == plan.raws("Mời nghệ nhân") == ["Tháng 5/2023"]


def test_a_line_that_says_when_makes_a_task_of_what_is_above_it_under_any_heading(read_body: ReadBody) -> None:
    plan = read_body("""
I. CÁC NGÀY HỘI
1. Ngày hội chè
Mời nghệ nhân sao chè bằng chảo gang.
- Thời gian: Tháng 3/2023.
1.1. Sân khấu
Nhìn ra đồi chè.
2. Ngày hội đò
Bến sông đông vui suốt mùa.
""")
    assert plan.texts == ["Mời nghệ nhân sao chè bằng chảo gang."]


def test_in_text_with_a_paragraph_a_line_each_lays_its_own_duty(read_body: ReadBody) -> None:
    duties = [
        f"{act} cho bà con vùng cao, {'nhất là các bản ở xa chợ phiên, nơi du khách hay ghé qua mỗi mùa hoa đào, ' * 4}khi trời ấm."
        for act in ("Mở lớp dạy hát then", "Trồng lại rừng đào", "Hướng dẫn cách đón khách", "In lịch")
    ]
    plan = read_body("I. TỔ CHỨC THỰC HIỆN\n1. Văn phòng Sở\n" + "\n".join(duties))
    assert plan.texts == duties


def test_an_item_that_a_semicolon_ends_is_no_heading_though_it_reads_like_a_label(read_body: ReadBody) -> None:
    plan = read_body(
        "I. NHIỆM VỤ\n1. Kiểm tra\na) Kiểm tra bến thuyền;\nb) Sơ kết 6 tháng, 1 năm triển khai thực hiện;\nc) Khen thưởng các bản."
    )
    assert plan.texts == [
        "Kiểm tra bến thuyền;",
        "Sơ kết 6 tháng, 1 năm triển khai thực hiện;",
        "Khen thưởng các bản.",
    ]


@pytest.mark.parametrize(
    "heading",
    [
        "2. Các phòng, đơn vị thuộc Sở.\n",
        "2. Đài Truyền thanh vùng cao, Báo bản làng, Cổng thông tin điện tử du lịch, các tờ tin xuân: ",
    ],
)
def test_a_heading_of_bodies_may_end_in_a_full_stop_or_run_on(read_body: ReadBody, heading: str) -> None:
    plan = read_body(f"I. TỔ CHỨC THỰC HIỆN\n1. Văn phòng Sở\n- Mở hội.\n{heading}Quảng bá lễ hội hoa đào.")
    assert plan.texts == ["Mở hội.", "Quảng bá lễ hội hoa đào."]
    assert [unit for role, unit, _ in plan.units("Quảng bá")]


def test_a_paragraph_between_bullets_leads_in_those_after_it(read_body: ReadBody) -> None:
    plan = read_body(
        "I. NHIỆM VỤ\n- Mở lớp dạy khèn.\nTùy từng bản, Văn phòng Sở chủ trì các việc như:\n- Dựng chợ.\n- Sửa cầu."
    )
    assert plan.texts == ["Mở lớp dạy khèn.", "Dựng chợ.", "Sửa cầu."]
    assert plan.roles("Mở lớp") == set()
    assert plan.roles("Sửa cầu") == {("lead", "Văn phòng Sở")}


def test_a_plan_without_a_tasks_section_has_its_tasks_under_its_matter(read_body: ReadBody) -> None:
    body = "I. MỤC ĐÍCH\nGiữ nghề dệt.\nII. NỘI DUNG, PHƯƠNG PHÁP TIẾN HÀNH\n1. Đếm khung cửi\n- Từng xã kê khung cửi của mình.\n2. Thời gian tiến hành: Tháng 5/2023."
    plan = read_body(body)
    assert plan.texts == ["Từng xã kê khung cửi của mình."]
    assert plan.raws("Từng xã") == ["Tháng 5/2023"]
    assert read_body(f"{body}\nIII. NHIỆM VỤ\n- In lịch.").texts == ["In lịch."]


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
    ("line", "n_tasks"),
    [
        ("Định kỳ hằng quý, kết quả trồng hoa gửi về Sở.", 1),
        ("Báo cáo năm gửi trước ngày 15/12/2023.", 1),
        ("Báo cáo năm 2023 viết trên giấy dó.", 0),
        ("Hằng năm hoa nở vào tháng ba.", 0),
    ],
)
def test_a_line_on_reports_that_says_when_is_a_duty_though_it_names_nobody(
    read_body: ReadBody, line: str, n_tasks: int
) -> None:
    plan = read_body(
        f"I. NHIỆM VỤ\n- In lịch.\nII. TỔ CHỨC THỰC HIỆN\n1. Chế độ báo cáo: {line}\n2. Sở Du lịch\n- Mở chợ."
    )
    assert len(plan.texts) == 2 + n_tasks


@pytest.mark.parametrize(
    ("title", "n_tasks"), [("Hồ sơ dự thi", 0), ("Lệ phí", 0), ("Hồ sơ lễ hội", 2), ("Phần thi dệt", 2)]
)
def test_the_terms_of_taking_part_order_nothing(read_body: ReadBody, title: str, n_tasks: int) -> None:
    plan = read_body(
        f"I. NỘI DUNG HỘI THI\n1. {title}\n- Nộp mẫu vải tại xã;\n- Gửi ảnh về Sở.\n2. Địa điểm: Nhà văn hóa."
    )
    assert len(plan.texts) == n_tasks


def test_a_reporting_regime_holds_units_and_times_of_each_report(read_body: ReadBody) -> None:
    plan = read_body("""I. CÁC LOẠI BÁO CÁO
1. Báo cáo định kỳ:
a) Báo cáo tháng;
b) Báo cáo quý.
II. CHẾ ĐỘ BÁO CÁO
1. Báo cáo tháng
a) Cơ quan, đơn vị thực hiện: Văn phòng Sở, Thanh tra Sở.
b) Nội dung báo cáo:
- Lượng khách đến các bản trong tháng;
- Số nhà nghỉ mới mở.
c) Thời gian gửi báo cáo: Trước ngày 25 hằng tháng.
2. Báo cáo đột xuất
Khi có lũ thì báo cáo ngay.
""")
    assert plan.texts == ["Lượng khách đến các bản trong tháng;", "Số nhà nghỉ mới mở."]
    assert plan.raws("Số nhà") == ["Trước ngày 25 hằng tháng"]
    assert plan.roles("Lượng khách") == {("implement", "Văn phòng Sở"), ("implement", "Thanh tra Sở")}
    assert [(level, kind) for level, _, _, kind in plan.outline()[2:]] == [
        (1, "reporting"), (2, "reporting"), (3, "assignment"), (3, "reporting"), (3, "schedule"), (2, "reporting"),
    ]  # fmt: skip


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


def test_a_report_is_ordered_where_brackets_say_by_when(read_body: ReadBody) -> None:
    plan = read_body("""I. CHẾ ĐỘ BÁO CÁO
- Báo cáo năm (trước ngày 05/12);
- Báo cáo quý (theo mẫu);
- Báo cáo tháng.
""")
    assert plan.texts == ["Báo cáo năm (trước ngày 05/12);"]


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


def test_what_closes_a_plan_may_give_it_to_somebody_by_name(read_body: ReadBody) -> None:
    plan = read_body("""
I. TỔ CHỨC THỰC HIỆN
Các sở, ngành dọn bến trước ngày hội.
Giao Sở Y tế đôn đốc việc thực hiện Kế hoạch này./.
""")
    assert plan.texts == [
        "Các sở, ngành dọn bến trước ngày hội.",
        "Giao Sở Y tế đôn đốc việc thực hiện Kế hoạch này./.",
    ]
    assert plan.roles("Giao Sở") == {("lead", "Sở Y tế")}


def test_those_whom_a_lead_in_lists_are_no_tasks(read_body: ReadBody) -> None:
    plan = read_body("""
I. NHIỆM VỤ
1. Cho thuê thuyền
Thuyền được giao theo thứ tự ưu tiên sau đây:
- Bản ở xa bến nhất.
- Bản chưa có cầu.
- Rà soát sổ thuyền mỗi quý.
2. Giữ bến
- Quét bến mỗi sáng.
- Là bến có tên trong sổ thuyền.
""")
    assert plan.texts == ["Rà soát sổ thuyền mỗi quý.", "Quét bến mỗi sáng."]


def test_an_order_over_the_papers_it_lists_is_one_task(read_body: ReadBody) -> None:
    plan = read_body("""
I. NHIỆM VỤ
- Lập sổ của từng thuyền, gồm:
+ Đơn của chủ thuyền;
+ Ảnh chụp mũi thuyền.
II. TỔ CHỨC THỰC HIỆN
1. Sở Xây dựng:
- Lập sổ của từng bến, bao gồm:
+ Sơ đồ bến;
+ Bảng giá qua đò.
""")
    assert plan.texts == [
        "Lập sổ của từng thuyền, gồm: Đơn của chủ thuyền; Ảnh chụp mũi thuyền.",
        "Lập sổ của từng bến, bao gồm: Sơ đồ bến; Bảng giá qua đò.",
    ]
    assert plan.roles("Lập sổ của từng bến") == {("lead", "Sở Xây dựng")}


def test_what_will_become_of_the_plan_itself_lays_no_duty(read_body: ReadBody) -> None:
    plan = read_body(
        "I. TỔ CHỨC THỰC HIỆN\n1. Sở Y tế: Mở trạm cấp cứu tại bến.\n"
        "Trong quá trình thực hiện, Kế hoạch này sẽ được sửa đổi theo mùa nước."
    )
    assert plan.texts == ["Mở trạm cấp cứu tại bến."]
