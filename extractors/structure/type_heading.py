"""Where a document says what it is: its type ("KẾ HOẠCH"), and the title under it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from extractors.layout.flow import FlowItem
from extractors.layout.printed_line import PrintedLine
from extractors.layout.span import Span
from extractors.structure.casing import is_capital
from extractors.structure.document_types import document_type, leading_type, worded_type
from extractors.structure.letterhead import ends_bases, is_date_line, is_motto, is_number_line, opens_basis
from extractors.structure.markers import read_marker
from extractors.structure.signature import begins_with_office, is_office_line
from normalizers.citations import find_citations
from normalizers.skeleton import skeleton

_RULE = re.compile(r"[\s\-–_=*]+$")
_ADDRESSED = re.compile(r"\W*kinh gui\b")
_SUBJECT = re.compile(r"\W*(?:v\s?/\s?v|ve viec)\b[\s:.]*")
_MOST_TITLE_LINES = 12
_FEWEST_OF_SUBJECT = 3
_LETTERHEAD_LINES = 60
"""A heading further down than this is not the document's own (a crawled page has a box of metadata first)."""


def type_heading(items: Sequence[FlowItem]) -> tuple[int, str | None, PrintedLine | None]:
    """Where the type stands, the type, and the rest of its line where the title begins on it.

    Without a type: where the first heading, basis or bullet stands; what is above is the letterhead.
    """
    for at, line in _head_lines(items):
        kind = document_type(line.text)
        if kind is not None and at < len(items) - 1 and not _goes_on_heading(line, items[at - 1] if at else None):
            return at, kind, None
    for at, line in _head_lines(items):
        leading = leading_type(line.text)
        if leading is not None:
            return at, leading[0], _from(line, max(leading[1], _number_end(line.text)))
        if _opens_text(line):
            return _worded_heading(items[0], at, line)
    return 0, None, None


def _goes_on_heading(line: PrintedLine, before: FlowItem | None) -> bool:
    """Whether a line is the rest of a numbered heading in capitals: "VII. CHẾ ĐỘ" / "BÁO CÁO"."""
    if not isinstance(before, PrintedLine) or line.blank_before or not before.text.isupper():
        return False
    marker = read_marker(before.text)
    return marker is not None and not marker.is_bullet and before.bold == line.bold


def _number_end(heading: str) -> int:
    """Where the document's own number ends that its heading begins with: "KẾ HOẠCH SỐ 12/KH-UBND NGÀY 03/3/2031"; 0 without."""
    cited = next(iter(find_citations(heading)), None)
    return cited.end if cited and cited.start == 0 and cited.number and cited.symbol else 0


def _worded_heading(first: FlowItem, text_at: int, opening: PrintedLine) -> tuple[int, str | None, PrintedLine | None]:
    """A type in small letters that begins the document's first line, with the bases right under it: a page of a site."""
    if text_at == 1 and isinstance(first, PrintedLine) and opens_basis(opening.text):
        worded = worded_type(first.text)
        if worded is not None:
            return 0, worded[0], _from(first, worded[1])
    return text_at, None, None


def _from(line: PrintedLine, begins: int) -> PrintedLine:
    """A line from an offset on."""
    return replace(line, text=line.text[begins:], span=Span(line.span.start + begins, line.span.end))


def _head_lines(items: Sequence[FlowItem]) -> Iterator[tuple[int, PrintedLine]]:
    """Lines among which the type may stand: a crawled page has a box of metadata first."""
    for at, item in enumerate(items):
        if not isinstance(item, PrintedLine):
            continue
        yield at, item
        if at > _LETTERHEAD_LINES * 4 or (read_marker(item.text) and at > _LETTERHEAD_LINES):
            return


def _opens_text(line: PrintedLine) -> bool:
    """Whether a line is the text's, not the letterhead's; a rule under its motto is drawn with dashes too."""
    return not _RULE.match(line.text) and (read_marker(line.text) is not None or opens_basis(line.text))


def subject_of(letterhead: Sequence[PrintedLine]) -> tuple[PrintedLine, ...]:
    """The trích yếu of a letter, which stands under its number: "V/v …", without these words; a party's letter has none."""
    for at, line in enumerate(letterhead):
        label = _SUBJECT.match(skeleton(line.text))
        if label is not None:
            begun = (_from(line, label.end()),) if label.end() < len(line.text) else ()
            return begun + _going_on(line, letterhead[at + 1 :])
    numbered = next((at for at, line in enumerate(letterhead) if is_number_line(line.text)), None)
    under = letterhead[numbered + 1 :] if numbered is not None else ()
    if not under or not _may_be_subject(under[0].text) or _ends_subject(under[0]):
        return ()
    if under[0].ends_paragraph is None and under[0].blank_before:
        return ()
    return (under[0], *_going_on(under[0], under[1:]))


def _may_be_subject(line: str) -> bool:
    """Whether a line may be a subject without "V/v": how urgent a letter is takes fewer words, a site's notes have labels."""
    return len(line.split()) >= _FEWEST_OF_SUBJECT and ":" not in line


def _going_on(first: PrintedLine, lines: Sequence[PrintedLine]) -> tuple[PrintedLine, ...]:
    """The lines that go on with a letter's subject behind its first."""
    before = first
    found: list[PrintedLine] = []
    for line in lines[:_MOST_TITLE_LINES]:
        parted = line.blank_before if before.ends_paragraph is None else before.ends_paragraph
        if _ends_subject(line) or (parted and not line.text[:1].islower()):
            break
        found.append(line)
        before = line
    return tuple(found)


def _ends_subject(line: PrintedLine) -> bool:
    """Whether a line is another part of the letterhead."""
    other = line.text.isupper() or is_motto(line.text) or is_date_line(line.text) or is_number_line(line.text)
    return other or bool(_RULE.match(line.text) or _ADDRESSED.match(skeleton(line.text)))


def title_under(
    items: Sequence[FlowItem], begun: PrintedLine | None = None
) -> tuple[tuple[PrintedLine, ...], list[FlowItem]]:
    """The trích yếu under the type, and what follows it; `begun` is what of it stands on the type's own line."""
    lines: list[PrintedLine] = [begun] if begun else []
    for at, item in enumerate(items):
        if not isinstance(item, PrintedLine) or (lines and _title_ends(lines, item, begun)):
            return tuple(lines), list(items[at:])
        if _RULE.match(item.text):
            if lines:
                return tuple(lines), list(items[at + 1 :])
            continue
        lines.append(item)
    return tuple(lines), []


def title_above(items: Sequence[FlowItem], at: int) -> tuple[PrintedLine, ...]:
    """The trích yếu of a decision whose letterhead a site left out: it comes first, the type only with what enacts ("QUYẾT ĐỊNH:").

    Nothing where the type at `at` is not behind the bases, or where more than the title and its authority is above them.
    """
    enacting = items[at]
    if not isinstance(enacting, PrintedLine) or not enacting.text.endswith(":") or not ends_bases(enacting.text):
        return ()
    lines = [item for item in items[:at] if isinstance(item, PrintedLine)]
    above = tuple(takewhile(lambda line: not opens_basis(line.text), lines))
    if (
        len(above) in (0, len(lines))
        or len(above) > _MOST_TITLE_LINES
        or not all(is_capital(line.text) for line in above)
    ):
        return ()
    if any(is_motto(line.text) or document_type(line.text) for line in above):
        return ()
    title = without_authority(above, [lines[len(above)]])
    return title if len(title) < len(above) else ()


def without_authority(title: tuple[PrintedLine, ...], rest: Sequence[FlowItem]) -> tuple[PrintedLine, ...]:
    """The title without who issues what it is on, which stands in capitals too between it and the bases."""
    first = rest[0] if rest else None
    if not isinstance(first, PrintedLine) or not opens_basis(first.text):
        return title
    authority = max((at for at, line in enumerate(title) if begins_with_office(line.text)), default=0)
    while authority > 1 and is_office_line(title[authority - 1].text):
        authority -= 1
    of_the_title = skeleton(title[authority - 1].text).endswith(" cua")
    return title[:authority] if authority and not of_the_title else title


def _title_ends(title: Sequence[PrintedLine], line: PrintedLine, begun: PrintedLine | None) -> bool:
    last = title[-1]
    goes_on = line.text[:1].islower()
    if opens_basis(line.text) and not (line.text.isupper() and last.text.isupper()):
        return not goes_on
    marker = read_marker(line.text)
    if marker and not marker.is_bullet:
        return True
    if last is begun:
        return False
    if line.text.isupper() and not last.text.isupper():
        return True  # the authority: BỘ TRƯỞNG BỘ …
    if last.bold and line.bold:
        return len(title) > _MOST_TITLE_LINES
    if last.text.isupper() and not line.text.isupper():
        return True
    if last.bold != line.bold or last.ends_paragraph:
        return not goes_on
    if line.blank_before and not goes_on:
        return True
    centred_ended = last.box is not None and last.indent > 0.08 and line.indent < 0.12 and line.fill > 0.9
    return (
        (centred_ended and not goes_on)
        or len(title) > _MOST_TITLE_LINES
        or (last.text.endswith((".", ":")) and not goes_on)
    )
