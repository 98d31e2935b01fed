"""Reform areas named by headings."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalizers.domains import domain_of

INSTITUTIONS = "thể chế"
PROCEDURES = "thủ tục hành chính"
MACHINERY = "tổ chức bộ máy"
SERVICE = "chế độ công vụ"
FINANCE = "tài chính công"
DIGITAL = "chính quyền điện tử"
STEERING = "chỉ đạo điều hành"


@pytest.mark.parametrize(
    ("heading", "area"),
    [
        ("Cải cách thể chế", INSTITUTIONS),
        ("CẢI CÁCH THỂ CHẾ", INSTITUTIONS),
        ("Xây dựng và ban hành văn bản quy phạm pháp luật", INSTITUTIONS),
        ("Theo dõi tình hình thi hành pháp luật", INSTITUTIONS),
        ("Rà soát VBQPPL", INSTITUTIONS),
        ("Bãi bỏ văn bản trái pháp luật", INSTITUTIONS),
        ("Cải cách TTHC", PROCEDURES),
        ("Kiểm soát thủ tục hành chính", PROCEDURES),
        ("Thực hiện cơ chế một cửa, một cửa liên thông", PROCEDURES),
        ("Tăng tỷ lệ hồ sơ nhận qua dịch vụ bưu chính công ích", PROCEDURES),
        ("Cai cach thu tuc hanh chinh", PROCEDURES),
        ("Chỉ đạo việc tiếp nhận và trả kết quả ở cơ sở", PROCEDURES),
        ("Chỉ đạo, điều hành; kiểm soát TTHC", STEERING),
        ("Chỉ đạo và kiểm tra việc số hóa", STEERING),
        ("Cải cách tổ chức bộ máy hành chính nhà nước", MACHINERY),
        ("Sắp xếp, kiện toàn bộ máy", MACHINERY),
        ("Đẩy mạnh phân cấp quản lý", MACHINERY),
        ("Quản lý biên chế", MACHINERY),
        ("Sửa đổi quy định chức năng, nhiệm vụ của các phòng", MACHINERY),
        ("Quy định chức năng nhiệm vụ của các trung tâm", MACHINERY),
        ("Cải cách chế độ công vụ", SERVICE),
        ("Nâng cao chất lượng đội ngũ cán bộ, công chức, viên chức", SERVICE),
        ("ĐỘI NGŨ CBCCVC", SERVICE),
        ("Công tác bổ nhiệm; kiện toàn tổ chức bộ máy", SERVICE),
        ("Rà soát đề án vị trí việc làm", SERVICE),
        ("Kế hoạch chuyển đổi vị trí công tác năm 2024", SERVICE),
        ("Cải cách tài chính công", FINANCE),
        ("Quản lý tài sản công", FINANCE),
        ("Sử dụng kinh phí từ ngân sách nhà nước", FINANCE),
        ("Cải cách tài  chính\ncông", FINANCE),
        ("Hiện đại hóa hành chính", DIGITAL),
        ("Hiện đại hoá nền hành chính", DIGITAL),
        ("Xây dựng, phát triển chính quyền điện tử, chính quyền số", DIGITAL),
        ("Ứng dụng công nghệ thông tin", DIGITAL),
        ("Cung cấp dịch vụ công trực tuyến", DIGITAL),
        ("Số hóa hồ sơ", DIGITAL),
        ("Công tác chỉ đạo, điều hành", STEERING),
        ("CHỈ ĐẠO ĐIỀU HÀNH CẢI CÁCH HÀNH CHÍNH", STEERING),
        ("Công tác lãnh đạo, chỉ đạo", STEERING),
        ("Đề xuất sáng kiến mới", STEERING),
        ("Xây dựng kế hoạch CCHC năm 2025", STEERING),
        ("Thủ tục hành chính và công nghệ thông tin", PROCEDURES),
        ("Công nghệ thông tin trong giải quyết thủ tục hành chính", DIGITAL),
    ],
)
def test_the_area_named_first_is_the_headings(heading: str, area: str) -> None:
    assert domain_of(heading) == area


@pytest.mark.parametrize(
    "heading",
    [
        "",
        "NHIỆM VỤ VÀ GIẢI PHÁP",
        "Mục tiêu",
        "MỘT SỐ NHIỆM VỤ CHUNG",
        "Phân công trách nhiệm",
        "Khắc phục tồn tại, hạn chế trong công tác cải cách hành chính",
        "Thực hiện nhiệm vụ do Ủy ban nhân dân tỉnh giao",
        "Phát triển du lịch",
        "Hoàn thành sản phẩm một cửahàng",
    ],
)
def test_a_heading_without_an_area_has_none(heading: str) -> None:
    assert domain_of(heading) is None


@given(st.text(max_size=80))
def test_any_heading_is_read(heading: str) -> None:
    assert domain_of(heading) in {None, INSTITUTIONS, PROCEDURES, MACHINERY, SERVICE, FINANCE, DIGITAL, STEERING}
