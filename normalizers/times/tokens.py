"""A clause as typed tokens: calendar words, bounds, numbers, dates, punctuation, other words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from normalizers.times.lexicon import agreeing, lexicon

_NUMERIC = r"""
  (?P<clock>(?<![\d/.])\d{1,2}\s?(?:h|g|gio)\s?(?:\d{1,2}\s?)?(?:phut)?(?=,?\s+(?:ngay\s+)?\d{1,2}\s?[/\-.t]))
| (?P<dmy>(?<![\d/.])\d{1,2}\s?(?P<mark>[/.\-])\s?\d{1,2}\s?(?P=mark)\s?\d{4}(?!\d|(?!\s-\s)\s?[/\-]\s?(?!\d{1,2}\s?[/.\-]\s?\d{1,2}|\d{1,3}\s+[a-z])[a-z\d]))
| (?P<my>(?<![\d/.])\d{1,2}\s?[/.\-]\s?(?:19|20)\d\d(?!\d|/[a-z\d]|-[a-z]))
| (?P<dm>(?<![\d/.])\d{1,2}\s?/\s?\d{1,2}(?!\d|/[a-z\d]|-[a-z]|%|,\d))
| (?P<num>\d+)
"""
_REST = r"""
| (?P<quarter>quy(?=[ivl]{1,3}(?![a-z])|\d)|(?<![a-z])q(?=[ivl]{1,3}(?![a-z])))
| (?P<roman>(?:(?<![a-z])|(?<=quy)|(?<=\bq))(?:[il|]{1,3}|[il]v)(?![a-z]))
| (?P<bullet>(?<!\S)[+*•](?=\s))
| (?P<dash>[-–—−])
| (?P<punct>[^\w\s])
| (?P<other>[^\W\d]+)
"""
_PUNCTUATION = {
    ",": "comma",
    ";": "semi",
    ".": "stop",
    "(": "lpar",
    ")": "rpar",
    "/": "slash",
    ":": "colon",
    "&": "and",
    "+": "plus",
}
_PUNCTUATION |= {"[": "lpar", "]": "rpar", "…": "stop"}
_LUNAR = r"""
| (?P<lunar>(?<![a-z])(?:giap|at|binh|dinh|mau|ky|canh|tan|nham|quy)\s+(?:ty|suu|dan|mao|thin|ngo|mui|than|dau|tuat|hoi)(?![a-z]))
"""
_BRANCHES_WRITTEN = frozenset(
    ("tý", "tí", "sửu", "dần", "mão", "mẹo", "thìn", "tỵ", "tị", "ngọ", "mùi", "thân", "dậu", "tuất", "hợi")
)  # fmt: skip
_STEMS = ("giap", "at", "binh", "dinh", "mau", "ky", "canh", "tan", "nham", "quy")
_BRANCHES = ("ty", "suu", "dan", "mao", "thin", "ty", "ngo", "mui", "than", "dau", "tuat", "hoi")
_FIRST_OF_CYCLE = 1984
"""A year Giáp Tý: sixty years are named from it on."""
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5}


@dataclass(frozen=True, slots=True)
class Token:
    """One token: its class, its offsets, and what a number or a date says.

    `values` are (year,) of a `lunar` year, (number,), (day, month), (month, year) or (day, month, year) for `num`, `roman`, `dm`,
    `my`, `dmy`; empty otherwise.
    """

    kind: str
    start: int
    end: int
    values: tuple[int, ...] = ()

    @property
    def value(self) -> int:
        """The number of a `num` or `roman`."""
        return self.values[0]


@cache
def _master(*, lunar: bool) -> re.Pattern[str]:
    return re.compile(f"{_NUMERIC}{_LUNAR if lunar else ''}| (?P<word>{lexicon().pattern}){_REST}", re.VERBOSE)


def tokens(text: str, bare_letters: str, start: int, end: int, *, bare: bool) -> list[Token]:
    """The tokens of `text[start:end]`; `bare_letters` is its skeleton, `bare` whether the text lost its marks."""
    found = []
    at = start
    while match := _master(lunar=True).search(bare_letters, at, end):
        if match.lastgroup == "lunar" and not _names_year(text[slice(*match.span())], bare):
            match = _master(lunar=False).match(bare_letters, match.start(), end) or match
        token = _token(text, match, bare)
        found.append(token)
        at = max(token.end, match.start() + 1)
    return found


def _token(text: str, match: re.Match[str], bare: bool) -> Token:
    kind = match.lastgroup or "other"
    start, end = match.span()
    if kind == "word":
        return _lexical(text, start, end, bare)
    if kind in ("dmy", "my", "dm", "num"):
        return Token(kind, start, end, tuple(int(n[:9]) for n in re.findall(r"\d+", match.group())))
    if kind == "roman":
        value = _ROMAN.get(match.group().replace("l", "i").replace("|", "i"))
        return Token("roman", start, end, (value,)) if value else Token("other", start, end)
    if kind == "lunar":
        year = _named_year(*match.group().split())
        return Token("lunar", start, end, (year,)) if year else Token("other", start, end)
    if kind == "punct":
        return Token(_PUNCTUATION.get(match.group(), "symbol"), start, end)
    return Token(kind, start, end)


def _names_year(written: str, bare: bool) -> bool:
    """Whether words spelt as a year's name are one: "Quý Dậu" is, "quý đầu" is not."""
    stem, branch = written.split()
    return stem[0].isupper() and branch[0].isupper() and (bare or branch.lower() in _BRANCHES_WRITTEN)


def _named_year(stem: str, branch: str) -> int | None:
    """The year of a name of the sixty-year cycle, 2025 of "Ất Tỵ"; None for a stem and a branch that never meet."""
    at = _STEMS.index(stem)
    years = (_FIRST_OF_CYCLE + n for n in range(at, 60, len(_STEMS)) if _BRANCHES[n % len(_BRANCHES)] == branch)
    return next(years, None)


def _lexical(text: str, start: int, end: int, bare: bool) -> Token:
    """The longest wording from here whose marks agree; else the first word, as any other word."""
    stop = end
    while stop > start:
        wording = agreeing(text[start:stop], bare)
        if wording and (wording.kind != "verb" or text[start].islower()):
            return Token(wording.kind, start, stop, (wording.value,) if wording.kind == "num" else ())
        shorter = text[start:stop].rstrip()
        cut = max((shorter.rfind(c) for c in " \n\t\u00a0"), default=-1)
        if cut < 0:
            return Token("other", start, start + len(shorter))
        stop = start + len(shorter[:cut].rstrip())
    return Token("other", start, max(stop, start + 1))
