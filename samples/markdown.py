"""A plan as the Markdown that converters make: ATX and bold headings, a letterhead in a pipe table, and
task tables as tab-separated lines with HTML in their cells."""

from __future__ import annotations

from collections.abc import Iterator

from samples.plan import MOTTO, Appendix, Block, Cell, Heading, Item, Paragraph, Plan, Table


def render(plan: Plan) -> str:
    """The plan's Markdown."""
    return "\n\n".join([*_header(plan), *_blocks(plan.blocks), _signature(plan), *_appendices(plan.appendices)]) + "\n"


def _header(plan: Plan) -> Iterator[str]:
    left = f"{plan.parent}<br>**{plan.issuer}**"
    right = f"**{MOTTO[0]}**<br>**{MOTTO[1]}**"
    yield f"| {left} | {right} |\n| --- | --- |\n| {plan.number} | *{plan.place_date}* |"
    yield f"# {plan.kind}"
    yield f"**{plan.title}**"


def _blocks(blocks: tuple[Block, ...]) -> Iterator[str]:
    for block in blocks:
        match block:
            case Heading(level, marker, title):
                line = f"{marker} {title}".strip()
                yield f"## {line}" if level == 1 else f"**{line}**"
            case Item(marker, text):
                yield f"{marker} {text}"
            case Paragraph(text):
                yield text
            case Table():
                yield _table(block)


def _table(table: Table) -> str:
    return "\n".join("\t".join(_cell(cell) for cell in row) for row in table.grid())


def _cell(cell: Cell | None) -> str:
    """The cell's HTML; empty where a merged cell covers the place."""
    if cell is None or not cell.text:
        return ""
    lines = cell.text.split("\n")
    if len(lines) > 1 and all(line.startswith("- ") for line in lines):
        return "<ul>" + "".join(f"<li>{line[2:]}</li>" for line in lines) + "</ul>"
    text = "<br>".join(lines)
    return f"<b>{text}</b>" if cell.bold and cell.row > 0 else text


def _signature(plan: Plan) -> str:
    left = "<br>".join(["***Nơi nhận:***", *plan.recipients])
    right = "<br>".join([f"**{line}**" for line in plan.signature] + ["", f"**{plan.signer}**"])
    return f"| {left} | {right} |\n| --- | --- |"


def _appendices(appendices: tuple[Appendix, ...]) -> Iterator[str]:
    for appendix in appendices:
        yield f"## {appendix.label}"
        yield f"**{appendix.title}**"
        yield f"*{appendix.note}*"
        yield from _blocks(appendix.blocks)
