"""What a file is, by its content. Its name is never asked: an image may be called .pdf."""

from __future__ import annotations

import codecs
import io
import re
import zipfile
from typing import IO

from extractors.reading.decoding import decode
from extractors.reading.markdown import looks_like_markdown
from extractors.reading.ole import open_storage

PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
ODT = "application/vnd.oasis.opendocument.text"
ODS = "application/vnd.oasis.opendocument.spreadsheet"
XLSB = "application/vnd.ms-excel.sheet.binary.macroenabled.12"
DOC = "application/msword"
XLS = "application/vnd.ms-excel"
PPT = "application/vnd.ms-powerpoint"
MSG = "application/vnd.ms-outlook"
RTF = "application/rtf"
HTML = "text/html"
MHTML = "multipart/related"
XML = "application/xml"
WORD_XML = "application/vnd.ms-word.xml"
EXCEL_XML = "application/vnd.ms-excel.xml"
ZIP = "application/zip"
PLAIN = "text/plain"
MARKDOWN = "text/markdown"
ENCRYPTED_OFFICE = "application/encrypted-office"
OLE = "application/x-ole-storage"
UNKNOWN = "application/octet-stream"

MAGIC = (
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"II*\0", "image/tiff"),
    (b"MM\0*", "image/tiff"),
    (b"GIF8", "image/gif"),
    (b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed"),
    (b"Rar!\x1a\x07", "application/vnd.rar"),
    (b"\x1f\x8b", "application/gzip"),
)
ZIP_MAGIC = b"PK\x03\x04"
OLE_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
OLE_STREAMS = (
    ("EncryptedPackage", ENCRYPTED_OFFICE),
    ("WordDocument", DOC),
    ("Workbook", XLS),
    ("Book", XLS),
    ("PowerPoint Document", PPT),
    ("__properties_version1.0", MSG),
)
ZIP_PARTS = (("word/", DOCX), ("xl/workbook.bin", XLSB), ("xl/", XLSX), ("ppt/", PPTX))
CONTENT_TYPES = "[Content_Types].xml"
XML_KINDS = (
    ("<html", HTML),
    ('progid="word.document"', WORD_XML),
    ("<w:worddocument", WORD_XML),
    ('progid="excel.sheet"', EXCEL_XML),
)
WHOLE_PAGE = re.compile(r"<!doctype html|<html[\s>]")
PAGE_PART = re.compile(r"<(?:head|body|meta|title|style|script|link|base)[\s>/]")
FRAGMENT = re.compile(r"<(?:div|p|table|span|font|center|h[1-6]|ul|ol|b|strong|section|article)[\s>]")
TAG = re.compile(
    r"</?(?:div|p|table|t[rdh]|span|font|center|h[1-6]|[uo]l|li|b|i|u|em|strong|section|article|br|a|img)\b[^<>]*>"
)
BLOCK = re.compile(r"<(?:div|p|table|h[1-6]|[uo]l|section|article)[\s>]")
MOST_LINES, FEWEST_BLOCKS = 0.7, 3
OF_MARKDOWN = re.compile(r"^(?: {0,3}#{1,6} |\|)|\*\*\S", re.MULTILINE)
COMMENTS = re.compile(r"\s*(?:<!--.*?-->\s*)*", re.DOTALL)
MAIL_HEAD = re.compile(
    r"mime-version:.*content-type:\s*multipart/related|content-type:\s*multipart/related.*mime-version:", re.DOTALL
)
BLANK = b" \t\r\n"
PDF_HEAD = 1024
"""Bytes in which readers look for the PDF mark; mail gateways put lines before it."""


def sniff(data: bytes) -> str:
    """The media type of the content; `application/octet-stream` where nothing is recognised."""
    for magic, media_type in MAGIC:
        if data.startswith(magic):
            return media_type
    if b"%PDF-" in data[:PDF_HEAD]:
        return PDF
    if data[:PDF_HEAD].removeprefix(codecs.BOM_UTF8).lstrip(BLANK).startswith(b"{\\rtf"):
        return RTF
    if data.startswith(OLE_MAGIC):
        return _ole_type(data)
    if data.startswith(ZIP_MAGIC):
        return zip_type(io.BytesIO(data))
    return _text_type(data)


def _ole_type(data: bytes) -> str:
    """Old Office, or new Office encrypted: the names of the streams inside tell."""
    storage = open_storage(data)
    if storage is not None and storage.is_locked_text:
        return ENCRYPTED_OFFICE
    for stream, media_type in OLE_STREAMS:
        known = stream in storage.streams if storage else stream.encode("utf-16-le") + b"\0\0" in data
        if known:
            return media_type
    return OLE


def zip_type(file: IO[bytes]) -> str:
    """The media type of a file that begins as a ZIP archive does; `application/zip` where it is no document itself."""
    file.seek(30)
    head = file.read(PDF_HEAD)
    for media_type in (ODT, ODS):
        if head.startswith(b"mimetype" + media_type.encode()):
            return media_type
    if head.startswith(b"mimetypeapplication/"):
        return UNKNOWN  # a book, a drawing: one thing made of many files, none of which is a document
    try:
        with zipfile.ZipFile(file) as package:
            names = package.namelist()
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError):
        file.seek(0)
        names = _names_in(file.read())
    if CONTENT_TYPES not in names:
        return ZIP
    kinds = (media_type for part, media_type in ZIP_PARTS if any(name.startswith(part) for name in names))
    return next(kinds, ZIP)


def _names_in(data: bytes) -> list[str]:
    """What the headers before the parts still tell of an Office file without its table of contents."""
    parts = [part for part, _ in ZIP_PARTS if part.encode() in data]
    return [CONTENT_TYPES, *parts] if CONTENT_TYPES.encode() in data else []


def _text_type(data: bytes) -> str:
    decoded = decode(data)
    if decoded is None:
        return UNKNOWN
    text = decoded.text
    head = text[: 4 * PDF_HEAD].lstrip().lower()
    if MAIL_HEAD.search(head):
        return MHTML
    if head.startswith("<?xml"):
        return next((kind for sign, kind in XML_KINDS if sign in head), XML)
    if WHOLE_PAGE.search(head[:PDF_HEAD]) or _is_page(text):
        return HTML
    return MARKDOWN if looks_like_markdown(text) else PLAIN


def _is_page(text: str) -> bool:
    """Whether text without a page's head is HTML all the same: it begins and ends with tags or is full of them.

    Markdown may hold tags, too, but has marks of its own besides.
    """
    start = COMMENTS.match(text)
    rest = text[start.end() if start else 0 :]
    head = rest[:PDF_HEAD].lower()
    if PAGE_PART.match(head):
        return True
    if OF_MARKDOWN.search(rest):
        return False
    return (bool(FRAGMENT.match(head)) and rest.rstrip().endswith(">")) or _is_tagged(rest)


def _is_tagged(text: str) -> bool:
    """Whether most lines hold a tag, as in what was cut out of a web page or stands in a template."""
    lines = [line for line in text.split("\n") if any(map(str.isalnum, line))]
    n_tagged = sum(TAG.search(line) is not None for line in lines)
    return n_tagged > MOST_LINES * len(lines) and len(BLOCK.findall(text)) >= FEWEST_BLOCKS
