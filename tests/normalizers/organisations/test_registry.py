from __future__ import annotations

import pytest

from normalizers.organisations import UnitContext, canonical, find_units, split_units
from normalizers.organisations.registry import registry

BODIES = sorted(registry().body_names)


@pytest.mark.parametrize("name", BODIES)
def test_a_standing_body_is_read_whole_from_a_cell(name: str) -> None:
    (mention,) = split_units(name)
    assert canonical(mention, UnitContext()).name == name


def test_standing_bodies_are_found_in_prose() -> None:
    missed = [name for name in BODIES if [m.raw for m in find_units(f"trình {name} tỉnh xem xét")] != [f"{name} tỉnh"]]
    # Central bodies and those of the province take no "tỉnh" of another; each is at least begun where it stands.
    assert [name for name in missed if not find_units(f"trình {name} tỉnh xem xét")[0].raw.startswith(name)] == []


@pytest.mark.parametrize("division", registry().divisions)
def test_a_known_division_is_read_whole(division: str) -> None:
    assert [m.name for m in split_units(f"Phòng {division}; Văn phòng Sở")] == [f"Phòng {division}", "Văn phòng Sở"]


def test_no_name_is_listed_twice() -> None:
    keys = [" ".join(name.lower().split()) for name in BODIES]
    assert len(keys) == len(set(keys))
