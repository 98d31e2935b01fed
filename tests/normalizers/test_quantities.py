"""Numbers of scoring tables and figures to be reached."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalizers.quantities import Target, find_targets, read_decimal


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("33,5", 33.5),
        ("1.00", 1.0),
        ("39,5", 39.5),
        ("0", 0.0),
        ("0.50", 0.5),
        ("0.500", 0.5),
        ("0,125", 0.125),
        ("1.000", 1000.0),
        ("1,000", 1.0),
        ("1.250,5", 1250.5),
        ("1,234,567", 1234567.0),
        ("12.345.678", 12345678.0),
        (" 28,61 ", 28.61),
        ("95%", 95.0),
        ("2 điểm", 2.0),
        ("-0,5", -0.5),
        ("+1", 1.0),
    ],
)
def test_comma_and_point_are_decimal(text: str, value: float) -> None:
    assert read_decimal(text) == value


@pytest.mark.parametrize("text", ["", "-", "không", "1/2", "12 tháng", "1.2.3", "…", "2 0 2", "năm 2021"])
def test_what_is_no_number_is_none(text: str) -> None:
    assert read_decimal(text) is None


def one(text: str) -> Target:
    (target,) = find_targets(text)
    return target


@pytest.mark.parametrize(
    ("text", "comparator", "value", "unit"),
    [
        ("100% hồ sơ được giải quyết đúng hạn", "=", 100, "%"),
        ("Hoàn thành 100% nhiệm vụ được giao", "=", 100, "%"),
        ("Ưu tiên hoàn thiện 4 mô hình nuôi ong.", "=", 4, "mô hình"),
        ("tối thiểu 95% viên chức được bồi dưỡng", "≥", 95, "%"),
        ("Tối thiểu 30 % hồ sơ được số hóa", "≥", 30, "%"),
        ("ít nhất 70% đơn vị được kiểm tra", "≥", 70, "%"),
        ("kiểm tra ít nhất đối với 70% các phòng", "≥", 70, "%"),
        ("trên 30% hồ sơ nộp trực tuyến", ">", 30, "%"),
        ("hơn 30% hồ sơ nộp trực tuyến", ">", 30, "%"),
        ("dưới 5% hồ sơ trễ hạn", "<", 5, "%"),
        ("không quá 5% hồ sơ trễ hạn", "≤", 5, "%"),
        ("phấn đấu đạt từ 5% số hồ sơ", "≥", 5, "%"),
        ("phấn đấu 50% số thủ tục trở lên có phát sinh hồ sơ", "≥", 50, "%"),
        ("Tỷ lệ hài lòng đạt 92,5% trở lên", "≥", 92.5, "%"),
        ("Có 90% đội chèo xếp loại khá trở lên", "=", 90, "%"),
        ("95% người từ 16 tuổi trở lên biết hát chèo", "=", 95, "%"),
        ("100% đội chèo có trình độ đại học sân khấu hoặc chuyên ngành âm nhạc trở lên", "=", 100, "%"),
        ("Có 70% sản phẩm gốm đạt hạng 3 sao trở lên", "=", 70, "%"),
        ("Có 70% vở chèo đạt mức độ 3 trở lên", "=", 70, "%"),
        ("Đạt 70% mức độ hài lòng trở lên", "≥", 70, "%"),
        ("Tỷ lệ hài lòng đạt 92.5%", "=", 92.5, "%"),
        ("giữ mức nợ từ 3% trở xuống", "≤", 3, "%"),
        ("Chỉ số hài lòng tăng ít nhất 2%", "+≥", 2, "%"),
        ("Chỉ số hài lòng tăng 02% so với năm 2020", "+=", 2, "%"),
        ("tăng thêm 3% số hộ dùng nước sạch", "+=", 3, "%"),
        ("Tăng tỷ lệ số hóa lên 60%", "=", 60, "%"),
        ("giảm 10% chi phí tuân thủ", "=", 10, "%"),
        ("Cắt giảm tối thiểu 20% thời gian giải quyết", "≥", 20, "%"),
        ("thời gian chờ không quá 30 phút", "≤", 30, "phút"),
        ("thời gian chờ còn tối đa 30 phút/1lần giao dịch", "≤", 30, "phút"),
        ("phấn đấu đạt 95 điểm", "=", 95, "điểm"),
        ("Đào tạo 200 chuyên gia nuôi ong", "=", 200, "chuyên gia"),
        ("đạt chỉ tiêu 3.000 đoàn viên mới", "=", 3000, "đoàn viên"),
        ("nằm trong nhóm 10 tỉnh dẫn đầu về nuôi ong", "=", 10, "tỉnh"),
        ("đạt từ 80 điểm trở lên", "≥", 80, "điểm"),
        ("Đề xuất 01 giải pháp mới", "=", 1, "giải pháp"),
        ("có ít nhất 02 sáng kiến được công nhận", "≥", 2, "sáng kiến"),
        ("Tổ chức 03 hội nghị đối thoại", "=", 3, "hội nghị"),
        ("kiểm tra tối thiểu 5 đơn vị", "≥", 5, "đơn vị"),
        ("có tối thiểu 05 kịch bản chèo mới", "≥", 5, "kịch bản"),
        ("xuất bán ít nhất 10 lô hàng gốm", "≥", 10, "lô hàng"),
        ("kim ngạch xuất khẩu đạt 1.500 triệu USD", "=", 1500, "triệu USD"),
        ("≥ 90% văn bản ký số", "≥", 90, "%"),
        ("30 phần trăm hộ dân", "=", 30, "%"),
        ("toi thieu 95% vien chuc", "≥", 95, "%"),
        ("mạng nội bộ đạt tốc độ 2 Gigabit mỗi giây", "=", 2, "Gigabit mỗi giây"),
        ("Nghe dân ca ở các bản (04 cuộc)", "=", 4, "cuộc"),
        ("Tập huấn cho 40 công chức", "=", 40, "công chức"),
        ("Số khách xem múa rối 1,5 triệu lượt khách", "=", 1.5, "triệu lượt khách"),
        ("bà con nuôi khoảng 3 vạn con", "=", 3, "vạn con"),
        ("Tổng thu ngân sách của bản 12 tỷ đồng", "=", 12, "tỷ đồng"),
        ("vải sớm 12 ngàn tấn", "=", 12, "ngàn tấn"),
        ("vốn giữ rừng đạt 2 nghìn tỷ đồng", "=", 2, "nghìn tỷ đồng"),
        ("số ca đuối nước dưới 0,3‰", "<", 0.3, "‰"),
        ("giữ mức sinh 2 con/phụ nữ ở các bản", "=", 2, "con/phụ nữ"),
        ("số ca sốt rét không quá 7/100.000 dân", "≤", 7, "dân"),
        ("Chọn 20 doanh nghiệp để hỏi ý kiến", "=", 20, "doanh nghiệp"),
    ],
)
def test_a_figure_has_comparator_value_and_unit(text: str, comparator: str, value: float, unit: str) -> None:
    target = one(text)
    assert (target.comparator, target.value, target.unit) == (comparator, value, unit)


@pytest.mark.parametrize(
    ("text", "raw", "subject"),
    [
        ("Hoàn thành 100% nhiệm vụ được giao.", "Hoàn thành 100% nhiệm vụ được giao", "nhiệm vụ được giao"),
        ("Cử người đi học, đảm bảo 100% viên chức được cử", "đảm bảo 100% viên chức được cử", "viên chức được cử"),
        ("Từng bước nâng cao, phấn đấu 50% số thủ tục trở lên có hồ sơ", "phấn đấu 50% số thủ tục trở lên có hồ sơ", "số thủ tục có hồ sơ"),
        ("Các phòng theo chức năng đề xuất 01 giải pháp mới", "đề xuất 01 giải pháp mới", "giải pháp mới"),
        ("Tỷ lệ hồ sơ đúng hạn đạt tối thiểu 99% tại Sở", "Tỷ lệ hồ sơ đúng hạn đạt tối thiểu 99% tại Sở", "Tỷ lệ hồ sơ đúng hạn tại Sở"),
        ("Tỷ trọng kinh tế số đạt 30% GRDP", "Tỷ trọng kinh tế số đạt 30% GRDP", "Tỷ trọng kinh tế số GRDP"),
        ("- 100% văn bản đi được ký số;", "100% văn bản đi được ký số", "văn bản đi được ký số"),
        ("giảm 10% chi phí", "giảm 10% chi phí", "giảm chi phí"),
        ("Tỷ lệ bản từ 40 nóc nhà trở lên đạt 30%", "Tỷ lệ bản từ 40 nóc nhà trở lên đạt 30%", "Tỷ lệ bản từ 40 nóc nhà trở lên"),
        ("Quy mô đàn ong đạt 2 vạn con", "Quy mô đàn ong đạt 2 vạn con", "Quy mô đàn ong"),
        ("Trồng mới 2 triệu cây quế ven suối", "Trồng mới 2 triệu cây quế ven suối", "cây quế ven suối"),
        ("Mức sinh là 2 con/phụ nữ ở vùng cao", "Mức sinh là 2 con/phụ nữ ở vùng cao", "Mức sinh là ở vùng cao"),
        ("Số ca bị sởi còn 7/10.000 trẻ đẻ sống", "Số ca bị sởi còn 7/10.000 trẻ đẻ sống", "Số ca bị sởi"),
        ("Tỷ lệ thuyền phải đăng ký đạt 90%", "Tỷ lệ thuyền phải đăng ký đạt 90%", "Tỷ lệ thuyền phải đăng ký"),
        ("Số lượng hộ đăng ký đạt 90 hộ", "Số lượng hộ đăng ký đạt 90 hộ", "hộ"),
        ("Mức độ hài lòng của bà con, tổ chức đạt tối thiểu 90%", "Mức độ hài lòng của bà con, tổ chức đạt tối thiểu 90%", "Mức độ hài lòng của bà con, tổ chức"),
        ("Tuyên truyền về chè, tổ chức đạt 5 lớp", "tổ chức đạt 5 lớp", "lớp"),
        ("Các bản tổ chức đạt 5 lớp hái chè", "tổ chức đạt 5 lớp hái chè", "lớp hái chè"),
        ("Trồng chè, góp phần đưa độ che phủ của xã tăng 2%", "góp phần đưa độ che phủ của xã tăng 2%", "góp phần đưa độ che phủ của xã"),
        ("Độ che phủ của xã tăng dần, phấn đấu đạt 40%", "Độ che phủ của xã tăng dần, phấn đấu đạt 40%", "Độ che phủ của xã tăng dần"),
    ],
)  # fmt: skip
def test_the_clause_and_its_subject(text: str, raw: str, subject: str) -> None:
    target = one(text)
    assert (target.raw, target.subject) == (raw, subject)


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("100% công chức, tối thiểu 95% viên chức được bố trí", [("100% công chức", 100), ("tối thiểu 95% viên chức được bố trí", 95)]),
        ("100% văn bản đến; 100% văn bản đi", [("100% văn bản đến", 100), ("100% văn bản đi", 100)]),
        ("phấn đấu 50% thủ tục và phấn đấu đạt từ 5% hồ sơ", [("phấn đấu 50% thủ tục", 50), ("phấn đấu đạt từ 5% hồ sơ", 5)]),
        ("(1) 100% đơn vị có quy chế; (2) 90% hồ sơ số hóa", [("100% đơn vị có quy chế", 100), ("90% hồ sơ số hóa", 90)]),
        ("100% khu, cụm công nghiệp có tối thiểu 1 trạm phát sóng", [("100% khu, cụm công nghiệp", 100), ("có tối thiểu 1 trạm phát sóng", 1)]),
        ("Tỷ lệ đúng hạn đạt 99%, tỷ lệ hài lòng đạt 95%", [("Tỷ lệ đúng hạn đạt 99%", 99), ("tỷ lệ hài lòng đạt 95%", 95)]),
        ("100% hồ sơ. Ít nhất 20% giao dịch", [("100% hồ sơ", 100), ("Ít nhất 20% giao dịch", 20)]),
        ("Phòng Báo chí - Xuất bản biên soạn 04 tài liệu", [("biên soạn 04 tài liệu", 4)]),
        ("Thi hát then: - Vùng thấp 01 cuộc - Vùng cao 02 cuộc", [("Vùng thấp 01 cuộc", 1), ("Vùng cao 02 cuộc", 2)]),
        ("Mở 02 lớp tại 03 huyện", [("Mở 02 lớp", 2), ("tại 03 huyện", 3)]),
        ("Giảm 10% chi phí của 07 thủ tục", [("Giảm 10% chi phí", 10), ("của 07 thủ tục", 7)]),
        ("Trường Chính trị mở lớp hát then cho 60 học viên", [("Trường Chính trị mở lớp hát then cho 60 học viên", 60)]),
        ("Bãi bỏ 03 văn bản", [("Bãi bỏ 03 văn bản", 3)]),
        ("Mở 02 lớp theo Đề án “Mười chợ quê đạt 95 điểm”", [("Mở 02 lớp theo Đề án “Mười chợ quê đạt 95 điểm”", 2)]),
        ("Mở lớp hát then (mục tiêu 80% xã có đội hát)", [("mục tiêu 80% xã có đội hát", 80)]),
        ("Luyện bơi trải (tăng 5%), 100% đội dự hội (phấn đấu đạt 12 giải)", [("Luyện bơi trải (tăng 5%), 100% đội dự hội (phấn đấu đạt 12 giải)", 100), ("phấn đấu đạt 12 giải", 12)]),
        ("Mỗi buổi tập chèo không quá 3 tiết", [("Mỗi buổi tập chèo không quá 3 tiết", 3)]),
        ("Vẽ tối thiểu 03 mẫu nhà sàn", [("Vẽ tối thiểu 03 mẫu nhà sàn", 3)]),
    ],
)  # fmt: skip
def test_each_figure_has_its_own_clause(text: str, figures: list[tuple[str, float]]) -> None:
    assert [(t.raw, t.value) for t in find_targets(text)] == figures


@pytest.mark.parametrize(
    ("text", "signs"),
    [
        ("Hoàn thành từ 80% - 100% kế hoạch", [("≥", 80), ("≤", 100)]),
        ("đạt từ 80% đến 90%", [("≥", 80), ("≤", 90)]),
        ("giải quyết trong 15-20 phút, phấn đấu 10-12 phút", [("≥", 10), ("≤", 12)]),
    ],
)
def test_a_range_is_two_figures(text: str, signs: list[tuple[str, float]]) -> None:
    assert [(t.comparator, t.value) for t in find_targets(text)] == signs


@pytest.mark.parametrize(
    ("text", "value", "baseline_value", "baseline_year"),
    [
        ("Chỉ số tăng ít nhất 2% so với năm 2022 (năm 2022 là 83,99%)", 2, 83.99, 2022),
        ("Chỉ số tăng 02% so với năm 2022 (năm 2022 là 80,90%).", 2, 80.9, 2022),
        ("tăng ít nhất 5% so với cùng kỳ năm 2019", 5, None, 2019),
        ("giảm tỷ lệ trễ hạn từ 10% xuống 5%", 5, 10, None),
        ("giảm tỷ lệ trễ hạn từ 10% xuống còn 5%", 5, 10, None),
        ("100% hồ sơ", 100, None, None),
    ],
)
def test_a_baseline_is_no_figure_of_its_own(
    text: str, value: float, baseline_value: float | None, baseline_year: int | None
) -> None:
    target = one(text)
    assert (target.value, target.baseline_value, target.baseline_year) == (value, baseline_value, baseline_year)


def test_the_baseline_is_not_in_the_subject() -> None:
    assert one("Chỉ số tăng ít nhất 2% so với năm 2022 (năm 2022 là 83,99%)").subject == "Chỉ số"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Nâng cao chất lượng phục vụ",
        "Mở lớp dạy chèo (năm 2022, Sở Y tế đã tổ chức 2 lớp)",
        "trong năm 2022 và giai đoạn 2021-2025",
        "trước ngày 15/8/2022",
        "Kế hoạch số 57/KH-SYT ngày 30/12/2021",
        "dịch vụ công trực tuyến mức độ 3, mức độ 4",
        "theo tiêu chuẩn ISO 9001:2015",
        "Riêng 02 đơn vị sự nghiệp thực hiện tự chủ",
        "Tập trung thực hiện 03 nhiệm vụ sau",
        "báo cáo quý I, 6 tháng, 9 tháng, năm",
        "trong 05 ngày làm việc kể từ ngày nhận",
        "truyền thông trên 04 loại hình báo chí",
        "dân số từ 15 tuổi trở lên",
        "các thủ tục đã được UBND tỉnh rút ngắn hơn 50% thời gian",
        "kết quả chỉ đạt 11,3% so với quy định là 20%",
        "văn bản ký số (tăng 5%)",
        "sửa quạt nước (vượt 5% chỉ tiêu)",
        "thực hiện 02 giai đoạn nuôi ong",
        "không thả những người không đạt điểm bơi trên 50%",
        "rà soát trạm bơm do xã nắm giữ 100% vốn",
        "cấp nước muối nồng độ 9%",
        "mục 1.2 và khoản 3 Điều 5",
        "làm tiếp dự án trồng 2 triệu cây quế",
        "làm theo Đề án “Trồng ít nhất 02 triệu cây quế; mở 15 lớp bơi”",
        'hưởng ứng phong trào thi đua "100% bản có chợ quê"',
        "sửa đường mòn, kinh phí 2 tỷ đồng",
    ],
)
def test_other_numbers_are_no_targets(text: str) -> None:
    assert find_targets(text) == ()


_PIECES = st.sampled_from(
    ["100%", " 5", " triệu ", "/100.000 ca ", "con/phụ nữ", "tối thiểu ", " trở lên", "giảm ", "tăng ", "từ ", " xuống ", "30 phút", "01 giải pháp ", "đề xuất ", ", ", " và ", "; ", "hồ sơ ", "(1) ", "(năm 2022 là 5%)", " so với năm 2022 ", ".", "- "]
)  # fmt: skip


@given(st.one_of(st.text(max_size=80), st.lists(_PIECES, max_size=14).map("".join)))
def test_any_text_gives_spans_of_itself(text: str) -> None:
    for target in find_targets(text):
        assert 0 <= target.start < target.end <= len(text)
        assert target.raw == text[target.start : target.end]
        assert target.value >= 0
        assert target.comparator in {"=", "≥", "≤", ">", "<", "+=", "+≥"}
    read_decimal(text)


@given(st.integers(0, 10**6), st.integers(0, 99))
def test_a_decimal_comes_back(whole: int, part: int) -> None:
    assert read_decimal(f"{whole},{part:02d}") == read_decimal(f"{whole}.{part:02d}") == float(f"{whole}.{part:02d}")


@pytest.mark.parametrize(
    ("text", "subjects"),
    [
        ("Độ che phủ rừng ban: Bình quân 45%", ["Độ che phủ rừng ban: Bình quân"]),
        ("Khách xem múa rối: Đạt 2 triệu lượt khách trong năm", ["Khách xem múa rối trong năm"]),
        ("Tỷ lệ ghế kín: sân đình trên 75%, sân chợ trên 60%", ["Tỷ lệ ghế kín: sân đình", "Tỷ lệ ghế kín: sân chợ"]),
        ("Đến năm 2031: 90% hộ nuôi ong", ["hộ nuôi ong"]),
        ("Đến năm 2031: 90%", [""]),
        ("Nghề nuôi ong: 90% hộ có sổ", ["hộ có sổ"]),
        ("Nghề nuôi ong: số hộ có đủ sổ ghi đạt 90%", ["số hộ có đủ sổ ghi"]),
        ("Hộ nuôi ong: 45% (trong đó: bản Đá 30%)", ["Hộ nuôi ong (", "bản Đá )"]),
        ("Thu nhập từ ong: đạt 45 triệu đồng/hộ/năm", ["Thu nhập từ ong"]),
    ],
)
def test_the_label_before_a_colon_says_of_what_a_bare_figure_is(text: str, subjects: list[str]) -> None:
    assert [target.subject for target in find_targets(text)] == subjects


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("Đến năm 2032, toàn tỉnh có 12 làng nghề", [(12, "làng nghề")]),
        (
            "Đến năm 2032: Có 3 khu công nghiệp (KCN) và 9 cụm công nghiệp",
            [(3, "khu công nghiệp"), (9, "cụm công nghiệp")],
        ),
        ("Xây dựng 12 trường học, 5 trạm y tế", [(12, "trường học"), (5, "trạm y tế")]),
        ("Tính đến năm 2032 có 12 làng nghề", []),
        ("Toàn tỉnh có 12 làng nghề", []),
        ("Mở 3 lớp về nghề làm trống của bản và xã, 5 trạm y tế", [(3, "lớp")]),
    ],
)
def test_counts_to_be_had_by_a_year_and_those_listed_beside_others(text: str, figures: list[tuple[float, str]]) -> None:
    assert [(target.value, target.unit) for target in find_targets(text)] == figures
