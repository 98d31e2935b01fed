"""All measurements of one run, one after the other, each in a fresh process."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from benchmarks.costs import Cost, in_fresh_process
from benchmarks.ingesting import Ingested, ingest
from benchmarks.inputs import FOLDER, FORMS, Input, make
from benchmarks.peers import PEERS, run_peer
from benchmarks.reading import Reading, read_plans

_FIRST_SEED, _INGEST_SEED = 1_000, 2_000
"""Seeds of the plans that are read before those that count, and of those for `ingest`; the others count from 1."""
_WORKERS = (1, 2)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to measure.

    `sizes` in pages; scans have at most `scan_pages`, peers are run up to `peer_pages`; `ingest_plans` plans of
    `ingest_pages` pages each go through `kehoach ingest`.
    """

    forms: tuple[str, ...] = tuple(FORMS)
    sizes: tuple[int, ...] = (1, 10, 100, 1000)
    scan_pages: int = 10
    peer_pages: int = 100
    ingest_plans: int = 40
    ingest_pages: int = 4
    folder: Path = FOLDER

    def sizes_of(self, form: str) -> tuple[int, ...]:
        """The sizes that a form is measured at."""
        return tuple(size for size in sorted(self.sizes) if form != "scan" or size <= self.scan_pages)


@dataclass(frozen=True, slots=True)
class Measured:
    """Plans of one form and size: what reading them cost, MiB of RAM at the highest, and what peers cost."""

    form: str
    size: int
    reading: Reading
    peak_mib: float
    peers: Mapping[str, Cost]

    @property
    def n_pages(self) -> int:
        """Pages read; where the form has none, those that the plans were made to fill."""
        return self.reading.n_pages or self.size * self.reading.n_plans


@dataclass(frozen=True, slots=True)
class Results:
    """What one run measured."""

    readings: tuple[Measured, ...]
    ingested: tuple[Ingested, ...]


def measure(wanted: Wanted, watch: Callable[[str], None] = lambda what: None) -> Results:
    """Measure it all; `watch` is told what begins. Raises Broken."""
    readings = tuple(_measure(form, size, wanted, watch) for form in wanted.forms for size in wanted.sizes_of(form))
    return Results(readings, _ingest(wanted, watch) if wanted.ingest_plans else ())


def _measure(form: str, size: int, wanted: Wanted, watch: Callable[[str], None]) -> Measured:
    watch(f"{form}, {size} pages: making the plans")
    paths = [_made(Input(form, size, seed), wanted.folder) for seed in range(1, FORMS[form].copies(size) + 1)]
    first = _made(Input(form, 1, _FIRST_SEED), wanted.folder)
    watch(f"{form}, {size} pages: reading")
    reading, peak_mib = in_fresh_process(read_plans, paths, first)
    peers = {}
    for name in PEERS[form] if size <= wanted.peer_pages else ():
        watch(f"{form}, {size} pages: {name}")
        peers[name], _ = in_fresh_process(run_peer, name, paths, first)
    return Measured(form, size, reading, peak_mib, peers)


def _ingest(wanted: Wanted, watch: Callable[[str], None]) -> tuple[Ingested, ...]:
    seeds = range(_INGEST_SEED, _INGEST_SEED + wanted.ingest_plans)
    paths = [_made(Input("md", wanted.ingest_pages, seed), wanted.folder) for seed in seeds]
    ingested = []
    for workers in _WORKERS:
        watch(f"kehoach ingest --workers {workers}")
        ingested.append(in_fresh_process(ingest, paths, workers)[0])
    return tuple(ingested)


def _made(wanted: Input, folder: Path) -> Path:
    path = wanted.path(folder)
    if not path.exists():
        in_fresh_process(make, wanted, folder)
    return path
