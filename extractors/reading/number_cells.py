"""Numbers that stand alone in the cells of a scanned table's first column, where the engine misreads them most.

A numeral alone on its line gives nothing to go by: `|` and `l` are read for 1, `đệ` for 7, `H` for II. Set three times
side by side and read with numerals alone allowed, it is read right nearly always, and the three can be compared.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from extractors.reading.ordinals import is_ordinal, opens_row

COPIES = 3
NUMERALS = "0123456789IVX"
_LONGEST = 4
_PERHAPS_ONE = ("I", "H")
_ONE_STROKE = ("|", "l", "I", "!", "]", "[")
_GROUP = re.compile(r"[IVX|lH!]{1,4}")  # a Roman numeral, perhaps misread
_STROKES = re.compile(r"[|IlHi!1)\]\[.]+")  # what I, II and 1 are read as


def odd_numbers(texts: Sequence[str]) -> list[int]:
    """Which of a column's texts, given from top to bottom, are probably misread numbers.

    Those that look like none, and those that are not the number between the ones above and below. None, where most of
    the short ones are no numbers: the column then holds something else.
    """
    short = [at for at, text in enumerate(texts) if text and " " not in text and len(text) <= _LONGEST]
    odd = [at for at in short if not opens_row(texts[at]) or texts[at] in _PERHAPS_ONE or _is_out_of_order(at, texts)]
    strange = sum(not opens_row(texts[at]) and not _STROKES.fullmatch(texts[at]) for at in odd)
    return odd if 2 * strange <= len(short) else []


def voted(text: str) -> str | None:
    """The number that was set `COPIES` times, from what was read of all together; None where they do not agree."""
    size, rest = divmod(len(text), COPIES)
    if rest:  # a stroke too many or too few beside copies of one character
        character, count = Counter(text).most_common(1)[0]
        return character if count >= COPIES - 1 and len(text) - count == 1 else None
    if not size:
        return None
    columns = [[text[copy * size + at] for copy in range(COPIES)] for at in range(size)]
    most = [Counter(column).most_common(1)[0] for column in columns]
    number = "".join(character for character, _ in most)
    return number if all(count * 2 > COPIES for _, count in most) and is_ordinal(number) else None


def corrected(texts: Sequence[str], again: Mapping[int, str]) -> dict[int, str]:
    """The numbers to put in place of misread ones; `again`: what was read of some the second time, by index.

    A second reading counts only where it goes on from the number above or leads to the one below: a number that looks
    right and is not would be worse than one that looks wrong. One stroke may be 1 or I, and only its neighbours tell:
    1 stands before 2 or first under a group, I before 1. A sign before a number was the number before that.
    """
    found = {
        at: number
        for at in again
        if (number := voted(again[at])) is not None and number.isdigit() and _fits(int(number), at, texts)
    }
    known = [found.get(at, text).rstrip(".") for at, text in enumerate(texts)]
    for at in reversed(range(len(known))):
        above = next((text for text in reversed(known[:at]) if text), "")
        below = next((text for text in known[at + 1 :] if text), "")
        if _is_sign(known[at]) and below.isdigit() and int(below) > 1 and _leads_up(above, int(below)):
            known[at] = str(int(below) - 1)
        elif "H" in known[at] and _GROUP.fullmatch(known[at]) and below == "1":
            known[at] = re.sub("H", "II", re.sub(r"[|l!]", "I", known[at]))
        elif known[at] not in _ONE_STROKE:
            continue
        elif below == "2" or (not below and _GROUP.fullmatch(above)):
            known[at] = "1"
        elif below == "1":
            known[at] = "I"
        found[at] = known[at]
    return {at: number for at, number in found.items() if number != texts[at].rstrip(".")}


def _is_sign(text: str) -> bool:
    return len(text) == 1 and not text.isalnum()


def _leads_up(above: str, below: int) -> bool:
    """Whether one number may be missing between the text above and the number below: nothing above tells otherwise."""
    return above == str(below - 2) or not is_ordinal(above)


def _fits(number: int, at: int, texts: Sequence[str]) -> bool:
    above, below = _neighbours(at, texts)
    return above == str(number - 1) or below == str(number + 1)


def _is_out_of_order(at: int, texts: Sequence[str]) -> bool:
    """Whether one number stands between those above and below, and this is not it."""
    above, below = _neighbours(at, texts)
    is_between = above.isdecimal() and below.isdecimal() and int(below) == int(above) + 2
    return is_between and texts[at].rstrip(".").lstrip("0") != str(int(above) + 1)


def _neighbours(at: int, texts: Sequence[str]) -> tuple[str, str]:
    above = next((text.rstrip(".") for text in reversed(texts[:at]) if text), "")
    below = next((text.rstrip(".") for text in texts[at + 1 :] if text), "")
    return above, below
