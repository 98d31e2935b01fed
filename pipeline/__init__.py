"""Reads plans into tables, and asks the tables. `ingest`, `read` and `tables` are all that most programs need.

>>> import pipeline
>>> report = pipeline.ingest(["plans"], out="data/parquet")          # doctest: +SKIP
>>> tasks = pipeline.tables("data/parquet").tasks()                  # doctest: +SKIP

Nothing heavy is loaded before it is used.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from extractors.document import Document
    from extractors.reading.options import ReadingOptions
    from pipeline.analysis.tables import Tables
    from pipeline.fan_out import Executors
    from pipeline.ingestion import Progress, Report
    from pipeline.settings import Settings

__all__ = ["ingest", "read", "tables"]


def ingest(
    paths: Iterable[str | Path],
    out: str | Path = "data/parquet",
    settings: Settings | None = None,
    *,
    watch: Callable[[Progress], None] | None = None,
    executors: Executors | None = None,
    arguments: Sequence[str] = (),
) -> Report:
    """Read the files at these paths, and all in the folders among them, into the tables under `out`.

    What stands in the tables already is not read again. A file that can't be read never stops the rest: it is one of
    `report.failures`. Called from a script with more than one worker, it wants the usual `if __name__ == "__main__":`.
    `watch` is told how far it is; `executors` make what documents are read by (default: processes of this machine,
    `pipeline.dask_executor.dask_workers` gives a cluster's); `arguments` are kept in the table runs.

    Raises:
        NoSuchPath: a path is not there; nothing was read.
        Locked: another run is writing to the same folder.
        OSError: the tables can't be written.
    """
    from pipeline import stages
    from pipeline.ingestion import ingest as run
    from pipeline.provinces import province_rows
    from pipeline.settings import Settings

    return run(
        [Path(path) for path in paths],
        Path(out),
        settings or Settings(),
        provinces=province_rows(),
        stage=stages.stage,
        executors=executors,
        watch=watch or (lambda progress: None),
        arguments=arguments,
    )


def read(path: str | Path, options: ReadingOptions | None = None) -> Document:
    """Read one file as `ingest` does, and make its text right; nothing is written.

    Raises:
        ReadFailure: the file can't be read; it says why, and what to do.
    """
    from extractors.reading.options import ReadingOptions
    from pipeline.stages import default_way

    way = default_way()
    return way.repair(way.read(Path(path), options=options or ReadingOptions()))


def tables(folder: str | Path = "data/parquet") -> Tables:
    """The tables in a folder, to be asked: as pandas or Arrow, whole or by SQL.

    Raises:
        NoTables: there are none in the folder.
    """
    from pipeline.analysis.tables import Tables

    return Tables(Path(folder))
