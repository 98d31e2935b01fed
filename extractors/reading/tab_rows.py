"""Tables whose cells are parted by tabs, as they come from spreadsheets and PDF converters."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

MIN_TABS = 2


def tab_tables(lines: Sequence[str]) -> Iterator[range]:
    """The ranges of lines that are tables, in order.

    A table is at least two rows with the same number (two or more) of tabs. Lines with fewer tabs
    between them belong to it (a group row whose empty cells an editor trimmed); blank lines, left
    where pages ended, part it only where the number of tabs changes too.
    """
    at = 0
    while at < len(lines):
        stop = _run_end(lines, at)
        if stop > at and (table := _trimmed(lines, range(at, stop))):
            yield table
        at = max(stop, at + 1)


def cells(line: str) -> list[str]:
    """The cells of one row."""
    return [cell.strip() for cell in line.split("\t")]


def _run_end(lines: Sequence[str], start: int) -> int:
    """One past the last of the lines from `start` that may be rows of one table."""
    counts: Counter[int] = Counter()
    stop = at = start
    while at < len(lines):
        tabs = lines[at].count("\t")
        after_gap = counts and at > stop
        if lines[at].strip() and (not tabs or (after_gap and tabs != counts.most_common(1)[0][0])):
            break
        if lines[at].strip():
            counts[tabs] += 1
            stop = at + 1
        elif not counts:
            break
        at += 1
    return stop


def _trimmed(lines: Sequence[str], run: range) -> range | None:
    """The run without single-tab lines at either end; None where too few rows agree."""
    counts = Counter(tabs for at in run if (tabs := lines[at].count("\t")) >= MIN_TABS and lines[at].strip())
    if not counts or max(counts.values()) < 2:
        return None
    rows = [at for at in run if lines[at].count("\t") >= MIN_TABS and lines[at].strip()]
    return range(rows[0], rows[-1] + 1)
