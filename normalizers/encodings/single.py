"""The encodings that are tables of codes: TCVN3, VNI-Windows and VPS."""

from __future__ import annotations

import re
from collections.abc import Callable

from normalizers.corrections import Edit, Repaired, apply
from normalizers.encodings.tables import table

_TOKEN = re.compile(r"[^ \n\r\t\f\v]+")
"""What is decoded as one change. Control characters are letters in VPS, a no-break space is none anywhere."""


def decode_tcvn3(text: str, capitals: bool = False) -> Repaired:
    """TCVN3 to Unicode; `capitals`: the text was set in a capital font (.VnTimeH), which draws small letters as capitals.

    Whatever TCVN3 does not code stays. U+00AD is ư; one that got lost on the way is lost.

    >>> decode_tcvn3("thùc hiÖn kÕ ho¹ch").text, decode_tcvn3("kÕ ho¹ch", capitals=True).text
    ('thực hiện kế hoạch', 'KẾ HOẠCH')
    """
    decoded = table("tcvn3").decoded
    return changed(text, (lambda token: decoded(token).upper()) if capitals else decoded)


def decode_vni(text: str) -> Repaired:
    """VNI-Windows to Unicode.

    >>> decode_vni("UÛY BAN NHAÂN DAÂN").text
    'ỦY BAN NHÂN DÂN'
    """
    return changed(text, table("vni").decoded)


def decode_vps(text: str) -> Repaired:
    """VPS to Unicode, its capitals among the control characters included.

    >>> decode_vps("k‰ hoåch").text
    'kế hoạch'
    """
    return changed(text, table("vps").decoded)


def encode_tcvn3(text: str, capitals: bool = False) -> str:
    """Unicode (NFC) to TCVN3 as ISO 8859-1 shows it; for a capital font, if `capitals`.

    TCVN3 has no capitals with tones: they become small letters, and only a capital font tells.
    """
    codes = table("tcvn3").codes
    small = (
        text.lower() if capitals else "".join(c if c in codes or c.lower() not in codes else c.lower() for c in text)
    )
    return table("tcvn3").encoded(small)


def encode_vni(text: str) -> str:
    """Unicode (NFC) to VNI-Windows as ISO 8859-1 shows it."""
    return table("vni").encoded(text)


def encode_vps(text: str) -> str:
    """Unicode (NFC) to VPS as ISO 8859-1 shows it."""
    return table("vps").encoded(text)


def changed(text: str, decoded: Callable[[str], str]) -> Repaired:
    """The text with each of its words as `decoded` gives it: one correction of kind `encoding` for each that differs."""
    return apply(text, (edit for word in _TOKEN.finditer(text) if (edit := _edit(word, decoded(word[0])))))


def _edit(word: re.Match[str], after: str) -> Edit | None:
    return Edit(*word.span(), after, "encoding") if after != word[0] else None
