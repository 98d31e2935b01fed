"""What an engine sees beside and between words of a scan: edges of the paper, specks, the first letter of a word twice."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from normalizers.corrections import Edit, Repaired, apply
from normalizers.lexicons import read_lexicon
from normalizers.syllables import frequency, is_syllable

_MARKED = "ăâêôơưđáàảãạắằẳẵặấầẩẫậéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ"
_EDGE = re.compile(r"^_+ ?(?=[^\W\d_])|(?<=[^\W_]|[;.,:)])_+$", re.MULTILINE)
_TWICE = re.compile(rf"(?<![^\s(“\"])([{_MARKED}]) (?=\1[^\W\d_])", re.IGNORECASE)
"""A letter that stands alone before a word that it begins: none with a mark is followed by such a word."""
_ALONE = re.compile(rf"(?<=[^\W\d_]{{2}} )(?!đ)([{_MARKED}]) (?=[^\W\d_]{{2}})", re.IGNORECASE)
"""A letter with a mark between words; "đ" is the name of a point, and behind a lone letter it is the rest of a torn word."""
_STOP = re.compile(r"(?<![^\W\d_])([^\W\d_]{2,})(\.)(?= ([^\W\d_]{2,}))")
"""A full stop between two words; before a small letter it ends no sentence."""
_QUOTE = re.compile(r'(?P<opens>(?<![^\s(])["“](?=[^\W_]))|(?<=\S)["“”](?!\w)')
_BEHIND = re.compile(r"(?<=[\w.;:,)]) +(?=\S*[|{}~^›‹£¬`]|_(?!_))[|{}~^›‹£¬`_—–.-]{1,6}$", re.MULTILINE)
"""Signs behind a line that no line ends in: specks, the edge of the paper. Nothing but "____" is a blank to fill in."""
_SIGNED = re.compile(r"(?<=\./\.)(?P<ink>[^\n]{1,10})$", re.MULTILINE)
"""What stands in the line behind "./.", where whoever drafts a plan puts initials with a pen."""
_CLOSES = " \"'“”’»)]*"
_WORDS = re.compile(r"\w{2,}")
_LONGEST_QUOTATION = 400
_WORD = 10  # how common (in powers of two) a letter is that stands alone as a word anywhere: "ở" 18, "ả" 11


_COMMON = 12  # of a word behind which no full stop shortens it: "trong" 19, "tr" 0


def mend_stray_marks(text: str) -> Repaired:
    """The text of a scanned page without lines drawn about its words, letters seen twice, specks seen as letters, as
    full stops in a sentence, or as quotation marks that nothing closes, and without the initials behind "./.".

    >>> mend_stray_marks("_trình Tỉnh ủ ủy xem xét;_").text
    'trình Tỉnh ủy xem xét;'
    """
    return apply(text, list(_edits(text)))


def _edits(text: str) -> Iterator[Edit]:
    found = {match.span() for pattern in (_EDGE, _TWICE, _BEHIND) for match in pattern.finditer(text)}
    found |= {match.span() for match in _SIGNED.finditer(text) if _is_penned(match["ink"])}
    found |= {match.span() for match in _ALONE.finditer(text) if not _is_word(match[1])}
    found |= {match.span(2) for match in _STOP.finditer(text) if _goes_on(match[1], match[3])}
    found |= set(_unclosed_quotes(text))
    return (Edit(start, end, "", "ocr", 0.95) for start, end in sorted(found))


def _is_penned(ink: str) -> bool:
    """Whether characters are no print: no word, acronym or number, nor only what closes a quotation or a bracket."""
    if not ink.strip(_CLOSES) or ink.strip().isdigit():
        return False
    return not any(word.isdigit() or word.isupper() or is_syllable(word) for word in _WORDS.findall(ink))


def _is_word(letter: str) -> bool:
    return frequency(letter.lower()) >= _WORD or letter in _rare_words()


def _goes_on(word: str, after: str) -> bool:
    """Whether a sentence goes on behind a speck seen as a full stop: both words are common ones, and small."""
    return word.islower() and after.islower() and min(frequency(word), frequency(after)) >= _COMMON


@cache
def _rare_words() -> frozenset[str]:
    return frozenset(word for words in read_lexicon("normalizers", "one_letter_words.toml").values() for word in words)


def _unclosed_quotes(text: str) -> Iterator[tuple[int, int]]:
    """Quotation marks that open what nothing closes: specks before a word. The last may be closed on the next page."""
    opened: list[int] = []
    last = 0
    for match in _QUOTE.finditer(text):
        last = match.start()
        if match["opens"] is not None:
            opened.append(last)
        elif opened and last - opened[-1] <= _LONGEST_QUOTATION:
            opened.pop()
    for at in opened:
        if at < last or len(text) - at > _LONGEST_QUOTATION:
            yield at, at + 1
