"""Files of office programs, made for tests: Word by python-docx, Excel by openpyxl, older ones of those by LibreOffice."""

from __future__ import annotations

import io
from functools import cache
from typing import Any

import docx
import openpyxl
import pytest
from docx.document import Document as WordDocument
from docx.oxml.ns import qn

from extractors.reading import libreoffice

NEEDS_LIBREOFFICE = pytest.mark.skipif(
    libreoffice.version() is None,
    reason="LibreOffice is not installed (libreoffice-writer-nogui, libreoffice-calc-nogui)",
)


def saved(file: WordDocument | openpyxl.Workbook) -> bytes:
    out = io.BytesIO()
    file.save(out)
    return out.getvalue()


def word(*paragraphs: list[tuple[str, str | None]], rows: list[list[str]] | None = None) -> bytes:
    """A DOCX of paragraphs of runs (text, font), a ruled table and a last line below."""
    document = docx.Document()
    for runs in paragraphs:
        paragraph = document.add_paragraph()
        for text, font in runs:
            set_font(paragraph.add_run(text), font)
    if rows:
        table = document.add_table(len(rows), len(rows[0]), style="Table Grid")
        for made, given in zip(table.rows, rows, strict=True):
            for cell, text in zip(made.cells, given, strict=True):
                cell.text = text
        document.add_paragraph("Nơi nhận: như trên")  # DOC knows no table at a text's end
    return saved(document)


def set_font(run: Any, font: str | None) -> None:
    if font:
        run.font.name = font
        run._element.rPr.rFonts.set(qn("w:hAnsi"), font)


@cache
def converted(data: bytes, suffix: str, to: str) -> bytes:
    """A file as LibreOffice writes it in another format."""
    package = libreoffice.CALC if to in ("xls", "ods", "xlsb") else libreoffice.WRITER
    return libreoffice.convert(data, suffix, libreoffice.Target(to, package), 120)
