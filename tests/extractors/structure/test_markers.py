"""The marks that number and list the parts of a plan."""

import pytest

from extractors.structure.markers import Family, Marker, counted_on, read_marker, roman_value


@pytest.mark.parametrize(
    ("text", "family", "printed", "path"),
    [
        ("II. NHIỆM VỤ", Family.ROMAN, "II", (2,)),
        ("IV- TỔ CHỨC", Family.ROMAN, "IV", (4,)),
        ("III/ KINH PHÍ", Family.ROMAN, "III", (3,)),
        ("HI. NHIỆM VỤ", Family.ROMAN, "III", (3,)),
        ("HI TỔ CHỨC THỰC HIỆN", Family.ROMAN, "III", (3,)),
        ("l1. YÊU CẦU", Family.ROMAN, "II", (2,)),
        ("II.1. Việc", Family.MIXED, "II.1", (2, 1)),
        ("II.1 Việc", Family.MIXED, "II.1", (2, 1)),
        ("IV.2- Ý nghĩa", Family.MIXED, "IV.2", (4, 2)),
        ("I.2.3. Việc", Family.MIXED, "I.2.3", (1, 2, 3)),
        ("I.2. 15% hộ", Family.MIXED, "I.2", (1, 2)),
        ("B.1.c) Việc", Family.MIXED, "B.1.c", (2, 1, 3)),
        ("A.IV. VIỆC", Family.MIXED, "A.IV", (1, 4)),
        ("A.II.3. Việc", Family.MIXED, "A.II.3", (1, 2, 3)),
        ("1. Mục đích", Family.DECIMAL, "1", (1,)),
        ("1.2. Yêu cầu", Family.DECIMAL, "1.2", (1, 2)),
        ("1.2 Yêu cầu", Family.DECIMAL, "1.2", (1, 2)),
        ("1.1.3. Việc", Family.DECIMAL, "1.1.3", (1, 1, 3)),
        ("2.1.a. Việc", Family.DECIMAL, "2.1.a", (2, 1, 1)),
        ("2.1.đ) Việc", Family.DECIMAL, "2.1.đ", (2, 1, 5)),
        ("3.b Việc", Family.DECIMAL, "3.b", (3, 2)),
        ("3.b việc", Family.DECIMAL, "3", (3,)),
        ("12) Việc", Family.DECIMAL, "12", (12,)),
        ("a) Chỉ tiêu", Family.LETTER, "a", (1,)),
        ("đ) Việc thứ năm", Family.LETTER, "đ", (5,)),
        ("b. Việc", Family.LETTER, "b", (2,)),
        ("(1) Việc", Family.BRACKETED, "(1)", (1,)),
        ("(2). Việc", Family.BRACKETED, "(2)", (2,)),
        ("- Gạch", Family.DASH, "-", ()),
        ("– Gạch dài", Family.DASH, "–", ()),
        ("+ Cộng", Family.PLUS, "+", ()),
        ("Phụ lục", Family.APPENDIX, "Phụ lục", ()),
        ("PHỤ LỤC II", Family.APPENDIX, "PHỤ LỤC II", (2,)),
        ("Phần thứ hai", Family.PART, "Phần thứ hai", (2,)),
        ("Phần thứ hai Việc phải làm", Family.PART, "Phần thứ hai", (2,)),
        ("Chương III", Family.CHAPTER, "Chương III", (3,)),
        ("PHẦN B. VIỆC CHUNG", Family.PART, "PHẦN B", (2,)),
        ("MỤC A", Family.DIVISION, "MỤC A", (1,)),
        ("Chương IH", Family.CHAPTER, "Chương III", (3,)),
        ("ChươngIH", Family.CHAPTER, "Chương III", (3,)),
        ("Mục 1", Family.DIVISION, "Mục 1", (1,)),
        ("PHẦN HAI. VIỆC CHUNG", Family.PART, "PHẦN HAI", (2,)),
        ("NHÓM II", Family.GROUP, "NHÓM II", (2,)),
        ("Nhóm 3:", Family.GROUP, "Nhóm 3", (3,)),
        ("NHÓM 1. VIỆC CỦA BẢN", Family.GROUP, "NHÓM 1", (1,)),
        ("Điều 2. Giao", Family.ARTICLE, "Điều 2", (2,)),
        ("1, Mục đích", Family.DECIMAL, "1", (1,)),
        ("II, Nội dung", Family.ROMAN, "II", (2,)),
        ("IH. Tổ chức thực hiện", Family.ROMAN, "III", (3,)),
        ("©) Việc thứ ba", Family.LETTER, "©", (3,)),
        ("ä) Việc thứ nhất", Family.LETTER, "ä", (1,)),
        ("¬ Gạch", Family.DASH, "¬", ()),
        ("__¬ Gạch", Family.DASH, "¬", ()),
    ],
)
def test_a_mark_is_read(text: str, family: Family, printed: str, path: tuple[int, ...]) -> None:
    marker = read_marker(text)
    assert marker is not None
    assert (marker.family, marker.text, marker.path) == (family, printed, path)


@pytest.mark.parametrize(
    "text",
    [
        "Văn phòng Sở",
        "2022 và những năm tiếp theo",
        "IV/2025 đến quý II",
        "phụ lục kèm theo kế hoạch",
        "30/9 hằng năm",
        "10% hồ sơ",
        "* Lưu ý: Không nhận đơn nặc danh",
        "Điều kiện",
        "V/v báo cáo",
        "A.B. Nguyen",
        "V.I. Lenin",
        "I.Q cao",
        "II.2031 đến nay",
        "I.5 triệu đồng",
        "A.I. được dùng",
        "C.1-NQ/TW ngày",
        "",
        "-",
    ],
)
def test_other_text_has_no_mark(text: str) -> None:
    assert read_marker(text) is None


@pytest.mark.parametrize(("numeral", "value"), [("IV", 4), ("XIV", 14), ("XL", 40), ("VIII", 8), ("Z", 0)])
def test_roman_numerals(numeral: str, value: int) -> None:
    assert roman_value(numeral) == value


@pytest.mark.parametrize(
    "text",
    ["1.200 lao động", "X-quang, siêu âm", "v.v. phục vụ bà con", "C/O cho hàng xuất khẩu", "12.5 triệu đồng", "e.Office", "I-ốt",
     "5, Điều 6 Nghị định này", "II, III năm 2030", "(1)………", "3, 5 và 7", "IH. nhà máy thủy điện", "Il nome",
     "Điều 5 của Nghị định số 1/2030/NĐ-CP", "Mục 3 Nghị quyết này", "Chương V của Luật", "Phần 2 của Đề án",
     "Nhóm 1: Các bản vùng cao", "Nhóm III của bản", "Mục thi: múa sạp", "Phần a: Dựng phim"],
)  # fmt: skip
def test_words_that_look_like_marks_are_none(text: str) -> None:
    assert read_marker(text) is None


@pytest.mark.parametrize(
    ("read", "family", "last", "meant"),
    [
        ("IL", Family.ROMAN, 0, "I"),
        ("H", Family.CAPITAL, 1, "II"),
        ("IIII", Family.ROMAN, 2, "III"),
        ("III", Family.ROMAN, 1, "III"),
        ("H", Family.CAPITAL, -1, "H"),
        ("C", Family.CAPITAL, 1, "C"),
        ("IL", Family.ROMAN, 4, "IL"),
    ],
)
def test_a_misread_numeral_is_the_one_that_is_due(read: str, family: Family, last: int, meant: str) -> None:
    assert counted_on(Marker(family, read, (0,), 0), "NHIỆM VỤ", last).text == meant


def test_a_misread_numeral_needs_a_chapters_title() -> None:
    marker = Marker(Family.CAPITAL, "H", (8,), 0)
    assert counted_on(marker, "Nhà máy thủy điện", 1) is marker
    assert counted_on(marker, "Tổ chức thực hiện", 1).text == "II"


@pytest.mark.parametrize(
    ("text", "family", "printed", "path"),
    [
        ("1- Cải tạo nhà rông", Family.DECIMAL, "1", (1,)),
        ("2 – Sửa đường vào thác", Family.DECIMAL, "2", (2,)),
        ("1.2- Trồng hoa", Family.DECIMAL, "1.2", (1, 2)),
        ("A- VIỆC CHUNG", Family.CAPITAL, "A", (1,)),
        ("b- Dựng lan can", Family.LETTER, "b", (2,)),
    ],
)
def test_a_dash_before_a_capital_ends_a_mark(text: str, family: Family, printed: str, path: tuple[int, ...]) -> None:
    marker = read_marker(text)
    assert marker is not None
    assert (marker.family, marker.text, marker.path) == (family, printed, path)


@pytest.mark.parametrize(
    "text", ["15-CT/TU ngày 02/3/2022", "2-3 ngày mỗi tuần", "10-NQ/TW của Trung ương", "e-learning"]
)
def test_a_dash_within_a_symbol_or_a_range_ends_none(text: str) -> None:
    assert read_marker(text) is None


@pytest.mark.parametrize(
    "text", ["TT NỘI DUNG", "TH KINH PHÍ", "11 NHIỆM VỤ", "HI Tổ chức thực hiện", "IL TRỒNG HOA VEN SUỐI"]
)
def test_a_misread_numeral_without_its_stop_needs_a_label_in_capitals(text: str) -> None:
    assert read_marker(text) is None
