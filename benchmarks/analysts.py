"""`python -m benchmarks.analysts [DIR]`: what analysts' questions cost over a million tasks.

DIR has tables such as `python -m benchmarks.many_tasks DIR` writes; they are made under build/ where none is named. Each
question is asked in a process of its own that has two threads and 1 GB, over the Parquet files themselves and over a
snapshot; the best of three is printed: seconds by the clock, CPU seconds (half of which an idle machine of two cores
takes), the memory that the process held at most, and how many times as long as counting the tasks of a unit it took.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benchmarks.machine import machine
from benchmarks.many_tasks import write

QUESTIONS = {
    "counting what one unit leads": "SELECT count(*) FROM task_units WHERE unit = 'Sở Y tế' AND role = 'lead'",
    "due next quarter by lead unit, views": """
        SELECT u.unit, count(DISTINCT m.task_id) FROM deadlines AS m JOIN task_units AS u USING (task_id)
        WHERE u.role = 'lead' AND m.due_date BETWEEN '2026-01-01' AND '2026-03-31' GROUP BY ALL ORDER BY 2 DESC""",
    "due next quarter by lead unit, snapshot": """
        SELECT unit, count(DISTINCT task_id) FROM (SELECT task_id, unnest(leads) AS unit FROM v_deadlines
        WHERE due_date BETWEEN '2026-01-01' AND '2026-03-31') GROUP BY ALL ORDER BY 2 DESC""",
    "a domain over provinces, views": """
        SELECT d.province, count(*) FROM tasks AS t JOIN documents AS d USING (document_id)
        WHERE t.domain = 'thủ tục hành chính' GROUP BY ALL ORDER BY 2 DESC""",
    "a domain over provinces, snapshot": """
        SELECT province, count(*) FROM v_tasks WHERE domain = 'thủ tục hành chính' GROUP BY ALL ORDER BY 2 DESC""",
    "full text, views": "SELECT task_id, text FROM tasks WHERE matches(text, 'don gian hoa dat dai nguoi cao tuoi') LIMIT 100",
    "full text with count, views": "SELECT count(*) FROM tasks WHERE matches(text, 'don gian hoa dat dai nguoi cao tuoi')",
    "full text with count, snapshot": """
        SELECT count(*) FROM v_tasks WHERE contains(bare_text, 'don') AND contains(bare_text, 'gian')
        AND contains(bare_text, 'hoa') AND contains(bare_text, 'cao') AND contains(bare_text, 'tuoi')""",
    "full text with matches, snapshot": "SELECT count(*) FROM v_tasks WHERE matches(bare_text, 'don gian hoa cao tuoi')",
}
"""Over the files themselves the tables are joined as far as a question needs; the snapshot has the views worked out."""
_TRIES = 3


def main(arguments: Sequence[str]) -> None:
    """Measure and print; called again with a question's name, measure that one."""
    if arguments and arguments[0] in QUESTIONS:
        print(json.dumps(_asked(arguments[0], Path(arguments[1]))))
        return
    folder = Path(arguments[0]) if arguments else Path("build/million")
    if not folder.exists():
        write(folder, 1_000_000)
    for name, value in machine().items():
        print(f"{name}: {value}")
    made = _measured("counting what one unit leads", folder)
    print(f"snapshot: {made['snapshot_s']:.1f} s where there was none, at most {made['peak_mib']:.0f} MiB")
    unit_s = _measured("counting what one unit leads", folder)["cpu_s"]
    for name in QUESTIONS:
        cost = _measured(name, folder)
        print(
            f"{name}: {cost['seconds']:.2f} s, {cost['cpu_s']:.2f} s CPU, {cost['peak_mib']:.0f} MiB, "
            f"{cost['cpu_s'] / unit_s:.1f} times; {cost['rows']} rows",
            flush=True,
        )


def _measured(name: str, folder: Path) -> dict[str, Any]:
    command = [sys.executable, "-m", "benchmarks.analysts", name, str(folder)]
    done = subprocess.run(command, check=True, capture_output=True, encoding="utf-8")
    cost: dict[str, Any] = json.loads(done.stdout)
    return cost


def _asked(name: str, folder: Path) -> dict[str, Any]:
    from pipeline.analysis import snapshot
    from pipeline.analysis.connection import over_parquet

    began = time.monotonic()
    if name.endswith("views"):
        connection = over_parquet(folder)
        connection.execute("SET memory_limit = '1GB'; SET threads = 2")
    else:
        connection = snapshot(folder, Path("build/snapshots"))
    opened = time.monotonic() - began
    costs = []
    for _ in range(_TRIES):
        before, began = _cpu_s(), time.monotonic()
        rows = connection.execute(QUESTIONS[name]).fetchall()
        costs.append((time.monotonic() - began, _cpu_s() - before))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    seconds, cpu_s = (min(each) for each in zip(*costs, strict=True))
    return {"seconds": seconds, "cpu_s": cpu_s, "peak_mib": peak, "rows": len(rows), "snapshot_s": opened}


def _cpu_s() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


if __name__ == "__main__":
    main(sys.argv[1:])
