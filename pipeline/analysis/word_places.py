"""An index of words: in which rows of a text column each word stands, so that a search need not read the texts.

A search finds letters anywhere in a word, as `contains` does: every word that has them is looked up. Words are what
stands between blanks, marks and all, so that nothing is found otherwise than by reading the texts themselves. The words
and how many places each has are a table; the places, ascending for each word, lie one after another in a file beside it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import duckdb
import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

_AT_ONCE = 50_000
_FEW = 1000
"""Places of a word up to which it costs more to take it by itself than together with others."""
Places = npt.NDArray[np.uint32]


@dataclass(frozen=True, slots=True)
class _Part:
    """The words of some rows: `words` by number, ascending, each with `counts` of the `places`."""

    words: npt.NDArray[np.int64]
    counts: npt.NDArray[np.int64]
    places: Places


def index_words(connection: duckdb.DuckDBPyConnection, table: str, column: str, path: Path) -> None:
    """Make the index of a column: the table `words` (word, first, n) in the database, and the file. Raises OSError.

    A place is a row's number, counted from 0 in the order of the table. Memory: four bytes a place, and a part's texts.
    """
    numbers: dict[str, int] = {}
    reader = connection.sql(f"SELECT {column} FROM {table}").to_arrow_reader(_AT_ONCE)
    parts = list(_parts(reader, numbers))
    counts = np.zeros(len(numbers), np.int64)
    for part in parts:
        counts[part.words] += part.counts
    firsts = np.cumsum(counts) - counts
    _write(path, parts, firsts, int(counts.sum()))
    found = pa.table({"word": pa.array(numbers, pa.string()), "first": firsts, "n": counts})
    connection.register("found", found)
    connection.execute("CREATE TABLE words AS FROM found")
    connection.unregister("found")


def _parts(reader: pa.RecordBatchReader, numbers: dict[str, int]) -> Iterator[_Part]:
    """The parts in order; `numbers` takes the words that are met, by the order in which they are."""
    first = 0
    for batch in reader:
        words = pc.ascii_split_whitespace(batch.column(0).fill_null(""))
        named = words.flatten().dictionary_encode()
        own = np.array([numbers.setdefault(word, len(numbers)) for word in named.dictionary.to_pylist()], np.uint64)
        lengths = pc.list_value_length(words).to_numpy()
        rows = np.repeat(np.arange(first, first + batch.num_rows, dtype=np.uint64), lengths)
        both = np.sort(own[named.indices.to_numpy()] << np.uint64(32) | rows)
        both = both[np.diff(both, prepend=~both[:1]) != 0]  # a word stands in a text but once
        numbered = both >> np.uint64(32)
        begins = np.flatnonzero(np.diff(numbered, prepend=~numbered[:1]))
        counts = np.diff(begins, append=both.size)
        yield _Part(numbered[begins].astype(np.int64), counts, both.astype(np.uint32))
        first += batch.num_rows


def _write(path: Path, parts: list[_Part], firsts: npt.NDArray[np.int64], n: int) -> None:
    """Put the parts' places together, word by word. The parts are taken out of the list."""
    together = np.empty(n, np.uint32)
    free = firsts.copy()
    while parts:
        part = parts.pop(0)
        before = np.cumsum(part.counts) - part.counts
        together[np.repeat(free[part.words] - before, part.counts) + np.arange(part.places.size)] = part.places
        free[part.words] += part.counts
    with path.open("wb") as file:
        np.save(file, together)


class WordPlaces:
    """The index, to be asked from several threads. Raises OSError where the file can't be read."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, path: Path) -> None:
        self._connection = connection
        has_any = connection.execute("SELECT count(*) FROM words").fetchall() != [(0,)]
        self._places: Places = np.load(path, mmap_mode="r" if has_any else None)

    def mark(self, letters: str, marks: npt.NDArray[np.bool_]) -> None:
        """Set the mark of each place that has a word with these letters in it."""
        with self._connection.cursor() as cursor:
            found = cursor.execute("SELECT first, n FROM words WHERE contains(word, ?)", [letters]).fetchnumpy()
        firsts, counts = np.asarray(found["first"]), np.asarray(found["n"])
        is_few = counts <= _FEW
        for first, n in zip(firsts[~is_few].tolist(), counts[~is_few].tolist(), strict=True):
            marks[self._places[first : first + n]] = True
        firsts, counts = firsts[is_few], counts[is_few]
        within = np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts)
        marks[self._places[np.repeat(firsts, counts) + within]] = True
