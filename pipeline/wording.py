"""What officials read, in Vietnamese and English: catalogues under data/wording, one folder a language, one file a room.

A key is the dotted way to a text (`tasks.title`). A text may hold `{name}` for what is filled in; one that depends on
a number is a table of `one` and `other`. `values.<column>.<value>` name the data model's own words.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from pipeline.today import VIETNAM

LANGUAGES = ("vi", "en")
"""The first is the one spoken where none was asked for."""

_MARKS = {"vi": (".", ","), "en": (",", ".")}
"""What parts thousands, and decimals."""


class NoSuchText(KeyError):
    """A key that the catalogue does not have."""


@dataclass(frozen=True)
class Wording:
    """The texts of one language, by dotted key; and how it writes numbers and days."""

    language: str
    texts: Mapping[str, str]

    def __call__(self, key: str, **values: object) -> str:
        """The text of a key, filled in; numbers as the language writes them. `n` chooses between one and other.

        Raises NoSuchText.
        """
        found = self.texts.get(key)
        if found is None and "n" in values:
            found = self.texts.get(f"{key}.{'one' if values['n'] == 1 else 'other'}")
        if found is None:
            raise NoSuchText(key)
        return found.format(**{name: self.said(value) for name, value in values.items()})

    def said(self, value: object) -> str:
        """A value as people write it: numbers, days; nothing for None, anything else as it is."""
        match value:
            case None:
                return ""
            case bool():
                return str(value)
            case int():
                return self.number(value)
            case float():
                return self.number(value, 2)
            case date():
                return self.day(value)
        return str(value)

    def value(self, column: str, value: object) -> str:
        """The words for a value of a column whose values are a closed list ("role", "lead"); else the value itself."""
        return "" if value is None else self.texts.get(f"values.{column}.{value}", str(value))

    def method(self, method: str) -> str:
        """The words for a rule that found a row, by the first part of its name ("sentence.lead"); never the name itself."""
        first = method.partition(".")[0]
        return self.texts.get(f"values.method.{first}") or self.texts["values.method.other"]

    def number(self, value: float, places: int = 0) -> str:
        """12.345,6 in Vietnamese, 12,345.6 in English."""
        thousands, decimal = _MARKS[self.language]
        return f"{value:,.{places}f}".translate({ord(","): thousands, ord("."): decimal})

    def share(self, value: float | None, places: int = 0) -> str:
        """A share of 0..1 in percent; nothing for None."""
        return "" if value is None else f"{self.number(100 * value, places)}%"

    def day(self, value: date | datetime | None) -> str:
        """31/12/2024, in English 31 Dec 2024; nothing for None."""
        if value is None:
            return ""
        if self.language == "vi":
            return f"{value:%d/%m/%Y}"
        return f"{value.day} {_MONTHS[value.month - 1]} {value.year}"

    def moment(self, value: datetime) -> str:
        """08:05 ngày 31/12/2024, in English 31 Dec 2024, 08:05, as clocks in Vietnam show it."""
        there = value.astimezone(VIETNAM)
        if self.language == "vi":
            return f"{there:%H:%M} ngày {self.day(there)}"
        return f"{self.day(there)}, {there:%H:%M}"

    def month(self, value: date) -> str:
        """12/2024, in English Dec 2024."""
        return f"{value:%m/%Y}" if self.language == "vi" else f"{_MONTHS[value.month - 1]} {value.year}"


_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@cache
def wording(language: str) -> Wording:
    """The catalogue of a language; that of the first of LANGUAGES for one that there is none of."""
    known = language if language in LANGUAGES else LANGUAGES[0]
    texts: dict[str, str] = {}
    folder = files("pipeline").joinpath("data", "wording", known)
    for file in sorted(folder.iterdir(), key=lambda each: each.name):
        if file.name.endswith(".toml"):
            _add(texts, "", tomllib.loads(file.read_text(encoding="utf-8")))
    return Wording(known, MappingProxyType(texts))


def _add(texts: dict[str, str], above: str, found: Mapping[str, object]) -> None:
    for name, value in found.items():
        key = f"{above}{name}"
        if isinstance(value, Mapping):
            _add(texts, f"{key}.", value)
        elif key in texts:
            raise ValueError(f"two texts have the key {key}")
        else:
            texts[key] = str(value)
