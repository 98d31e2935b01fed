"""Where things lie in the output folder.

    <out>/<table>/<province_code>/<issue_year>.parquet   facts; 00 and 0000 where unknown
    <out>/<table>/<table>.parquet                        runs and the dimensions
    <out>/_state/                                        ours alone: staged rows, ledger, lock
    <out>/_reviews/                                      what people corrected: theirs, made from nothing else

Parquet readers skip names that begin with "_".
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from extractors.records import FACTS


@dataclass(frozen=True, slots=True, order=True)
class Partition:
    """The rows of the documents of one province and year."""

    province_code: str = "00"
    issue_year: str = "0000"

    @classmethod
    def of(cls, province_code: str | None, issue_year: int | None) -> Partition:
        """The partition of a document's rows."""
        return cls(province_code or "00", "0000" if issue_year is None else f"{issue_year:04d}")

    def __str__(self) -> str:
        return f"{self.province_code}/{self.issue_year}"


UNKNOWN = Partition()
"""Where neither province nor year is known. Its file is always there, so that no table is ever missing."""


@dataclass(frozen=True, slots=True)
class Layout:
    """Paths under one output folder."""

    out: Path

    @property
    def state(self) -> Path:
        """What only this program reads."""
        return self.out / "_state"

    @property
    def aside(self) -> Path:
        """Where files are written before they are renamed into place."""
        return self.state / "aside"

    @property
    def staged(self) -> Path:
        """Rows of single documents, one file a work key."""
        return self.state / "staged"

    @property
    def fetched(self) -> Path:
        """Files fetched from the web or from buckets."""
        return self.state / "fetched"

    @property
    def ledger(self) -> Path:
        """Which files are in the tables, what is known of each document, what each partition was made from."""
        return self.state / "ledger.sqlite"

    @property
    def lock(self) -> Path:
        """Held by whoever writes."""
        return self.state / "lock"

    @property
    def reviews(self) -> Path:
        """What people said of rows: the one file here that can't be made again."""
        return self.out / "_reviews" / "reviews.jsonl"

    def single(self, table: str) -> Path:
        """The one file of runs or a dimension."""
        return self.out / table / f"{table}.parquet"

    def partition(self, table: str, partition: Partition) -> Path:
        """The file of a fact table's partition."""
        # one path made from one string: there are ten thousand of them in a publication
        return Path(f"{self.out}/{table}/{partition.province_code}/{partition.issue_year}.parquet")

    def partition_files(self) -> set[Path]:
        """Files of all fact tables that stand there now."""
        return {path for record in FACTS for path in (self.out / record.TABLE).glob("*/*.parquet")}
