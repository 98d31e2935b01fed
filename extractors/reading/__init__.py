"""One reader per format behind one `read(path) -> Document`."""

from __future__ import annotations

import hashlib
from pathlib import Path

from extractors.document import Document
from extractors.failures import Category, ReadFailure
from extractors.reading.archive import file_bytes
from extractors.reading.formats import FORMATS, REFUSALS
from extractors.reading.options import Reading, ReadingOptions
from extractors.reading.sniff import UNKNOWN
from extractors.reading.sniff import sniff as media_type_of

__all__ = ["Reading", "ReadingOptions", "read", "read_bytes"]

DEFAULTS = ReadingOptions()


def read(path: Path, *, options: ReadingOptions = DEFAULTS) -> Document:
    """The document in a file, read once, of the type its content shows; the path may lead into a ZIP archive.

    Raises ReadFailure with category, message and remedy wherever nothing can be read.
    """
    try:
        data = file_bytes(path)
    except FileNotFoundError as error:
        raise ReadFailure(
            Category.VANISHED,
            "the file is no longer there",
            "put it back or run again without it",
            component="reading",
        ) from error
    except OSError as error:
        raise ReadFailure(
            Category.VANISHED,
            f"the file cannot be opened: {error.strerror or error}",
            "check that it is a file, that you may read it and that its disk is connected",
            component="reading",
        ) from error
    return read_bytes(data, str(path), options=options)


def read_bytes(data: bytes, source_path: str, *, options: ReadingOptions = DEFAULTS) -> Document:
    """The document in bytes already read; `source_path` is only where they came from. Raises ReadFailure."""
    if not data:
        raise ReadFailure(
            Category.EMPTY, "the file is empty (0 bytes)", "fetch it again from where it came from", component="reading"
        )
    media_type = media_type_of(data)
    known = FORMATS.get(media_type)
    if known is None:
        raise REFUSALS.get(media_type, REFUSALS[UNKNOWN]).failure()
    if media_type.startswith("text/") and len(data) > options.max_text_bytes:
        message = f"a text of {len(data) / 1e6:.0f} MB; the most that is read is {options.max_text_bytes / 1e6:.0f} MB"
        raise ReadFailure(Category.UNSUPPORTED, message, "split it, if it is a plan at all", component="reading")
    reading = known.read(data, options)
    _check(reading, options)
    document_id = hashlib.sha256(data).hexdigest()[:16]
    return Document(document_id, source_path, media_type, len(data), reading.pages, reading.rejected)


def _check(reading: Reading, options: ReadingOptions) -> None:
    if len(reading.pages) > options.max_pages:
        raise ReadFailure(
            Category.UNSUPPORTED,
            f"the file has {len(reading.pages)} pages; the most that is read is {options.max_pages}",
            "split it, or raise the limit",
            component="reading",
        )
    if any(page.text.strip() for page in reading.pages):
        return
    if not reading.rejected:
        raise ReadFailure(
            Category.NO_TEXT,
            "nothing stands in the file but blank space",
            "check that it is the right file",
            component="reading",
        )
    bad = reading.rejected[0]  # its other pages are blank: a file of which nothing was read counts as unread
    raise ReadFailure(Category(bad.category), bad.message, bad.remedy, component=bad.component, page=bad.page)
