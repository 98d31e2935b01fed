"""Rows with their keys, evidence and confidence."""

from __future__ import annotations

import tomllib
from collections import Counter
from dataclasses import fields
from functools import cache
from importlib.resources import files
from typing import Any, TypeVar

from extractors.evidence import Locator, Place
from extractors.layout.span import Span
from extractors.records import Evidence, Row

_NOWHERE = Place(None, None, None)
R = TypeVar("R", bound=Row)
E = TypeVar("E", bound=Evidence)


@cache
def _confidences() -> tuple[float, tuple[tuple[str, float], ...]]:
    data = tomllib.loads((files("extractors") / "data" / "confidence.toml").read_text("utf-8"))
    return data["default"], tuple(sorted(data["methods"].items(), key=lambda pair: -len(pair[0])))


def confidence_of(method: str) -> float:
    """How sure rows found by a method are, 0..1."""
    default, known = _confidences()
    return next((value for name, value in known if method.startswith(name)), default)


class RowMaker:
    """Makes the rows of one document, numbered per table in the order in which they are asked for."""

    def __init__(self, document_id: str, province_code: str | None, issue_year: int | None, locator: Locator) -> None:
        self._common: dict[str, Any] = {
            "document_id": document_id,
            "province_code": province_code,
            "issue_year": issue_year,
        }
        self._locator = locator
        self._counts: Counter[type[Row]] = Counter()

    def row(self, kind: type[R], /, **values: Any) -> R:
        """A row without evidence of its own."""
        self._counts[kind] += 1
        ordinal = self._counts[kind]
        key: dict[str, Any] = (
            {kind.KEY: f"{self._common['document_id']}-{kind.LETTER}{ordinal:04d}"} if kind.LETTER else {}
        )
        return kind(**self._common, ordinal=ordinal, **key, **values)

    def found(self, kind: type[E], span: Span, method: str, /, *, confidence: float | None = None, **values: Any) -> E:
        """A row read off `span` of the document's text by `method`; an empty span stands nowhere."""
        place = self._locator.place(span) if span.end > span.start else _NOWHERE
        where = {field.name: getattr(place, field.name) for field in fields(place)}
        sure = confidence_of(method) if confidence is None else confidence
        return self.row(kind, **where, confidence=round(sure, 3), method=method, **values)
