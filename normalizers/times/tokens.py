"""A clause as typed tokens: calendar words, bounds, numbers, dates, punctuation, other words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple

from normalizers.lexicons import read_lexicon
from normalizers.skeleton import skeleton
from normalizers.times.lexicon import agreeing, lexicon

_NUMERIC = r"""
\s*(?:(?=\d)(?:
  (?P<clock>(?<![\d/.])\d{1,2}\s?(?:h|g|gio)\s?(?:\d{1,2}\s?)?(?:phut)?(?=,?\s+(?:ngay\s+)?\d{1,2}\s?[/\-.t]))
| (?P<dmy>(?<![\d/.])\d{1,2}\s?(?P<mark>[/.\-])\s?\d{1,2}\s?(?P=mark)\s?\d{4}(?!\d|(?!\s-\s)\s?[/\-]\s?(?!\d{1,2}\s?[/.\-]\s?\d{1,2}|\d{1,3}\s+[a-z])[a-z\d]))
| (?P<my>(?<![\d/.])\d{1,2}\s?[/.\-]\s?(?:19|20)\d\d(?!\d|/[a-z\d]|-[a-z]))
| (?P<dm>(?<![\d/.])\d{1,2}\s?/\s?\d{1,2}(?!\d|/[a-z\d]|-[a-z]|%|,\d))
| (?P<num>\d+)
)"""
_REST = r"""
| (?P<quarter>quy(?=[ivl]{1,3}(?![a-z])|\d)|(?<![a-z])q(?=[ivl]{1,3}(?![a-z])))
| (?P<roman>(?:(?<![a-z])|(?<=quy)|(?<=\bq))(?:[il|]{1,3}|[il]v)(?![a-z]))
| (?P<bullet>(?<!\S)[+*•](?=\s))
| (?P<dash>[-–—−])
| (?P<punct>[^\w\s])
| (?P<other>[^\W\d]+)
)"""
_PLAIN = frozenset({"other", "dash", "bullet", "clock", "quarter"})
"""Kinds that say all there is to say."""
_NUMBER = re.compile(r"\d+")
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
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5}


class Token(NamedTuple):
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
    stems, branches = "|".join(_ranks("stems")), "|".join(_ranks("branches"))
    named = rf"| (?P<lunar>(?<![a-z])(?:{stems})\s+(?:{branches})(?![a-z]))" if lunar else ""
    return re.compile(f"{_NUMERIC}{named}| (?P<word>{lexicon().pattern}){_REST}", re.VERBOSE)


def tokens(text: str, bare_letters: str, start: int, end: int, *, bare: bool) -> list[Token]:
    """The tokens of `text[start:end]`; `bare_letters` is its skeleton, `bare` whether the text lost its marks."""
    return list(each_token(text, bare_letters, start, end, bare=bare))


def each_token(text: str, bare_letters: str, start: int, end: int, *, bare: bool) -> Iterator[Token]:
    """The same, each as it is asked for."""
    at, any_kind = start, _master(lunar=True)
    while match := any_kind.match(bare_letters, at, end):
        if match.lastgroup == "lunar" and not _names_year(text[slice(*match.span("lunar"))], bare):
            match = _master(lunar=False).match(bare_letters, at, end) or match
        token = _token(text, match, bare)
        yield token
        at = max(token.end, token.start + 1)


def _token(text: str, match: re.Match[str], bare: bool) -> Token:
    kind = match.lastgroup or "other"
    start, end = match.span(kind)
    if kind in _PLAIN:
        return Token(kind, start, end)
    if kind == "word":
        return _lexical(text, start, end, bare)
    if kind in ("dmy", "my", "dm", "num"):
        return Token(kind, start, end, tuple([int(n[:9]) for n in _NUMBER.findall(match[kind])]))
    if kind == "roman":
        value = _ROMAN.get(match[kind].replace("l", "i").replace("|", "i"))
        return Token("roman", start, end, (value,)) if value else Token("other", start, end)
    if kind == "lunar":
        year = _named_year(*match[kind].split())
        return Token("lunar", start, end, (year,)) if year else Token("other", start, end)
    return Token(_PUNCTUATION.get(match[kind], "symbol"), start, end)


@cache
def _cycle() -> Mapping[str, Any]:
    cycle: Mapping[str, Any] = read_lexicon("normalizers", "tet.toml")["cycle"]
    return cycle


@cache
def _ranks(words: str) -> Mapping[str, Sequence[int]]:
    """The places of the stems or the branches in their order, by skeleton: two branches are "ty" without their marks."""
    ranks: dict[str, list[int]] = {}
    for rank, spellings in enumerate(_cycle()[words]):
        for spelling in spellings:
            ranks.setdefault(skeleton(spelling), []).append(rank)
    return ranks


def _names_year(written: str, bare: bool) -> bool:
    """Whether words spelt as a year's name are one: "Quý Dậu" is, "quý đầu" is not."""
    stem, branch = written.split()
    spelt = any(branch.lower() in spellings for spellings in _cycle()["branches"])
    return stem[0].isupper() and branch[0].isupper() and (bare or spelt)


def _named_year(stem: str, branch: str) -> int | None:
    """The year of a name of the sixty-year cycle, 2025 of "Ất Tỵ"; None for a stem and a branch that never meet."""
    stems, branches = _ranks("stems")[stem], _ranks("branches")[branch]
    years = (n for n in range(60) if n % 10 in stems and n % 12 in branches)
    return next((_cycle()["first_year"] + n for n in years), None)


def _lexical(text: str, start: int, end: int, bare: bool) -> Token:
    """The longest wording from here whose marks agree; else the first word, as any other word."""
    stop = end
    while stop > start:
        wording = agreeing(text[start:stop], bare)
        if wording and (wording.kind != "verb" or text[start].islower()):
            return Token(wording.kind, start, stop, (wording.value,) if wording.kind == "num" else ())
        if wording and "," in text[start:stop]:  # "Luật Sửa đổi, bổ sung …": a name whose comma parts nothing
            return Token("other", start, stop)
        shorter = text[start:stop].rstrip()
        cut = max((shorter.rfind(c) for c in " \n\t\u00a0"), default=-1)
        if cut < 0:
            return Token("other", start, start + len(shorter))
        stop = start + len(shorter[:cut].rstrip())
    return Token("other", start, max(stop, start + 1))
