"""The marks that number and list the parts of a plan: `II.`, `1.1.`, `a)`, `-`, `+`, `Phụ lục`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache

from normalizers.list_marks import LETTER_ORDER
from normalizers.section_kinds import kind_of
from normalizers.skeleton import skeleton
from normalizers.syllables import SMALL


class Family(StrEnum):
    """Marks that count in the same way."""

    PART = "part"
    CHAPTER = "chapter"
    DIVISION = "division"
    ARTICLE = "article"
    APPENDIX = "appendix"
    GROUP = "group"
    STAGE = "stage"
    CAPITAL = "capital"
    ROMAN = "roman"
    MIXED = "mixed"
    DECIMAL = "decimal"
    LETTER = "letter"
    BRACKETED = "bracketed"
    DASH = "dash"
    PLUS = "plus"
    STAR = "star"


BULLETS = frozenset({Family.DASH, Family.PLUS, Family.STAR})


@dataclass(frozen=True, slots=True)
class Marker:
    """A mark at the start of a paragraph.

    `text` is as printed without trailing punctuation; `path` the numbers it counts with
    ((1, 2) for "1.2.", (2, 1) for "II.1."), empty for bullets; `end` the offset where what it marks begins.
    """

    family: Family
    text: str
    path: tuple[int, ...]
    end: int

    @property
    def is_bullet(self) -> bool:
        """Whether it lists without counting."""
        return self.family in BULLETS

    @property
    def depth(self) -> int:
        """How many numbers it counts with: 2 for "1.2."."""
        return len(self.path)


_CITED = "Điều|Khoản|Điểm|Mục|Chương|Phần|Tháng|Năm|Quý|Nhóm|Phụ lục"
"""What may follow a number and a comma in the middle of a sentence; else the comma is a full stop misread."""
_PATTERNS: tuple[tuple[Family, re.Pattern[str]], ...] = (
    (Family.APPENDIX, re.compile(r"phu luc(?:\s+(?:so\s+)?(?P<n>[ivxl]+|\d+|[a-z])(?=[\s.:)\-–]|$))?[\s.:\-–]*")),
    (
        Family.PART,
        re.compile(r"phan\s+(?:thu\s+)?(?P<n>[ivxl]+|\d+|[a-hđ]|nhat|hai|ba|bon|tu|nam|sau)(?=[\s.:\-–]|$)[\s.:\-–]*"),
    ),
    (
        Family.CHAPTER,
        re.compile(r"chuong\s*(?P<n>[ivxl]+|\d+|[a-hđ]|[ivxlht1|]{2,5})(?=[\s.:\-–]|$)[\s.:\-–]*"),
    ),
    (
        Family.DIVISION,
        re.compile(r"muc\s+(?P<n>[ivxl]+|\d+|[a-hđ]|[ivxlht1|]{2,5})(?=[\s.:\-–]|$)[\s.:\-–]*"),
    ),
    (Family.GROUP, re.compile(r"nhom\s+(?P<n>[ivxl]+|\d{1,2}|[a-hđ])(?=[\s.:\-–]|$)[\s.:\-–]*")),
    (
        Family.STAGE,
        re.compile(r"(?P<word>buoc|giai doan|dot|ngay)\s+(?:thu\s+)?(?P<n>[ivx]+|\d{1,2})\s?[.:\-–]\s*(?=[^\W\d])"),
    ),
    (Family.ARTICLE, re.compile(r"dieu\s+(?P<n>\d+)(?=[\s.:]|$)[\s.:]*")),
    (
        Family.MIXED,
        re.compile(
            r"(?P<n>(?:[IVX]+|[A-HĐ](?:\.[IVX]+)?)(?:\.[1-9]\d?){1,4}(?:\.[a-hđ])?)"
            r"(?:\s?[.)](?:\s*(?=[^\W\d](?![.)])|[\"“(])|\s+(?=\d))"
            rf"|\s?[-–]\s*(?![A-ZĐ]+[/-])(?=[^\W\d_{SMALL}])|\s+(?=[^\W\d_{SMALL}]|[\"“(]))"
        ),
    ),
    (Family.MIXED, re.compile(rf"(?P<n>[A-HĐ]\.[IVX]+)(?:\s?[.)]\s*|\s+)(?=[^\W\d_{SMALL}][^\W\d_])")),
    (
        Family.ROMAN,
        re.compile(
            rf"(?P<n>[IVXL]+)(?:\s?[.):](?!\d|[A-ZĐ]\b)\s*(?=\S)|\s?/\s+|\s[-–]\s*(?=[^\W\d])|[-–]\s*(?=[^\W\d_{SMALL}]))"
        ),
    ),
    (
        Family.DECIMAL,
        re.compile(
            r"(?P<n>\d{1,2}(?:\.[1-9]\d?){0,3}\.[a-hđ])"
            rf"(?:\s?[.)]\s*(?=[^\W\d]{{2}}|[\"“(])|\s+(?=[^\W\d_{SMALL}]|[\"“(]))"
        ),
    ),
    (
        Family.DECIMAL,
        re.compile(
            r"(?P<n>\d{1,3}(?:\s?\.\s?[1-9]\d?){1,4})"
            rf"(?:\s*[.)]\s*(?=[^\W\d]|[\"“(])|\s+(?=[^\W\d_{SMALL}]|[\"“(]))"
        ),
    ),
    (Family.DECIMAL, re.compile(r"(?P<n>\d{1,3})(?:\s?[.)]\s*(?=[^\W\d]|[\"“(]|\d+\s*%)|/\s+(?=[^\W\d]))")),
    (
        Family.DECIMAL,
        re.compile(rf"(?P<n>\d{{1,2}}(?:\.[1-9]\d?){{0,3}})\s?[-–]\s*(?![A-ZĐ]+[/-])(?=[^\W\d_{SMALL}])"),
    ),
    (Family.CAPITAL, re.compile(rf"(?P<n>[A-HĐ])\s?[-–]\s+(?=[^\W\d_{SMALL}]{{2}})")),
    (Family.LETTER, re.compile(rf"(?P<n>[a-zđ])\s?[-–]\s+(?=[^\W\d_{SMALL}])")),
    (Family.ROMAN, re.compile(rf"(?P<n>[IVX]+),\s+(?!(?:{_CITED}|[IVX]+)\b)(?=[^\W\d_{SMALL}])")),
    (Family.DECIMAL, re.compile(rf"(?P<n>\d{{1,2}}),\s+(?!(?:{_CITED})\s+[\dIVXa-eđ]+\b)(?=[^\W\d_{SMALL}])")),
    (Family.CAPITAL, re.compile(r"(?P<n>[A-HĐ])(?:\s?[.)](?:\s+(?=\S)|(?=[^\W\d_][^\W\d_.]))|/\s+(?=\S))")),
    (
        Family.LETTER,
        re.compile(rf"(?P<n>[a-zđ])(?:\s?\)\s*(?=\S)|\s?\.(?!\s?v\b)\s+(?=\S)|/\s+(?=\S)|/(?=[^\W\d_{SMALL}]))"),
    ),
    (Family.LETTER, re.compile(rf"(?P<n>[©ä{SMALL}])\)\s+(?=[^\W\d_])")),
    (Family.BRACKETED, re.compile(r"\((?P<n>\d{1,2}|[a-zđ])\)[.:]?\s*(?=[^\W_]|[\"“(])")),
    (Family.DASH, re.compile(r"[-–—−•●▪◦¬~]\s*(?=\S)")),
    (Family.PLUS, re.compile(r"[+]\s*(?=\S)")),
    (Family.STAR, re.compile(r"[*]\s*(?!\s|(?:[Ll]ưu ý|[Cc]hú ý|[Gg]hi chú)\b)(?=\S)")),
)
_ALONE = re.compile(r"(?P<n>[IVXL]+|\d{1,2}|[A-HĐ])\s?[.)]")
_MISREAD = re.compile(r"(?P<n>[IVXLHTl1|]{2,5})(?P<stop>\s?[.,]\s*|\s+)(?=\S)")
_UNSTOPPED = re.compile(r"(?=.*[Il1|])(?=.*[^\d])[IVXLHl1|]+")  # "TT NỘI DUNG" heads a table, "11 NHIỆM VỤ" counts
_SPECKS = re.compile(r"[_,.;'`|~^‘’]{1,2}\s*(?=[\w+\-¬~])")
_BEHIND_SPECKS = frozenset({Family.DECIMAL, Family.LETTER, Family.PLUS, Family.DASH, Family.ROMAN})
_MISREAD_LETTERS = {"©": "c", "ơ": "đ", "ở": "đ"}
_LOST = re.compile(rf"[`'‘’|]?(?P<sign>[.)])\s+(?=[^\W\d_{SMALL}])")
_STROKES = str.maketrans({"H": "II", "T": "I", "l": "I", "1": "I", "|": "I"})
_ON_SKELETON = frozenset(
    {Family.APPENDIX, Family.PART, Family.CHAPTER, Family.DIVISION, Family.GROUP, Family.STAGE, Family.ARTICLE}
)
_LONGEST_CHAPTER = 60
_FIRST_OF_WORDS = frozenset("PpCcMmNnBbGgĐđDdIVXLHTl")
"""Two letters in a row begin a mark only where these do: words for parts, Roman numerals."""
_ORDINALS = {"nhat": 1, "hai": 2, "ba": 3, "bon": 4, "tu": 4, "nam": 5, "sau": 6}
_NUMERALS = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
_ROMAN_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50}


@lru_cache(maxsize=8192)
def read_marker(text: str) -> Marker | None:
    """The mark a paragraph begins with, or None.

    >>> read_marker("1.2. Yêu cầu")
    Marker(family=<Family.DECIMAL: 'decimal'>, text='1.2', path=(1, 2), end=5)
    """
    if text[:2].isalpha() and len(text) > 1 and text[0] not in _FIRST_OF_WORDS:
        return None
    bare = skeleton(text)[:60] if text[:2].isalpha() else ""  # else it begins with no word
    for family, pattern in _PATTERNS:
        found = pattern.match(bare if family in _ON_SKELETON else text)
        if not found or (family in _ON_SKELETON and not _stands_as_label(text, found)):
            continue
        counted = text[slice(*found.span("n"))] if "n" in found.groupdict() and found["n"] else None
        end = found.end()
        if family in BULLETS:
            printed = text[0]
        else:
            printed = text[:end].strip().rstrip(".,:)/-–" if family is not Family.BRACKETED else ".:").strip()
        if family in _ON_SKELETON and counted and len(counted) > 1 and not counted.isdigit():
            mended = counted.translate(_STROKES)
            printed = printed.replace(counted, f" {mended}") if roman_value(mended) else printed
        return Marker(family, " ".join(printed.split()), _path(family, counted), end)
    return _alone(text) or _misread_numeral(text) or _after_specks(text) or _lost(text)


def _after_specks(text: str) -> Marker | None:
    """The mark behind a speck that OCR read as a sign: "_1.7. Tiêu chí", ", + Tiếp tục"."""
    specks = _SPECKS.match(text)
    marker = read_marker(text[specks.end() :]) if specks else None
    if specks is None or marker is None or marker.family not in _BEHIND_SPECKS:
        return None
    return replace(marker, end=marker.end + specks.end())


def _lost(text: str) -> Marker | None:
    """What is left of a mark whose number OCR lost, its path (0,): ") Mục tiêu, yêu cầu", "`. Tăng cường"."""
    found = _LOST.match(text)
    if not found:
        return None
    return Marker(Family.LETTER if found["sign"] == ")" else Family.DECIMAL, "", (0,), found.end())


def recovered(marker: Marker, opened: Sequence[Marker]) -> Marker:
    """A mark that lost its number, with the one that is due after those of its family that are open."""
    if marker.path != (0,) or marker.text:
        return marker
    last = next((other for other in reversed(opened) if other.family is marker.family), None)
    path = (*last.path[:-1], last.path[-1] + 1) if last else (1,)
    if marker.family is Family.LETTER:
        return replace(marker, text=LETTER_ORDER[(path[0] - 1) % len(LETTER_ORDER)], path=path)
    return replace(marker, text=".".join(map(str, path)), path=path)


def _alone(text: str) -> Marker | None:
    """A mark by itself on a line, over its title: "I." / "NHIỆM VỤ"."""
    found = _ALONE.fullmatch(text.strip())
    if not found:
        return None
    counted = found["n"]
    family = Family.DECIMAL if counted.isdigit() else Family.ROMAN if roman_value(counted) else Family.CAPITAL
    return Marker(family, counted, _path(family, counted), len(text))


def _misread_numeral(text: str) -> Marker | None:
    """The numeral whose strokes OCR took for other letters over a chapter's title: "HI. NHIỆM VỤ".

    Its stop may be lost over a label in capitals: "ILL TỔ CHỨC THỰC HIỆN".
    """
    found = _MISREAD.match(text)
    if not found or not _titles_chapter(title := text[found.end() :]):
        return None
    if not found["stop"].strip() and not (_UNSTOPPED.fullmatch(found["n"]) and title.isupper() and kind_of(title)):
        return None
    numeral = found["n"].translate(_STROKES)
    return Marker(Family.ROMAN, numeral, (roman_value(numeral),), found.end())


def counted_on(marker: Marker, title: str, last: int) -> Marker:
    """A Roman numeral over a chapter's title, put right after the one before it (`last`; 0: none).

    OCR makes "1L." of "I.", "H." of "II.", "HII." of "III.": strokes that are no numeral, and one more or less than
    that which is due.
    """
    if marker.family not in (Family.ROMAN, Family.CAPITAL) or not _titles_chapter(title) or last + 1 >= len(_NUMERALS):
        return marker
    strokes, due = marker.text.translate(_STROKES).replace("L", "I"), _NUMERALS[last + 1]
    is_numeral = marker.text in _NUMERALS
    if is_numeral or set(strokes + due) != {"I"} or abs(len(strokes) - len(due)) > 1:
        return marker
    return Marker(Family.ROMAN, due, (last + 1,), marker.end)


def _titles_chapter(title: str) -> bool:
    """Whether a title is a chapter's: in capitals, or a label."""
    return title.isupper() or (len(title) < _LONGEST_CHAPTER and kind_of(title) is not None)


def _stands_as_label(text: str, found: re.Match[str]) -> bool:
    """Whether the words title something ("Phụ lục I", "Điều 2."), and do not cite it ("Điều 5 của Nghị định …")."""
    word = text[: found.end()].split()[0]
    rest = text[found.end() :].lstrip()
    if word.lower() == "nhóm" and rest and not word.isupper():
        return False  # what a list calls its parts: "Nhóm 1: Các xã vùng cao"
    is_appendix = found.re is _PATTERNS[0][1]
    if "word" in found.groupdict():
        return word[:1].isupper()
    if found["n"] and not is_appendix and not _counted(text[slice(*found.span("n"))]):
        return False
    if found.group().startswith("phan thu ") and rest[:1].isupper():
        return True
    if not is_appendix and rest and not (found.group().rstrip()[-1] in ".:" or rest.isupper()):
        return False
    return word[:1].isupper() and (
        not rest or found.groupdict().get("n") is not None or word.isupper() or not rest[0].islower()
    )


def _counted(numeral: str) -> int:
    """The number that a word such as "Chương" counts with, strokes misread ("Chương IH"); 0 for what is no numeral."""
    if numeral.isdigit():
        return int(numeral)
    value = _ORDINALS.get(skeleton(numeral), 0) or roman_value(numeral)
    if value or not numeral.isupper():
        return value
    return LETTER_ORDER.find(numeral.lower()) + 1 or roman_value(numeral.translate(_STROKES))


def _path(family: Family, counted: str | None) -> tuple[int, ...]:
    if not counted:
        return ()
    if family is Family.MIXED:
        return tuple(int(part) if part.isdigit() else _counted(part.upper()) for part in counted.split("."))
    if family is Family.DECIMAL:
        return tuple(int(n) if n.isdigit() else LETTER_ORDER.find(n) + 1 for n in re.findall(r"\d+|[a-zđ]", counted))
    if counted.isdigit():
        return (int(counted),)
    if family in (Family.LETTER, Family.BRACKETED):
        letter = counted if counted == "đ" else _MISREAD_LETTERS.get(counted, skeleton(counted))
        return (LETTER_ORDER.find(letter) + 1,)
    if family is Family.CAPITAL:
        return (LETTER_ORDER.find(counted.lower()) + 1,)
    return (_counted(counted),)


def roman_value(numeral: str) -> int:
    """The value of a Roman numeral; 0 where it has other letters.

    >>> roman_value("XIV")
    14
    """
    total = last = 0
    for letter in reversed(numeral.lower()):
        value = _ROMAN_VALUES.get(letter, 0)
        if not value:
            return 0
        total += value if value >= last else -value
        last = max(last, value)
    return total
