"""What every reader is given besides the bytes, and what every reader gives back."""

from __future__ import annotations

from dataclasses import dataclass

from extractors.document import Page, PageFailure


@dataclass(frozen=True, slots=True)
class ReadingOptions:
    """Choices that change what is read; part of a document's work key.

    `ocr_language` is the engine's model name; `ocr_timeout_s` seconds allowed for one page;
    `convert_timeout_s` those allowed for LibreOffice to open one file;
    `max_pages` more pages than that in one file is refused, and text of more than `max_text_bytes`.
    """

    ocr_language: str = "vie"
    ocr_timeout_s: float = 120.0
    convert_timeout_s: float = 180.0
    max_pages: int = 2000
    max_text_bytes: int = 10_000_000


@dataclass(frozen=True, slots=True)
class Reading:
    """Pages in order, and those that failed while the others could be read."""

    pages: tuple[Page, ...]
    rejected: tuple[PageFailure, ...] = ()
