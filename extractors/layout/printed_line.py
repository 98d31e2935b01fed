"""A line as printed, with what its look tells."""

from __future__ import annotations

from dataclasses import dataclass

from extractors.document import Box
from extractors.layout.span import Span


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """A line as printed. `span` counts in the document's text, white space at its ends left out.

    `fill` is how far towards the right margin it runs (1.0: to the margin); `indent` how far from the
    left one it begins, both in shares of the text's width; `blank_before`: whether an empty line precedes it (as
    good as one where each paragraph is one line); None where empty lines say nothing about paragraphs.
    """

    text: str
    span: Span
    page: int
    fill: float
    indent: float
    box: Box | None = None
    bold: bool = False
    heading_level: int | None = None
    ends_paragraph: bool | None = None
    blank_before: bool | None = None
