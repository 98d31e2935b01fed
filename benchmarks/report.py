"""The measurements as tables: for a terminal, for a Markdown page, and as data for programs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from itertools import groupby, pairwise
from typing import Any

from rich.table import Table

from benchmarks.reading import STAGES
from benchmarks.suite import Measured, Results

_NAMES = {"pdf": "text PDF", "docx": "DOCX", "md": "Markdown", "scan": "scan"}


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table: title, what its numbers mean, head, and rows of text."""

    title: str
    note: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def sheets(results: Results) -> tuple[Sheet, ...]:
    """All tables that have rows."""
    made = (_speed(results), _stages(results), _growth(results), _peers(results), _ingested(results))
    return tuple(sheet for sheet in made if sheet.rows)


def growths(results: Results) -> Iterator[tuple[Measured, Measured, dict[str, float]]]:
    """Each size and the next of a form, and by how much a character costs more CPU there, by stage and in all."""
    for _, of_form in groupby(results.readings, key=lambda measured: measured.form):
        for small, large in pairwise(of_form):
            by_stage = {name: _per_char(large, name) / _per_char(small, name) for name in (*STAGES, "all")}
            yield small, large, by_stage


def _per_char(measured: Measured, stage: str) -> float:
    reading = measured.reading
    cost = reading.total if stage == "all" else reading.stages[stage]
    return max(cost.cpu_s, 1e-6) / max(reading.n_chars, 1)


def _speed(results: Results) -> Sheet:
    rows = tuple(
        (
            *_what(m),
            f"{m.n_pages:,}",
            _short(m.reading.total.cpu_s),
            _rate(m.n_pages, m.reading.total.cpu_s),
            _rate(m.n_pages, m.reading.total.wall_s),
            f"{m.peak_mib:,.0f}",
            _short(m.reading.start_cpu_s),
        )
        for m in results.readings
    )
    note = (
        "Small plans are read several at a time. Start: CPU seconds of a process until it has read a first plan of a "
        "page, not in the other columns. Peak: RAM of the process and of the programs it calls."
    )
    head = ("Form", "Size", "Pages read", "CPU s", "Pages/CPU s", "Pages/s", "Peak MiB", "Start")
    return Sheet("From file to tables", note, head, rows)


def _stages(results: Results) -> Sheet:
    rows = tuple(
        (*_what(m), f"{m.reading.n_chars:,}", *(f"{1 / _per_char(m, name):,.0f}" for name in (*STAGES, "all")))
        for m in results.readings
    )
    note = "extract: layout, structure and content. publish: check, stage and write every table in an empty folder."
    return Sheet("Characters per CPU second, by stage", note, ("Form", "Size", "Characters", *STAGES, "all"), rows)


def _growth(results: Results) -> Sheet:
    rows = tuple(
        (
            _NAMES[large.form],
            f"{small.size:,} → {large.size:,}",
            *(f"{by_stage[name]:.2f}" for name in (*STAGES, "all")),
            f"{large.peak_mib / small.peak_mib:.2f}",
        )
        for small, large, by_stage in growths(results)
    )
    note = "CPU seconds a character at the larger size over those at the smaller: 1 is linear. Peak: of the whole RAM."
    return Sheet("How cost grows", note, ("Form", "Size", *STAGES, "all", "Peak RAM"), rows)


def _peers(results: Results) -> Sheet:
    rows = tuple(
        (
            *_what(m),
            name,
            _short(1000 * theirs.cpu_s / m.n_pages),
            f"{m.reading.stages['read'].cpu_s / theirs.cpu_s:.2f}",
        )
        for m in results.readings
        for name, theirs in m.peers.items()
        if theirs.cpu_s > 0
    )
    note = "The bare text of the same files, read in the same run. Times theirs: CPU of our stage `read` over theirs."
    return Sheet("Beside others", note, ("Form", "Size", "Peer", "Their CPU ms a page", "Times theirs"), rows)


def _ingested(results: Results) -> Sheet:
    rows = tuple(
        (
            str(done.workers),
            str(done.n_plans),
            _short(done.cost.wall_s),
            _short(done.cost.cpu_s),
            f"{done.n_plans / done.cost.wall_s:.2f}",
            f"{results.ingested[0].cost.wall_s / done.cost.wall_s:.2f}",
        )
        for done in results.ingested
    )
    note = "Small Markdown plans, start and publication included. Times one worker: by the clock, so other work counts."
    return Sheet(
        "`kehoach ingest`", note, ("Workers", "Plans", "Seconds", "CPU s", "Plans/s", "Times one worker"), rows
    )


def _what(measured: Measured) -> tuple[str, str]:
    return _NAMES[measured.form], f"{measured.size:,}"


def _rate(n: int, seconds: float) -> str:
    return _short(n / seconds) if seconds else "-"


def _short(value: float) -> str:
    """About three figures."""
    return f"{value:,.0f}" if value >= 100 else f"{value:.1f}" if value >= 10 else f"{value:.2f}"


def as_rich(sheet: Sheet) -> Table:
    """For a terminal."""
    table = Table(title=sheet.title, caption=sheet.note, title_justify="left", caption_justify="left")
    for number, name in enumerate(sheet.head):
        table.add_column(name, justify="right" if number and _is_figure(sheet, number) else "left")
    for row in sheet.rows:
        table.add_row(*row)
    return table


def as_markdown(sheet: Sheet) -> str:
    """For a page of documentation."""
    rules = ["---:" if number and _is_figure(sheet, number) else "---" for number in range(len(sheet.head))]
    lines = [" | ".join(row) for row in (sheet.head, rules, *sheet.rows)]
    return "\n".join([f"## {sheet.title}", "", *(f"| {line} |" for line in lines), "", sheet.note])


def _is_figure(sheet: Sheet, column: int) -> bool:
    return all(row[column][:1].isdigit() for row in sheet.rows)


def as_data(results: Results, machine: Mapping[str, str]) -> dict[str, Any]:
    """For programs: all that was measured, and the growths."""
    growth = [
        {"form": large.form, "from": small.size, "to": large.size, "cpu_per_char": by_stage}
        for small, large, by_stage in growths(results)
    ]
    return {"machine": dict(machine), **asdict(results), "growth": growth}
