"""The way of a plan from its file to the tables, stage by stage.

Imports what it measures only when called: importing and loading are measured apart, as the start of a process.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from benchmarks.costs import Cost, Stopwatch, cpu_seconds

if TYPE_CHECKING:
    from pipeline.stages import Outcome

STAGES = ("read", "repair", "extract", "publish")
"""`extract` is layout, structure and content; `publish` checks, stages and writes all tables, in an empty folder."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What reading some plans cost.

    `start_cpu_s` is what the process had used after starting, importing and reading one other plan of a page;
    `stages` do not hold it. `n_pages` is 0 where the form has no pages.
    """

    n_plans: int
    n_pages: int
    n_chars: int
    n_rows: int
    stages: Mapping[str, Cost]
    start_cpu_s: float

    @property
    def total(self) -> Cost:
        """All stages together."""
        return sum(self.stages.values(), Cost())


def read_plans(paths: Sequence[Path], first: Path) -> Reading:
    """Read the plans after `first`, which fills the caches that are filled once a process. Runs in a fresh process."""
    _read_plan(first)
    start = cpu_seconds()
    readings = [_read_plan(path) for path in paths]
    return Reading(
        n_plans=len(readings),
        n_pages=sum(reading.n_pages for reading in readings),
        n_chars=sum(reading.n_chars for reading in readings),
        n_rows=sum(reading.n_rows for reading in readings),
        stages={name: sum((reading.stages[name] for reading in readings), Cost()) for name in STAGES},
        start_cpu_s=start,
    )


def _read_plan(path: Path) -> Reading:
    from extractors.reading.options import ReadingOptions
    from pipeline.stages import Outcome, default_way

    way = default_way()
    watches = {name: Stopwatch() for name in STAGES}
    with watches["read"]:
        document = way.read(path, options=ReadingOptions())
    with watches["repair"]:
        document = way.repair(document)
    with watches["extract"]:
        content = way.extract(document)
    with TemporaryDirectory(prefix="kehoach-bench-") as folder, watches["publish"]:
        _publish(Outcome(document.document_id, content.rows, content.units), path, Path(folder))
    return Reading(
        n_plans=1,
        n_pages=len(document.pages) if document.pages and document.pages[0].width else 0,
        n_chars=len(document.text),
        n_rows=len(content.rows),
        stages={name: watch.cost for name, watch in watches.items()},
        start_cpu_s=0.0,
    )


def _publish(outcome: Outcome, path: Path, folder: Path) -> None:
    from pipeline.contents import Contents, Place
    from pipeline.layout import Layout
    from pipeline.ledger_file import open_ledger
    from pipeline.provinces import province_rows
    from pipeline.publication import publish
    from pipeline.stages import Job, staged
    from pipeline.staging import Staging

    layout, key = Layout(folder), outcome.document_id
    done = staged(outcome, Job(outcome.document_id, path, path.name))
    if done.result.failures:
        raise ValueError(f"{path.name}: {done.result.failures[0].message}")
    Staging(layout.staged, layout.aside).write(key, done.content, may_pass=False)
    contents = Contents({str(path): Place(path.name, key)}, {key: key})
    with open_ledger(layout.ledger) as ledger:
        ledger.save_contents(contents)
        publish(layout, ledger, contents, province_rows())
