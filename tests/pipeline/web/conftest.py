"""One folder of tables for all tests of the web app, and the app over it on a port of its own."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import invented_site
import pytest
import uvicorn

from pipeline.web.app import make_app
from pipeline.web.rows import Rows


@pytest.fixture(scope="session")
def tables(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return invented_site.make_tables(tmp_path_factory.mktemp("site"))


@pytest.fixture(scope="session")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("snapshots")


@pytest.fixture(scope="session")
def rows(tables: Path, cache: Path) -> Rows:
    return Rows.of(tables, cache)


@contextmanager
def served(tables: Path, cache: Path, *, may_review: bool = False) -> Iterator[str]:
    """The address of a server over the tables, which ends with the block."""
    app = make_app(tables, cache=cache, may_review=may_review, today=lambda: invented_site.TODAY)
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


@pytest.fixture(scope="session")
def site(tables: Path, cache: Path) -> Iterator[str]:
    with served(tables, cache) as address:
        yield address


@pytest.fixture
def client(site: str) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=site, timeout=60, trust_env=False) as asking:
        yield asking


@pytest.fixture(scope="session")
def documents(rows: Rows) -> dict[str, str]:
    """document_id by the name of the source."""
    found = rows.all("SELECT document_id, source_path FROM v_plans")
    return {Path(row["source_path"]).name: row["document_id"] for row in found}
