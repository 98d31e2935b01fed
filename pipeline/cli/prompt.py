"""The prompt of `kehoach sql`: statements over several lines until `;`, a history, names completed by Tab."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, nullcontext, suppress
from pathlib import Path

import duckdb
import typer
from rich.table import Table
from rich.text import Text

from pipeline.analysis.questions import finished
from pipeline.analysis.views import Relation, relations
from pipeline.cli.terminal import err, out, plain

_PROMPT, _MORE = "kehoach> ", "    ...> "
_HELP = """\
A statement may run over several lines; it ends with ; and is asked then. Ctrl-C stops it, Ctrl-D leaves.

.tables          the views and tables that can be asked
.tables NAME     the columns of one, with what they mean
.help            this
.quit            leave

FROM v_tasks LIMIT 5;
SELECT lead, count(*) FROM v_tasks WHERE matches(bare_text, 'cai cach hanh chinh') GROUP BY lead ORDER BY 2 DESC;
FROM occurrences('2024-01-01', '2024-03-31');"""
_HISTORY = 2000


def converse(connection: duckdb.DuckDBPyConnection, answer: Callable[[str], typer.Exit | None]) -> None:
    """Have each statement that is typed (or piped in) answered until the end; `answer` says how to leave where it could
    not be.

    Where nobody types, the first that could not ends it so. Raises typer.Exit.
    """
    known = relations(connection)
    typing = sys.stdin.isatty()
    if typing:
        out().print("Statements end with ; — .tables shows what can be asked, .help more.", style="dim")
    with _line_editing(known) if typing else nullcontext():
        for line in _statements(typing=typing):
            if line.startswith("."):
                if not _command(line, known):
                    return
            elif (failed := answer(line)) and not typing:
                raise failed


def _statements(*, typing: bool) -> Iterator[str]:
    """Statements and commands as they are typed; Ctrl-C throws away what was begun."""
    begun = ""
    while True:
        try:
            line = input((_MORE if begun else _PROMPT) if typing else "")
        except KeyboardInterrupt:
            print()
            begun = ""
            continue
        except EOFError:
            if typing:
                print()
            if begun:
                yield begun
            return
        if not begun and line.strip().startswith("."):
            yield line.strip()
        else:
            statements, begun = finished(f"{begun}{line}\n")
            yield from statements


def _command(line: str, known: Sequence[Relation]) -> bool:
    """Do what a line that begins with a dot says; False to leave."""
    name, _, rest = line.partition(" ")
    match name:
        case ".quit" | ".exit" | ".q":
            return False
        case ".tables" if rest.strip():
            _describe(rest.strip(), known)
        case ".tables":
            listing = Table("Name", "One row is")
            for each in known:
                listing.add_row(Text(each.name, style="bold"), plain(each.description))
            out().print(listing)
        case _:
            out().print(_HELP, markup=False)
    return True


def _describe(name: str, known: Sequence[Relation]) -> None:
    found = next((each for each in known if each.name == name), None)
    if found is None:
        err().print(Text(f"There is no {name}; .tables shows what there is."))
        return
    table = Table("Column", "Type", "Meaning", title=found.description, title_justify="left")
    for column in found.columns:
        table.add_row(Text(column.name, style="bold"), plain(column.type.lower()), plain(column.description))
    out().print(table)


@contextmanager
def _line_editing(known: Sequence[Relation]) -> Iterator[None]:
    """History between sessions and completion of names, where Python has readline."""
    try:
        import readline
    except ImportError:
        yield
        return
    words = sorted({word for each in known for word in (each.name, *(column.name for column in each.columns))})

    def complete(begun: str, number: int) -> str | None:
        fitting = [word for word in (*words, ".tables", ".help", ".quit") if word.startswith(begun)]
        return fitting[number] if number < len(fitting) else None

    history = _history_file()
    with suppress(OSError):
        readline.read_history_file(history)
    readline.set_completer(complete)
    readline.set_completer_delims(" \t\n(),;=<>*")
    readline.parse_and_bind("tab: complete")
    try:
        yield
    finally:
        readline.set_history_length(_HISTORY)
        with suppress(OSError):
            history.parent.mkdir(parents=True, exist_ok=True)
            readline.write_history_file(history)


def _history_file() -> Path:
    root = Path(os.environ.get("XDG_STATE_HOME") or Path.home() / ".local" / "state")
    return root / "kehoach" / "sql_history"
