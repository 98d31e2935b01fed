"""What readings of one clause mean together: a period that labels a date, a frequency that makes it recur."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile, zip_longest
from operator import attrgetter

from normalizers.times import recurrences
from normalizers.times.lexicon import context
from normalizers.times.reading import FREQUENCIES, Reading
from normalizers.times.tokens import Token

FIRM = ("bounded", "dated_recurrence", "delay")
PUNCTUATION = ("comma", "semi", "stop", "lpar", "rpar", "slash", "colon", "bullet", "dash", "and")
_start = attrgetter("start")
_SYMBOL = re.compile(r"[/\-][a-z][a-z0-9\-&]*\s*,?\s*$")
_TITLE = re.compile(r"\d[/\-][a-z][a-z0-9\-&]*\s(?P<between>[^;]*?)(?<![a-z])(?:ve|phe duyet)\s(?P<title>[^;]*)$")
_SCHEME = re.compile(r"(?<![a-z])(?:de an|chuong trinh|chien luoc|quy hoach)\s(?P<title>[^;:]*)$")
_AND_LATER = re.compile(r"\s+va\s+(?:cac|nhung)\s+nam\s+(?:tiep theo|sau)(?![a-z])")
"""What schemes are named by behind their years; a deadline has nothing after it."""
_LONGEST_TITLE = 400
_YEARLY, _HALF_YEARLY = "FREQ=YEARLY", "FREQ=MONTHLY;INTERVAL=6"
_AND_REPORT = re.compile(
    r"\)?\s*(?:,|va|,\s*va)\s*(?:(?:gui|bao cao|so ket|tong ket|tong the|dinh ky|ca nam|nam|[69] thang)\s+)*\(?"
)
"""What stands between the days of two reports that come each year."""


def is_cited(reading: Reading, bare_letters: str) -> bool:
    """Whether the time is a cited document's: its date, right after its symbol ("… 197/QĐ-UBND ngày 15/4/2022"), or
    years in its title ("… 197/QĐ-UBND về việc phê duyệt Đề án … từ nay đến năm 2030").
    """
    before = bare_letters[max(0, reading.start - _LONGEST_TITLE) : reading.start]
    later = _AND_LATER.match(bare_letters, reading.end) is not None
    return (reading.rule == "plain" and bool(_SYMBOL.search(before[-40:]))) or _in_title(reading, before, later)


def _in_title(reading: Reading, before: str, later: bool) -> bool:
    """Whether years stand in a title begun by "về" or "phê duyệt" after a symbol, with no order after a comma since; `later`:
    years to come are named behind them, as in "Đề án … từ nay đến năm 2030 và những năm tiếp theo", symbol or not.
    """
    said = reading.last or reading.first
    if said is None or said.unit != "year" or reading.rule == "inside":
        return False
    found = _TITLE.search(before) or (_SCHEME.search(before) if later else None)
    if found is None:
        return False
    commas = (comma.end() for comma in re.finditer(r",\s*", found["title"]))
    return not any(context("verbs").match(found["title"], comma) for comma in commas)


def neighbours(reading: Reading, tokens: Sequence[Token]) -> tuple[Token | None, Token | None]:
    """The tokens right before and right after."""
    first = bisect_left(tokens, reading.start, key=_start)
    behind = bisect_left(tokens, reading.end, key=_start)
    return (tokens[first - 1] if first else None), (tokens[behind] if behind < len(tokens) else None)


def stands_alone(reading: Reading, tokens: Sequence[Token]) -> bool:
    """Whether nothing but punctuation touches the reading in its clause."""
    return all(token is None or token.kind in PUNCTUATION for token in neighbours(reading, tokens))


def recurring_dates(found: list[Reading]) -> list[Reading]:
    """A frequency and later dates without a year as dates that recur ("hằng năm báo cáo … trước ngày 31 tháng 12", "hàng
    tháng báo cáo … trước ngày 25"); without the frequency where a later wording says on which day of it.
    """
    found = [r for r, then in zip_longest(found, found[1:]) if not _is_told_again(r, then)]
    later = list(takewhile(_may_recur, reversed(found)))[::-1]
    kept = found[: len(found) - len(later)]
    if not later or not kept or kept[-1].rule not in FREQUENCIES:
        return found
    unit = "month" if kept[-1].recurrence == recurrences.every("month") else "year"
    if unit == "year" and any(r.last is not None and r.last.unit == "monthday" for r in later):
        return found
    return kept[:-1] + [_recurring(r, unit) for r in later]


def _is_told_again(reading: Reading, then: Reading | None) -> bool:
    """Whether a frequency is said again with its day: "định kỳ hàng quý … (trước ngày 20 tháng cuối quý)"."""
    if then is None or reading.rule not in FREQUENCIES or then.rule != "dated_recurrence" or not reading.recurrence:
        return False
    return recurrences.has_day_of(reading.recurrence, then.recurrence or "")


def _may_recur(reading: Reading) -> bool:
    stretch = reading.last
    return (
        reading.rule == "bounded"
        and stretch is not None
        and stretch.year is None
        and not stretch.shift
        and stretch.unit in ("day", "month", "quarter", "monthday")
    )


def _recurring(reading: Reading, unit: str) -> Reading:
    if reading.last is None:
        return reading
    rule = recurrences.on(reading.last, unit, before=reading.bound == "before")
    return replace(reading, kind="recurring", rule="dated_recurrence", recurrence=rule, first=None, last=None)


def beside_yearly(found: list[Reading], letters: str) -> list[Reading]:
    """Days without a year beside one that comes each year come again with it, and how often such a report is said to come
    is its name: "định kỳ 6 tháng trước ngày 15/6 và cả năm trước ngày 15/12 hằng năm" are two days of each year.

    `letters` is the skeleton of the text.
    """
    joined: list[Reading] = []
    for reading in reversed(found):
        then = joined[0] if joined else None
        gap = letters[reading.end : then.start] if then else ""
        if then and _names_report(reading) and (_may_recur(then) or _comes_yearly(then)) and not gap.strip(" ("):
            joined[0] = _recurring(then, "year") if _may_recur(then) else then
            continue
        if (
            then
            and _may_recur(reading)
            and then.rule in FREQUENCIES
            and then.recurrence == _YEARLY
            and gap in (" ", ") ")
        ):
            joined[0] = _recurring(reading, "year")
            continue
        listed = then is not None and _comes_yearly(then) and _AND_REPORT.fullmatch(gap)
        joined.insert(0, _recurring(reading, "year") if listed and _may_recur(reading) else reading)
    kept: list[Reading] = []
    for reading in joined:
        if not any(_says_again(reading, before, letters) for before in kept):
            kept.append(reading)
    return kept


def _names_report(reading: Reading) -> bool:
    return reading.rule in FREQUENCIES and reading.recurrence in (_YEARLY, _HALF_YEARLY)


def _comes_yearly(reading: Reading) -> bool:
    return reading.rule == "dated_recurrence" and (reading.recurrence or "").startswith(_YEARLY)


def _says_again(reading: Reading, before: Reading, letters: str) -> bool:
    """Whether a frequency but names the report whose day was said: "trước ngày 15/12 hằng năm gửi báo cáo định kỳ hằng năm"."""
    if not _comes_yearly(before) or not _names_report(reading):
        return False
    gap = letters[before.end : reading.start]
    return not gap.strip() or (reading.recurrence == _YEARLY and gap.rstrip().endswith("bao cao"))


def without_labels(found: list[Reading], tokens: Sequence[Token]) -> list[Reading]:
    """Without the periods that only say which report a later date of the clause is for ("quý III, trước ngày 10/9"),
    without those that are summed up at a time said right after them ("tổng kết giai đoạn 2026-2030 vào năm 2030"), and
    without delays that only tell how the full date before them was counted ("ngày 10/12/2031 - 95 ngày trước bầu cử").
    """
    found = [r for r, then in zip_longest(found, found[1:]) if not _is_summed_up(r, then, tokens)]
    found = [r for r, before in zip(found, [None, *found], strict=False) if not _explains(r, before, tokens)]
    firm = [r for r in found if r.rule in FIRM]
    if not firm:
        return found
    kept = []
    for reading in found:
        _, behind = neighbours(reading, tokens)
        names = reading.rule in ("plain", "listed", "frequency") and reading.start < firm[-1].start
        if not names or reading.tentative or (behind and behind.kind == "and"):
            kept.append(reading)
    return kept


def _is_summed_up(reading: Reading, then: Reading | None, tokens: Sequence[Token]) -> bool:
    if then is None or reading.rule != "plain" or then.rule != "inside":
        return False
    _, behind = neighbours(reading, tokens)
    return behind is not None and behind.start == then.start


def _explains(reading: Reading, before: Reading | None, tokens: Sequence[Token]) -> bool:
    """Whether a delay stands in a parenthesis or after a dash right behind a date with its year, or after a comma where it
    counts back from what comes later: "…, 10 ngày sau khi họp" tells of another time. So does what a time is called:
    "Tháng 9/2031 (đầu năm học)".
    """
    if before is not None and reading.rule == "term":
        return [t.kind for t in tokens if before.end <= t.start < reading.start] == ["lpar"]
    if before is None or reading.rule != "delay" or not (before.kind == "date" and before.last and before.last.year):
        return False
    between = [t.kind for t in tokens if before.end <= t.start < reading.start]
    back = min(reading.days or 0, reading.months or 0) < 0
    return bool(between) and set(between) <= ({"lpar", "dash", "comma"} if back else {"lpar", "dash"})
