"""Files of Microsoft Office before 2007: what kind they are, by the streams at the top of their storage.

Streams of objects set into a document (an Excel table in Word, a Word text in Excel) lie deeper and say nothing of it.
"""

from __future__ import annotations

import io
from contextlib import suppress
from dataclasses import dataclass

import olefile

_FLAGS_AT, _ENCRYPTED = 0x0A, 0x0100
"""Where Word's file information block keeps its flags, and the one that says that the text is encrypted (MS-DOC 2.5.2)."""


@dataclass(frozen=True, slots=True)
class Storage:
    """The names of the streams at the top of a storage; `is_locked_text`: a Word text that a password locks."""

    streams: frozenset[str]
    is_locked_text: bool = False


def open_storage(data: bytes) -> Storage | None:
    """What a storage holds; None where it is too damaged to say."""
    with (
        suppress(OSError, ValueError, IndexError, TypeError, AttributeError, RecursionError),
        olefile.OleFileIO(io.BytesIO(data)) as storage,
    ):
        streams = frozenset(path[0] for path in storage.listdir() if len(path) == 1)
        is_locked = "WordDocument" in streams and _is_locked(storage.openstream("WordDocument").read(_FLAGS_AT + 2))
        return Storage(streams, is_locked)
    return None


def _is_locked(head: bytes) -> bool:
    return bool(int.from_bytes(head[_FLAGS_AT:], "little") & _ENCRYPTED)
