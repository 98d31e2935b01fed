"""A made-up appendix: a task table of seven columns over several landscape pages, its cells known.

The ways of setting it are those by which real appendices differ: whether the header is repeated, of one level or two,
whether rows stand in groups under a row merged over the width, whether a page's last row is closed by a rule, whether
a cell is merged over several rows; and which rules are drawn at all: all, level ones only, or none under the header.
"""

from __future__ import annotations

import io
import random
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib import resources
from xml.sax.saxutils import escape

from reportlab.lib import colors
from reportlab.lib.enums import TA_CENTER
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate, Spacer, Table

from samples import fonts

HEADS = ("STT", "Nhiệm vụ", "Sản phẩm", "Đơn vị chủ trì", "Đơn vị phối hợp", "Thời gian hoàn thành", "Ghi chú")
_OVER_UNITS = "Phân công thực hiện"
_WIDTHS = (12, 75, 38, 38, 40, 32, 25)
_MARGIN = 15 * mm
_UNDER_TITLE = 10
_TITLE = 2 * 17 + _UNDER_TITLE
_ROOM = A4[0] - 2 * _MARGIN - 12  # reportlab's frames are padded by 6 points
_ROWS_A_GROUP = 9
_NOTES = ("", "", "", "Kinh phí được giao", "Chuyển tiếp từ năm trước")
_LONGEST_GROUP = 3


@dataclass(frozen=True, slots=True)
class Setting:
    """How the appendix is set; `rule` is the rules' width in points, `size` the letters'.

    `drawn`: which rules are: "all", "level", "head" (above and below the header), "none". `apart`: points of white
    above and below each cell's text, which stands at the top of its row or in the middle of it.
    """

    name: str
    repeated_header: bool = True
    two_level_header: bool = False
    group_rows: bool = False
    open_bottom: bool = False
    merged_leads: bool = False
    rule: float = 0.5
    dashed: bool = False
    size: float = 11.5
    n_rows: int = 45
    drawn: str = "all"
    apart: float = 3.0
    is_at_top: bool = False


SETTINGS = (
    Setting("plain"),
    Setting("groups, header once, open bottom", repeated_header=False, group_rows=True, open_bottom=True),
    Setting("two-level header, merged leads", two_level_header=True, merged_leads=True),
    Setting("hairlines, groups, header once", repeated_header=False, group_rows=True, rule=0.25),
    Setting("dashed rules", dashed=True, open_bottom=True),
)
"""Ruled ones."""

UNRULED = (
    Setting("level rules", drawn="level"),
    Setting("level rules, groups, header once", drawn="level", group_rows=True, repeated_header=False),
    Setting("level rules, two-level header, text at the top", drawn="level", two_level_header=True, is_at_top=True),
    Setting("rules at the header only, text at the top", drawn="head", is_at_top=True),
    Setting("rules at the header only, groups, rows apart", drawn="head", apart=7.0, group_rows=True),
    Setting("no rules, text at the top", drawn="none", is_at_top=True),
    Setting("no rules, groups, text at the top", drawn="none", is_at_top=True, group_rows=True),
    Setting(
        "no rules, rows apart, groups, header once", drawn="none", apart=7.0, group_rows=True, repeated_header=False
    ),
    Setting("no rules, rows not apart", drawn="none", apart=0.5, is_at_top=True),
)
"""Ones whose columns no rule parts."""


@dataclass(frozen=True, slots=True)
class Known:
    """A cell as it is set, `row` and `column` counted over all pages, the header's rows first and once."""

    row: int
    column: int
    row_span: int
    column_span: int
    text: str


@dataclass(frozen=True, slots=True)
class Appendix:
    """The appendix as a text PDF, and its cells."""

    pdf: bytes
    cells: tuple[Known, ...]


def make(setting: Setting, seed: int = 1) -> Appendix:
    """The appendix in a setting; the same arguments give the same cells. Raises FileNotFoundError without the fonts."""
    cells = (*_head(setting), *_body(setting, random.Random(seed)))
    out = io.BytesIO()
    pages = SimpleDocTemplate(
        out, pagesize=landscape(A4), leftMargin=_MARGIN, rightMargin=_MARGIN, topMargin=_MARGIN, bottomMargin=_MARGIN
    )
    caption = ParagraphStyle("caption", fontName=f"{fonts.family()}-Bold", fontSize=13, leading=17, alignment=TA_CENTER)
    title = [Paragraph(line, caption) for line in ("PHỤ LỤC", "DANH MỤC NHIỆM VỤ TRỌNG TÂM CỦA NGÀNH")]
    pages.build([*title, Spacer(0, _UNDER_TITLE), *_tables(setting, cells)])
    return Appendix(out.getvalue(), cells)


def _head(setting: Setting) -> list[Known]:
    if not setting.two_level_header:
        return [Known(0, column, 1, 1, head) for column, head in enumerate(HEADS)]
    over = [Known(0, column, 2, 1, head) for column, head in enumerate(HEADS) if column not in (3, 4)]
    under = [Known(1, column, 1, 1, HEADS[column]) for column in (3, 4)]
    return sorted([*over, Known(0, 3, 1, 2, _OVER_UNITS), *under], key=lambda cell: (cell.row, cell.column))


def _body(setting: Setting, rng: random.Random) -> list[Known]:
    words = tomllib.loads((resources.files("samples") / "data" / "wordings.toml").read_text(encoding="utf-8"))
    row = 2 if setting.two_level_header else 1
    cells: list[Known] = []
    lead_until = 0
    for number in range(1, setting.n_rows + 1):
        if setting.group_rows and number % _ROWS_A_GROUP == 1:
            group = number // _ROWS_A_GROUP
            cells.append(Known(row, 0, 1, len(HEADS), f"{'ABCDEFGH'[group]}. {rng.choice(words['objects']).upper()}"))
            row += 1
        texts = _row(words, rng)
        if not setting.merged_leads:
            cells += [Known(row, column, 1, 1, text) for column, text in enumerate((str(number), *texts))]
        else:
            span = 1
            if number > lead_until:
                span = min(rng.randint(1, _LONGEST_GROUP), setting.n_rows - number + 1)
                lead_until = number + span - 1
                cells.append(Known(row, 3, span, 1, texts[2]))
            cells += [
                Known(row, column, 1, 1, text) for column, text in enumerate((str(number), *texts)) if column != 3
            ]
        row += 1
    return cells


def _row(words: dict[str, list[str]], rng: random.Random) -> tuple[str, ...]:
    task = f"{rng.choice(words['verbs'])} {rng.choice(words['objects'])} {rng.choice(words['places'])}"
    if rng.random() < 0.3:
        task = f"{task}, {rng.choice(words['manners'])}"
    partners = "; ".join(rng.sample(words["partners"], rng.randint(1, 2)))
    deadline = rng.choice(words["deadlines"]).format(year=2025)
    return task, rng.choice(words["products"]), rng.choice(words["units"]), partners, deadline, rng.choice(_NOTES)


def _tables(setting: Setting, cells: Sequence[Known]) -> Iterator[Table | PageBreak]:
    """The table; where its pages are to end open, cut by hand, for a table that reportlab cuts is closed by a rule."""
    n_head = 2 if setting.two_level_header else 1
    n_rows = max(cell.row + cell.row_span for cell in cells)
    if not setting.open_bottom:
        yield _grid(setting, cells, range(n_rows), n_head if setting.repeated_header else 0)
        return
    head = list(range(n_head)) if setting.repeated_header else []
    rows: list[int] = []
    room = _ROOM - _TITLE
    for row in range(n_rows):
        if _height(setting, cells, [*rows, row]) > room:
            yield _grid(setting, cells, rows, 0)
            yield PageBreak()
            rows, room = head.copy(), _ROOM
        rows.append(row)
    yield _grid(setting, cells, rows, 0)


def _height(setting: Setting, cells: Sequence[Known], rows: Sequence[int]) -> float:
    return float(_grid(setting, cells, rows, 0).wrap(*landscape(A4))[1])


def _grid(setting: Setting, cells: Sequence[Known], rows: Sequence[int], n_repeated: int) -> Table:
    """Those rows of the table; merged cells must not reach out of them."""
    n_head = 2 if setting.two_level_header else 1
    at = {row: place for place, row in enumerate(rows)}
    shown = [cell for cell in cells if cell.row in at]
    values: list[list[Paragraph | str]] = [[""] * len(HEADS) for _ in rows]
    for cell in shown:
        values[at[cell.row]][cell.column] = Paragraph(escape(cell.text), _style(setting, cell, n_head))
    spans = [
        ("SPAN", (cell.column, at[cell.row]), (cell.column + cell.column_span - 1, at[cell.row] + cell.row_span - 1))
        for cell in shown
        if cell.row_span > 1 or cell.column_span > 1
    ]
    grid = Table(values, colWidths=[width * mm for width in _WIDTHS], repeatRows=n_repeated)
    held = ((0, n_head), (-1, -1))
    white = [(side, *held, setting.apart) for side in ("TOPPADDING", "BOTTOMPADDING")]
    place = ("VALIGN", (0, 0), (-1, -1), "MIDDLE"), ("VALIGN", *held, "TOP" if setting.is_at_top else "MIDDLE")
    grid.setStyle([*_rules(setting, n_head), *spans, *white, *place])
    return grid


def _style(setting: Setting, cell: Known, n_head: int) -> ParagraphStyle:
    centred = cell.row < n_head or (cell.column in (0, 5) and cell.column_span == 1)
    bold = cell.row < n_head or cell.column_span == len(HEADS)
    return ParagraphStyle(
        "cell",
        fontName=f"{fonts.family()}-Bold" if bold else fonts.family(),
        fontSize=setting.size,
        leading=setting.size * 1.17,
        alignment=TA_CENTER if centred else 0,
    )


def _rules(setting: Setting, n_head: int) -> list[tuple[object, ...]]:
    """The rules that are drawn; without those under a page's last row where the bottom is left open."""
    whole, dash = ((0, 0), (-1, -1)), ((1.2, 1.2) if setting.dashed else None)
    drawn = (setting.rule, colors.black, None, dash)
    if setting.drawn == "none":
        return []
    if setting.drawn == "head":
        return [("LINEABOVE", (0, 0), (-1, 0), *drawn), ("LINEBELOW", (0, n_head - 1), (-1, n_head - 1), *drawn)]
    upright = ("LINEBEFORE", "LINEAFTER") if setting.drawn == "all" else ()
    sides = ("LINEABOVE", *upright, *(() if setting.open_bottom else ("LINEBELOW",)))
    return [(side, *whole, *drawn) for side in sides]
