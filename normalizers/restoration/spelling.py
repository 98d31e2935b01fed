"""A Vietnamese syllable's three parts, onset, nucleus (with its tone) and coda, in each of three casings."""

from __future__ import annotations

import re
from unicodedata import normalize

CASINGS = ("lower", "title", "upper")
"""How a word is cased; a word of one capital counts as `title`."""

_FOREIGN_LETTER = re.compile("[äåæçëïñöøüßœšžčćłńśźżğşőűÿ]", re.IGNORECASE)
_MARKED = "aàáãảạăằắẵẳặâầấẫẩậeèéẽẻẹêềếễểệiìíĩỉịoòóõỏọôồốỗổộơờớỡởợuùúũủụưừứữửựyỳýỹỷỵ"
_PARTS = re.compile(
    f"(ngh|ng|nh|ch|gh|gi(?=[{_MARKED}])|kh|ph|qu(?=[{_MARKED}])|th|tr|[bcdđghklmnpqrstvx])?([{_MARKED}]+)(ch|ng|nh|[cmnpt])?\\Z"
)

Parts = tuple[str, str, str]


def parts(syllable: str) -> Parts | None:
    """Onset, nucleus and coda of a syllable in lower case (NFC); None for what is none.

    >>> parts("nghiệp"), parts("ủy"), parts("quý"), parts("gì")
    (('ngh', 'iệ', 'p'), ('', 'ủy', ''), ('qu', 'ý', ''), ('g', 'ì', ''))
    """
    match = _PARTS.match(syllable)
    return (match[1] or "", match[2], match[3] or "") if match else None


def cased_parts(split: Parts, casing: str) -> Parts:
    """The parts of the syllable in this casing."""
    onset, nucleus, coda = split
    if casing == "upper":
        return onset.upper(), nucleus.upper(), coda.upper()
    if casing == "title":
        return (onset.capitalize(), nucleus, coda) if onset else ("", nucleus.capitalize(), coda)
    return split


def cased(word: str, casing: str) -> str:
    """The lower-case word in this casing."""
    return word.upper() if casing == "upper" else word[:1].upper() + word[1:] if casing == "title" else word


def casing_of(word: str) -> str | None:
    """The casing of a word; None where it has none of the three ("KHoa")."""
    if word.islower():
        return "lower"
    if word[:1].isupper() and (len(word) == 1 or word[1:].islower()):
        return "title"
    return "upper" if word.isupper() else None


def has_foreign_letter(word: str) -> bool:
    """Whether there is a letter that Vietnamese lacks and that no OCR draws for one of its letters."""
    return not word.isascii() and _FOREIGN_LETTER.search(word) is not None


def bare(text: str) -> str:
    """The text without marks and case, đ as d: what a reader that knows no Vietnamese hopes to see."""
    stripped = (c for c in normalize("NFD", text.lower().replace("đ", "d")) if not "\u0300" <= c <= "\u036f")
    return "".join(stripped)
