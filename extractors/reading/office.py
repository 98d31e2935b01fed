"""Formats of office programs that LibreOffice turns into DOCX or XLSX, which are then read as such."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from extractors.reading import libreoffice
from extractors.reading.excel import read_xlsx
from extractors.reading.options import Reading, ReadingOptions
from extractors.reading.word import read_docx


@dataclass(frozen=True, slots=True)
class Converted:
    """How a format is read: the ending of its files, what they are turned into, who reads that and what pages say."""

    suffix: str
    target: libreoffice.Target
    read: Callable[[bytes, ReadingOptions], Reading]
    source: str


KINDS = {
    "doc": Converted("doc", libreoffice.DOCX, read_docx, "doc"),
    "rtf": Converted("rtf", libreoffice.DOCX, read_docx, "rtf"),
    "odt": Converted("odt", libreoffice.DOCX, read_docx, "docx"),
    "word_xml": Converted("xml", libreoffice.DOCX, read_docx, "docx"),
    "ods": Converted("ods", libreoffice.XLSX, read_xlsx, "xlsx"),
    "xlsb": Converted("xlsb", libreoffice.XLSX, read_xlsx, "xlsx"),
    "excel_xml": Converted("xml", libreoffice.XLSX, read_xlsx, "xlsx"),
}
"""By the name that `extractors.reading.formats` knows a format by."""


def read_converted(data: bytes, options: ReadingOptions, how: Converted) -> Reading:
    """The document as LibreOffice hands it on. Raises ReadFailure: as `libreoffice.convert` and the reader."""
    made = libreoffice.convert(data, how.suffix, how.target, options.convert_timeout_s)
    reading = how.read(made, options)
    engine = libreoffice.version() or "LibreOffice"
    pages = tuple(replace(page, source=how.source, engine=f"{engine}, {page.engine}") for page in reading.pages)
    return replace(reading, pages=pages)
