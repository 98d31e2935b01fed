"""The tables as data frames, for programs and notebooks."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import pyarrow as pa

from pipeline.analysis.connection import connect
from pipeline.analysis.questions import ask
from pipeline.analysis.selection import Selection

_NULLABLE: dict[pa.DataType, Any] = {
    pa.string(): pd.StringDtype(),
    pa.int32(): pd.Int32Dtype(),
    pa.int64(): pd.Int64Dtype(),
    pa.bool_(): pd.BooleanDtype(),
}


class Tables:
    """The tables in one folder. Every frame is read anew, so it shows the tables as they are then.

    Columns of frames: text is `string`, whole numbers `Int64`, yes or no `boolean` (all with `pd.NA` for what is not
    known), days and times `datetime64`, lists Python lists. `kehoach sql` describes the views and their columns.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._connection = connect(folder)

    def __repr__(self) -> str:
        return f"Tables({str(self.folder)!r})"

    @cached_property
    def connection(self) -> duckdb.DuckDBPyConnection:
        """A DuckDB connection with every table and view; for what this class has no method for."""
        return self._connection.cursor()

    def tasks(self, selection: Selection | None = None) -> pd.DataFrame:
        """One row a task, with its plan, its place in the outline, its units and its deadlines: the view v_tasks."""
        condition, parameters = (selection or Selection()).condition()
        return self.sql(f"FROM v_tasks WHERE {condition} ORDER BY document_id, ordinal", parameters)

    def deadlines(self) -> pd.DataFrame:
        """One row a deadline, with the task, who leads it, and the plan: the view v_deadlines."""
        return self.sql("FROM v_deadlines ORDER BY document_id, ordinal")

    def occurrences(self, start: date, end: date) -> pd.DataFrame:
        """One row for each day in a period on which something falls due; recurring deadlines are expanded."""
        return self.sql("FROM occurrences(?, ?) ORDER BY occurs_on, deadline_id", [start, end])

    def units(self) -> pd.DataFrame:
        """One row a unit, with how much it leads, coordinates and implements: the view v_units."""
        return self.sql("FROM v_units ORDER BY unit_id")

    def documents(self) -> pd.DataFrame:
        """One row a document, with how many tasks, sections, deadlines and findings it has: the view v_plans."""
        return self.sql("FROM v_plans ORDER BY document_id")

    def findings(self) -> pd.DataFrame:
        """One row a finding, with the plan in which it stands: the view v_findings."""
        return self.sql("FROM v_findings ORDER BY document_id, ordinal")

    def sql(self, question: str, parameters: Sequence[object] = ()) -> pd.DataFrame:
        """The answer to a question in SQL; each `?` in it is a parameter.

        Raises:
            NotAQuestion: the statement would change something.
            duckdb.Error: the statement is wrong; the message says where.
        """
        return to_pandas(self.arrow(question, parameters))

    def arrow(self, question: str, parameters: Sequence[object] = ()) -> pa.Table:
        """The same as an Arrow table; the name of a table or view will do for a question."""
        sql = f'FROM "{question}"' if question.isidentifier() else question
        return ask(self._connection.cursor(), sql, parameters).to_arrow_table()


def to_pandas(table: pa.Table) -> pd.DataFrame:
    """A frame with dtypes that keep what is not known apart, and days that can be reckoned with."""
    reckoned = pa.schema([(name, _reckoned(table[name])) for name in table.column_names])
    frame: pd.DataFrame = table.cast(reckoned).to_pandas(types_mapper=_NULLABLE.get)
    for field in table.schema:
        if pa.types.is_list(field.type):
            frame[field.name] = pd.Series(table[field.name].to_pylist(), index=frame.index, dtype=object)
    return frame


def _reckoned(column: pa.ChunkedArray) -> pa.DataType:
    """The type of a column that pandas can reckon with: days as times, DuckDB's sums (decimals) as numbers."""
    if pa.types.is_date(column.type):
        return pa.timestamp("s")
    if not pa.types.is_decimal(column.type):
        return column.type
    most = max((abs(value) for value in column.to_pylist() if value is not None), default=0)
    return pa.int64() if column.type.scale == 0 and most < 2**63 else pa.float64()
