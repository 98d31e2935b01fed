""" "Sở" misread: a letter with its marks is too little to tell it by ("S", "So"); what stands around it tells it.

No other word like it stands before the name of a department, and none with a capital behind "thuộc" or "lãnh đạo".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from normalizers.corrections import Edit
from normalizers.lexicons import read_lexicon
from normalizers.pairs import is_pair

_HEAD = "Sở"
_READ_AS = r"(?:S[oôơòóỏõọồốổỗộờớỡợ]?|[ởỞ])"
_TOLD_BY = r"(?<=thuộc )|(?<=ãnh đạo )"
"""Words behind which a capital S begins no other word like it; numbers are told apart by what follows."""
_NAME_WORDS = 2
"""Words of a department's name that tell it."""
_SURE = 0.95


def misread(text: str) -> Iterator[Edit]:
    """The edits that make "Sở" of what was read for it in a restored text."""
    for match in _pattern().finditer(text):
        if match["next"] and is_pair(match[0], match["next"]) and not is_pair(_HEAD, match["next"]):
            continue  # another word: "thuộc Số liệu …"
        yield Edit(*match.span(), _HEAD, "ocr", _SURE)


@cache
def _pattern() -> re.Pattern[str]:
    names = "|".join(sorted(map(re.escape, _names()), key=len, reverse=True))
    return re.compile(
        rf"(?<![^\s(]){_READ_AS}(?=\s(?:{names})(?!\w))|(?:{_TOLD_BY})S[oôơòóỏõọồốổỗộờớỡợ]?(?=[,.;]?\s(?!\d|:)(?P<next>[^\W\d_]*))"
    )


def _names() -> frozenset[str]:
    """What departments are called, as far as it tells them: "Nội vụ", "Tài nguyên"."""
    departments = read_lexicon("normalizers", "organisations.toml")["province"]
    named = (name.split()[1:] for name in departments if name.startswith(f"{_HEAD} "))
    return frozenset(" ".join(words[:_NAME_WORDS]).rstrip(",") for words in named)
