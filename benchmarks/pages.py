"""`python -m benchmarks.pages TABLES`: server time of every page of the web app over a folder of tables.

Make one of a million tasks with `python -m benchmarks.many_tasks DIR`. `first`: the first time the page is asked for
since the server started; `warm`: the median of five more, each with another day, word or document where the page takes
one, so that nothing kept from before answers; `cpu`: the processor's time of the same, all threads and the asking
itself together, which tells more than the clock where a machine is shared.
"""

from __future__ import annotations

import socket
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from itertools import pairwise
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

import httpx
import uvicorn

from pipeline.web.app import make_app
from pipeline.web.rows import Rows

LIMIT_MS = 300
_WORDS = ("cai cach hanh chinh", "bao cao", "chuyển đổi số", "thu tuc dat dai", "kiem tra cong vu", "khong co gi ca")
_DAYS = ("2022-06-30", "2023-03-15", "2024-01-31", "2024-09-15", "2025-05-01", "2026-02-10")


def main(arguments: Sequence[str]) -> None:
    """Print a line a page."""
    if not arguments:
        sys.exit(__doc__)
    tables = Path(arguments[0])
    with TemporaryDirectory() as default:
        cache = Path(arguments[1]) if len(arguments) > 1 else Path(default)
        began = time.monotonic()
        with _served(tables, cache) as address, httpx.Client(base_url=address, timeout=300, trust_env=False) as client:
            print(f"snapshot and start: {time.monotonic() - began:.1f} s")
            print(f"{'page':<30}{'first ms':>10}{'warm ms':>10}{'first cpu':>10}{'warm cpu':>10}")
            for name, paths in _pages(Rows.of(tables, cache)).items():
                first, *more = (_ms(client, path) for path in paths)
                warm = tuple(median(each) for each in zip(*more, strict=True))
                slow = "  over the limit" if max(first[0], warm[0]) > LIMIT_MS else ""
                print(f"{name:<30}{first[0]:>10.0f}{warm[0]:>10.0f}{first[1]:>10.0f}{warm[1]:>10.0f}{slow}", flush=True)


def _ms(client: httpx.Client, path: str) -> tuple[float, float]:
    """By the clock, and of the processor."""
    began, began_cpu = time.perf_counter(), time.process_time()
    answer = client.get(path)
    answer.raise_for_status()
    return 1000 * (time.perf_counter() - began), 1000 * (time.process_time() - began_cpu)


def _pages(rows: Rows) -> dict[str, list[str]]:
    found = rows.all(
        "SELECT document_id, min(task_id) AS task FROM tasks GROUP BY document_id ORDER BY hash(document_id) LIMIT 7"
    )
    keys = [row["document_id"] for row in found]
    province = rows.all("SELECT DISTINCT province FROM v_plans WHERE province IS NOT NULL ORDER BY province LIMIT 6")
    provinces = [row["province"] for row in province]
    unit = rows.all("SELECT unit FROM v_units GROUP BY unit ORDER BY sum(n_lead) DESC LIMIT 6")
    units = [row["unit"] for row in unit]
    return {
        "tasks, no filter": ["/tasks"] * 6,
        "tasks, words": [f"/tasks?q={word}" for word in _WORDS],
        "tasks, words, by deadline": [f"/tasks?q={word}&sort=due" for word in _WORDS],
        "tasks, province": [f"/tasks?province={name}" for name in provinces],
        "tasks, unit": [f"/tasks?unit={name}" for name in units],
        "tasks, period": [f"/tasks?start={day}&end={date.fromisoformat(day).year}-12-31" for day in _DAYS],
        "tasks, past due": [f"/tasks?end={day}&sort=latest" for day in _DAYS],
        "tasks, doubtful": [f"/tasks?confidence=doubtful&sort=doubt&page={n}" for n in range(1, 7)],
        "tasks, page 1000": [f"/tasks?page={n}" for n in range(1000, 1006)],
        "tasks, all at once": [
            f"/tasks?q={word}&province={name}&unit=phong&start={day}&sort=due"
            for word, name, day in zip(_WORDS, provinces, _DAYS, strict=False)
        ],
        "overview": [f"/?as_of={day}" for day in _DAYS],
        "chart of deadlines": [f"/charts/deadlines.svg?as_of={day}" for day in _DAYS],
        "documents": ["/documents"] * 6,
        "documents, words": [f"/documents?q={word}" for word in _WORDS],
        "findings": ["/findings"] * 6,
        "document": [f"/documents/{key}" for key in keys[:6]],
        "document, row": [f"/documents/{row['document_id']}?row={row['task']}" for row in found[:6]],
        "compare, one chosen": [f"/compare?a={key}" for key in keys[:6]],
        "compare": [f"/compare?a={a}&b={b}" for a, b in pairwise(keys)],
    }


@contextmanager
def _served(tables: Path, cache: Path) -> Iterator[str]:
    app = make_app(tables, cache=cache)
    listener = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(app, log_level="error", access_log=False))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join(20)
        listener.close()


if __name__ == "__main__":
    main(sys.argv[1:])
