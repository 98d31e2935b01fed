"""What closes a plan and orders nothing."""

from __future__ import annotations

import pytest

from extractors.structure.closing import (
    asks_all,
    closes_plan,
    heads_recipients,
    is_closing,
    only_points,
    opens_appeal,
    puts_in_force,
)


@pytest.mark.parametrize(
    ("line", "opens"),
    [
        ("Yêu cầu các phòng, đơn vị thuộc Sở nghiêm túc thực hiện./.", True),
        ("Đề nghị Thủ trưởng các đơn vị quan tâm chỉ đạo", True),
        ("Trong quá trình thực hiện, nếu có vướng mắc", True),
        ("Kế hoạch này.", False),
        ("yêu cầu các phòng rà soát lại hồ sơ", False),
        ("Yêu cầu về nhân lực", False),
        ("UBND huyện yêu cầu các xã, thị trấn báo cáo", True),
        ("Sở Văn hóa, Thể thao và Du lịch đề nghị các xã giữ nếp", True),
        ("Sở Y tế quét chợ, đề nghị các xã cùng quét", False),
        ("Sở yêu cầu báo cáo", False),
        ("Đề nghị khen thưởng tập thể có sáng kiến", False),
    ],
)
def test_an_appeal_begins_a_paragraph(line: str, opens: bool) -> None:
    assert opens_appeal(line) is opens


@pytest.mark.parametrize(
    ("text", "under_heading_of_unit", "closes"),
    [
        ("Đề nghị các đơn vị nghiêm túc thực hiện./.", True, True),
        ("Kế hoạch này thay thế các kế hoạch trước; các phòng căn cứ thực hiện./.", True, True),
        ("Các phòng nghiêm túc thực hiện Kế hoạch này, báo cáo vướng mắc về Văn phòng./.", False, True),
        ("Cụ thể hóa Kế hoạch này vào chương trình công tác của đơn vị./.", True, False),
        ("Văn phòng Sở tổng hợp, báo cáo UBND tỉnh./.", False, False),
        ("Yêu cầu các đơn vị thực hiện, định kỳ 06 tháng báo cáo kết quả./.", True, False),
        ("Trong quá trình thực hiện, các đơn vị đề xuất gửi Sở Y tế./.", False, False),
        ("Trong quá trình thực hiện, nếu có vướng mắc, các phòng phản ánh về Văn phòng Sở./.", False, False),
        ("Trong quá trình thực hiện, nếu có vướng mắc, các phòng báo cáo Sở để xem xét./.", False, False),
        ("Trong quá trình thực hiện, đề nghị các phòng cùng cố gắng./.", False, True),
        ("Đề nghị các đơn vị gửi báo cáo về Văn phòng Sở.", False, False),
    ],
)
def test_the_closing_appeal_is_known(text: str, under_heading_of_unit: bool, closes: bool) -> None:
    assert closes_plan(text, under_heading_of_unit=under_heading_of_unit) is closes


@pytest.mark.parametrize(
    ("text", "points"),
    [
        ("(Chi tiết tại Phụ lục kèm theo)", True),
        ("Nội dung, nhiệm vụ cụ thể được nêu trong các biểu đính kèm.", True),
        ("Chi tiết hóa danh mục chợ phiên", False),
        ("(Đính kèm Kế hoạch số 7/KH-UBND ngày 03/3/2030 của UBND xã Mường Hoa).", True),
        ("Đính kèm danh sách các bản vào hồ sơ chợ phiên", False),
        ("nội dung cụ thể " * 200, False),
    ],
)
def test_a_line_may_only_point_to_where_the_matter_stands(text: str, points: bool) -> None:
    assert only_points(text) is points


@pytest.mark.parametrize(
    ("text", "closes"),
    [("Sở Du lịch báo cáo UBND tỉnh./. ", True), ("Văn phòng theo dõi./.J#-", False), ("./." * 100_000 + "x", False)],
)
def test_a_plan_ends_with_its_sign(text: str, closes: bool) -> None:
    assert is_closing(text) is closes


@pytest.mark.parametrize(
    ("article", "holds"),
    [
        ("Quyết định này có hiệu lực từ ngày ký", True),
        ("Hiệu lực thi hành", True),
        ("Phạm vi của chợ phiên", False),
        ("Hội đồng giám khảo theo Quyết định này", False),
    ],
)
def test_an_article_puts_a_decision_in_force(article: str, holds: bool) -> None:
    assert puts_in_force(article) is holds


@pytest.mark.parametrize(
    ("line", "heads"),
    [
        ("Nơi nhận: - Như trên;", True),
        ("Nơí nhận", True),
        ("Nởơi nhận: GIÁM ĐỐC", True),
        ("Nơi nhâ: GIÁM ĐỐC", True),
        ("Người nhận: bà con bản Vược", False),
        ("Nơi ở: bản Vược", False),
        ("tại nơi nhận: quà", False),
    ],
)
def test_the_list_of_recipients_is_known_by_its_head(line: str, heads: bool) -> None:
    assert heads_recipients(line) is heads


@pytest.mark.parametrize(
    ("line", "opens"),
    [
        ("Hằng năm, các xã và chi cục báo cáo kết quả trồng hoa về Sở Xây dựng.", True),
        ("Định kỳ 6 tháng, Ủy ban nhân dân các huyện gửi báo cáo về Sở Xây dựng.", True),
        ("Hằng năm, các xã trồng hoa ven suối. Báo cáo sau.", False),
        ("Báo cáo hằng năm của các xã", False),
        ("hằng năm, các xã báo cáo kết quả", False),
        ("Hằng năm, hướng dẫn các xã báo cáo kết quả trồng hoa.", False),
        ("Định kỳ 6 tháng, kiểm tra các xã, báo cáo Sở Xây dựng.", False),
        ("Định kỳ tổng hợp kết quả các mùa hoa, báo cáo Sở Xây dựng.", False),
        ("Định kỳ hằng quý, theo dõi, đôn đốc các xã trồng hoa./.", False),
    ],
)
def test_a_sentence_that_has_all_report(line: str, opens: bool) -> None:
    assert asks_all(line, "Sở Y tế") is opens
