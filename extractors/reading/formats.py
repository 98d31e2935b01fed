"""The formats that are read, and what to say of those that are not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from extractors.failures import Category, ReadFailure
from extractors.reading import sniff
from extractors.reading.options import Reading, ReadingOptions


@dataclass(frozen=True, slots=True)
class Format:
    """A format by its media type, with its reader: bytes in, pages out; it raises ReadFailure."""

    media_type: str
    read: Callable[[bytes, ReadingOptions], Reading]


@dataclass(frozen=True, slots=True)
class Refusal:
    """A format that is known and not read: what it is in plain words, and the way out."""

    name: str
    remedy: str
    category: Category = Category.UNSUPPORTED

    def failure(self) -> ReadFailure:
        """The failure that says so."""
        return ReadFailure(self.category, self.name, self.remedy, component="reading")


# Each reader is imported when first needed: a folder of Markdown should not wait for PDF and OCR libraries.
def _plain(data: bytes, options: ReadingOptions) -> Reading:
    from extractors.reading.plain import read_plain

    return read_plain(data, options)


def _markdown(data: bytes, options: ReadingOptions) -> Reading:
    from extractors.reading.markdown import read_markdown

    return read_markdown(data, options)


def _word(data: bytes, options: ReadingOptions) -> Reading:
    from extractors.reading.word import read_docx

    return read_docx(data, options)


def _pdf(data: bytes, options: ReadingOptions) -> Reading:
    from extractors.reading.pdf import read_pdf

    return read_pdf(data, options)


def _image(data: bytes, options: ReadingOptions) -> Reading:
    from extractors.reading.image import read_image

    return read_image(data, options)


FORMATS = {
    known.media_type: known
    for known in (
        Format(sniff.PLAIN, _plain),
        Format(sniff.MARKDOWN, _markdown),
        Format(sniff.DOCX, _word),
        Format(sniff.PDF, _pdf),
        Format("image/png", _image),
        Format("image/jpeg", _image),
        Format("image/tiff", _image),
    )
}

RESAVE = "open it in Word or LibreOffice and save it as DOCX or PDF"
UNPACK = "unpack it and give the files inside"
REFUSALS = {
    sniff.DOC: Refusal("a Word 97-2003 document (.doc), which is not read yet", RESAVE),
    sniff.RTF: Refusal("a Rich Text document (.rtf), which is not read yet", RESAVE),
    sniff.ODT: Refusal("an OpenDocument text (.odt), which is not read yet", RESAVE),
    sniff.XLS: Refusal("an Excel 97-2003 workbook (.xls), which is not read yet", "open it and save it as PDF"),
    sniff.XLSX: Refusal("an Excel workbook (.xlsx), which is not read yet", "open it and save it as PDF"),
    sniff.PPTX: Refusal("a PowerPoint presentation, which is not read", "open it and save it as PDF"),
    sniff.HTML: Refusal("a web page (HTML), which is not read yet", "open it in a browser and print it to PDF"),
    sniff.XML: Refusal("an XML file, which is not read", RESAVE),
    sniff.ENCRYPTED_OFFICE: Refusal(
        "an Office document locked with a password",
        "open it with its password, remove the password and save it again",
        Category.ENCRYPTED,
    ),
    sniff.OLE: Refusal("an old Microsoft Office file of a kind that is not read", RESAVE),
    sniff.ZIP: Refusal("a ZIP archive, which is not read yet", UNPACK),
    "application/x-7z-compressed": Refusal("a 7-Zip archive, which is not read", UNPACK),
    "application/vnd.rar": Refusal("a RAR archive, which is not read", UNPACK),
    "application/gzip": Refusal("a gzip archive, which is not read", UNPACK),
    "image/gif": Refusal("a GIF image, which is not read", "save it as PNG or PDF"),
    sniff.UNKNOWN: Refusal(
        "neither a document nor text: the content is of no known type, whatever the name says",
        "check where it came from; if it is a plan, save it as PDF or DOCX",
    ),
}
