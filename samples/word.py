"""A plan as DOCX, with the numbering that Word generates: markers are list numbers, not text.

A marker that counting would not give (a list that begins at 2, Vietnamese "đ)") is typed instead, as
people do when Word's numbering fails them.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter
from datetime import datetime

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from samples.plan import MOTTO, Appendix, Block, Heading, Item, Paragraph, Plan, Table
from samples.word_xml import NAMESPACE, columns, paragraph, ruled

_LEVELS = (
    (re.compile(r"[IVX]+\."), "upperRoman", "%1."),
    (re.compile(r"\d+\."), "decimal", "%2."),
    (re.compile(r"\d+\.\d+\."), "decimal", "%2.%3."),
    (re.compile(r"[a-zđ]\)"), "lowerLetter", "%4)"),
    (re.compile(r"-"), "bullet", "-"),
    (re.compile(r"\+"), "bullet", "+"),
)
_LIST_ID = 77
_MADE = datetime(2000, 1, 1)
_ROMAN = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")


class _Counter:
    """Counts as Word does: a level starts again after any higher one."""

    def __init__(self) -> None:
        self._counts: Counter[int] = Counter()

    def level_of(self, marker: str) -> int | None:
        """The list level that will print this marker here; None where none would."""
        for level, (pattern, kind, text) in enumerate(_LEVELS):
            if not pattern.fullmatch(marker):
                continue
            counts = self._counts + Counter({level: 1})
            if kind != "bullet" and self._printed(counts, kind, text) != marker:
                return None
            self._counts = Counter({at: n for at, n in counts.items() if at <= level})
            return level
        return None

    @staticmethod
    def _printed(counts: Counter[int], kind: str, text: str) -> str:
        def number(match: re.Match[str]) -> str:
            count = counts[int(match[1]) - 1]
            if kind == "upperRoman":
                return _ROMAN[count] if count < len(_ROMAN) else "?"
            return chr(ord("a") + count - 1) if kind == "lowerLetter" else str(count)

        return re.sub(r"%(\d)", number, text)


def render(plan: Plan) -> bytes:
    """The plan's DOCX: the same bytes for the same plan."""
    document = docx.Document()
    _prepare(document, plan)
    _header(document, plan)
    _write(document, plan.blocks)
    _signature(document, plan)
    for appendix in plan.appendices:
        _appendix(document, appendix)
    return _settled(document)


def _prepare(document: Document, plan: Plan) -> None:
    font = document.styles["Normal"].font
    font.name, font.size = "Times New Roman", Pt(13)
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin, section.right_margin = Mm(30), Mm(20)
    section.top_margin = section.bottom_margin = Mm(20)
    section.different_first_page_header_footer = True
    number = section.header.paragraphs[0]
    number.alignment = WD_ALIGN_PARAGRAPH.CENTER
    number._p.append(parse_xml(f'<w:fldSimple {NAMESPACE} w:instr="PAGE"><w:r><w:t>2</w:t></w:r></w:fldSimple>'))
    properties = document.core_properties
    properties.title, properties.author, properties.comments = plan.title, plan.issuer, ""
    properties.created = properties.modified = _MADE
    _add_list(document)


def _add_list(document: Document) -> None:
    """The outline's multilevel list, kept apart from the template's by its id."""
    levels = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{text}"/>'
        f'<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="0" w:firstLine="680"/></w:pPr></w:lvl>'
        for level, (_, kind, text) in enumerate(_LEVELS)
    )
    numbering = document.part.numbering_part.element
    abstract = (
        f'<w:abstractNum {NAMESPACE} w:abstractNumId="{_LIST_ID}">'
        f'<w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'
    )
    # the schema wants every abstractNum before the first num
    numbering.find(qn("w:num")).addprevious(parse_xml(abstract))
    number = f'<w:num {NAMESPACE} w:numId="{_LIST_ID}"><w:abstractNumId w:val="{_LIST_ID}"/></w:num>'
    numbering.append(parse_xml(number))


def _header(document: Document, plan: Plan) -> None:
    left = [plan.parent, f"**{plan.issuer}**", plan.number]
    right = [f"**{MOTTO[0]}**", f"**{MOTTO[1]}**", f"*{plan.place_date}*"]
    _append(document, columns(map(_centred, left), map(_centred, right), (66, 94)))
    for text in ("", f"**{plan.kind}**", f"**{plan.title}**", ""):
        _append(document, _centred(text))


def _write(document: Document, blocks: tuple[Block, ...]) -> None:
    counter = _Counter()
    for block in blocks:
        match block:
            case Heading(_, marker, title):
                _append(document, _marked(counter, marker, f"**{title}**"))
            case Item(marker, text):
                _append(document, _marked(counter, marker, text))
            case Paragraph(text):
                _append(document, paragraph(text, "both"))
            case Table():
                _append(document, ruled(block))
                # Word joins two tables that nothing parts
                _append(document, _centred(""))


def _marked(counter: _Counter, marker: str, text: str) -> str:
    level = counter.level_of(marker)
    if level is None:
        return paragraph(f"{marker} {text}".strip(), "both")
    return paragraph(text, "both", numbering=(_LIST_ID, level))


def _signature(document: Document, plan: Plan) -> None:
    left = [paragraph(text, "left", 11) for text in ("**Nơi nhận:**", *plan.recipients)]
    right = [*(f"**{line}**" for line in plan.signature), "", "", "", f"**{plan.signer}**"]
    _append(document, columns(left, map(_centred, right), (85, 75)))


def _appendix(document: Document, appendix: Appendix) -> None:
    section = document.add_section()
    if appendix.landscape and section.orientation != WD_ORIENT.LANDSCAPE:
        section.orientation = WD_ORIENT.LANDSCAPE
        section.page_width, section.page_height = section.page_height, section.page_width
    for text in (f"**{appendix.label}**", f"**{appendix.title}**", f"*{appendix.note}*"):
        _append(document, _centred(text))
    _write(document, appendix.blocks)


def _centred(text: str) -> str:
    return paragraph(text, "center")


def _append(document: Document, xml: str) -> None:
    """Put the element at the end of the body, before the properties of its last section."""
    document.element.body[-1].addprevious(parse_xml(xml))


def _settled(document: Document) -> bytes:
    """The file's bytes with one date on every part: python-docx stamps them with the time of saving."""
    saved, out = io.BytesIO(), io.BytesIO()
    document.save(saved)
    with zipfile.ZipFile(saved) as parts, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as settled:
        for part in parts.infolist():
            info = zipfile.ZipInfo(part.filename, _MADE.timetuple()[:6])
            settled.writestr(info, parts.read(part), zipfile.ZIP_DEFLATED)
    return out.getvalue()
