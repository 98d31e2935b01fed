"""ZIP packages (DOCX, XLSX, OpenDocument): how large they are unpacked, asked before anything is.

A few kilobytes can unpack to more than any machine holds. What the package's table of contents says can be relied on:
no part is unpacked further than it says there.
"""

from __future__ import annotations

import io
import zipfile

from extractors.failures import Category, ReadFailure

MAX_UNPACKED = 1_000_000_000
"""Bytes of all parts together, pictures included."""
MAX_XML_PART = 100_000_000
"""Bytes of one part that is text: about 3,000 pages; as a tree in memory it takes ten times as much."""


def check_package(data: bytes) -> None:
    """Raises ReadFailure: `truncated` where there is no table of contents, `unsupported` where it would unpack to too much."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            parts = package.infolist()
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError) as error:
        raise ReadFailure(
            Category.TRUNCATED,
            "the file is cut off or damaged: its parts cannot be unpacked",
            "fetch it again from where it came from, or open it in Word or Excel, let it be repaired and save it",
            component="reading.packages",
        ) from error
    total = sum(part.file_size for part in parts)
    largest = max((part.file_size for part in parts if part.filename.endswith((".xml", ".rels"))), default=0)
    if total > MAX_UNPACKED or largest > MAX_XML_PART:
        size = total if total > MAX_UNPACKED else largest
        raise ReadFailure(
            Category.UNSUPPORTED,
            f"the file unpacks to {size / 1e6:,.0f} MB, far more than any document",
            "if it is a document at all, open it and save it as PDF",
            component="reading.packages",
        )
