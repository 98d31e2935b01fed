"""Invented plans read end to end."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from invented_plan import Invented, framed

from extractors.extract import extract
from extractors.reading import read
from extractors.repair import repair_document

ReadText = Callable[[str], Invented]


@pytest.fixture
def read_text(tmp_path: Path) -> ReadText:
    """Reads a whole document given as text."""

    def read_it(text: str) -> Invented:
        path = tmp_path / "ke-hoach.txt"
        path.write_text(text, encoding="utf-8")
        document = repair_document(read(path))
        return Invented(document, extract(document))

    return read_it


@pytest.fixture
def read_body(read_text: ReadText) -> Callable[..., Invented]:
    """Reads a plan of which only the body is given; `title` and `end` as in `framed`."""

    def read_it(body: str, **parts: str) -> Invented:
        return read_text(framed(body, **parts))

    return read_it
