"""Lines and tables of a page in the order in which they are read."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.reading.cell_words import holds
from extractors.reading.placed import PlacedLine, PlacedTable, PlacedWord, middle
from extractors.reading.printed_rows import printed_rows
from extractors.reading.reading_order import rows_in_order


def blocks_in_order(words: Sequence[PlacedWord], tables: Sequence[PlacedTable]) -> list[PlacedLine | PlacedTable]:
    """Lines and tables from top to bottom; `tables` come sorted. Words in a table's box are the table's."""
    return rows_and_tables(printed_rows(outside_tables(words, tables)), tables)


def rows_and_tables(rows: Sequence[PlacedLine], tables: Sequence[PlacedTable]) -> list[PlacedLine | PlacedTable]:
    """The same of the rows that stand outside the tables; both from top to bottom."""
    blocks: list[PlacedLine | PlacedTable] = []
    for table in tables:
        above = [row for row in rows if middle(row.box)[1] < table.box.top]
        rows = [row for row in rows if middle(row.box)[1] >= table.box.top]
        blocks += [*rows_in_order(above), table]
    return [*blocks, *rows_in_order(rows)]


def outside_tables(words: Sequence[PlacedWord], tables: Sequence[PlacedTable]) -> list[PlacedWord]:
    """The words that stand in no table's box."""
    return [word for word in words if not any(holds(table.box, word) for table in tables)]
