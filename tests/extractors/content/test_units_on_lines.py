"""Lines and labels beside a task that say who does it, and by when."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from invented_plan import Invented, rows

ReadBody = Callable[..., Invented]

WORK_ITEM = """
I. NHIỆM VỤ
1. Làm phim
a) Nhiệm vụ
- {task}
- Sửa cầu treo.
b) Phân công trách nhiệm
- Cơ quan chủ trì: Văn phòng Sở.
- Cơ quan phối hợp: Thanh tra Sở.
c) Thời gian thực hiện: Quý II năm 2023.
"""


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Dựng phim về chợ tình.",
            {("lead", "Văn phòng Sở", "inherited"), ("coordinate", "Thanh tra Sở", "inherited")},
        ),
        (
            "Phòng Quản lý lữ hành chủ trì dựng phim.",
            {("lead", "Phòng Quản lý lữ hành", "stated"), ("coordinate", "Thanh tra Sở", "inherited")},
        ),
        (
            "Phối hợp với Công an tỉnh dựng phim.",
            {
                ("lead", "Văn phòng Sở", "inherited"),
                ("coordinate", "Công an tỉnh", "stated"),
                ("coordinate", "Thanh tra Sở", "inherited"),
            },
        ),
        (
            "Phòng Quản lý lữ hành chủ trì, phối hợp với Công an tỉnh dựng phim.",
            {("lead", "Phòng Quản lý lữ hành", "stated"), ("coordinate", "Công an tỉnh", "stated")},
        ),
        (
            "Các phòng, đơn vị thuộc Sở gửi ảnh tư liệu.",
            {
                ("lead", "Văn phòng Sở", "inherited"),
                ("coordinate", "Thanh tra Sở", "inherited"),
                ("implement", "Các phòng, đơn vị thuộc Sở", "stated"),
            },
        ),
        (
            "Thanh tra Sở chủ trì dựng phim.",
            {("lead", "Thanh tra Sở", "stated")},
        ),
        (
            "Công an tỉnh phối hợp với Văn phòng Sở dựng phim.",
            {
                ("lead", "Văn phòng Sở", "inherited"),
                ("coordinate", "Thanh tra Sở", "inherited"),
                ("coordinate", "Công an tỉnh", "stated"),
            },
        ),
    ],
)
def test_stated_units_against_inherited_ones(
    read_body: ReadBody, sentence: str, expected: set[tuple[str, str, str]]
) -> None:
    assert read_body(WORK_ITEM.format(task=sentence)).units(sentence[:16]) == expected


@pytest.mark.parametrize(
    "parts",
    [
        "a) Cơ quan chủ trì\n- Văn phòng Sở.\n- Phòng Quản lý lữ hành.\nb) Cơ quan phối hợp\n- Thanh tra Sở; Công an tỉnh.",
        "a) Cơ quan chủ trì: Văn phòng Sở; Phòng Quản lý lữ hành.\nb) Cơ quan phối hợp\nThanh tra Sở; Công an tỉnh.",
    ],
)
def test_an_assignment_may_have_parts_of_its_own_one_a_role(read_body: ReadBody, parts: str) -> None:
    plan = read_body(f"""
I. NHIỆM VỤ
1. Làm phim
1.1. Nội dung
- Dựng phim về chợ tình.
1.2. Cơ quan chủ trì, phối hợp
{parts}
1.3. Thời gian thực hiện: Quý II năm 2023.
""")
    assert plan.texts == ["Dựng phim về chợ tình."]
    assert plan.roles("Dựng phim") == {
        ("lead", "Văn phòng Sở"),
        ("lead", "Phòng Quản lý lữ hành"),
        ("coordinate", "Thanh tra Sở"),
        ("coordinate", "Công an tỉnh"),
    }


@pytest.mark.parametrize(
    ("item", "dash"),
    [("a)", ""), ("-", ""), ("-", "-"), ("a)", "-"), ("a)", "+"), ("-", "+")],
)
def test_lines_below_an_item_say_who_and_when(read_body: ReadBody, item: str, dash: str) -> None:
    second = "b)" if item == "a)" else "-"
    plan = read_body(f"""
I. NHIỆM VỤ
1. Quảng bá
{item} Dựng phim về chợ tình.
{dash} Đơn vị chủ trì: Văn phòng Sở.
{dash} Đơn vị phối hợp: Thanh tra Sở.
{dash} Thời gian thực hiện: Tháng 5/2023.
{second} In lịch treo tường.
{dash} Đơn vị chủ trì: Thanh tra Sở.
""")
    assert plan.texts == ["Dựng phim về chợ tình.", "In lịch treo tường."]
    assert plan.units("Dựng phim") == {
        ("lead", "Văn phòng Sở", "inherited"),
        ("coordinate", "Thanh tra Sở", "inherited"),
    }
    assert plan.raws("Dựng phim") == ["Tháng 5/2023"]
    assert plan.units("In lịch") == {("lead", "Thanh tra Sở", "inherited")}


def test_lines_below_an_item_are_its_own_where_another_item_has_its_own(read_body: ReadBody) -> None:
    plan = read_body("""
I. NHIỆM VỤ
1. Quảng bá
- Dựng phim về chợ tình.
- Đơn vị thực hiện: Văn phòng Sở.
2. Đón khách
- Mở lối vào thác.
3. Tổ chức kiểm tra các điểm bán vé
- Đơn vị thực hiện: Thanh tra Sở.
- Thời gian thực hiện: Tháng 5/2023.
""")
    assert plan.roles("Dựng phim") == {("implement", "Văn phòng Sở")}
    assert (plan.roles("Mở lối"), plan.raws("Mở lối")) == (set(), [])
    assert plan.roles("Tổ chức kiểm tra") == {("implement", "Thanh tra Sở")}


@pytest.mark.parametrize(
    "line",
    [
        "Đơn vị chủ trì: Văn phòng Sở; đơn vị phối hợp: Thanh tra Sở; thời gian: Quý IV/2023.",
        "(Đơn vị chủ trì: Văn phòng Sở; đơn vị phối hợp: Thanh tra Sở; thời gian: Quý IV/2023)",
        "Chủ trì: Văn phòng Sở. Phối hợp: Thanh tra Sở. Thời gian thực hiện: Quý IV/2023.",
        "Đơn vị chủ trì soạn thảo: Văn phòng Sở; đơn vị phối hợp soạn thảo: Thanh tra Sở; thời gian trình ban hành: Quý IV/2023.",
        "Cơ quan tham mưu: Văn phòng Sở; cơ quan phối hợp: Thanh tra Sở; dự kiến hoàn thành: Quý IV/2023.",
        "Đơn vị chủ trì tham mưu thực hiện: Văn phòng Sở; các cơ quan, đơn vị, địa phương phối hợp: Thanh tra Sở; thời gian: Quý IV/2023.",
        "Cơ quan chủ trì tổng hợp, theo dõi và báo cáo: Văn phòng Sở. Phối hợp tổ chức triển khai: Thanh tra Sở. Thời gian: Quý IV/2023.",
    ],
)
def test_one_line_may_say_all(read_body: ReadBody, line: str) -> None:
    plan = read_body(f"I. NHIỆM VỤ\n1. Quảng bá\n- Dựng phim về chợ tình.\n{line}\n2. An toàn\n- Sửa cầu.")
    assert plan.texts == ["Dựng phim về chợ tình.", "Sửa cầu."]
    assert plan.roles("Dựng phim") == {("lead", "Văn phòng Sở"), ("coordinate", "Thanh tra Sở")}
    assert plan.raws("Dựng phim") == ["Quý IV/2023"]


@pytest.mark.parametrize(
    ("time", "raw"),
    [
        ("Thời gian thực hiện trước ngày 30/6/2023.", "trước ngày 30/6/2023"),
        ("Thời gian hoàn thành là trong quý II/2023", "trong quý II/2023"),
        ("Thời gian thực hiện sau khi Luật Đò ngang được ban hành.", "sau khi Luật Đò ngang được ban hành"),
    ],
)
def test_a_line_without_a_colon_may_say_who_and_when(read_body: ReadBody, time: str, raw: str) -> None:
    lines = f"Cơ quan chủ trì là Văn phòng Sở.\n- Đơn vị phối hợp là Thanh tra Sở.\n- {time}"
    plan = read_body(f"I. NHIỆM VỤ\n1. Quảng bá\n- Dựng phim về chợ tình.\n- {lines}\n2. An toàn\n- Sửa cầu.")
    assert plan.texts == ["Dựng phim về chợ tình.", "Sửa cầu."]
    assert plan.roles("Dựng phim") == {("lead", "Văn phòng Sở"), ("coordinate", "Thanh tra Sở")}
    assert plan.raws("Dựng phim") == [raw]


def test_a_label_that_goes_on_with_more_than_a_time_is_work(read_body: ReadBody) -> None:
    line = "Thời gian thực hiện trước ngày 30/6/2023 phải báo ngay cho các bản."
    plan = read_body(f"I. NHIỆM VỤ\n1. Quảng bá\n- Dựng phim về chợ tình.\n- {line}")
    assert plan.texts == ["Dựng phim về chợ tình.", line]


def test_a_verb_behind_a_role_without_a_body_is_work(read_body: ReadBody) -> None:
    plan = read_body("I. NHIỆM VỤ\n1. Quảng bá\n- Phối hợp kiểm tra: đo lại lối vào thác.\n2. An toàn\n- Sửa cầu.")
    assert [text[:16] for text in plan.texts] == ["Phối hợp kiểm tr", "Sửa cầu."]


@pytest.mark.parametrize(
    "line",
    [
        "Phân công: Văn phòng Sở chủ trì, phối hợp với Thanh tra Sở thực hiện.",
        pytest.param(
            "Phân công thực hiện: Văn phòng Sở chủ trì; Thanh tra Sở phối hợp.",
        ),
        "Đơn vị thực hiện: Văn phòng Sở chủ trì, phối hợp với Thanh tra Sở.",
    ],
)
def test_a_line_may_say_who_in_a_sentence(read_body: ReadBody, line: str) -> None:
    plan = read_body(f"I. NHIỆM VỤ\n1. Quảng bá\n- Dựng phim về chợ tình.\n{line}\n2. An toàn\n- Sửa cầu.")
    assert plan.texts == ["Dựng phim về chợ tình.", "Sửa cầu."]
    assert plan.roles("Dựng phim") == {("lead", "Văn phòng Sở"), ("coordinate", "Thanh tra Sở")}


@pytest.mark.parametrize(
    ("lead", "helper", "when"),
    [
        ("c) Đơn vị chủ trì: Văn phòng Sở.", "d) Đơn vị phối hợp: Thanh tra Sở.", "đ) Thời gian hoàn thành: Quý II năm 2023."),
        ("1.2. Cơ quan chủ trì: Văn phòng Sở.", "1.3. Cơ quan phối hợp: Thanh tra Sở.", "1.4. Thời gian thực hiện: Quý II năm 2023."),
    ],
)  # fmt: skip
def test_numbered_lines_say_who_and_when(read_body: ReadBody, lead: str, helper: str, when: str) -> None:
    first = "a)" if lead.startswith("c") else "1.1."
    plan = read_body(f"""
I. NHIỆM VỤ
1. Phim
{first} Nội dung thực hiện: Dựng phim về chợ tình của bà con vùng cao.
{lead}
{helper}
{when}
2. An toàn
- Sửa cầu treo.
""")
    assert plan.texts == ["Dựng phim về chợ tình của bà con vùng cao.", "Sửa cầu treo."]
    assert plan.raws("Dựng phim") == ["Quý II năm 2023"]
    assert plan.roles("Dựng phim") == {("lead", "Văn phòng Sở"), ("coordinate", "Thanh tra Sở")}


@pytest.mark.parametrize(
    ("named", "expected"),
    [
        ("Thanh tra Sở chủ trì; Văn phòng Sở phối hợp", {("lead", "Thanh tra Sở"), ("coordinate", "Văn phòng Sở")}),
        ("Đơn vị chủ trì soạn thảo quy chế", {("coordinate", "Đơn vị chủ trì soạn thảo quy chế")}),
        (
            "Thanh tra Sở chủ trì tham mưu Công an tỉnh gác bến; Sở Y tế",
            {("lead", "Thanh tra Sở"), ("coordinate", "Sở Y tế")},
        ),
    ],
)
def test_role_words_of_a_list_are_told_from_those_of_a_name(
    read_body: ReadBody, named: str, expected: set[tuple[str, str]]
) -> None:
    plan = read_body(
        f"I. NHIỆM VỤ\n1. Quảng bá\n- Dựng phim về chợ tình.\n- Cơ quan phối hợp: {named}.\n2. Khác\n- Sửa cầu."
    )
    assert plan.roles("Dựng phim") == expected


LABELLED = """
I. LỄ HỘI
1. Nội dung
a) Dựng cổng chào ở bến thuyền;
b) Mở hội đua thuyền.
2. Cơ quan chủ trì, phối hợp
"""

LISTED_IN = {"lead": ["Sở Y tế", "Sở Xây dựng"], "coordinate": ["Sở Nội vụ", "Công an tỉnh"]}


@pytest.mark.parametrize(
    "block",
    [
        "a) Cơ quan chủ trì\n- Sở Y tế\n- Sở Xây dựng\nb) Cơ quan phối hợp\n- Sở Nội vụ; Công an tỉnh.",
        "a) Cơ quan chủ trì: Sở Y tế; Sở Xây dựng.\nb) Cơ quan phối hợp: Sở Nội vụ; Công an tỉnh.",
        "2.1. Đơn vị chủ trì:\n+ Sở Y tế\n+ Sở Xây dựng\n2.2. Đơn vị phối hợp:\nSở Nội vụ; Công an tỉnh.",
        "- Cơ quan chủ trì:\n+ Sở Y tế\n+ Sở Xây dựng\n- Cơ quan phối hợp:\n+ Sở Nội vụ\n+ Công an tỉnh",
        "- Cơ quan chủ trì: Sở Y tế; Sở Xây dựng.\n- Cơ quan phối hợp: Sở Nội vụ; Công an tỉnh.",
    ],
)
def test_a_labelled_block_gives_its_units_to_the_work_item_and_is_no_task(read_body: ReadBody, block: str) -> None:
    plan = read_body(f"{LABELLED}{block}\n3. Thời gian thực hiện: Quý III năm 2023.")
    assert plan.texts == ["Dựng cổng chào ở bến thuyền;", "Mở hội đua thuyền."]
    for begins in ("Dựng cổng", "Mở hội"):
        wanted = {(role, unit, "inherited") for role, units in LISTED_IN.items() for unit in units}
        assert set(plan.units(begins)) == wanted


def test_units_listed_under_a_label_are_those_of_the_bullets_above_it(read_body: ReadBody) -> None:
    plan = read_body("""
I. NHIỆM VỤ
- Sơn lại bến thuyền.
- Cơ quan chủ trì:
+ Sở Y tế
+ Sở Xây dựng
- Trồng hoa ven suối.
""")
    assert plan.texts == ["Sơn lại bến thuyền.", "Trồng hoa ven suối."]
    assert {unit for _, unit, _ in plan.units("Sơn lại")} == {"Sở Y tế", "Sở Xây dựng"}
    assert not plan.units("Trồng hoa")


def test_what_an_organisation_part_says_under_a_role_are_duties(read_body: ReadBody) -> None:
    plan = read_body("""
I. TỔ CHỨC THỰC HIỆN
1. Văn phòng Sở
- Đưa thông tin lễ hội lên cổng du lịch.
2. Các đơn vị phối hợp
- Sở Y tế cử bác sĩ trực tại bến.
""")
    assert plan.texts == ["Đưa thông tin lễ hội lên cổng du lịch.", "Sở Y tế cử bác sĩ trực tại bến."]


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        (
            "Chủ trì: Sở Y tế (khám); Thanh tra Sở và Công an tỉnh (dẹp đường).<br>Phối hợp: Hãng Thuyền Sen, Sở Nội vụ.",
            {
                *(("lead", unit) for unit in ("Sở Y tế", "Thanh tra Sở", "Công an tỉnh")),
                *(("coordinate", unit) for unit in ("Hãng Thuyền Sen", "Sở Nội vụ")),
            },
        ),
        (
            "Sở Y tế, cơ quan phối hợp: Hãng Thuyền Sen, Sở Nội vụ",
            {("lead", "Sở Y tế"), ("coordinate", "Hãng Thuyền Sen"), ("coordinate", "Sở Nội vụ")},
        ),
        (
            "- Chủ trì:<br>+ Sở Y tế<br>+ Thanh tra Sở<br>- Thực hiện: Hãng Thuyền Sen<br>- Chỉ đạo: Phó Giám đốc",
            {("lead", "Sở Y tế"), ("lead", "Thanh tra Sở"), ("implement", "Hãng Thuyền Sen")},
        ),
        (
            "Chủ trì: Sở Y tế Cơ quan phối hợp: Hãng Thuyền Sen, Sở Nội vụ",
            {("lead", "Sở Y tế"), ("coordinate", "Hãng Thuyền Sen"), ("coordinate", "Sở Nội vụ")},
        ),
        ("Sở Y tế (chủ trì), Thanh tra Sở", {("lead", "Sở Y tế"), ("coordinate", "Thanh tra Sở")}),
        ("Sở Y tế, Thanh tra Sở (phối hợp)", {("lead", "Sở Y tế"), ("coordinate", "Thanh tra Sở")}),
        ("Sở Y tế chủ trì, Thanh tra Sở", {("lead", "Sở Y tế"), ("coordinate", "Thanh tra Sở")}),
        ("Chủ trì, phối hợp: Sở Y tế, Thanh tra Sở", {("lead", "Sở Y tế"), ("lead", "Thanh tra Sở")}),
        ("Thực hiện: Sở Y tế", {("lead", "Sở Y tế")}),
    ],
)
def test_a_label_in_a_cell_gives_its_role_to_the_whole_list_behind_it(
    read_body: ReadBody, cell: str, expected: set[tuple[str, str]]
) -> None:
    table = [
        ["Nhiệm vụ", "Phân công", "Thời gian"],
        ["Dựng phim", cell, "Quý I"],
        ["In lịch", "Văn phòng Sở", "Quý IV"],
    ]
    plan = read_body("I. NHIỆM VỤ\n" + rows(*table))
    assert plan.roles("Dựng phim") == expected


@pytest.mark.parametrize(
    ("lines", "role"),
    [
        ("Đơn vị thực hiện: Sở Du lịch.\nĐơn vị phối hợp thực hiện: Công an tỉnh.", "lead"),
        ("Cơ quan thực hiện: Sở Du lịch.\nCơ quan phối hợp: Công an tỉnh.", "implement"),
        ("Đơn vị thực hiện: Sở Du lịch.", "implement"),
        ("Đơn vị chủ trì: Sở Y tế.\nĐơn vị phối hợp: Công an tỉnh.\nĐơn vị thực hiện: Sở Du lịch.", "implement"),
    ],
)
def test_who_does_it_leads_where_only_others_help(read_body: ReadBody, lines: str, role: str) -> None:
    plan = read_body(f"I. NHIỆM VỤ\n- Dựng phim về chợ tình.\n{lines}\n- Sửa cầu treo.")
    assert (role, "Sở Du lịch", "inherited") in plan.units("Dựng phim")
