"""Which encoding a font was made for, by its name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from normalizers.lexicons import read_lexicon

_SUBSET = re.compile(r"\A[A-Z]{6}\+")
_STYLE = re.compile(
    r"[,-](?:bold|italic|regular|oblique|roman|normal|mt|ps)+.*\Z| (?:bold|italic|regular|oblique)\b.*\Z", re.IGNORECASE
)
_CAPITAL = re.compile(r"[A-Za-z ]H\Z|(?:[Tt]ime|[Aa]rial|[Aa]vant|[Hh]elvetins|[Uu]nivers)h\Z")


@dataclass(frozen=True, slots=True)
class FontEncoding:
    """`name` is one of `tcvn3`, `vni`, `vps`; `capitals`: the font draws small letters as capitals."""

    name: str
    capitals: bool = False


def encoding_of_font(name: str) -> FontEncoding | None:
    """The legacy encoding of text set in the font; None for fonts that are not known to have one.

    Takes a font's name as a PDF ("AARIQC+.VnTimeH,Bold"), Word or Excel gives it.

    >>> encoding_of_font("AARIQC+.VnTimeH,Bold")
    FontEncoding(name='tcvn3', capitals=True)
    >>> encoding_of_font("Times New Roman")
    """
    bare = _STYLE.sub("", _SUBSET.sub("", name.strip()))
    for pattern, encoding in _fonts():
        if pattern.match(bare):
            return FontEncoding(encoding, encoding == "tcvn3" and _CAPITAL.search(bare) is not None)
    return None


@cache
def _fonts() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple(
        (re.compile(f["pattern"], re.IGNORECASE), f["encoding"])
        for f in read_lexicon("normalizers", "encoding_fonts.toml")["font"]
    )
