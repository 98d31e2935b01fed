"""What the document says about its own units: its issuer, its abbreviations, the names it words in full."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import pairwise

from extractors.content.tables import ReadTable
from extractors.layout.joined import JoinedTable
from extractors.layout.passage import Passage
from extractors.structure.entries import Entry, Item
from extractors.structure.outline import Outline
from extractors.structure.unit_lists import names_only_units, names_start
from extractors.structure.worded_bodies import begins_as_body, bodies_as_worded
from normalizers.abbreviations import find_expansions, find_spelled_out, is_acronym
from normalizers.organisations import UnitContext, UnitMention, find_units, split_units
from normalizers.skeleton import skeleton

_UNIT_NOTICES = frozenset({"lead", "coordinate", "implement", "direct"})
_UNIT_COLUMNS = ("lead", "coordinate", "implement")
_MOST_WORDS = 14
_GOES_ON = re.compile(r"\s*(?:,|&|-|và\s)\s*(?=\w)")
_FURTHER = 80
"""Characters behind an abbreviated name's wording in which the rest of it is looked for."""
_GIVEN_SHORT = re.compile(r"\s*\([^()]*\b(?:là|tắt:)\s+[“\"']?(?P<short>[^()“”\"']+?)[”\"']?\s*\)")


def read_unit_context(
    text: str,
    outline: Outline,
    tables: Sequence[ReadTable],
    *,
    issuer: str | None,
    province_code: str | None,
    province: str | None,
) -> UnitContext:
    """Gather the document's own names of units; `text` is the document's."""
    running = _running(text, outline)
    listed: set[str] = set()
    for passage in {passage.text for passage in _unit_lists(outline, tables)}:
        listed |= {unit.name for unit in split_units(passage)}
    listed |= {name for name in _with_commas(outline) if running.count(name) > 1}
    mentions = find_units(running)
    named = listed | {unit.name for unit in mentions}
    defined = find_expansions(running)
    expansions = _spelled_out(running, listed, defined) | _of_whole_units(running, defined, mentions)
    named |= {short for short, full in expansions.items() if is_acronym(short) and find_units(full)}
    known = frozenset(name for name in named if _may_be_sought(name))
    return UnitContext(issuer, province_code, province, expansions, known)


def _running(text: str, outline: Outline) -> str:
    """The text on one line, parted behind headings: "1. Đội Hoa" and "- Gieo hạt" under it make no one name."""
    ends = sorted({section.title.span().end for section in outline.sections if section.title})
    lines = pairwise([0, *(end for end in ends if text.startswith("\n", end)), len(text)])
    return "; ".join(" ".join(text[start:end].split()) for start, end in lines)


def _of_whole_units(text: str, expansions: dict[str, str], mentions: Iterable[UnitMention]) -> dict[str, str]:
    """Short names that the text gives a unit ("gọi chung là các tỉnh") stand for all of it."""
    whole = dict(expansions)
    for mention in mentions:
        given = _GIVEN_SHORT.match(text, mention.end)
        if given and mention.raw.endswith(expansions.get(given["short"].strip(), "\n")):
            whole[given["short"].strip()] = mention.name
    return whole


def _spelled_out(text: str, names: Iterable[str], defined: Collection[str]) -> dict[str, str]:
    """Listed names that are abbreviated, with the one wording of the text that spells them out.

    Where the text goes on with the name each time, the short form is taken for all of it: "Sở VHTT".
    """
    found: dict[str, str] = {}
    for name in names:
        if any(token in defined for token in name.split()):
            continue
        wordings = {skeleton(w): w for w in (_whole(text, span) for span in find_spelled_out(name, text))}
        if len(wordings) == 1:
            found[name] = next(iter(wordings.values()))
    return found


def _whole(text: str, span: tuple[int, int]) -> str:
    """What the text has at the span, to the end of the unit's name where that goes on behind a joint."""
    worded = text[slice(*span)]
    if not _GOES_ON.match(text, span[1]):
        return worded
    unit = next(iter(find_units(text[span[0] : span[1] + _FURTHER])), None)
    return unit.name if unit and unit.start == 0 and unit.end > len(worded) else worded


def _may_be_sought(name: str) -> bool:
    """Whether a name is one to look for in prose: short, and an abbreviation or recognisable as a body's by itself.

    A list may name bodies by their field alone ("Sở: Tài chính; Xây dựng"): sought in prose these are other words.
    """
    if len(name.split()) > _MOST_WORDS or re.search(r"\d", name):
        return False
    if is_acronym(name):
        return True
    found = find_units(f"cho {name}")
    return bool(found) and found[0].start == len("cho ")


def _unit_lists(outline: Outline, tables: Sequence[ReadTable]) -> Iterator[Passage]:
    """Passages that name nothing but units: assignment lines, unit cells of task tables, unit headings."""
    for table in tables:
        tasks = (row for row in table.rows if row.kind == "row")
        yield from (row.cell(table.columns.roles.get(role)) for row in tasks for role in _UNIT_COLUMNS)
    for item in _items(outline.contents):
        yield from (notice.value for notice in item.notices if notice.kind in _UNIT_NOTICES)
    for section in outline.sections:
        if section.kind == "assignment":
            title = section.title.part(names_start(section.title.text))
            if names_only_units(title.text):
                yield title


def _with_commas(outline: Outline) -> Iterator[str]:
    """Names of bodies in headings over their duties that hold commas: "1. Trung tâm Kiểm định chè, cà phê"."""
    for section in outline.sections:
        title = section.title.text[names_start(section.title.text) :]
        if section.kind == "assignment" and "," in title and not names_only_units(title):
            yield from (body.raw for body in bodies_as_worded(title) if "," in body.raw and begins_as_body(body.raw))


def _items(contents: Iterable[Iterable[Entry]]) -> Iterator[Item]:
    waiting = [entry for entries in contents for entry in entries if not isinstance(entry, JoinedTable)]
    while waiting:
        item = waiting.pop()
        yield item
        waiting += item.items
