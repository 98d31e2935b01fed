"""Date lines, periods of titles and single dates."""

from __future__ import annotations

from datetime import date

import pytest

from normalizers.times import Period, read_date, read_issue_date, read_period

ISSUED = [
    ("Kiên Giang, ngày   tháng   năm 2018", date(2018, 1, 1), "year", "Kiên Giang"),
    ("Bắc Giang, ngày 24 tháng 8 năm 2019", date(2019, 8, 24), "day", "Bắc Giang"),
    ("Số: 45/KH-SXD Cà Mau, ngày 05 tháng 9 năm 2016", date(2016, 9, 5), "day", "Cà Mau"),
    ("Số:       /KH-SXD Cà Mau, ngày     tháng 9 năm 2016", date(2016, 9, 1), "month", "Cà Mau"),
    ("Số: 45/KH-SXD\nCà Mau, ngày 05\ntháng 9 năm 2016", date(2016, 9, 5), "day", "Cà Mau"),
    ("Trà Vinh, ngàyÍŸ tháng 01 năm 2019", date(2019, 1, 1), "month", "Trà Vinh"),
    ("Trà Vinh, ngày ?tháng 1] năm 2019", date(2019, 11, 1), "month", "Trà Vinh"),
    ("Trà Vinh, ngàŸ tháng 3 năm 2019", date(2019, 3, 1), "month", "Trà Vinh"),
    ("Trà Vinh, ngày 43 tháng l1 năm 2019", date(2019, 11, 1), "month", "Trà Vinh"),
    ("Trà Vinh, ngày 09 tháng 0]I năm 2019", date(2019, 1, 1), "year", "Trà Vinh"),
    ("TP. Hồ Chí Minh, ngày … tháng 5 năm 2021", date(2021, 5, 1), "month", "TP. Hồ Chí Minh"),
    ("Hà Nội, ngày … tháng … năm …", None, None, "Hà Nội"),
    ("ngày 7 tháng 3 năm 2020", date(2020, 3, 7), "day", None),
    ("Bac Giang, ngay 24 thang 8 nam 2019", date(2019, 8, 24), "day", "Bac Giang"),
    ("Hà Nội, ngày 31 tháng 02 năm 2020", date(2020, 2, 29), "day", "Hà Nội"),
    ("Hà Nội, ngày 12 tháng 13 năm 2020", date(2020, 1, 1), "year", "Hà Nội"),
]


@pytest.mark.parametrize(("text", "value", "precision", "place"), ISSUED)
def test_a_date_line_gives_what_is_filled_in(
    text: str, value: date | None, precision: str | None, place: str | None
) -> None:
    read = read_issue_date(text)
    assert read is not None
    assert (read.value, read.precision, read.place) == (value, precision, place)


def test_the_offsets_leave_out_the_number_before() -> None:
    text = "Số: 45/KH-SXD Cà Mau, ngày 05 tháng 9 năm 2016"
    read = read_issue_date(text)
    assert read is not None
    assert text[read.start : read.end] == "Cà Mau, ngày 05 tháng 9 năm 2016"


@pytest.mark.parametrize("text", ["", "KẾ HOẠCH", "Năm 2022", "ngày 05/8/2022"])
def test_without_a_date_line_there_is_none(text: str) -> None:
    assert read_issue_date(text) is None


PERIODS = [
    ("Cải cách hành chính năm 2022", date(2022, 1, 1), date(2022, 12, 31)),
    ("CẢI CÁCH HÀNH CHÍNH NĂM 2022", date(2022, 1, 1), date(2022, 12, 31)),
    ("Nâng cao chất lượng phục vụ năm 2022 và những năm tiếp theo", date(2022, 1, 1), None),
    ("Phát triển nhà ở giai đoạn 2021-2025", date(2021, 1, 1), date(2025, 12, 31)),
    ("Phát triển nhà ở giai đoạn 2021 - 2025, định hướng đến năm 2030", date(2021, 1, 1), date(2025, 12, 31)),
    ("Trồng rừng từ năm 2021 đến năm 2025", date(2021, 1, 1), date(2025, 12, 31)),
    ("Kiểm tra công vụ 6 tháng cuối năm 2023", date(2023, 7, 1), date(2023, 12, 31)),
    ("Tuyên truyền quý IV năm 2024", date(2024, 10, 1), date(2024, 12, 31)),
    ("Tháng hành động tháng 9 năm 2023", date(2023, 9, 1), date(2023, 9, 30)),
    ("Ra quân từ ngày 15/3 đến ngày 30/4/2023", date(2023, 3, 15), date(2023, 4, 30)),
    ("Khắc phục tồn tại của chỉ số năm 2021 trong năm 2022", date(2022, 1, 1), date(2022, 12, 31)),
    ("Hội thi chèo năm 2031 và sơ kết 05 năm tổ chức hội thi (2026-2031)", date(2031, 1, 1), date(2031, 12, 31)),
    ("Tổng kết 05 năm hội thi chèo 2026-2031", date(2026, 1, 1), date(2031, 12, 31)),
    ("Thực hiện Nghị quyết Đại hội Hội Nuôi ong nhiệm kỳ 2031-2036", date(2031, 1, 1), date(2036, 12, 31)),
    ("Bầu già làng nhiệm kỳ 2032 - 2037 trong năm 2031", date(2031, 1, 1), date(2031, 12, 31)),
    ("Công tác năm 2021, 2022", date(2021, 1, 1), date(2022, 12, 31)),
    ("Tuyên truyền pháp luật và tư vấn ở xã năm 2031", date(2031, 1, 1), date(2031, 12, 31)),
    ("Phát triển luật sư của tỉnh năm 2031", date(2031, 1, 1), date(2031, 12, 31)),
    ("Siết chặt kỷ luật lao động năm 2031", date(2031, 1, 1), date(2031, 12, 31)),
]


@pytest.mark.parametrize(("title", "start", "end"), PERIODS)
def test_a_title_says_what_the_plan_covers(title: str, start: date, end: date | None) -> None:
    assert read_period(title) == Period(start, end)


def test_a_year_to_be_reached_is_the_period_where_no_other_is_named() -> None:
    assert read_period("Phát triển du lịch đến năm 2025") == Period(None, date(2025, 12, 31))
    assert read_period("Phát triển du lịch dén năm 2025") == Period(None, date(2025, 12, 31))
    assert read_period("Lễ hội đền năm 2025") == Period(date(2025, 1, 1), date(2025, 12, 31))
    assert read_period("PHÁT TRIỂN DU LỊCH ĐÊN HẾT NĂM 2025") == Period(None, date(2025, 12, 31))
    assert read_period("Phát triển du lịch giai đoạn 2021-2025 để đến năm 2030 thành ngành mũi nhọn") == Period(
        date(2021, 1, 1), date(2025, 12, 31)
    )


@pytest.mark.parametrize(
    "title",
    [
        "",
        "Kế hoạch công tác",
        "Thi hành Luật Đất đai năm 2024",
        "Thi hành Luật Ban hành văn bản quy phạm pháp luật năm 2031",
        "Thực hiện Chỉ thị số 05/CT-TTg ngày 12/4/2022",
        "Bầu già làng các bản nhiệm kỳ 2031 - 2036",
        "Đại hội Hội Nuôi ong tỉnh khóa 2031-2036",
        "Rà soát sổ đò cấp từ ngày 01 tháng 5 năm 2031 trở về trước",
        "Sửa cầu treo dựng từ năm 2031 trở về trước",
    ],
)
def test_a_title_without_a_period_gives_none(title: str) -> None:
    assert read_period(title) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("31/12/2020", date(2020, 12, 31)),
        ("27-5-2021", date(2021, 5, 27)),
        ("31.12.2020", date(2020, 12, 31)),
        ("Ngày 05/ 9/2016", date(2016, 9, 5)),
        ("ngày 23 tháng 4 năm 2018", date(2018, 4, 23)),
        ("05 tháng 9 năm 2016", date(2016, 9, 5)),
        ("31/02/2020", None),
        ("00/00/2020", None),
        ("1/1/2020 và 2/1/2020", None),
        ("ngày 5 tháng 9 năm 20166", None),
        ("tháng 9 năm 2016", None),
        ("", None),
    ],
)
def test_a_single_valid_date_is_read(text: str, expected: date | None) -> None:
    assert read_date(text) == expected


@pytest.mark.parametrize("sign", [" ", ".", "…", "_"])
def test_a_line_filled_with_blanks_is_read_in_linear_time(sign: str) -> None:
    blanks = sign * 10_000
    read = read_issue_date(f"{blanks} Bắc Hà, ngày {blanks} tháng {blanks} năm 2031")
    assert read is not None
    assert (read.precision, read.place) == ("year", "Bắc Hà")
