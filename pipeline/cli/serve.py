"""`kehoach serve`."""

from __future__ import annotations

import os
import socket
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from pipeline.cli.terminal import DEFAULT_TABLES, ExitCode, complain, err, told

if TYPE_CHECKING:
    import uvicorn


def serve(
    tables: Annotated[Path, typer.Option(metavar="DIR", help="Folder of the tables.")] = Path(DEFAULT_TABLES),
    port: Annotated[int, typer.Option(min=0, max=65535, help="Port; 0 takes a free one.")] = 8470,
    host: Annotated[
        str, typer.Option(help="Address to listen on. Anything but this machine's own lets others in.")
    ] = "127.0.0.1",
    name: Annotated[
        list[str] | None, typer.Option("--name", metavar="NAME", help="A further host name to answer to.")
    ] = None,
    review: Annotated[
        bool, typer.Option("--review", help="Let readers correct rows; without it nothing is written.")
    ] = False,
    cache: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Folder for the copy of the tables that is asked.")
    ] = None,
) -> None:
    """Show the tables as pages in a browser, on this machine: overview, search, documents with their evidence, comparison.

    Nothing is fetched from outside and nothing is sent. Stop it with Ctrl-C.

    Examples:

    - `kehoach serve`

    - `kehoach serve --tables data/parquet --port 9000`

    - `kehoach serve --review`
    """
    import uvicorn

    from pipeline.layout import Layout
    from pipeline.web.app import make_app

    if review and tables.is_dir() and not Layout(tables).ledger.exists():
        raise complain(
            f"what is in {tables} can't be reviewed: _state, the record of how it was made, is not there",
            "Name the folder that `kehoach ingest` wrote with --tables DIR, or leave out --review.",
            ExitCode.FAILED,
        )
    with told():
        with err().status("Preparing the tables …"):
            app = make_app(tables, cache=cache, may_review=review, hosts=frozenset({*(name or ()), *_own_name(host)}))
        listener = _listen(host, port)
        shown = f"[{host}]" if ":" in host else host
        err().print(f"http://{shown}:{listener.getsockname()[1]}/  (Ctrl-C stops it)")
        config = uvicorn.Config(app, log_level="warning", access_log=False, server_header=False, proxy_headers=False)
        _answer(uvicorn.Server(config), listener)


def _answer(server: uvicorn.Server, listener: socket.socket) -> NoReturn:
    """Answer until Ctrl-C, and end the process.

    It ends without taking the interpreter down: a thread may still be drawing a chart or copying the tables in C++, which
    aborts the process where the interpreter ends under it. Nothing is lost by that: a copy is shown only once it is whole.
    """
    code = ExitCode.DONE
    try:
        server.run(sockets=[listener])
    except KeyboardInterrupt:
        err().print("stopped")
        code = ExitCode.STOPPED
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


def _own_name(host: str) -> tuple[str, ...]:
    """The address listened on, as a browser names it; none for all addresses, whose names must be given."""
    if host in {"0.0.0.0", "::", ""}:
        return ()
    return (f"[{host}]" if ":" in host else host.lower(),)


def _listen(host: str, port: int) -> socket.socket:
    try:
        return socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET)
    except OSError as error:
        raise complain(
            f"can't listen on {host}:{port}: {error.strerror}", "Give another --port.", ExitCode.FAILED
        ) from error
