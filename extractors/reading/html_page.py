"""HTML as sites, editors and Word ("Save as web page") write it: what a reader of the page would see, line by line.

lxml builds the tree; it is walked without recursion, however deep old pages nest. Tables hold whatever their cells
hold until they end: then it shows whether one is a table, sets text side by side, or frames the whole page.
"""

from __future__ import annotations

import re
from email import message_from_bytes
from itertools import groupby

from lxml import etree, html

from extractors.failures import Category, ReadFailure
from extractors.reading.decoding import decode_declared
from extractors.reading.html_items import Item, Lines, TableRows, write_items
from extractors.reading.html_styles import Element, Look, StyleSheet, is_unseen
from extractors.reading.markdown_inline import ITEM_MARKER
from extractors.reading.options import Reading, ReadingOptions
from extractors.reading.page_writer import PageWriter
from extractors.reading.word_numbering import counted

COMPONENT = "reading.html"
TABLE_BLOCKS = ("table", "caption", "thead", "tbody", "tfoot", "tr", "td", "th")
TEXT_BLOCKS = (
    "p",
    "pre",
    "address",
    "blockquote",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "ul",
    "ol",
    "li",
    "dl",
    "dt",
    "dd",
)
FRAMES = (
    "body",
    "main",
    "article",
    "section",
    "header",
    "div",
    "center",
    "form",
    "fieldset",
    "legend",
    "details",
    "summary",
)
BLOCKS = frozenset((*TABLE_BLOCKS, *TEXT_BLOCKS, *FRAMES, "hr", "figure", "figcaption"))
HEADING = re.compile("h([1-6])")
LIST_FORMATS = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
REVEALED = re.compile(r"<!\[(?:if[^\]>]*|endif)\]>", re.IGNORECASE)
"""Word's marks around what other programs are to show; what it hides from them stands in comments."""
PROLOG = re.compile(r"\s*<\?xml[^>]*\?>")
WINDOWS_ENTITY = re.compile(r"&#(1[2-5]\d);")
CHARSET = re.compile(rb"""<meta[^>]*?charset\s*=\s*["']?\s*([\w-]+)""", re.IGNORECASE)
HEAD = 4096
"""Bytes in which browsers look for the encoding."""


def read_html(data: bytes, options: ReadingOptions) -> Reading:
    """Pages as page breaks of the style sheets part them, so one of most.

    Raises ReadFailure: `undecodable`, `unsupported` (nested too deep).
    """
    declared = CHARSET.search(data[:HEAD])
    decoded = decode_declared(data, declared[1].decode() if declared else None)
    if decoded is None:
        raise ReadFailure(
            Category.UNDECODABLE,
            "the web page holds bytes that are no text in any encoding known here",
            "open it in a browser and save it again, or print it to PDF",
            component=COMPONENT,
        )
    written = [writer for writer in _pages(decoded.text) if not writer.is_blank] or [PageWriter()]
    engine = f"lxml {etree.__version__} ({decoded.encoding})"
    return Reading(tuple(writer.page(number, "html", engine) for number, writer in enumerate(written, 1)))


def read_mhtml(data: bytes, options: ReadingOptions) -> Reading:
    """A web page in one file with its pictures, as Word and browsers save it. Raises ReadFailure as `read_html`."""
    for part in message_from_bytes(data).walk():
        if part.get_content_type() == "text/html":
            content = part.get_payload(decode=True)
            charset = part.get_content_charset()
            if isinstance(content, bytes):
                head = f'<meta charset="{charset}">'.encode() if charset else b""
                return read_html(head + content, options)
    raise ReadFailure(
        Category.NO_TEXT,
        "the web archive holds no web page",
        "open it in a browser and print it to PDF",
        component=COMPONENT,
    )


def _pages(text: str) -> list[PageWriter]:
    root = _parsed(text)
    if root is None:
        return []
    walk = _Walk(StyleSheet(style.text_content() for style in root.iter("style")))
    walk.through(_content(root))
    writers = [PageWriter()]
    for is_break, items in groupby(walk.items, key=lambda item: item is None):
        if is_break:
            writers.append(PageWriter())
        else:
            write_items(writers[-1], [item for item in items if item is not None])
    return writers


def _parsed(text: str) -> Element | None:
    parser = html.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    source = REVEALED.sub("", PROLOG.sub("", text, count=1))
    source = WINDOWS_ENTITY.sub(lambda entity: bytes([int(entity[1])]).decode("cp1252", errors="ignore"), source)
    try:
        root = html.document_fromstring(source.encode("utf-8", errors="replace"), parser=parser)
    except etree.ParserError:  # nothing but comments and blanks
        root = None
    if any(error.type_name == "ERR_RESOURCE_LIMIT" for error in parser.error_log):
        raise ReadFailure(
            Category.UNSUPPORTED,
            "the web page's elements stand inside one another too deep",
            "open it in a browser and print it to PDF",
            component=COMPONENT,
        )
    return root


def _content(root: Element) -> Element:
    """The one part of the page that its markup calls the main one, else all of it."""
    found = [element for element in root.iter("main") if element.text_content().strip()]
    return found[0] if len(found) == 1 else root


class _Walk:
    """Goes through the elements in order; `items` are lines and tables, None where a new page begins."""

    def __init__(self, styles: StyleSheet) -> None:
        self.items: list[Item | None] = []
        self._styles = styles
        self._looks = [Look()]
        self._lines = [Lines()]
        self._tables: list[TableRows] = []
        self._lists: list[int | None] = []
        self._heading: int | None = None
        self._at_paragraph = 0

    def through(self, root: Element) -> None:
        walker = etree.iterwalk(root, events=("start", "end"))
        passed_over = None
        for event, element in walker:
            if event == "start":
                look = self._styles.look(element, self._looks[-1])
                if look.hidden or is_unseen(element):
                    walker.skip_subtree()
                    passed_over = element
                    continue
                self._looks.append(look)
                self._begin(element, look)
                self._lines[-1].add(element.text, look)
            else:
                if element is not passed_over:
                    self._end(element)
                    self._looks.pop()
                passed_over = None
                if element is not root:
                    self._lines[-1].add(element.tail, self._looks[-1])
        self._flush()
        self.items += self._lines[0].taken()

    def _begin(self, element: Element, look: Look) -> None:
        tag = element.tag
        if tag in BLOCKS:
            self._flush()
        if look.breaks_page and not self._tables:
            self._flush()
            self.items += (*self._lines[0].taken(), None)
        if tag == "p":
            self._at_paragraph = len(self._lines[-1].items)
        elif heading := HEADING.fullmatch(tag):
            self._heading = int(heading[1])
        elif tag == "br":
            self._lines[-1].end(self._heading)
        elif tag in ("ul", "ol"):
            self._lists.append(_first_number(element) if tag == "ol" else None)
        elif tag == "li":
            self._begin_item(element, look)
        elif tag in TABLE_BLOCKS:
            self._begin_in_table(element)

    def _begin_in_table(self, element: Element) -> None:
        if element.tag == "table":
            self._tables.append(TableRows(self._styles.is_ruled(element)))
            self._lines.append(Lines())
        elif element.tag == "tr" and self._tables:
            self._tables[-1].begin_row()
        elif element.tag in ("td", "th") and self._tables:
            self._tables[-1].begin_cell(element, self._styles.is_ruled(element))

    def _end(self, element: Element) -> None:
        tag = element.tag
        if tag in BLOCKS:
            self._flush()
        if HEADING.fullmatch(tag):
            self._heading = None
        elif tag in ("ul", "ol") and self._lists:
            self._lists.pop()
        elif tag == "p" and len(self._lines[-1].items) == self._at_paragraph:
            self._lines[-1].leave_blank()
        elif tag in ("td", "th", "caption") and self._tables:
            self._tables[-1].end_cell(self._lines[-1].taken(), is_caption=tag == "caption")
        elif tag == "table":
            rows = self._tables.pop()
            stray = self._lines.pop().taken()  # what stands in a table but in no cell shows before it
            self._lines[-1].items += (*rows.before, *stray, *rows.items())

    def _begin_item(self, element: Element, look: Look) -> None:
        """A list's item begins with the marker a browser would print, unless its text brings its own."""
        count = self._lists[-1] if self._lists else None
        if count is not None:
            given = element.get("value") or ""
            count = int(given) if given.isdecimal() else count
            self._lists[-1] = count + 1
        text = "".join(piece for piece, _ in zip(element.itertext(), range(8), strict=False))
        if ITEM_MARKER.match(text) or "none" in self._styles.declared(element).get("list-style-type", ""):
            return
        outer = element.getparent()
        kind = LIST_FORMATS.get((outer.get("type") or "") if outer is not None else "", "decimal")
        self._lines[-1].add("- " if count is None else f"{counted(count, kind)}. ", look)

    def _flush(self) -> None:
        self._lines[-1].end(self._heading, ends_paragraph=True)


def _first_number(element: Element) -> int:
    start = element.get("start") or ""
    return int(start) if start.isdecimal() else 1
