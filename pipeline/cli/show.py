"""`kehoach show`."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.console import Console, Group
from rich.table import Table
from rich.text import Text
from rich.tree import Tree

from pipeline.cli.terminal import DEFAULT_TABLES, ExitCode, complain, err, out, plain, told

if TYPE_CHECKING:
    from pipeline.plan_view import PlanView, SectionView, TaskView

_HEADER = (
    "document_type",
    "issuer",
    "parent_agency",
    "issue_place",
    "issue_date",
    "title",
    "province",
    "province_2025",
    "period_start",
    "period_end",
    "signer",
    "signer_title",
    "signing_capacity",
    "source_path",
    "document_id",
    "n_pages",
    "text_source",
    "quality",
)
"""Columns of documents that are shown, in order; the number comes before them."""


def show(
    file_or_id: Annotated[str, typer.Argument(metavar="FILE_OR_ID", help="A file, or a document_id or its beginning.")],
    tables: Annotated[Path, typer.Option(metavar="DIR", help="Folder of the tables in which to look first.")] = Path(
        DEFAULT_TABLES
    ),
    html: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Also write a page on which units, times, citations and figures are marked."),
    ] = None,
) -> None:
    """Show one plan: its header, outline, and tasks with who leads, who coordinates, by when and on which page.

    A file that is not in the tables is read on the spot; nothing is written but the page asked for by `--html`.

    Examples:

    - `kehoach show "data/raw/Kế hoạch 2022.pdf"`

    - `kehoach show 9c2825c9`

    - `kehoach show 9c2825c9 --html plan.html`
    """
    with told():
        plan = _find(file_or_id, tables)
        console = out()
        for failure in plan.failures:
            _print_failure(err(), failure)
        if plan.document is None:
            raise typer.Exit(ExitCode.SOME_QUARANTINED)
        console.print(_header(plan.document))
        console.print(_outline(plan))
        console.print(_tasks(plan))
        if html is not None:
            from pipeline.plan_html import as_page

            html.write_text(as_page(plan), encoding="utf-8")


def _find(file_or_id: str, tables: Path) -> PlanView:
    from pipeline.plan_view import from_tables
    from pipeline.sources import content_hash, document_id

    path = Path(file_or_id)
    if path.is_file():
        content = content_hash(path)
        if known := _known(document_id(content), tables):
            return from_tables(tables, known[0])
        return _read(path, document_id(content))
    known = _known(file_or_id.lower(), tables)
    if len(known) == 1:
        return from_tables(tables, known[0])
    if known:
        raise complain(f"{len(known)} documents begin with {file_or_id}", "  ".join(known), ExitCode.WRONG_USAGE)
    remedy = f"Name a file, or a document_id of the tables in {tables} (another folder: --tables DIR)."
    raise complain(f"{file_or_id} is neither a file nor a document", remedy, ExitCode.WRONG_USAGE)


def _known(beginning: str, tables: Path) -> list[str]:
    """document_ids in the tables that begin so; those of failures count too."""
    from extractors.records import DocumentRow, FailureRow
    from pipeline.published import NoTables, select

    try:
        rows = [row for record in (DocumentRow, FailureRow) for row in select(tables, record, columns=("document_id",))]
    except NoTables:
        return []
    return sorted({row["document_id"] for row in rows if row["document_id"].startswith(beginning)})


def _read(path: Path, document_id: str) -> PlanView:
    from pipeline.plan_view import from_rows
    from pipeline.settings import Settings
    from pipeline.stages import Job, process

    with err().status(f"Reading {plain(path.name).markup} …"):
        outcome = process(Job(document_id, path, str(path)), Settings())
    return from_rows(outcome.rows)


def _print_failure(console: Console, failure: Mapping[str, Any]) -> None:
    page = f", page {failure['page']}" if failure["page"] else ""
    what = f"{failure['status']}{page} ({failure['category']}): {failure['message']}"
    console.print(Text.assemble((what, "bold red"), "\n", str(failure["remedy"])), soft_wrap=True)


def _header(document: Mapping[str, Any]) -> Table:
    table = Table(show_header=False, box=None, pad_edge=False)
    table.add_column(style="dim")
    number = "/".join(part for part in (document["number"], document["symbol"]) if part)
    if number:
        table.add_row("number", plain(number))
    for name in _HEADER:
        value = document[name]
        if value is not None:
            table.add_row(name, plain(f"{value:.2f}" if isinstance(value, float) else value))
    return table


def _outline(plan: PlanView) -> Tree:
    tree = Tree("\n[bold]Outline[/bold]")
    for section in plan.outline:
        _add(tree, section)
    return tree


def _add(tree: Tree, view: SectionView) -> None:
    section = view.section
    marker = f"{section['marker']}. " if section["marker"] else ""
    tasks = f", {view.n_tasks} tasks" if view.n_tasks else ""
    page = f", p. {section['page']}" if section["page"] else ""
    label = Text.assemble((marker, "bold"), str(section["title"]), (f"  {section['kind']}{tasks}{page}", "dim"))
    branch = tree.add(label)
    for inner in view.sections:
        _add(branch, inner)


def _tasks(plan: PlanView) -> Group | Text:
    if not plan.tasks:
        return Text("\nNo tasks found.")
    table = Table("", show_lines=True, expand=True)
    for heading, share in (("Task", 6), ("Lead", 3), ("Coordinating", 3), ("Deadline", 3)):
        table.add_column(heading, ratio=share)
    table.add_column("Page", justify="right")
    for number, view in enumerate(plan.tasks, start=1):
        table.add_row(*_cells(number, view))
    return Group(Text(f"\nTasks: {len(plan.tasks)}", style="bold"), table)


def _cells(number: int, view: TaskView) -> tuple[Text, ...]:
    leads = list(view.leads) + [f"{unit} (implements)" for unit in view.implements]
    deadlines = [_deadline(row) for row in view.deadlines]
    return (
        plain(number),
        plain(view.task["text"]),
        plain("\n".join(leads)),
        plain("\n".join(view.coordinates)),
        plain("\n".join(deadlines)),
        plain(view.task["page"]),
    )


def _deadline(row: Mapping[str, Any]) -> str:
    """The wording, and the dates it was taken for."""
    label = f"{row['label']}: " if row["label"] else ""
    return f"{label}{row['raw']}{_dates(row['start_date'], row['due_date'], row['due_bound'])}"


def _dates(start: object, due: object, bound: str | None) -> str:
    match start, due:
        case None, None:
            return ""
        case None, _:
            return f" [{'before ' if bound == 'before' else ''}{due}]"
        case _, None:
            return f" [from {start}]"
    return f" [{start} – {due}]"
