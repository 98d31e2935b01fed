"""The wordings by which sentences give roles."""

from __future__ import annotations

import re
import time

import pytest

from extractors.content.roles import read_roles
from extractors.content.wordings import any_of
from normalizers.organisations import find_units

SENTENCES = [
    # who is asked does it, who asks does not
    ("UBND tỉnh yêu cầu các sở, ban, ngành dọn rác.", [("implement", "các sở, ban, ngành")]),
    ("Sở Y tế đề nghị Sở Tài chính cấp xe.", [("implement", "Sở Tài chính")]),
    ("Bộ Y tế yêu cầu các Sở Y tế, Tài chính cấp xe.", [("implement", "Y tế"), ("implement", "Tài chính")]),
    ("Giao các Sở Y tế, Tài chính cấp xe.", [("lead", "Y tế"), ("lead", "Tài chính")]),
    ("UBND huyện chỉ đạo Phòng Y tế mở chốt.", [("implement", "UBND huyện"), ("implement", "Phòng Y tế")]),
    ("Mở chốt, phối hợp với các sở, ngành liên quan: Y tế, Nội vụ.", [("coordinate", "các sở, ngành liên quan: Y tế"), ("coordinate", "Nội vụ")]),
    ("Chủ tịch UBND tỉnh giao Sở Y tế mở chốt cấp cứu.", [("lead", "Sở Y tế")]),
    ("Khuyến khích các doanh nghiệp vận tải bố trí xe.", [("implement", "các doanh nghiệp vận tải")]),
    ("Sở Y tế trình UBND tỉnh xem xét.", [("implement", "Sở Y tế")]),
    ("Tham mưu UBND tỉnh mở chốt cấp cứu.", []),
    ("Khi nước lên, gọi Sở Y tế (Phòng Nghiệp vụ Y, số máy 0912345678) để được giúp.", []),
    ("Sửa lệ phí để các tổng công ty (Tổng công ty Vận tải, Tổng công ty Đường sông...) mở bến.", []),
    ("Các phòng gửi tin về Ban Chỉ huy (Phòng Nghiệp vụ - Sở Y tế) để được giúp.", [("implement", "Các phòng")]),
    ("Mở chốt ở bến đò (Sở Y tế - cơ quan thường trực).", [("implement", "Sở Y tế")]),
    ("Mở chốt ở bến đò (Phòng Nghiệp vụ - Sở Y tế).", [("implement", "Phòng Nghiệp vụ")]),
    ("Mở chốt (trong quý II, Sở Y tế đã tổ chức 2 chốt).", []),
    ("Các sở, ngành chủ trì các lễ hội có trách nhiệm dọn rác.", [("implement", "Các sở, ngành")]),
    ("Sở Y tế chủ trì, phối hợp với Sở Tài chính có trách nhiệm cấp xe.", [("lead", "Sở Y tế"), ("coordinate", "Sở Tài chính")]),
    ("Sở Y tế chủ trì mở chốt và chịu trách nhiệm cấp xe.", [("lead", "Sở Y tế")]),
    ("Sở Y tế là cơ quan thường trực, chủ trì mở chốt.", [("lead", "Sở Y tế")]),
    ("Trưởng phòng Chèo thuyền chủ trì mở bến.", [("lead", "Trưởng phòng Chèo thuyền")]),
    ("Giao Trưởng ban Tổ chức Huyện ủy mở bến.", [("lead", "Trưởng ban Tổ chức Huyện ủy")]),
    ("Trưởng các phòng Chèo thuyền, Kho bãi mở bến.", [("implement", "Trưởng các phòng Chèo thuyền"), ("implement", "Kho bãi")]),
    # what brackets behind units say
    ("Mở hội chợ: Sở Y tế (chủ trì), Sở Nội vụ (phối hợp).", [("lead", "Sở Y tế"), ("coordinate", "Sở Nội vụ")]),
    # the one body whose plan it is
    ("Cuối vụ, nhà trường tổ chức trả sân cho bản.", [("implement", "nhà trường")]),
    ("Dựng lại sân chơi, phối hợp với nhà trường hỗ trợ các em.", [("coordinate", "nhà trường")]),
    ("Nối bản làng, nhà trường và gia đình.", []),
    ("Tổ chuyên môn kiểm tra sân chơi.", [("implement", "Tổ chuyên môn")]),
    ("UBKT Đảng ủy mở sổ, Ban Giám hiệu trực.", [("implement", "UBKT Đảng ủy")]),
    ("Ban Giám hiệu kiểm tra sân chơi.", [("implement", "Ban Giám hiệu")]),
    # partners
    ("Phối hợp Sở Y tế mở chốt cấp cứu.", [("coordinate", "Sở Y tế")]),
    ("Phối hợp các UBND huyện mở chốt cấp cứu.", [("coordinate", "UBND huyện")]),
    ("Mở hội chợ, kết hợp với cơ quan báo chí đưa tin.", [("coordinate", "cơ quan báo chí")]),
    ("Mở hội chợ, phối hợp với nhân viên Sở Y tế trực.", [("coordinate", "Sở Y tế")]),
    ("Mở hội chợ, phối hợp với các phương tiện thông tin đại chúng đưa tin.", [("coordinate", "các phương tiện thông tin đại chúng")]),
    ("Thực hiện Quy chế phối hợp giữa Sở Y tế với Sở Tài chính về trực cấp cứu.", []),
    # subjects
    ("Doanh nghiệp vận tải bố trí xe đón khách.", [("implement", "Doanh nghiệp vận tải")]),
    ("Mở bến mới; các doanh nghiệp, tổ chức nộp hồ sơ qua mạng.", []),
    ("Mở bến mới. Các doanh nghiệp vận tải bố trí xe.", [("implement", "Các doanh nghiệp vận tải")]),
    ("Sở Y tế có trách nhiệm chủ trì hoặc phối hợp cùng Sở Tài chính mở chốt.", [("lead", "Sở Y tế"), ("coordinate", "Sở Tài chính")]),
    ("Sở Y tế, cơ quan thường trực của Ban Chỉ đạo phòng dịch, chủ trì mở chốt cấp cứu.", [("lead", "Sở Y tế")]),
    ("Đầu mỗi mùa, các doanh nghiệp vận tải bố trí xe.", [("implement", "các doanh nghiệp vận tải")]),
    ("Kết thúc hội đua, Sở Y tế dọn chốt.", [("implement", "Sở Y tế")]),
    ("Từ ngày 05/3, Sở Y tế mở chốt cấp cứu.", [("implement", "Sở Y tế")]),
    ("Cuối mỗi đợt, Sở Y tế mở chốt cấp cứu.", [("implement", "Sở Y tế")]),
    ("Đồng chí Giám đốc Sở Y tế trực chốt cấp cứu.", [("implement", "Đồng chí Giám đốc Sở Y tế")]),
    ("Theo hướng dẫn của Sở Y tế, các trung tâm y tế và Sở Tài chính mở chốt.", [("implement", "các trung tâm y tế"), ("implement", "Sở Tài chính")]),
    ("Theo hướng dẫn của Sở Y tế, Sở Tài chính, mở chốt cấp cứu.", []),
    ("Khi trực, nếu có vướng mắc Sở Y tế báo cáo UBND tỉnh.", [("implement", "Sở Y tế")]),
    ("Quá trình trực, có vướng mắc đề nghị Sở Y tế mở chốt.", []),
    ("Quá trình trực nếu có vướng mắc các trạm y tế báo cáo Sở Y tế.", [("implement", "các trạm y tế")]),
    ("Nếu có dịch, đề nghị Sở Y tế mở chốt.", [("implement", "Sở Y tế")]),
    ("Khi có dịch, đầu mỗi mùa, Sở Y tế mở chốt.", [("implement", "Sở Y tế")]),
    ("Khi có dịch; dọn chốt, Sở Y tế mở chốt.", []),
    ("Các doanh nghiệp vận tải bố trí xe. Các đơn vị phải dọn xe.", [("implement", "Các doanh nghiệp vận tải")]),
    ("Sở Y tế bố trí xe. Các đơn vị phải dọn xe.", [("implement", "Sở Y tế"), ("implement", "Các đơn vị")]),
    # behind a topic, a label or in a parenthesis of their own
    ("Dựng chòi canh: Sở Y tế chủ trì, phối hợp với Sở Tài chính; xong trong tháng 4.", [("lead", "Sở Y tế"), ("coordinate", "Sở Tài chính")]),
    ("Dựng chòi canh: các trung tâm y tế tổ chức trực đêm.", [("implement", "các trung tâm y tế")]),
    ("Gặp mặt những ai góp xe: Sở Y tế, Sở Tài chính trên địa bàn.", []),
    ("Dựng chòi canh. Thực hiện: Sở Y tế chủ trì, Sở Tài chính phối hợp.", [("lead", "Sở Y tế"), ("coordinate", "Sở Tài chính")]),
    ("Dựng chòi canh. Thực hiện: Sở Y tế.", [("implement", "Sở Y tế")]),
    ("Dựng chòi canh (Sở Y tế).", [("lead", "Sở Y tế")]),
    ("Dựng chòi canh cùng Cục Y tế dự phòng (Bộ Y tế).", []),
    ("Dựng chòi canh (Sở Y tế đảm nhiệm).", [("lead", "Sở Y tế")]),
    ("Chủ trì, hiệp đồng với Sở Y tế dựng chòi canh.", [("coordinate", "Sở Y tế")]),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "expected"), SENTENCES)
def test_a_wording_gives_a_role(sentence: str, expected: list[tuple[str, str]]) -> None:
    found = read_roles(sentence, find_units(sentence)).stated
    assert [(each.role, each.mention.raw) for each in found] == expected


def test_a_sentence_of_thousands_of_subjects_takes_no_longer_than_its_length() -> None:
    """Forty times as long takes forty times as long; where each subject was read from its sentence's start, 1,600."""

    def seconds(n: int) -> float:
        text = "Khi có dịch, " + ", ".join(f"Sở Y tế mở chốt {k}" for k in range(n)) + "."
        units = find_units(text)
        started = time.process_time()
        assert len(read_roles(text, units).stated) == n
        return time.process_time() - started

    assert seconds(4000) < 200 * min(seconds(100) for _ in range(3))


@pytest.mark.parametrize(
    ("sentence", "opens"),
    [
        ("Phối hợp với Sở Y tế mở chốt.", True),
        ("Phối hợp Sở Y tế mở chốt.", True),
        ("Phối hợp các UBND huyện mở chốt.", True),
        ("Chủ động phối hợp với Sở Y tế mở chốt.", True),
        ("Căn cứ tình hình dịch, phối hợp với Sở Y tế mở chốt.", False),
        ("Hằng năm, phối hợp với Sở Y tế mở chốt.", False),
        ("Theo dõi tình hình dịch, phối hợp với Sở Y tế mở chốt.", False),
        ("Phối hợp, hướng dẫn các doanh nghiệp mở chốt.", False),
        ("Mở chốt, phối hợp với Sở Y tế trực.", False),
    ],
)
def test_a_sentence_may_open_with_its_partner(sentence: str, opens: bool) -> None:
    assert read_roles(sentence, find_units(sentence)).opens_with_partner is opens


@pytest.mark.parametrize(
    ("wording", "text", "matches"),
    [
        ("giao [nhiệm vụ] [cho]", "giao nhiem vu cho", True),
        ("giao [nhiệm vụ] [cho]", "giao cho", True),
        ("giao [nhiệm vụ] [cho]", "giao nop", False),
        ("(phối|kết) hợp {2} với", "ket hop chat che voi", True),
        ("(phối|kết) hợp {2} với", "ket hop that la chat che voi", False),
        ("giao", "giaoduc", False),
    ],
)
def test_a_wording_is_a_pattern(wording: str, text: str, matches: bool) -> None:
    assert bool(re.fullmatch(any_of([wording]), text)) is matches
