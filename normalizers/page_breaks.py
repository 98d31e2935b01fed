"""Page breaks of text that a converter made: form feeds, and lines such as "--- PAGE BREAK ---"."""

from __future__ import annotations

import re

_MARK = r"[ \t]*[-=*_#]{2,}[ \t]*(?:page[ _-]?break|new[ _-]?page|(?:page|trang)[ \t]+\d{1,4}(?:[ \t]*/[ \t]*\d{1,4})?)[ \t]*[-=*_#]{2,}[ \t]*"
_ONE = re.compile(_MARK, re.IGNORECASE)
_EACH = re.compile(rf"^{_MARK}$", re.IGNORECASE | re.MULTILINE)


def is_break_mark(line: str) -> bool:
    """Whether a line says that a page ends or begins, and nothing else.

    >>> is_break_mark("--- Page 12 ---"), is_break_mark("Trang 12")
    (True, False)
    """
    return _ONE.fullmatch(line) is not None


def split_pages(text: str) -> list[str]:
    """The pages of a text, parted by form feeds and by break marks; a mark stands first on the page it opens.

    >>> split_pages("một\\n--- Page 2 ---\\nhai")
    ['một\\n', '--- Page 2 ---\\nhai']
    """
    pages: list[str] = []
    for part in text.removesuffix("\f").split("\f"):
        begin = len(part) - len(part.lstrip())
        starts = [found.start() for found in _EACH.finditer(part) if found.start() > begin]
        pages.extend(part[start:end] for start, end in zip([0, *starts], [*starts, len(part)], strict=True))
    return pages
