"""Appendices that a plan names one after the other ("Phụ lục I - Đề án …" / "Phụ lục II - Đề án …"): none begins there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extractors.layout.flow import FlowItem
from extractors.layout.printed_line import PrintedLine
from extractors.structure.casing import is_capital
from extractors.structure.markers import Family, read_marker

_FEWEST = 3
_MOST_LINES = 4
"""Lines that the title of one may run over."""
_SHORTEST_TITLE = 12


def listed_appendices(items: Sequence[FlowItem]) -> frozenset[int]:
    """Where an appendix is but named: three and more lines that do, each a title in small letters, nothing else between.

    An appendix itself has its title in capitals, or on the line below its mark, or a note or table under it.
    """
    named = [at for at, item in enumerate(items) if _names_appendix(item)]
    return frozenset(at for run in _runs(items, named) if len(run) >= _FEWEST for at in run)


def _names_appendix(item: FlowItem) -> bool:
    """Whether a line begins with an appendix's mark and its title behind it, in small letters."""
    if not isinstance(item, PrintedLine) or item.text[:1] != "P":
        return False
    marker = read_marker(item.text)
    if marker is None or marker.family is not Family.APPENDIX:
        return False
    title = item.text[marker.end :]
    return len(title) >= _SHORTEST_TITLE and not is_capital(title)


def _runs(items: Sequence[FlowItem], named: Sequence[int]) -> Iterator[list[int]]:
    run: list[int] = []
    for at in named:
        if run and not _is_rest(items[run[-1] + 1 : at]):
            yield run
            run = []
        run.append(at)
    yield run


def _is_rest(between: Sequence[FlowItem]) -> bool:
    """Whether nothing stands between two names but the rest of the first: no mark, no table, no capitals, no note."""
    return len(between) <= _MOST_LINES and all(
        isinstance(item, PrintedLine)
        and read_marker(item.text) is None
        and not is_capital(item.text)
        and not item.text.startswith("(")
        for item in between
    )
