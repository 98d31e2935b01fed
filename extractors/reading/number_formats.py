"""Numbers and dates of spreadsheets as their cells show them to a Vietnamese reader.

Follows ECMA-376 Part 1, §18.8.31 as far as offices use it: sections for positive, negative and zero, digits and
thousands, percent, literal text, dates and times. Dates of day, month and year always come out as dd/mm/yyyy,
whatever the order in the format, as that order is the reader's computer's and not the writer's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

GENERAL = frozenset({"", "general", "@", "standard"})
TOKEN = re.compile(
    r"""
    "(?P<quoted>[^"]*)" | \\(?P<escaped>.) | _. | \*. | \[\$(?P<currency>[^\]-]*)[^\]]*\] | \[[^\]]*\]
  | (?P<half>AM/PM|A/P) | (?P<date>y+|m+|d+|h+|s+|b+|e+|g+) | (?P<digits>[0\#?][0\#?.,]*(?:E[+-][0\#?]+)?)
  | (?P<percent>%) | (?P<other>.)
    """,
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)
MOST_DIGITS = 15
"""Excel keeps no more, so that 0.1 + 0.2 shows as 0,3."""
_SHOWN_DIGITS = 10
TOO_LARGE = 1e18
"""No number of a plan; what would be written of it are digits that nobody typed."""


def is_date_format(number_format: str) -> bool:
    """Whether a cell with the format shows a date or a time.

    >>> is_date_format('dd/mm/yyyy'), is_date_format('#,##0" ngày"'), is_date_format('[Red]0.0')
    (True, False, False)
    """
    first = number_format.split(";")[0]
    return first.lower() not in GENERAL and any(token["date"] for token in TOKEN.finditer(first))


def shown_number(value: float, number_format: str, point: str = ",") -> str:
    """A number as its cell shows it; `point` is the decimal sign where the format is the general one.

    >>> shown_number(1234.5, "#,##0.00"), shown_number(0.125, "0.0%"), shown_number(7.0, "General")
    ('1.234,50', '12,5%', '7')
    """
    section = _section(number_format, value)
    if section.lower() in GENERAL or abs(value) >= TOO_LARGE:
        return _general(value, point)
    tokens = list(TOKEN.finditer(section))
    patterns = [token["digits"] for token in tokens if token["digits"]]
    if len(patterns) > 1 or any("E" in pattern.upper() for pattern in patterns) or "/" in section:
        return _general(value, point)  # fractions and powers of ten
    percents = sum(bool(token["percent"]) for token in tokens)
    has_own_sign = ";" in number_format and value < 0
    number = _exact(abs(value) if has_own_sign else value) * 100**percents
    return "".join(_written(token, number) for token in tokens).strip()


def shown_date(value: datetime, number_format: str) -> str:
    """A date or time as its cell shows it.

    >>> shown_date(datetime(2024, 3, 5), "m/d/yyyy"), shown_date(datetime(2024, 3, 1), '"Tháng "m/yyyy')
    ('05/03/2024', 'Tháng 3/2024')
    """
    tokens = list(TOKEN.finditer(number_format.split(";")[0]))
    kinds = [token["date"][0].lower() for token in tokens if token["date"]]
    words = any((token["quoted"] or "").strip() for token in tokens)
    if {"d", "m", "y"} <= set(kinds) and not words:
        date = value.strftime("%d/%m/%Y")
        return f"{date} {value:%H:%M}" if "h" in kinds else date
    return "".join(_date_parts(tokens, value)).strip()


def _section(number_format: str, value: float) -> str:
    """The part of the format for the number's sign."""
    sections = re.split(r';(?=(?:[^"]*"[^"]*")*[^"]*$)', number_format)
    if value < 0 and len(sections) > 1:
        return sections[1]
    if value == 0 and len(sections) > 2:
        return sections[2]
    return sections[0]


def _general(value: float, point: str) -> str:
    text = f"{_exact(value):.{_SHOWN_DIGITS}g}"
    if "e" in text:
        text = format(_exact(value), "f")
    return (text.rstrip("0").rstrip(".") if "." in text else text).replace(".", point)


def _exact(value: float) -> Decimal:
    try:
        return Decimal(f"{value:.{MOST_DIGITS}g}")
    except InvalidOperation:
        return Decimal(0)


def _written(token: re.Match[str], number: Decimal) -> str:
    if token["digits"]:
        return _digits(number, token["digits"])
    literal = next((token[name] for name in ("quoted", "escaped", "currency", "percent", "other") if token[name]), "")
    return literal or (" " if token[0].startswith("_") else "")


def _digits(number: Decimal, pattern: str) -> str:
    """The number by a pattern such as `#,##0.0#`; commas at its end leave out three digits each."""
    whole, _, fraction = pattern.partition(".")
    kept = whole.rstrip(",")
    number /= 1000 ** (len(whole) - len(kept) + len(fraction) - len(fraction.rstrip(",")))
    fraction = fraction.rstrip(",")
    rounded = number.quantize(Decimal(1).scaleb(-len(fraction)), ROUND_HALF_UP)
    written, _, decimals = f"{abs(rounded):{',' if ',' in kept else ''}f}".partition(".")
    least = kept.count("0")
    written = written.replace(",", ".").zfill(least) if written != "0" or least else ""
    for place in reversed(fraction):
        if place == "0" or not decimals.endswith("0"):
            break
        decimals = decimals[:-1]
    sign = "-" if rounded < 0 else ""
    return f"{sign}{written},{decimals}" if decimals else f"{sign}{written}"


def _date_parts(tokens: list[re.Match[str]], value: datetime) -> Iterator[str]:
    after_hour = False
    for token in tokens:
        kind, width = (token["date"] or " ")[0].lower(), len(token["date"] or "")
        if kind in "hs" and width:
            yield f"{value.hour if kind == 'h' else value.second:02}"
        elif kind == "m" and width:
            yield f"{value.minute:02}" if after_hour else f"{value.month:02}" if width > 1 else str(value.month)
        elif kind == "d":
            yield f"{value.day:02}" if width > 1 else str(value.day)
        elif kind in "yeg" and width:
            yield f"{value.year}"
        else:
            literal = next((token[name] for name in ("quoted", "escaped", "other") if token[name]), "")
            yield "/" if literal in ("-", ".") and not after_hour else literal
        after_hour = (kind == "h" and bool(width)) or (after_hour and not width)
