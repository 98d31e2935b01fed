"""Asking: one SQL statement that reads."""

from __future__ import annotations

import re
from collections.abc import Sequence

import duckdb

_EXPLAIN = re.compile(r"\s*EXPLAIN\b(\s+ANALYZE\b)?(\s*\([^)]*\))?", re.IGNORECASE)

_PIVOT = re.compile(r"\s*PIVOT\b", re.IGNORECASE)
"""A pivot over values not named is several statements to DuckDB; what begins so only reads."""


_NO_END = re.compile(r"""'(?:[^']|'')*(?:'|\Z)|"(?:[^"]|"")*(?:"|\Z)|\$\$.*?(?:\$\$|\Z)""", re.DOTALL)
_COMMENT = re.compile(r"--[^\n]*|/\*.*?(?:\*/|\Z)", re.DOTALL)
_END = re.compile(rf"{_NO_END.pattern}|{_COMMENT.pattern}|(?P<end>;)", re.DOTALL)


class NotAQuestion(Exception):
    """A statement that would change something, or none at all; the message says which is expected."""


def ask(connection: duckdb.DuckDBPyConnection, sql: str, parameters: Sequence[object] = ()) -> duckdb.DuckDBPyRelation:
    """Run one statement that reads (SELECT, FROM, WITH, DESCRIBE, SHOW, SUMMARIZE, EXPLAIN of these).

    What comes back is worked out when it is fetched. Raises NotAQuestion, and duckdb.Error where the statement is wrong.
    """
    check(sql)
    return connection.query(sql, params=list(parameters))


def finished(text: str) -> tuple[list[str], str]:
    """The statements in a text up to their `;`, and what is begun after the last: nothing where it is but comments.

    A `;` in quotes or in a comment ends nothing.

    >>> finished("SELECT ';'; FROM tasks -- all;")
    (["SELECT ';';"], ' FROM tasks -- all;')
    """
    found, begun = [], 0
    for match in _END.finditer(text):
        if match["end"]:
            found.append(text[begun : match.end()].strip())
            begun = match.end()
    rest = text[begun:]
    return found, rest if _COMMENT.sub("", rest).strip() else ""


def check(sql: str) -> None:
    """Raises NotAQuestion unless `sql` is one statement that only reads; duckdb.Error where it can't be parsed."""
    found = duckdb.extract_statements(sql)
    if len(found) != 1:
        raise NotAQuestion("one statement at a time" if found else "there is no statement")
    [statement] = found
    if statement.type == duckdb.StatementType.EXPLAIN:
        check(_EXPLAIN.sub("", statement.query, count=1))
    elif statement.type != duckdb.StatementType.SELECT and not _PIVOT.match(statement.query):
        raise NotAQuestion("only questions can be asked here (SELECT, FROM, WITH, DESCRIBE, SHOW, SUMMARIZE, EXPLAIN)")
