"""What one reading names: a unit, or each item of the list that it opens."""

from __future__ import annotations

import re
from collections.abc import Iterator

from normalizers.organisations.grammar import Grammar
from normalizers.organisations.mention import UnitMention
from normalizers.organisations.places import Reading
from normalizers.organisations.words import Words

_SEVERAL = re.compile(r"(?:tất cả\s+)?các\s+$", re.IGNORECASE)
_LONGEST_NAME = 12
"""Words of a division's name within which the semicolon after it is looked for."""

Item = tuple[int, int, Reading, str]
"""First word, word after the last, how it was read, head to supply ("Phòng")."""


def mention_of(text: str, words: Words, start: int, end: int, reading: Reading, head: str) -> UnitMention:
    """The mention that the words from `start` to before `end` are, with `head` before its name where they leave it out."""
    a, b = words.spans[start][0], words.spans[end - 1][1]
    name = " ".join(text[words.spans[max(start, min(reading.name_start, end - 1))][0] : b].split())
    if head and not name.lower().startswith(head.lower() + " "):
        name = f"{head} {name}"
    return UnitMention(a, b, text[a:b], name, reading.collective, reading.holder, reading.outside)


def items_of(grammar: Grammar, i: int, reading: Reading) -> tuple[list[Item], int]:
    """A reading as one item, or the items of the list it opens, and the index after them."""
    if not reading.open_list:
        return _told_which(grammar, i, reading) or _more_divisions(grammar, i, reading)
    words, kind = grammar.words, reading.end - reading.head.count(" ") - 1
    start, at, end = words.spans[i][0], words.spans[kind][0], words.spans[reading.end - 1][1]
    holder = _SEVERAL.sub("", words.text[start:at]) if reading.holder else ""
    head = holder + words.text[at].upper() + words.text[at + 1 : end]
    spans = list(_open_list(grammar, reading.end, reading.head))
    if not spans:
        return [(i, reading.end, reading, "")], reading.end
    if len(spans) == 1 and reading.head in grammar.lore.alike:
        return [(i, spans[0][1], reading, "")], spans[0][1]
    one = Reading(0, 0, reading.head, holder=reading.holder)
    items: list[Item] = [(a, b, one, head) for a, b in spans]
    if reading.holder:  # the sentence begins with who holds the offices, not with the first body's name
        items[0] = (i, spans[0][1], one._replace(name_start=spans[0][0]), head)
    return items, spans[-1][1]


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
        own = grammar.unit(at) if tail else None  # "Bộ Chỉ huy quân sự tỉnh, Công an tỉnh" names no "Bộ Công an"
        if (not tail and not division) or (tail and own and own.end > tail[0]):
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
