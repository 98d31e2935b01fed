"""What a digital signature prints on a page: who signed the file, and when to the second. It is no part of the plan."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import groupby

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
    for labelled, run in groupby(enumerate(items), key=lambda numbered: _is_labelled(numbered[1])):
        lines = list(run) if labelled else []
        if len(lines) >= _FEWEST_LINES and any(_tells_time(line) for _, line in lines):
            yield lines[0][0], lines[-1][0] + 1


def _is_labelled(item: FlowItem) -> bool:
    if not isinstance(item, PrintedLine) or ":" not in item.text[:_LONGEST_LABEL] or len(item.text) > _LONGEST_LINE:
        return False
    return _labels()[0].match(skeleton(item.text[:_LONGEST_LABEL])) is not None


def _tells_time(item: FlowItem) -> bool:
    """Whether a labelled line says when it was signed, to the minute."""
    if not isinstance(item, PrintedLine) or not _CLOCK.search(item.text):
        return False
    return _labels()[1].match(skeleton(item.text[:_LONGEST_LABEL])) is not None
