"""Marks of lists that an engine misread: "~ Văn phòng" is "- Văn phòng", "5, Cơ sở" after "4." is "5. Cơ sở".

No dictionary knows marks, but they stand at the beginning of lines before a capital, and they count: by the number or
the letter due it is told what one that looks like it was.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from normalizers.corrections import Edit, Repaired, apply
from normalizers.syllables import SMALL

_CAPITAL = rf"[\"“]?[^\W\d_{SMALL}]"
_LINE = re.compile(
    rf"^(?:(?P<dash>[~¬=]|[_—–-]{{1,2}}[¬~])(?=\s+{_CAPITAL})"
    rf"|(?P<speck>[-_.,'`~]{{1,2}})(?=\d{{1,2}}\.(?:\d{{1,2}}\.?)*\s+{_CAPITAL})"
    rf"|(?P<number>\d{{1,2}})(?P<sign>[.,])(?=\s+{_CAPITAL})"
    rf"|(?P<lost>[`'‘’´°])\.(?=\s+{_CAPITAL})"
    rf"|(?P<letter>\S)\)(?=\s*{_CAPITAL}))",
    re.MULTILINE,
)
LETTER_ORDER = "abcdđeghiklmnopqrstuvxy"
"""The order in which Vietnamese legal texts letter their points (Nghị định 30/2020/NĐ-CP): no f, j, w, z."""
_ALIKE = {
    "a": "äàáâãăạ@",
    "b": "6",
    "c": "©¢(eœ",
    "d": "đ",
    "đ": "dởõ",
    "e": "©cèéê",
    "g": "9q8",
    "h": "b",
    "i": "ïíìịl1|!",
    "k": "x",
    "l": "1|!I",
}
"""What an engine may take a letter for."""
_SURE = 0.9


@dataclass(frozen=True, slots=True)
class Count:
    """How far a list has counted: its last number (0: none) and the last letter under that ("": none)."""

    number: int = 0
    letter: str = ""


def mend_list_marks(text: str, last: Count = Count()) -> tuple[Repaired, Count]:
    """The text of a page with its marks put right, `last` being how far the page before it counted; and how far it counts.

    >>> mend_list_marks("1. Đơn vị\\n2, Cá nhân")[0].text
    '1. Đơn vị\\n2. Cá nhân'
    """
    edits: list[Edit] = []
    for match in _LINE.finditer(text):
        edit, last = _read(match, last)
        if edit is not None:
            edits.append(edit)
    return apply(text, edits), last


def _read(match: re.Match[str], last: Count) -> tuple[Edit | None, Count]:
    """What a mark should have been, where that is another; and how far the list counts with it."""
    part = match.lastgroup or ""
    if part == "dash":
        return Edit(*match.span(part), "-", "ocr", _SURE), last
    if part == "speck":
        return Edit(*match.span(part), "", "ocr", _SURE), last
    if part == "lost":
        number = last.number + 1
        return (Edit(*match.span(part), str(number), "ocr", _SURE), Count(number)) if last.number else (None, last)
    if part == "sign":
        number = int(match["number"])
        if match["sign"] == ".":
            return None, Count(number)
        is_due = number == last.number + 1
        return (Edit(*match.span(part), ".", "ocr", _SURE), Count(number)) if is_due else (None, last)
    letter, due = match["letter"], _after(last.letter)
    if letter != due and letter in _ALIKE.get(due, ""):
        return Edit(*match.span("letter"), due, "ocr", _SURE), Count(last.number, due)
    return None, Count(last.number, letter)


def _after(letter: str) -> str:
    """The letter due after one, the first where there was none or an unknown one."""
    at = LETTER_ORDER.find(letter) if letter else -1
    return LETTER_ORDER[at + 1] if at + 1 < len(LETTER_ORDER) else ""
