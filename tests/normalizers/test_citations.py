"""Citations of other documents in running text, and the number of a header line."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalizers.citations import Citation, DocumentNumber, find_citations, read_number


def only(text: str) -> Citation:
    (citation,) = find_citations(text)
    return citation


@pytest.mark.parametrize(
    ("text", "document_type", "key"),
    [
        ("theo Nghị định số 12/2019/NĐ-CP", "nghị định", "12/2019/NĐ-CP"),
        ("theo Nghị định 12/2019/NĐ-CP", "nghị định", "12/2019/NĐ-CP"),
        ("Quyết định số 31/QĐ-SVH", "quyết định", "31/QĐ-SVH"),
        ("Quyết định số 231/QĐ-UBND-HC", "quyết định", "231/QĐ-UBND-HC"),
        ("Chương trình số 88/CTr-SCT", "chương trình", "88/CTr-SCT"),
        ("Kế hoạch số 16-KH/TU", "kế hoạch", "16-KH/TU"),
        ("Quy chế làm việc số 16-QC/TU", "quy chế làm việc", "16-QC/TU"),
        ("Nghị quyết số 9-NQ/TW", "nghị quyết", "9-NQ/TW"),
        ("Kế hoạch số: /KH-SVH", "kế hoạch", "/KH-SVH"),
        ("Kế hoạch số …/KH-SVH", "kế hoạch", "/KH-SVH"),
        ("Kế hoạch số      /KH-SVH", "kế hoạch", "/KH-SVH"),
        ("Nghị định số 61/2018", "nghị định", "61/2018"),
        ("Chỉ thị 05", "chỉ thị", "05"),
        ("Công văn số 19/UBND-NC", "công văn", "19/UBND-NC"),
        ("Thông báo số 4/TB-BCĐ", "thông báo", "4/TB-BCĐ"),
        ("Thông tư liên tịch số 3/2012/TTLT-BNV-BTC", "thông tư liên tịch", "3/2012/TTLT-BNV-BTC"),
        ("Nghị quyết số 7 /NQ-HĐND", "nghị quyết", "7/NQ-HĐND"),
        ("Quyết định số 45/2021/QĐ- UBND", "quyết định", "45/2021/QĐ-UBND"),
        ("Quyết định số 45/2021/QĐ - UBND tỉnh", "quyết định", "45/2021/QĐ-UBND"),
        ("Thông tư liên tịch số 3/2012/TTLT - BNV - BTC", "thông tư liên tịch", "3/2012/TTLT-BNV-BTC"),
        ("Quyết định số 45/QĐ-UBND - UBND tỉnh", "quyết định", "45/QĐ-UBND"),
        ("Quyết định số 45/2021/QĐ-\nUBND", "quyết định", "45/2021/QĐ-UBND"),
        ("Luật Du lịch của các bản làng vùng cao số 9/2004/QH11", "luật", "9/2004/QH11"),
        ("Nghị quyết số 71/NQ -CP", "nghị quyết", "71/NQ-CP"),
        ("QUYẾT ĐỊNH SỐ 18/QĐ-TTG", "quyết định", "18/QĐ-TTG"),
        ("Quyet dinh so 18/QD-UBND", "quyết định", "18/QD-UBND"),
        ("văn bản số 36/BNV-CCHC", "văn bản", "36/BNV-CCHC"),
        ("Luật số 67/2006/QH11", "luật", "67/2006/QH11"),
        ("Luật Công nghệ thông tin số 67/2006/QH11", "luật", "67/2006/QH11"),
        ("Hướng dẫn số 2/HD-SNV", "hướng dẫn", "2/HD-SNV"),
        ("tại 59/2012/NĐ-CP", "nghị định", "59/2012/NĐ-CP"),
        ("Số: 14/BC-STP", "báo cáo", "14/BC-STP"),
        ("Quyết định số 1 24/2031/QĐ-UBND", "quyết định", "124/2031/QĐ-UBND"),
        ("Quyết định số: 3 5/QĐ-UBND", "quyết định", "35/QĐ-UBND"),
        ("Nghị quyết số 71.4/2031/NQ-CP", "nghị quyết", "71.4/2031/NQ-CP"),
        ("theo NQ 71/2031/QH16", "nghị quyết", "71/2031/QH16"),
        ("theo NQ số 9-NQ/TW", "nghị quyết", "9-NQ/TW"),
        ("CV 19/UBND-NC", "công văn", "19/UBND-NC"),
        ("CT 88/CTr-SCT", "chương trình", "88/CTr-SCT"),
    ],
)
def test_kind_and_key_are_read(text: str, document_type: str, key: str) -> None:
    citation = only(text)
    assert (citation.document_type, citation.key) == (document_type, key)


@pytest.mark.parametrize("text", ["NQ 71/2031/QH16", "QĐ số 18/QĐ-SVH"])
def test_an_abbreviated_kind_is_part_of_the_citation(text: str) -> None:
    assert only(f"theo {text} thì").raw == text


@pytest.mark.parametrize(
    ("text", "number", "symbol"),
    [
        ("Nghị định số 12/2019/NĐ-CP", "12/2019", "NĐ-CP"),
        ("Kế hoạch số 16-KH/TU", "16", "KH/TU"),
        ("Kế hoạch số: /KH-SVH", None, "KH-SVH"),
        ("Kế hoạch số 09/KH-SVH", "09", "KH-SVH"),
        ("Nghị định số 61/2018", "61/2018", None),
        ("Quyết định số 45/2021/QĐ- UBND", "45/2021", "QĐ-UBND"),
    ],
)
def test_a_key_parts_into_number_and_symbol(text: str, number: str | None, symbol: str | None) -> None:
    citation = only(text)
    assert (citation.number, citation.symbol) == (number, symbol)


@pytest.mark.parametrize(
    ("text", "day", "issuer"),
    [
        ("Quyết định số 7/QĐ-UBND ngày 5/4/2023 của Ủy ban nhân dân tỉnh Hà Giang về việc", date(2023, 4, 5), "Ủy ban nhân dân tỉnh Hà Giang"),
        ("Quyết định số 7/QĐ-UBND ngày 05 tháng 4 năm 2023 của UBND tỉnh phê duyệt đề án", date(2023, 4, 5), "UBND tỉnh"),
        ("Quyết định số 7/QĐ-UBND ngày 05/4/2023 của UBND tỉnh cải cách hành chính", date(2023, 4, 5), "UBND tỉnh"),
        ("Chỉ thị số 9/CT-TTg ngày 1-2-2020 của Thủ tướng Chính phủ về", date(2020, 2, 1), "Thủ tướng Chính phủ"),
        ("Chỉ thị số 9/CT-UBND ngày 11/10/2016 của Chủ tịch UBND tỉnh về", date(2016, 10, 11), "Chủ tịch UBND tỉnh"),
        ("Nghị định số 12/2019/NĐ-CP ngày 07/3/2019 của Chính phủ quy định", date(2019, 3, 7), "Chính phủ"),
        ("Nghị định số 12/2019/NĐ-CP của Chính phủ", None, "Chính phủ"),
        ("Kế hoạch số 5/KH-SVH ngày 3/1/2021 về chuyển đổi số năm 2021 của Sở Văn hóa và Thể thao.", date(2021, 1, 3), "Sở Văn hóa và Thể thao"),
        ("Kế hoạch số 8/KH-SYT ngày 3/1/2021 của Sở, về y tế", date(2021, 1, 3), "Sở"),
        ("Kế hoạch số 8/KH-SYT ngày 3/1/2021 của Sở Y tế Cà Mau về y tế", date(2021, 1, 3), "Sở Y tế Cà Mau"),
        ("Quyết định số 8/QĐ-BKHCN ngày 3/1/2021 của Bộ Khoa học và Công nghệ về việc", date(2021, 1, 3), "Bộ Khoa học và Công nghệ"),
        ("Thông tư số 8/2021/TT-BVHTTDL của Bộ Văn hóa, Thể thao và Du lịch, Quyết định số 2/QĐ-TTg", None, "Bộ Văn hóa, Thể thao và Du lịch"),
        ("Nghị quyết số 18-NQ/TU ngày 30/12/2022 của Thành ủy Hà Nội về", date(2022, 12, 30), "Thành ủy Hà Nội"),
        ("Nghị quyết số 18-NQ/TW của Ban Chấp hành Trung ương Khóa XII.", None, "Ban Chấp hành Trung ương Khóa XII"),
        ("Nghị quyết số 5/NQ-HĐND ngày 9/12/2022 của HĐND tỉnh Nam Định quy định", date(2022, 12, 9), "HĐND tỉnh Nam Định"),
        ("Thông báo số 4/TB-BCĐ ngày 2/7/2023 của Ban Chỉ đạo cải cách hành chính tỉnh, về kết luận", date(2023, 7, 2), "Ban Chỉ đạo cải cách hành chính tỉnh"),
        ("Kế hoạch số 4-KH/ĐU ngày 2/7/2023 của Đảng ủy Ủy ban nhân dân tỉnh về", date(2023, 7, 2), "Đảng ủy Ủy ban nhân dân tỉnh"),
        ("Kế hoạch số 4-KH/ĐU ngày 2/7/2023 của Đảng ủy Sở Y tế về", date(2023, 7, 2), "Đảng ủy Sở Y tế"),
        ("Kế hoạch số 4-KH/ĐU ngày 2/7/2023 của Đảng ủy xã Nhơn Mỹ về", date(2023, 7, 2), "Đảng ủy xã Nhơn Mỹ"),
        ("Quyết định số 4/QĐ-BTC của Bộ trưởng Bộ Tài chính hướng dẫn", None, "Bộ trưởng Bộ Tài chính"),
        ("Quyết định số 4/QĐ-UBND của UBND tỉnh ngày 6/7/2020 về", date(2020, 7, 6), "UBND tỉnh"),
        ("Nghị định số 16/2015/NĐ-CP quy định cơ chế tự chủ của đơn vị sự nghiệp công lập", None, None),
        ("Quyết định số 27/QĐ-SYT ngày 22/10/2020 công bố tài liệu trong hoạt động của Sở Y tế", date(2020, 10, 22), None),
        ("Quyết định số 27/QĐ-SYT ngày 31/02/2020 về", None, None),
        ("Quyết định số 27/QĐ-SYT tháng 2 năm 2020", None, None),
    ],
)  # fmt: skip
def test_date_and_issuer_are_read_where_the_text_says_them(text: str, day: date | None, issuer: str | None) -> None:
    citation = find_citations(text)[0]
    assert (citation.date, citation.issuer) == (day, issuer)


def test_raw_runs_from_the_kind_to_the_issuer() -> None:
    text = "Thực hiện Kế hoạch số 5/KH-SYT ngày 3/1/2021 về tiêm chủng năm 2021 của Sở Y tế; các phòng triển khai"
    assert only(text).raw == "Kế hoạch số 5/KH-SYT ngày 3/1/2021 về tiêm chủng năm 2021 của Sở Y tế"


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("Góp ý dự thảo Luật Du lịch sửa đổi.", ["Luật Du lịch sửa đổi"]),
        ("Luật Du lịch sửa đổi, bổ sung năm 2017", ["Luật Du lịch"]),
        ("theo Luật Ngân sách nhà nước và các văn bản", ["Luật Ngân sách nhà nước"]),
        ("theo Luật ngân sách nhà nước, các văn bản", ["Luật ngân sách nhà nước"]),
        ("theo luật Đầu tư hiện hành", ["luật Đầu tư"]),
        ("Luật Đầu tư, Luật Doanh nghiệp và Luật Đấu thầu", ["Luật Đầu tư", "Luật Doanh nghiệp", "Luật Đấu thầu"]),
        ("của Luật ban hành VBQPPL và các văn bản dưới luật", ["Luật ban hành VBQPPL"]),
        ("Luật ban hành văn bản quy phạm pháp luật năm 2015", ["Luật ban hành văn bản quy phạm pháp luật năm 2015"]),
        (
            "Luật sửa đổi, bổ sung một số điều của Luật Đất đai năm 2020.",
            ["Luật sửa đổi, bổ sung một số điều của Luật Đất đai năm 2020"],
        ),
        (
            "Luật sửa đổi, bổ sung một số điều của Luật Giá và Luật Phí và lệ phí; Luật Dược và Luật Giá",
            ["Luật sửa đổi, bổ sung một số điều của Luật Giá và Luật Phí và lệ phí", "Luật Dược", "Luật Giá"],
        ),
        ("Pháp lệnh Bưu chính, Viễn thông", ["Pháp lệnh Bưu chính, Viễn thông"]),
        ("Luật Đất đai 2024 quy định", ["Luật Đất đai 2024"]),
        ("Luật Phòng, chống tham nhũng", ["Luật Phòng, chống tham nhũng"]),
        ("Luật Cán bộ, công chức và Luật Viên chức", ["Luật Cán bộ, công chức", "Luật Viên chức"]),
        ("Bộ luật Lao động năm 2019", ["Bộ luật Lao động năm 2019"]),
        ("Hiến pháp năm 2013", ["Hiến pháp năm 2013"]),
        ("Pháp lệnh Dự trữ quốc gia", ["Pháp lệnh Dự trữ quốc gia"]),
        ("LUẬT PHÒNG THỦ DÂN SỰ", ["LUẬT PHÒNG THỦ DÂN SỰ"]),
        ("theo Luat Dau tu", ["Luat Dau tu"]),
        ("Luật Hải sâm quốc gia quy định", ["Luật Hải sâm quốc gia"]),
        ("Luật Thuế giá trị gia tăng (sửa đổi)", ["Luật Thuế giá trị gia tăng (sửa đổi)"]),
    ],
)
def test_unnumbered_laws_are_cited_by_their_title(text: str, titles: list[str]) -> None:
    assert [c.title for c in find_citations(text)] == titles


def test_a_law_can_have_a_date() -> None:
    citation = only("Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015")
    assert (citation.title, citation.date) == ("Luật Tổ chức chính quyền địa phương", date(2015, 6, 19))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "văn bản quy phạm pháp luật",
        "siết chặt kỷ luật, kỷ cương",
        "các văn bản dưới luật hướng dẫn",
        "Luật này có hiệu lực",
        "Hội Luật gia tỉnh, Đoàn Luật sư",
        "tiêu chuẩn TCVN ISO 9001:2015",
        "QCVN 02:2019/BTTTT",
        "ISO/IEC 27001",
        "Mẫu số 02/TĐKT",
        "theo biểu số 1/BC-TK",
        "dịch vụ công mức độ 3, mức độ 4",
        "ngày 15/4/2022",
        "tối đa 30 phút/1lần",
        "mạng 4G/5G, hạ tầng 5G/IoT",
        "điện thoại 0269/3824",
        "Kế hoạch 5 năm, Chương trình 135",
        "ban hành quyết định 02 nội dung",
        "giai đoạn 2021-2025",
        "Trường Đại học Luật Hà Nội",
    ],
)
def test_what_is_no_reference_is_none(text: str) -> None:
    assert find_citations(text) == ()


def test_a_kind_said_once_holds_for_the_numbers_after_it() -> None:
    found = find_citations("các Quyết định số 12/QĐ-STP, 13/QĐ-STP và số 14/QĐ-STP")
    assert [(c.document_type, c.key) for c in found] == [("quyết định", f"{n}/QĐ-STP") for n in (12, 13, 14)]


def test_an_issuer_after_two_coordinated_numbers_is_both_theirs() -> None:
    found = find_citations("Nghị định số 1/2020/NĐ-CP ngày 4/9/2020 và Nghị định số 2/2020/NĐ-CP của Chính phủ")
    assert [c.issuer for c in found] == ["Chính phủ", "Chính phủ"]


def test_an_issuer_is_not_shared_across_kinds_of_issuer() -> None:
    found = find_citations("Nghị định số 1/2020/NĐ-CP, Quyết định số 2/QĐ-UBND của UBND tỉnh")
    assert [c.issuer for c in found] == [None, "UBND tỉnh"]


@pytest.mark.parametrize(
    ("line", "number", "symbol"),
    [
        ("Số: 68/KH-SCT", "68", "KH-SCT"),
        ("Số:         /KH-SCT", None, "KH-SCT"),
        (" Số:         /KH-SCT Gia Lai, ngày        tháng", None, "KH-SCT"),
        ("Số: …/KH-SCT", None, "KH-SCT"),
        ("Số 980/KH-UBND", "980", "KH-UBND"),
        ("Số: 231 /QĐ-UBND-HC", "231", "QĐ-UBND-HC"),
        ("S6: 68 /KH-SCT Gia Lai, ngay 31", "68", "KH-SCT"),
        ("SỐ: 5/2021/QĐ-UBND", "5/2021", "QĐ-UBND"),
        ("Số: 21-KH/TU", "21", "KH/TU"),
        ("Số: 09/CTr-STP", "09", "CTr-STP"),
        ("Số: 4/QĐ- UBND", "4", "QĐ-UBND"),
        ("310/KH-UBND", "310", "KH-UBND"),
        ("Số: 12", "12", None),
        ("SỞ CÔNG THƯƠNG Số: 12/KH-SCT", "12", "KH-SCT"),
        ("UBND TỈNH\nSỞ Y TẾ\nSố: 77/KH-SYT\n", "77", "KH-SYT"),
    ],
)
def test_a_header_line_says_number_and_symbol(line: str, number: str | None, symbol: str | None) -> None:
    assert read_number(line) == DocumentNumber(number, symbol)


@pytest.mark.parametrize(
    "line", ["", "Số:", "KẾ HOẠCH", "Một số nhiệm vụ chung", "Hà Nội, ngày 4/5/2021", "dân số 12 triệu"]
)
def test_other_lines_have_no_number(line: str) -> None:
    assert read_number(line) is None


_PIECES = st.sampled_from(
    ["Kế hoạch ", "số ", "12/", "2020/", "QĐ-UBND", " ngày ", "3/4/2021", " của ", "Sở Y tế", "Luật ", "Đầu tư", " và ", ", ", "/KH-", "\n", "Bộ ", "năm 2015", "TCVN ", "1"]
)  # fmt: skip


@given(st.one_of(st.text(max_size=80), st.lists(_PIECES, max_size=14).map("".join)))
def test_any_text_gives_ordered_spans_of_itself(text: str) -> None:
    at = 0
    for citation in find_citations(text):
        assert at <= citation.start < citation.end <= len(text)
        assert citation.raw == text[citation.start : citation.end]
        assert citation.key or citation.title
        at = citation.end
    read_number(text)


@given(st.integers(1, 99999), st.sampled_from(["KH-SYT", "QĐ-UBND", "CTr-STP", "KH/TU"]))
def test_a_number_comes_back_as_printed(number: int, symbol: str) -> None:
    printed = f"{number}-{symbol}" if "/" in symbol else f"{number}/{symbol}"
    assert only(f"Kế hoạch số {printed} về việc").key == printed
    assert read_number(f"Số: {printed}") == DocumentNumber(str(number), symbol)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Mở chợ. Ngày 05/8/2030, Sở Y tế đã ban hành Kế hoạch số 7/KH-SYT", date(2030, 8, 5)),
        ("Ngày 05/8/2030, Sở Y tế ban hành Kế hoạch số 7/KH-SYT ngày 03/8/2030", date(2030, 8, 3)),
        ("Ngày 05/8/2030, Sở Y tế họp. Kế hoạch số 7/KH-SYT", None),
        ("Ngày 05/8/2030, họp theo Kế hoạch số 7/KH-SYT", None),
    ],
)
def test_a_sentence_may_give_the_date_before_the_number(text: str, day: date | None) -> None:
    assert only(text).date == day


@pytest.mark.parametrize(
    ("symbol", "read"),
    [
        ("CT-TTE", "CT-TTg"),
        ("QĐ–TT8", "QĐ-TTg"),
        ("QĐ-TTH", "QĐ-TTH"),
        ("TTr-SYT", "TTr-SYT"),
        ("KH-TTYTE", "KH-TTYTE"),
    ],
)
def test_the_small_letter_of_the_prime_ministers_symbol_is_read_where_an_engine_took_it_for_another(
    symbol: str, read: str
) -> None:
    (found,) = find_citations(f"Quyết định số 17/{symbol} ngày 05/6/2031")
    assert (found.symbol, found.key) == (read, f"17/{read}")
