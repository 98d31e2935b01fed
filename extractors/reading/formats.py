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
    from extractors.reading.packages import check_package
    from extractors.reading.word import read_docx

    check_package(data)
    return read_docx(data, options)


def _excel(data: bytes, options: ReadingOptions) -> Reading:
    from extractors.reading.excel import read_xlsx
    from extractors.reading.packages import check_package

    check_package(data)
    return read_xlsx(data, options)


def _old_excel(data: bytes, options: ReadingOptions) -> Reading:
    from extractors.reading.excel import read_xls

    return read_xls(data, options)


def _html(data: bytes, options: ReadingOptions) -> Reading:
    from extractors.reading.html_page import read_html

    return read_html(data, options)


def _mhtml(data: bytes, options: ReadingOptions) -> Reading:
    from extractors.reading.html_page import read_mhtml

    return read_mhtml(data, options)


def _converted(name: str) -> Callable[[bytes, ReadingOptions], Reading]:
    """The reader of a format that `extractors.reading.office` names."""

    def read(data: bytes, options: ReadingOptions) -> Reading:
        from extractors.reading import office
        from extractors.reading.packages import check_package

        if data.startswith(b"PK"):
            check_package(data)
        return office.read_converted(data, options, office.KINDS[name])

    return read


def _archive(data: bytes, options: ReadingOptions) -> Reading:
    from extractors.reading.archive import refuse

    refuse(data)


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
        Format(sniff.DOC, _converted("doc")),
        Format(sniff.RTF, _converted("rtf")),
        Format(sniff.ODT, _converted("odt")),
        Format(sniff.WORD_XML, _converted("word_xml")),
        Format(sniff.XLSX, _excel),
        Format(sniff.XLS, _old_excel),
        Format(sniff.ODS, _converted("ods")),
        Format(sniff.XLSB, _converted("xlsb")),
        Format(sniff.EXCEL_XML, _converted("excel_xml")),
        Format(sniff.HTML, _html),
        Format(sniff.MHTML, _mhtml),
        Format(sniff.ZIP, _archive),
        Format(sniff.PDF, _pdf),
        Format("image/png", _image),
        Format("image/jpeg", _image),
        Format("image/tiff", _image),
    )
}

RESAVE = "open it in Word or LibreOffice and save it as DOCX or PDF"
UNPACK = "unpack it and give the files inside"
REFUSALS = {
    sniff.PPTX: Refusal("a PowerPoint presentation, which is not read", "open it and save it as PDF"),
    sniff.PPT: Refusal("a PowerPoint presentation, which is not read", "open it and save it as PDF"),
    sniff.MSG: Refusal("a saved Outlook message, which is not read", "save what is attached to it and give that"),
    sniff.XML: Refusal("an XML file, which is not read", RESAVE),
    sniff.ENCRYPTED_OFFICE: Refusal(
        "an Office document locked with a password",
        "open it with its password, remove the password and save it again",
        Category.ENCRYPTED,
    ),
    sniff.OLE: Refusal("an old Microsoft Office file of a kind that is not read", RESAVE),
    "application/x-7z-compressed": Refusal("a 7-Zip archive, which is not read", UNPACK),
    "application/vnd.rar": Refusal("a RAR archive, which is not read", UNPACK),
    "application/gzip": Refusal("a gzip archive, which is not read", UNPACK),
    "image/gif": Refusal("a GIF image, which is not read", "save it as PNG or PDF"),
    sniff.UNKNOWN: Refusal(
        "neither a document nor text: the content is of no known type, whatever the name says",
        "check where it came from; if it is a plan, save it as PDF or DOCX",
    ),
}
