"""Characters of symbol fonts (Symbol, Wingdings …), whose codes stand for other signs than anywhere else."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from normalizers.lexicons import read_lexicon

BULLET = "•"
PRIVATE_USE = re.compile("[\uf000-\uf0ff]")
"""Where Word keeps the characters of symbol fonts: their own code plus F000."""
_GREEK = dict(
    zip(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz",
        "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖαβχδεφγηιϕκλμνοπθρστυϖωξψζ",
        strict=True,
    )
)
_FEW = 2
"""More characters than that in a symbol font are text that was set in it by mistake and shows in another."""


@dataclass(frozen=True, slots=True)
class _Font:
    pattern: re.Pattern[str]
    characters: Mapping[str, str]


def symbol(font: str | None, character: str) -> str:
    """What a character of a symbol font stands for, given by its own code or in the private use area.

    >>> symbol("Symbol", "\uf0b3"), symbol("Wingdings", "Ø"), symbol("Wingdings", "þ")
    ('≥', '•', '☑')
    """
    code = chr(ord(character) & 0xFF) if PRIVATE_USE.match(character) else character
    if code.isspace():
        return " "
    known = _font(font)
    return known.characters.get(code, BULLET) if known else BULLET


def with_symbols(text: str, font: str | None) -> str:
    """Text with the characters of symbol fonts made into what they stand for; all other text as it is."""
    if _font(font) and 0 < len(text.strip()) <= _FEW:
        return "".join(symbol(font, character) if character.strip() else character for character in text)
    return PRIVATE_USE.sub(lambda found: symbol(font, found[0]), text)


def _font(name: str | None) -> _Font | None:
    bare = (name or "").strip()
    return next((font for font in _fonts() if font.pattern.match(bare)), None)


@cache
def _fonts() -> tuple[_Font, ...]:
    return tuple(
        _Font(
            re.compile(font["pattern"], re.IGNORECASE),
            (_GREEK if font.get("greek") else {})
            | {chr(int(code, 16)): character for code, character in font["characters"].items()},
        )
        for font in read_lexicon("extractors.reading", "symbol_fonts.toml")["font"]
    )
