"""Numbers of quarters that an engine misread: "Quý IH/2012" is Quý III/2012.

They are Roman, from I to IV, and stand after "quý" or after another one; their strokes run together or are taken for
letters and figures of strokes. A figure alone may have been printed and stays. The slash of a date read as that of a
fraction ("15⁄4/2030") is put right as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from normalizers.corrections import Edit, Repaired, apply

_STROKED = r"[IVHUL1l|!]{1,4}"
_LIST = re.compile(
    rf"(?<!\w)[Qq](?:uý|úy|uí|UÝ)\s+{_STROKED}(?:\s?(?:[,;+&–-]|và)\s?(?:[Qq]uý\s)?{_STROKED}(?!\w*[.)]))*(?=[/⁄\s,;.)–-]|năm|U?\d{{4}}|$)"
)
_NUMBER = re.compile(rf"(?<![\w]){_STROKED}(?![a-zà-ỹ])")
_SLASH = re.compile(r"(?<=[IVHL1l|!\d])⁄(?=\d)")
_SPELLING = {"H": "II", "U": "I/", **dict.fromkeys("L1l|!", "I")}
_QUARTERS = frozenset(("I", "II", "III", "IV"))
_SURE = 0.9


def mend_quarter_numbers(text: str) -> Repaired:
    """The text with the numbers of its quarters put right.

    >>> mend_quarter_numbers("Quý H/2030").text
    'Quý II/2030'
    """
    return apply(text, list(_edits(text)))


def _edits(text: str) -> Iterator[Edit]:
    for listed in _LIST.finditer(text):
        for number in _NUMBER.finditer(text, *listed.span()):
            read = number.group()
            meant = "".join(_SPELLING.get(sign, sign) for sign in read)
            slashed = meant.endswith("/") and text[number.end() : number.end() + 4].isdigit()
            is_figure = read.isdigit() and len(read) == 1
            if (
                meant.removesuffix("/") in _QUARTERS
                and (slashed or "/" not in meant)
                and read != meant
                and not is_figure
            ):
                yield Edit(number.start(), number.end(), meant, "ocr", _SURE)
    for slash in _SLASH.finditer(text):
        yield Edit(*slash.span(), "/", "ocr", _SURE)
