"""Peers are measured alike, and those that are absent or fail do no harm."""

from __future__ import annotations

from pathlib import Path

from benchmarks.health import stripped
from benchmarks.restoration_peers import by_lines, drawn, peers, score

LINES = ["Ủy ban nhân dân tỉnh ban hành kế hoạch.", "Các sở, ngành thực hiện."]


def test_a_program_that_knows_all_has_every_syllable_right() -> None:
    truth = {stripped(line): line for line in LINES}
    assert score(lambda bare: by_lines(truth.__getitem__, bare), LINES).right == 14


def test_lines_that_a_program_fails_on_stay_and_are_counted() -> None:
    def broken(line: str) -> str:
        raise IndexError(line)

    done = score(lambda bare: by_lines(broken, bare), LINES)
    assert done.failed == 2
    assert done.right < done.n == 14


def test_either_tone_placement_is_right() -> None:
    done = score(lambda bare: by_lines(lambda line: "hoà thuỷ", bare), ["hòa thủy"])
    assert (done.right, done.n) == (2, 2)


def test_the_least_there_is_is_always_among_the_peers() -> None:
    restore = dict(peers())["commonest"]
    assert restore is not None
    assert restore("cua nguoi") == "của người"


def test_no_text_where_there_is_no_folder(tmp_path: Path) -> None:
    assert drawn(tmp_path / "legal", 1) == []
