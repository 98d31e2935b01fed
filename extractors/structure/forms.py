"""Blank forms in an appendix ("Mẫu số 01", a report to be filled in): they number their blanks, and head nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.layout.flow import FlowItem
from extractors.layout.printed_line import PrintedLine
from extractors.structure.letterhead import is_motto
from extractors.structure.markers import Family, read_marker
from normalizers.skeleton import skeleton

_MARK = re.compile(r"\W*(?:bieu mau|mau bieu|mau)\s*(?:so\s*)?:?\s*(?:\d[\w./-]*|[ivx]+)\W*", re.IGNORECASE)
"""The mark in a form's corner: "Mẫu số 01/BC", "Biểu mẫu 2"."""
_BLANK = re.compile(r"…{2,}|\.{4,}|_{4,}|(?:…\.|\.…){2,}")
_NEAR = 20
"""Lines under its mark or motto among which a form has blanks."""


def form_start(chapter: Sequence[FlowItem]) -> int | None:
    """Where blank forms begin in an appendix: at their mark or their letterhead, with blanks under it; None without any.

    A letterhead without an appendix's mark over it is that of an attached document.
    """
    lines = [(at, item.text) for at, item in enumerate(chapter) if isinstance(item, PrintedLine)]
    if not lines:
        return None
    marker = read_marker(lines[0][1])
    in_appendix = marker is not None and marker.family is Family.APPENDIX
    for n, (at, text) in enumerate(lines):
        heads = _MARK.fullmatch(skeleton(text)) or (in_appendix and is_motto(text))
        if n and heads and any(_BLANK.search(under) for _, under in lines[n + 1 : n + 1 + _NEAR]):
            return at
    return None
