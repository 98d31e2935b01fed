"""Markdown's pipe tables, also where a converter broke them over pages."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.reading.flattened_cells import is_head_or_end

SEPARATOR = re.compile(r"\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*")
CELL_BORDER = re.compile(r"(?<!\\)\|")


def pipe_table(lines: Sequence[str], start: int) -> tuple[list[list[str]], int]:
    """The rows of the pipe table that begins at a line, and one past its last line; no rows where none begins there.

    A table has a separator under its first row, or is two lines at least with a bar at both ends, or one of a letterhead
    or of a document's end. Blank lines, left where pages ended, do not end it while its columns stay as many.
    """
    stop = start + 1
    if _is_row(lines[start]) or (start + 1 < len(lines) and _is_separator(lines[start + 1]) and "|" in lines[start]):
        stop = _pipe_end(lines, start)
    rows = [_split(line) for line in lines[start:stop] if line.strip() and not _is_separator(line)]
    has_separator = any(_is_separator(line) for line in lines[start:stop])
    is_table = len(rows) >= 2 or (rows and (has_separator or _stands_beside(rows[0])))
    return (rows, stop) if is_table else ([], start)


def _pipe_end(lines: Sequence[str], start: int) -> int:
    width = len(_split(lines[start]))
    stop = at = start + 1
    while at < len(lines):
        line = lines[at]
        begins_another = at + 1 < len(lines) and _is_separator(lines[at + 1]) and at > start
        if line.strip() and ("|" not in line or (at > stop and (len(_split(line)) != width or begins_another))):
            break
        at += 1
        if line.strip():
            stop = at
    return stop


def _stands_beside(row: Sequence[str]) -> bool:
    """Whether cells are the two columns of a letterhead, or the recipients beside the signature."""
    return sum(map(bool, row)) >= 2 and any(map(is_head_or_end, row))


def _is_row(line: str) -> bool:
    """A line with a bar at both ends and more than those."""
    stripped = line.strip()
    return len(stripped) > 2 and stripped[0] == stripped[-1] == "|" and bool(stripped.strip("| "))


def _is_separator(line: str) -> bool:
    return "-" in line and "|" in line and SEPARATOR.fullmatch(line) is not None


def _split(line: str) -> list[str]:
    inner = line.strip().removeprefix("|")
    if inner.endswith("|") and not inner.endswith("\\|"):
        inner = inner[:-1]
    return [cell.strip() for cell in CELL_BORDER.split(inner)]
