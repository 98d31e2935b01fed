"""How a command heeds what asks it to stop."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager


@contextmanager
def stopped_by(number: signal.Signals, give_up: Callable[[], object] = lambda: None) -> Iterator[None]:
    """Within the block the signal calls `give_up` and raises KeyboardInterrupt, as Ctrl-C does.

    A signal that was ignored stays so: who started the command wants it to outlive that (`kehoach … &` in a script,
    `trap '' TERM`). What handled the signal before does so again after the block.
    """

    def stop(received: int, frame: object) -> None:
        give_up()
        raise KeyboardInterrupt

    before = signal.getsignal(number)
    if before is not signal.SIG_IGN:
        signal.signal(number, stop)
    try:
        yield
    finally:
        signal.signal(number, before)
