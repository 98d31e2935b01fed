"""Roman numbers of headings that an engine misread: "H. MỤC TIÊU" after "I. MỤC ĐÍCH" is II.

Their strokes run together or are dropped, and no dictionary knows them; but they count. A line's first word is put
right where it has the strokes of the number that is due, or repeats the number before it one stroke short.
"""

from __future__ import annotations

import re

from normalizers.corrections import Edit, Repaired, apply

NUMBERS = tuple(
    tens + ones for tens in ("", "X") for ones in ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
)
"""Roman numbers at the place of their value; none at 0."""

_LINE = re.compile(r"^[^\w\n]{0,2}([\w|!]{1,6})(?=\. ?[^\W\d_a-z])", re.MULTILINE)
# T and M stand for strokes too, but TL., TM. and TT. begin the lines of a signature
_STROKES = {"H": "II", **dict.fromkeys("L1l|!iÍÌỈĨỊÏJ", "I")}
_SURE = 0.9


def mend_chapter_numbers(text: str, last: int) -> tuple[Repaired, int]:
    """The text of a page whose previous chapter was number `last` (0: none), mended, and its own last chapter's number.

    >>> mend_chapter_numbers("H. MỤC TIÊU", 1)[0].text
    'II. MỤC TIÊU'
    """
    edits: list[Edit] = []
    letter = ""
    for match in _LINE.finditer(text):
        read = match[1]
        due = NUMBERS[last + 1] if last + 1 < len(NUMBERS) else ""
        known = NUMBERS.index(read) if read in NUMBERS else 0
        is_due = read != due and _strokes(read) == due and last > 0 and not _follows(letter, read)
        if due and (is_due or (known == last > 1 and due == f"{read}I")):
            edits.append(Edit(match.start(1), match.end(1), due, "ocr", _SURE))
            last += 1
        elif known:
            last = known
        letter = read if len(read) == 1 else ""
    return apply(text, edits), last


def _strokes(read: str) -> str:
    return "".join(_STROKES.get(sign, sign) for sign in read)


def _follows(letter: str, read: str) -> bool:
    """Whether a letter is the next in a list that counts in letters: no plan's I is followed by its H."""
    return (letter, read) in (("G", "H"), ("K", "L"))
