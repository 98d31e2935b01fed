"""Rows with their keys, evidence and confidence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, TypeVar

from extractors.document import Page
from extractors.evidence import Locator, Place
from extractors.layout.span import Span
from extractors.records import Evidence, Row
from normalizers.lexicons import read_lexicon

_GARBLED = 0.3
"""Garble score from which a page's words are guesses: sound pages have less than 0.15."""
_NOWHERE = Place(None, None, None)
R = TypeVar("R", bound=Row)
E = TypeVar("E", bound=Evidence)


@dataclass(frozen=True, slots=True)
class _Confidences:
    """What `data/confidence.toml` says: by beginning of a method's name, the longest first; by how a page was read."""

    default: float
    methods: tuple[tuple[str, float], ...]
    pages: Mapping[str, float]


@cache
def _confidences() -> _Confidences:
    data = read_lexicon("extractors", "confidence.toml")
    methods = sorted(data["methods"].items(), key=lambda pair: -len(pair[0]))
    return _Confidences(data["default"], tuple(methods), data["pages"])


@lru_cache(maxsize=1024)
def confidence_of(method: str) -> float:
    """How sure rows found by a method are, 0..1."""
    known = _confidences()
    return next((value for name, value in known.methods if method.startswith(name)), known.default)


def trust_in(page: Page | None) -> float:
    """What is left of the confidence of a row on a page that an engine guessed, or whose text was garbled: 0..1."""
    if page is None:
        return 1.0
    if page.source == "ocr":
        return _confidences().pages["ocr"]
    return _confidences().pages["garbled"] if page.garble_score >= _GARBLED else 1.0


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
        sure = confidence_of(method) if confidence is None else confidence
        sure *= trust_in(self._locator.page(place.page))
        return self.row(kind, **place._asdict(), confidence=round(sure, 3), method=method, **values)
