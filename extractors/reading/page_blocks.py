"""Lines and tables of a page in the order in which they are read."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.reading.pdf_tables import holds
from extractors.reading.placed import PlacedLine, PlacedTable, PlacedWord, middle
from extractors.reading.reading_order import reading_order


def blocks_in_order(words: Sequence[PlacedWord], tables: Sequence[PlacedTable]) -> list[PlacedLine | PlacedTable]:
    """Lines and tables from top to bottom; `tables` come sorted. Words in a table's box are the table's."""
    free = [word for word in words if not any(holds(table.box, word) for table in tables)]
    blocks: list[PlacedLine | PlacedTable] = []
    for table in tables:
        above = [word for word in free if middle(word.box)[1] < table.box.top]
        free = [word for word in free if middle(word.box)[1] >= table.box.top]
        blocks += [*reading_order(above), table]
    return [*blocks, *reading_order(free)]
