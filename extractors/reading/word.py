"""DOCX: python-docx opens the package, its XML is read for what prints.

Read: body paragraphs and tables in order, the markers Word generates, tracked insertions, links' text,
text boxes (after the paragraph they are anchored in). Not read: running heads and feet, footnotes,
comments, deleted text.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from dataclasses import dataclass

import docx
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml

from extractors.failures import Category, ReadFailure
from extractors.reading.options import Reading, ReadingOptions
from extractors.reading.page_writer import PageWriter, TextLine
from extractors.reading.word_numbering import Numbering
from extractors.reading.word_paragraph import read_paragraph
from extractors.reading.word_styles import Styles
from extractors.reading.word_table import blocks, is_ruled, rows, table_cells
from extractors.reading.word_xml import Element, qn

COMPONENT = "reading.word"
RENDERED_BREAK = qn("w:lastRenderedPageBreak")
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


def read_docx(data: bytes, options: ReadingOptions) -> Reading:
    """Pages as explicit page breaks, section breaks and Word's last layout part them; a table stays on one.

    Raises ReadFailure: `truncated`, `unsupported` (templates, macros), `encrypted`.
    """
    opened = _opened(data)
    pages = _Pages(Styles(opened.styles, opened.theme), Numbering(opened.numbering, opened.styles))
    pages.write(opened.body)
    engine = f"python-docx {docx.__version__}"
    written = [writer for writer in pages.writers if not writer.is_blank] or pages.writers[:1]
    return Reading(tuple(writer.page(number, "docx", engine) for number, writer in enumerate(written, 1)))


@dataclass(frozen=True, slots=True)
class _Opened:
    """The elements of the body, the styles and the numbering; the theme's fonts by `major` and `minor`."""

    body: Element
    styles: Element | None
    numbering: Element | None
    theme: dict[str, str]


def _opened(data: bytes) -> _Opened:
    try:
        part = docx.Document(io.BytesIO(data)).part
        related = {relation.reltype: relation for relation in part.rels.values() if not relation.is_external}
        numbering = related.get(RELATIONSHIP_TYPE.NUMBERING)
        styles = related.get(RELATIONSHIP_TYPE.STYLES)
        theme = related.get(RELATIONSHIP_TYPE.THEME)
        return _Opened(
            part.element.body,
            styles.target_part.element if styles else None,
            numbering.target_part.element if numbering else None,
            _theme_fonts(theme.target_part.blob) if theme else {},
        )
    # A SyntaxError is what lxml raises of broken XML.
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        KeyError,
        AttributeError,
        TypeError,
        NotImplementedError,
        SyntaxError,
    ) as error:
        raise ReadFailure(
            Category.TRUNCATED,
            "the Word file is cut off or damaged: its parts cannot be unpacked",
            "fetch it again from where it came from, or open it in Word, let Word repair it and save it",
            component=COMPONENT,
        ) from error
    except ValueError as error:
        raise ReadFailure(
            Category.UNSUPPORTED,
            "a Word file with macros or a Word template, which is not read",
            "open it in Word or LibreOffice and save it as plain DOCX",
            component=COMPONENT,
        ) from error
    except RuntimeError as error:
        raise ReadFailure(
            Category.ENCRYPTED,
            "the file is locked with a password",
            "open it with its password, remove the password and save it again",
            component=COMPONENT,
        ) from error


def _theme_fonts(theme: bytes) -> dict[str, str]:
    """Raises SyntaxError where it is no XML."""
    scheme = parse_xml(theme)
    found = {name: scheme.find(f".//{DRAWING}{name}Font/{DRAWING}latin") for name in ("major", "minor")}
    return {name: font.get("typeface", "") for name, font in found.items() if font is not None}


class _Pages:
    """Writes blocks page after page."""

    def __init__(self, styles: Styles, numbering: Numbering) -> None:
        self.writers = [PageWriter()]
        self._styles = styles
        self._numbering = numbering

    def write(self, container: Element) -> None:
        for block in blocks(container):
            if block.tag == qn("w:p"):
                self._write_paragraph(block)
            else:
                self._write_table(block)

    def _write_paragraph(self, element: Element) -> None:
        paragraph = read_paragraph(element, self._styles, self._numbering)
        for at, part in enumerate(paragraph.parts):
            if at:
                self._turn()
            for line in part:
                self.writers[-1].write_line(line)
        for box in paragraph.text_boxes:
            self.write(box)
        if paragraph.breaks_page:
            self._turn()

    def _write_table(self, table: Element) -> None:
        first, *others = [*rows(table)] or [None]
        if first is not None and next(first.iter(RENDERED_BREAK), None) is not None:
            self._turn()
        cells = table_cells(table, self._lines)
        self.writers[-1].write(cells, is_ruled(table, self._styles))
        if any(next(row.iter(RENDERED_BREAK), None) is not None for row in others):
            self._turn()

    def _lines(self, element: Element) -> tuple[TextLine, ...]:
        """The lines of a paragraph in a cell, and of the text boxes in it."""
        paragraph = read_paragraph(element, self._styles, self._numbering)
        inner = (block for box in paragraph.text_boxes for block in box.iter(qn("w:p")))
        return (*paragraph.lines, *(line for block in inner for line in self._lines(block)))

    def _turn(self) -> None:
        """Begin a new page, unless this one is still blank."""
        if not self.writers[-1].is_blank:
            self.writers.append(PageWriter())
