"""Laws cited by name: "Luật Ngân sách nhà nước", "Bộ luật Lao động năm 2019"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from normalizers.citations.issuers import ends_name
from normalizers.citations.model import either, lexicon

_AMENDING = re.compile(
    r"\s+sua doi(?:\s*,?\s*(?:va\s+)?bo sung)?(?:\s+(?:mot so|cac|\d+))?(?:\s+dieu)?(?:\s+(?:cua|va))*\s+"
    r"(?:(?:\d+|cac)\s+)?(?:bo luat|luat|phap lenh)(?!\w)"
)
_YEAR = re.compile(
    r"\s+sua doi(?=\s*(?:[.;:)]|,(?!\s*bo sung)|$))|(?:\s*\(sua doi\))?\s*\(?(?:nam\s+)?(?:19|20)\d{2}(?![\w/])|\s*\(sua doi\)"
)
_AND_LAW = re.compile(r"\s*(?:,|,?\s+va)\s+(?:bo luat|luat|phap lenh)(?!\w)")
_WORD = re.compile(r"\s+(?P<word>\w+)")
_MOST_WORDS = 12


@dataclass(frozen=True, slots=True)
class Law:
    """A law named at `start`..`end`; `known` where its title is in the lexicon."""

    start: int
    end: int
    document_type: str
    known: bool


@lru_cache(maxsize=1)
def _patterns() -> dict[str, re.Pattern[str]]:
    words = lexicon()["laws"]
    return {
        "head": re.compile(r"(?<!\w)(?:bo luat|luat|phap lenh|hien phap)(?!\w)"),
        "title": re.compile(rf"\s+(?:{either(words['titles'])})(?!\w)"),
        "not_before": re.compile(rf"(?<!\w)(?:{either(words['not_before'])})\s+$"),
        "not_title": re.compile(rf"\s+(?:{either(words['not_titles'])})(?!\w)"),
    }


_TYPES = {"bo luat": "bộ luật", "luat": "luật", "phap lenh": "pháp lệnh", "hien phap": "hiến pháp"}


def laws(text: str, bare: str) -> Iterator[Law]:
    """Every law cited by name, in order; a law that amends one is one with it. `bare` is the text's skeleton."""
    if not any(law in bare for law in _TYPES):  # hardly any text has one, and the pattern takes much longer
        return
    at = 0
    while found := _patterns()["head"].search(bare, at):
        law = _law(text, bare, found)
        at = law.end if law else found.end()
        if law:
            yield law


def _law(text: str, bare: str, head: re.Match[str]) -> Law | None:
    patterns = _patterns()
    start, at = head.span()
    kind = _TYPES[head.group()]
    if patterns["not_before"].search(bare[max(0, start - 16) : start]):
        return None
    if kind == "hiến pháp":
        end = _with_year(bare, at)
        return Law(start, end, kind, True) if text[start].isupper() and end > at else None
    amending = _AMENDING.match(bare, at)
    title_at = amending.end() if amending else at
    known = patterns["title"].match(bare, title_at)
    if known and (text[start].isupper() or text[known.start() :].lstrip()[:1].isupper()):
        end = _last_amended(bare, known.end()) if amending else known.end()
        return Law(start, _with_year(bare, end), kind, True)
    end = _title_end(text, bare, title_at)
    if end == title_at or not text[start].isupper() or patterns["not_title"].match(bare, title_at):
        return Law(start, amending.end(), kind, False) if amending and text[start].isupper() else None
    return Law(start, _with_year(bare, end), kind, False)


def _last_amended(bare: str, at: int) -> int:
    """Where the last of the laws ends that one law amends: "… sửa đổi một số điều của Luật Giá và Luật Phí và lệ phí"."""
    while (joined := _AND_LAW.match(bare, at)) and (title := _patterns()["title"].match(bare, joined.end())):
        at = title.end()
    return at


def _title_end(text: str, bare: str, at: int) -> int:
    """Where a title outside the lexicon ends; `at` itself where none begins (a title begins with a capital)."""
    end = at
    for _ in range(_MOST_WORDS):
        found = _WORD.match(bare, end)
        if found is None:
            return end
        word_at = found.start("word")
        begins_badly = end == at and not text[word_at].isupper()
        joins = bare.startswith("va ", word_at) and ends_name(text, bare, word_at + 3)
        if begins_badly or joins or found["word"].isdigit() or ends_name(text, bare, word_at):
            return end
        end = found.end()
    return end


def _with_year(bare: str, at: int) -> int:
    """Where the title ends with the year, "(sửa đổi)" or "sửa đổi" that may follow."""
    found = _YEAR.match(bare, at)
    if found is None:
        return at
    closes = found.group().count("(") > found.group().count(")")
    return found.end() + (closes and bare.startswith(")", found.end()))
