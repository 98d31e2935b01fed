"""Units named in a text: in a cell or a heading, or in the prose of a task."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from functools import lru_cache

from normalizers.organisations.grammar import Grammar
from normalizers.organisations.lists import at_each_level, in_each_place, sharing_province, with_bracketed
from normalizers.organisations.mention import UnitMention
from normalizers.organisations.places import Reading
from normalizers.organisations.registry import registry
from normalizers.organisations.words import SOFT, PhraseBook, Words
from normalizers.skeleton import skeleton

_SPACE = re.compile(r"\s+")
_LONGEST_NAME = 12
"""Words of a division's name within which the semicolon after it is looked for."""
_NEAR = 40
"""Characters before a unit that hold the words which hand something to it, the longest of `_LONGEST_HANDING` words."""
_LONGEST_HANDING = 5
_FEWEST_OF_NAME, _LONGEST_OF_NAME = 3, 5
"""Words of a person's name: family name, middle names, given name."""
_KEPT = 16384
"""Texts whose units are remembered: a cell is said again in row after row, and a sentence asked for by who looks for
roles, times and headings."""
_LONG = 20_000
"""Characters from which a text is no cell and no sentence but a whole document, read for its units once."""
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
_MARKER = re.compile(r"(?:^|(?<=[\s;.,]))\(?(?:\d{1,2}|[a-zđ]|[IVX]{1,4})[.)](?:\d{1,2}\.?)*(?=\s|[^\W\d])")


@lru_cache(maxsize=64)
def _book(known: frozenset[str]) -> PhraseBook[None] | None:
    return PhraseBook((name, None) for name in sorted(known)) if known else None


@lru_cache(maxsize=64)
def _openers(known: frozenset[str]) -> Mapping[str, frozenset[str] | None]:
    """Bare words with which a unit, or a known name, can begin, each with those of which one must follow, or None.

    Two words in five with which some unit begins are out by what follows them: "công tác", "chủ động".
    """
    lore, book = registry(), _book(known)
    alone = {*map(skeleton, lore.abbreviations), *(book.firsts if book else ())}
    seconds = {bare: lore.beginnings.seconds.get(bare, frozenset()) for bare in lore.openers}
    return dict.fromkeys(alone) | {
        bare: None if "" in after else after | SOFT | {bare} for bare, after in seconds.items() if bare not in alone
    }


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


def is_reported_to(text: str, mention: UnitMention) -> bool:
    """Whether the unit only gets what another hands to it: "Tỉnh đoàn" in "Sở Nội vụ tham mưu Tỉnh đoàn"."""
    before = Words(text[max(0, mention.start - _NEAR) : mention.start])
    handing = registry().handing
    last = range(max(0, len(before) - _LONGEST_HANDING), len(before))
    return any((found := handing.at(before, i)) and found[0] == len(before) for i in last)


def find_units(text: str, known: Collection[str] = ()) -> tuple[UnitMention, ...]:
    """The units that prose names, by the registry and by `known`, names the document words elsewhere; longest first."""
    given = known if isinstance(known, frozenset) else frozenset(known)
    return _remembered(text, given) if len(text) < _LONG else _found(text, given)


def _found(text: str, known: frozenset[str]) -> tuple[UnitMention, ...]:
    words = Words(text)
    grammar = Grammar(words, prose=True, known=_book(known))
    openers = _openers(known)
    found: list[UnitMention] = []
    at = 0
    for i, (bare, after) in enumerate(zip(words.bare, [*words.bare[1:], ""], strict=False)):
        if i < at:
            continue
        if bare in openers:
            seconds = openers[bare]
            if seconds is not None and after not in seconds:
                continue
        elif not (bare.isdigit() and len(bare) < 3):
            continue
        reading = grammar.unit(i) or grammar.more_related(i, at)
        if reading is None:
            continue
        items, at = _items(grammar, i, reading)
        for start, end, read, head in items:
            found += at_each_level(_mention(text, words, start, end, read, head))
    return tuple(sharing_province(list(in_each_place(found, text)), text))


_remembered = lru_cache(maxsize=_KEPT)(_found)

Item = tuple[int, int, Reading, str]
"""First word, word after the last, how it was read, head to supply ("Phòng")."""


def _mention(text: str, words: Words, start: int, end: int, reading: Reading, head: str) -> UnitMention:
    a, b = words.spans[start][0], words.spans[end - 1][1]
    name = _SPACE.sub(" ", text[words.spans[max(start, min(reading.name_start, end - 1))][0] : b])
    if head and not name.lower().startswith(head.lower() + " "):
        name = f"{head} {name}"
    return UnitMention(a, b, text[a:b], name, reading.collective, reading.holder, reading.outside)


def _items(grammar: Grammar, i: int, reading: Reading) -> tuple[list[Item], int]:
    """A reading as one item, or the items of the list it opens, and the index after them."""
    if not reading.open_list:
        return _told_which(grammar, i, reading) or _more_divisions(grammar, i, reading)
    head_word = grammar.words.text[grammar.words.spans[i + 1][0] : grammar.words.spans[reading.end - 1][1]]
    head = head_word[0].upper() + head_word[1:]
    spans = list(_open_list(grammar, reading.end, reading.head))
    if not spans:
        return [(i, reading.end, reading, "")], reading.end
    if len(spans) == 1 and reading.head in grammar.lore.alike:
        return [(i, spans[0][1], reading, "")], spans[0][1]
    one = Reading(0, 0, reading.head)
    return [(a, b, one, head) for a, b in spans], spans[-1][1]


def _told_which(grammar: Grammar, i: int, reading: Reading) -> tuple[list[Item], int] | None:
    """The bodies that a colon names behind kinds of them: "các sở, ngành liên quan: Tài chính, Nội vụ"; None for others."""
    words, at = grammar.words, reading.end
    kind = words.bare[i + 1] if i + 1 < at else ""
    if kind not in ("so", "bo") or at >= len(words) or not reading.collective or _gap(words, at).strip() != ":":
        return None
    items: list[Item] = []
    while at < len(words) and (tail := grammar.lore.bodies.tail_at(kind, words, at)):
        items.append((at if items else i, tail[0], Reading(tail[0], at, kind), words.word(i + 1).capitalize()))
        at = tail[0] + (tail[0] < len(words) and words.bare[tail[0]] == "va")
        if at < len(words) and (not words.capital(at) or (at == tail[0] and words.sep(at) != ",")):
            break
    return (items, items[-1][1]) if len(items) > 1 else None


def _more_divisions(grammar: Grammar, i: int, reading: Reading) -> tuple[list[Item], int]:
    """Give the second the first's head: "Phòng Quản lý A, Quản lý B", "Sở Tài chính, Y tế"."""
    items: list[Item] = [(i, reading.end, reading, "")]
    words, at = grammar.words, reading.end
    if reading.collective or reading.holder or reading.head.split(" ")[0] not in ("phong", "so", "bo"):
        return items, at
    first = reading.head.split(" ")[0]
    head = words.word(reading.name_start)
    while at < len(words) and words.sep(at) in ",;" and words.capital(at):
        tail = grammar.lore.bodies.tail_at(first, words, at)
        division = first == "phong" and grammar.lore.division_starts.at(words, at) and not grammar.unit(at)
        if not tail and not division:
            break
        end = max(tail[0] if tail else 0, grammar.proper(at) if first == "phong" else 0)
        items.append((at, end, Reading(end, at, first), head[0].upper() + head[1:]))
        at = end
    return items, at


def _open_list(grammar: Grammar, i: int, head: str) -> Iterator[tuple[int, int]]:
    """Spans of the names in "Các phòng A; B và C", from the first name on."""
    words, at = grammar.words, i
    by_semicolon = _parted_by_semicolon(grammar, i)
    while at < len(words):
        tail = grammar.lore.bodies.tail_at(head, words, at)
        end = max(tail[0] if tail else at, _item_end(grammar, at, by_semicolon))
        if end == at:
            return
        yield at, end
        at = end
        if at < len(words) and words.bare[at] in ("va", "&") and words.sep(at) in " \n,":
            at += 1
        elif at >= len(words) or words.sep(at) not in ",;\n" or ";" in _gap(words, at).replace(";", "", 1):
            return
        if at >= len(words) or not words.capital(at) or "." in _gap(words, at) or grammar.unit(at):
            return


def _parted_by_semicolon(grammar: Grammar, i: int) -> bool:
    """Whether a semicolon, and then another name, ends the first name of a list: commas are inside names then."""
    words = grammar.words
    for at in range(i + 1, min(len(words), i + _LONGEST_NAME)):
        if words.sep(at) == ";":
            return ";" in _gap(words, at) and words.capital(at) and not grammar.opens(at)
        if grammar.is_stop(at) or (grammar.opens(at) and words.sep(at) != " "):
            return False
    return False


def _gap(words: Words, i: int) -> str:
    return words.text[words.spans[i - 1][1] : words.spans[i][0]]


def _item_end(grammar: Grammar, i: int, by_semicolon: bool) -> int:
    """End of one name of a list: "và" is inside it where semicolons part the names, or a comma comes later."""
    words = grammar.words
    end = _over_commas(grammar, i) if by_semicolon else grammar.proper(i)
    for at in range(i + 1, end):
        gap = words.sep(at)
        if by_semicolon:
            continue
        if gap == ",":
            return at
        if words.says(at, "và") and not any(words.sep(k) == "," for k in range(at, min(end + 1, len(words)))):
            return at
    return end


def _over_commas(grammar: Grammar, i: int) -> int:
    """End of a name that may hold commas: up to a semicolon, a verb or another unit."""
    words, end = grammar.words, grammar.proper(i)
    while i < end < len(words) and words.sep(end) == "," and not (grammar.opens(end) or grammar.is_stop(end)):
        end = max(grammar.proper(end, small=True), end + 1)
    return end


def _masked(text: str) -> str:
    """The text with remarks, labels and list markers blanked, offsets kept; remarks stay where there is nothing else."""

    def blank(match: re.Match[str]) -> str:
        return "".join(c if c == "\n" else ";" if k == 0 else " " for k, c in enumerate(match[0]))

    bare = _REMARK.sub(lambda m: " " * len(m[0]) if m[0][0] in "*_[" else blank(m), text)
    if not re.search(r"\w", bare):
        bare = text
    bare = without_appositions(bare)
    for label in _LABEL.finditer(skeleton(bare)):
        bare = bare[: label.start()] + blank(label) + bare[label.end() :]
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
                items, after = _items(self.grammar, i, reading)
                for start, end, read, head in items:
                    yield _mention(self.text, words, start, end, read, head)
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
                    yield _mention(self.text, words, begin, end, Reading(end, begin), "")
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
