"""A night in the Prometheus textfile format, for node_exporter's textfile collector."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from pipeline.nightly.night_report import NightReport


def as_metrics(report: NightReport) -> str:
    """All metrics of a night, each with its help line."""
    return "".join(f"{line}\n" for line in _lines(report))


def _lines(report: NightReport) -> Iterator[str]:
    summary = report.summary
    values: tuple[tuple[str, str, float | None], ...] = (
        ("last_run_timestamp_seconds", "When the last night began.", report.started_at.timestamp()),
        ("last_run_duration_seconds", "How long the last night took.", report.seconds),
        ("sources", "Files in all sources.", report.n_sources),
        ("unchanged", "Documents that stood already.", report.n_unchanged),
        ("remaining", "Documents not read because the time was up.", report.n_remaining),
        ("not_fetched", "Addresses that could not be fetched.", len(report.troubles)),
        ("documents", "Documents in the tables.", summary.n_documents),
        ("tasks", "Tasks in the tables.", summary.n_tasks),
        ("failures", "Rows of the table failures.", summary.n_failures),
        ("findings", "Rows of the table findings.", summary.n_findings),
        ("deadlines_ahead", "Deadlines that fall due soon.", len(report.ahead)),
        ("quality", "Mean quality of the documents, 0..1.", summary.quality),
    )
    for name, meaning, value in values:
        if value is not None:
            yield f"# HELP kehoach_{name} {meaning}"
            yield f"# TYPE kehoach_{name} gauge"
            yield f"kehoach_{name} {value!r}"
    counts = Counter(each.change for each in report.changes)
    yield "# HELP kehoach_changes Documents that the last night changed."
    yield "# TYPE kehoach_changes gauge"
    for change in ("new", "changed", "failed", "withdrawn"):
        yield f'kehoach_changes{{change="{change}"}} {counts[change]}'
