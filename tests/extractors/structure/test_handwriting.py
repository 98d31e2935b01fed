"""Figures filled in by pen."""

from __future__ import annotations

import pytest

from extractors.document import Box, Document, Line, Page, Word
from extractors.layout.flow import flow
from extractors.layout.printed_line import PrintedLine
from extractors.structure.handwriting import without_doubtful_figures

BOX = Box(0, 0, 1, 1)


def seen(*words: tuple[str, float]) -> Document:
    """A page of one line whose words the engine is so sure of."""
    text = " ".join(word for word, _ in words)
    at, placed = 0, []
    for word, sure in words:
        placed.append(Word(at, at + len(word), BOX, sure))
        at += len(word) + 1
    page = Page(1, text, "ocr", "x", (Line(0, len(text)),), words=tuple(placed))
    return Document("0" * 16, "a.png", "image/png", 1, (page,))


@pytest.mark.parametrize(
    ("words", "left"),
    [
        ([("Số:", 0.9), ("2442", 0.7), ("/KH-SXD", 0.9)], "Số:      /KH-SXD"),
        ([("Số:2442", 0.7), ("/KH-SXD", 0.9)], "Số:     /KH-SXD"),
        ([("Số:", 0.9), ("68", 0.96), ("/KH-SXD", 0.9)], "Số: 68 /KH-SXD"),
        ([("Số:", 0.9), ("68/KH-SXD", 0.3)], "Số: 68/KH-SXD"),
        (
            [("ngày", 0.9), ("43", 0.8), ("tháng", 0.9), ("3", 0.8), ("năm", 0.9), ("2031", 0.8)],
            "ngày    tháng 3 năm 2031",
        ),
    ],
)
def test_doubtful_figures_that_stand_alone_are_blank(words: list[tuple[str, float]], left: str) -> None:
    document = seen(*words)
    (line,) = (item for item in flow(document) if isinstance(item, PrintedLine))
    assert without_doubtful_figures([line], document)[0].text == left


@pytest.mark.parametrize("again", ["13 tháng 01 năm 2031", "13/1/2031"])
def test_a_day_that_the_document_says_again_is_sure(again: str) -> None:
    date = [("13", 0.7), ("tháng", 0.9), ("01", 0.9), ("năm", 0.9), ("2031", 0.9)]
    document = seen(("ngày", 0.9), *date, ("và", 0.9), *((word, 0.9) for word in again.split()))
    (line,) = (item for item in flow(document) if isinstance(item, PrintedLine))
    assert without_doubtful_figures([line], document)[0].text.startswith("ngày 13 tháng 01")
