"""Characters of Symbol and Wingdings come out as the signs they show."""

import pytest

from extractors.reading.symbol_fonts import with_symbols


@pytest.mark.parametrize(
    ("text", "font", "read"),
    [
        ("\uf0b7 Rà soát", "Symbol", "• Rà soát"),
        ("\uf0b3 90%", "Symbol", "≥ 90%"),
        ("Ø", "Wingdings", "•"),
        ("þ", "Wingdings 2", "☑"),
        ("-", "Symbol", "-"),
        ("§", "Wingdings", "•"),
        ("\uf0fc đạt", None, "• đạt"),
        ("Báo cáo quý", "Symbol", "Báo cáo quý"),
        ("§iÒu 1", ".VnTime", "§iÒu 1"),
        ("a) Rà soát", "Arial", "a) Rà soát"),
    ],
)
def test_a_sign_is_what_its_font_draws(text: str, font: str | None, read: str) -> None:
    assert with_symbols(text, font) == read
