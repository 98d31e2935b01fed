from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.command import main
from benchmarks.costs import Broken, Cost, in_fresh_process
from benchmarks.ingesting import ingest
from benchmarks.inputs import FORMS, Input, make
from benchmarks.reading import STAGES, Reading
from benchmarks.report import as_markdown, growths, sheets
from benchmarks.suite import Measured, Results, Wanted

ROOT = Path(__file__).parents[2]


def measured(size: int, cpu_s: float, n_chars: int) -> Measured:
    stages = dict.fromkeys(STAGES, Cost(2 * cpu_s, cpu_s))
    return Measured("md", size, Reading(1, 0, n_chars, 5, stages, 1.5), 100.0, {"peer": Cost(1, 0.5)})


def hold(n_bytes: int) -> int:
    return len(b"x" * n_bytes)


def test_growth_is_cost_of_a_character_so_that_1_is_linear() -> None:
    results = Results((measured(1, 2.0, 1_000), measured(10, 60.0, 10_000)), ())
    [(small, large, by_stage)] = growths(results)
    assert (small.size, large.size) == (1, 10)
    assert by_stage == pytest.approx(dict.fromkeys((*STAGES, "all"), 3.0))


def test_a_form_without_pages_counts_those_its_plans_were_made_to_fill() -> None:
    assert measured(10, 2.0, 100).n_pages == 10


def test_tables_give_rates_by_cpu_and_by_clock() -> None:
    speed, stages, peers = sheets(Results((measured(10, 0.5, 1_000),), ()))
    assert speed.rows == (("Markdown", "10", "10", "2.00", "5.00", "2.50", "100", "1.50"),)
    assert stages.rows == (("Markdown", "10", "1,000", "2,000", "2,000", "2,000", "2,000", "500"),)
    assert peers.rows == (("Markdown", "10", "peer", "50.0", "1.00"),)
    assert "| Markdown | 10 | peer | 50.0 | 1.00 |" in as_markdown(peers).splitlines()


def test_scans_are_kept_short() -> None:
    wanted = Wanted(sizes=(1000, 1, 10), scan_pages=10)
    assert (wanted.sizes_of("scan"), wanted.sizes_of("md")) == ((1, 10), (1, 10, 1000))


@pytest.mark.parametrize(("form", "n_pages", "copies"), [("md", 1, 10), ("md", 100, 1), ("scan", 1, 3)])
def test_small_plans_are_read_several_at_a_time(form: str, n_pages: int, copies: int) -> None:
    assert FORMS[form].copies(n_pages) == copies


def test_inputs_are_made_once_and_differ_by_seed(tmp_path: Path) -> None:
    one, other = Input("md", 1, 1), Input("md", 1, 2)
    for wanted in (one, other):
        make(wanted, tmp_path)
    assert one.path(tmp_path).read_bytes() != other.path(tmp_path).read_bytes()
    one.path(tmp_path).write_text("kept")
    make(one, tmp_path)
    assert one.path(tmp_path).read_text() == "kept"


def test_memory_is_that_of_the_process_that_did_the_work() -> None:
    held, peak_mib = in_fresh_process(hold, 200 << 20)
    assert held == 200 << 20
    assert 200 < peak_mib < 450


def test_work_that_fails_says_how() -> None:
    with pytest.raises(Broken, match="ValueError"):
        in_fresh_process(int, "mười")


@pytest.mark.parametrize("options", [["--forms", "odt"], ["--sizes", "0,10"], ["--json", "--markdown"]])
def test_wrong_options_are_refused(options: list[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(options)
    assert stopped.value.code == 2


def test_one_command_measures_every_stage_of_a_plan(tmp_path: Path) -> None:
    options = ["--sizes", "10", "--forms", "md", "--plans", "0", "--json", "--inputs", str(tmp_path)]
    done = subprocess.run([sys.executable, "-m", "benchmarks", *options], capture_output=True, cwd=ROOT, check=True)
    data = json.loads(done.stdout)
    [measured] = data["readings"]
    reading = measured["reading"]
    assert list(reading["stages"]) == list(STAGES)
    assert all(cost["cpu_s"] > 0 and cost["wall_s"] > 0 for cost in reading["stages"].values())
    assert reading["n_chars"] > 10_000
    assert reading["n_rows"] > 100
    assert measured["peak_mib"] > 50
    assert data["machine"]["command"].endswith("--plans 0 --json --inputs " + str(tmp_path))


def test_ingest_is_measured_with_the_processes_it_starts(tmp_path: Path) -> None:
    plan = Input("md", 1, 1)
    make(plan, tmp_path)
    done = ingest([plan.path(tmp_path)], 1)
    assert (done.n_plans, done.workers) == (1, 1)
    assert done.cost.cpu_s > 0.3  # the worker imports much
