"""Which lines of a plan's prose are tasks, and what belongs to the text of each."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from invented_plan import Invented, framed

ReadBody = Callable[..., Invented]


def test_each_bullet_under_a_tasks_section_is_a_task(read_body: ReadBody) -> None:
    plan = read_body(
        "I. NHIỆM VỤ\n- Lắp biển chỉ đường vào bản.\n- Sửa nhà vệ sinh công cộng;\n+ Thay bóng đèn dọc phố đi bộ."
    )
    assert plan.by_kind() == [
        ("bullet", "-", "Lắp biển chỉ đường vào bản."),
        ("bullet", "-", "Sửa nhà vệ sinh công cộng; Thay bóng đèn dọc phố đi bộ."),
    ]


def test_a_plus_at_the_top_is_a_task(read_body: ReadBody) -> None:
    plan = read_body("I. NHIỆM VỤ\n+ Lắp biển chỉ đường vào bản.\n+ Thay bóng đèn dọc phố đi bộ.")
    assert plan.by_kind() == [
        ("bullet", "+", "Lắp biển chỉ đường vào bản."),
        ("bullet", "+", "Thay bóng đèn dọc phố đi bộ."),
    ]


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


@pytest.mark.parametrize(
    ("under", "count"),
    [
        (("Sửa chữa bến đò.", "Lắp đặt phao dọc bến."), 2),
        (("Bến đò Mận.", "Lắp đặt phao dọc bến."), 1),  # what it is about is listed too
        (("Sửa chữa bến đò.",), 1),
    ],
)
def test_sub_bullets_that_all_order_are_tasks_however_long_what_is_over_them(
    read_body: ReadBody, under: tuple[str, ...], count: int
) -> None:
    over = "Nâng cao chất lượng phục vụ khách đi đò dọc sông vào mùa nước nổi theo hướng an toàn, văn minh, lịch sự và mến khách:"
    plan = read_body("\n+ ".join([f"I. NHIỆM VỤ\n- {over}", *under]))
    assert len(plan.texts) == count
    assert (plan.texts == [*under]) is (count == 2)


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
    assert plan.by_kind() == [
        ("paragraph", None, "Đưa hình ảnh quê hương đến các hội chợ trong nước."),
        ("paragraph", None, "Lập đội tuần tra đêm."),
    ]


@pytest.mark.parametrize("marks", [("a)", "b)"), ("1.", "2."), ("1)", "2)"), ("(1)", "(2)"), ("1.1.", "1.2.")])
def test_lettered_and_numbered_instructions_are_tasks(read_body: ReadBody, marks: tuple[str, str]) -> None:
    first, second = marks
    plan = read_body(f"I. NHIỆM VỤ\n{first} Lắp biển chỉ đường vào bản.\n{second} Sửa cầu treo qua suối.")
    assert [(kind, text) for kind, _, text in plan.by_kind()] == [
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


def test_an_item_that_a_semicolon_ends_is_no_heading_though_it_reads_like_a_label(read_body: ReadBody) -> None:
    plan = read_body(
        "I. NHIỆM VỤ\n1. Kiểm tra\na) Kiểm tra bến thuyền;\nb) Sơ kết 6 tháng, 1 năm triển khai thực hiện;\nc) Khen thưởng các bản."
    )
    assert plan.texts == [
        "Kiểm tra bến thuyền;",
        "Sơ kết 6 tháng, 1 năm triển khai thực hiện;",
        "Khen thưởng các bản.",
    ]


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


_DIRECTIONS = """
I. {over}
1. Nghề ong
{first}
Mở rộng chợ mật ong vùng cao. Dựng hàng rào quanh rừng hoa.
Năm 2031 dự kiến thu 40 tấn mật.
Hướng dẫn bà con chia đàn đúng vụ.
"""


@pytest.mark.parametrize(
    ("over", "first", "n_tasks"),
    [
        ("ĐỊNH HƯỚNG CÁC NGHỀ", "Tiếp tục nhân rộng giống ong bản địa.", 4),
        ("ĐỊNH HƯỚNG CÁC NGHỀ", "Việc chính của năm:", 3),
        ("TÌNH HÌNH CÁC NGHỀ", "Tiếp tục nhân rộng giống ong bản địa.", 0),
        ("DỰ KIẾN HIỆU QUẢ CỦA KẾ HOẠCH", "Tiếp tục nhân rộng giống ong bản địa.", 0),
        ("ĐỊNH HƯỚNG CÁC NGHỀ", "Triển khai Đề án, bản đã nhân rộng giống ong.\nTổ chức học nghề, 4 lớp đã mở.", 0),
    ],
)
def test_paragraphs_under_a_heading_without_label_are_tasks_where_most_order(
    read_body: ReadBody, over: str, first: str, n_tasks: int
) -> None:
    assert len(read_body(_DIRECTIONS.format(over=over, first=first)).texts) == n_tasks


@pytest.mark.parametrize("head", ["I. NHIỆM VỤ", "I. TỔ CHỨC THỰC HIỆN\n1. Các sở có trách nhiệm:"])
def test_an_order_that_is_shared_out_is_a_task_and_so_is_each_share(read_body: ReadBody, head: str) -> None:
    plan = read_body(f"""
{head}
- Đôn đốc các chợ phiên sửa quầy hàng. Trong đó:
+ Sở Y tế: kiểm tra bếp ăn ở chợ.
+ Sở Xây dựng phối hợp với Sở Tài chính: hướng dẫn lợp lại mái.
- Lập đội chợ phiên, gồm:
+ Sở Y tế: 02 người;
+ Sở Xây dựng: 01 người.
""")
    assert plan.texts == [
        "Đôn đốc các chợ phiên sửa quầy hàng. Trong đó:",
        "kiểm tra bếp ăn ở chợ.",
        "hướng dẫn lợp lại mái.",
        "Lập đội chợ phiên, gồm: Sở Y tế: 02 người; Sở Xây dựng: 01 người.",
    ]
    assert [(role, unit) for role, unit, _ in plan.units("kiểm tra")] == [("lead", "Sở Y tế")]
    assert {(role, unit) for role, unit, _ in plan.units("hướng dẫn")} == {
        ("lead", "Sở Xây dựng"),
        ("coordinate", "Sở Tài chính"),
    }


def test_a_schedule_may_say_first_what_is_done_and_then_when(read_body: ReadBody) -> None:
    plan = read_body("""
I. THỜI GIAN THỰC HIỆN
- Sở Y tế kiểm tra các bếp ăn: Từ 15/6/2031 đến 20/6/2031.
- Công bố điểm các bếp ăn trước ngày 05/7/2031.
- Hoàn thành trước ngày 30/7/2031.
""")
    assert plan.texts[:2] == [
        "Sở Y tế kiểm tra các bếp ăn: Từ 15/6/2031 đến 20/6/2031.",
        "Công bố điểm các bếp ăn trước ngày 05/7/2031.",
    ]


@pytest.mark.parametrize(("title", "n_tasks"), [("Kiểm tra, giám sát", 2), ("Kiểm tra cuối vụ", 0)])
def test_under_oversight_what_units_do_are_tasks(read_body: ReadBody, title: str, n_tasks: int) -> None:
    plan = read_body(f"""
I. NHIỆM VỤ
II. THEO DÕI VÀ KHEN THƯỞNG
1. {title}
- Sở Y tế thường xuyên kiểm tra các bếp ăn.
- Sở Nội vụ kiểm tra sổ trực của các chợ.
""")
    assert len(plan.texts) == n_tasks


def test_a_report_ordered_behind_the_closing_formula_belongs_to_the_organisation(read_body: ReadBody) -> None:
    plan = read_body("""
I. NHIỆM VỤ
- Lắp biển chỉ đường vào bản.
II. TỔ CHỨC THỰC HIỆN
1. Sở Du lịch
- Mở lớp dạy múa lân.
2. Tiến độ triển khai
- Ngày 24/4: họp các bản.

Trên đây là Kế hoạch dựng bản du lịch.

Hằng tuần, báo cáo số khách về Sở Du lịch trước thứ sáu.
""")
    assert plan.texts[-1] == "Hằng tuần, báo cáo số khách về Sở Du lịch trước thứ sáu."
    assert plan.by_kind()[-1][0] == "assignment"
