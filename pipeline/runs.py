"""The runs table: one row a run, added after publication."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from time import monotonic
from uuid import uuid4

import pyarrow as pa
import pyarrow.parquet as pq

from extractors.records import RunRow
from pipeline.durable import sync_folder
from pipeline.layout import Layout
from pipeline.schema import arrow_schema, to_table
from pipeline.settings import Settings
from pipeline.sources import printable
from pipeline.stages import Result
from pipeline.table_files import write_parquet

Clock = Callable[[], datetime]
"""Gives the time, with its zone."""


def utc_now() -> datetime:
    """The time by the system's clock."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Begun:
    """A run that has begun. How long it took is told by a clock that nobody sets."""

    run_id: str
    at: datetime
    began_s: float

    @classmethod
    def now(cls, clock: Clock) -> Begun:
        """A run that begins now."""
        at = clock()
        return cls(f"{at:%Y%m%dT%H%M%SZ}-{uuid4().hex[:8]}", at, monotonic())

    def seconds(self) -> float:
        """How long it has taken so far."""
        return monotonic() - self.began_s

    def ended(
        self,
        arguments: Sequence[str],
        versions: Mapping[str, object],
        settings: Settings,
        *,
        n_sources: int = 0,
        n_unchanged: int = 0,
        read: Sequence[Result] = (),
    ) -> RunRow:
        """Its row, as it ends now; `read` is what came of the documents read in it."""
        seconds = self.seconds()
        n_quarantined = sum(each.is_quarantined for each in read)
        return RunRow(
            run_id=self.run_id,
            started_at=self.at,
            ended_at=self.at + timedelta(seconds=seconds),
            seconds=seconds,
            arguments=json.dumps([printable(each) for each in arguments], ensure_ascii=False),
            versions=json.dumps(versions, sort_keys=True),
            settings=settings.as_json(),
            n_sources=n_sources,
            n_new=len(read) - n_quarantined,
            n_unchanged=n_unchanged,
            n_quarantined=n_quarantined,
            n_tasks=sum(each.n_tasks for each in read),
            timings=json.dumps({each.document_id: dict(each.seconds) for each in read}, sort_keys=True),
        )


def add_run(layout: Layout, row: RunRow) -> None:
    """Write the table again with one row more, oldest first. Raises OSError."""
    path = layout.single(RunRow.TABLE)
    new = to_table(RunRow, [row])
    old = pq.read_table(path, schema=arrow_schema(RunRow)) if path.exists() else new.slice(0, 0)
    write_parquet(layout, path, pa.concat_tables([old, new]).combine_chunks())
    sync_folder(path.parent)
