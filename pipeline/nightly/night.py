"""One night, from the sources to the report:

timetable ─gather→ files ─ingest→ tables ─collect→ (old staging gone) ─report→ JSON, HTML, metrics
"""

from __future__ import annotations

import json
import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from time import monotonic

from extractors.records import ProvinceRow
from pipeline import stages
from pipeline.attempts import backing_off
from pipeline.durable import replace_bytes, sweep
from pipeline.fan_out import Executors, Stage
from pipeline.ingestion import Progress, ingest
from pipeline.layout import Layout
from pipeline.ledger_file import open_ledger
from pipeline.lock import exclusive
from pipeline.nightly.buckets import fetch_bucket
from pipeline.nightly.fetched import Mirror, SecondsLeft, Trouble
from pipeline.nightly.globs import is_wanted
from pipeline.nightly.metrics import as_metrics
from pipeline.nightly.night_report import NightReport, Summary, make_report
from pipeline.nightly.report_page import as_html
from pipeline.nightly.timetable import BucketSource, FolderSource, PageSource, Timetable
from pipeline.nightly.web import fetch_page
from pipeline.retention import REPORT_NAME, Collected, collect, collect_reports
from pipeline.runs import Clock, utc_now
from pipeline.sources import NoSuchPath, Source, find_sources

_LOG = logging.getLogger("kehoach.nightly")
LATEST = "latest.json"
"""The last night's report, in the folder of the reports."""
_FOR_FETCHING = 0.5
"""The part of the night that fetching may take: a source that is slow every night must not keep all from being read."""


@dataclass(frozen=True, slots=True)
class Gathered:
    """The files of all sources, and what could not be had."""

    sources: tuple[Source, ...]
    troubles: tuple[Trouble, ...]


def run_night(
    timetable: Timetable,
    *,
    provinces: Sequence[ProvinceRow] = (),
    stage: Stage = stages.stage,
    executors: Executors | None = None,
    arguments: Sequence[str] = (),
    clock: Clock = utc_now,
) -> NightReport:
    """Do one night's work and write its reports; what fails in a source or a document is told there.

    Raises what `ingest` raises: Locked, OtherVersion, OSError.
    """
    layout, began_s = Layout(timetable.tables), monotonic()
    with exclusive(layout.lock):
        until_s = began_s + timetable.minutes * 60 * _FOR_FETCHING
        gathered = gather(timetable, layout, lambda: until_s - monotonic())
        for trouble in gathered.troubles:
            _LOG.warning("not fetched", extra={"address": trouble.address, "reason": trouble.message})
        _LOG.info("sources gathered", extra={"files": len(gathered.sources), "troubles": len(gathered.troubles)})
        report = ingest(
            gathered.sources,
            timetable.tables,
            timetable.settings,
            provinces=provinces,
            stage=stage,
            executors=executors,
            watch=_log_progress,
            arguments=arguments,
            due=backing_off,
            within_s=timetable.minutes * 60 - (monotonic() - began_s),
            clock=clock,
            lock_held=True,
        )
        collected = _collect(timetable, layout, clock())
        told = make_report(timetable, report, gathered.troubles, collected, _last_summary(timetable.reports))
        _write(timetable, told)
    _LOG.info("night over", extra={"run_id": report.run.run_id, "seconds": round(report.run.seconds, 1),
                                   "new": report.run.n_new, "failed": report.run.n_quarantined})  # fmt: skip
    return told


def gather(timetable: Timetable, layout: Layout, seconds_left: SecondsLeft) -> Gathered:
    """The files of all sources; those from elsewhere are fetched into the state folder first."""
    mirror = Mirror(layout.fetched, layout.aside)
    sources: list[Source] = []
    troubles: list[Trouble] = []
    for source in timetable.source:
        match source:
            case FolderSource():
                found = _in_folder(source, timetable.tables)
            case PageSource():
                fetched = fetch_page(source, mirror, seconds_left)
                found = Gathered(fetched.sources, fetched.troubles)
            case BucketSource():
                fetched = fetch_bucket(source, mirror, seconds_left)
                found = Gathered(fetched.sources, fetched.troubles)
        sources += found.sources
        troubles += found.troubles
    once = {source.absolute: source for source in reversed(sources)}
    return Gathered(tuple(reversed(once.values())), tuple(troubles))


def _in_folder(source: FolderSource, tables: Path) -> Gathered:
    """A folder that is not there (a share that is not mounted) is a trouble: its documents stay in the tables."""
    try:
        found = find_sources([source.folder], leave_out=tables)
    except NoSuchPath:
        return Gathered((), (Trouble(str(source.folder), "there is no such folder; is it mounted?"),))
    root = Source.at(source.folder).absolute
    wanted = (each for each in found if _matches(each, root, source.glob))
    return Gathered(tuple(wanted), ())


def _matches(source: Source, root: str, glob: str) -> bool:
    """Whether the file, or the archive that it lies in, is asked for. A folder is here because it can't be listed: it
    might hold what is asked for, so that reading it must say why not."""
    below = Path(source.archive or source.absolute).relative_to(root).as_posix()
    return is_wanted(below, glob) or source.path.is_dir()


def _collect(timetable: Timetable, layout: Layout, now: datetime) -> Collected:
    with open_ledger(layout.ledger) as ledger:
        collected = collect(layout, ledger, now=now, keep=timedelta(days=timetable.keep_days))
    reports = collect_reports(timetable.reports, now=now, keep=timedelta(days=timetable.keep_reports_days))
    return Collected(collected.n_files + reports.n_files, collected.n_bytes + reports.n_bytes)


def _last_summary(reports: Path) -> Summary | None:
    """What the last report said of all tables; None on the first night, or where it can't be read."""
    try:
        return Summary(**json.loads((reports / LATEST).read_bytes())["summary"])
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _write(timetable: Timetable, report: NightReport) -> None:
    text = report.as_json()
    folder = timetable.reports
    sweep(folder)
    name = f"{report.started_at:{REPORT_NAME}}"
    _put(folder / f"{name}.json", text)
    _put(folder / f"{name}.html", as_html(report))
    _put(folder / "latest.html", as_html(report))
    _put(folder / LATEST, text)
    if timetable.metrics is not None:
        sweep(timetable.metrics.parent)
        _put(timetable.metrics, as_metrics(report))


def _put(path: Path, text: str) -> None:
    """Whole or not at all, aside in the same folder: reports may lie on another disk than the tables."""
    replace_bytes(path, text.encode(), aside=path.parent)


def _log_progress(progress: Progress) -> None:
    if progress.last:
        _LOG.info("read", extra={"file": progress.last, "done": progress.done, "of": progress.total})
