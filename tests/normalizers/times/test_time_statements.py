"""Time cells and time lines: each wording with what it says, for a plan of 2022."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import pytest
from dateutil.rrule import rrulestr

from normalizers.times import Time, may_begin_with_time, read_times

Told = Callable[[Time], str]

DATES = [
    ("trước ngày 05/8/2022", "before 2022-08-05"),
    ("Trước 30/11", "before 2022-11-30"),
    ("Trước ngày 5 tháng 12", "before 2022-12-05"),
    ("Trước ngày\n30/11/2025", "before 2025-11-30"),
    ("Trước 17h00 ngày 15/6/2022", "before 2022-06-15"),
    ("Xong trước 15/7/2022", "before 2022-07-15"),
    ("Hoàn thành trước ngày 20.10.2022", "before 2022-10-20"),
    ("muộn nhất trước ngày 30/9/2022", "before 2022-09-30"),
    ("chậm nhất ngày 31/12/2021", "by 2021-12-31"),
    ("Chậm nhất 10/12/2022", "by 2022-12-10"),
    ("chậm nhất là ngày 01 tháng 4 năm 2022", "by 2022-04-01"),
    ("hạn cuối 30/9", "by 2022-09-30"),
    ("không quá ngày 15/10/2022", "by 2022-10-15"),
    ("đến ngày 20/5/2022", "by 2022-05-20"),
    ("đến hết ngày 20-5-2022", "by 2022-05-20"),
    ("ngày 31/12/2021", "by 2021-12-31"),
    ("31.12.2021", "by 2021-12-31"),
    ("Ngày 5-12-2021", "by 2021-12-05"),
    ("ngày 05 tháng 12 năm 2021", "by 2021-12-05"),
    ("22/12", "by 2022-12-22"),
    ("đến năm 2025", "by 2025-12-31"),
    ("Đến 2025", "by 2025-12-31"),
    ("đến năm 2025, tầm nhìn 2030", "by 2025-12-31"),
    ("đến năm 2025, định hướng đến năm 2030", "by 2025-12-31"),
    ("đến hết năm 2025", "by 2025-12-31"),
    ("Đến hết năm", "by 2022-12-31"),
    ("Từ nay đến hết năm", "by 2022-12-31"),
    ("Từ nay đến 30/6", "by 2022-06-30"),
    ("Hết quý II", "by 2022-06-30"),
    ("Đến hết tháng 6/2022", "by 2022-06-30"),
    ("đến cuối năm 2023", "by 2023-12-31"),
    ("trước tháng 6/2022", "before 2022-06-01"),
    ("Trước quý III", "before 2022-07-01"),
    ("trước năm 2025", "before 2025-01-01"),
    ("Trước ngày 15/01 năm sau", "before 2023-01-15"),
    ("31/02/2022", "by 2022-02-28"),
    ("Trước Tết Nguyên đán", "before 2022-02-01"),
    ("Xong trước Tết Âm lịch năm 2024", "before 2024-02-10"),
    ("Trước TẾT", "before 2022-02-01"),
    ("31/6/2022", "by 2022-06-30"),
    ("Chiều 12/5/2022", "by 2022-05-12"),
]

WINDOWS = [
    ("01-15/3/2022", "2022-03-01..2022-03-15"),
    ("15 - 17/4", "2022-04-15..2022-04-17"),
    ("31-5/6/2022", "by 2022-06-05"),
    ("3-5/2022", "2022-03-01..2022-05-31"),
    ("tháng 7/2022", "2022-07-01..2022-07-31"),
    ("Tháng 02/2024", "2024-02-01..2024-02-29"),
    ("trong tháng 4 năm 2022", "2022-04-01..2022-04-30"),
    ("Trong tháng 8", "2022-08-01..2022-08-31"),
    ("T12/2021", "2021-12-01..2021-12-31"),
    ("Tháng 12.2021", "2021-12-01..2021-12-31"),
    ("7/2022", "2022-07-01..2022-07-31"),
    ("Quý III năm 2022", "2022-07-01..2022-09-30"),
    ("Quý I", "2022-01-01..2022-03-31"),
    ("QUÝ II NĂM 2023", "2023-04-01..2023-06-30"),
    ("Quý III Năm 2026", "2026-07-01..2026-09-30"),
    ("Quí IV-2025", "2025-10-01..2025-12-31"),
    ("Qúy IV", "2022-10-01..2022-12-31"),
    ("quý 3/2022", "2022-07-01..2022-09-30"),
    ("Quý 4 năm 2021", "2021-10-01..2021-12-31"),
    ("Quý IV, năm 2025", "2025-10-01..2025-12-31"),
    ("quy IV nam 2023", "2023-10-01..2023-12-31"),
    ("Trong năm 2023", "2023-01-01..2023-12-31"),
    ("Năm 2021", "2021-01-01..2021-12-31"),
    ("Cả năm", "2022-01-01..2022-12-31"),
    ("cả năm 2023", "2023-01-01..2023-12-31"),
    ("Trong năm", "2022-01-01..2022-12-31"),
    ("năm nay", "2022-01-01..2022-12-31"),
    ("năm sau", "2023-01-01..2023-12-31"),
    ("2014", "2014-01-01..2014-12-31"),
    ("2026 - 2030", "2026-01-01..2030-12-31"),
    ("2021 và 2022", "2021-01-01..2022-12-31"),
    ("giai đoạn 2021-2025", "2021-01-01..2025-12-31"),
    ("Giai đoạn 2021 – 2025", "2021-01-01..2025-12-31"),
    ("từ năm 2021 đến năm 2025", "2021-01-01..2025-12-31"),
    ("Năm 2022-2023", "2022-01-01..2023-12-31"),
    ("Trong vòng 02 tháng sau đại hội", "2 months after [đại hội]"),
    ("01 năm sau khi nhận đò", "12 months after [nhận đò]"),
    ("Từ nay đến ngày khai giảng 05/9/2022", "by 2022-09-05"),
    ("Trước ngày bầu cử 15/3/2023", "before 2023-03-15"),
    ("trong năm 2022 và năm 2023", "2022-01-01..2023-12-31"),
    ("Giai đoạn từ 2021 -2023", "2021-01-01..2023-12-31"),
    ("6 tháng đầu năm", "2022-01-01..2022-06-30"),
    ("sáu tháng đầu năm", "2022-01-01..2022-06-30"),
    ("6 tháng cuối năm 2023", "2023-07-01..2023-12-31"),
    ("9 tháng đầu năm", "2022-01-01..2022-09-30"),
    ("Nửa đầu năm 2022", "2022-01-01..2022-06-30"),
    ("đầu năm", "2022-01-01..2022-03-31"),
    ("giữa năm", "2022-04-01..2022-09-30"),
    ("cuối năm", "2022-10-01..2022-12-31"),
    ("vào cuối năm 2023", "2023-10-01..2023-12-31"),
    ("Đầu quý II", "2022-04-01..2022-04-30"),
    ("Cuối tháng 3/2022", "2022-03-21..2022-03-31"),
    ("giữa tháng 7", "2022-07-11..2022-07-20"),
    ("Tuần 2 tháng 3", "2022-03-08..2022-03-14"),
    ("Tuần thứ 3 của tháng 6/2022", "2022-06-15..2022-06-21"),
    ("tuần cuối tháng 11", "2022-11-24..2022-11-30"),
    ("tuần đầu tiên của tháng 3/2023", "2023-03-01..2023-03-07"),
    ("Quý đầu tiên năm 2023", "2023-01-01..2023-03-31"),
    ("6 tháng đầu tiên của năm 2023", "2023-01-01..2023-06-30"),
    ("bến đò kiểu mẫu đầu tiên năm 2028", "2028-01-01..2028-12-31"),
    ("trong Quý III và IV", "2022-07-01..2022-12-31"),
    ("quý I và quý II năm 2023", "2023-01-01..2023-06-30"),
    ("Quý I và II/2022", "2022-01-01..2022-06-30"),
    ("Quý III-IV/2022", "2022-07-01..2022-12-31"),
    ("tháng 5 và 6/2022", "2022-05-01..2022-06-30"),
    ("Tháng 8-9/2022", "2022-08-01..2022-09-30"),
    ("Từ tháng 5-12", "2022-05-01..2022-12-31"),
    ("Từ tháng 3 đến tháng 5/2023", "2023-03-01..2023-05-31"),
    ("Từ tháng 11 đến tháng 02", "2022-11-01..2023-02-28"),
    ("Từ 01/01đến 31/12/2014", "2014-01-01..2014-12-31"),
    ("Từ ngày 01/3/2022 đến 30/6/2022", "2022-03-01..2022-06-30"),
    ("từ ngày 01 đến ngày 15/3/2022", "2022-03-01..2022-03-15"),
    ("từ tháng 6 đến ngày khai giảng 05/9/2022", "2022-06-01..2022-09-05"),
    ("từ 02/9/2022 đến ngày hội làng Vạn Chài 15/9/2022", "2022-09-02..2022-09-15"),
    ("01/3 - 30/6/2022", "2022-03-01..2022-06-30"),
    ("Quý IV/2025- Quý II/2026", "2025-10-01..2026-06-30"),
    ("Quý IV năm 2022 - Quý I năm 2023", "2022-10-01..2023-03-31"),
    ("Từ quý I đến quý III", "2022-01-01..2022-09-30"),
    ("Hoàn thành trong quý IV năm 2026", "2026-10-01..2026-12-31"),
    ("III/2022", "2022-07-01..2022-09-30"),
    ("II-III/2023", "2023-04-01..2023-09-30"),
    ("QIV/2022", "2022-10-01..2022-12-31"),
    ("QuýII năm 2023", "2023-04-01..2023-06-30"),
    ("10/3/2022 - 25/4/2022", "2022-03-10..2022-04-25"),
    ("Hoàn thành năm 2022", "2022-01-01..2022-12-31"),
]

LASTING = [
    ("Trong năm 2022 và những năm tiếp theo", "open 2022-01-01.."),
    ("Năm 2022 và các năm tiếp theo", "open 2022-01-01.."),
    ("Năm 2022, 2023 và những năm tiếp theo", "open 2022-01-01.."),
    ("Từ quý II/2027", "open 2027-04-01.."),
    ("Từ năm 2022 trở đi", "open 2022-01-01.."),
    ("Từ 2023", "open 2023-01-01.."),
    ("Từ ngày 01/7/2022", "open 2022-07-01.."),
    ("sau ngày 15/8/2022", "open 2022-08-16.."),
    ("Thường xuyên", "ongoing"),
    ("THƯỜNG XUYÊN", "ongoing"),
    ("Liên tục", "ongoing"),
    ("Thường xuyên, theo yêu cầu nhiệm vụ", "ongoing"),
    ("Thường xuyên trong năm", "ongoing 2022-01-01..2022-12-31"),
    ("Thường xuyên trong năm 2022, 2023", "ongoing 2022-01-01..2023-12-31"),
    ("Công việc thường xuyên", "ongoing"),
    ("Thường xuyên trong năm 2022 và những năm tiếp theo", "ongoing 2022-01-01.."),
    ("Từ tháng 5/2026, thường xuyên", "ongoing 2026-05-01.."),
    ("Từ tháng 5/2026 và thường xuyên", "ongoing 2026-05-01.."),
    ("Đầu năm học 2026-2027", "after [Đầu năm học 2026-2027]"),
    ("Tháng 9/2026 (đầu năm học)", "2026-09-01..2026-09-30"),
    ("Từ tháng 9/2022 đến khi bàn giao cầu treo", "open 2022-09-01.."),
    ("từ ngày 15/3 cho đến khi có quy chế mới", "open 2022-03-15.."),
    ("Định kỳ tháng 6/2024", "2024-06-01..2024-06-30"),
    ("Định kỳ quý 3/2024", "2024-07-01..2024-09-30"),
]

RECURRING = [
    ("Theo kế hoạch, hằng năm", "FREQ=YEARLY"),
    ("Theo kế hoạch đóng đò hằng năm trước ngày 15/12", "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=15 before"),
    ("hằng quý đến năm 2030", "FREQ=MONTHLY;INTERVAL=3"),
    ("Hằng quý (đến hết năm 2030)", "FREQ=MONTHLY;INTERVAL=3"),
    ("Định kỳ hằng tháng đến hết năm 2024", "FREQ=MONTHLY"),
    ("hằng năm 2026 - 2030", "FREQ=YEARLY"),
    ("Hằng năm (2026-2030)", "FREQ=YEARLY"),
    ("Hằng tuần (từ ngày 02/4)", "FREQ=WEEKLY"),
    ("6 tháng, hằng năm và khi cần", "FREQ=YEARLY;BYMONTH=6,12;BYMONTHDAY=-1"),
    ("Định kỳ hàng quý, 6 tháng, hàng năm", "FREQ=MONTHLY;INTERVAL=3"),
    ("Hàng năm", "FREQ=YEARLY"),
    ("Hằng năm", "FREQ=YEARLY"),
    ("định kỳ hàng quý", "FREQ=MONTHLY;INTERVAL=3"),
    ("Hàng tháng", "FREQ=MONTHLY"),
    ("hàng tuần", "FREQ=WEEKLY"),
    ("Định kỳ 06 tháng", "FREQ=MONTHLY;INTERVAL=6"),
    ("6 tháng một lần", "FREQ=MONTHLY;INTERVAL=6"),
    ("3 tháng 1 lần", "FREQ=MONTHLY;INTERVAL=3"),
    ("định kỳ 02 năm một lần", "FREQ=YEARLY;INTERVAL=2"),
    ("1 năm/lần", "FREQ=YEARLY"),
    ("02 lần/năm", "FREQ=MONTHLY;INTERVAL=6"),
    ("mỗi năm 02 lần", "FREQ=MONTHLY;INTERVAL=6"),
    ("mỗi quý một lần", "FREQ=MONTHLY;INTERVAL=3"),
    ("quý I, 6 tháng, 9 tháng, năm", "FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=-1"),
    ("định kỳ 6 tháng, năm", "FREQ=YEARLY;BYMONTH=6,12;BYMONTHDAY=-1"),
    ("hằng quý, 6 tháng, năm", "FREQ=MONTHLY;INTERVAL=3"),
    ("định kỳ 6 tháng và cả năm", "FREQ=YEARLY;BYMONTH=6,12;BYMONTHDAY=-1"),
    ("hằng quý, 6 tháng và cả năm", "FREQ=MONTHLY;INTERVAL=3"),
    ("hàng quý trong năm 2022", "FREQ=MONTHLY;INTERVAL=3"),
    ("Hằng năm từ quý IV/2026 - 2029", "FREQ=YEARLY"),
    ("30/9 hằng năm", "FREQ=YEARLY;BYMONTH=9;BYMONTHDAY=30 by"),
    ("Hoàn thành trước 30/9 hằng năm", "FREQ=YEARLY;BYMONTH=9;BYMONTHDAY=30 before"),
    ("Hằng năm, trước ngày 15/12", "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=15 before"),
    ("trước 31/12 hằng năm", "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=-1 before"),
    ("tháng 12 hàng năm", "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=-1"),
    ("tháng 6, tháng 12 hằng năm", "FREQ=YEARLY;BYMONTH=6,12;BYMONTHDAY=-1"),
    ("Quý IV hằng năm", "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=-1"),
    ("trước ngày 15 hàng tháng", "FREQ=MONTHLY;BYMONTHDAY=15 before"),
    ("Trước 25 hàng tháng", "FREQ=MONTHLY;BYMONTHDAY=25 before"),
    ("Tháng 2-4 hằng năm", "FREQ=YEARLY;BYMONTH=4;BYMONTHDAY=-1"),
    ("Vào ngày 20 hằng tháng", "FREQ=MONTHLY;BYMONTHDAY=20 by"),
    ("Trước ngày 10 tháng sau", "FREQ=MONTHLY;BYMONTHDAY=10 before"),
    ("Trước ngày 20 của tháng cuối quý", "FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=20 before"),
    ("Chậm nhất là ngày 15 tháng đầu tiên của quý sau", "FREQ=YEARLY;BYMONTH=1,4,7,10;BYMONTHDAY=15 by"),
    ("Thứ Sáu hàng tuần", "FREQ=WEEKLY;BYDAY=FR"),
]

RELATIVE = [
    ("05 ngày làm việc kể từ ngày nhận được hồ sơ", "5 working days after [nhận được hồ sơ]"),
    ("Chậm nhất sau 05 ngày làm việc kể từ ngày nhận văn bản", "5 working days after [nhận văn bản]"),
    ("trong vòng 10 ngày sau khi có kết luận", "10 calendar days after [có kết luận]"),
    ("mười (10) ngày làm việc kể từ khi nhận hồ sơ", "10 working days after [nhận hồ sơ]"),
    ("năm (05) ngày kể từ ngày ký", "5 calendar days after [ký]"),
    ("02 tuần kể từ khi được giao", "14 calendar days after [được giao]"),
    ("24 giờ kể từ khi phát hiện", "1 calendar days after [phát hiện]"),
    ("15 ngày trước ngày khai mạc", "-15 calendar days after [khai mạc]"),
    ("30 ngày sau khi kết thúc đợt kiểm tra", "30 calendar days after [kết thúc đợt kiểm tra]"),
    ("≤ 20 ngày làm việc", "20 working days after [None]"),
    ("Không quá 05 ngày", "5 calendar days after [None]"),
    ("18 tháng", "18 months after [None]"),
    ("tối đa 02 tháng", "2 months after [None]"),
    ("03 năm kể từ khi phê duyệt", "36 months after [phê duyệt]"),
    ("sau khi có quyết định công bố", "after [có quyết định công bố]"),
    ("Ngay sau khi Kế hoạch được ban hành", "after [Kế hoạch được ban hành]"),
    ("Trước kỳ họp Hội đồng nhân dân tỉnh cuối năm", "after [kỳ họp Hội đồng nhân dân tỉnh cuối năm]"),
    ("Trước ngày bầu cử", "after [bầu cử]"),
    ("Cùng với thời điểm mở cửa rừng", "after [mở cửa rừng]"),
    ("Thực hiện cùng thời gian tuần rừng năm 2022 (Kế hoạch số 7/KH-CCKL).", "after [tuần rừng năm 2022]"),
    ("Sau khi có ý kiến của Chính phủ, Bộ, ngành liên quan", "after [có ý kiến của Chính phủ, Bộ, ngành liên quan]"),
]

DIRECTED = [
    "Theo phân công của Giám đốc Sở",
    "theo chỉ đạo của UBND tỉnh; Bộ Xây dựng",
    "Theo kế hoạch",
    "theo quy định",
    "Theo kết quả đo mưa",
    "Theo mùa vụ của bà con",
    "Theo tiến độ của dự án",
    "Thực hiện theo Quyết định số 15/QĐ-UBND ngày 15/4/2024",
    "Theo Kế hoạch năm 2024 của tỉnh",
    "Theo kế hoạch đóng đò hàng năm",
    "Theo chương trình công tác hằng quý của Sở",
]


@pytest.mark.parametrize(("text", "expected"), DATES + WINDOWS + LASTING + RECURRING + RELATIVE)
def test_one_wording_is_one_time(text: str, expected: str, told: Told) -> None:
    assert [told(time) for time in read_times(text, year=2022)] == [expected]


@pytest.mark.parametrize("text", DIRECTED)
def test_what_points_elsewhere_is_as_directed(text: str) -> None:
    (time,) = read_times(text, year=2022)
    assert (time.kind, time.raw, time.due_date) == ("as_directed", text, None)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "x",
        "-",
        "Khi có yêu cầu",
        "Đột xuất",
        "99/99/2022",
        "Văn phòng Sở",
        "Miền Nam 12",
        "Theo lịch nêu ở Phần III Kế hoạch này",
    ],
)
def test_what_says_no_time_gives_none(text: str) -> None:
    assert read_times(text, year=2022) == ()


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Hàng quý", ["2022-01-01", "2022-04-01", "2022-07-01", "2022-10-01"]),
        ("quý I, 6 tháng, 9 tháng, năm", ["2022-03-31", "2022-06-30", "2022-09-30", "2022-12-31"]),
        ("02 lần/năm", ["2022-01-01", "2022-07-01"]),
        ("trước ngày 20 của tháng cuối quý", ["2022-03-20", "2022-06-20", "2022-09-20", "2022-12-20"]),
        ("tháng 02 hằng năm", ["2022-02-28"]),
        ("trước 31/12 hằng năm", ["2022-12-31"]),
        ("Tháng 2-4 hằng năm", ["2022-04-30"]),
        ("định kỳ 6 tháng, năm", ["2022-06-30", "2022-12-31"]),
    ],
)
def test_what_recurs_expands_to_its_days(text: str, days: list[str]) -> None:
    (time,) = read_times(text, year=2022)
    start, end = datetime(2022, 1, 1), datetime(2022, 12, 31)
    rule = rrulestr(f"RRULE:{time.recurrence}", dtstart=start)
    assert [day.date().isoformat() for day in rule.between(start, end, inc=True)] == days


SEVERAL = [
    ("6 tháng đầu năm và cả năm", ["2022-01-01..2022-06-30", "2022-01-01..2022-12-31"]),
    ("ngày 15 và 30/6", ["by 2022-06-15", "by 2022-06-30"]),
    ("Trước 30/6/2022 và 30/12/2022", ["before 2022-06-30", "before 2022-12-30"]),
    ("Quý I, Quý III", ["2022-01-01..2022-03-31", "2022-07-01..2022-09-30"]),
    ("Quý I, II/2022", ["2022-01-01..2022-03-31", "2022-04-01..2022-06-30"]),
    ("15, 17 và 19/4", ["by 2022-04-15", "by 2022-04-17", "by 2022-04-19"]),
    ("15, 20/4 và 30/5/2023", ["by 2023-04-15", "by 2023-04-20", "by 2023-05-30"]),
    ("Trước 15/6 (6 tháng), trước 15/12 (năm)", ["before 2022-06-15", "before 2022-12-15"]),
    ("6 tháng: trước 15/6; năm: trước 15/12", ["before 2022-06-15", "before 2022-12-15"]),
    ("Định kỳ 6 tháng, 01 năm", ["FREQ=YEARLY;BYMONTH=6,12;BYMONTHDAY=-1"]),
    ("2021, 2022", ["2021-01-01..2021-12-31", "2022-01-01..2022-12-31"]),
    ("Tháng 8, 9/2022 và bổ sung thường xuyên", ["2022-08-01..2022-08-31", "2022-09-01..2022-09-30", "ongoing"]),
    ("Tháng 3, tháng 9", ["2022-03-01..2022-03-31", "2022-09-01..2022-09-30"]),
    ("hàng quý, hàng năm", ["FREQ=MONTHLY;INTERVAL=3", "FREQ=YEARLY"]),
    ("Hằng năm, thường xuyên", ["FREQ=YEARLY", "ongoing"]),
    ("Thường xuyên/ Hàng năm", ["ongoing", "FREQ=YEARLY"]),
    (
        "trước ngày 01/6 và 15/11 hằng năm",
        ["FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=1 before", "FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=15 before"],
    ),
    ("Trong năm 2023/Sau khi có hướng dẫn", ["2023-01-01..2023-12-31", "after [có hướng dẫn]"]),
    ("Năm 2022 (sau khi có hướng dẫn)", ["2022-01-01..2022-12-31", "after [có hướng dẫn]"]),
    (
        "Sau khi có hướng dẫn của tỉnh (dự kiến vào tháng 7/2022)",
        ["after [có hướng dẫn của tỉnh]", "2022-07-01..2022-07-31"],
    ),
    ("Tháng 4+5", ["2022-04-01..2022-04-30", "2022-05-01..2022-05-31"]),
    ("Quý I + III/2023", ["2023-01-01..2023-03-31", "2023-07-01..2023-09-30"]),
    ("Đầu và giữa năm 2023", ["2023-01-01..2023-03-31", "2023-04-01..2023-09-30"]),
    ("Đầu, giữa và cuối tháng 3", ["2022-03-01..2022-03-10", "2022-03-11..2022-03-20", "2022-03-21..2022-03-31"]),
    ("Dự kiến ngày 02/6/2022 (chậm nhất ngày 12/6/2022)", ["by 2022-06-02", "by 2022-06-12"]),
    ("Ngày 12/6/2022 (40 ngày trước ngày hội)", ["by 2022-06-12"]),
    ("Chậm nhất ngày 12/6/2022 - 40 ngày trước ngày hội", ["by 2022-06-12"]),
    ("Ngày 12/6/2022 - Khai hội", ["by 2022-06-12"]),
    (
        "Trước ngày 12/6/2022, chậm nhất 10 ngày sau khi rã đám",
        ["before 2022-06-12", "10 calendar days after [rã đám]"],
    ),
    ("Giai đoạn 2021-2025 và đến năm 2030", ["2021-01-01..2025-12-31", "by 2030-12-31"]),
]


@pytest.mark.parametrize(("text", "expected"), SEVERAL)
def test_several_times_are_several_rows(text: str, expected: list[str], told: Told) -> None:
    assert [told(time) for time in read_times(text, year=2022)] == expected


LABELLED = [
    (
        "- Kế hoạch (Quý I); - Tổng kết (Trước 30/11)",
        [("Kế hoạch", "2022-01-01..2022-03-31"), ("Tổng kết", "before 2022-11-30")],
    ),
    (
        "Báo cáo 6 tháng: trước 15/6; báo cáo năm: trước 15/12",
        [("Báo cáo 6 tháng", "before 2022-06-15"), ("báo cáo năm", "before 2022-12-15")],
    ),
    (
        "Báo cáo quý I, trước ngày 12/3; quý III, trước ngày 12/9",
        [("Báo cáo quý I", "before 2022-03-12"), ("quý III", "before 2022-09-12")],
    ),
    (
        "Trước ngày 15/6 (báo cáo 6 tháng) và trước 15/12 (báo cáo năm)",
        [("báo cáo 6 tháng", "before 2022-06-15"), ("báo cáo năm", "before 2022-12-15")],
    ),
    (
        "Trước 20/5 đối với cấp xã, trước 30/5 đối với cấp huyện",
        [("đối với cấp xã", "before 2022-05-20"), ("đối với cấp huyện", "before 2022-05-30")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), LABELLED)
def test_words_beside_each_of_several_times_label_it(text: str, expected: list[tuple[str, str]], told: Told) -> None:
    assert [(time.label, told(time)) for time in read_times(text, year=2022)] == expected


SUBJECTS = [
    ("Văn phòng Sở tổng hợp, gửi Sở Nội vụ trước ngày 10/6.", ["Văn phòng Sở"]),
    ("Các phòng Kế hoạch; Tổ chức; Đầu tư gửi báo cáo trước 05/6", ["Các phòng Kế hoạch; Tổ chức; Đầu tư"]),
    ("Văn phòng: trước 10/6; các phòng: trước 05/6", ["Văn phòng", "các phòng"]),
    ("Phòng Tổng hợp trước ngày 5/6, Văn phòng trước ngày 10/6", ["Phòng Tổng hợp", "Văn phòng"]),
    ("Tổ chức hội nghị trong tháng 6", [None]),
    ("Bổ sung danh mục trong tháng 6", [None]),
    ("Quý II", [None]),
]


@pytest.mark.parametrize(("text", "expected"), SUBJECTS)
def test_a_unit_at_the_head_is_whom_it_binds(text: str, expected: list[str | None]) -> None:
    assert [time.subject for time in read_times(text, year=2022)] == expected


def test_manner_in_a_time_line_is_no_time(told: Told) -> None:
    times = read_times("Các phòng thường xuyên rà soát và gửi báo cáo trước ngày 05/8/2022.", year=2022)
    assert [told(time) for time in times] == ["before 2022-08-05"]


def test_a_year_not_said_is_the_plans_and_marked() -> None:
    (said,) = read_times("Quý I/2023", year=2022)
    (inferred,) = read_times("Quý I", year=2022)
    assert (said.year_inferred, inferred.year_inferred) == (False, True)
    assert inferred.confidence < said.confidence


def test_without_any_year_kind_and_bound_stay() -> None:
    (time,) = read_times("Trước 30/11", year=None)
    assert (time.kind, time.due_bound, time.due_date, time.year_inferred) == ("date", "before", None, False)


def test_expected_dates_are_tentative_and_raw_holds_only_the_time() -> None:
    (time,) = read_times("Hoàn thành: dự kiến quý III/2022.", year=2022)
    assert (time.is_tentative, time.raw) == (True, "dự kiến quý III/2022")


def test_the_clause_is_found_again_by_its_offsets() -> None:
    text = "- Lập danh sách trước 10/6;\n- Văn phòng trình ký trước 20/6."
    times = read_times(text, year=2022)
    assert [text[t.clause_start : t.clause_end] for t in times] == [
        "Lập danh sách trước 10/6;",
        "Văn phòng trình ký trước 20/6.",
    ]


def test_an_expected_date_beside_a_firm_one_is_a_row_of_its_own() -> None:
    expected, firm = read_times("Dự kiến ngày 02/6/2022 (chậm nhất ngày 12/6/2022 - 40 ngày trước ngày hội)", year=2022)
    assert (expected.is_tentative, expected.label, firm.is_tentative, firm.label) == (True, None, False, None)


def test_until_what_event_a_time_lasts_is_its_anchor() -> None:
    (time,) = read_times("Từ tháng 9/2022 đến khi bàn giao cầu treo", year=2022)
    assert (time.raw, time.anchor_event) == ("Từ tháng 9/2022 đến khi bàn giao cầu treo", "bàn giao cầu treo")


@pytest.mark.parametrize(
    ("text", "may"),
    [
        ("Hoàn thành trước ngày 12/7", True),
        ("– Quý IV:", True),
        ("Thực hiện trồng cây trong tháng 3", False),
        ("", False),
    ],
)
def test_only_a_text_whose_first_words_lead_to_a_time_may_begin_with_one(text: str, may: bool) -> None:
    assert may_begin_with_time(text, after=frozenset({"hoan", "thanh", "thuc", "hien"})) is may
