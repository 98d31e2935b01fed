from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalizers.organisations import Unit, UnitContext, UnitMention, canonical, find_units, split_units

DEPARTMENT = UnitContext(
    issuer="Sở Xây dựng",
    province_code="64",
    province="Gia Lai",
    expansions={"QLĐT": "quản lý đô thị", "Trung tâm": "Trung tâm Quy hoạch và Kiểm định"},
    known=frozenset(
        {
            "Phòng Quản lý nhà và Thị trường bất động sản",
            "Trung tâm Quy hoạch và Kiểm định",
            "các phòng, ban thuộc Sở",
            "Các phòng chuyên môn thuộc Sở",
            "Phòng Hạ tầng - Kỹ thuật",
            "UBND các xã, phường",
        }
    ),
)
COMMITTEE = UnitContext(issuer="UBND tỉnh Đồng Nai", province_code="75", province="Đồng Nai")
MINISTRY = UnitContext(issuer="Bộ Nội vụ")


def named(text: str, context: UnitContext) -> str:
    (mention,) = split_units(text)
    return canonical(mention, context).name


@pytest.mark.parametrize(
    ("worded", "name"),
    [
        # the issuer's own
        ("Văn phòng", "Văn phòng Sở"),
        ("VĂN PHÒNG SỞ", "Văn phòng Sở"),
        ("văn phòng Sở", "Văn phòng Sở"),
        ("Văn phòng Sở Xây dựng", "Văn phòng Sở"),
        ("Văn phòng Sở Nội vụ", "Văn phòng Sở Nội vụ"),
        ("Thanh tra", "Thanh tra Sở"),
        ("Lãnh đạo", "Lãnh đạo Sở"),
        ("Giám đốc", "Giám đốc Sở"),
        ("Phó Giám đốc", "Phó Giám đốc Sở"),
        ("Lãnh đạo Sở Xây dựng", "Lãnh đạo Sở"),
        ("VP Sở", "Văn phòng Sở"),
        # a full name is not shortened, a brand written out
        ("Ngân hàng Nhà nước Việt Nam", "Ngân hàng Nhà nước Việt Nam"),
        ("Mặt trận Tổ quốc Việt Nam", "Mặt trận Tổ quốc Việt Nam"),
        ("MTTQ", "Ủy ban Mặt trận Tổ quốc Việt Nam"),
        ("Mặt trận TQ VN", "Mặt trận Tổ quốc Việt Nam"),
        ("Hiệp hội Nuôi ong VN", "Hiệp hội Nuôi ong Việt Nam"),
        ("UB Dân tộc", "Ủy ban Dân tộc"),
        ("DN FDI", "Doanh nghiệp FDI"),
        ("PHÒNG KHỐI QLBR", "Phòng khối QLBR"),
        ("VTV", "Đài Truyền hình Việt Nam"),
        ("UBKT Huyện uỷ", "Ủy ban Kiểm tra Huyện ủy"),
        ("Ban Xây dựng Hồ thuỷ lợi Đảng uỷ", "Ban Xây dựng Hồ thủy lợi Đảng ủy"),
        ("BCH CĐCS", "Ban Chấp hành Công đoàn cơ sở"),
        ("BGH", "Ban Giám hiệu"),
        ("GVCN khối 9", "Giáo viên chủ nhiệm khối 9"),
        ("GVBM", "Giáo viên bộ môn"),
        ("Phòng Hạ tầng - Kỹ thuật Sở Xây dựng", "Phòng Hạ tầng - Kỹ thuật"),
        ("VP Đoàn ĐBQH và HĐND tỉnh", "Văn phòng Đoàn đại biểu Quốc hội và Hội đồng nhân dân tỉnh"),
        (
            "Văn phòng Đoàn đại biểu Quốc hội, HĐND và UBND tỉnh",
            "Văn phòng Đoàn đại biểu Quốc hội, Hội đồng nhân dân và Ủy ban nhân dân tỉnh",
        ),
        # one letter misread, in what is no word or no head
        ("Be Tài chính", "Bộ Tài chính"),
        ("Sở Nộl vụ", "Sở Nội vụ"),
        ("Phóng Hạ tầng - Kỹ thnật", "Phòng Hạ tầng - Kỹ thuật"),
        ("Sở Tư pháp", "Sở Tư pháp"),
        ("Vụ Tài chính", "Vụ Tài chính"),
        # the document's abbreviations, then the registry's
        ("Phòng QLĐT", "Phòng quản lý đô thị"),
        ("Phòng QLN&TTBĐS", "Phòng Quản lý nhà và Thị trường bất động sản"),
        ("Trung tâm QH&KĐ", "Trung tâm Quy hoạch và Kiểm định"),
        ("Trung tâm", "Trung tâm Quy hoạch và Kiểm định"),
        ("Phòng TCHC", "Phòng Tổ chức - Hành chính"),
        ("Sở KH&ĐT", "Sở Kế hoạch và Đầu tư"),
        ("Trung tâm Công nghệ số NNMT", "Trung tâm Công nghệ số Nông nghiệp và Môi trường"),
        ("Phòng Kiểm soát TTHC", "Phòng Kiểm soát thủ tục hành chính"),
        ("Trường Cao đẳng VHTT", "Trường Cao đẳng VHTT"),
        ("Sở GD-ĐT", "Sở Giáo dục và Đào tạo"),
        ("Sở VH,TT&DL", "Sở Văn hóa, Thể thao và Du lịch"),
        ("Sở LĐ-TB&XH", "Sở Lao động - Thương binh và Xã hội"),
        ("Sở NN&MT tỉnh Gia Lai", "Sở Nông nghiệp và Môi trường"),
        ("Giám đốc Sở TN&MT", "Giám đốc Sở Tài nguyên và Môi trường"),
        ("Bộ GDĐT", "Bộ Giáo dục và Đào tạo"),
        ("Bộ CHQS tỉnh", "Bộ Chỉ huy quân sự tỉnh"),
        ("UBND tỉnh", "Ủy ban nhân dân tỉnh"),
        ("Uỷ ban Nhân dân tỉnh", "Ủy ban nhân dân tỉnh"),
        ("UBND tỉnh Gia Lai", "Ủy ban nhân dân tỉnh"),
        ("Ủy ban nhân dân tỉnh Nghệ An", "Ủy ban nhân dân tỉnh Nghệ An"),
        ("Chủ tịch UBND tỉnh", "Chủ tịch Ủy ban nhân dân tỉnh"),
        ("BHXH tỉnh", "Bảo hiểm xã hội tỉnh"),
        ("ĐVTT", "đơn vị trực thuộc"),
        ("VNPT", "VNPT"),
        # counts, people, owners
        ("03 đơn vị trực thuộc", "đơn vị trực thuộc"),
        ("các đơn vị trực thuộc", "đơn vị trực thuộc"),
        ("Các đơn vị trực thuộc Sở", "đơn vị trực thuộc"),
        ("các phòng, ban thuộc Sở Xây dựng", "Các phòng, ban thuộc Sở"),
        ("Tất cả các phòng, ban thuộc Sở", "Các phòng, ban thuộc Sở"),
        ("Các phòng, ban", "Các phòng, ban thuộc Sở"),
        ("Các phòng, ban, công chức, viên chức thuộc Sở", "Các phòng, ban thuộc Sở"),
        ("Trưởng các phòng, ban thuộc Sở", "Trưởng các phòng, ban thuộc Sở"),
        ("Đơn vị được giao nhiệm vụ chủ trì", "Đơn vị được giao nhiệm vụ chủ trì"),
        # one spelling
        ("Phòng Hạ tầng & Kỹ thuật", "Phòng Hạ tầng - Kỹ thuật"),
        ("Hạ tầng - Kỹ thuật", "Phòng Hạ tầng - Kỹ thuật"),
        ("Nghiệp vụ Y", "Phòng Nghiệp vụ Y"),
        ("Sở Công thương", "Sở Công Thương"),
        ("Sở Giáo dục và Đào", "Sở Giáo dục và Đào tạo"),
        ("Sở Chè và Cà", "Sở Chè và Cà"),
        ("Sở Xây dựng Gia Lai", "Sở Xây dựng"),
        ("Sở Văn hóa Thể thao và Du lịch", "Sở Văn hóa, Thể thao và Du lịch"),
        ("So Noi vu", "Sở Nội vụ"),
        ("Van phong", "Văn phòng Sở"),
        ("Phòng Hạ tầng – Kỹ thuật", "Phòng Hạ tầng - Kỹ thuật"),
        ("UBND TỈNH GIA LAI", "Ủy ban nhân dân tỉnh"),
        ("UBND các xã phường", "Ủy ban nhân dân các xã, phường"),
    ],
)
def test_a_department_plan_names_its_units(worded: str, name: str) -> None:
    assert named(worded, DEPARTMENT) == name


@pytest.mark.parametrize(
    ("worded", "name"),
    [
        # a word that only looks like a body without its accents is none
        ("Thuê tàu", "Thuê tàu"),
        # without the province's own name a torso would be left
        ("Đội Cờ đỏ địa bàn tỉnh Gia Lai", "Đội Cờ đỏ địa bàn tỉnh Gia Lai"),
    ],
)
def test_a_heading_as_worded_keeps_its_words(worded: str, name: str) -> None:
    mention = UnitMention(0, len(worded), worded, worded, is_collective=False, is_office_holder=False)
    assert canonical(mention, DEPARTMENT).name == name


@pytest.mark.parametrize(
    ("worded", "context", "name"),
    [
        ("Văn phòng", MINISTRY, "Văn phòng Bộ"),
        ("Thanh tra Bộ", MINISTRY, "Thanh tra Bộ"),
        ("Lãnh đạo Bộ Nội vụ", MINISTRY, "Lãnh đạo Bộ"),
        ("Văn phòng", COMMITTEE, "Văn phòng Ủy ban nhân dân tỉnh"),
        ("Văn phòng UBND tỉnh", COMMITTEE, "Văn phòng Ủy ban nhân dân tỉnh"),
        ("PHÓ CHỦ TỊCH", COMMITTEE, "Phó chủ tịch Ủy ban nhân dân tỉnh"),
        ("Văn phòng", UnitContext(), "Văn phòng"),
        ("các phòng", DEPARTMENT, "Các phòng thuộc Sở"),
        ("các phòng", COMMITTEE, "Các phòng"),
        ("các phòng", UnitContext(), "Các phòng"),
        ("Bộ trưởng", UnitContext(issuer="Chính phủ"), "Bộ trưởng"),
        ("UBND thành phố Hà Nội", UnitContext(), "Ủy ban nhân dân thành phố Hà Nội"),
    ],
)
def test_whose_unit_it_is_depends_on_the_issuer(worded: str, context: UnitContext, name: str) -> None:
    assert named(worded, context) == name


@pytest.mark.parametrize(
    ("worded", "context", "unit_id", "level", "parent"),
    [
        ("Văn phòng", DEPARTMENT, "van-phong-so.so-xay-dung.64", "division", "Sở Xây dựng"),
        ("Phòng Pháp chế", DEPARTMENT, "phong-phap-che.so-xay-dung.64", "division", "Sở Xây dựng"),
        ("các phòng, ban thuộc Sở", DEPARTMENT, "cac-phong-ban-thuoc-so.so-xay-dung.64", "division", "Sở Xây dựng"),
        ("Đảng ủy", DEPARTMENT, "dang-uy.so-xay-dung.64", "division", "Sở Xây dựng"),
        ("Công đoàn cơ quan", DEPARTMENT, "cong-doan-co-quan.so-xay-dung.64", "division", "Sở Xây dựng"),
        ("Sở Công Thương", DEPARTMENT, "so-cong-thuong.64", "department", None),
        ("Sở Công Thương", COMMITTEE, "so-cong-thuong.75", "department", None),
        ("Văn phòng Sở Y tế", COMMITTEE, "van-phong-so-y-te.so-y-te.75", "division", "Sở Y tế"),
        ("UBND tỉnh", COMMITTEE, "uy-ban-nhan-dan-tinh.75", "province", None),
        ("UBND tỉnh Đồng Nai", MINISTRY, "uy-ban-nhan-dan-tinh.75", "province", None),
        ("UBND huyện", COMMITTEE, "uy-ban-nhan-dan-huyen.75", "district", None),
        ("UBND cấp xã", COMMITTEE, "uy-ban-nhan-dan-cap-xa.75", "commune", None),
        ("Công an thành phố Hà Nội", UnitContext(), "cong-an-thanh-pho.01", "province", None),
        ("Bộ Công Thương", COMMITTEE, "bo-cong-thuong", "central", None),
        ("Cơ quan Bộ Công Thương", COMMITTEE, "co-quan-bo-cong-thuong", "central", None),
        ("Uỷ ban Kiểm tra Đảng uỷ xã", COMMITTEE, "uy-ban-kiem-tra-dang-uy-xa.75", "commune", None),
        ("Vụ Pháp chế", MINISTRY, "vu-phap-che.bo-noi-vu", "division", "Bộ Nội vụ"),
        ("Các bộ, ngành, địa phương", COMMITTEE, "cac-bo-nganh-dia-phuong", "central", None),
        ("Các sở, ban, ngành", COMMITTEE, "cac-so-ban-nganh.75", "department", None),
        (
            "Giám đốc Sở TN&MT",
            COMMITTEE,
            "giam-doc-so-tai-nguyen-moi-truong.so-tai-nguyen-moi-truong.75",
            "division",
            "Sở Tài nguyên và Môi trường",
        ),
    ],
)
def test_a_unit_has_an_identity(
    worded: str, context: UnitContext, unit_id: str, level: str, parent: str | None
) -> None:
    (mention,) = split_units(worded)
    unit = canonical(mention, context)
    assert (unit.unit_id, unit.level, unit.parent) == (unit_id, level, parent)


def test_one_department_has_one_identity_however_it_is_written() -> None:
    spellings = [
        "Sở Khoa học và Công nghệ",
        "Sở KH&CN",
        "Sở KHCN",
        "Sở Khoa học - Công nghệ",
        "SỞ KHOA HỌC VÀ CÔNG NGHỆ tỉnh Đồng Nai",
    ]
    assert {canonical(m, COMMITTEE).unit_id for s in spellings for m in split_units(s)} == {"so-khoa-hoc-cong-nghe.75"}


def test_two_provinces_offices_differ() -> None:
    (office,) = split_units("Văn phòng Sở")
    here = UnitContext(issuer="Sở Nội vụ", province_code="64", province="Gia Lai")
    there = UnitContext(issuer="Sở Nội vụ", province_code="75", province="Đồng Nai")
    assert canonical(office, here).unit_id != canonical(office, there).unit_id


@given(st.text(max_size=60), st.sampled_from([DEPARTMENT, COMMITTEE, MINISTRY, UnitContext()]))
def test_canonical_never_fails_and_is_stable(text: str, context: UnitContext) -> None:
    for mention in (*split_units(text), *find_units(text)):
        unit = canonical(mention, context)
        assert isinstance(unit, Unit)
        assert unit == canonical(mention, context)


@pytest.mark.parametrize(
    ("worded", "known", "name"),
    [
        ("Trung tâm Phục vụ hành chính công của tỉnh", {"Trung tâm Phục vụ hành chính công tỉnh"}, "Trung tâm Phục vụ hành chính công tỉnh"),
        ("các phòng, đơn vị", {"các phòng, đơn vị", "Các phòng, đơn vị thuộc Sở"}, "Các phòng, đơn vị thuộc Sở"),
        ("phòng, đơn vị", {"Các phòng, đơn vị thuộc Sở"}, "Các phòng, đơn vị thuộc Sở"),
        ("các cơ quan", {"các cơ quan", "Các cơ quan thuộc UBND huyện"}, "Các cơ quan"),
        ("UBND tỉnh, thành phố", {"UBND các tỉnh, thành phố"}, "Ủy ban nhân dân các tỉnh, thành phố"),
        ("SYT tỉnh Cà Mau", set(), "Sở Y tế tỉnh Cà Mau"),
        ("Phòng Hạ tầng Sở Xây dựng", set(), "Phòng Hạ tầng"),
    ],
)  # fmt: skip
def test_variants_of_a_name_share_the_one_worded_most_fully(worded: str, known: set[str], name: str) -> None:
    context = UnitContext(issuer="Sở Xây dựng", province_code="64", province="Gia Lai", known=frozenset(known))
    assert named(worded, context) == name


@pytest.mark.parametrize("wrong", ["Bàn Chỉ đạo", "BẠN CHỈ ĐẠO", "Bản chỉ đạo"])
def test_a_name_that_begins_rightly_keeps_its_accents(wrong: str) -> None:
    context = UnitContext(issuer="Bộ Nội vụ", known=frozenset({wrong, "Ban Chỉ đạo"}))
    assert named("Ban Chỉ đạo", context) == "Ban Chỉ đạo"
    assert named("Ban Chỉ đạo", UnitContext(known=frozenset({wrong}))) == "Ban Chỉ đạo"


def test_bare_bodies_in_a_committees_plan_are_not_those_under_it() -> None:
    context = UnitContext(
        issuer="UBND tỉnh Đồng Nai",
        province_code="75",
        province="Đồng Nai",
        known=frozenset({"các cơ quan thuộc UBND tỉnh"}),
    )
    assert named("Các cơ quan", context) == "Các cơ quan"
    assert named("Các cơ quan thuộc UBND tỉnh", context) == "Các cơ quan thuộc Ủy ban nhân dân tỉnh"
