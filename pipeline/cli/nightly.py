"""`kehoach nightly`."""

from __future__ import annotations

import json
import logging
import signal
import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline.cli.ingest import dask_executors
from pipeline.cli.signals import stopped_by
from pipeline.cli.terminal import ExitCode, complain, out, plain, told

if TYPE_CHECKING:
    from pipeline.nightly.night_report import NightReport

_LOG = logging.getLogger("kehoach")


def nightly(
    timetable: Annotated[Path, typer.Argument(metavar="FILE", help="What a night has to do (docs/nightly.md).")],
    log: Annotated[str, typer.Option(metavar="text|json", help="How the log on stderr is written.")] = "text",
) -> None:
    """Do a night's work unattended: fetch from all sources, ingest, remove what is old, write the reports.

    What can't be read or fetched is told in the report and tried again when that may help; nothing needs cleaning up,
    whatever happened before.

    Exit codes, for schedulers: 0 all went well; 1 the tables or reports can't be written; 2 the file is wrong; 3 some
    files could not be read or fetched; 4 another run is writing; 5 the time was up, or it was stopped while it read, and
    the next night goes on; 130 stopped before or after.

    Examples:

    - `kehoach nightly kehoach.toml`

    - `kehoach nightly /etc/kehoach.toml --log json 2>> /var/log/kehoach.jsonl`
    """
    from pipeline import stages
    from pipeline.nightly.night import run_night
    from pipeline.nightly.timetable import load_timetable
    from pipeline.provinces import province_rows

    if log not in _FORMATTERS:
        raise complain(f"no such log: {log}", "--log is text or json", ExitCode.WRONG_USAGE)
    say = complain if log == "text" else _logged
    _log_to_stderr(_FORMATTERS[log])
    with _no_traceback(log), told(say):
        plan = load_timetable(timetable)
        executors = dask_executors(plan.scheduler, say)
    with _no_traceback(log), told(say), stopped_by(signal.SIGTERM):
        report = run_night(
            plan, provinces=province_rows(), stage=stages.stage, executors=executors, arguments=sys.argv[1:]
        )
    out().print(plain(f"Report: {plan.reports / 'latest.html'}"), soft_wrap=True)
    raise typer.Exit(_code(report))


def _logged(message: str, remedy: str, code: ExitCode) -> typer.Exit:
    """What ends the command, as an event of the log."""
    _LOG.error(message, extra={"remedy": remedy, "exit_code": int(code)})
    return typer.Exit(code)


@contextmanager
def _no_traceback(log: str) -> Iterator[None]:
    """In a log for programs, a fault of this one is an event as well."""
    try:
        yield
    except typer.Exit:
        raise
    except Exception as error:
        if log == "text":
            raise
        fault = "".join(traceback.format_exception(error))
        _LOG.critical("a fault of the program", extra={"exit_code": int(ExitCode.FAILED), "traceback": fault})
        raise typer.Exit(ExitCode.FAILED) from error


def _code(report: NightReport) -> ExitCode:
    if report.n_remaining:
        return ExitCode.UNFINISHED
    return ExitCode.DONE if report.is_clean else ExitCode.SOME_QUARANTINED


class _Text(logging.Formatter):
    """`2026-03-01T02:00:00Z INFO read file=… done=3`."""

    def format(self, record: logging.LogRecord) -> str:
        """One line."""
        about = " ".join(f"{name}={value!r}" for name, value in _about(record).items())
        return f"{_when(record)} {record.levelname} {record.getMessage()} {about}".rstrip()


class _Json(logging.Formatter):
    """One JSON object a line."""

    def format(self, record: logging.LogRecord) -> str:
        """One line."""
        told = {"time": _when(record), "level": record.levelname, "event": record.getMessage(), **_about(record)}
        return json.dumps(told, ensure_ascii=False, default=str)


_FORMATTERS: dict[str, logging.Formatter] = {"text": _Text(), "json": _Json()}
_OWN = frozenset(vars(logging.makeLogRecord({})))


def _about(record: logging.LogRecord) -> dict[str, object]:
    return {name: value for name, value in vars(record).items() if name not in _OWN}


def _when(record: logging.LogRecord) -> str:
    return f"{datetime.fromtimestamp(record.created, UTC):%Y-%m-%dT%H:%M:%SZ}"


def _log_to_stderr(formatter: logging.Formatter) -> None:
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(formatter)
    _LOG.addHandler(handler)
    _LOG.setLevel(logging.INFO)
