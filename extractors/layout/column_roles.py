"""What the columns of a table hold beside each other: who leads where several say who, from when to when, periods ticked."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence

from extractors.layout.passage import Passage, Piece, joined
from normalizers.skeleton import skeleton
from normalizers.times import read_times

_LEADING = ("lead", "charge", "doer", "officer")
"""Roles of columns that say who answers for a row, the surest first."""
_SCORES = {"criterion", "max_score", "achieved_score"}
_FEWEST_PERIODS = 2
_COUNTED = re.compile(r"(?:\d{1,2}|[IV]{1,3})\.?")
_COUNTS = {"thang": "Tháng", "quy": "Quý", "tuan": "Tuần"}
_YEAR = re.compile(r"\b20\d\d\b")
_ANY_YEAR = 2000
_TICK = re.compile(r"[xX×✓✔☑√vV•●■▪*+]")


def settled(roles: Mapping[str, int], periods: Collection[int]) -> dict[str, int]:
    """The roles of columns by what stands beside them; `periods` are the columns that are ticked and hold no words.

    >>> settled({"task": 1, "officer": 2, "doer": 3}, ())
    {'task': 1, 'officer': 2, 'lead': 3}
    >>> settled({"task": 1, "lead": 2, "doer": 3, "start": 4, "end": 5}, ())
    {'task': 1, 'lead': 2, 'start': 4, 'implement': 3, 'time': 5}
    """
    found = {role: column for role, column in roles.items() if column not in periods}
    leading = next((role for role in _LEADING if role in found), "lead")
    if leading != "lead":
        found["lead"] = found.pop(leading)
    if "doer" in found:
        found["implement"] = found.pop("doer")
    for role in ("end", "start"):
        if role in found and (role == "end" or "time" not in found):
            found["time"] = found.pop(role)
    if "result" in found and "output" not in found:
        found["output"] = found.pop("result")
    if "remedy" in found and "task" not in found and not (_SCORES - {"criterion"}) & found.keys():
        found["task"] = found.pop("remedy")
    return found


def is_tick(text: str) -> bool:
    """Whether a cell but ticks its column: "x", "✓"."""
    return _TICK.fullmatch(text) is not None


def read_periods(stacked: Sequence[Sequence[Passage]]) -> tuple[tuple[int, Passage], ...]:
    """The columns that are periods by their heads (topmost first), with the words for each; none where but one is."""
    found = [(column, period) for column, heads in enumerate(stacked) if (period := _period(heads)) is not None]
    return tuple(found) if len(found) >= _FEWEST_PERIODS else ()


def _period(heads: Sequence[Passage]) -> Passage | None:
    """The period that the lowest of a column's heads names, with the year from those above: "I" under "Quý", "T3"."""
    if not heads:
        return None
    *above, lowest = heads
    over = skeleton(" ".join(head.text for head in above))
    if _COUNTED.fullmatch(lowest.text):
        count = next((worded for word, worded in _COUNTS.items() if re.search(rf"\b{word}\b", over)), None)
        if count is None:
            return None
        lowest = _led_by(count, lowest)
    times = read_times(lowest.text, year=_ANY_YEAR)
    if [time.kind for time in times] != ["window"] or times[0].end - times[0].start < len(lowest.text.strip(" .")):
        return None
    years = [head.part(*year.span()) for head in above if (year := _YEAR.search(head.text))]
    return joined((lowest, years[-1]), by="/") if years and not _YEAR.search(lowest.text) else lowest


def _led_by(word: str, head: Passage) -> Passage:
    shift = len(word) + 1
    pieces = tuple(Piece(piece.at + shift, piece.start, piece.length) for piece in head.pieces)
    return Passage(f"{word} {head.text}", pieces)
