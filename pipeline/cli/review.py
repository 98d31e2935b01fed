"""`kehoach review`: what people say of rows."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.table import Table

from pipeline.cli.terminal import DEFAULT_TABLES, ExitCode, complain, err, out, plain, print_json, told

if TYPE_CHECKING:
    from pipeline.reviews.review import Review
    from pipeline.reviews.reviewing import Listed, Reviews

review = typer.Typer(
    help="""Correct rows, mark them wrong, add what is missing; list, undo and export what was said.

What people say is kept in DIR/_reviews, apart from what was read, and is applied each time the tables are written, also
after the plans were read again. A row is named by its key (`kehoach tables`), such as `9c2825c9e4b85d67-t0012`.
""",
    no_args_is_help=True,
    rich_markup_mode="markdown",
)

_Tables = Annotated[Path, typer.Option("--tables", metavar="DIR", help="Folder of the tables.")]
_Key = Annotated[str, typer.Argument(metavar="KEY", help="Key of the row; a document_id for the header.")]
_Values = Annotated[list[str], typer.Argument(metavar="COLUMN=VALUE…", help="What columns should say; nothing: null.")]
_By = Annotated[str | None, typer.Option("--by", metavar="NAME", help="Who says so.")]
_Note = Annotated[str | None, typer.Option("--note", metavar="TEXT", help="Why.")]
_Later = Annotated[
    bool, typer.Option("--later", help="Keep it without writing the tables; see `kehoach review apply`.")
]
_DEFAULT = Path(DEFAULT_TABLES)


@review.command()
def correct(
    key: _Key, values: _Values, tables: _Tables = _DEFAULT, by: _By = None, note: _Note = None, later: _Later = False
) -> None:
    """Say what columns of a row should say; saying what they say already confirms them.

    Examples:

    - `kehoach review correct 9c2825c9e4b85d67-d0003 due_date=2022-08-15 due_bound=by --by Lan`

    - `kehoach review correct 9c2825c9e4b85d67 issuer="Sở Nội vụ"`
    """
    from pipeline.reviews.review import table_of

    after = _parsed(values)
    _add(tables, lambda reviews: reviews.correct(table_of(key), key, after, note=note, reviewer=by), later)


@review.command()
def wrong(key: _Key, tables: _Tables = _DEFAULT, by: _By = None, note: _Note = None, later: _Later = False) -> None:
    """Say that a row is none. A task goes with its units, times, cells and figures.

    Example: `kehoach review wrong 9c2825c9e4b85d67-t0011 --note "chỉ là tiêu đề"`
    """
    from pipeline.reviews.review import table_of

    _add(tables, lambda reviews: reviews.wrong(table_of(key), key, note=note, reviewer=by), later)


@review.command()
def missing(
    table: Annotated[str, typer.Argument(metavar="TABLE", help="tasks, task_units, deadlines, …")],
    document_id: Annotated[str, typer.Argument(metavar="DOCUMENT_ID", help="The document.")],
    values: Annotated[list[str] | None, typer.Argument(metavar="[COLUMN=VALUE…]", help="What the row says.")] = None,
    words: Annotated[str, typer.Option("--words", metavar="TEXT", help="The words in the plan that say so.")] = "",
    page: Annotated[int | None, typer.Option("--page", min=1, help="Their page, where they stand on several.")] = None,
    task: Annotated[str | None, typer.Option("--task", metavar="KEY", help="The task of a unit, time or cell.")] = None,
    tables: _Tables = _DEFAULT,
    by: _By = None,
    note: _Note = None,
    later: _Later = False,
) -> None:
    """Say that a row is missing, and which words of the plan it stands on.

    Examples:

    - `kehoach review missing tasks 9c2825c9e4b85d67 --words "Rà soát, cập nhật quy chế" domain="thể chế"`

    - `kehoach review missing task_units 9c2825c9e4b85d67 role=lead --words "Văn phòng Sở" --page 3 --task 9c2825c9e4b85d67-t0012`
    """
    after = _parsed(values or [])

    def add(reviews: Reviews) -> Review:
        start, end = reviews.find_words(document_id, words, page=page)
        return reviews.missing(table, document_id, start, end, after, task_id=task, note=note, reviewer=by)

    _add(tables, add, later)


@review.command()
def undo(
    review_id: Annotated[
        str, typer.Argument(metavar="REVIEW", help="Its review_id, or what stands after the last '-'.")
    ],
    tables: _Tables = _DEFAULT,
    by: _By = None,
    later: _Later = False,
) -> None:
    """Take back what was said; the tables say again what was read.

    Example: `kehoach review undo 50d0b57915`
    """
    _add(tables, lambda reviews: reviews.undo(review_id, reviewer=by), later, "taken back")


@review.command("list")
def list_reviews(
    document_id: Annotated[str | None, typer.Argument(metavar="[DOCUMENT_ID]", help="Of one document only.")] = None,
    tables: _Tables = _DEFAULT,
    undone: Annotated[bool, typer.Option("--undone", help="Also what was taken back.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object, for programs.")] = False,
) -> None:
    """List what was said, oldest first, with what comes of it: `applied`, `not_found` (its row is no more),
    `does_not_fit`, `no_document` (its document is not in the tables) or `undone`.
    """
    with told():
        found = _reviews(tables).list(document_id, undone=undone)
    if as_json:
        print_json({"reviews": [_as_json(each) for each in found]})
        return
    table = Table("Review", "When (UTC)", "By", "Kind", "Row", "Says", "Status", "Note")
    for each in found:
        said = each.review
        after = ", ".join(f"{name}={value}" for name, value in said.after.items()) or said.place.words[:60]
        row = each.row_key or f"{said.table}: {said.place.words[:40]}"
        status = each.status if each.is_published else f"{each.status}, to be published"
        values = (said.short_id, f"{said.reviewed_at:%Y-%m-%d %H:%M}", said.reviewer, said.kind, row, after, status)
        table.add_row(*map(plain, (*values, said.note)))
    out().print(table)


@review.command()
def gold(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Where the annotations go, NAME.json for each plan.")],
    document_ids: Annotated[
        list[str] | None, typer.Argument(metavar="[DOCUMENT_ID…]", help="Default: all that were reviewed.")
    ] = None,
    tables: _Tables = _DEFAULT,
) -> None:
    """Write reviewed plans as annotations that `kehoach evaluate` measures against (docs/annotating.md).

    Example: `kehoach review gold my/gold --tables data/parquet`
    """
    from pipeline.reviews.gold import write_gold

    with told():
        for path in write_gold(_reviews(tables), tables, folder, document_ids or ()):
            out().print(plain(path), soft_wrap=True)


@review.command()
def apply(tables: _Tables = _DEFAULT) -> None:
    """Write the tables again where something was said that they do not say yet; an ingest does so too.

    Example: `kehoach review apply`
    """
    from pipeline.provinces import province_rows

    with told():
        made = _reviews(tables).publish(province_rows())
    out().print(f"{made} partitions written.")


def _reviews(tables: Path) -> Reviews:
    from pipeline.reviews.reviewing import Reviews

    return Reviews(tables)


def _add(tables: Path, add: Callable[[Reviews], Review], later: bool, done: str = "kept") -> None:
    from pipeline.lock import Locked
    from pipeline.provinces import province_rows

    with told():
        reviews = _reviews(tables)
        said = add(reviews)
        out().print(plain(f"{done}: {said.review_id}"), soft_wrap=True)
        if later:
            return
        try:
            reviews.publish(province_rows())
        except Locked as error:
            err().print(
                f"The tables are being written ({error}); it comes into them then, or with: kehoach review apply"
            )


def _parsed(values: list[str]) -> dict[str, str]:
    for value in values:
        if "=" not in value:
            raise complain(f"{value} is no COLUMN=VALUE", "See the columns with: kehoach tables", ExitCode.WRONG_USAGE)
    return {name: value for name, _, value in (each.partition("=") for each in values)}


def _as_json(each: Listed) -> dict[str, object]:
    from pipeline.reviews.review import to_json

    undone = {"by": each.undone.reviewer, "at": each.undone.at} if each.undone else None
    comes = {"status": each.status, "row_key": each.row_key, "is_published": each.is_published, "undone": undone}
    return {**to_json(each.review), **comes}
