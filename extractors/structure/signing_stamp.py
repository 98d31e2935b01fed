"""What a digital signature prints on a page: who signed the file, and when to the second. It is no part of the plan."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from extractors.layout.flow import FlowItem
from extractors.layout.printed_line import PrintedLine
from normalizers.lexicons import read_lexicon
from normalizers.phrases import either
from normalizers.skeleton import skeleton

_CLOCK = re.compile(r"\d{1,2}:\d{2}")
_LONGEST_LABEL = 24
_LONGEST_LINE = 200
_FEWEST_LINES = 2


@cache
def _labels() -> tuple[re.Pattern[str], re.Pattern[str]]:
    data = read_lexicon("extractors", "site_matter.toml")
    said, timed = either([*data["stamp"], *data["stamped"]]), either(data["stamped"])
    return re.compile(rf"\W*(?:{said})\s*:"), re.compile(rf"\W*(?:{timed})\s*:")


def without_signing_stamps(items: Sequence[FlowItem]) -> Sequence[FlowItem]:
    """A flow without the lines of digital signatures: labelled lines that stand together, one of them telling the time."""
    gone = {at for first, last in _stamps(items) for at in range(first, last)}
    return [item for at, item in enumerate(items) if at not in gone] if gone else items


def _stamps(items: Sequence[FlowItem]) -> Iterator[tuple[int, int]]:
    for at, item in enumerate(items):
        if not (isinstance(item, PrintedLine) and _tells_time(item.text)):
            continue
        first, last = at, at + 1
        while first and _is_labelled(items[first - 1]):
            first -= 1
        while last < len(items) and _is_labelled(items[last]):
            last += 1
        if last - first >= _FEWEST_LINES:
            yield first, last


def _is_labelled(item: FlowItem) -> bool:
    if not isinstance(item, PrintedLine) or ":" not in item.text[:_LONGEST_LABEL] or len(item.text) > _LONGEST_LINE:
        return False
    return _labels()[0].match(skeleton(item.text[:_LONGEST_LABEL])) is not None


def _tells_time(line: str) -> bool:
    if ":" not in line[:_LONGEST_LABEL] or len(line) > _LONGEST_LINE or not _CLOCK.search(line):
        return False
    return _labels()[1].match(skeleton(line[:_LONGEST_LABEL])) is not None
