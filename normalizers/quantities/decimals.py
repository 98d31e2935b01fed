"""Numbers as Vietnamese tables write them."""

from __future__ import annotations

import re

_DECIMAL = re.compile(
    r"(?P<sign>[-–+]?)\s?(?P<whole>\d{1,3}(?:[.\s]\d{3})+|\d{1,3}(?:,\d{3}){2,}|\d+)(?:[.,](?P<part>\d+))?"
)


def read_decimal(text: str) -> float | None:
    """A number as a scoring table writes it, comma and point both decimal; None where the text is none.

    A point before exactly three digits parts thousands ("1.000" is 1000), unless the number begins with 0 ("0.500"); a
    comma does so only twice over ("1,234,567"), for here it is the decimal mark ("1,000" is 1). A "%" or "điểm" is dropped.

    >>> read_decimal("33,5"), read_decimal("1.00"), read_decimal("1.250,5")
    (33.5, 1.0, 1250.5)
    """
    bare = re.sub(r"\s*(?:%|điểm|đ)$", "", text.strip())
    if re.fullmatch(r"0\.\d+", bare):
        return float(bare)
    found = _DECIMAL.fullmatch(bare)
    if found is None:
        return None
    value = float(re.sub(r"[.,\s]", "", found["whole"]) + "." + (found["part"] or "0"))
    return -value if found["sign"] in {"-", "–"} else value
