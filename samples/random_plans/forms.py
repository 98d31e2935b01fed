"""The forms in which a drawn plan is written: plain text, text of web pages, Markdown of two kinds, HTML, Word."""

from __future__ import annotations

import html
import re
import textwrap
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from samples import markdown, pdf, word
from samples.plan import MOTTO, Block, Cell, Heading, Item, Paragraph, Plan, Table, bare, runs
from samples.random_plans.tables import TableShape

_WIDTH = 84
_TIMED = re.compile(r"(?<=[.;]) (?=thời (?:gian|hạn))", re.IGNORECASE)
"""Where no line may break: what begins a line there would look like a line of its own."""
_Rows = Callable[[Table], Iterator[str]]


@dataclass(frozen=True, slots=True)
class Form:
    """A form: what its tables can show decides what may be drawn into them. Slow ones are not drawn, only asked for."""

    suffix: str
    render: Callable[[Plan], bytes]
    shape: TableShape
    is_slow: bool = False


def _text(plan: Plan) -> bytes:
    return "\n".join(_lines(plan, _tabbed)).encode()


def _wrapped(plan: Plan) -> bytes:
    """Lines as a page has them: each but the last of a paragraph full."""
    lines = [
        line
        for text in _lines(plan, _tabbed)
        for line in textwrap.wrap(_TIMED.sub("\xa0", text), _WIDTH, break_on_hyphens=False)
    ]
    return "\n".join(lines).replace("\xa0", " ").encode()


def _flattened(plan: Plan) -> bytes:
    return "\n".join(_lines(plan, _barred)).encode()


def _pipes(plan: Plan) -> bytes:
    return "\n\n".join(_lines(plan, lambda table: iter(["\n".join(_piped(table))]))).encode()


def _lines(plan: Plan, rows: _Rows) -> Iterator[str]:
    yield from filter(None, (plan.parent, plan.issuer, *MOTTO, plan.number, plan.place_date, plan.kind, plan.title))
    yield from _body(plan.blocks, rows)
    yield from ("Nơi nhận:", *plan.recipients, *plan.signature, plan.signer)
    for appendix in plan.appendices:
        yield from (appendix.label, appendix.title, appendix.note)
        yield from _body(appendix.blocks, rows)


def _body(blocks: Iterable[Block], rows: _Rows) -> Iterator[str]:
    for block in blocks:
        match block:
            case Heading(_, marker, words) | Item(marker, words):
                yield f"{marker} {bare(words)}"
            case Paragraph(words):
                yield bare(words)
            case Table():
                yield from rows(block)


def _tabbed(table: Table) -> Iterator[str]:
    for row in table.grid():
        yield "\t".join(_joined(cell, " ") for cell in row)


def _barred(table: Table) -> Iterator[str]:
    """A cell a line between lone bars, as pages of law portals are saved."""
    for row in table.grid():
        yield "|"
        for cell in filter(None, row):
            yield from (cell.text, "|")


def _piped(table: Table) -> Iterator[str]:
    for number, row in enumerate(table.grid()):
        yield "| " + " | ".join(_joined(cell, "<br>") for cell in row) + " |"
        if number == 0:
            yield "|" + " --- |" * table.n_columns


def _joined(cell: Cell | None, between: str) -> str:
    return between.join(cell.text.split("\n")) if cell else ""


def _page(plan: Plan) -> bytes:
    """HTML with merged cells."""
    left = "<br>".join(filter(None, (plan.parent, f"<b>{plan.issuer}</b>")))
    right = "<br>".join(f"<b>{line}</b>" for line in MOTTO)
    parts = [
        f"<table><tr><td>{left}</td><td>{right}</td></tr>"
        f"<tr><td>{plan.number}</td><td><i>{plan.place_date}</i></td></tr></table>",
        f"<p><b>{plan.kind}</b></p>",
        f"<p><b>{html.escape(plan.title)}</b></p>",
        *map(_element, plan.blocks),
        "<table><tr><td>" + "<br>".join(["<b><i>Nơi nhận:</i></b>", *plan.recipients]) + "</td><td>"
        + "<br>".join([*(f"<b>{line}</b>" for line in plan.signature), "", f"<b>{plan.signer}</b>"]) + "</td></tr></table>",
    ]  # fmt: skip
    for appendix in plan.appendices:
        parts += [f"<p><b>{html.escape(line)}</b></p>" for line in (appendix.label, appendix.title)]
        parts += [f"<p><i>{html.escape(appendix.note)}</i></p>", *map(_element, appendix.blocks)]
    body = "\n".join(parts)
    return f'<!DOCTYPE html>\n<html><head><meta charset="utf-8"></head>\n<body>\n{body}\n</body></html>\n'.encode()


def _element(block: Block) -> str:
    match block:
        case Heading(_, marker, words):
            return f"<p><b>{marker} {html.escape(words)}</b></p>"
        case Item(marker, words):
            return f"<p>{marker} {_marked(words)}</p>"
        case Paragraph(words):
            return f"<p>{_marked(words)}</p>"
        case Table():
            return _html_table(block)


def _marked(words: str) -> str:
    shown = []
    for run in runs(words):
        text = html.escape(run.text)
        text = f"<i>{text}</i>" if run.italic else text
        shown.append(f"<b>{text}</b>" if run.bold else text)
    return "".join(shown)


def _html_table(table: Table) -> str:
    rows = []
    for row in table.grid():
        cells = "".join(_html_cell(cell) for cell in row if cell)
        rows.append(f"<tr>{cells}</tr>")
    return '<table border="1">\n' + "\n".join(rows) + "\n</table>"


def _html_cell(cell: Cell) -> str:
    spans = "".join(
        f' {name}="{n}"' for name, n in (("rowspan", cell.row_span), ("colspan", cell.column_span)) if n > 1
    )
    words = "<br>".join(html.escape(line) for line in cell.text.split("\n"))
    return f"<td{spans}>{f'<b>{words}</b>' if cell.bold else words}</td>"


FORMS = {
    "text": Form(".txt", _text, TableShape(has_lines=False)),
    "wrapped": Form(".txt", _wrapped, TableShape(has_tables=False)),
    "flattened": Form(".txt", _flattened, TableShape(has_lines=False, is_full=True)),
    "pipes": Form(".md", _pipes, TableShape()),
    "markdown": Form(".md", lambda plan: markdown.render(plan).encode(), TableShape()),
    "html": Form(".html", _page, TableShape(may_merge=True)),
    "word": Form(".docx", word.render, TableShape(may_merge=True)),
    "pdf": Form(".pdf", pdf.render, TableShape(may_merge=True), is_slow=True),
}
"""Every form by name."""
