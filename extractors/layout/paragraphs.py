"""Printed lines put together to paragraphs."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from extractors.layout.flow import FlowItem
from extractors.layout.joined import JoinedTable
from extractors.layout.passage import Passage, joined, passage
from extractors.layout.printed_line import PrintedLine
from normalizers.lexicons import read_lexicon
from normalizers.organisations import find_units

_YEAR_LAST = re.compile(r"\b(?:19|20)\d\d$")
_YEAR_FIRST = re.compile(r"[-–]\s*(?:19|20)\d\d\b")
_FIGURE_LAST = re.compile(r"(?<![\w/.,-])(\d{1,3}(?:,\d+)?)%?$")
_FIGURE_FIRST = re.compile(r"[-–]\s*(\d{1,3}(?:,\d+)?)(?![\w/])")
_NUMBER_AWAITED = re.compile(r"(?<!\w)số$", re.IGNORECASE)
_NUMBER_FIRST = re.compile(r"\d+\s*[-/]")
_PART_FIRST = re.compile(r"(?:Phụ lục|Phần|Chương|Mục|Điều)\s+[\dIVXLA-H]")
_ATTACHED = re.compile(r"Phụ lục(?:\s+(?:số\s+)?[\dIVXLA-H]+)?,?\s+(?:ban hành )?kèm theo\s.*[.;]$")
_SENTENCE_END = re.compile(r"[.;:!?…][\"”')\]]*$")
_SHORT = 0.86
"""A line that stops this far short of the right margin is the last of its paragraph, if it ends a sentence."""
_CLEARLY_FITS = 0.93
_NAME_LOOKED_AT = 60
"""Characters of a line in which the rest of a unit's name stands."""
_FIRST_LINE, _CENTRED = 0.03, 0.15
"""How far in the first lines of paragraphs begin, and lines that are centred."""
_SAME_INDENT = 0.01
_FEWEST_WRAPPED = 50
"""Characters of a line of plain text that may have been wrapped: it has no width to compare."""
_VERY_SHORT = 0.6
"""A line this short is the last of its paragraph even without a full stop (a heading)."""


@dataclass(frozen=True, slots=True)
class _Wordings:
    """Patterns made of `data/wrapped_lines.toml`."""

    label: re.Pattern[str]
    part_awaited: re.Pattern[str]
    name_awaited: re.Pattern[str]


@cache
def _wordings() -> _Wordings:
    data = read_lexicon("extractors", "wrapped_lines.toml")
    return _Wordings(
        re.compile(rf"[-–]\s*(?:các )?(?:{'|'.join(data['labels']['behind_dash'])})[^:.;]{{0,40}}:", re.IGNORECASE),
        re.compile(rf"(?<!\w)(?:{'|'.join(data['open_ends']['citation'])})$"),
        re.compile(rf"(?:[\w.]+[.)/]\s+|[-–+•]\s*)?(?:các )?(?:{'|'.join(data['open_ends']['body'])})", re.IGNORECASE),
    )


@dataclass(frozen=True)
class Paragraph:
    """Lines that belong together, as one line of running text.

    `bold`: all of its lines are; `centred`: all of its lines keep away from both margins.
    """

    passage: Passage
    lines: tuple[PrintedLine, ...]
    bold: bool
    centred: bool
    heading_level: int | None

    @property
    def text(self) -> str:
        """The running text."""
        return self.passage.text


Block = Paragraph | JoinedTable


def paragraphs(text: str, items: Iterable[FlowItem], opens: Callable[[str], bool]) -> tuple[Block, ...]:
    """Group the lines of a flow to paragraphs; tables stand between them.

    `text` is the document's; `opens` tells of a line's text whether it always opens a paragraph
    (it begins with a list mark or a heading's number).
    """
    out: list[Block] = []
    open_lines: list[PrintedLine] = []

    def close() -> None:
        if open_lines:
            out.append(_paragraph(text, tuple(open_lines)))
            open_lines.clear()

    for item in items:
        if isinstance(item, JoinedTable):
            close()
            out.append(item)
        else:
            if open_lines and _parts(open_lines, item, opens):
                close()
            open_lines.append(item)
    close()
    return tuple(out)


def _paragraph(text: str, lines: tuple[PrintedLine, ...]) -> Paragraph:
    return Paragraph(
        passage(text, (line.span for line in lines)),
        lines,
        all(line.bold for line in lines),
        all(line.box is not None and line.indent > 0.08 and line.fill < 0.92 for line in lines),
        lines[0].heading_level,
    )


def together(first: Paragraph, second: Paragraph) -> Paragraph:
    """Two paragraphs as one."""
    return Paragraph(
        joined([first.passage, second.passage]),
        first.lines + second.lines,
        first.bold and second.bold,
        first.centred and second.centred,
        first.heading_level,
    )


def _parts(before: Sequence[PrintedLine], line: PrintedLine, opens: Callable[[str], bool]) -> bool:
    """Whether a line opens a new paragraph after the lines before it."""
    last = before[-1]
    if last.ends_paragraph is not None:
        return last.ends_paragraph
    ended = bool(_SENTENCE_END.search(last.text))
    goes_on_small = _starts_small(line.text)
    if opens(line.text):
        return ended or not (_wrapped_dash(last, line) or cites_across(last.text, line.text))
    if line.blank_before is False or _is_cut_short(before, line) or _wraps_name(last, line, ended=ended):
        return False
    if line.heading_level != last.heading_level:
        return not (goes_on_small and not ended)
    if goes_on_small and not ended:
        return False
    if not goes_on_small and (last.bold != line.bold or _begins_as_first(before, line, ended=ended)):
        return True
    if last.text.isupper() != line.text.isupper() and (ended or last.text.isupper()) and not goes_on_small:
        return True
    if line.blank_before:
        return ended or last.fill < _SHORT
    if ended:
        return last.fill < _SHORT or (line.indent > last.indent + 0.03 and len(before) > 1)
    return last.fill < _VERY_SHORT or (not goes_on_small and _had_room(last, line))


def _begins_as_first(before: Sequence[PrintedLine], line: PrintedLine, *, ended: bool) -> bool:
    """Whether a line begins where the one line before it does, as far in as only first lines do, which needed no more."""
    first = before[0]
    if len(before) > 1 or first.box is None or line.box is None or not (ended or first.fill < _CLEARLY_FITS):
        return False
    return _FIRST_LINE < first.indent < _CENTRED and abs(line.indent - first.indent) < _SAME_INDENT


def _had_room(last: PrintedLine, line: PrintedLine) -> bool:
    """Whether the first words of a line would have fitted on the line before: then it was ended on purpose."""
    share = last.fill / max(1, len(last.text))
    words = " ".join(line.text.split()[:2])
    return last.fill + (len(words) + 1) * share < _CLEARLY_FITS


def cites_across(before: str, line: str) -> bool:
    """Whether a line only names the part of a document that the line before speaks of.

    >>> cites_across("theo mẫu tại", "Phụ lục II kèm theo."), cites_across("Tổ chức thực hiện", "Phụ lục II")
    (True, False)
    """
    if _ATTACHED.match(line) and not _SENTENCE_END.search(before) and not before.isupper():
        return True
    return bool(_wordings().part_awaited.search(before) and _PART_FIRST.match(line))


def _wrapped_dash(last: PrintedLine, line: PrintedLine) -> bool:
    """Whether a dash is no bullet but that of what was wrapped: "kinh tế" / "- xã hội", "2026" / "- 2030", "3,4" / "- 3,8%"."""
    if _YEAR_LAST.search(last.text) and _YEAR_FIRST.match(line.text):
        return True
    if line.text[0] not in "-–" or last.fill <= _SHORT:
        return False
    return _starts_small(line.text[1:].lstrip()) or _is_range(last.text, line.text) or _parts_name(last.text, line.text)


def _is_range(before: str, after: str) -> bool:
    """Whether a line's end and the next line's dash are the middle of a range: "tăng 3,4" / "- 3,8%"."""
    low, high = _FIGURE_LAST.search(before), _FIGURE_FIRST.match(after)
    if low is None or high is None:
        return False
    return float(low[1].replace(",", ".")) < float(high[1].replace(",", "."))


def _parts_name(before: str, after: str) -> bool:
    """Whether a line's end and the next line's dash are the middle of a unit's name: "Phòng Kế hoạch" / "- Tài chính"."""
    if _SENTENCE_END.search(before) or _wordings().label.match(after):
        return False
    text = f"{before} {after}"
    dash = len(before) + 1
    return any(unit.start < dash and unit.end > dash + 1 for unit in find_units(text[: _NAME_LOOKED_AT + dash]))


def _is_cut_short(before: Sequence[PrintedLine], line: PrintedLine) -> bool:
    """Whether what stands before a line cannot end there: "Quyết định số" / "9/QĐ-UBND", "5. Cục" / "Thủy lợi"."""
    last = before[-1].text
    numbered = _NUMBER_AWAITED.search(last) is not None and _NUMBER_FIRST.match(line.text) is not None
    return numbered or (len(before) == 1 and _parts_kind(last, line.text))


def _parts_kind(before: str, after: str) -> bool:
    """Whether a line is but the kind of the body that the next one names: "5. Cục" / "Thủy lợi: …"."""
    if before.isupper() or not _wordings().name_awaited.fullmatch(before):
        return False
    text, at = f"{before} {after[:_NAME_LOOKED_AT]}", len(before)
    return any(unit.start < at < unit.end for unit in find_units(text))


def _wraps_name(last: PrintedLine, line: PrintedLine, *, ended: bool) -> bool:
    """Whether a unit's name goes over the end of a long line of plain text: "… gửi về Văn phòng" / "HĐND và UBND xã".

    What goes on a name and names no unit itself may as well be how a sentence begins: "… về Văn phòng" / "Bà con …".
    """
    if ended or last.box is not None or len(last.text) < _FEWEST_WRAPPED or last.text.isupper():
        return False
    tail = last.text[-_NAME_LOOKED_AT:]
    rest = line.text[:_NAME_LOOKED_AT]
    if not any(unit.start == 0 for unit in find_units(rest)[:1]):
        return False
    text, at = f"{tail} {rest}", len(tail)
    return any(unit.start < at < unit.end for unit in find_units(text))


def _starts_small(text: str) -> bool:
    first = text.lstrip("\"“'(")[:1]
    return first.islower()
