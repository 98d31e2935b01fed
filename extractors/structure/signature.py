"""Who signed: "KT. GIÁM ĐỐC" / "PHÓ GIÁM ĐỐC" / a name."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from rapidfuzz import process
from rapidfuzz.distance import Indel

from extractors.layout.printed_line import PrintedLine
from extractors.structure.casing import as_written, is_capital
from normalizers.lexicons import read_lexicon
from normalizers.organisations import find_units
from normalizers.skeleton import skeleton

_LONGEST_NAME_WORD = 7
_SHORTEST_ALIKE = 6
_ALIKE = 0.87
_ALIKE_AFTER_CAPACITY = 0.8
_CAPITAL, _SMEARED = 0.8, 0.5
"""Share of capitals in an office; after "KT." one that an engine set in small letters is one too."""
_LONGEST_OFFICES = 120
_FOR_A_BODY = ("TM", "T/M")
"""Capacities of who signs for a body, whatever that is called: "TM. UBND XÃ"."""


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signed, in what office and capacity; `line` is the name's."""

    signer: str | None
    signer_title: str | None
    signing_capacity: str | None
    line: PrintedLine | None


@dataclass(frozen=True, slots=True)
class _Lexicon:
    """Offices by their skeletons, skeletons of bodies, and what finds a capacity before them ("KT. GIÁM ĐỐC").

    Offices of one skeleton ("thủ trưởng", "thứ trưởng") stand for None, and are not among those by their `letters`
    alone. `torn` are family names by their skeletons without the first letter. `before_name` finds degrees and ranks.
    """

    offices: Mapping[str, str | None]
    letters: Mapping[str, str]
    bodies: tuple[str, ...]
    capacity: re.Pattern[str]
    misread: Mapping[str, str]
    torn: Mapping[str, str]
    before_name: re.Pattern[str]
    drafters: frozenset[str]


@cache
def _lexicon() -> _Lexicon:
    data = read_lexicon("extractors", "offices.toml")
    either = "|".join(map(re.escape, (*data["capacities"], *data["misread"])))
    capacity = re.compile(rf"\s*(?P<capacity>{either})(?:\s?[.,:]|(?<=/[A-Z])(?=\s))\s*(?P<rest>.*)$")
    offices: dict[str, str | None] = {}
    for name in data["offices"]:
        offices[skeleton(name)] = None if skeleton(name) in offices else name
    torn = {skeleton(name)[1:]: name for name in data["families"]}
    degrees, ranks = ("|".join(map(re.escape, data[key])) for key in ("degrees", "ranks"))
    before_name = re.compile(rf"^(?:(?:{degrees})[.\s]+|(?:{ranks})\s+)+")
    letters = {bare.replace(" ", ""): name for bare, name in offices.items() if name}
    bodies, drafters = tuple(map(skeleton, data["bodies"])), frozenset(map(skeleton, data["drafters"]))
    return _Lexicon(offices, letters, bodies, capacity, dict(data["misread"]), torn, before_name, drafters)


def is_office_line(text: str) -> bool:
    """Whether a line is the head of a signature: an office or "TM. ỦY BAN NHÂN DÂN", in capitals."""
    return bool(_offices(text))


def begins_with_office(text: str) -> bool:
    """Whether a line in capitals begins with an office or a body that signs: "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH …"."""
    lexicon = _lexicon()
    return text.isupper() and f"{skeleton(text)} ".startswith(
        tuple(f"{name} " for name in (*lexicon.offices, *lexicon.bodies))
    )


def is_person(text: str, *, capitals: bool = False) -> bool:
    """Whether a line is a person's name: two to five capitalised words.

    A line all in capitals is one only where `capitals` says that a name is due there: right under an office.
    """
    words = _name(text).split()
    if not 2 <= len(words) <= 5:
        return False
    if text.isupper():
        names_office = any(skeleton(text).startswith(f"{office} ") for office in _lexicon().offices)
        return (
            capitals and not names_office and all(word.isalpha() and len(word) <= _LONGEST_NAME_WORD for word in words)
        )
    return all(_is_name_word(word) for word in words)


def parted_signer(text: str) -> tuple[str | None, str | None]:
    """Office and name of a signer who is named in running text, either None: "Phó Giám đốc Trần Văn Mận"."""
    words = text.split() if len(text) <= _LONGEST_OFFICES else []
    for n in range(len(words), -1, -1):
        office, name = " ".join(words[:n]).rstrip(",:"), " ".join(words[n:])
        of_body = any(unit.start < len(office) < unit.end < len(text) for unit in find_units(text))
        if (not n or (skeleton(office) in _lexicon().offices and not of_body)) and is_person(name):
            return office or None, _name(name)
    return None, None


def read_signature(lines: Sequence[PrintedLine], text: str = "") -> Signature:
    """The signature among the lines that end a document.

    The first office is the signer's own, unless signed for ("KT. GIÁM ĐỐC"): then the next is. What a signer is besides
    ("TRƯỞNG BAN / PHÓ THỦ TƯỚNG") is not. Of several capacities the last (TM. …, KT. …) counts. `text` is the document's,
    for the casing of a body in the signer's title ("TL. BỘ TRƯỞNG" / "VỤ TRƯỞNG VỤ PHÁP CHẾ").
    """
    capacity = title = None
    is_represented = False
    of_body = ""
    for line in lines:
        offices = _offices(line.text)
        if not offices and ((is_represented and begins_with_office(line.text)) or (of_body and _goes_on(line.text))):
            of_body = f"{of_body} {line.text.strip()}".strip()
            title, is_represented = _with_body(of_body, text), False
            continue
        for sign, office in offices:
            capacity = sign or capacity
            if office is not None and (title is None or is_represented or sign or _is_deputy(office, title)):
                title, is_represented = office, sign is not None
        if not offices and (title or capacity) and is_person(line.text, capitals=title is not None):
            return Signature(_name(line.text), title, _as_deputy(capacity, title), line)
    if title is None and capacity is None:
        return _drafted(lines)
    return Signature(None, title, _as_deputy(capacity, title), None)


def _with_body(title: str, text: str) -> str:
    """A title in capitals as it is written in running text: "VỤ TRƯỞNG VỤ PHÁP CHẾ" is "Vụ trưởng Vụ Pháp chế"."""
    bare = skeleton(title)
    named = [name for name in (*_lexicon().offices, *_lexicon().bodies) if f"{bare} ".startswith(f"{name} ")]
    end = max(map(len, named), default=0)
    return (
        f"{_as_written(title[:end])} {as_written(title[end:].strip(), text)}".strip()
        if end
        else as_written(title, text)
    )


def _goes_on(line: str) -> bool:
    """Whether a line goes on with a title that names a body: in capitals, and nobody's name."""
    signed = skeleton(line).strip() == "da ky" or not line.strip()[:1].isalpha()
    return line.isupper() and not signed and not is_person(line, capitals=True)


def _drafted(lines: Sequence[PrintedLine]) -> Signature:
    """The signature of who drew the plan up, where nobody with an office signed: "NGƯỜI LẬP" over a name."""
    head = ""
    for line in lines:
        if head and is_person(line.text, capitals=True):
            return Signature(_name(line.text), _as_written(head), None, line)
        head = line.text.strip() if skeleton(line.text).strip() in _lexicon().drafters else head
    return Signature(None, None, None, None)


def _is_deputy(office: str, of: str) -> bool:
    """Whether an office is the deputy's of another: there an engine lost the "KT."."""
    bare, head = skeleton(office), skeleton(of)
    return bare.startswith((f"pho {head}", "thu truong")) or (bare.startswith("pho ") and bare[4:] in head)


def _as_deputy(capacity: str | None, title: str | None) -> str | None:
    """The capacity in which another than the head signs: whoever signs "TM." for a body and is no deputy heads it."""
    return None if capacity == "TM." and not skeleton(title or "").startswith("pho ") else capacity


def _name(line: str) -> str:
    """A name without degrees or a rank before it; a family name that lost its first letter to a seal or a flourish made whole."""
    name = _lexicon().before_name.sub("", line.strip())
    first, _, rest = name.partition(" ")
    return f"{_lexicon().torn.get(skeleton(first), first)} {rest}" if rest and first.islower() else name


def _offices(text: str) -> tuple[tuple[str | None, str | None], ...]:
    """The offices of a signature line with their capacities: one, or several run together ("KT. BỘ TRƯỞNG THỨ TRƯỞNG")."""
    if len(text) > _LONGEST_OFFICES or not is_capital(text, _SMEARED):
        return ()
    lexicon = _lexicon()
    starts = [word.start() for word in re.finditer(r"(?<=\s)[^\W\d_]", text)]
    signs = [start for start in starts if lexicon.capacity.match(text[start:])]
    office = _office(text[: signs[0]].strip() if signs else text)
    if office is not None:
        return (office, *(_offices(text[signs[0] :]) if signs else ()))
    for start in starts:
        last = _office(text[start:]) if skeleton(text[start:]).strip() in lexicon.offices else None
        if last is not None and (before := _offices(text[:start].strip())):
            return (*before, last)
    return ()


def _office(text: str) -> tuple[str | None, str | None] | None:
    """Capacity and office of a signature line, or None: ("KT.", "Giám đốc"); a body has no office."""
    lexicon = _lexicon()
    found = lexicon.capacity.match(text)
    rest = (found["rest"] if found else text).strip()
    if not rest or len(rest) > 60 or not is_capital(rest, _SMEARED if found else _CAPITAL):
        return None
    bare = " ".join(re.findall(r"[a-z]+", skeleton(rest)))
    sign = found["capacity"] if found else ""
    capacity = lexicon.misread.get(sign, sign).replace("/", "") + "." if sign else None
    if (known := bare if bare in lexicon.offices else bare.removesuffix(" so")) in lexicon.offices:
        return capacity, _as_written(lexicon.offices[known] or rest if known == bare else rest)
    if meant := _lookalike(bare, lexicon.letters, _ALIKE_AFTER_CAPACITY if found else _ALIKE):
        return capacity, _as_written(meant)
    if found and (sign in _FOR_A_BODY or any(bare.startswith(body) for body in lexicon.bodies) or _is_cut(bare)):
        return capacity, None
    return None


def _is_cut(bare: str) -> bool:
    """Whether words begin an office or a body whose name goes on in the next line: "KT. TRƯỞNG" / "BAN"."""
    lexicon = _lexicon()
    return bool(bare) and any(f"{known} ".startswith(f"{bare} ") for known in (*lexicon.offices, *lexicon.bodies))


def _lookalike(bare: str, offices: Mapping[str, str], least: float) -> str | None:
    """The office, of those by their letters, that OCR made `bare` of; a share of at least `least` is the same.

    Words may be torn apart and letters misread.
    """
    letters = bare.replace(" ", "")
    if len(letters) < _SHORTEST_ALIKE:
        return None
    found = process.extractOne(letters, list(offices), scorer=Indel.normalized_similarity, score_cutoff=least)
    return offices[found[0]] if found else None


def _as_written(office: str) -> str:
    """PHÓ GIÁM ĐỐC as it is written in running text: Phó Giám đốc."""
    words = office.capitalize().split()
    if len(words) > 2 and words[0] in ("Phó", "Quyền"):
        words[1:] = _as_written(" ".join(words[1:])).split()
    elif words[0] in ("Chánh", "Tổng", "Trưởng") and len(words) > 2:
        words[1] = words[1].capitalize()
    return " ".join(words)


def _is_name_word(word: str) -> bool:
    """Whether a word may be of a name: "Sơn", "A.", and of the highlands' peoples "H'Lan", "K’pă"."""
    first, *others = re.split(r"['’‘]", word.rstrip("."))
    own = first.isalpha() and first[0].isupper() and (len(first) == 1 or first[1:].islower())
    return own and len(others) < 2 and all(part.isalpha() and (len(part) == 1 or part[1:].islower()) for part in others)
