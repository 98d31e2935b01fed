"""What an engine sees beside and between words of a scan: edges of the paper, specks, the first letter of a word twice."""

from __future__ import annotations

import re
from collections.abc import Iterator

from normalizers.corrections import Edit, Repaired, apply

_MARKED = "ăâêôơưđáàảãạắằẳẵặấầẩẫậéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ"
_EDGE = re.compile(r"^_+ ?(?=[^\W\d_])|(?<=[^\W_]|[;.,:)])_+$", re.MULTILINE)
_TWICE = re.compile(rf"(?<![^\s(“\"])([{_MARKED}]) (?=\1[^\W\d_])", re.IGNORECASE)
"""A letter that stands alone before a word that it begins: none with a mark is followed by such a word."""


def mend_stray_marks(text: str) -> Repaired:
    """The text of a scanned page without lines drawn before or after its words, and without letters seen twice.

    >>> mend_stray_marks("_trình Tỉnh ủ ủy xem xét;_").text
    'trình Tỉnh ủy xem xét;'
    """
    return apply(text, list(_edits(text)))


def _edits(text: str) -> Iterator[Edit]:
    found = sorted(match.span() for pattern in (_EDGE, _TWICE) for match in pattern.finditer(text))
    return (Edit(start, end, "", "ocr", 0.95) for start, end in found)
