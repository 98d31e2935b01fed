"""Units of a cell or a heading, which name nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from normalizers.organisations.grammar import Grammar
from normalizers.organisations.items import items_of, mention_of
from normalizers.organisations.lists import at_each_level, in_each_place, sharing_province, with_bracketed
from normalizers.organisations.mention import UnitMention
from normalizers.organisations.mentions import find_units
from normalizers.organisations.places import Reading
from normalizers.organisations.words import Words
from normalizers.skeleton import skeleton

_KEPT = 16384
"""Texts whose units are remembered: a cell is said again in row after row."""
_FEWEST_OF_NAME, _LONGEST_OF_NAME = 3, 5
"""Words of a person's name: family name, middle names, given name."""
_REMARK = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|\*\*|__")
_LABEL = re.compile(
    r"(?:cac\s+)?(?:co quan|don vi|to chuc|phong|nguoi|cap)[^:;\n]{0,30}"
    r"(?:chu tri|phoi hop|thuc hien|phu trach|dau moi|tham gia|soan thao)[^:;\n]{0,30}:"
)
_APPOSITION = re.compile(
    r"(?<=[^\s.,;:])(?P<aside>[ \t]+[-–]\s*(?:la\s+)?"
    r"(?:(?:co quan|don vi|bo phan)\s+(?:thuong truc|dau moi|giup viec|tham muu|chu tri|chu quan)|thuong truc)\b[^.,;:()\n]*)"
)
"""What a unit is, behind a dash after its name: "Sở Y tế - Cơ quan thường trực Ban Chỉ đạo"."""
_SECOND_OFFICE = re.compile(
    r"^\W*(?:(?:dong chi|d/c|ong|ba)\s+)?(?:(?:pho\s+)?(?:truong|giam doc|chu tich|bi thu|chanh|cuc truong|hieu truong)|lanh dao)\b"
    r"[^.,;:()\n]*?(?P<aside>[ \t]+[-–]\s*(?:(?:pho\s+)?truong\s+(?:tieu\s+)?ban(?=\s*$|\s+(?:chi dao|to chuc|thuong truc)\b)"
    r"|(?:pho\s+)?truong\s+(?:tieu ban|doan|to)\b|to\s+(?:truong|pho)\b|(?:uy vien|thanh vien|thu ky)\b)[^.,;:()\n]*)$"
)
"""What somebody with an office is in the body whose plan it is: "Giám đốc Sở Y tế - Phó Trưởng ban"."""
_STANDS_FOR = re.compile(
    r"(?:^|(?<=[;,\n])|(?<=\bva\b))\s*(?P<aside>dai dien)(?= +\w)(?! +(?:cha me|phu huynh|nguoi|cu tri|chu so huu)\b)"
)
"""Who is sent stands for the unit: "Đại diện Phòng Tài chính"."""
_MARKER = re.compile(r"(?:^|(?<=[\s;.,]))\(?(?:\d{1,2}|[a-zđ]|[IVX]{1,4})[.)](?:\d{1,2}\.?)*(?=\s|[^\W\d])")


@lru_cache(maxsize=_KEPT)
def split_units(text: str) -> tuple[UnitMention, ...]:
    """The units of a text that names nothing else: a cell, what follows "Cơ quan chủ trì:", a unit's heading.

    Lists are parted at semicolons, commas, line ends, bullets and "và", but not inside a name or a collective.
    Bullets, markers, labels, remarks in brackets and what follows a name ("theo chức năng được giao") are dropped.
    """
    mentions = [one for mention in _Splitter(_masked(text), text).mentions() for one in at_each_level(mention)]
    return tuple(with_bracketed(sharing_province(list(in_each_place(mentions, text)), text), text, find_units))


def without_appositions(text: str) -> str:
    """The text with a space for each character that only says what a unit is: "Sở Y tế - Cơ quan thường trực Ban Chỉ đạo"."""
    said = skeleton(text) if "-" in text or "–" in text else ""
    for found in (*_APPOSITION.finditer(said), *_SECOND_OFFICE.finditer(said)):
        start, end = found.span("aside")
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def _masked(text: str) -> str:
    """The text with remarks, labels and list markers blanked, offsets kept; remarks stay where there is nothing else."""

    def blank(match: re.Match[str]) -> str:
        return "".join(c if c == "\n" else ";" if k == 0 else " " for k, c in enumerate(match[0]))

    bare = _REMARK.sub(lambda m: " " * len(m[0]) if m[0][0] in "*_[" else blank(m), text)
    if not re.search(r"\w", bare):
        bare = text
    bare = without_appositions(bare)
    said = skeleton(bare)
    for label in _LABEL.finditer(said):
        bare = bare[: label.start()] + blank(label) + bare[label.end() :]
    for sent in _STANDS_FOR.finditer(said):
        start, end = sent.span("aside")
        bare = bare[:start] + " " * (end - start) + bare[end:]
    return _MARKER.sub(blank, bare)


class _Splitter:
    """Walks a cell's words: a unit, then whatever follows it up to the next separator or the next unit."""

    def __init__(self, masked: str, text: str) -> None:
        self.words = Words(masked)
        self.text = text
        self.grammar = Grammar(self.words, prose=False)

    def mentions(self) -> Iterator[UnitMention]:
        i, remark, last = 0, False, 0
        words = self.words
        while i < len(words):
            if words.sep(i) == ";":
                remark = False
            if (remark and words.sep(i) in " \n" and self.grammar.lore.handing.at(words, i)) or self._hands_on(i, last):
                i = self._segment_end(i + 1)
                continue
            reading = self.grammar.unit(i)
            if reading and not (remark and reading.head != "list" and self._part_of_remark(i)):
                items, after = items_of(self.grammar, i, reading)
                for start, end, read, head in items:
                    yield mention_of(self.text, words, start, end, read, head)
                i, remark = max(after, i + 1), True
                last = i
                continue
            listed = not remark and words.sep(i) in ";,\n-"
            if (listed or (i > 1 and i - 1 == last and words.says(last, "và"))) and not self.grammar.is_stop(i):
                title = self.grammar.lore.titles.at(words, i)
                begin = title[0] if title else i
                person = self._person(begin, titled=title is not None)
                end = max(person, self._free(begin)) if listed and person == begin else person
                is_told = self._is_office(end) and (title is not None or words.sep(end) == "-")
                if end > begin and not (person > begin and is_told):
                    yield mention_of(self.text, words, begin, end, Reading(end, begin), "")
                if end > begin:
                    i, remark, last = end, person == begin, end
                    continue
            i += 1

    def _hands_on(self, i: int, last: int) -> bool:
        """Whether the next of a list but says to whom the units before it hand something: "Sở Y tế; báo cáo UBND tỉnh"."""
        words = self.words
        if not last or words.capital(i) or words.sep(i) not in ",;" or words.says(i, "đề"):
            return False
        return self.grammar.lore.handing.at(words, i) is not None

    def _person(self, i: int, *, titled: bool) -> int:
        """End of a person's name, all capitals, up to a separator; `i` where none is. Of three words where no title says so."""
        words, end = self.words, i
        while (
            end < len(words) and words.capital(end) and not words.acronym(end) and (end == i or words.sep(end) == " ")
        ):
            end += 1
        ends = end >= len(words) or words.sep(end) in ";,\n-" or words.says(end, "và")
        least, field = (1 if titled else _FEWEST_OF_NAME), self.grammar.lore.fields.at(words, i)
        return end if ends and field is None and least <= end - i <= _LONGEST_OF_NAME else i

    def _is_office(self, i: int) -> bool:
        """Whether an office begins at `i`, which says more than the name before it: "Đ/c Bình - Phó Chủ tịch UBND xã"."""
        reading = self.grammar.unit(i) if i < len(self.words) else None
        return reading is not None and reading.holder

    def _segment_end(self, i: int) -> int:
        """The word after the next separator: whom a unit reports to is in what stands before it."""
        while i < len(self.words) and self.words.sep(i) in " \n":
            i += 1
        return i

    def _part_of_remark(self, i: int) -> bool:
        """Inside what follows a name only a capital, or a start after a separator, opens another unit."""
        gap = self.words.sep(i)
        return gap in " \n" and not self.words.capital(i) and not self.words.says(i, "các") and not self._after_with(i)

    def _after_with(self, i: int) -> bool:
        return self.words.says(i - 1, "với") or self.words.says(i - 1, "và")

    def _free(self, i: int) -> int:
        """End of a name without any known head: up to the next separator, verb or unit."""
        words = self.words
        division = self.grammar.lore.bodies.tail_at("phong", words, i)
        if not words.capital(i) or (self.grammar.lore.stops.at(words, i) and not division):
            return i
        return max(self.grammar.proper(i), division[0] if division else 0)
