"""Tables that an older version wrote, brought to the present columns without reading a source again.

The next ingest reads all sources again, as the code has changed; until then, and for sources that are gone, the rows
stay as they were read: a column that is new is null, or empty where it can't be null.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import pyarrow as pa

from extractors.records import ProvinceRow
from pipeline.contents import Contents, Place
from pipeline.durable import replace_bytes
from pipeline.layout import Layout
from pipeline.ledger_file import FIRST_CONTENTS, OtherVersion, make_ledger, open_ledger, read_old_contents
from pipeline.lock import exclusive
from pipeline.publication import publish
from pipeline.published import NoTables
from pipeline.schema import Record, arrow_schema
from pipeline.staging import STAGED, Staging, decode, encode_tables, staged_schema


def upgrade(out: Path, provinces: Sequence[ProvinceRow]) -> int:
    """Bring the tables to the present columns; returns how many documents are in them.

    Does nothing to tables of the present version. Stopped at any instant, it is done by the next call. Raises NoTables,
    Locked, OtherVersion (a version that is not known, such as a newer one), OSError.
    """
    layout = Layout(out)
    first = layout.state / FIRST_CONTENTS
    if not (layout.ledger.exists() or first.exists()):
        raise NoTables(str(out))
    with exclusive(layout.lock):
        old = read_old_contents(layout.ledger) if layout.ledger.exists() else _first_contents(first)
        if old is not None:
            _convert(layout, old)
            make_ledger(layout.ledger, old, aside=layout.aside)
        with open_ledger(layout.ledger) as ledger:
            contents = ledger.contents()
            publish(layout, ledger, contents, provinces)
        for path in (first, layout.state / "published.json"):
            path.unlink(missing_ok=True)
        return len(contents.work_keys)


def _first_contents(path: Path) -> Contents:
    try:
        state = json.loads(path.read_bytes())
        places = {absolute: Place(*place) for absolute, place in state["places"].items()}
        return Contents(places, state["work_keys"])
    except (ValueError, KeyError, TypeError) as error:
        raise OtherVersion(f"{path} is of no version known: {error}") from error


def _convert(layout: Layout, contents: Contents) -> None:
    """Give the staged rows of these documents the present columns."""
    staging = Staging(layout.staged, layout.aside)
    for key in contents.work_keys.values():
        path = staging.find(key)
        if path is not None and (content := converted(path.read_bytes())) is not None:
            replace_bytes(path, content, aside=layout.aside)


def converted(content: bytes) -> bytes | None:
    """A staged file with the present columns; None where it has them. Raises pyarrow.ArrowInvalid, OSError."""
    staged = decode(content)
    if staged.schema.equals(staged_schema(), check_metadata=True):
        return None
    return encode_tables({record.TABLE: _with_present_columns(staged, record) for record in STAGED})


def _with_present_columns(staged: pa.Table, record: type[Record]) -> pa.Table:
    schema = arrow_schema(record)
    if record.TABLE not in staged.column_names:
        return schema.empty_table()
    old = pa.Table.from_struct_array(staged.column(record.TABLE).combine_chunks().flatten())
    columns = [
        old[field.name].cast(field.type) if field.name in old.column_names else _filled(field, old.num_rows)
        for field in schema
    ]
    return pa.Table.from_arrays(columns, schema=schema)


def _filled(field: pa.Field, n_rows: int) -> pa.Array:
    if field.nullable:
        return pa.nulls(n_rows, field.type)
    empty = "" if pa.types.is_string(field.type) else 0
    return pa.array([empty] * n_rows).cast(field.type)
