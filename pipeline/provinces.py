"""Rows of dim_provinces, from the divisions that the normalisers know."""

from __future__ import annotations

from extractors.records import ProvinceRow
from normalizers.provinces import Province, all_provinces


def province_rows() -> tuple[ProvinceRow, ...]:
    """Every division, before and since the merger, each once."""
    return tuple(_row(province) for province in all_provinces())


def _row(province: Province) -> ProvinceRow:
    since = province.valid_from.isoformat() if province.valid_from else "0000-00-00"
    return ProvinceRow(
        province_key=f"{province.code}-{since}",
        province_code=province.code,
        province=province.name,
        valid_from=province.valid_from,
        valid_to=province.valid_to,
        province_code_2025=province.code_2025,
        province_2025=province.name_2025,
    )
