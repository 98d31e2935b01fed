"""Notes printed under the end of a plan, as pages on the web have them: "[1] Kế hoạch số …"."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from extractors.layout.flow import FlowItem
from extractors.layout.printed_line import PrintedLine

_FIRST = re.compile(r"(?:\[1\]|¹)(?!\d)")


def opens_footnotes(item: FlowItem) -> bool:
    """Whether a line under the signature begins the first note."""
    return isinstance(item, PrintedLine) and _FIRST.match(item.text) is not None


def footnotes(items: Sequence[FlowItem], is_attached: Callable[[FlowItem], bool]) -> tuple[FlowItem, ...]:
    """The notes with which the items begin, if they do, up to what `is_attached` to the plan."""
    if not items or not opens_footnotes(items[0]):
        return ()
    return tuple(items[: next((at for at, item in enumerate(items) if is_attached(item)), len(items))])
