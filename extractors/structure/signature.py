"""Who signed: "KT. GIÁM ĐỐC" / "PHÓ GIÁM ĐỐC" / a name."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from extractors.layout.printed_line import PrintedLine
from extractors.structure.casing import is_capital
from normalizers.skeleton import skeleton

_LONGEST_NAME_WORD = 7
_TITLE_BEFORE_NAME = re.compile(r"^(?:(?:PGS|GS|TS|ThS|Ths|BS|CN|KS|DS|TTƯT|TTND|Th\.S|CKI|CKII|BSCKI|BSCKII)[.\s]+)+")


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signed, in what office and capacity; `line` is the name's."""

    signer: str | None
    signer_title: str | None
    signing_capacity: str | None
    line: PrintedLine | None


@dataclass(frozen=True, slots=True)
class _Lexicon:
    """Skeletons of offices and bodies, and what finds a capacity before them ("KT. GIÁM ĐỐC")."""

    offices: frozenset[str]
    bodies: tuple[str, ...]
    capacity: re.Pattern[str]


@cache
def _lexicon() -> _Lexicon:
    data = tomllib.loads((files("extractors") / "data" / "offices.toml").read_text("utf-8"))
    either = "|".join(map(re.escape, data["capacities"]))
    capacity = re.compile(rf"\s*(?P<capacity>{either})\s?[.,:]\s*(?P<rest>.*)$")
    return _Lexicon(frozenset(map(skeleton, data["offices"])), tuple(map(skeleton, data["bodies"])), capacity)


def is_office_line(text: str) -> bool:
    """Whether a line is the head of a signature: an office or "TM. ỦY BAN NHÂN DÂN", in capitals."""
    return _office(text) is not None


def is_person(text: str, *, capitals: bool = False) -> bool:
    """Whether a line is a person's name: two to five capitalised words.

    A line all in capitals is one only where `capitals` says that a name is due there: right under an office.
    """
    words = _TITLE_BEFORE_NAME.sub("", text.strip()).split()
    if not 2 <= len(words) <= 5:
        return False
    if text.isupper():
        return capitals and all(word.isalpha() and len(word) <= _LONGEST_NAME_WORD for word in words)
    return all(_is_name_word(word) for word in words)


def read_signature(lines: Sequence[PrintedLine]) -> Signature:
    """The signature among the lines that end a document.

    The last office before the name is the signer's own; of several capacities the last (TM. …, KT. …) is.
    """
    capacity = title = None
    for line in lines:
        office = _office(line.text)
        if office is not None:
            capacity = office[0] or capacity
            title = office[1] or title
        elif title is not None and is_person(line.text, capitals=True):
            return Signature(_TITLE_BEFORE_NAME.sub("", line.text.strip()), title, capacity, line)
    return Signature(None, title, capacity, None)


def _office(text: str) -> tuple[str | None, str | None] | None:
    """Capacity and office of a signature line, or None: ("KT.", "Giám đốc"); a body has no office."""
    lexicon = _lexicon()
    found = lexicon.capacity.match(text)
    rest = (found["rest"] if found else text).strip()
    if not rest or len(rest) > 60 or not is_capital(rest):
        return None
    bare = " ".join(re.findall(r"[a-z]+", skeleton(rest)))
    capacity = found["capacity"].replace("/", "") + "." if found else None
    if bare.removesuffix(" so") in lexicon.offices:
        return capacity, _as_written(rest)
    if found and any(bare.startswith(body) for body in lexicon.bodies):
        return capacity, None
    return None


def _as_written(office: str) -> str:
    """PHÓ GIÁM ĐỐC as it is written in running text: Phó Giám đốc."""
    words = office.capitalize().split()
    if len(words) > 2 and words[0] in ("Phó", "Quyền"):
        words[1:] = _as_written(" ".join(words[1:])).split()
    elif words[0] in ("Chánh", "Tổng", "Trưởng") and len(words) > 2:
        words[1] = words[1].capitalize()
    return " ".join(words)


def _is_name_word(word: str) -> bool:
    bare = word.rstrip(".")
    return bare.isalpha() and bare[0].isupper() and (len(bare) == 1 or bare[1:].islower())
