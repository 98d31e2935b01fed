"""What a file is, by its content. Its name is never asked: an image may be called .pdf."""

from __future__ import annotations

import io
import re
import zipfile

from extractors.reading.decoding import decode
from extractors.reading.markdown import looks_like_markdown

PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
ODT = "application/vnd.oasis.opendocument.text"
DOC = "application/msword"
XLS = "application/vnd.ms-excel"
RTF = "application/rtf"
HTML = "text/html"
XML = "application/xml"
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
    (b"{\\rtf", RTF),
    (b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed"),
    (b"Rar!\x1a\x07", "application/vnd.rar"),
    (b"\x1f\x8b", "application/gzip"),
)
OLE_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
OLE_STREAMS = (("EncryptedPackage", ENCRYPTED_OFFICE), ("WordDocument", DOC), ("Workbook", XLS), ("Book", XLS))
ZIP_PARTS = ((b"word/", DOCX), (b"xl/", XLSX), (b"ppt/", PPTX))
PDF_HEAD = 1024
"""Bytes in which readers look for the PDF mark; mail gateways put lines before it."""


def sniff(data: bytes) -> str:
    """The media type of the content; `application/octet-stream` where nothing is recognised."""
    for magic, media_type in MAGIC:
        if data.startswith(magic):
            return media_type
    if b"%PDF-" in data[:PDF_HEAD]:
        return PDF
    if data.startswith(OLE_MAGIC):
        return _ole_type(data)
    if data.startswith(b"PK\x03\x04"):
        return _zip_type(data)
    return _text_type(data)


def _ole_type(data: bytes) -> str:
    """Old Office, or new Office encrypted: the names of the streams inside tell."""
    for stream, media_type in OLE_STREAMS:
        if stream.encode("utf-16-le") + b"\0\0" in data:
            return media_type
    return OLE


def _zip_type(data: bytes) -> str:
    if data[30:].startswith(b"mimetype" + ODT.encode()):
        return ODT
    try:
        names = "\n".join(zipfile.ZipFile(io.BytesIO(data)).namelist()).encode()
    except (zipfile.BadZipFile, NotImplementedError, ValueError):
        names = data  # no table of contents, or a damaged one: local file headers still name the parts
    found = [(names.find(part), media_type) for part, media_type in ZIP_PARTS if part in names]
    return min(found)[1] if found else ZIP


def _text_type(data: bytes) -> str:
    decoded = decode(data)
    if decoded is None:
        return UNKNOWN
    head = decoded.text[:PDF_HEAD].lstrip().lower()
    if re.search(r"<!doctype html|<html[\s>]", head):
        return HTML
    if head.startswith("<?xml"):
        return XML
    return MARKDOWN if looks_like_markdown(decoded.text) else PLAIN
