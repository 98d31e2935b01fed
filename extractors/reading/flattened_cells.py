"""Cells of a letterhead or of a document's end whose lines a converter ran together.

Converters from HTML to Markdown write a cell on one line: "Nơi nhận: - Như trên; - Lưu: VT." beside "GIÁM ĐỐC Trần Văn A".
Its lines can be told from the marks that begin and end them.
"""

from __future__ import annotations

import re

from normalizers.skeleton import skeleton
from normalizers.syllables import is_syllable

_AT_HEAD_OR_END = re.compile(
    r"cong hoa xa hoi chu nghia viet nam|doc lap\s*-\s*tu do\s*-\s*hanh phuc|dang cong san viet nam|^\W*noi nhan\s*:"
)
_WORD = re.compile(r"[^\W\d_]+")
_NUMBER_AWAITED = re.compile(r"so\s*:")
_OPENS_LINE = re.compile(r"so\s*[:\d]|[^\w\s(]|ngay\b|doc lap\s*-")
_BREAKS = re.compile(
    r"(?<!\s)\s*[-–_=*]{3,}\s*"  # a rule under a name
    r"|(?<!\s)\s+(?=Độc lập\s*[-–])"
    r"|(?<=[;.:,)])\s+(?=[-–+*•]\s)"  # a recipient
    r"|(?<!\s)\s+(?=\((?:[Đđ]ã k|K)ý)|(?<=ý\))\s+"
)
_MOST_NAMES = 5
_LONGEST_PIECE = 3


def is_head_or_end(cell: str) -> bool:
    """Whether a cell holds the country's motto, as letterheads do, or begins the list of recipients."""
    return _AT_HEAD_OR_END.search(skeleton(" ".join(cell.split()))) is not None


def is_wrapped(line: str, after: str, *, first: bool) -> bool:
    """Whether a line in such a cell goes on in the one after it: a "Số:" without its number, or the cell's first word.

    A word alone further down ends what a narrow column broke ("THÀNH PHỐ", "HUẾ").
    """
    bare = skeleton(line.strip())
    if _NUMBER_AWAITED.fullmatch(bare):
        return True
    return first and _WORD.fullmatch(bare) is not None and not _OPENS_LINE.match(skeleton(after.strip()))


def parted_lines(line: str) -> list[str]:
    """The lines that were run together to one, in a cell of a letterhead or of a document's end; rules are left out.

    >>> parted_lines("Nơi nhận: - Như trên; - Lưu: VT."), parted_lines("GIÁM ĐỐC Trần Văn Bình")
    (['Nơi nhận:', '- Như trên;', '- Lưu: VT.'], ['GIÁM ĐỐC', 'Trần Văn Bình'])
    """
    parts = [part for part in _BREAKS.sub("\n", line).split("\n") if part]
    return [each for part in parts for each in _name_apart(part)]


def _name_apart(line: str) -> list[str]:
    """An office in capitals and the person's name behind it, each alone."""
    words = line.split()
    n_names = 0
    while n_names < len(words) and (_is_name(words[-1 - n_names]) or _is_piece(words[-1 - n_names])):
        n_names += 1
    while n_names and not _is_name(words[-n_names]):
        n_names -= 1
    office, name = " ".join(words[:-n_names]), " ".join(words[-n_names:])
    is_signed = 2 <= n_names <= _MOST_NAMES and office.isupper() and not name.isupper()
    return [office, name] if is_signed else [line]


def _is_name(word: str) -> bool:
    """Whether a word begins with a capital and has no other: "Bình", "Y"."""
    return word[0].isupper() and not word[1:].isupper()


def _is_piece(word: str) -> bool:
    """Whether it's what a converter cut off a word: "y" and "ễn" of "Ngu y ễn"."""
    return word.islower() and len(word) <= _LONGEST_PIECE and (len(word) == 1 or not is_syllable(word))
