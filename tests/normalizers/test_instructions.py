"""How sentences that order begin, and those that only name what is looked at."""

from __future__ import annotations

import time

import pytest

from normalizers.instructions import (
    announces_tasks,
    demands,
    describes,
    gives_reasons,
    names_field,
    opens_list,
    opens_terms,
    orders,
    told_asides,
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Là nhà có tên trong sổ của bản.", True),
        ("Đang trông coi một bến đò.", True),
        ("Là đầu mối nhận đơn của bà con.", False),
        ("Làng dệt ven suối.", False),
        ("Lá cờ đầu bến.", False),
    ],
)
def test_what_says_what_somebody_is(text: str, expected: bool) -> None:
    assert describes(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bến đò có một trong các điều kiện sau:", True),
        ("Được xét theo thứ tự ưu tiên sau đây:", True),
        ("Các bản làm những việc sau:", False),
        ("Điều kiện sau bão", False),
    ],
)
def test_what_opens_a_list_of_terms(text: str, expected: bool) -> None:
    assert opens_terms(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Xây dựng bến thuyền ở bản Vược.", True),
        ("Chú trọng công tác dạy dệt ở bản Vược.", True),
        ("Tập trung nguồn lực cho bến thuyền.", True),
        ("Tập trung lúc 7 giờ tại bến thuyền.", False),
        ("Tiếp tục rà soát các điểm dừng chân.", True),
        ("tổ chức hội chợ nông sản", True),
        ("Định kỳ hàng quý báo cáo kết quả.", True),
        ("Khẩn trương, quyết liệt rà soát các bến thuyền.", True),
        ("Kiến nghị sửa đổi giá vé.", True),
        ("Hàng năm, tổ chức ngày hội chè.", True),
        ("Chuyển danh sách bà con dự thi đến xã.", True),
        ("Chuyên đề nuôi ong.", False),
        ("Thăm hỏi các nghệ nhân.", True),
        ("Công tác xây dựng bến thuyền;", False),
        ("Bến thuyền phải chắc chắn.", False),
        ("Giao Đội thuyền trực bến.", True),
        ("Giảm giá vé tham quan.", True),
        ("Giam gia ve tham quan.", True),
        ("Giáo dục ý thức giữ bến sạch.", True),
        ("Xoá bỏ chốt thu phí.", True),
        ("Giáo viên các điểm bản.", False),
        ("Giám đốc Khu du lịch.", False),
        ("Thuế cơ sở 9.", False),
        ("Cụ thể từng bản như sau.", False),
        ("Trình", True),
        ("Báo cáo quý gửi về Sở trước ngày 20.", True),
        ("Báo cáo quý;", False),
        ("Báo cáo 6 tháng đầu năm (cả báo cáo tháng 6);", False),
        ("Trìnhtự", False),
        ("Phát sóng phim về chợ tình", True),
        ("Trang trí cổng chào", True),
        ("Đón đại biểu các bản", True),
        ("Đơn thuốc của trạm", False),
        ("", False),
    ],
)
def test_an_order_begins_with_its_verb(text: str, expected: bool) -> None:
    assert orders(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Công tác thống kê số lượt khách;", True),
        ("Việc thu gom rác tại bến thuyền.", True),
        ("Công tác quảng bá: Dựng phim ngắn.", False),
        ("Thống kê số lượt khách.", False),
    ],
)
def test_a_field_of_work_is_only_named(text: str, expected: bool) -> None:
    assert names_field(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Các nhiệm vụ trọng tâm bao gồm:", True),
        ("Năm nay huyện tập trung thực hiện các nhiệm vụ sau:", True),
        ("Các xã tập trung làm những việc cụ thể như sau:", True),
        ("Các xã đã hoàn thành những nhiệm vụ sau:", False),
        ("Các nhiệm vụ trọng tâm bao gồm", False),
        ("Bản Vược có những điểm đến sau:", False),
        ("Có thể thấy tình hình thực hiện các nhiệm vụ nuôi ong ba năm qua như sau:", False),
        ("Để có kết quả, các bản làm ngay các nhiệm vụ sau:", True),
    ],
)
def test_a_lead_in_announces_tasks(text: str, expected: bool) -> None:
    assert announces_tasks(text) is expected


@pytest.mark.parametrize(("text", "expected"), [("Soạn tờ gấp, bao gồm:", True), ("Soạn tờ gấp:", False)])
def test_a_line_opens_a_list(text: str, expected: bool) -> None:
    assert opens_list(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Giám đốc Sở yêu cầu:", True),
        ("Trưởng bản đề nghị các nhà thuyền, nhà đò làm những việc sau:", True),
        ("Theo đề nghị của trưởng bản, xã lập kế hoạch như sau:", False),
        ("Thực hiện chỉ đạo của Sở, trường báo cáo như sau:", False),
        ("Giám đốc Sở yêu cầu giữ bến.", False),
    ],
)
def test_what_demands_what_is_listed_under_it(text: str, expected: bool) -> None:
    assert demands(text) is expected


def test_a_bracket_that_never_closes_is_read_in_linear_time() -> None:
    start = time.process_time()
    assert told_asides("(" + "đã " * 60_000) == ()
    assert time.process_time() - start < 2


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Sự chung tay của bà con là yếu tố giữ sạch bến đò. Bến sạch thì khách đông.", True),
        ("Mở bến đò mới là xu hướng chung; việc này đòi hỏi phải có nhiều thuyền.", True),
        ("Sự chung tay của bà con là yếu tố giữ sạch bến đò, cần mở thêm bến.", False),
        ("Bà con là nhân tố giữ sạch bến đò. Tổ chức dọn bến hằng tuần.", False),
        ("Tổ chức dọn bến, coi bà con là nền tảng.", False),
        ("Xác định bến sạch là động lực mở chợ nổi.", False),
        ("Tuyên truyền để bà con hiểu bến sạch là xu thế chung.", False),
        ("Các bản dọn bến, xem đây là công việc hằng tuần.", False),
        ("Lấy bà con là nền tảng của chợ nổi.", False),
        ("Dọn bến; bà con là yếu tố chính.", False),
    ],
)
def test_a_paragraph_may_only_give_reasons(text: str, told: bool) -> None:
    assert gives_reasons(text) is told
