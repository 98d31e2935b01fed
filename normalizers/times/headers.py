"""Dates of a document's head: its date line, the period in its trích yếu, single dates."""

from __future__ import annotations

import re
from datetime import date
from itertools import groupby
from operator import attrgetter

from normalizers.skeleton import skeleton
from normalizers.times.lexicon import context, is_bare, preceding
from normalizers.times.model import IssueDate, Period
from normalizers.times.reading import Reading
from normalizers.times.resolving import dates
from normalizers.times.stretches import YEARS, day
from normalizers.times.time_grammar import readings
from normalizers.times.tokens import tokens

_BLANK = r"[\s.…_]*"
_LINE = re.compile(
    rf"(?:(?P<place>[^\n,;:]{{0,59}}?[^\s,;:])\s*[,.]\s*)?(?<![a-z])ngay{_BLANK}(?:(?P<day>\d(?:\s?\d)?){_BLANK})?"
    rf"thang{_BLANK}(?:(?P<month>\d(?:\s?\d)?){_BLANK})?nam(?![a-z]){_BLANK}(?P<year>\d{{4}})?"
)
_IN_FIGURES = re.compile(
    r"(?P<place>[^\n,;:]{0,59}?[^\s,;:])\s*,\s*ngay\s+(?P<day>\d{1,2})\s?(?P<sign>[/.\-])\s?(?P<month>\d{1,2})\s?(?P=sign)\s?(?P<year>\d{4})(?!\d)"
)
_SCRAWLED = re.compile(
    r"(?P<place>[^\n,;:]{0,59}?[^\s,;:])\s*[,.]\s*nga[yv]\S{0,4}(?:\s+\S{1,4}){0,2}?\s*thang\s+(?P<month>[\dli|!\]]{1,3})\s+nam\s+(?P<year>\d{4})(?!\d)"
)
"""A date line whose day was filled in by pen, so that OCR made signs of it."""
_FIGURE_ONE = str.maketrans("li|!]", "11111")
"""What OCR makes of the figure one."""
_WORDED = re.compile(r"(?:ngay\s*)?(\d{1,2})\s*thang\s*(\d{1,2})\s*(?:,\s*)?nam\s*(\d{4})(?!\d)")
_NUMERIC = re.compile(r"(?<![\d/.\-])(\d{1,2})\s?([/.\-])\s?(\d{1,2})\s?\2\s?(\d{4})(?![\d/\-])")
_NUMBERED = re.compile(r"^.*(?:so\s*:?\s*)?\d*\s*/[a-z\d\-]+\s+")

_GOES_ON = re.compile(r"\s*va (?:nhung|cac) nam (?:tiep theo|sau|ve sau|ke tiep)(?![a-z])")
_BACKWARDS = re.compile(r"\s*tro (?:ve|lai) truoc(?![a-z])")
"""Behind a day or year: whatever is older, which nothing that is planned is ("có hiệu lực từ năm 2031 trở về trước")."""
_MISREAD_UNTIL = re.compile(r"\b(?!đ[eèề]n)[dđ][eèéẻẽẹêềếểễệ]n(?=\s(?:hết\s)?năm\s\d{4}\b)", re.IGNORECASE)
"""What OCR makes of the word before a year to be reached: "dén năm 2030"; as long as the word itself. "Đèn" and "đền" are words."""
_LAW = re.compile(
    r"(?<![a-z])(?<!phap )(?<!ky )(?:bo )?luat(?! (?:su|gia)(?![a-z]))"
    r"(?: (?!(?:cua|cho|tren|tai|theo|voi|den|trong)[ ,])[a-z,]+){1,10}\s+$"
)
"""A law before its year: "Luật Đất đai năm 2024" is no period; what is done about "pháp luật" in a year is one."""


def read_issue_date(text: str) -> IssueDate | None:
    """The first date line; blank parts lower the precision, a blank year leaves no value. None without a line."""
    letters = skeleton(text)
    match = _LINE.search(letters) or _IN_FIGURES.search(letters)
    if match is None or not match["year"]:
        match = _SCRAWLED.search(letters) or match
    if not match:
        return None
    start, place = _place(text, letters, match)
    parts = match.groupdict()
    value, precision = _precise(_figure(parts["year"]), _figure(parts["month"]), _figure(parts.get("day")))
    return IssueDate(value, precision, place, start, match.end("year") if match["year"] else match.end())


def _figure(read: str | None) -> int | None:
    """A number; None for none, and for a day or month of three signs, which is none."""
    figure = "".join((read or "").split()).translate(_FIGURE_ONE)
    return int(figure) if figure and len(figure) != 3 else None


def _place(text: str, letters: str, match: re.Match[str]) -> tuple[int, str | None]:
    if match["place"] is None:
        return match.start(), None
    start, end = match.span("place")
    if number := _NUMBERED.match(letters[start:end]):
        start += number.end()
    while start < end and not text[start].isalpha():
        start += 1
    return (start, " ".join(text[start:end].split())) if start < end else (match.start(), None)


def _precise(year: int | None, month: int | None, number: int | None) -> tuple[date | None, str | None]:
    if year is None or year not in YEARS:
        return None, None
    if month is None or not 1 <= month <= 12:
        return date(year, 1, 1), "year"
    if number is None or not 1 <= number <= 31:
        return date(year, month, 1), "month"
    return day(year, month, number), "day"


def read_date(text: str) -> date | None:
    """The one date the text holds; None if there is none, more than one, or no such day."""
    letters = skeleton(text)
    found = {(m[3], m[2], m[1]) for m in _WORDED.finditer(letters)}
    found |= {(m[4], m[3], m[1]) for m in _NUMERIC.finditer(letters)}
    if len(found) != 1:
        return None
    try:
        return date(*map(int, found.pop()))
    except ValueError:
        return None


def _is_looked_back_on(before: str) -> bool:
    """Whether the last clause of what stands before a stretch of time looks back on it."""
    return context("looking_back").search(before.rpartition(";")[2]) is not None


def _is_a_term(reading: Reading, letters: str) -> bool:
    """Whether a stretch of time is the term of those elected ("đại biểu … nhiệm kỳ 2031-2036"), and no work for it."""
    named = context("terms").match(letters, reading.start) or preceding("terms").search(letters, 0, reading.start)
    return named is not None and not context("works_of_a_term").search(letters, 0, reading.end)


def read_period(title: str) -> Period | None:
    """What a plan of this title covers; the last stretch of years or months that the title names.

    A year only to be reached by ("đến năm 2030") counts where no stretch is named, and so does a stretch that is
    looked back on ("Phong trào X năm 2032 và sơ kết 05 năm phong trào (2027-2032)").
    """
    title = _MISREAD_UNTIL.sub("đến", title)
    letters = skeleton(title)
    words = tokens(title, letters, 0, len(title), bare=is_bare(title))
    periods: list[Period] = []
    for _, group in groupby(readings(words), key=attrgetter("start")):
        reading, *others = group
        start, due = dates(reading, None)
        due = dates(others[-1], None)[1] if due and others else due
        if _LAW.search(letters, 0, reading.start) or (periods and _is_looked_back_on(letters[: reading.start])):
            continue
        if _is_a_term(reading, letters) or _BACKWARDS.match(letters, reading.end):
            continue
        if reading.kind == "date" and reading.last and reading.last.unit == "year" and due:
            periods.append(Period(None, None if _GOES_ON.match(letters, reading.end) else due))
        elif reading.kind in ("window", "open", "ongoing") and start:
            periods.append(Period(start, due))
    return next((p for p in reversed(periods) if p.start), periods[-1] if periods else None)
