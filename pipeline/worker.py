"""What runs inside a worker process: take a call, make it, send back what came of it.

Kept free of heavy imports: a worker is started anew after every document that killed one.
"""

from __future__ import annotations

import ctypes
import gc
import logging
import os
import signal
import sys
import tempfile
from multiprocessing.connection import Connection
from typing import Any

_PR_SET_PDEATHSIG = 1
BEGUN = "begun"
"""Sent when a call is understood, its modules imported, and is about to be made."""


def serve(connection: Connection, parent: int, scratch: str) -> None:
    """Serve calls `(function, arguments)` until the connection closes; answers are BEGUN, then `(error, result)`.

    Temporary files, those of programs it calls too, are made in the folder `scratch`.
    """
    _leave_the_terminal(parent)
    os.environ["TMPDIR"] = tempfile.tempdir = scratch
    settled = False
    while True:
        try:
            function, arguments = connection.recv()
        except (EOFError, OSError):
            return
        connection.send(BEGUN)
        connection.send(_call(function, arguments))
        if not settled:
            settled = True
            settle()


def settle() -> None:
    """Leave what the first call has loaded, lexicons above all, out of garbage collection, and look for garbage less
    often: next to nothing that reading a document makes refers to itself.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 10)


def _call(function: Any, arguments: tuple[Any, ...]) -> tuple[Exception | None, Any]:
    try:
        return None, function(*arguments)
    except Exception as error:
        return error, None


def _leave_the_terminal(parent: int) -> None:
    """Be a process group of its own, so that it can be killed with the programs it calls and Ctrl-C goes to the
    parent alone; and die with the parent, however that dies."""
    os.setpgid(0, 0)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() != parent:
            os._exit(0)
    logging.captureWarnings(True)
    logging.getLogger().addHandler(logging.NullHandler())
