"""`read`: the type by content, one document per file, a typed failure for whatever cannot be read."""

import hashlib
import io
import zipfile
from pathlib import Path

import docx
import pytest

from extractors.failures import Category, ReadFailure
from extractors.reading import ReadingOptions, read, read_bytes
from extractors.reading import sniff as media_types
from extractors.reading.sniff import sniff

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def ole(stream: str) -> bytes:
    return OLE + stream.encode("utf-16-le") + bytes(64)


def archive(*names: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        for name in names:
            file.writestr(name, "x")
    return out.getvalue()


def word() -> bytes:
    document = docx.Document()
    document.add_paragraph("KẾ HOẠCH năm 2022")
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "media_type"),
    [
        (b"%PDF-1.7\n", media_types.PDF),
        (b"junk of a gateway\r\n%PDF-1.4", media_types.PDF),
        (b"\x89PNG\r\n\x1a\n", "image/png"),
        (b"\xff\xd8\xff\xe0", "image/jpeg"),
        (b"MM\0*", "image/tiff"),
        (word(), media_types.DOCX),
        (word()[:3000], media_types.DOCX),
        (archive("[Content_Types].xml", "xl/workbook.xml"), media_types.XLSX),
        (archive("kế hoạch.txt"), media_types.ZIP),
        (ole("WordDocument"), media_types.DOC),
        (ole("Workbook"), media_types.XLS),
        (ole("EncryptedPackage"), media_types.ENCRYPTED_OFFICE),
        (b"{\\rtf1 x}", media_types.RTF),
        (b"\n<!DOCTYPE html><html>", media_types.HTML),
        ("<html xmlns='x'>".encode("utf-16"), media_types.HTML),
        ("Kế hoạch\nI. Mục đích".encode(), media_types.PLAIN),
        ("**Kế hoạch**\n\nI. Mục đích".encode(), media_types.MARKDOWN),
        ("# Kế hoạch\n\nI. Mục đích".encode("utf-16"), media_types.MARKDOWN),
        (bytes(range(256)), media_types.UNKNOWN),
    ],
)
def test_the_type_is_that_of_the_content(data: bytes, media_type: str) -> None:
    assert sniff(data) == media_type


def test_a_file_is_read_whatever_its_name_says(tmp_path: Path) -> None:
    path = tmp_path / "kế hoạch số 5.pdf"
    path.write_bytes(word())
    document = read(path)
    assert document.media_type == media_types.DOCX
    assert document.document_id == hashlib.sha256(path.read_bytes()).hexdigest()[:16]
    assert document.source_path == str(path)
    assert document.n_bytes == len(path.read_bytes())
    assert (document.text, document.text_source) == ("KẾ HOẠCH năm 2022", "docx")


@pytest.mark.parametrize(
    ("data", "category", "words"),
    [
        (b"", Category.EMPTY, "empty"),
        (b"  \r\n \t\n", Category.NO_TEXT, "blank"),
        (bytes(range(256)) * 8, Category.UNSUPPORTED, "no known type"),
        (ole("Workbook"), Category.TRUNCATED, "Excel"),
        (archive("[Content_Types].xml", "xl/workbook.xml"), Category.TRUNCATED, "Excel"),
        (archive("[Content_Types].xml", "ppt/presentation.xml"), Category.UNSUPPORTED, "PowerPoint"),
        (archive("a.txt"), Category.UNSUPPORTED, "archive"),
        (b"<html></html>", Category.NO_TEXT, "blank"),
        (ole("EncryptedPackage"), Category.ENCRYPTED, "password"),
        (word()[:3000], Category.TRUNCATED, "cut off"),
    ],
)
def test_what_cannot_be_read_says_what_is_wrong_and_what_to_do(data: bytes, category: Category, words: str) -> None:
    with pytest.raises(ReadFailure) as failure:
        read_bytes(data, "a.txt")
    assert failure.value.category is category
    assert words in failure.value.message
    assert failure.value.remedy
    assert failure.value.component.startswith("reading")


def test_a_file_gone_meanwhile_has_vanished(tmp_path: Path) -> None:
    with pytest.raises(ReadFailure) as failure:
        read(tmp_path / "a.txt")
    assert failure.value.category is Category.VANISHED


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(ReadFailure, match="cannot be opened"):
        read(tmp_path)


def test_more_pages_than_allowed_are_refused() -> None:
    with pytest.raises(ReadFailure, match="3 pages"):
        read_bytes("một\fhai\fba".encode(), "a.txt", options=ReadingOptions(max_pages=2))
