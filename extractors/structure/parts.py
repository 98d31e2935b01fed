"""A document divided into its parts: letterhead, title, body, end, appendices (Nghị định 30/2020/NĐ-CP)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extractors.layout.flow import FlowItem
from extractors.layout.paragraphs import cites_across
from extractors.layout.printed_line import PrintedLine
from extractors.structure.closing import heads_recipients
from extractors.structure.document_types import carries_tasks, document_type, leading_type
from extractors.structure.footnotes import footnotes, opens_footnotes
from extractors.structure.letterhead import is_motto
from extractors.structure.listed_appendices import listed_appendices
from extractors.structure.markers import Family, read_marker
from extractors.structure.signature import begins_with_office, is_office_line, is_person
from extractors.structure.signing_stamp import without_signing_stamps
from extractors.structure.site_matter import without_site_matter
from extractors.structure.type_heading import subject_of, title_above, title_under, type_heading, without_authority
from normalizers.skeleton import skeleton

_NOTE = re.compile(r"\W*(?:ban hanh )?(?:kem theo|dinh kem)\b")
_ADDRESSED = re.compile(r"\W*kinh gui\s*:")
_LETTER = "công văn"
"""What a document is that is addressed to somebody and headed with no type."""
_MOST_HEAD, _MOST_SIGNS = 200, 20
"""Lines among which the address stands (a crawled page has a box of metadata first), and the signs that begin it."""
_SHORTEST_HEADING = 12
_MOST_OFFICES = 4
"""Lines of a signature over the name: whom it is for, the head's office, the signer's own."""


@dataclass(frozen=True, slots=True)
class Parts:
    """The flow of a document cut into its parts, in order; each may be empty.

    `cover` is what a decision says before the plan that it carries: its preamble and articles; `carried_title`
    and `carried_note` stand over that plan ("(Ban hành kèm theo Quyết định số …)"). `footnotes` stand under the ends.
    """

    letterhead: tuple[PrintedLine, ...] = ()
    document_type: str | None = None
    title: tuple[PrintedLine, ...] = ()
    cover: tuple[FlowItem, ...] = ()
    body: tuple[FlowItem, ...] = ()
    ends: tuple[tuple[PrintedLine, ...], ...] = ()
    appendices: tuple[tuple[FlowItem, ...], ...] = ()
    carried_title: tuple[PrintedLine, ...] = ()
    carried_note: tuple[PrintedLine, ...] = ()
    footnotes: tuple[FlowItem, ...] = ()


def divide(items: Sequence[FlowItem]) -> Parts:
    """Cut a flow into its parts."""
    items = without_signing_stamps(without_site_matter(items))
    at, kind, begun = type_heading(items)
    addressed = None if kind else _addressed(items[: at or None])
    at = addressed or at
    above = title_above(items, at) if kind else ()
    letterhead = tuple(i for i in items[len(above) : at] if isinstance(i, PrintedLine))
    title, rest = title_under(items[at + 1 :], begun) if kind and not above else ((), list(items[at + bool(above) :]))
    title = above or (title if kind is None or carries_tasks(kind) else without_authority(title, rest))
    body, ends, notes, after = _until_end(rest)
    cover: tuple[FlowItem, ...] = ()
    carried_title: tuple[PrintedLine, ...] = ()
    carried_note: tuple[PrintedLine, ...] = ()
    chapters = _appendices(after)
    carried = next((n for n, chapter in enumerate(chapters) if _is_plan(chapter)), None)
    if kind is not None and not carries_tasks(kind) and carried is not None:
        cover = tuple(body)
        carried_title, carried_note, rest = _carried(chapters[carried])
        body, more_ends, more_notes, after = _until_end(rest)
        ends += more_ends
        notes += more_notes
        chapters = chapters[:carried] + _appendices(after) + chapters[carried + 1 :]
    appendices = tuple(map(tuple, chapters))
    if kind is None and addressed:
        kind, title = _LETTER, subject_of(letterhead)
    return Parts(
        letterhead, kind, title, cover, tuple(body), tuple(ends), appendices, carried_title, carried_note, notes
    )


def _addressed(items: Sequence[FlowItem]) -> int | None:
    """Where a letter's text begins: behind "Kính gửi: …", which ends the letterhead; None where nobody is addressed."""
    for at, item in enumerate(items[:_MOST_HEAD]):
        if isinstance(item, PrintedLine) and _ADDRESSED.match(skeleton(item.text[:_MOST_SIGNS])):
            return at + 1
    return None


def _until_end(
    items: Sequence[FlowItem],
) -> tuple[list[FlowItem], tuple[tuple[PrintedLine, ...], ...], tuple[FlowItem, ...], list[FlowItem]]:
    """What stands before the recipients and the signature, these, the notes under them, and what follows.

    An appendix printed before the signature counts as what follows.
    """
    start = next((at for at, item in enumerate(items) if _opens_end(items, at, item)), len(items))
    before = (None, *items)
    listed = listed_appendices(items[:start])
    opened = (at for at, item in enumerate(items[:start]) if at not in listed and _opens_appendix(item, before[at]))
    appendix = next(opened, start)
    end = start
    signed = False
    while end < len(items):
        item = items[end]
        if not isinstance(item, PrintedLine) or _opens_appendix(item) or opens_footnotes(item):
            break
        under_office = end > start and _is_office(items[end - 1])
        named = is_person(item.text, capitals=under_office) or (under_office and begins_with_office(item.text))
        if not named and _opens_new_part(item, signed=signed):
            break
        signed = signed or named or (end > start and _is_office(item))
        end += 1
    closing = tuple(i for i in items[start:end] if isinstance(i, PrintedLine))
    notes = footnotes(items[end:], _is_attached)
    after = [*items[appendix:start], *items[end + len(notes) :]]
    return list(items[:appendix]), (closing,) if closing else (), notes, after


def _is_attached(item: FlowItem) -> bool:
    """Whether an item under the notes begins something attached to the plan."""
    return not isinstance(item, PrintedLine) or _opens_appendix(item) or _opens_new_part(item, signed=True)


def _is_office(item: FlowItem) -> bool:
    return isinstance(item, PrintedLine) and is_office_line(item.text)


def _opens_end(items: Sequence[FlowItem], at: int, item: FlowItem) -> bool:
    if not isinstance(item, PrintedLine):
        return False
    if heads_recipients(item.text):
        return True
    if not is_office_line(item.text):
        return False
    if len(items) - at <= _MOST_OFFICES and all(map(_is_office, items[at:])):
        return True  # a draft that nobody has signed yet
    following = [i for i in items[at + 1 : at + 9] if isinstance(i, PrintedLine)]
    return any(is_person(line.text) or heads_recipients(line.text) for line in following)


def _opens_appendix(item: FlowItem, before: FlowItem | None = None) -> bool:
    """Whether a line heads an appendix, and does not go on with a sentence of the line `before`."""
    if not isinstance(item, PrintedLine) or len(item.text) > 160:
        return False
    marker = read_marker(item.text)
    if marker is None or marker.family is not Family.APPENDIX:
        return False
    return not (isinstance(before, PrintedLine) and cites_across(before.text, item.text))


def _opens_new_part(line: PrintedLine, *, signed: bool) -> bool:
    """After the recipients: whether a heading in capitals that is no office begins something attached.

    Before a signature only what heads a document does: its type, or the national motto.
    """
    if is_office_line(line.text):
        return False
    if document_type(line.text) is not None or is_motto(line.text):
        return True
    is_heading = line.text.isupper() and len(line.text) > _SHORTEST_HEADING
    return signed and is_heading and "noi nhan" not in skeleton(line.text)


def _appendices(items: Sequence[FlowItem]) -> list[list[FlowItem]]:
    """What follows the signature, cut where an appendix or an attached plan begins."""
    chapters: list[list[FlowItem]] = []
    listed = listed_appendices(items)
    for at, (before, item) in enumerate(zip((None, *items), items, strict=False)):
        opens = (at not in listed and _opens_appendix(item, before)) or (
            isinstance(item, PrintedLine) and _heads_plan(item) and not _titled(chapters)
        )
        if opens or not chapters:
            chapters.append([])
        chapters[-1].append(item)
    return [chapter for chapter in chapters if not _is_letterhead(chapter)]


def _is_letterhead(chapter: Sequence[FlowItem]) -> bool:
    """Whether a chapter is but the letterhead over an attached plan, or stray marks after the signature."""
    if any(not isinstance(item, PrintedLine) for item in chapter) or _opens_appendix(chapter[0]):
        return False
    return len(chapter) < 8 and all(
        isinstance(i, PrintedLine) and (len(i.text) <= 8 or not _says_something(i.text)) for i in chapter
    )


def _says_something(line: str) -> bool:
    bare = skeleton(line)
    return any(map(str.isalnum, bare)) and not (
        line.isupper() or "doc lap" in bare or "ngay" in bare or bare.startswith(("so", "("))
    )


def _titled(chapters: Sequence[Sequence[FlowItem]]) -> bool:
    """Whether the open chapter is an appendix still in its title: "Phụ lục" / "KẾ HOẠCH TRIỂN KHAI …"."""
    return bool(chapters) and len(chapters[-1]) < 4 and bool(chapters[-1]) and _opens_appendix(chapters[-1][0])


def _is_plan(chapter: Sequence[FlowItem]) -> bool:
    head = chapter[0] if chapter else None
    return isinstance(head, PrintedLine) and _heads_plan(head)


def _heads_plan(line: PrintedLine) -> bool:
    """Whether a line heads a plan, with its title on the same line or the next: "KẾ HOẠCH TRIỂN KHAI …"."""
    leading = leading_type(line.text)
    kind = document_type(line.text) or (leading[0] if leading else None)
    return kind is not None and carries_tasks(kind)


def _carried(
    chapter: Sequence[FlowItem],
) -> tuple[tuple[PrintedLine, ...], tuple[PrintedLine, ...], list[FlowItem]]:
    """Title, "(Ban hành kèm theo …)" and the rest of a carried plan, after its own KẾ HOẠCH."""
    title, rest = title_under(chapter[1:])
    begins = next((at for at, line in enumerate(title) if is_note(line.text)), len(title))
    note = list(title[begins:])
    while rest and isinstance(rest[0], PrintedLine) and (is_unclosed(note) or is_note(rest[0].text)):
        note.append(rest[0])
        rest = rest[1:]
    return title[:begins], tuple(note), rest


def is_note(line: str) -> bool:
    """Whether a line under a title tells what it comes with: "(Kèm theo Kế hoạch số …)"."""
    return bool(_NOTE.match(skeleton(line)))


def is_unclosed(note: Sequence[PrintedLine]) -> bool:
    """Whether lines have a parenthesis that does not end in them."""
    words = "".join(line.text for line in note)
    return words.count("(") > words.count(")")
