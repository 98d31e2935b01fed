"""The id that one plan has in all its files."""

from __future__ import annotations

import re

from normalizers.skeleton import skeleton


def plan_id(
    issuer: str | None, province_code: str | None, number: str | None, symbol: str | None, year: int | None
) -> str | None:
    """Issuer, number, symbol and year of issue as one id; None where the number or the date was left blank.

    >>> plan_id("Sở Công Thương", "75", "68", "KH-SCT", 2022)
    'so-cong-thuong-75-68-kh-sct-2022'
    """
    if not (number and symbol and year):
        return None
    parts = (issuer or "", province_code or "", number, symbol, str(year))
    return "-".join(re.sub(r"[^a-z0-9]+", "-", skeleton(part)).strip("-") for part in parts if part)
