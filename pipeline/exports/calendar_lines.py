"""Content lines of a calendar (RFC 5545, 3.1 and 3.3.11), for hundreds of thousands of events: no object is made of one."""

from __future__ import annotations

import re

_LONGEST = 75
"""Bytes of a line, its end not counted."""
_END = b"\r\n"
_ESCAPED = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n", "\r": None})
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def text(name: str, value: str) -> bytes:
    """The line of a property whose value is text: what has a meaning of its own there is escaped.

    >>> text("SUMMARY", "Sở Y tế; Sở Du lịch, 2024").decode()
    'SUMMARY:Sở Y tế\\\\; Sở Du lịch\\\\, 2024\\r\\n'
    """
    return line(name, _CONTROL.sub(" ", value.replace("\r\n", "\n")).translate(_ESCAPED))


def line(name: str, value: str) -> bytes:
    """The line of a property, folded where it is long, between characters."""
    whole = f"{name}:{value}".encode()
    if len(whole) <= _LONGEST:
        return whole + _END
    parts = []
    start, room = 0, _LONGEST
    while start < len(whole):
        end = min(start + room, len(whole))
        while end < len(whole) and whole[end] & 0xC0 == 0x80:  # within a character
            end -= 1
        parts.append(whole[start:end])
        start, room = end, _LONGEST - 1
    return (_END + b" ").join(parts) + _END
