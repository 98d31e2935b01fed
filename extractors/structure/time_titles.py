"""Titles that only say when what is under them is done ("Tháng 9/2030", "Nhiệm vụ quý I"), or which stage it is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from normalizers.lexicons import read_lexicon
from normalizers.phrases import either
from normalizers.skeleton import skeleton
from normalizers.times import Time, may_begin_with_time, read_times

_DATED = frozenset({"date", "window", "open", "ongoing", "recurring"})
"""Kinds of times in a heading that are when it is done: others are how long it lasts, or what it goes by."""
_OF_A_STAGE = _DATED | {"relative"}
"""A stage begins behind an event too: "Giai đoạn 3: Sau ngày khai giảng"."""
_NEARLY_ALL = 0.8


@dataclass(frozen=True, slots=True)
class _Wordings:
    """Patterns over skeletons, made of `data/time_titles.toml`."""

    around: re.Pattern[str]
    around_words: frozenset[str]
    works: re.Pattern[str]
    stage: re.Pattern[str]


@cache
def _wordings() -> _Wordings:
    phrases = read_lexicon("extractors", "time_titles.toml")
    said = {name: either(each) for name, each in phrases.items()}
    return _Wordings(
        re.compile(rf"(?:\W|\b(?:{said['around']})\b)*"),
        frozenset(word for phrase in phrases["around"] for word in skeleton(phrase).split()),
        re.compile(rf"\W*(?:{said['works']})\b\W*(?:cua |trong )?"),
        re.compile(rf"(?:{said['stages']})\s+(?:thu\s+)?(?:\d{{1,2}}|[ivx]+|{said['numbers']})\s*"),
    )


def only_counts(label: str) -> bool:
    """Whether a label but counts a stage, so that its name stands behind the colon: "Giai đoạn 1", "Đợt thứ hai"."""
    return _wordings().stage.fullmatch(skeleton(label)) is not None


def stage_end(title: str) -> int:
    """Where the words begin that stand behind what but counts a stage: "Tháng 5" of "Đợt 1: Tháng 5"; 0 without one."""
    colon = title.find(":")
    return colon + 1 if colon > 0 and only_counts(title[:colon]) else 0


@lru_cache(maxsize=1024)
def only_tells_when(text: str, *, of_a_stage: bool = False) -> bool:
    """Whether a text says when and nothing else, but that something is done by then; `of_a_stage`: behind its label."""
    # Most say something else: reading the times of all numbered lines took 4 % of extraction.
    if not of_a_stage and not may_begin_with_time(text, after=_wordings().around_words):
        return False
    kinds = _OF_A_STAGE if of_a_stage else _DATED
    left, times = text, read_times(text, year=None)
    for time in reversed({time.start: time for time in times}.values()):
        left = left[: time.start] + left[time.end :]
    dated = bool(times) and all(time.kind in kinds and not _lasts(time) for time in times)
    return dated and _wordings().around.fullmatch(skeleton(left)) is not None


def _lasts(time: Time) -> bool:
    """Whether a time is how long something lasts: "30 ngày"."""
    return time.kind == "relative" and time.anchor_event is None


@lru_cache(maxsize=1024)
def is_period(title: str) -> bool:
    """Whether a title is but the period of what is under it: "Quý I", "Nhiệm vụ tháng 3/2031"."""
    works = _wordings().works.match(skeleton(title))
    said = title[works.end() if works else 0 :].strip(" .:()")
    times = read_times(said, year=None)
    return bool(times) and times[0].kind == "window" and times[-1].end - times[0].start >= _NEARLY_ALL * len(said)
