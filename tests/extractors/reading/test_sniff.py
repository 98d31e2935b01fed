"""The type is what the content shows: HTML without a head, Office files of every kind, things set into others."""

import io
import struct
import zipfile

import pytest
from office_files import NEEDS_LIBREOFFICE, converted, word

from extractors.failures import Category, ReadFailure
from extractors.reading import read_bytes
from extractors.reading import sniff as types
from extractors.reading.sniff import sniff


def package(*names: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        for name in names:
            file.writestr(name, "application/epub+zip" if name == "mimetype" else "x")
    return out.getvalue()


def storage(*names: str, inside: tuple[str, ...] = (), word_flags: int = 0) -> bytes:
    """An OLE file with streams at its top, each of one sector, and others in a storage below it."""
    sector, end, free = 512, 0xFFFFFFFE, 0xFFFFFFFF
    streams = [*names, *inside]
    entries = [_entry("Root Entry", 5, child=1 if names else free)]
    for at, name in enumerate(names, 1):
        after = at + 1 if at < len(names) else (len(streams) + 1 if inside else free)
        entries.append(_entry(name, 2, right=after, start=8 + at - 1, size=4096))
    for at, name in enumerate(inside, len(names) + 1):
        entries.append(_entry(name, 2, right=at + 1 if at < len(streams) else free, start=8, size=4096))
    if inside:
        entries.append(_entry("ObjectPool", 1, child=len(names) + 1))
    directory = b"".join(entries).ljust(4 * sector, b"\0")
    content = (bytes(10) + struct.pack("<H", word_flags)).ljust(4096, b"\0")
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6)
    head += bytes(6) + struct.pack("<IIIIIIIIII", 0, 1, 1, 0, 4096, end, 0, end, 0, 0)
    head += struct.pack("<I", free) * 108
    chain = [0xFFFFFFFD, 2, 3, 4, end, free, free, free]
    for _ in streams:
        at = len(chain)
        chain += [*range(at + 1, at + 8), end]
    table = b"".join(struct.pack("<I", each) for each in chain).ljust(sector, b"\xff")
    return head + table + directory + bytes(3 * sector) + content * len(streams)


def _entry(
    name: str, kind: int, *, right: int = 0xFFFFFFFF, child: int = 0xFFFFFFFF, start: int = 0, size: int = 0
) -> bytes:
    raw = (name + "\0").encode("utf-16-le")
    links = struct.pack("<BBIII", kind, 1, 0xFFFFFFFF, right, child)
    return raw.ljust(64, b"\0") + struct.pack("<H", len(raw)) + links + bytes(36) + struct.pack("<IQ", start, size)


@pytest.mark.parametrize(
    ("data", "media_type"),
    [
        (b"  \r\n{\\rtf1 x}", types.RTF),
        (
            b"@layout('x')\n<div>\n\t<p>a <br>\n\t- b <br>\n\t- c</p>\n\t<ul>\n\t<li>d</li>\n\t</ul>\n</div>\n@end",
            types.HTML,
        ),
        (b"1. a\n<table><tr><td>b</td></tr></table>\n<p>c</p>\n<div>d</div>\n# e\n", types.MARKDOWN),
        (b"\xef\xbb\xbf{\\rtf1 x}", types.RTF),
        (b"<p>K&#7871; ho&#7841;ch</p>\n<table><tr><td>1</td></tr></table>\n", types.HTML),
        (b"<!-- saved from url -->\n<div>a</div>", types.HTML),
        (b"<head><title>a</title></head>", types.HTML),
        (b"<META HTTP-EQUIV=Content-Type><P>a", types.HTML),
        (b"<?xml version='1.0'?><!DOCTYPE html><html xmlns='x'></html>", types.HTML),
        (b"<?xml version='1.0'?><?mso-application progid='Word.Document'?><w:wordDocument/>", types.WORD_XML),
        (b'<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>\n<Workbook/>', types.EXCEL_XML),
        (b"<?xml version='1.0'?><a/>", types.XML),
        (b"<table><tr><td>a</td></tr></table>\n\n## K\n\n**a**", types.MARKDOWN),
        (b"MIME-Version: 1.0\nContent-Type: multipart/related;\n boundary=x\n\n--x", types.MHTML),
        (package("[Content_Types].xml", "_rels/.rels", "word/document.xml"), types.DOCX),
        (package("[Content_Types].xml", "xl/workbook.xml"), types.XLSX),
        (package("[Content_Types].xml", "xl/workbook.bin"), types.XLSB),
        (package("[Content_Types].xml", "ppt/presentation.xml"), types.PPTX),
        (package("word/ke-hoach.docx", "xl/bieu.xlsx"), types.ZIP),
        (package("mimetype", "META-INF/container.xml"), types.UNKNOWN),
        (storage("WordDocument", "1Table"), types.DOC),
        (storage("WordDocument", inside=("Workbook",)), types.DOC),
        (storage("Workbook", inside=("WordDocument",)), types.XLS),
        (storage("Book"), types.XLS),
        (storage("PowerPoint Document"), types.PPT),
        (storage("EncryptionInfo", "EncryptedPackage"), types.ENCRYPTED_OFFICE),
        (storage("WordDocument", word_flags=0x0100), types.ENCRYPTED_OFFICE),
        (storage("Something"), types.OLE),
    ],
)
def test_the_type_is_what_the_content_shows(data: bytes, media_type: str) -> None:
    assert sniff(data) == media_type


@pytest.mark.parametrize(
    ("data", "category"),
    [
        (storage("WordDocument", word_flags=0x0100), Category.ENCRYPTED),
        (storage("PowerPoint Document"), Category.UNSUPPORTED),
        (b"<?xml version='1.0'?><a/>", Category.UNSUPPORTED),
        (package("mimetype", "META-INF/container.xml"), Category.UNSUPPORTED),
    ],
)
def test_what_is_not_read_says_so(data: bytes, category: Category) -> None:
    with pytest.raises(ReadFailure) as failure:
        read_bytes(data, "a.doc")
    assert failure.value.category is category
    assert failure.value.remedy


@NEEDS_LIBREOFFICE
@pytest.mark.parametrize(("suffix", "media_type"), [("doc", types.DOC), ("odt", types.ODT), ("rtf", types.RTF)])
def test_what_office_programs_write_is_known(suffix: str, media_type: str) -> None:
    assert sniff(converted(word([("a", None)]), "docx", suffix)) == media_type


def test_a_package_that_unpacks_to_more_than_any_document_is_refused_unopened() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("[Content_Types].xml", "x")
        with file.open("word/document.xml", "w") as part:
            for _ in range(101):
                part.write(bytes(1_000_000))
    with pytest.raises(ReadFailure, match="unpacks to 101 MB") as failure:
        read_bytes(out.getvalue(), "a.docx")
    assert failure.value.category is Category.UNSUPPORTED
