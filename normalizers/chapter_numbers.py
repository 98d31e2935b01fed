"""Roman numbers of headings that an engine misread: "H. MỤC TIÊU" after "I. MỤC ĐÍCH" is II.

Their strokes run together or are dropped, and no dictionary knows them; but they count. A line's first word is put
right where it has the strokes of the number that is due or of the one after it, or repeats the number before it one
stroke short. A comma after the number that is due was a full stop.
"""

from __future__ import annotations

import re

from normalizers.corrections import Edit, Repaired, apply

NUMBERS = tuple(
    tens + ones for tens in ("", "X") for ones in ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
)
"""Roman numbers at the place of their value; none at 0."""

_LINE = re.compile(r"^[^\w\n]{0,2}([\w|!]{1,6})([.,])(?= ?[^\W\d_a-z])", re.MULTILINE)
# T and M stand for strokes too, but TL., TM. and TT. begin the lines of a signature
_STROKES = {"H": "II", **dict.fromkeys("L1l|!iÍÌỈĨỊÏJ", "I")}
_CAPITAL_STROKES = frozenset("HIVXLÍÌỈĨỊÏ")
_SURE = 0.9


def mend_chapter_numbers(text: str, last: int) -> tuple[Repaired, int]:
    """The text of a page whose previous chapter was number `last` (0: none), mended, and its own last chapter's number.

    >>> mend_chapter_numbers("H. MỤC TIÊU", 1)[0].text
    'II. MỤC TIÊU'
    """
    edits: list[Edit] = []
    letter = ""
    for match in _LINE.finditer(text):
        read, sign = match.groups()
        meant = None if _follows(letter, read) else _meant(read, last)
        if meant is not None and (sign == "." or meant == last + 1):
            if read != NUMBERS[meant] or sign == ",":
                edits.append(Edit(match.start(1), match.end(2), f"{NUMBERS[meant]}.", "ocr", _SURE))
            last = meant
        letter = read if len(read) == 1 else ""
    return apply(text, edits), last


def _meant(read: str, last: int) -> int | None:
    """The chapter that a line's first word numbers, after number `last`; None where it numbers none."""
    due = last + 1
    if read in NUMBERS[1:]:
        known = NUMBERS.index(read)
        a_stroke_short = known == last > 1 and due < len(NUMBERS) and NUMBERS[due] == f"{read}I"
        return due if a_stroke_short else known
    strokes = _strokes(read)
    if due < len(NUMBERS) and last > 0 and strokes == NUMBERS[due]:
        return due
    if len(read) == 1 or not (set(read) & _CAPITAL_STROKES and strokes.strip("I") in ("", "V", "X")):
        return None
    if last == 0:
        return 1 if strokes == "II" else None
    if strokes in NUMBERS[due : due + 2]:
        return NUMBERS.index(strokes)
    return 3 if due == 3 and strokes == "IIII" else None


def _strokes(read: str) -> str:
    return "".join(_STROKES.get(sign, sign) for sign in read)


def _follows(letter: str, read: str) -> bool:
    """Whether a letter is the next in a list that counts in letters: no plan's I is followed by its H."""
    return (letter, read) in (("G", "H"), ("K", "L"))
