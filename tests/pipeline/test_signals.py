"""How a command heeds what asks it to stop."""

from __future__ import annotations

import signal
from collections.abc import Iterator

import pytest

from pipeline.cli.signals import stopped_by

ASKED = signal.SIGUSR1


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    before = signal.getsignal(ASKED)
    yield
    signal.signal(ASKED, before)


def test_a_signal_gives_up_what_is_done_and_stops() -> None:
    given_up: list[str] = []
    with pytest.raises(KeyboardInterrupt), stopped_by(ASKED, lambda: given_up.append("the question")):
        signal.raise_signal(ASKED)
    assert given_up == ["the question"]


def test_a_signal_that_was_ignored_stays_so() -> None:
    signal.signal(ASKED, signal.SIG_IGN)
    with stopped_by(ASKED):
        assert signal.getsignal(ASKED) is signal.SIG_IGN


@pytest.mark.parametrize("handler", [signal.SIG_IGN, signal.SIG_DFL, lambda number, frame: None])
def test_a_signal_means_afterwards_what_it_meant_before(handler: signal.Handlers) -> None:
    signal.signal(ASKED, handler)
    with stopped_by(ASKED):
        pass
    assert signal.getsignal(ASKED) is handler
