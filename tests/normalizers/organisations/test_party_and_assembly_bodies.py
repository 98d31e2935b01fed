"""Bodies of the Party and of assemblies, and kinds of bodies that few words tell apart."""

from __future__ import annotations

import pytest

from normalizers.organisations import find_units, split_units

ORDERS = [
    # a level with "ủy" is a Party committee, whose office is named after it
    ("Văn phòng Huyện ủy chủ trì mở chợ quê.", ["Văn phòng Huyện ủy"]),
    ("Giao Ban Dân vận Huyện ủy, Phòng Nội vụ gom phiếu.", ["Ban Dân vận Huyện ủy", "Phòng Nội vụ"]),
    ("Văn phòng Huyện mở chợ quê.", ["Văn phòng Huyện"]),
    ("Đảng ủy Quân sự huyện chủ trì đắp đê.", ["Đảng ủy Quân sự huyện"]),
    # a committee with the assembly or the government that it is of is one body
    ("Ban Pháp chế HĐND tỉnh gom phiếu.", ["Ban Pháp chế HĐND tỉnh"]),
    (
        "Ban Kinh tế - Xã hội Hội đồng nhân dân huyện gom phiếu.",
        ["Ban Kinh tế - Xã hội Hội đồng nhân dân huyện"],
    ),
    ("Ủy ban Đê điều Chính phủ rà soát các bến đò.", ["Ủy ban Đê điều Chính phủ"]),
    ("Phối hợp với Hội đồng Tư vấn Chính phủ mở chợ quê.", ["Hội đồng Tư vấn Chính phủ"]),
    (
        "Ủy ban nhân dân huyện, Hội đồng nhân dân huyện mở chợ quê.",
        ["Ủy ban nhân dân huyện", "Hội đồng nhân dân huyện"],
    ),
    # "tổ chức" is an act
    ("Các cơ quan tổ chức triển khai quy ước chợ quê.", ["Các cơ quan"]),
    # who leads a military region that is not named
    ("Tư lệnh Quân khu chỉ đạo đắp đê.", ["Tư lệnh Quân khu"]),
]

CELLS = [
    (
        "Các tổ chức chính trị - xã hội, xã hội - nghề nghiệp; Sở Y tế",
        ["Các tổ chức chính trị - xã hội, xã hội - nghề nghiệp", "Sở Y tế"],
    ),
    ("Tổ chức phi chính phủ; đoàn thể quần chúng", ["Tổ chức phi chính phủ", "đoàn thể quần chúng"]),
    ("Sở Y tế; các cơ quan tổ chức đơn vị liên quan", ["Sở Y tế", "các cơ quan tổ chức đơn vị liên quan"]),
]


@pytest.mark.parametrize(("order", "names"), ORDERS)
def test_bodies_are_found_whole_in_orders(order: str, names: list[str]) -> None:
    assert [unit.name for unit in find_units(order)] == names


@pytest.mark.parametrize(("cell", "names"), CELLS)
def test_kinds_of_bodies_are_split_whole(cell: str, names: list[str]) -> None:
    assert [unit.name for unit in split_units(cell)] == names
