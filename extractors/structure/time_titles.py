"""Titles that only say when what is under them is done: "Tháng 9/2030", "Nhiệm vụ quý I"."""

from __future__ import annotations

import re
from functools import lru_cache

from normalizers.skeleton import skeleton
from normalizers.times import Time, may_begin_with_time, read_times

_AROUND = "du kien|hoan thanh|xong|thuc hien|trien khai|thoi gian|thoi han|trong|den|nam hoc"
_TIME_WORDS = re.compile(rf"(?:\W|\b(?:{_AROUND})\b)*")
"""What may stand around a time in a heading that says no more."""
_EACH_WORD = frozenset(re.findall(r"\w+", _AROUND))
_DATED = frozenset({"date", "window", "open", "ongoing", "recurring"})
"""Kinds of times in a heading that are when it is done: others are how long it lasts, or what it goes by."""
_OF_A_STAGE = _DATED | {"relative"}
"""A stage begins behind an event too: "Giai đoạn 3: Sau ngày khai giảng"."""
_WORKS = re.compile(r"\W*(?:(?:cac )?(?:nhiem vu|cong viec|cong tac|hoat dong|noi dung)\b\W*(?:cua |trong )?)")
_NEARLY_ALL = 0.8


@lru_cache(maxsize=1024)
def only_tells_when(text: str, *, of_a_stage: bool = False) -> bool:
    """Whether a text says when and nothing else, but that something is done by then; `of_a_stage`: behind its label."""
    # Most say something else: reading the times of all numbered lines took 4 % of extraction.
    if not of_a_stage and not may_begin_with_time(text, after=_EACH_WORD):
        return False
    kinds = _OF_A_STAGE if of_a_stage else _DATED
    left, times = text, read_times(text, year=None)
    for time in reversed({time.start: time for time in times}.values()):
        left = left[: time.start] + left[time.end :]
    dated = bool(times) and all(time.kind in kinds and not _lasts(time) for time in times)
    return dated and _TIME_WORDS.fullmatch(skeleton(left)) is not None


def _lasts(time: Time) -> bool:
    """Whether a time is how long something lasts: "30 ngày"."""
    return time.kind == "relative" and time.anchor_event is None


@lru_cache(maxsize=1024)
def is_period(title: str) -> bool:
    """Whether a title is but the period of what is under it: "Quý I", "Nhiệm vụ tháng 3/2031"."""
    works = _WORKS.match(skeleton(title))
    said = title[works.end() if works else 0 :].strip(" .:()")
    times = read_times(said, year=None)
    return bool(times) and times[0].kind == "window" and times[-1].end - times[0].start >= _NEARLY_ALL * len(said)
