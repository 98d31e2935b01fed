"""docs/tables.md, made from the schema: `python -m pipeline.schema_docs > docs/tables.md`."""

from __future__ import annotations

import sys

import pyarrow as pa

from pipeline.schema import RECORDS, SCHEMA_VERSION, Record, arrow_schema, describe

_INTRODUCTION = f"""\
# Tables

What `kehoach ingest` writes, made from the schema (version {SCHEMA_VERSION}) by `python -m pipeline.schema_docs`; do not edit by hand.
Each table is a folder of Parquet files, `<table>/<province_code>/<issue_year>.parquet` (`00` and `0000` where unknown), except runs
and the dimensions, which are one file. The same descriptions stand in the files' own metadata and in `kehoach tables`.
"""


def markdown() -> str:
    """The whole page."""
    return "\n".join([_INTRODUCTION, *(_section(record) for record in RECORDS)])


def _section(record: type[Record]) -> str:
    lines = [f"## {record.TABLE}", "", describe(record), ""]
    lines += ["| column | type | null | meaning |", "|---|---|---|---|"]
    lines += [_line(field, is_key=field.name == record.KEY) for field in arrow_schema(record)]
    return "\n".join(lines) + "\n"


def _line(field: pa.Field, *, is_key: bool) -> str:
    name = f"**{field.name}**" if is_key else field.name
    meaning = field.metadata[b"description"].decode().replace("|", "\\|")
    return f"| {name} | {field.type} | {'yes' if field.nullable else 'no'} | {meaning} |"


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    print(markdown(), end="")
