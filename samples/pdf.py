"""A plan as a text PDF, laid out as Nghị định 30/2020/NĐ-CP has it, with reportlab.

The text layer is Unicode and every run of the file is the same bytes.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from functools import partial
from xml.sax.saxutils import escape

from reportlab.lib import colors
from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY, TA_LEFT
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    KeepTogether,
    LongTable,
    NextPageTemplate,
    PageBreak,
    PageTemplate,
    Spacer,
)
from reportlab.platypus import Paragraph as Text
from reportlab.platypus import Table as Grid

from samples import fonts
from samples.plan import MOTTO, Appendix, Block, Cell, Heading, Item, Paragraph, Plan, Table, bare, runs

_LEFT, _RIGHT, _EDGE = 30 * mm, 20 * mm, 20 * mm
_BODY_WIDTH = A4[0] - _LEFT - _RIGHT
_ROWS_A_GRID = 400
"""reportlab measures the rows that are left anew on each page; longer tables are set as several grids."""


class _Typist:
    """Sets text in one family: `family` is its registered name, `bold` rewrites what is set in bold."""

    def __init__(self, family: str, bold: Callable[[str], str]) -> None:
        self.family = family
        self._bold = bold

    def markup(self, text: str, *, bold: bool = False, italic: bool = False) -> str:
        """Reportlab's markup of a text in ours."""
        parts = []
        for run in runs(text):
            part = escape(self._bold(run.text) if bold or run.bold else run.text).replace("\n", "<br/>")
            part = f"<b>{part}</b>" if bold or run.bold else part
            parts.append(f"<i>{part}</i>" if italic or run.italic else part)
        return "".join(parts)

    def text(
        self,
        text: str,
        size: float = 13,
        align: int = TA_LEFT,
        *,
        bold: bool = False,
        italic: bool = False,
        indent: float = 0,
        after: float = 0,
    ) -> Text:
        """A paragraph; sizes in points."""
        style = ParagraphStyle(
            "line",
            fontName=self.family,
            fontSize=size,
            leading=size * 1.25,
            alignment=align,
            firstLineIndent=indent,
            spaceAfter=after,
        )
        return Text(self.markup(text, bold=bold, italic=italic), style)


def render(plan: Plan, *, gha: bool = False) -> bytes:
    """The plan's PDF. `gha`: the text layer of what is bold has ƣ for ư, though it looks right."""
    typist = _Typist(fonts.gha_family(), fonts.with_gha) if gha else _Typist(fonts.family(), str)
    out = io.BytesIO()
    title = bare(f"{plan.kind} {plan.title}")
    template = BaseDocTemplate(out, pagesize=A4, title=title, author=plan.issuer, creator="", invariant=1)
    template.addPageTemplates([_page("portrait", A4, plan, typist), _page("landscape", landscape(A4), plan, typist)])
    template.build(
        [*_header(plan, typist), *_flow(plan.blocks, typist), _signature(plan, typist), *_rest(plan, typist)]
    )
    return out.getvalue()


def _page(name: str, size: tuple[float, float], plan: Plan, typist: _Typist) -> PageTemplate:
    width, height = size
    left, right = (_LEFT, _RIGHT) if name == "portrait" else (_EDGE, _EDGE)
    frame = Frame(left, _EDGE, width - left - right, height - 2 * _EDGE, 0, 0, 0, 0)
    return PageTemplate(name, [frame], onPage=partial(_number_page, plan, typist.family), pagesize=size)


def _number_page(plan: Plan, family: str, canvas: Canvas, template: BaseDocTemplate) -> None:
    """The page number at the top centre from page 2, the running head at the right."""
    if template.page == 1:
        return
    width, height = canvas._pagesize
    canvas.setFont(family, 13)
    canvas.drawCentredString(width / 2, height - 14 * mm, str(template.page))
    canvas.setFont(f"{family}-Italic", 10)
    canvas.drawRightString(width - _RIGHT, height - 14 * mm, plan.running_head)


def _header(plan: Plan, typist: _Typist) -> Iterator[Flowable]:
    centred = partial(typist.text, align=TA_CENTER)
    left = [centred(plan.parent, 12), centred(plan.issuer, 12, bold=True), _Rule(18), centred(plan.number)]
    right = [
        centred(MOTTO[0], 12, bold=True),
        centred(MOTTO[1], bold=True),
        _Rule(52),
        centred(plan.place_date, italic=True),
    ]
    yield Grid([[left, right]], [66 * mm, _BODY_WIDTH - 60 * mm], style=[("VALIGN", (0, 0), (-1, -1), "TOP")])
    yield Spacer(0, 12)
    yield centred(plan.kind, 14, bold=True)
    yield centred(plan.title, 14, bold=True)
    yield _Rule(30)
    yield Spacer(0, 8)


class _Rule(Flowable):  # type: ignore[misc]
    """The short line under a letterhead or a title, in the middle of what it stands in."""

    def __init__(self, width: float) -> None:
        super().__init__()
        self.length = width * mm

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """As wide as there is room, with air above and below; points."""
        self.middle = available_width / 2
        return available_width, 7

    def draw(self) -> None:
        """Draw the line, near the upper edge."""
        self.canv.setLineWidth(0.6)
        self.canv.line(self.middle - self.length / 2, 4, self.middle + self.length / 2, 4)


def _flow(blocks: tuple[Block, ...], typist: _Typist) -> Iterator[Flowable]:
    body = partial(typist.text, align=TA_JUSTIFY, indent=12 * mm, after=4)
    for block in blocks:
        match block:
            case Heading(level, marker, title):
                yield body(f"{marker} {title}".strip(), bold=level < 4, italic=level > 3)
            case Item(marker, text):
                yield body(f"{marker} {text}")
            case Paragraph(text):
                yield body(text)
            case Table():
                yield from _grids(block, typist)


def _grids(table: Table, typist: _Typist) -> Iterator[Flowable]:
    """The table as ruled grids; more than one only where it is very long, each but the first without a header."""
    rows = table.grid()
    starts = [0, *range(_ROWS_A_GRID, table.n_rows, _ROWS_A_GRID)]
    for start in starts:
        part = rows[start : start + _ROWS_A_GRID]
        repeat = table.n_header_rows if table.repeats_header and start == 0 else 0
        yield _grid(part, start, table, typist, repeat)
    yield Spacer(0, 8)


def _grid(rows: list[list[Cell | None]], start: int, table: Table, typist: _Typist, repeat: int) -> Flowable:
    style: list[tuple[object, ...]] = [
        ("GRID", (0, 0), (-1, -1), 0.5, colors.black),
        ("VALIGN", (0, 0), (-1, -1), "TOP" if table.splits_rows else "MIDDLE"),
        *((f"{side}PADDING", (0, 0), (-1, -1), 3) for side in ("LEFT", "RIGHT", "TOP", "BOTTOM")),
    ]
    for cell in (cell for row in rows for cell in row if cell):
        if cell.row_span > 1 or cell.column_span > 1:
            last = (cell.column + cell.column_span - 1, cell.row + cell.row_span - 1 - start)
            style.append(("SPAN", (cell.column, cell.row - start), last))
    data = [[_cell(cell, table, typist) if cell else "" for cell in row] for row in rows]
    widths = [width * mm for width in table.widths]
    return LongTable(data, widths, repeatRows=repeat, style=style, splitInRow=int(table.splits_rows))


def _cell(cell: Cell, table: Table, typist: _Typist) -> Text:
    centred = cell.row < table.n_header_rows or (cell.column == 0 and cell.column_span == 1)
    return typist.text(cell.text, 11, TA_CENTER if centred else TA_LEFT, bold=cell.bold)


def _signature(plan: Plan, typist: _Typist) -> Flowable:
    centred = partial(typist.text, align=TA_CENTER, bold=True)
    left = [typist.text("Nơi nhận:", 12, bold=True, italic=True), *(typist.text(line, 11) for line in plan.recipients)]
    right = [*(centred(line) for line in plan.signature), Spacer(0, 28 * mm), centred(plan.signer)]
    top = [("VALIGN", (0, 0), (-1, -1), "TOP"), ("LEFTPADDING", (0, 0), (0, 0), 0)]
    return KeepTogether([Spacer(0, 10), Grid([[left, right]], [85 * mm, _BODY_WIDTH - 85 * mm], style=top)])


def _rest(plan: Plan, typist: _Typist) -> Iterator[Flowable]:
    for appendix in plan.appendices:
        yield NextPageTemplate("landscape" if appendix.landscape else "portrait")
        yield PageBreak()
        yield from _appendix_head(appendix, typist)
        yield from _flow(appendix.blocks, typist)


def _appendix_head(appendix: Appendix, typist: _Typist) -> Iterator[Flowable]:
    yield typist.text(appendix.label, align=TA_CENTER, bold=True)
    yield typist.text(appendix.title, align=TA_CENTER, bold=True)
    yield typist.text(appendix.note, 12, align=TA_CENTER, italic=True, after=8)
