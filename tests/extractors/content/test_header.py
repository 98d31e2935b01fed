"""What the documents table says of a plan: who issued it, when, of which type, who signed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from invented_plan import BODY, END, Invented, framed, headed, rows

ReadText = Callable[[str], Invented]
ReadBody = Callable[..., Invented]


@pytest.mark.parametrize(
    ("head", "issuer", "parent"),
    [
        ("UBND TỈNH BẾN TRE\nSỞ Y TẾ\nSố: 7/KH-SYT", "Sở Y tế", "UBND tỉnh Bến Tre"),
        ("ỦY BAN NHÂN DÂN\nTỈNH SÓC TRĂNG\nSố: 7/KH-UBND", "Ủy ban nhân dân tỉnh Sóc Trăng", None),
        ("UỶ BAN NHÂN DÂN\nTỈNH SÓC TRĂNG\nSố: 7/KH-UBND", "Ủy ban nhân dân tỉnh Sóc Trăng", None),
        ("UBND TỈNH SÓC TRĂNG\nSố: 7/KH-UBND", "Ủy ban nhân dân tỉnh Sóc Trăng", None),
        ("ĐẢNG UỶ XÃ KỲ ANH\nCHI BỘ THÔN ĐÔNG\nSố: 7-KH/CB", "Chi bộ thôn Đông", "Đảng ủy xã Kỳ Anh"),
        ("ỦY BAN NHÂN DÂN\nTHÀNH PHỐ CẦN THƠ\nSỞ GIAO THÔNG VẬN TẢI\nSố: 7/KH-SGTVT", "Sở Giao thông vận tải", "Ủy ban nhân dân thành phố Cần Thơ"),
        ("BỘ NÔNG NGHIỆP VÀ PHÁT TRIỂN NÔNG THÔN\nSố: 7/KH-BNN", "Bộ Nông nghiệp và Phát triển nông thôn", None),
        ("UBND HUYỆN KỲ ANH\nPHÒNG VĂN HÓA VÀ THÔNG TIN\nSố: 7/KH-VHTT", "Phòng Văn hóa và Thông tin", "UBND huyện Kỳ Anh"),
        ("UBND TỈNH YÊN BÁI\nBAN QUẢN LÝ CÁC KHU CÔNG NGHIỆP\nSố: 7/KH-BQL", "Ban Quản lý các khu công nghiệp", "UBND tỉnh Yên Bái"),
        ("TỈNH ỦY HÀ TĨNH\nHUYỆN ỦY KỲ ANH\nSố: 7-KH/HU", "Huyện ủy Kỳ Anh", "Tỉnh ủy Hà Tĩnh"),
        ("ĐẢNG BỘ XÃ KỲ ANH\nCHI BỘ THÔN ĐÔNG\nSố: 7-KH/CB", "Chi bộ thôn Đông", "Đảng bộ xã Kỳ Anh"),
        ("TỈNH ỦY HÀ TĨNH\nHUYỆN ỦY KỲ ANH\nSố     -KH/HU", "Huyện ủy Kỳ Anh", "Tỉnh ủy Hà Tĩnh"),
    ],
)  # fmt: skip
def test_who_issued_it(read_text: ReadText, head: str, issuer: str, parent: str | None) -> None:
    found = read_text(headed(f"{head}\nNgày 03 tháng 3 năm 2024")).head
    assert (found.issuer, found.parent_agency) == (issuer, parent)


def test_a_sub_committee_issues_under_its_committee(read_text: ReadText) -> None:
    head = "BAN TỔ CHỨC HỘI CHÈ XÃ TÂN UYÊN\nTIỂU BAN HẬU CẦN\nSố: 7/KH-TBHC\nNgày 03 tháng 3 năm 2024"
    found = read_text(headed(head)).head
    assert found.issuer == "Tiểu ban Hậu cần"
    assert found.parent_agency == "Ban Tổ chức Hội Chè xã Tân Uyên"


def test_a_letterhead_on_one_line_is_parted_where_the_plan_names_the_issuer(read_text: ReadText) -> None:
    text = headed(
        "ỦY BAN NHÂN DÂN TỈNH LÀO CAI SỞ DU LỊCH\nSố: 7/KH-SDL\nLào Cai, ngày 03 tháng 3 năm 2024",
        title="Công tác năm 2024 của Sở Du lịch",
    )
    found = read_text(text).head
    assert (found.issuer, found.parent_agency) == ("Sở Du lịch", "Ủy ban nhân dân tỉnh Lào Cai")


def test_names_in_capitals_are_cased_as_the_plan_words_them(read_text: ReadText) -> None:
    text = headed(
        "UBND TỈNH LÀO CAI\nSỞ DU LỊCH\nSố: 7/KH-SDL\nLào Cai, ngày 03 tháng 3 năm 2024",
        title="Công tác năm 2024 của Sở Du lịch",
    )
    assert read_text(text).head.issuer == "Sở Du lịch"


INTERLEAVED = """\
UBND TỈNH BẾN TRE          CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
SỞ Y TẾ                        Độc lập - Tự do - Hạnh phúc
Số: 19/KH-SYT              Bến Tre, ngày 03 tháng 3 năm 2024"""


def test_a_letterhead_read_across_its_two_columns(read_text: ReadText) -> None:
    head = read_text(headed(INTERLEAVED)).head
    assert (head.parent_agency, head.issuer, head.number, head.symbol) == (
        "UBND tỉnh Bến Tre",
        "Sở Y tế",
        "19",
        "KH-SYT",
    )
    assert (head.issue_place, head.issue_date, head.province) == ("Bến Tre", date(2024, 3, 3), "Bến Tre")


@pytest.mark.parametrize(
    ("line", "number", "symbol"),
    [
        ("Số: 68/KH-SYT", "68", "KH-SYT"),
        ("Số:      /KH-SYT", None, "KH-SYT"),
        ("Số: 1234 /KH-UBND", "1234", "KH-UBND"),
        ("Số 68/KH-SYT", "68", "KH-SYT"),
        ("Số: 03-KH/TU", "03", "KH/TU"),
        ("Số: 12/CTr-UBND", "12", "CTr-UBND"),
    ],
)
def test_its_number(read_text: ReadText, line: str, number: str | None, symbol: str) -> None:
    head = read_text(headed(f"UBND TỈNH BẾN TRE\nSỞ Y TẾ\n{line}\nBến Tre, ngày 03 tháng 3 năm 2024")).head
    assert (head.number, head.symbol) == (number, symbol)


@pytest.mark.parametrize(
    ("line", "day", "precision", "place"),
    [
        ("Bến Tre, ngày 03 tháng 3 năm 2024", date(2024, 3, 3), "day", "Bến Tre"),
        ("Bến Tre, ngày     tháng     năm 2024", date(2024, 1, 1), "year", "Bến Tre"),
        ("Bến Tre, ngày     tháng 3 năm 2024", date(2024, 3, 1), "month", "Bến Tre"),
        ("Bến Tre, ngày     tháng     năm", None, None, "Bến Tre"),
        pytest.param(
            "TP. Bến Tre, ngày 3/3/2024",
            date(2024, 3, 3),
            "day",
            "TP. Bến Tre",
        ),
    ],
)
def test_its_date(read_text: ReadText, line: str, day: date | None, precision: str | None, place: str) -> None:
    head = read_text(headed(f"UBND TỈNH BẾN TRE\nSỞ Y TẾ\nSố: 7/KH-SYT\n{line}")).head
    assert (head.issue_date, head.issue_date_precision, head.issue_place) == (day, precision, place)


def test_the_date_of_a_document_cited_over_the_letterhead_is_not_the_plans(read_text: ReadText) -> None:
    said = "Thực hiện Quyết định số 5/2023/QĐ-TTg ngày 4 tháng 1 năm 2023 của Thủ tướng Chính phủ về chợ nổi"
    head = read_text(headed(f"{said}\n\n{INTERLEAVED}")).head
    assert (head.issue_place, head.issue_date) == ("Bến Tre", date(2024, 3, 3))


@pytest.mark.parametrize(
    ("lines", "place"),
    [
        ("Bến Tre,\nngày 03 tháng 3 năm 2024", "Bến Tre"),
        ("Bến\nTre, ngày 03 tháng 3 năm 2024", "Bến Tre"),
        ("Thị xã Mường\nLay, ngày 03 tháng 3 năm 2024", "Thị xã Mường Lay"),
        ("Bà Rịa -\nVũng Liêm, ngày 03 tháng 3 năm 2024", "Bà Rịa - Vũng Liêm"),
        ("Hỏa tốc\nBến Tre, ngày 03 tháng 3 năm 2024", "Bến Tre"),
        ("Lê Thị Mận\nBến Tre, ngày 03 tháng 3 năm 2024", "Bến Tre"),
        ("Sở Du Lịch\nMường Lay, ngày 03 tháng 3 năm 2024", "Mường Lay"),
        ("XUÂN HÒA\nMường Lay, ngày 03 tháng 3 năm 2024", "Mường Lay"),
    ],
)
def test_a_place_wrapped_over_two_lines_is_one(read_text: ReadText, lines: str, place: str) -> None:
    head = read_text(headed(f"UBND TỈNH BẾN TRE\nSỞ Y TẾ\nSố: 7/KH-SYT\n{lines}")).head
    assert (head.issue_place, head.issue_date) == (place, date(2024, 3, 3))


NOTED = f"""{END}
PHỤ LỤC
CÁC VIỆC PHẢI LÀM NĂM 2024
(Kèm theo Kế hoạch số 88/KH-SYT ngày 12 tháng 4 năm 2024 của Sở Y tế tỉnh Bến Tre)
""" + rows(
    ["STT", "Nhiệm vụ", "Đơn vị chủ trì"], ["1", "Tiêm phòng", "Văn phòng Sở"], ["2", "Phun thuốc", "Thanh tra Sở"]
)


def test_a_number_and_date_left_blank_are_taken_from_the_appendixs_note(read_text: ReadText) -> None:
    text = headed("UBND TỈNH BẾN TRE\nSỞ Y TẾ\nSố:        /KH-SYT\nBến Tre, ngày      tháng      năm 2024", end=NOTED)
    head = read_text(text).head
    assert (head.number, head.symbol, head.issue_date, head.issue_date_precision) == (
        "88",
        "KH-SYT",
        date(2024, 4, 12),
        "day",
    )


def test_a_number_and_date_printed_in_the_header_stand(read_text: ReadText) -> None:
    text = headed("UBND TỈNH BẾN TRE\nSỞ Y TẾ\nSố: 87/KH-SYT\nBến Tre, ngày 11 tháng 4 năm 2024", end=NOTED)
    head = read_text(text).head
    assert (head.number, head.issue_date) == ("87", date(2024, 4, 11))


def test_the_plans_own_number_in_its_appendix_is_a_citation_of_itself(read_text: ReadText) -> None:
    plan = read_text(headed("UBND TỈNH BẾN TRE\nSỞ Y TẾ\nSố: 88/KH-SYT\nBến Tre, ngày 12 tháng 4 năm 2024", end=NOTED))
    assert [(r.key, r.role) for r in plan.references] == [("88/KH-SYT", "self")]


@pytest.mark.parametrize(
    ("signature", "expected"),
    [
        ("GIÁM ĐỐC\n\nHà Văn Thắng", ("Hà Văn Thắng", "Giám đốc", None)),
        ("KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\n\nLò Thị Mai", ("Lò Thị Mai", "Phó Giám đốc", "KT.")),
        ("TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nGiàng A Páo", ("Giàng A Páo", "Chủ tịch", None)),
        ("TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n\nGiàng A Páo", ("Giàng A Páo", "Phó Chủ tịch", "KT.")),
        ("TL. CHỦ TỊCH\nCHÁNH VĂN PHÒNG\n\nGiàng A Páo", ("Giàng A Páo", "Chánh Văn phòng", "TL.")),
        ("Q. GIÁM ĐỐC\n\nHà Văn Thắng", ("Hà Văn Thắng", "Giám đốc", "Q.")),
        ("BỘ TRƯỞNG\n(Đã ký)\nHà Văn Thắng", ("Hà Văn Thắng", "Bộ trưởng", None)),
        ("CỤC TRƯỞNG\n\nTS. Hà Văn Thắng", ("Hà Văn Thắng", "Cục trưởng", None)),
        ("GIÁM ĐỐC", (None, "Giám đốc", None)),
    ],
)
def test_who_signed(read_body: ReadBody, signature: str, expected: tuple[str | None, ...]) -> None:
    head = read_body(BODY, end=f"\nNơi nhận:\n- UBND tỉnh (báo cáo);\n- Lưu: VT.\n\n{signature}\n").head
    assert (head.signer, head.signer_title, head.signing_capacity) == expected


def test_one_plan_in_two_files_has_one_plan_id(read_text: ReadText) -> None:
    head = "UBND TỈNH BẾN TRE\nSỞ Y TẾ\nSố: 7/KH-SYT\nBến Tre, ngày 03 tháng 3 năm 2024"
    first, second, other = (
        read_text(text).head for text in (headed(head), headed(head + "\n"), headed(head.replace("Số: 7/", "Số: 8/")))
    )
    assert first.document_id != second.document_id
    assert first.plan_id == second.plan_id != other.plan_id
    assert first.plan_id is not None


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("KẾ HOẠCH", "kế hoạch"),
        ("CHƯƠNG TRÌNH", "chương trình"),
        ("ĐỀ ÁN", "đề án"),
        ("KÉ HOẠCH", "kế hoạch"),
    ],
)
def test_what_it_is_headed(read_text: ReadText, heading: str, kind: str) -> None:
    text = headed("UBND TỈNH BẾN TRE\nSỞ Y TẾ\nSố: 7/KH-SYT\nBến Tre, ngày 03 tháng 3 năm 2024")
    assert read_text(text.replace("KẾ HOẠCH", heading, 1)).head.document_type == kind


@pytest.mark.parametrize(
    ("heading", "title"),
    [
        ("KẾ HOẠCH TRIỂN KHAI CÔNG TÁC Y TẾ TRƯỜNG HỌC NĂM 2024", "TRIỂN KHAI CÔNG TÁC Y TẾ TRƯỜNG HỌC NĂM 2024"),
        pytest.param(
            "KẾ HOẠCH PHỐI HỢP\nTuyên truyền biển, đảo năm 2024",
            "Tuyên truyền biển, đảo năm 2024",
        ),
        pytest.param(
            "KẾ HOẠCH CÔNG TÁC\nY tế trường học năm 2024",
            "Y tế trường học năm 2024",
        ),
    ],
)
def test_a_type_that_is_followed_by_more_on_its_line(read_text: ReadText, heading: str, title: str) -> None:
    head = "UBND TỈNH BẾN TRE\nSỞ Y TẾ\nSố: 7/KH-SYT\nBến Tre, ngày 03 tháng 3 năm 2024\n\n"
    found = read_text(f"{head}{heading}\n{BODY}{END}").head
    assert (found.document_type, found.number, found.province) == ("kế hoạch", "7", "Bến Tre")
    assert (found.title or "").endswith(title)


def test_a_plan_without_its_type_still_has_its_letterhead(read_text: ReadText) -> None:
    found = read_text(f"UBND TỈNH BẾN TRE\nSỞ Y TẾ\nSố: 7/KH-SYT\nBến Tre, ngày 03 tháng 3 năm 2024\n{BODY}{END}").head
    assert (found.document_type, found.number, found.province) == (None, "7", "Bến Tre")


def test_a_number_that_is_none_leaves_its_symbol(read_text: ReadText) -> None:
    head = read_text(headed("UBND TỈNH BẾN TRE\nSỞ Y TẾ\n_ Số: #đ?/KH-SYT")).head
    assert (head.number, head.symbol, head.issuer) == (None, "KH-SYT", "Sở Y tế")


def test_without_a_letterhead_the_preamble_tells_who_issued_it(read_text: ReadText) -> None:
    text = "KẾ HOẠCH\nPhát triển cây ăn quả năm 2024\n\nThực hiện Quyết định số 5/QĐ-UBND; Ban Điều hành Chương trình cây dừa tỉnh xây dựng Kế hoạch như sau:\n"
    assert read_text(text + BODY + END).head.issuer == "Ban Điều hành Chương trình cây dừa"


CARRIED = """\
BỘ THỦY LỢI
Số: /QĐ-BTL

QUYẾT ĐỊNH
Ban hành Kế hoạch nạo vét kênh
BỘ TRƯỞNG BỘ THỦY LỢI

Căn cứ Nghị định số 5/2030/NĐ-CP;

QUYẾT ĐỊNH:
Điều 1. Ban hành kèm theo Quyết định này Kế hoạch nạo vét kênh.
Nơi nhận:
- Như Điều 1;
- Lưu: VT.
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
KẾ HOẠCH
Nạo vét kênh
(Ban hành kèm theo Quyết định số 12/QĐ-BTL ngày 05 tháng 3 năm 2031 của Bộ trưởng)
I. NHIỆM VỤ
- Nạo vét kênh Đông trước mùa mưa.
- Gia cố bờ kênh Tây.
"""


def test_no_body_is_written_small(read_text: ReadText) -> None:
    text = "KẾ HOẠCH\nPhát triển cây ăn quả năm 2024\n\nThực hiện Quyết định số 5/QĐ-UBND, đoàn thanh niên xã xây dựng Kế hoạch như sau:\n"
    assert read_text(f"{text}{BODY}{END}").head.issuer is None


def test_a_plan_goes_on_after_an_end_that_no_one_signed(read_text: ReadText) -> None:
    found = read_text(CARRIED)
    assert [task.text for task in found.tasks] == ["Nạo vét kênh Đông trước mùa mưa.", "Gia cố bờ kênh Tây."]
    assert found.head.title == "Ban hành Kế hoạch nạo vét kênh"


def test_a_carried_plan_names_the_number_that_was_left_blank(read_text: ReadText) -> None:
    head = read_text(CARRIED).head
    assert (head.number, head.symbol, head.issue_date) == ("12", "QĐ-BTL", date(2031, 3, 5))


def test_a_file_that_is_but_an_appendix_is_one(read_text: ReadText) -> None:
    text = """\
PHỤ LỤC II
DANH MỤC VIỆC NẠO VÉT KÊNH
(Kèm theo Nghị quyết số /NQ-HĐND ngày 05 tháng 3 năm 2030 của Hội đồng nhân dân tỉnh)

| TT | Nhiệm vụ | Cơ quan chủ trì | Thời gian |
|---|---|---|---|
| 1 | Nạo vét kênh Đỏ | Sở Xây dựng | Quý II |
| 2 | Nạo vét kênh Vàng | Sở Xây dựng | Quý III |
"""
    plan = read_text(text)
    assert (plan.head.symbol, plan.head.issue_date) == ("NQ-HĐND", date(2030, 3, 5))
    assert [(s.kind, s.marker, s.title) for s in plan.sections] == [
        ("appendix", "PHỤ LỤC II", "DANH MỤC VIỆC NẠO VÉT KÊNH")
    ]
    assert plan.texts == ["Nạo vét kênh Đỏ", "Nạo vét kênh Vàng"]


@pytest.mark.parametrize(
    ("dated", "day", "precision"),
    [
        ("ngày     tháng     năm 2031", date(2031, 1, 1), "year"),
        ("ngày     tháng 5 năm 2031", date(2031, 5, 1), "month"),
        ("ngày 7 tháng 5 năm 2031", date(2031, 5, 7), "day"),
        ("ngày     tháng     năm", None, None),
    ],
)
def test_an_appendix_alone_is_dated_as_far_as_its_note_says(
    read_text: ReadText, dated: str, day: date | None, precision: str | None
) -> None:
    noted = f"PHỤ LỤC\nVIỆC NẠO VÉT KÊNH\n(Kèm theo Kế hoạch số:     /KH-UBND {dated} của UBND tỉnh Bến Tre)\n\n"
    plan = read_text(noted + rows(["STT", "Nhiệm vụ", "Thời gian"], ["1", "Nạo vét", "Quý I"], ["2", "Kè", "Quý II"]))
    assert (plan.head.symbol, plan.head.issue_date, plan.head.issue_date_precision) == ("KH-UBND", day, precision)


@pytest.mark.parametrize(
    ("first", "kind", "title"),
    [
        ("Kế hoạch mở chợ phiên năm 2023", "kế hoạch", "mở chợ phiên năm 2023"),
        ("Chợ phiên năm 2023", None, None),
    ],
)
def test_a_title_in_small_letters_on_the_first_line_over_the_bases(
    read_text: Callable[[str], Invented], first: str, kind: str | None, title: str | None
) -> None:
    head = read_text(f"{first}\n\nCăn cứ Luật Du lịch năm 2017;\n\nI. NHIỆM VỤ\n- Dựng gian hàng.").head
    assert (head.document_type, head.title) == (kind, title)


@pytest.mark.parametrize(
    "authority", ["CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH", "ỦY BAN NHÂN DÂN TỈNH LÀO CAI", "CHỦ TỊCH\nỦY BAN NHÂN DÂN TỈNH"]
)
def test_who_issues_a_decision_is_no_part_of_a_title_in_capitals(read_text: ReadText, authority: str) -> None:
    found = read_text(f"""
ỦY BAN NHÂN DÂN TỈNH LÀO CAI
Số: 45/QĐ-UBND
Lào Cai, ngày 05 tháng 3 năm 2023
QUYẾT ĐỊNH
BAN HÀNH KẾ HOẠCH NẠO VÉT KÊNH
{authority}
Căn cứ Luật Tổ chức chính quyền địa phương năm 2015;
QUYẾT ĐỊNH:
Điều 1. Ban hành Kế hoạch nạo vét kênh.
""")
    assert (found.head.title or "").lower() == "ban hành kế hoạch nạo vét kênh"


def test_what_is_addressed_and_headed_with_no_type_is_a_letter(read_text: ReadText) -> None:
    plan = read_text("""
UBND TỈNH BẾN TRE
SỞ Y TẾ
Số: 7/SYT-VP
Bến Tre, ngày 03 tháng 3 năm 2031

Kính gửi: Trung tâm Y tế các xã

Vừa qua bà con đã góp ý với Sở (Công văn số 9/UBND-VX ngày 05/02/2031), Giám đốc Sở giao:

1. Văn phòng Sở:
- Dọn lối vào chợ phiên.
- Giữ gìn nếp nhà sàn của bà con trong bản.
""")
    assert (plan.head.document_type, plan.head.issuer, plan.head.number) == ("công văn", "Sở Y tế", "7")
    assert [reference.number for reference in plan.references] == ["9"]


def test_the_rest_of_a_numbered_heading_is_no_type(read_text: ReadText) -> None:
    text = "VII. CHẾ ĐỘ THÔNG TIN VÀ\nBÁO CÁO\nCác bản báo việc sửa đò về Sở Y tế.\nVIII. KINH PHÍ\nDo các bản góp.\n"
    head = read_text(text).head
    assert (head.document_type, head.title) == (None, None)


def test_an_office_that_names_its_body_in_capitals_under_the_one_signed_for_opens_no_part(read_text: ReadText) -> None:
    end = "TL. GIÁM ĐỐC\nGIÁM ĐỐC TRUNG TÂM XÚC TIẾN DU LỊCH VÙNG CAO\nHà Văn Thắng"
    head = read_text(framed("I. NHIỆM VỤ\n- Dựng phim.").replace("GIÁM ĐỐC\nHà Văn Thắng", end)).head
    assert (head.signing_capacity, head.signer) == ("TL.", "Hà Văn Thắng")
    assert (head.signer_title or "").lower() == "giám đốc trung tâm xúc tiến du lịch vùng cao"
