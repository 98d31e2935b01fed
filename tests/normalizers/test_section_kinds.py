"""Kinds of section said by a heading's label."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalizers.section_kinds import kind_of, kinds_of


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Mục đích", "purpose"),
        ("MỤC ĐÍCH", "purpose"),
        ("Mục đích, ý nghĩa", "purpose"),
        ("Yêu cầu:", "requirements"),
        ("YÊU CẦU CHUNG", "requirements"),
        ("Mục tiêu", "targets"),
        ("Chỉ tiêu", "targets"),
        ("Mục tiêu tổng quát", "targets"),
        ("Mục tiêu đến hết năm 2026", "targets"),
        ("Các chỉ tiêu cụ thể năm 2024", "targets"),
        ("Mục tiêu, yêu cầu", "targets"),
        ("Mục tiêu chung (6 mục tiêu)", "targets"),
        ("MỤC TIÊU, CHỈ TIÊU", "targets"),
        ("Mục tiêu phát triển du lịch nông thôn", "targets"),
        ("Nhiệm vụ", "tasks"),
        ("NHIỆM VỤ VÀ GIẢI PHÁP", "tasks"),
        ("Nhiệm vụ, giải pháp chủ yếu", "tasks"),
        ("Một số nhiệm vụ chung", "tasks"),
        ("Các nhóm nhiệm vụ chủ yếu", "tasks"),
        ("Danh mục nhiệm vụ năm 2031", "tasks"),
        ("NHỮNG NHIỆM VỤ, GIẢI PHÁP CHÍNH", "tasks"),
        ("Giải pháp thực hiện", "tasks"),
        ("Nội dung thực hiện", "tasks"),
        ("NỘI DUNG VÀ GIẢI PHÁP", "tasks"),
        ("Nhiệm vụ trọng tâm cải cách hành chính năm 2022", "tasks"),
        ("Nhiem vu va giai phap", "tasks"),
        ("**Nhiệm vụ:**", "tasks"),
        ("Phân công trách nhiệm", "assignment"),
        ("Phân công nhiệm vụ", "assignment"),
        ("Trách nhiệm của các sở, ban, ngành", "assignment"),
        ("Trách nhiệm của Sở KH&CN", "assignment"),
        ("Thời gian thực hiện/hoàn thành", "schedule"),
        ("Thời gian thực hiện", "schedule"),
        ("Tiến độ thực hiện", "schedule"),
        ("Thời gian và tiến trình thực hiện", "schedule"),
        ("KINH PHÍ", "funding"),
        ("Nguồn kinh phí thực hiện", "funding"),
        ("KINH PHÍ THỰC HIỆN KẾ HOẠCH", "funding"),
        ("Bảo đảm kinh phí", "funding"),
        ("Phương án huy động vốn", "funding"),
        ("Mục tiêu 2. Giữ nghề dệt chiếu cói của các làng ven sông và mở thêm lớp dạy nghề cho phụ nữ trẻ", "targets"),
        ("TỔ CHỨC THỰC HIỆN", "organisation"),
        ("Tổ chức thực hiện Kế hoạch", "organisation"),
        ("TỔ CHỨC, PHỐI HỢP, THỰC HIỆN", "organisation"),
        ("NGUYÊN TẮC CHỦ TRÌ, PHỐI HỢP", "organisation"),
        ("Nguyên tắc phối hợp", "organisation"),
        ("Chế độ báo cáo", "reporting"),
        ("Chế độ báo cáo kết quả nuôi ong", "reporting"),
        ("Trách nhiệm tổng hợp báo cáo tháng", "reporting"),
        ("Nội dung báo cáo", "reporting"),
        ("Các loại báo cáo", "reporting"),
        ("Thời gian báo cáo", "schedule"),
        ("Thời gian kiểm tra", "schedule"),
        ("Thời gian tập huấn", "schedule"),
        ("Nội dung tuyên truyền về nghề dệt", "tasks"),
        ("Nội dung, hình thức tuyên truyền", "tasks"),
        ("Thời hạn gửi báo cáo tháng", "schedule"),
        ("Chế độ thông tin, báo cáo", "reporting"),
        ("Căn cứ pháp lý", "legal_basis"),
        ("CĂN CỨ XÂY DỰNG KẾ HOẠCH", "legal_basis"),
        ("MỤC ĐÍCH, YÊU CẦU", "group"),
        ("MỤC ĐÍCH - YÊU CẦU", "group"),
        ("Mục tiêu và nhiệm vụ", "group"),
        ("CHỈ TIÊU, NHIỆM VỤ VÀ GIẢI PHÁP", "group"),
        ("NỘI DUNG, MỤC TIÊU, NHIỆM VỤ CỤ THỂ", "group"),
        ("KINH PHÍ VÀ TỔ CHỨC THỰC HIỆN", "group"),
        ("Tổ chức thực hiện và chế độ báo cáo", "group"),
        ("Nhiệm vụ, thời gian thực hiện", "group"),
        ("NỘI DUNG THỤ fC HIỆN", "tasks"),
        ("TÔ CHỨC TI [ ỰC HIỆN", "organisation"),
        ("MỤC ĐÍCH YÊN J CÂU", "group"),
        ("Nhiệm vậy, giải pháp", "tasks"),
        ("Vêu cầu", "requirements"),
        ("Yêu cầu về kỹ thuật dệt", "requirements"),
        ("Nguồn vốn dệt vải", "funding"),
        ("Nguồn lực để giữ nghề dệt", "funding"),
        ("Nhu cầu vốn dệt vải", "funding"),
        ("Thời gian và phương pháp", "schedule"),
    ],
)
def test_a_label_says_the_kind(title: str, kind: str) -> None:
    assert kind_of(title) == kind


@pytest.mark.parametrize(
    "title",
    [
        "",
        "Cải cách thể chế",
        "Ban hành quy định về chức năng, nhiệm vụ các phòng",
        "Công tác lãnh đạo, chỉ đạo",
        "Văn phòng Sở",
        "Yêu cầu các phòng báo cáo trước ngày 15/6",
        "Phương thức thực hiện",
        "Tổ chức thực hiện nghiêm kế hoạch luân chuyển",
        "Tổ chức, bộ máy",
        "Báo cáo công tác tổ chức bộ máy đúng thời gian",
        "Căn cứ chức năng được giao, các phòng chủ động triển khai",
        "Thực hiện nhiệm vụ do Ủy ban nhân dân tỉnh giao",
        "Phân công lãnh đạo phụ trách",
        "Đối với Văn phòng Sở",
        "Nội dung này được các đơn vị quán triệt",
        "Chi tiết",
        "Tổ chức hội nghị",
        "Quan điểm",
        "Hiện trạng giao thông nông thôn",
        "Trách nhiệm giải trình",
        "Giải pháp " + "rất dài " * 20,
    ],
)
def test_a_subject_or_an_instruction_is_no_label(title: str) -> None:
    assert kind_of(title) is None


@given(st.text(max_size=80))
def test_any_title_is_read(title: str) -> None:
    kind_of(title)


@given(st.sampled_from(["Mục tiêu", "Kinh phí", "Tổ chức thực hiện"]), st.sampled_from([".", ":", " ", "", " ;"]))
def test_case_and_closing_marks_do_not_matter(title: str, end: str) -> None:
    assert kind_of(title.upper() + end) == kind_of(title) is not None


@pytest.mark.parametrize(
    ("title", "kinds"),
    [
        ("MỤC ĐÍCH, YÊU CẦU", {"purpose", "requirements"}),
        ("Quan điểm chỉ đạo", {"other"}),
        ("Đánh giá tình hình năm trước", {"other"}),
        ("Cải cách thể chế", set()),
    ],
)
def test_a_title_says_all_kinds_of_its_labels(title: str, kinds: set[str]) -> None:
    assert kinds_of(title) == kinds
