"""The text of a Word paragraph as it prints: runs joined, deletions left out, the list's marker in front."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from extractors.reading.legacy_fonts import decoded_runs
from extractors.reading.page_writer import TextLine
from extractors.reading.symbol_fonts import BULLET, symbol, with_symbols
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
    qn("w:softHyphen"): "\u00ad",  # a letter in TCVN3
    qn("w:lastRenderedPageBreak"): RENDERED_BREAK,
}
SPACES = " \t\n\u00a0"
HEXADECIMAL = re.compile("[0-9A-Fa-f]{1,4}")
BREAK = re.compile(f"([\n{PAGE_BREAK}])")


@dataclass(frozen=True, slots=True)
class _Run:
    """Characters that look alike, with what stood for them in the source."""

    text: str
    stored: str
    bold: bool


@dataclass
class _Line:
    """A line being put together of runs."""

    text: str = ""
    stored: str = ""
    bold: bool = True

    def add(self, run: _Run) -> None:
        self.text += run.text
        self.stored += run.stored
        self.bold &= run.bold or not run.text.strip()


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
    runs = list(_decoded(_runs(paragraph), paragraph, styles))
    characters = "".join(run.text for run in runs)
    before, rendered, _ = characters.partition(RENDERED_BREAK)
    leading = bool(rendered) and not before.strip()
    marker = numbering.marker(properties, styles.paragraph_style(properties))
    level = styles.heading_level(properties)
    parts = _parts(runs, marker, level)
    if leading or switched(properties, "w:pageBreakBefore"):
        parts = ((), *parts)
    breaks_page = (bool(rendered) and not leading) or _ends_section(properties)
    return Paragraph(parts, breaks_page, tuple(_text_boxes(paragraph)))


def _parts(runs: Sequence[_Run], marker: str, heading_level: int | None) -> tuple[tuple[TextLine, ...], ...]:
    """The lines of each part between page breaks; the last line of all ends the paragraph."""
    made = [[line for line in part if line.text.strip()] for part in _broken(runs)]
    if is_numbered := bool(marker):
        _set_marker(made, marker)
    last = next((at for at in range(len(made) - 1, -1, -1) if made[at]), None)
    if last is None:
        return tuple(
            (TextLine("", ends_paragraph=True),) if at == 0 and not is_numbered else () for at in range(len(made))
        )
    return tuple(
        tuple(
            TextLine(
                line.text.strip(SPACES),
                line.bold,
                heading_level,
                at == last and nth == len(part) - 1,
                line.stored.strip(SPACES),
            )
            for nth, line in enumerate(part)
        )
        for at, part in enumerate(made)
    )


def _broken(runs: Sequence[_Run]) -> list[list[_Line]]:
    """The lines between page breaks, blank ones too."""
    parts = [[_Line()]]
    for run in runs:
        pieces = zip(_pieces(run.text), _pieces(run.stored), strict=True)
        for at, (text, stored) in enumerate(pieces):
            if at % 2 and text == PAGE_BREAK:
                parts.append([_Line()])
            elif at % 2:
                parts[-1].append(_Line())
            else:
                parts[-1][-1].add(_Run(text, stored, run.bold))
    return parts


def _pieces(text: str) -> list[str]:
    return BREAK.split(text.replace(RENDERED_BREAK, ""))


def _set_marker(parts: list[list[_Line]], marker: str) -> None:
    """Put the marker before the first words; alone where there are none, unless it is a mere bullet."""
    first = next((part for part in parts if part), None)
    if first is not None:
        line = first[0]
        line.text, line.stored = marker + line.text.lstrip(SPACES), marker + line.stored.lstrip(SPACES)
    elif any(character.isalnum() for character in marker):
        parts[0] = [_Line(marker.strip(), marker.strip(), False)]


def _decoded(runs: Iterable[Element], paragraph: Element, styles: Styles) -> Iterator[_Run]:
    """What the runs print: characters of symbol fonts as signs, those of old Vietnamese fonts as Unicode, capitals."""
    shown = [run for run in runs if run.tag == MATH or not styles.has("w:vanish", run, paragraph)]
    fonts = [styles.font(run, paragraph) for run in shown]
    texts = [with_symbols("".join(_characters(run)), font) for run, font in zip(shown, fonts, strict=True)]
    typed = decoded_runs(list(zip(texts, fonts, strict=True)))
    for run, said in zip(shown, typed, strict=True):
        bold = run.tag != MATH and styles.has("w:b", run, paragraph)
        if run.tag != MATH and styles.has("w:caps", run, paragraph):
            stored = said.stored if said.stored != said.text else said.text.upper()
            yield _Run(said.text.upper(), stored, bold)
        else:
            yield _Run(said.text, said.stored, bold)


def _runs(parent: Element) -> Iterator[Element]:
    """The runs and formulas in order; deleted and moved-away ones are left out."""
    for element in parent:
        if element.tag in (qn("w:r"), MATH):
            yield element
        elif element.tag in CONTAINERS:
            yield from _runs(element)


def _characters(run: Element) -> Iterator[str]:
    if run.tag == MATH:
        yield "".join(text.text or "" for text in run.iter(MATH_TEXT))
        return
    for element in run:
        if element.tag == qn("w:t"):
            yield (element.text or "").replace("\n", " ").replace("\r", " ")
        elif element.tag == qn("w:br"):
            yield PAGE_BREAK if element.get(qn("w:type")) == "page" else "\n"
        elif element.tag == qn("w:sym"):
            yield _symbol(element)
        else:
            yield FIXED.get(element.tag, "")


def _symbol(element: Element) -> str:
    code = element.get(qn("w:char")) or ""
    known = HEXADECIMAL.fullmatch(code) is not None
    return symbol(element.get(qn("w:font")), chr(int(code, 16))) if known else BULLET


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
