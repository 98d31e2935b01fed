"""What tests of commands share."""

from __future__ import annotations

import signal
from collections.abc import Iterator

import pytest


@pytest.fixture
def heeding_ctrl_c() -> Iterator[None]:
    """Programs that the test starts heed Ctrl-C, even where who started the tests does not (`make test &` in a script):
    what a process ignores, the programs that it starts ignore too."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)
