"""Which lines of a row that lost its rules are which cell: told by what each line says and by how it begins.

A row's lines come cell after cell, each cell on one or more lines. Of all ways to part them that one is taken in which
columns of units hold units, those of times hold times, and cells begin as cells do.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import pairwise

from normalizers.lexicons import read_lexicon
from normalizers.organisations import find_units, split_units
from normalizers.times import read_times

UNITS = frozenset({"lead", "coordinate", "implement"})
_NAMED = 0.6
"""Share of a cell's letters that are those of units, at least."""
_LONGEST_TIME = 60
_LATEST = 16
"""Where a time begins in its cell at the latest: after "Hoàn thành trong"."""
_MOST_STARTS = 16
_FITS, _MISFIT, _SAYS = 3.0, -4.0, 0.5
_EMPTY = {"task": -50.0, "lead": -2.0, "time": -1.5}
_ANY_EMPTY = -1.0
_BROKEN = -1.5
_LIKELY = 1.5
_STRANGE = -0.5
_ALONE = -0.7
_NEW_LINE = -0.5
"""A line that might begin the next cell."""
_LONGEST_UNKNOWN = 60
_DITTO = re.compile(r"[-–.\s]*n/?t[-–.\s]*", re.IGNORECASE)
_CONTINUES = re.compile(r"\d{1,2}[,;](?:\s|$)")
"""How lines begin that are not the first of their cell: the rest of "tỉnh số / 1; …"."""
_SYLLABLE = re.compile(r"[^\W\d_]{1,4}[.;,]?")
"""A line that seldom is a cell."""


@cache
def _open_ends() -> tuple[str, ...]:
    """How a line ends that is not the last of its cell."""
    words = read_lexicon("extractors", "wrapped_lines.toml")["open_ends"]["cell"]
    return (*",;:-(–/", *(f" {word}" for word in words))


@cache
def _label() -> re.Pattern[str]:
    """What a cell of units says before them: "- Chủ trì: …", "Đơn vị phối hợp: …"."""
    said = read_lexicon("extractors", "wrapped_lines.toml")["labels"]
    bodies, roles = "|".join(said["bodies"]), "|".join(said["roles"])
    return re.compile(rf"(?:^|\s)[-–+*]?\s*(?:(?:{bodies})\s+)?(?:{roles})\s*:", re.IGNORECASE)


def parted(lines: Sequence[str], roles: Sequence[str | None]) -> list[int] | None:
    """Where the cells of a row end: for each column (its role in `roles`) the number of lines up to its end.

    None where the row can't be parted: no units and no time stand where they should.

    >>> parted(["Dựng phim về", "chợ phiên", "Sở Y tế", "Quý I/2031"], ["task", "lead", "time"])
    [2, 3, 4]
    """
    starts = [0, *(n for n in range(1, len(lines)) if _may_begin(lines[n])), len(lines)]
    if len(starts) > _MOST_STARTS + 1:
        return None
    best: dict[int, tuple[float, list[int]]] = {0: (0.0, [])}
    for role in roles:
        following: dict[int, tuple[float, list[int]]] = {}
        for at, (score, ends) in best.items():
            for end in (place for place in starts if place >= at):
                total = score + _fit(tuple(lines[at:end]), role) + _seam(lines, at, end)
                if end not in following or total > following[end][0]:
                    following[end] = total, [*ends, end]
        best = following
    ends = best[len(lines)][1]
    return ends if _is_told(lines, roles, ends) else None


def is_time(text: str) -> bool:
    """Whether a cell or line is but a time: "Quý I/2031", "Từ 01/3 đến 15/3", "Thường xuyên"."""
    times = read_times(text, year=None) if len(text) <= _LONGEST_TIME else ()
    return bool(times) and times[0].start < min(_LATEST, len(text) / 2) and not find_units(text[: times[0].start])


@lru_cache(maxsize=4096)
def _names_units(text: str) -> bool:
    return sum(unit.end - unit.start for unit in find_units(text)) >= _NAMED * len(text)


@lru_cache(maxsize=4096)
def _may_name_units(text: str) -> float:
    """How well a cell that names no known units may name others: "Các đơn vị dự toán", "Hội đồng chấm thi"."""
    if _DITTO.fullmatch(text):
        return _LIKELY
    if len(text) > _LONGEST_UNKNOWN:
        return _MISFIT
    if any(unit.start == 0 for unit in find_units(text)):
        return _LIKELY
    return 0.0 if sum(unit.end - unit.start for unit in split_units(text)) >= _NAMED * len(text) else _MISFIT


@lru_cache(maxsize=4096)
def _fit(lines: tuple[str, ...], role: str | None) -> float:
    """How well the lines are a cell of that role."""
    if not lines:
        return _EMPTY.get(role or "", _ANY_EMPTY)
    text = " ".join(lines)
    several = _NEW_LINE * sum(
        _may_begin(line) and not before.endswith(_open_ends()) for before, line in pairwise(lines)
    )
    if role == "time":
        return several + (_FITS if is_time(text) else _MISFIT)
    if role in UNITS:
        text = _label().sub(" ", text).strip()
        return several + (_FITS if _names_units(text) else _may_name_units(text))
    if is_time(text) or _names_units(text):
        return several + (_MISFIT if role == "task" else _STRANGE)
    return several + _SAYS


def _may_begin(line: str) -> bool:
    """Whether a cell may begin with a line: with a capital, a figure or a bullet."""
    if _DITTO.fullmatch(line):
        return True
    first = line.lstrip("“\"'(")[:1]
    return (first.isupper() or not first.isalpha()) and not _CONTINUES.match(line)


def _seam(lines: Sequence[str], at: int, end: int) -> float:
    """What speaks against a cell's end after the line before `end`: its list goes on, or one syllable comes next."""
    if not at < end < len(lines):
        return 0.0
    alone = _SYLLABLE.fullmatch(lines[end]) and not lines[end].isupper() and not _DITTO.fullmatch(lines[end])
    return (_BROKEN if lines[end - 1].endswith(_open_ends()) else 0.0) + (_ALONE if alone else 0.0)


def _is_told(lines: Sequence[str], roles: Sequence[str | None], ends: Sequence[int]) -> bool:
    """Whether some cell of units or of time holds what it should."""
    begins = [0, *ends]
    return any(
        end > begin and (role == "time" or role in UNITS) and _fit(tuple(lines[begin:end]), role) > 1.0
        for role, begin, end in zip(roles, begins, ends, strict=False)
    )
