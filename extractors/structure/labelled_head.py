"""What is said of a document in labelled lines over it, as legal sites and summaries print them, or in a heading that cites it.

"Số hiệu: 12/KH-UBND", "Loại văn bản: Kế hoạch", "Ngày ban hành: 03/3/2031"; "KẾ HOẠCH SỐ 12/KH-UBND NGÀY 03/3/2031".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from extractors.layout.flow import FlowItem
from extractors.layout.passage import passage
from extractors.layout.printed_line import PrintedLine
from extractors.structure.casing import as_written, is_capital
from extractors.structure.document_types import known_type
from extractors.structure.letterhead import names_body
from extractors.structure.markers import read_marker
from extractors.structure.signature import parted_signer
from normalizers.citations import Citation, find_citations, read_number
from normalizers.lexicons import read_lexicon
from normalizers.skeleton import bare_words, skeleton
from normalizers.times import read_date

_LOOKED_AT = 40
"""Lines and tables at the top of a document among which such lines may stand."""
_LONGEST_LABEL = 40
_FEWEST = 2
"""Known labels, that of the number among them, that are no chance."""
_PLACE = re.compile(r"(?:(?P<province>tinh)|thanh pho|tp\.?)(?:\s+|(?<=\.))")
_COMMITTEES = {"UBND": "Ủy ban nhân dân", "HĐND": "Hội đồng nhân dân"}


@dataclass(frozen=True, slots=True)
class LabelledHead:
    """What is said so; None where it is not. `place` is where it was issued, of which the province may be known."""

    document_type: str | None = None
    number: str | None = None
    symbol: str | None = None
    issue_date: date | None = None
    issuer: str | None = None
    place: str | None = None
    title: str | None = None
    signer: str | None = None
    signer_title: str | None = None


UNLABELLED = LabelledHead()
"""What a document without such lines says."""


def read_labelled_head(items: Sequence[FlowItem], text: str) -> LabelledHead:
    """Read the labelled lines among the first of a document, else the heading on its first line; `text` is the document's."""
    said = _labelled(list(_texts(items[:_LOOKED_AT], text)))
    if len(said) >= _FEWEST and (own := _own(said.get("number", ""), text)) is not None:
        return _from_labels(said, own)
    first = next((item for item in items if isinstance(item, PrintedLine)), None)
    return _from_heading(first, text) if first is not None else UNLABELLED


@cache
def _labels() -> Mapping[str, str]:
    data = read_lexicon("extractors", "head_labels.toml")
    return {bare_words(label): field for field, labels in data.items() for label in labels}


def _texts(items: Sequence[FlowItem], text: str) -> Iterator[str]:
    """The lines, and the cells of tables with a colon where they are labels without one."""
    for item in items:
        if isinstance(item, PrintedLine):
            yield item.text
            continue
        for cell in (cell for row in item.rows for cell in row):
            worded = passage(text, cell.pieces).text
            yield f"{worded}:" if bare_words(worded) in _labels() and ":" not in worded else worded


def _labelled(texts: Sequence[str]) -> dict[str, str]:
    """The value of each known label: behind its colon, or the next line."""
    said: dict[str, str] = {}
    for at, line in enumerate(texts):
        label, colon, value = line.partition(":")
        field = _labels().get(bare_words(label)) if colon and len(label) <= _LONGEST_LABEL else None
        if field is None:
            continue
        after = texts[at + 1] if at + 1 < len(texts) else ""
        value = value.strip(" *_|.") or ("" if ":" in after else after.strip(" *_|."))
        if value:
            said.setdefault(field, value)
    return said


@dataclass(frozen=True, slots=True)
class _Own:
    """How the document itself is cited."""

    document_type: str | None
    number: str
    symbol: str
    date: date | None
    issuer: str | None


def _own(number: str, text: str) -> _Own | None:
    """The document's own number and what stands beside it: "12/KH-UBND", "Kế hoạch số 12/KH-UBND ngày …"."""
    cited = next(iter(find_citations(number)), None)
    if cited is not None and cited.number and cited.symbol:
        return _cited(cited, text)
    read = read_number(f"Số: {number}")
    return _Own(None, read.number, read.symbol, None, None) if read and read.number and read.symbol else None


def _cited(cited: Citation, text: str) -> _Own:
    issuer = as_written(cited.issuer, text) if cited.issuer else None
    return _Own(cited.document_type, cited.number or "", cited.symbol or "", cited.date, issuer)


def _from_labels(said: Mapping[str, str], own: _Own) -> LabelledHead:
    title, signer = parted_signer(said.get("signer", ""))
    place = said.get("issuer")
    return LabelledHead(
        known_type(said.get("document_type", "")) or own.document_type,
        own.number,
        own.symbol,
        (read_date(said["issue_date"]) if "issue_date" in said else None) or own.date,
        own.issuer or (_issuer(place, own.symbol) if place else None),
        place,
        said.get("title"),
        signer,
        title or (said.get("signer_title") if signer else None),
    )


def _issuer(said: str, symbol: str) -> str | None:
    """Who issued it; a site that names but the province means the committee of the symbol."""
    place = _PLACE.match(skeleton(said))
    if place is None:
        return said if names_body(said) else None
    committee = next((_COMMITTEES[part] for part in re.split(r"[-/]", symbol) if part in _COMMITTEES), None)
    name = said[place.end() :]
    level = "tỉnh" if place["province"] else "thành phố"
    return f"{committee} {level} {name.title() if name.isupper() else name}" if committee else None


def _from_heading(line: PrintedLine, text: str) -> LabelledHead:
    """What a heading says that begins with the document's own number."""
    marker = read_marker(line.text)
    words = line.text[marker.end if marker else 0 :]
    if not (line.heading_level is not None or line.bold or is_capital(words)):
        return UNLABELLED
    cited = next(iter(find_citations(words)), None)
    if cited is None or cited.start > 0 or not (cited.document_type and cited.number and cited.symbol):
        return UNLABELLED
    own = _cited(cited, text)
    return LabelledHead(known_type(cited.document_type), own.number, own.symbol, own.date, own.issuer)
