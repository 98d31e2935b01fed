"""The header of a plan: who issued it, its number, place and date (Nghị định 30/2020/NĐ-CP, phụ lục I)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import pairwise

from extractors.layout.printed_line import PrintedLine
from extractors.structure.casing import as_written, is_capital, is_worded
from extractors.structure.document_types import document_type
from normalizers.citations import DocumentNumber, find_citations, read_number
from normalizers.lexicons import read_lexicon
from normalizers.phrases import either
from normalizers.provinces import find_province
from normalizers.skeleton import skeleton
from normalizers.syllables import SMALL
from normalizers.times import read_issue_date

_MOTTO = re.compile(
    r"cong hoa xa hoi chu nghia\s*(?:viet nam)?|chu nghia viet nam|doc lap\s*[-–—]*\s*tu do\s*[-–—]*\s*hanh phuc|dang cong san viet nam"
)
_NUMBER_LINE = re.compile(r"[\W_]*s[o06]\s*(?:[:.;\d/]|[-–—] ?[^\W\d_]+/)")
_SMEARED = 0.7
"""Share of capitals in a line that names a body: letterheads are stamped over more than titles are."""
_LONGEST_MOTTO = 50
_SHORTEST_PARENT = 3
_DATE_LINE = re.compile(r"^.{0,40}\bngay\b.{0,12}\bthang\b.{0,12}\bnam\b[\s\d.…]*$")
_NAME = rf"[^\W\d_{SMALL}]\w*(?: ?[-–])?"
_PLACE = re.compile(rf"{_NAME}(?: {_NAME}){{0,3}},?")
_SPECKS = "*|_»›«‹~ "
_ATTACHED = re.compile(r"\bkem theo\b")
_RULE = re.compile(r"[\s\-–_=*.]+$")


@dataclass(frozen=True, slots=True)
class Letterhead:
    """What a plan's header says; None where it does not."""

    parent_agency: str | None = None
    issuer: str | None = None
    number: str | None = None
    symbol: str | None = None
    issue_date: date | None = None
    issue_date_precision: str | None = None
    issue_place: str | None = None


def read_letterhead(lines: Sequence[PrintedLine], text: str) -> Letterhead:
    """Read the lines above the type heading; columns may have been read one after the other or across.

    `text` is the whole document's, for the casing of names in capitals.
    """
    texts = [left for line in lines if (left := _without_motto(line.text)) and not _RULE.match(left)]
    number = next((n for text in texts if _NUMBER_LINE.match(skeleton(text)) and (n := _number(text))), None)
    own = [left for line in _without_cited(texts) if (left := line.strip())]
    issued = next((d for text in _with_next(_dated(own)) if (d := read_issue_date(text))), None)
    parent, issuer = _agencies(texts, text)
    return Letterhead(
        as_written(parent, text) if parent else None,
        as_written(issuer, text) if issuer else None,
        number.number if number else None,
        number.symbol if number else None,
        issued.value if issued else None,
        issued.precision if issued else None,
        issued.place if issued else None,
    )


def _number(line: str) -> DocumentNumber | None:
    """Number and symbol of a line that begins with "Số"; the symbol alone where what is before its slash is no number."""
    return read_number(line) or (read_number(f"Số: {line[line.index('/') :]}") if "/" in line else None)


def is_motto(line: str) -> bool:
    """Whether a line is of the country's name or motto, or the party's name, which stand at the head of a document."""
    bare = skeleton(line)
    alone = _MOTTO.match(bare) is not None and len(line) <= _LONGEST_MOTTO
    return alone or (_MOTTO.search(bare) is not None and is_capital(line, _SMEARED))


def is_number_line(line: str) -> bool:
    """Whether a line gives the document's number: "Số: 12/KH-UBND", "Số -KH/ĐU"."""
    return _NUMBER_LINE.match(skeleton(line)) is not None


def is_date_line(line: str) -> bool:
    """Whether a line gives place and date, or leaves them blank: "…, ngày … tháng … năm 2030"."""
    return bool(_DATE_LINE.search(skeleton(line)))


def names_body(text: str) -> bool:
    """Whether a text begins as the name of a body does: "Sở …", "Ban …"."""
    return _lexicon().body.match(skeleton(text)) is not None


def is_national(body: str) -> bool:
    """Whether a body's name says that it is of the whole country: "Ban Chỉ đạo quốc gia …", "… Trung ương"."""
    return _lexicon().national.search(skeleton(body)) is not None


def is_local(body: str) -> bool:
    """Whether a body's name tells the level of a place that it is of, be it a national union's: "Hội Y học Việt Nam tỉnh X"."""
    return _lexicon().level.search(body.lower()) is not None


def _without_motto(text: str) -> str:
    bare = skeleton(text)
    kept, at = [], 0
    for found in _MOTTO.finditer(bare):
        kept.append(text[at : found.start()])
        at = found.end()
    kept.append(text[at:])
    return " ".join("".join(kept).split()).strip(_SPECKS)


def _without_cited(texts: Sequence[str]) -> list[str]:
    """The lines without the documents they cite by type, number and date, whose dates are not this one's: a headline of
    the site it was on, "Hướng dẫn thực hiện Quyết định số 5/2031/QĐ-TTg ngày 3 tháng 4 năm 2031". What a plan came with
    ("Kèm theo Quyết định số …") tells its own.
    """
    text = "\n".join(texts)
    for cited in reversed(find_citations(text)):
        line = text[text.rfind("\n", 0, cited.start) + 1 : cited.start]
        if (
            cited.document_type
            and cited.date
            and not _ATTACHED.search(skeleton(line))
            and not _NUMBER_LINE.match(skeleton(line))
        ):
            text = text[: cited.start] + text[cited.end :]
    return text.split("\n")


def _dated(texts: Sequence[str]) -> list[str]:
    """The lines, that of the date whole where it was wrapped within the place: "Bà Rịa -" / "Vũng Tàu, ngày 3 …"."""
    wrapped = [is_date_line(line) and _begins_place(before, line) for before, line in pairwise(texts)]
    return [f"{texts[at - 1]} {line}" if at and wrapped[at - 1] else line for at, line in enumerate(texts)]


def _begins_place(before: str, line: str) -> bool:
    """Whether a line is the place over its date line, or the beginning of its name; a province's stands whole beside the date."""
    level = _lexicon().level_first.match(before)
    if _PLACE.fullmatch(before, level.end() if level else 0) is None or is_capital(before, _SMEARED):
        return False
    if before.endswith(","):
        return line[:1].islower()
    rest = line.partition(",")[0] if "," in line else ""
    return bool(rest) and (level is not None or not names_body(before)) and find_province(rest) is None


def _with_next(texts: Sequence[str]) -> list[str]:
    """Each line alone, then each with the one after it: "Nghệ An, ngày 18" / "tháng 11 năm 2025"."""
    return [*texts, *(f"{a} {b}" for a, b in pairwise(texts))]


def _agencies(texts: Sequence[str], text: str) -> tuple[str | None, str | None]:
    """Parent agency and issuer: the lines of capitals that name bodies, wrapped ones joined.

    A line that begins like a body's name goes on with the one before where the document names both as one.
    """
    names: list[str] = []
    for line in texts:
        bare = skeleton(line)
        if _NUMBER_LINE.match(bare) or len(line) < 2 or not is_capital(line, _SMEARED) or document_type(line):
            if names:
                break
            continue
        begins = names_body(line)
        goes_on = bool(names) and (_is_open(names[-1]) or is_worded(f"{names[-1]} {line}", text))
        if begins and not goes_on:
            names.append(line)
        elif names:
            names[-1] = f"{names[-1]} {line}"
    if not names:
        return None, None
    if len(names) == 1:
        return _parted(names[0], text)
    return names[0], names[-1]


def _parted(name: str, text: str) -> tuple[str | None, str]:
    """Parent agency and issuer of a line that a converter made of two: "UBND TỈNH X SỞ Y TẾ", of whose second the text tells."""
    if not is_worded(name, text):
        for start in (word.start() for word in re.finditer(r"(?<=\s)\w", name)):
            parent, issuer = name[:start].strip(), name[start:]
            named = names_body(parent) and names_body(issuer) and not _lexicon().place.match(skeleton(issuer))
            if named and len(parent.split()) >= _SHORTEST_PARENT and is_worded(issuer, text):
                return parent, issuer
    return None, name


def drawn_up_by(text: str) -> str | None:
    """The body that a preamble says draws up the plan: "…; Ban Điều hành Chương trình X tỉnh xây dựng Kế hoạch …"."""
    said = _lexicon().draws_up.search(text)
    return said["body"] if said is not None and said["body"][0].isupper() and names_body(said["body"]) else None


def _is_open(name: str) -> bool:
    """Whether a body's name goes on in the next line: "ỦY BAN NHÂN DÂN" without a place."""
    return skeleton(name).strip() in _lexicon().open_bodies


def opens_basis(line: str) -> bool:
    """Whether a line begins what a document rests on: "Căn cứ …", "Thực hiện Quyết định số …"."""
    return bool(_lexicon().basis.match(skeleton(line)))


def ends_bases(line: str) -> bool:
    """Whether a line ends what a decision rests on, so that its articles follow: "QUYẾT ĐỊNH:"."""
    return is_capital(line) and _lexicon().enacting.fullmatch(skeleton(line)) is not None


@dataclass(frozen=True, slots=True)
class _Lexicon:
    """Patterns made of `data/letterhead.toml`: over skeletons, but for levels and who draws up the plan, where signs count."""

    body: re.Pattern[str]
    open_bodies: frozenset[str]
    basis: re.Pattern[str]
    enacting: re.Pattern[str]
    draws_up: re.Pattern[str]
    national: re.Pattern[str]
    level: re.Pattern[str]
    level_first: re.Pattern[str]
    place: re.Pattern[str]
    """A level with or without accents: a place's name behind a body's belongs to it."""


@cache
def _lexicon() -> _Lexicon:
    data = read_lexicon("extractors", "letterhead.toml")
    citing = rf"(?:{either(data['bases_citing'])})\b.{{0,60}}?(?:\bso\b|\d+/|luat)"
    level = "|".join(data["levels"])
    return _Lexicon(
        re.compile(rf"\W*(?:{either(data['bodies'])})\b"),
        frozenset(map(skeleton, data["open_bodies"])),
        re.compile(rf"\W*(?:(?:{either(data['bases'])})\b|{citing})"),
        re.compile(rf"\W*(?:{either(data['enacting'])})\W*"),
        re.compile(
            rf"(?:^|[;,.:]\s)(?P<body>[^\W\d_a-z][^;,.:]{{4,120}}?)(?:\s(?:{level}))?"
            rf"\s(?:{'|'.join(data['draws_up'])})\s[Kk]ế hoạch\b"
        ),
        re.compile(rf"\b(?:{either(data['national'])})\b"),
        re.compile(rf"\b(?:{level})\b(?! hội\b)"),
        re.compile(rf"(?:{level})\.?\s", re.IGNORECASE),
        re.compile(rf"(?:{either(data['levels'])})\b"),
    )
