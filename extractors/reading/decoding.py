"""Bytes of a text file to characters: which encoding, by what the bytes themselves show.

UTF-8 proves itself (other text is all but never valid UTF-8), UTF-16 shows in its zero bytes, and
Windows-1258 in that its tone marks, separate characters there, stand after vowels. Whatever else is
text is read as Windows-1252, in which TCVN3 and VNI text looks as field workers know it
("T×nh h×nh"); turning that into Vietnamese is repair's work, not reading's.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
TONE = re.compile("[\u0300\u0301\u0303\u0309\u0323]")
VOWEL_AND_TONE = re.compile("[aăâeêioôơuưyAĂÂEÊIOÔƠUƯY][\u0300\u0301\u0303\u0309\u0323]")
CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f]")
ESCAPED = re.compile("[\udc80-\udcff]")
LINE_END = re.compile("\r\n|[\r\v\x85\u2028\u2029]")
MIN_ASCII = 0.4
"""Vietnamese in any encoding has more plain letters and spaces than that, or it is no text."""
MOST_TONES_ON_VOWELS = 0.6
"""In Windows-1258 a tone follows its vowel; text with slid marks has some after a consonant."""
WESTERN = frozenset({"cp1252", "iso8859-1", "ascii", "iso8859-15"})
NO_TEXT = frozenset(
    {
        "utf-8",
        "utf-7",
        "utf-16",
        "utf-16-le",
        "utf-16-be",
        "utf-32",
        "base64",
        "hex",
        "zlib",
        "bz2",
        "rot13",
        "uu",
        "quopri",
    }
)
"""Codecs that the bytes would have shown, and those that are no encodings of text."""
PLAUSIBLE = re.compile(r"[\s!-~\u00a0-\u024f\u0300-\u036f\u1e00-\u1eff\u2010-\u203a]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """Characters and the encoding they were in. Line ends are all newlines; no byte order mark is left."""

    text: str
    encoding: str


def decode(data: bytes) -> Decoded | None:
    """The text in the bytes; None where they are no text in any encoding known here."""
    return _checked(_found(data))


def _checked(found: Decoded | None) -> Decoded | None:
    if found is None or "\0" in found.text or _controls(found.text) * 100 > len(found.text):
        return None  # a zero, or many control characters, show that this is no text; the odd one becomes a space
    return Decoded(LINE_END.sub("\n", CONTROL.sub(" ", found.text)), found.encoding)


def decode_as_is(data: bytes) -> Decoded | None:
    """As `decode`, for filters: line ends and control characters stay, and odd bytes are not held against a text.

    Bytes that UTF-8 does not know are lone surrogates, as Python's `surrogateescape` has them.
    """
    found = _found(data)
    if not (found and found.encoding.startswith(("utf-16", "utf-32"))):
        text = data.decode("utf-8", errors="surrogateescape")
        broken = len(ESCAPED.findall(text))
        if broken <= len(text) - len(text.encode("ascii", "ignore")) - broken:
            found = Decoded(text.removeprefix("\ufeff"), "utf-8")
    return found if found and _controls(found.text) * 20 <= len(found.text) + 100 else None


def _found(data: bytes) -> Decoded | None:
    for mark, encoding in BOMS:
        if data.startswith(mark):
            return Decoded(data[len(mark) :].decode(encoding, errors="replace"), encoding)
    if b"\0" in data and (found := _unmarked_utf16(data)):
        return found
    return _utf8(data) or _legacy(data)


def decode_declared(data: bytes, declared: str | None) -> Decoded | None:
    """As `decode`, told what the text says of itself: believed but where the bytes themselves show otherwise."""
    if declared is None or any(data.startswith(mark) for mark, _ in BOMS) or b"\0" in data:
        return decode(data)
    proven = _utf8(data)
    if proven is not None and not data.isascii():
        return _checked(proven)
    try:
        name = codecs.lookup(declared).name
    except LookupError:
        return decode(data)
    if name in WESTERN:
        return _checked(Decoded("".join(map(_western, data)), "windows-1252"))
    if name in NO_TEXT:
        return decode(data)
    return _checked(Decoded(data.decode(name, errors="replace"), name))


def _controls(text: str) -> int:
    return len(CONTROL.findall(text))


def _unmarked_utf16(data: bytes) -> Decoded | None:
    for encoding in ("utf-16-le", "utf-16-be"):
        text = data.decode(encoding, errors="replace")
        if len(PLAUSIBLE.findall(text)) >= 0.95 * len(text) and _ascii_share(text) >= MIN_ASCII:
            return Decoded(text, encoding)
    return None


def _utf8(data: bytes) -> Decoded | None:
    """UTF-8, also where a few bytes are broken (a file cut in mid-letter), not where most are."""
    text = data.decode("utf-8", errors="replace")
    broken = text.count("\ufffd")
    whole = sum(character > "\x7f" for character in text) - broken
    return Decoded(text, "utf-8") if broken * 20 <= whole else None


def _legacy(data: bytes) -> Decoded | None:
    """An 8-bit encoding."""
    if _ascii_share(data.decode("latin-1")) < MIN_ASCII:
        return None
    text = data.decode("windows-1258", errors="replace")
    tones = len(TONE.findall(text))
    if tones and len(VOWEL_AND_TONE.findall(text)) >= MOST_TONES_ON_VOWELS * tones:
        return Decoded(text, "windows-1258")
    return Decoded("".join(map(_western, data)), "windows-1252")


def _ascii_share(text: str) -> float:
    return sum(character < "\x80" for character in text) / max(len(text), 1)


def _western(byte: int) -> str:
    """Windows-1252; the five bytes it leaves open stay what they are, so that none is lost."""
    return bytes([byte]).decode("windows-1252", errors="ignore") or chr(byte)
