"""The text of a Word paragraph as it prints: runs joined, deletions left out, the list's marker in front."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractors.reading.page_writer import TextLine
from extractors.reading.word_numbering import Numbering
from extractors.reading.word_styles import Styles
from extractors.reading.word_xml import Element, child, qn, switched, value

CONTAINERS = frozenset(
    qn(f"w:{name}")
    for name in ("ins", "moveTo", "hyperlink", "smartTag", "customXml", "fldSimple", "sdt", "sdtContent", "dir", "bdo")
)
MATH, MATH_TEXT = (f"{{http://schemas.openxmlformats.org/officeDocument/2006/math}}{name}" for name in ("oMath", "t"))
COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
TEXT_BOX = qn("w:txbxContent")
PAGE_BREAK, RENDERED_BREAK = "\f", "\v"
"""How breaks travel among a paragraph's characters; neither can stand in XML text."""
FIXED = {
    qn("w:tab"): "\t",
    qn("w:ptab"): "\t",
    qn("w:cr"): "\n",
    qn("w:noBreakHyphen"): "-",
    qn("w:lastRenderedPageBreak"): RENDERED_BREAK,
}
BREAK = re.compile(f"([\n{PAGE_BREAK}])")
CHECK_BOXES = {"A8": "☐", "6F": "☐", "FE": "☑", "FD": "☒"}
"""Wingdings characters that carry meaning; other symbols become a bullet."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph's lines, in parts that stand on different pages; `breaks_page`: what follows begins a new one.

    `text_boxes` are the elements of the boxes anchored in it.
    """

    parts: tuple[tuple[TextLine, ...], ...]
    breaks_page: bool
    text_boxes: tuple[Element, ...]

    @property
    def lines(self) -> tuple[TextLine, ...]:
        """All its lines, whatever the page."""
        return tuple(line for part in self.parts for line in part)


def read_paragraph(paragraph: Element, styles: Styles, numbering: Numbering) -> Paragraph:
    """The paragraph as printed. Counts in the numbering, so each is to be read once, in order."""
    properties = child(paragraph, "w:pPr")
    runs = list(_runs(paragraph, paragraph, styles))
    characters = "".join(text for text, _ in runs)
    before, rendered, _ = characters.partition(RENDERED_BREAK)
    leading = bool(rendered) and not before.strip()
    marker = numbering.marker(properties, styles.paragraph_style(properties))
    level = styles.heading_level(properties)
    parts = _parts(runs, marker, level)
    if leading or switched(properties, "w:pageBreakBefore"):
        parts = ((), *parts)
    breaks_page = (bool(rendered) and not leading) or _ends_section(properties)
    return Paragraph(parts, breaks_page, tuple(_text_boxes(paragraph)))


def _parts(
    runs: Sequence[tuple[str, bool]], marker: str, heading_level: int | None
) -> tuple[tuple[TextLine, ...], ...]:
    """The lines of each part between page breaks; the last line of all ends the paragraph."""
    parts: list[list[tuple[str, bool]]] = [[("", True)]]
    for run, bold in runs:
        for at, piece in enumerate(BREAK.split(run.replace(RENDERED_BREAK, ""))):
            if at % 2 and piece == PAGE_BREAK:
                parts.append([("", True)])
            elif at % 2:
                parts[-1].append(("", True))
            else:
                text, all_bold = parts[-1][-1]
                parts[-1][-1] = (text + piece, all_bold and (bold or not piece.strip()))
    made = [[(text.strip(), bold) for text, bold in part if text.strip()] for part in parts]
    if is_numbered := bool(marker):
        made = _with_marker(made, marker)
    last = next((at for at in range(len(made) - 1, -1, -1) if made[at]), None)
    if last is None:
        return tuple(
            (TextLine("", ends_paragraph=True),) if at == 0 and not is_numbered else () for at in range(len(made))
        )
    return tuple(
        tuple(
            TextLine(text, bold, heading_level, at == last and nth == len(part) - 1)
            for nth, (text, bold) in enumerate(part)
        )
        for at, part in enumerate(made)
    )


def _with_marker(parts: list[list[tuple[str, bool]]], marker: str) -> list[list[tuple[str, bool]]]:
    """The parts with the marker before the first words; alone where there are none, unless it is a mere bullet."""
    first = next((part for part in parts if part), None)
    if first is not None:
        first[0] = (marker + first[0][0], first[0][1])
    elif any(character.isalnum() for character in marker):
        parts[0] = [(marker.strip(), False)]
    return parts


def _runs(parent: Element, paragraph: Element, styles: Styles) -> Iterator[tuple[str, bool]]:
    """The characters of each run with whether it is bold; deleted and moved-away runs are left out."""
    for element in parent:
        if element.tag == qn("w:r"):
            if not styles.has("w:vanish", element, paragraph):
                text = "".join(_characters(element))
                capitals = styles.has("w:caps", element, paragraph)
                yield text.upper() if capitals else text, styles.has("w:b", element, paragraph)
        elif element.tag in CONTAINERS:
            yield from _runs(element, paragraph, styles)
        elif element.tag == MATH:
            yield "".join(text.text or "" for text in element.iter(MATH_TEXT)), False


def _characters(run: Element) -> Iterator[str]:
    for element in run:
        if element.tag == qn("w:t"):
            yield (element.text or "").replace("\n", " ").replace("\r", " ")
        elif element.tag == qn("w:br"):
            yield PAGE_BREAK if element.get(qn("w:type")) == "page" else "\n"
        elif element.tag == qn("w:sym"):
            yield CHECK_BOXES.get((element.get(qn("w:char")) or "").upper().removeprefix("F0"), "•")
        else:
            yield FIXED.get(element.tag, "")


def _text_boxes(element: Element) -> Iterator[Element]:
    """The text boxes below an element, each once: Word stores them twice, for itself and for older programs."""
    for inner in element:
        if inner.tag == TEXT_BOX:
            yield inner
        elif inner.tag == f"{COMPATIBILITY}AlternateContent":
            choice = inner.find(f"{COMPATIBILITY}Choice")
            yield from _text_boxes(inner if choice is None else choice)
        elif inner.tag not in (qn("w:del"), qn("w:moveFrom")):
            yield from _text_boxes(inner)


def _ends_section(properties: Element | None) -> bool:
    """Whether the paragraph is the last of a section after which a new page begins."""
    section = child(properties, "w:sectPr")
    return section is not None and value(section, "w:type") != "continuous"
