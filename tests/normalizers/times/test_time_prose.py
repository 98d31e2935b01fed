"""Sentences of tasks: the times that set when something is due, and all that do not; a plan of 2022."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from time import perf_counter

import pytest

from normalizers.times import Time, find_times

Told = Callable[[Time], str]

ORDERED = [
    ("Sửa cầu treo ở các bản trước 16.4.2023.", "before 2023-04-16"),
    ("Đo mực nước các hồ từ 3-2-2023 đến 28-10-2023.", "2023-02-03..2023-10-28"),
    ("Phòng Tổng hợp ban hành kế hoạch kiểm tra trong quý I năm 2022.", "2022-01-01..2022-03-31"),
    ("Hoàn thành việc rà soát trước ngày 30/6/2022.", "before 2022-06-30"),
    ("Gửi kết quả về Văn phòng chậm nhất ngày 15/11.", "by 2022-11-15"),
    ("Nộp bài trong vòng 02 tháng sau đại hội.", "2 months after [đại hội]"),
    ("Trao giải ngày 20/5/2022 tại bến Trúc.", "by 2022-05-20"),
    ("Tổ chức khai mạc ngày 20/5/2022 tại bến Trúc.", "by 2022-05-20"),
    ("Dựng chòi, tổng kết 20/12/2022.", "by 2022-12-20"),
    ("Định kỳ hằng năm báo cáo kết quả về Bộ trước ngày 20 tháng 12.", "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=20 before"),
    ("Trước ngày 15 hàng tháng, gửi báo cáo về Sở.", "FREQ=MONTHLY;BYMONTHDAY=15 before"),
    (
        "Định kỳ hàng quý báo cáo Sở (trước ngày 20 tháng cuối quý).",
        "FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=20 before",
    ),
    ("Báo cáo định kỳ hằng tháng về Sở Y tế (trước ngày 25).", "FREQ=MONTHLY;BYMONTHDAY=25 before"),
    ("Gửi sổ ong về Sở trước 05 ngày mở hội.", "-5 calendar days after [mở hội]"),
    ("Báo cho bà con tối thiểu 03 ngày trước khi mở hội; sửa cầu.", "-3 calendar days after [mở hội]"),
    ("Cuối năm học, nhà trường tổng hợp sổ ong.", "after [Cuối năm học]"),
    ("Nộp sổ ong định kỳ cuối mỗi học kỳ.", "after [cuối mỗi học kỳ]"),
    ("Mở hội từ ngày 06/9/2022, kết thúc trước ngày 18/10/2022.", "2022-09-06..2022-10-18"),
    ("Chủ động cập nhật mực nước ở bến hàng tuần, báo cáo Sở.", "FREQ=WEEKLY"),
    ("Sau khi sáp nhập bản, Tổ Đò ngang bầu tổ trưởng.", "after [sáp nhập bản]"),
    ("Gửi sổ (gửi cả sổ đã lập trước ngày 15/8/2022).", "before 2022-08-15"),
    ("Các bản bầu tổ trưởng ngay sau khi sáp nhập.", "after [sáp nhập]"),
    ("Đợt 1: Bắt đầu từ ngày 06/9/2022; kết thúc trước ngày 18/10/2022.", "2022-09-06..2022-10-18"),
    ("Mở hội bắt đầu từ tháng 3/2022 và kết thúc vào ngày 18/10/2022.", "2022-03-01..2022-10-18"),
    ("Hằng năm, tổ chức ít nhất một hội nghị đối thoại.", "FREQ=YEARLY"),
    ("Hàng quý tổ chức họp giao ban.", "FREQ=MONTHLY;INTERVAL=3"),
    ("Văn phòng hằng năm tham mưu kế hoạch đào tạo.", "FREQ=YEARLY"),
    ("Rà soát danh mục, hàng năm đều điều chỉnh cho phù hợp.", "FREQ=YEARLY"),
    ("Công bố kết quả khảo sát (định kỳ hằng năm).", "FREQ=YEARLY"),
    ("Tổ chức hội thảo, tọa đàm về nuôi ong hàng năm.", "FREQ=YEARLY"),
    ("Lập phương án sơ tán đàn ong và tổ chức diễn tập chống cháy rừng hằng năm.", "FREQ=YEARLY"),
    ("Rà soát định kỳ 6 tháng một lần.", "FREQ=MONTHLY;INTERVAL=6"),
    ("Tổ chức kiểm tra ít nhất 02 lần/năm.", "FREQ=MONTHLY;INTERVAL=6"),
    ("Tổng hợp báo cáo định kỳ quý, 6 tháng, năm hoặc đột xuất.", "FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=-1"),
    ("Đến năm 2025, hoàn thành số hóa hồ sơ.", "by 2025-12-31"),
    ("Phấn đấu đến năm 2025 có 80% xã đạt chuẩn.", "by 2025-12-31"),
    ("Từ năm 2023, áp dụng quy trình mới.", "open 2023-01-01.."),
    ("Canh lửa rừng từ ngày 01/12/2022 đến khi có mưa.", "open 2022-12-01.."),
    ("Nâng dần mức thưởng cho nghệ nhân từ năm 2024 theo khả năng thu.", "open 2024-01-01.."),
    ("Triển khai dự án cấp nước cho các bến từ nay đến năm 2027 và các năm sau.", "by 2027-12-31"),
    ("Giảm tỷ lệ hộ chưa có thuyền đến cuối năm 2024 còn dưới 7%.", "by 2024-12-31"),
    ("Trồng dừa nước ven các kênh đến năm 2025 đạt 30 km.", "by 2025-12-31"),
    ("Mở thêm bến đò để đạt mục tiêu tới năm 2024 mỗi bản một bến.", "by 2024-12-31"),
    ("Phát quà cho các bản trước Tết Nguyên đán.", "before 2022-02-01"),
    ("Phát quà cho các bản trước Tết Nguyên đán Giáp Thìn.", "before 2024-02-10"),
    ("Phát quà cho các bản vào dịp Tết Nguyên đán Quý Mão năm 2023.", "by 2023-01-22"),
    ("Phát quà cho các bản vào dịp Tết Nguyên đán Quí Mẹo.", "by 2023-01-22"),
    ("Lập danh sách các bản, gửi về Phòng trước ngày 15/12/2021.", "before 2021-12-15"),
    ("Báo tin lũ trong vòng 24 giờ kể từ khi nước lên.", "1 calendar days after [nước lên]"),
    ("Trực chòi canh (Đội Cờ đỏ thực hiện; thường xuyên).", "ongoing"),
    ("Trực chòi canh (Đội Cờ đỏ, quý III/2022).", "2022-07-01..2022-09-30"),
    ("Trực chòi canh. Thời gian: Thường xuyên.", "ongoing"),
    ("Trong 6 tháng đầu năm 2022, sắp xếp xong bộ máy.", "2022-01-01..2022-06-30"),
    ("Trong vòng 05 ngày làm việc kể từ ngày nhận hồ sơ, trả lời bằng văn bản.", "5 working days after [nhận hồ sơ]"),
    ("Trả lời kiến nghị trong 03 ngày làm việc; thông báo trên trang tin.", "3 working days after [None]"),
    ("Sau khi có hướng dẫn của Bộ, tham mưu ban hành quy chế.", "after [có hướng dẫn của Bộ]"),
    (
        "Sau khi Luật Sửa đổi, bổ sung một số điều của Luật Đò ngang ban hành, rà soát các bến.",
        "after [Luật Sửa đổi, bổ sung một số điều của Luật Đò ngang ban hành]",
    ),
    (
        "Sau khi Luật Đò ngang (sửa đổi) được thông qua, rà soát các bến.",
        "after [Luật Đò ngang (sửa đổi) được thông qua]",
    ),
    ("Sau khi đo mực nước (Tổ Đò ngang làm), rà soát các bến.", "after [đo mực nước]"),
    ("Sau khi đo mực nước, Trạm Thủy nông xã Mỏ Cày, xã Bến Vông mở cống.", "after [đo mực nước]"),
    ("Sau khi xã Mỏ Cày phê duyệt, Tổ Đò ngang, Tổ Cầu phao dựng lại bến.", "after [xã Mỏ Cày phê duyệt]"),
    ("Trong 05 ngày kể từ ngày nhận đò, Tổ Đò ngang, Tổ Cầu phao thử máy.", "5 calendar days after [nhận đò]"),
    ("Mở hội sau khi có lời của Sở Chèo, Sở Tuồng.", "after [có lời của Sở Chèo, Sở Tuồng]"),
    ("Trả tiền sau khi dựng xong nhà ở. Trường hợp khác thì thôi.", "after [dựng xong nhà ở]"),
    ("Triển khai ngay sau khi Giám đốc phê duyệt.", "after [Giám đốc phê duyệt]"),
    ("Trước khi thả cá giống, các xã kiểm tra độ mặn của đầm.", "after [thả cá giống]"),
    ("Phát vé xem chèo chậm nhất ngày 15/11/2022 - 30 ngày trước ngày hội.", "by 2022-11-15"),
    ("Tập huấn cho công chức (quý II/2022).", "2022-04-01..2022-06-30"),
    ("Tổ chức hội thi (dự kiến tháng 9/2022).", "2022-09-01..2022-09-30"),
    ("Hoàn thành quý IV/2022.", "2022-10-01..2022-12-31"),
    ("Tổng kết thực hiện vào cuối năm 2022.", "2022-10-01..2022-12-31"),
    ("Năm 2022, triển khai phần mềm một cửa.", "2022-01-01..2022-12-31"),
    ("Xây dựng kế hoạch năm 2023 xong trước 30/11/2022.", "before 2022-11-30"),
    ("Thực hiện từ ngày 01/3/2022 đến hết ngày 30/6/2022.", "2022-03-01..2022-06-30"),
    ("Nâng cao chất lượng phục vụ trong năm 2022 và những năm tiếp theo.", "open 2022-01-01.."),
    ("Cải thiện thứ hạng của đơn vị trong năm 2022.", "2022-01-01..2022-12-31"),
    ("Chiếu sáng các ngõ; năm 2023 đạt 60% số ngõ.", "2023-01-01..2023-12-31"),
    ("Phấn đấu thu nhập từ sen năm 2022 dự kiến tăng khoảng 6%.", "2022-01-01..2022-12-31"),
    ("Xóa cầu khỉ, năm 2023 đạt 60% số cầu.", "2023-01-01..2023-12-31"),
    ("Kiên cố hóa kênh mương theo Quyết định số 7/QĐ-UBND của UBND tỉnh đến hết năm 2024.", "by 2024-12-31"),
    ("Trong giai đoạn từ 2022 -2024, đưa 50% thủ tục lên mạng.", "2022-01-01..2024-12-31"),
    ("Tổng hợp số liệu; báo cáo Chính phủ, UBND tỉnh hàng quý, 6 tháng và hàng năm.", "FREQ=MONTHLY;INTERVAL=3"),
    ("Đo mực nước các hồ và báo cáo hằng ngày.", "FREQ=DAILY"),
    ("Báo cáo 6 tháng trước ngày 15/6/2022.", "before 2022-06-15"),
    ("Gửi báo cáo 6 tháng trước ngày 15 tháng 6.", "before 2022-06-15"),
    ("Tổng kết giai đoạn 2022-2024 vào năm 2024.", "2024-01-01..2024-12-31"),
    ("Kể chuyện chèo trong sinh hoạt chi bộ định kỳ tháng 9/2022.", "2022-09-01..2022-09-30"),
    ("Lập Đề án nuôi ong, tổ chức trồng sen từ nay đến năm 2027 và các năm sau.", "by 2027-12-31"),
    ("Kể chuyện chèo tại cuộc họp các trưởng bản quý III năm 2022.", "2022-07-01..2022-09-30"),
]

NOT_ORDERED = [
    "Sửa bến đò theo kết luận của xã tại cuộc họp tháng 3/2022.",
    "Tiết kiệm điện trong sinh hoạt của các bản tháng 6/2022.",
    "Gửi báo cáo định kỳ tháng 6/2022.",
    "Bàn giao bến đò cho xã (đã hoàn thành trong tháng 4/2022).",
    "Gia cố các cầu khỉ mà huyện đã tổ chức khảo sát, đã cơ bản hoàn thành vào quý I/2022.",
    "Hỏi ý kiến các bản trước khi thả cá giống, gieo lúa.",
    "Trước khi hỏi xã Mỏ Cày, Trạm Khuyến nông, Trạm Thú y kiểm tra các bản.",
    "Học tập Quyết định số 7/QĐ-UBND về việc phê duyệt Đề án nuôi ong, trồng sen từ nay đến năm 2027.",
    "Lập kế hoạch triển khai Đề án nuôi ong, trồng sen từ nay đến năm 2027 và những năm tiếp theo.",
    "Thực hiện chế độ thông tin, báo cáo hằng ngày.",
    "Lập kế hoạch và báo cáo hàng năm.",
    "Cập nhật kế hoạch trông bến hàng tuần.",
    "Tăng cường quản lý các bến đò sau khi sáp nhập xã.",
    "Quản lý rừng sau khi thực hiện chính quyền hai cấp.",
    "Mở lớp dạy chèo (trong quý II/2022, Sở Y tế đã tổ chức 2 lớp ở các bản).",
    "Học các quyết định mới ban hành trong năm 2022.",
    "Tổ chức hội nghị đánh giá kết quả nuôi ong hàng năm.",
    "Tổ chức hội nghị về nuôi ong hàng năm của các bản.",
    "Thu nhập từ sen vẫn khá (năm 2023 tăng 6%, năm 2024 tăng 7%).",
    "Thu nhập từ sen tăng 4% so với năm 2022 giảm 2% hộ nghèo.",
    "Chấm điểm các bản theo kết quả năm 2022 đạt được.",
    "Thống kê các trạm bơm đang được lắp đặt trong năm 2022.",
    "Xây dựng Kế hoạch và báo cáo UBND tỉnh kết quả nuôi ong hàng năm.",
    "Triển khai Quyết định số 12/QĐ-UBND ngày 05/01/2022 của UBND tỉnh.",
    "Thực hiện Nghị định số 61/2018/NĐ-CP ngày 23 tháng 4 năm 2018 của Chính phủ.",
    "Công khai theo quy định tại Thông tư số 61/2017/TT-BTC ngày 15/6/2017.",
    "Theo biên bản tổng kết ngày 20/12/2022, dựng lại chòi.",
    "Trao giải ngày 20/5/2022 của hội đua là dịp vui.",
    "Thực hiện Luật Ngân sách nhà nước năm 2015.",
    "Thực hiện Kế hoạch cải cách hành chính năm 2022.",
    "Nâng cao Chỉ số cải cách hành chính năm 2021 của Sở.",
    "Đánh giá kết quả công tác năm 2022 của các phòng.",
    "Theo dõi, tổng hợp báo cáo quý I.",
    "Thực hiện Chương trình phát triển giai đoạn 2021-2025.",
    "Thực hiện Đề án chuyển đổi số đến năm 2025, định hướng đến năm 2030.",
    "Kế hoạch 5 năm 2021-2025 của tỉnh.",
    "Tổ chức cuộc thi “Sáng tạo trẻ năm 2022”.",
    "Thường xuyên theo dõi, kịp thời đôn đốc các phòng.",
    "Kiểm tra định kỳ và đột xuất các đơn vị.",
    "Thường xuyên canh rừng, định kỳ đo mực nước các hồ.",
    "Lập danh mục giống cá không được thả sau khi lũ rút.",
    "Báo cáo đúng thời gian quy định.",
    "Giải quyết hồ sơ đúng hạn và trước hạn đạt 95%.",
    "Cập nhật khi có thay đổi.",
    "Tổng hợp số liệu từ năm 2019 của các bản.",
    "Theo Nghị định có hiệu lực từ năm 2023.",
    "Chuẩn bị quà Tết cho người có công.",
    "Danh sách các bản được treo 40 ngày trước ngày hội.",
    "Góp ý cho sổ ong cuối năm học của các bản.",
    "Lấy ý kiến trước khi trình ban hành.",
    "Xử lý các vấn đề phát hiện sau kiểm tra.",
    "Xây dựng dự toán ngân sách hàng năm của đơn vị.",
    "Đẩy mạnh công tác cải cách hành chính hằng năm.",
    "Tiết kiệm các khoản chi hàng tháng.",
    "Kinh phí bố trí trong dự toán của đơn vị hàng năm theo quy định.",
    "Báo cáo thường niên của đơn vị.",
    "Khoản chi cuối năm còn dư phải hoàn trả.",
    "Nâng lương trước thời hạn cho viên chức.",
    "Gắn với nhiệm vụ chính trị trong năm.",
    "Rút ngắn thời gian giải quyết không quá 05 ngày.",
    "Giảm 20% thời gian so với năm 2021.",
    "Đã hoàn thành trong năm 2020.",
    "Bảo đảm hệ thống vận hành 24/7.",
    "Tỷ lệ tối thiểu 1/2 số thành viên.",
    "Tính đến ngày 31/12/2022, toàn Sở có 50 công chức.",
    "Cấp Giấy phép có thời hạn 12 tháng.",
    "Áp dụng TCVN ISO 9001:2015.",
    "Trọng điểm của miền Nam 2022 hộ dân.",
    "",
]


@pytest.mark.parametrize(("text", "expected"), ORDERED)
def test_a_time_of_the_order_is_found(text: str, expected: str, told: Told) -> None:
    assert [told(time) for time in find_times(text, year=2022)] == [expected]


@pytest.mark.parametrize("text", NOT_ORDERED)
def test_other_dates_years_and_manner_are_not(text: str) -> None:
    assert find_times(text, year=2022) == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Học tập Chỉ thị mới (Quý IV/2022, Quý I/2023 và thường xuyên).",
            ["2022-10-01..2022-12-31", "2023-01-01..2023-03-31", "ongoing"],
        ),
        ("Lập tổ nuôi ong (năm 2022 và củng cố thường xuyên hàng năm).", ["2022-01-01..2022-12-31", "FREQ=YEARLY"]),
        (
            "Gửi báo cáo định kỳ 6 tháng trước ngày 12/6 và cả năm trước ngày 12/12 hằng năm.",
            ["FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=12 before", "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=12 before"],
        ),
        (
            "Báo cáo 6 tháng (trước ngày 12/6), báo cáo năm (trước ngày 12/12) hằng năm.",
            ["FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=12 before", "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=12 before"],
        ),
        (
            "Trước ngày 12/12 hằng năm định kỳ 6 tháng gửi số đo theo Văn bản số 9/SV ngày 12/11/2021, gửi Sở báo cáo định kỳ hằng năm.",
            ["FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=12 before"],
        ),
        (
            "Dựng bến trước ngày 12/6 và đón khách trước ngày 12/12 hằng năm.",
            ["before 2022-06-12", "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=12 before"],
        ),
        ("Họp các bản vào các ngày 15 và 20/4.", ["by 2022-04-15", "by 2022-04-20"]),
        (
            "Năm 2022 lắp đèn ở 20% số ngõ, năm 2023 đạt 60%, năm 2024 đạt 100%.",
            ["2022-01-01..2022-12-31", "2023-01-01..2023-12-31", "2024-01-01..2024-12-31"],
        ),
    ],
)
def test_several_times_of_one_order_are_several(text: str, expected: list[str], told: Told) -> None:
    assert [told(time) for time in find_times(text, year=2022)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Lập kế hoạch riêng của bản, xong trong tháng 12/2021.", ["2021-12-01..2021-12-31"]),
        ("Lập kế hoạch riêng của bản trong quý IV/2021.", ["2021-10-01..2021-12-31"]),
        ("Lập kế hoạch riêng của bản trước ngày 30/9/2021.", ["before 2021-09-30"]),
        ("Lập kế hoạch riêng của bản trong tháng 8/2021.", []),
        ("Lập kế hoạch riêng của bản trước ngày 15/8/2021.", []),
    ],
)
def test_what_is_due_before_the_year_of_the_plan_but_after_its_issue_is_not_past(
    text: str, expected: list[str], told: Told
) -> None:
    assert [told(time) for time in find_times(text, year=2022, issued=date(2021, 9, 20))] == expected


def test_each_sentence_is_its_own_clause() -> None:
    text = "Rà soát quy trình. Hằng năm công khai kết quả; riêng Văn phòng báo cáo trước 30/10/2022."
    times = find_times(text, year=2022)
    assert [time.raw for time in times] == ["Hằng năm", "trước 30/10/2022"]
    assert [time.subject for time in times] == [None, "Văn phòng"]


def test_a_sentence_is_less_sure_than_a_cell() -> None:
    (time,) = find_times("Hoàn thành trước 30/6/2022.", year=2022)
    assert 0.5 < time.confidence < 0.95


def _seconds(text: str) -> float:
    begun = perf_counter()
    find_times(text, year=2022)
    return perf_counter() - begun


@pytest.mark.parametrize(
    "unit",
    [
        "Các phòng chủ động phối hợp, rà soát, đánh giá kết quả thực hiện nhiệm vụ được giao trong năm. ",
        "trước ngày 05/8/2022, quý I, tháng 6 và ",
        "sau khi có ý kiến, ",
        "hàng năm, ",
        "tháng 1, ",
        "1/2 ",
        "“ngày 5 (",
    ],
)
def test_cost_grows_with_length_and_no_faster(unit: str) -> None:
    find_times(unit, year=2022)
    short, long = unit * (2_000 // len(unit)), unit * (16_000 // len(unit))
    assert min(_seconds(long), _seconds(long)) < 8 * 4 * min(_seconds(short) for _ in range(3)) + 0.05


def test_a_milestone_of_no_known_year_may_be_told_of_the_past() -> None:
    assert find_times("Trồng sen ven hồ, năm 2023 đạt 60% số hồ.", year=None) == ()
