"""What a person says about a row: it is wrong, some of its fields are, or one is missing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from datetime import date, datetime
from math import isfinite
from typing import Any

from extractors.records import (
    CriterionRow,
    DeadlineRow,
    DocumentRow,
    Evidence,
    FindingRow,
    LegalReferenceRow,
    RecipientRow,
    SectionRow,
    TargetRow,
    TaskCellRow,
    TaskRow,
    TaskUnitRow,
)
from pipeline.schema import Record, SchemaViolation, arrow_schema

Values = Mapping[str, Any]
"""Column values as JSON has them: dates as ISO 8601."""

REVIEWED: dict[str, type[Evidence]] = {
    record.TABLE: record
    for record in (
        DocumentRow, SectionRow, TaskRow, TaskUnitRow, DeadlineRow, TaskCellRow, TargetRow, LegalReferenceRow, CriterionRow,
        RecipientRow, FindingRow,
    )
}  # fmt: skip
"""The tables that people may review, by name."""
KINDS: dict[str, frozenset[str]] = {
    "correct": frozenset(REVIEWED) - {"findings"},
    "wrong": frozenset(REVIEWED) - {"documents"},
    "missing": frozenset(REVIEWED) - {"documents", "findings"},
}
"""What may be said, and of rows of which tables."""

_NOT_OURS = frozenset(
    {"source_path", "media_type", "n_bytes", "n_pages", "text_source", "quality", "issue_year"}
    | {"province_code_2025", "province_2025", "level"}
)
"""Columns that follow from the file or from other columns."""
_SHARED = frozenset(column.name for column in fields(Evidence))


class WrongReview(ValueError):
    """A review that can't be taken; the message says why. `reason`: the kind of fault, for who is told in other words.

    It is one of REASONS.
    """

    def __init__(self, message: str, reason: str = "other") -> None:
        super().__init__(message)
        self.reason = reason


REASONS = ("nothing_changed", "words_not_found", "words_repeated", "no_row", "wrong_value", "other")


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a row stands, in words that outlive its key: any reading of the document has them.

    `words` are those at `char_start`..`char_end` of the document's text; `said` is what the row's own columns said.
    `task` is the place of the task that it hangs on. `n_there`: rows that stood on just these words (of that task).
    """

    page: int | None = None
    char_start: int | None = None
    char_end: int | None = None
    words: str = ""
    said: Values = field(default_factory=dict)
    task: Place | None = None
    n_there: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """One thing that a person said. `before` and `after` hold the columns that it is about.

    `kind`: `correct` (these columns), `wrong` (the row is none), `missing` (a row with these values stands at `place`;
    `box` is what was marked on the page). `reviewed_at` has its zone.
    """

    review_id: str
    document_id: str
    table: str
    kind: str
    place: Place
    before: Values = field(default_factory=dict)
    after: Values = field(default_factory=dict)
    box: tuple[float, float, float, float] | None = None
    note: str | None = None
    reviewer: str | None = None
    reviewed_at: datetime

    @property
    def record(self) -> type[Evidence]:
        """The table's record."""
        return REVIEWED[self.table]

    @property
    def short_id(self) -> str:
        """The part of its key that is its own."""
        return self.review_id.rpartition("-")[2]

    def added_key(self) -> str:
        """The key of the row that it adds; no key that a reading gives has this form."""
        return f"{self.document_id}-{self.record.LETTER}-{self.short_id}"


def table_of(key: str) -> str:
    """The table of the row that has this key. Raises WrongReview."""
    letter = key.partition("-")[2][:1]
    by_letter = {record.LETTER: table for table, record in REVIEWED.items()}
    if letter not in by_letter:
        raise WrongReview(f"{key} is no key of a row that can be reviewed")
    return by_letter[letter]


def to_json(review: Review) -> dict[str, Any]:
    """As one line of the file holds it."""
    return {**asdict(review), "reviewed_at": review.reviewed_at.isoformat()}


def from_json(told: Mapping[str, Any]) -> Review:
    """What `to_json` made. Raises KeyError, TypeError, ValueError, AttributeError where it is none."""
    review = Review(
        **{**told, "place": _place(told["place"]), "reviewed_at": datetime.fromisoformat(told["reviewed_at"])}
    )
    if review.table not in KINDS[review.kind]:
        raise ValueError(f"{review.kind} is not said of {review.table}")
    return replace(review, box=tuple(told["box"]) if told.get("box") else None)


def _place(told: Mapping[str, Any]) -> Place:
    return Place(**{**told, "task": _place(told["task"]) if told.get("task") else None})


def correctable(record: type[Evidence]) -> tuple[str, ...]:
    """The columns that a person may fill in, in the table's order: all but keys, evidence and what follows from others."""
    return tuple(
        column.name
        for column in fields(record)
        if column.name not in _SHARED | _NOT_OURS and not column.name.endswith("_id") and column.name != record.KEY
    )


def as_json(values: Mapping[str, Any]) -> dict[str, Any]:
    """Column values as JSON has them."""
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in values.items()}


def typed(record: type[Evidence], values: Values) -> dict[str, Any]:
    """Values from a form, the command line or JSON, as the table's columns have them; nothing at all is null.

    Raises SchemaViolation: no such column, or not of its type.
    """
    table: type[Record] = record
    schema, allowed = arrow_schema(table), correctable(record)
    out: dict[str, Any] = {}
    for name, value in values.items():
        where = f"{record.TABLE}.{name}"
        if name not in allowed:
            raise SchemaViolation(f"{where} is not for people to fill in; these are: {', '.join(allowed)}")
        column = schema.field(name)
        if value is None or (isinstance(value, str) and not value.strip()):
            if not column.nullable:
                raise SchemaViolation(f"{where} must have a value")
            out[name] = None
            continue
        try:
            out[name] = _READERS[str(column.type)](value)
        except (ValueError, TypeError) as error:
            raise SchemaViolation(f"{where}: {value!r} is no {column.type}") from error
    return out


def _bool(value: Any) -> bool:
    try:
        return {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}[str(value).lower()]
    except KeyError as error:
        raise ValueError("neither true nor false") from error


def _date(value: Any) -> date:
    return value if isinstance(value, date) else date.fromisoformat(str(value).strip())


def _number(value: Any) -> float:
    number = float(str(value).replace(",", "."))
    if not isfinite(number):
        raise ValueError("no number")
    return number


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError("no text")
    return " ".join(value.split())


_READERS: dict[str, Any] = {
    "string": _text,
    "int64": lambda value: int(str(value)),
    "double": _number,
    "bool": _bool,
    "date32[day]": _date,
}
