"""Plans that a decision carries: behind its signature, behind a cover, or in its articles."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from invented_plan import DECISION, Invented


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
    assert (head.signer, head.signer_title, head.signing_capacity) == ("Lò Văn Thắng", "Phó Chủ tịch", "KT.")


def test_a_cover_without_a_signature_ends_where_the_plan_begins(read_text: Callable[[str], Invented]) -> None:
    cover, plan = DECISION.split("TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH")[0], DECISION.split("Lò Văn Thắng\n")[1]
    read = read_text(f"{cover}CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n{plan}")
    assert [s.title for s in read.sections][:2] == ["NHIỆM VỤ", "Kiểm tra hồ đập trước mùa mưa bão"]


def test_a_carried_plan_may_have_its_title_on_the_line_of_its_type(read_text: Callable[[str], Invented]) -> None:
    plan = read_text(DECISION.replace("KẾ HOẠCH\nPhòng, chống thiên tai năm 2024", "KẾ HOẠCH PHÒNG, CHỐNG THIÊN TAI"))
    assert [s.title for s in plan.sections] == ["NHIỆM VỤ", "Kiểm tra hồ đập trước mùa mưa bão", "Diễn tập cứu hộ"]


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


@pytest.mark.parametrize("attached", ["Nội quy họp chợ phiên", "Danh mục chợ phiên và phân công việc dựng chợ"])
def test_articles_of_a_decision_that_issues_what_is_attached_lay_no_duties(
    read_text: Callable[[str], Invented], attached: str
) -> None:
    text = IN_ARTICLES.format(kind="Nội quy", giver="Giám đốc Sở Du lịch có trách nhiệm:")
    begin, end = text.index("Điều 1."), text.index("Điều 2.")
    plan = read_text(f"{text[:begin]}Điều 1. Ban hành kèm theo Quyết định này {attached}.\n{text[end:]}")
    assert (plan.outline(), plan.texts) == ([], [])


WITHOUT_LETTERHEAD = DECISION[DECISION.index("CHỦ TỊCH ỦY BAN") :]


@pytest.mark.parametrize("authority", ["CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH", "THỦ TƯỚNG CHÍNH PHỦ"])
def test_the_title_of_a_decision_whose_letterhead_a_site_left_out(
    read_text: Callable[[str], Invented], authority: str
) -> None:
    text = WITHOUT_LETTERHEAD.replace("CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH", authority, 1)
    head = read_text(f"BAN HÀNH KẾ HOẠCH PHÒNG, CHỐNG THIÊN TAI\nNĂM 2024\n{text}").head
    assert head.title == "BAN HÀNH KẾ HOẠCH PHÒNG, CHỐNG THIÊN TAI NĂM 2024"
    assert (head.document_type, head.number) == ("quyết định", "315")


def test_lines_that_are_no_title_over_the_bases_are_none(read_text: Callable[[str], Invented]) -> None:
    head = read_text(f"Trang thông tin điện tử tỉnh\n{WITHOUT_LETTERHEAD}").head
    assert "Trang" not in (head.title or "")


def test_articles_of_regulations_behind_such_a_decision_that_nobody_signed_are_read(
    read_text: Callable[[str], Invented],
) -> None:
    plan = read_text(f"""{DECISION[: DECISION.index("Điều 1.")]}Điều 1. Ban hành kèm theo Quyết định này Quy chế họp chợ.
Điều 2. Quyết định này có hiệu lực kể từ ngày ký.

QUY CHẾ
Họp chợ phiên
Chương I
QUY ĐỊNH CHUNG
Điều 1. Phạm vi điều chỉnh
Quy chế này nói về chợ phiên.
Chương II
PHÂN CÔNG TRÁCH NHIỆM
Điều 2. Trách nhiệm của Sở Y tế
- Phun thuốc diệt muỗi quanh chợ.
""")
    assert [(s.marker, s.kind) for s in plan.sections][-1:] == [("Điều 2", "assignment")]
    assert plan.texts == ["Phun thuốc diệt muỗi quanh chợ."]


def test_a_decision_that_approves_what_it_tells_itself_carries_nothing(read_text: Callable[[str], Invented]) -> None:
    begin = DECISION[: DECISION.index("Điều 1.")]
    plan = read_text(
        f"{begin}Điều 1. Phê duyệt kèm theo Quyết định này Kế hoạch họp chợ, gồm các nội dung sau:\n1. Nhiệm vụ\n"
        "a) Quét chợ hằng tuần.\nb) Dựng lều cho các bản.\nĐiều 2. Quyết định này có hiệu lực kể từ ngày ký.\n"
    )
    assert plan.texts == ["Quét chợ hằng tuần.", "Dựng lều cho các bản."]
