"""The command line of `python -m benchmarks`."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console

from benchmarks.costs import Broken
from benchmarks.inputs import FOLDER, FORMS
from benchmarks.machine import machine
from benchmarks.report import as_data, as_markdown, as_rich, sheets
from benchmarks.suite import Wanted, measure

_ABOUT = """Measures how fast made-up plans are read, in how much memory, and how both grow with a plan's length.
All of it is about eleven minutes of CPU, --quick two. Other work on the machine makes seconds longer: compare ratios."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and print. Exits with 1 where a measurement failed."""
    options = _parser().parse_args(arguments)
    on = machine()
    try:
        results = measure(_wanted(options), watch=lambda what: print(what, file=sys.stderr))
    except Broken as error:
        raise SystemExit(f"benchmarks: {error}") from error
    if options.json:
        print(json.dumps(as_data(results, on), indent=1))
    elif options.markdown:
        print("\n\n".join(["\n".join(f"- {k}: {v}" for k, v in on.items()), *map(as_markdown, sheets(results))]))
    else:
        console = Console()
        for name, value in on.items():
            console.print(f"{name}: {value}", markup=False, highlight=False)
        for sheet in sheets(results):
            console.print(as_rich(sheet))


def _parser() -> argparse.ArgumentParser:
    usual = Wanted()
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=_ABOUT)
    parser.add_argument("--quick", action="store_true", help="plans of 1 and 10 pages, scans of 1, 10 plans to ingest")
    parser.add_argument("--sizes", type=_sizes, metavar="N,…", help="pages a plan has (default: 1,10,100,1000)")
    parser.add_argument("--forms", "--formats", type=_forms, metavar="NAME,…", help=f"of {', '.join(FORMS)}")
    parser.add_argument("--scan-pages", type=int, metavar="N", help=f"most of a scan (default: {usual.scan_pages})")
    parser.add_argument("--plans", type=int, metavar="N", help=f"to ingest; 0: none (default: {usual.ingest_plans})")
    parser.add_argument("--inputs", type=Path, default=FOLDER, metavar="DIR", help="where made-up plans are kept")
    output = parser.add_mutually_exclusive_group()
    output.add_argument("--json", action="store_true", help="print one JSON object, for programs")
    output.add_argument("--markdown", action="store_true", help="print what docs/performance.md holds")
    return parser


def _wanted(options: argparse.Namespace) -> Wanted:
    usual = Wanted(sizes=(1, 10), scan_pages=1, ingest_plans=10) if options.quick else Wanted()
    return Wanted(
        forms=options.forms or usual.forms,
        sizes=options.sizes or usual.sizes,
        scan_pages=usual.scan_pages if options.scan_pages is None else options.scan_pages,
        ingest_plans=usual.ingest_plans if options.plans is None else options.plans,
        folder=options.inputs,
    )


def _sizes(text: str) -> tuple[int, ...]:
    sizes = tuple(sorted({int(part) for part in text.split(",")}))
    if sizes[0] < 1:
        raise argparse.ArgumentTypeError("a plan has at least one page")
    return sizes


def _forms(text: str) -> tuple[str, ...]:
    names = tuple(dict.fromkeys(text.split(",")))
    if unknown := [name for name in names if name not in FORMS]:
        raise argparse.ArgumentTypeError(f"no such form: {', '.join(unknown)}")
    return names
