"""Schemas say what the records say, refuse what does not fit, and their page is up to date."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.failures import Category, ReadFailure
from extractors.records import FACTS, FailureRow, ProvinceRow, Row, RunRow, TaskRow, UnitRow
from pipeline.failure_rows import refused
from pipeline.schema import RECORDS, Record, SchemaViolation, arrow_schema, describe, to_table
from pipeline.schema_docs import markdown
from pipeline.staging import decode, encode, rows_of
from pipeline.vocabulary import VOCABULARY

DOCUMENT = "0123456789abcdef"
SAMPLES: dict[str, Any] = {
    "str": st.text(st.characters(exclude_categories=["Cs"]), max_size=5),
    "int": st.integers(-(2**63), 2**63 - 1),
    "float": st.floats(allow_nan=False),
    "bool": st.booleans(),
    "date": st.dates(),
    "datetime": st.datetimes(min_value=datetime(1900, 1, 1), timezones=st.just(UTC)),
}


def rows_like(record: type[Record]) -> st.SearchStrategy[Any]:
    """Any row that the record's annotations and vocabulary allow."""
    columns = {}
    for column in fields(record):
        kind = str(column.type)
        allowed = VOCABULARY.get(f"{record.TABLE}.{column.name}")
        values = st.sampled_from(sorted(allowed)) if allowed else SAMPLES[kind.removesuffix(" | None")]
        columns[column.name] = values | st.none() if kind.endswith(" | None") else values
    return st.builds(record, **columns)


def test_docs_tables_is_up_to_date() -> None:
    page = Path(__file__).parents[2] / "docs/tables.md"
    assert page.read_text(encoding="utf-8") == markdown(), "run: python -m pipeline.schema_docs > docs/tables.md"


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.TABLE)
def test_every_table_and_column_is_described(record: type[Record]) -> None:
    schema = arrow_schema(record)
    assert describe(record)
    assert record.KEY in schema.names
    assert all(field.metadata[b"description"] for field in schema)


def test_every_vocabulary_belongs_to_a_column() -> None:
    columns = {f"{record.TABLE}.{column.name}" for record in RECORDS for column in fields(record)}
    assert set(VOCABULARY) <= columns


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.TABLE)
@settings(deadline=None, max_examples=30)
@given(data=st.data())
def test_rows_survive_the_way_into_arrow_and_back(record: type[Record], data: st.DataObject) -> None:
    rows = data.draw(st.lists(rows_like(record), max_size=3))
    assert [record(**row) for row in to_table(record, rows).to_pylist()] == rows


FAILURE = refused(DOCUMENT, "a.txt", ReadFailure(Category.EMPTY, "nothing in it", "none", component="read"))


@pytest.mark.parametrize(
    ("row", "complaint"),
    [
        (replace(FAILURE, message=None), "failures.message: row 1 has no value"),  # type: ignore[arg-type]
        (replace(FAILURE, attempts="many"), "failures.attempts"),  # type: ignore[arg-type]
        (replace(FAILURE, message="\udc80"), "failures.message"),
        (replace(FAILURE, category="sulking"), "'sulking' is none of"),
        (replace(FAILURE, document_id="f" * 16), "belongs to f"),
    ],
)
def test_rows_that_do_not_fit_are_refused(row: FailureRow, complaint: str) -> None:
    with pytest.raises(SchemaViolation, match=complaint):
        encode(DOCUMENT, [row], [])


@pytest.mark.parametrize("again", [replace(FAILURE, ordinal=2), replace(FAILURE, failure_id="other")])
def test_no_key_and_no_ordinal_stands_twice(again: FailureRow) -> None:
    with pytest.raises(SchemaViolation, match="stands twice"):
        encode(DOCUMENT, [FAILURE, again], [])


def test_staged_rows_are_those_given_in_reading_order() -> None:
    second = replace(FAILURE, ordinal=2, failure_id=f"{DOCUMENT}-e0002")
    unit = UnitRow(unit_id="u", unit="Sở", level=None, parent=None, province_code=None, is_collective=False)
    content = encode(DOCUMENT, [second, FAILURE], [unit, unit])
    assert content == encode(DOCUMENT, [FAILURE, second], [unit])
    staged = decode(content)
    assert [FailureRow(**row) for row in rows_of(staged, FailureRow).to_pylist()] == [FAILURE, second]
    assert rows_of(staged, UnitRow).num_rows == 1
    both = pa.concat_tables([staged, staged])
    assert rows_of(both, FailureRow).num_rows == 4
    assert rows_of(both, TaskRow).num_rows == 0


def test_records_are_facts_runs_and_dimensions() -> None:
    assert (*FACTS, RunRow, UnitRow, ProvinceRow) == RECORDS
    assert all(issubclass(record, Row) for record in FACTS)
    assert arrow_schema(ProvinceRow).field("valid_from").type == pa.date32()
    assert date(2025, 7, 1) == to_table(ProvinceRow, [_province()])["valid_from"].to_pylist()[0]


def _province() -> ProvinceRow:
    return ProvinceRow(
        province_key="75-2025-07-01", province_code="75", province="Đồng Nai", valid_from=date(2025, 7, 1),
        valid_to=None, province_code_2025="75", province_2025="Đồng Nai",
    )  # fmt: skip
