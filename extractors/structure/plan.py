"""A plan with its parts read: header, preamble, outline of body and appendices, end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from extractors.document import Document
from extractors.layout.flow import FlowItem, flow
from extractors.layout.paragraphs import Paragraph, paragraphs
from extractors.layout.passage import EMPTY, Passage, passage
from extractors.layout.printed_line import PrintedLine
from extractors.structure.casing import is_capital
from extractors.structure.closing import opens_appeal, opens_closing
from extractors.structure.end_columns import parted_columns
from extractors.structure.entries import Entry, nest
from extractors.structure.forms import form_start
from extractors.structure.handwriting import without_doubtful_figures
from extractors.structure.labelled_head import UNLABELLED, LabelledHead, read_labelled_head
from extractors.structure.letterhead import Letterhead, is_date_line, is_motto, read_letterhead
from extractors.structure.markers import Family, read_marker
from extractors.structure.notices import read_notices
from extractors.structure.numbering import Placed
from extractors.structure.outline import Outline, Section, build_outline
from extractors.structure.parts import divide, is_note, is_unclosed
from extractors.structure.signature import Signature, read_signature

_MARK_AND_NOTE = 2
_LETTERHEAD = 10
"""Lines that the letterhead over an appendix may take."""


@dataclass(frozen=True)
class Plan:
    """A plan taken apart. `outline` has the body's sections, then each appendix with its own.

    `notes` are the lines under the title of a carried plan or of an appendix ("(Kèm theo Kế hoạch số …)");
    `carried_title` is the title of the plan that a decision carries; `footnotes` are printed under its end.
    """

    document_type: str | None
    letterhead: Letterhead
    title: Passage
    preamble: tuple[Entry, ...]
    cover: tuple[Entry, ...]
    outline: Outline
    notes: tuple[Passage, ...]
    end: tuple[PrintedLine, ...]
    signature: Signature
    carried_title: Passage = EMPTY
    footnotes: tuple[Entry, ...] = ()
    labelled: LabelledHead = UNLABELLED


def read_plan(document: Document) -> Plan:
    """Take a document apart."""
    text = document.text
    items = flow(document)
    parts = divide(items)
    body = build_outline(paragraphs(text, parts.body, opens_paragraph))
    cover = _unmarked(text, parts.cover)
    sections = list(body.sections)
    notes = [passage(text, (line.span for line in parts.carried_note))] if parts.carried_note else []
    for chapter in parts.appendices:
        appendix, note = _appendix(text, chapter, len(sections))
        sections += appendix
        notes += note
    end = tuple(line for lines in parts.ends for line in parted_columns(lines))
    letterhead = read_letterhead(without_doubtful_figures(parts.letterhead, document), text)
    labelled = read_labelled_head(items, text)
    if letterhead.symbol not in (None, labelled.symbol):  # it tells of another document
        labelled = UNLABELLED
    return Plan(
        parts.document_type,
        letterhead,
        passage(text, (line.span for line in parts.title)),
        body.preamble,
        cover,
        Outline(body.preamble, tuple(sections), body.closing),
        tuple(notes),
        end,
        _signed(read_signature(end, text), labelled),
        passage(text, (line.span for line in parts.carried_title)),
        _unmarked(text, parts.footnotes),
        labelled,
    )


def _signed(signature: Signature, labelled: LabelledHead) -> Signature:
    """The signature, or who signed by the lines over a document that has none."""
    said = signature.signer or signature.signer_title
    return signature if said else Signature(labelled.signer, labelled.signer_title, None, None)


def opens_paragraph(line: str) -> bool:
    """Whether a line always opens a paragraph: it has a mark, is a notice ("Đơn vị phối hợp: …") or closes the plan.

    A notice begins with a capital: "thực hiện: quý II" and "(Chủ trì: Văn phòng)" may be the end of a sentence that
    was wrapped.
    """
    closes = opens_closing(line) or opens_appeal(line)
    return read_marker(line) is not None or closes or (line[:1].isupper() and bool(read_notices(Passage(line, ()))))


def _appendix(text: str, chapter: Sequence[FlowItem], first: int) -> tuple[list[Section], list[Passage]]:
    """The sections of an appendix: itself at level 1, what it heads below it."""
    forms = form_start(chapter)
    head, rest = _appendix_head(chapter[:forms])
    marker, title, notes = _read_head(text, head)
    blanks = () if forms is None else _unmarked(text, chapter[forms:])
    inner = build_outline(paragraphs(text, rest, opens_paragraph))
    own = Section(
        first,
        None,
        1,
        marker,
        passage(text, (line.span for line in head)) or _first_words(text, chapter),
        title,
        "appendix",
        None,
        None,
        inner.preamble + blanks,
    )
    moved = [
        replace(
            s,
            number=s.number + first + 1,
            parent=first if s.parent is None else s.parent + first + 1,
            level=s.level + 1,
        )
        for s in inner.sections
    ]
    if moved:  # an appendix closes no plan: what looks like a formula stands in its last section
        moved[-1] = replace(moved[-1], entries=moved[-1].entries + inner.closing)
    return [own, *moved], notes


def _unmarked(text: str, items: Sequence[FlowItem]) -> tuple[Entry, ...]:
    """What stands in a part that has no outline."""
    blocks = paragraphs(text, items, opens_paragraph)
    return nest([Placed(b, None, None, b.passage if isinstance(b, Paragraph) else None) for b in blocks])


def _first_words(text: str, chapter: Sequence[FlowItem]) -> Passage:
    """What an appendix without a head begins with: a line, or the first filled cell of a table."""
    for item in chapter:
        if isinstance(item, PrintedLine):
            return passage(text, [item.span])
        for cell in (cell for row in item.rows for cell in row if not cell.is_empty):
            return passage(text, cell.pieces)
    return EMPTY


def _appendix_head(chapter: Sequence[FlowItem]) -> tuple[list[PrintedLine], list[FlowItem]]:
    """The lines that title an appendix: up to its table, its first heading or its first full sentence."""
    head: list[PrintedLine] = []
    noted = False
    chapter = _under_motto(chapter)
    for at, item in enumerate(chapter):
        if not isinstance(item, PrintedLine):
            return head, list(chapter[at:])
        marker = read_marker(item.text)
        note_goes_on = noted and not head[-1].text.rstrip().endswith(")")
        opens_note = is_note(item.text)
        under_note = _titles_under_note(head, item.text)
        is_title = (
            not head
            or is_capital(item.text)
            or (len(head) == 1 and not noted)
            or (not noted and head[-1].text[-1:] not in ".:" and item.text[:1].islower())
        )
        if at and marker is not None and not (note_goes_on or opens_note) and marker.family is not Family.APPENDIX:
            return head, list(chapter[at:])
        if not (opens_note or (note_goes_on and is_unclosed(head)) or (is_title and not noted) or under_note):
            return head, list(chapter[at:])
        noted = noted or opens_note
        head.append(item)
    return head, []


def _titles_under_note(head: Sequence[PrintedLine], line: str) -> bool:
    """Whether a line in capitals is the title of an appendix whose note stands right under its mark: "PHỤ LỤC" / "(Kèm theo
    …)" / "DANH MỤC CÔNG VIỆC".
    """
    if len(head) < _MARK_AND_NOTE or not is_note(head[1].text) or is_unclosed(head) or not is_capital(line):
        return False
    marker = read_marker(head[0].text)
    return marker is not None and marker.family is Family.APPENDIX and marker.end >= len(head[0].text.rstrip())


def _under_motto(chapter: Sequence[FlowItem]) -> Sequence[FlowItem]:
    """An appendix without a letterhead of its own: what follows the national motto and a date line."""
    lines = [(at, item.text) for at, item in enumerate(chapter[:_LETTERHEAD]) if isinstance(item, PrintedLine)]
    if not any(is_motto(text) for _, text in lines):
        return chapter
    last = max(at for at, text in lines if is_motto(text) or is_date_line(text))
    return chapter[last + 1 :] or chapter


def _read_head(text: str, head: Sequence[PrintedLine]) -> tuple[str | None, Passage, list[Passage]]:
    """Marker ("Phụ lục I"), title and notes of an appendix's head."""
    noted = next((n for n, line in enumerate(head) if is_note(line.text)), len(head))
    under = next((n for n in range(noted + 1, len(head)) if _titles_under_note(head[:n], head[n].text)), len(head))
    titled, note = [*head[:noted], *head[under:]], head[noted:under]
    whole = passage(text, (line.span for line in titled))
    marker = read_marker(whole.text) if whole else None
    notes = [passage(text, (line.span for line in note))] if note else []
    if marker is None or marker.family is not Family.APPENDIX:
        return None, whole, notes
    return marker.text, whole.part(marker.end) if marker.end < len(whole.text) else EMPTY, notes
