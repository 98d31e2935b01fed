"""What a citation says, and the words citations are made of."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from normalizers.lexicons import read_lexicon
from normalizers.skeleton import skeleton


@dataclass(frozen=True, slots=True)
class DocumentNumber:
    """`68` and `KH-SCT` of "Số: 68/KH-SCT"; either is None where it was left blank."""

    number: str | None
    symbol: str | None


@dataclass(frozen=True, slots=True)
class Citation:
    """One mention of another document; `raw` is what stands at `start`..`end`.

    `document_type` is in lower case; `key` is number and symbol as printed, without spaces ("/KH-SCT" where the number
    is blank); `title` is an unnumbered law's. None wherever the text does not say it.
    """

    start: int
    end: int
    raw: str
    document_type: str | None
    number: str | None
    symbol: str | None
    key: str | None
    title: str | None
    date: date | None
    issuer: str | None
    confidence: float
    method: str


@lru_cache(maxsize=1)
def lexicon() -> dict[str, Any]:
    """The word lists of `data/citations.toml`."""
    return read_lexicon("normalizers", "citations.toml")


def either(words: Iterable[str]) -> str:
    """A pattern for any of the words, on a skeleton, the longest first; white space and commas may vary."""
    longest_first = sorted({skeleton(word) for word in words}, key=len, reverse=True)
    return "|".join(
        re.escape(w).replace(r"\ ", r"\s+").replace(",", r"\s*,?").replace(r"\-", "[-–]") for w in longest_first
    )


@lru_cache(maxsize=1)
def types() -> dict[str, str]:
    """Kind of document, as published, by its skeleton."""
    return {skeleton(word): word for word in lexicon()["types"]}


_DATE = re.compile(
    r"\s*[,(]?\s*(?:ban hanh\s+)?(?:ngay|ng\.)\s*"
    r"(?P<day>\d{1,2})\s*(?:[/.-]\s*|thang\s*)(?P<month>\d{1,2})\s*,?\s*(?:[/.-]\s*|nam\s*)(?P<year>\d{4})(?!\d)"
)


def date_at(bare: str, at: int) -> tuple[date | None, int]:
    """The date that follows ("ngày 30 tháng 10 năm 2018", "ngày 07/3/2020") and where it ends; (None, at) if none.

    A date that no calendar has is passed over: (None, its end).
    """
    found = _DATE.match(bare, at)
    if found is None:
        return None, at
    try:
        return date(int(found["year"]), int(found["month"]), int(found["day"])), found.end()
    except ValueError:
        return None, found.end()
