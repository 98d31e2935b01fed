"""Citations in running text: keys and laws first, then what stands before and after them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from normalizers.citations.issuers import issuer_end, signs
from normalizers.citations.laws import Law, laws
from normalizers.citations.model import Citation, date_at, either, lexicon, types
from normalizers.citations.numbers import Key, keys
from normalizers.skeleton import skeleton

_SO = re.compile(r"(?<!\w)s[o06d]\s*[:.]?\s*$")
_BETWEEN = re.compile(r"[\s,;]*(?:(?:va|hoac|cac)\s+)*(?:s[o06]\s*[:.]?\s*)?")
_COORDINATES = re.compile(r"\s*(?:,|;|va|,\s*va)\s+")
_OF = re.compile(r"\s*,?\s*(?:cua|do)\s+")
_LATER_OF = re.compile(r"(?<!\w)cua\s+")
_CLAUSE = re.compile(r"[^;:().\n]*(?:\.(?=\w)[^;:().\n]*)*")
_OF_A_LAW = re.compile(r"QH\d|UBTVQH|PL-")
_GOES_ON = re.compile(r"[^;:.()\d]{1,90}s[o06d]\s*[:.]?\s*")
_ON_DAY = re.compile(r"\W*(?=ngay\s)")
_ISSUED = re.compile(r"\s*,[^,.;:]{2,120}\b(?:ban hanh|thong qua|phe duyet|ky|co)\s+")
_LOOK_BACK = 60
_LOOK_AHEAD = 160
_DIGIT = re.compile(r"\d")
_NUMBERED = re.compile(r"[\d/]")
"""Every number has a digit or, left blank, the stroke behind it: most sentences have neither."""


@dataclass(frozen=True, slots=True)
class _Mention:
    """A citation before its date and issuer are read: where it begins, and where its name or number ends."""

    start: int
    end: int
    document_type: str | None
    number: str | None
    symbol: str | None
    key: str | None
    title: str | None
    confidence: float
    method: str


@lru_cache(maxsize=1)
def _patterns() -> dict[str, re.Pattern[str]]:
    words = lexicon()
    kinds = either(words["types"])
    no_so = either(words["numbered_without_so"])
    number = r"\d{1,6}(?:\s?/\s?(?:19|20)\d{2})?(?!\s?[/-]\s?\w)(?![\w%])(?!\s*%)(?![.,]\d)"
    return {
        "type": re.compile(rf"(?<!\w)(?P<type>{kinds})\s*$"),
        "abbreviated": re.compile(rf"(?<![\w/.-])(?P<type>{'|'.join(map(re.escape, words['symbol_types']))})\s+$"),
        "not_type": re.compile(rf"(?<!\w)(?:{either(words['not_types'])})(?:\s*[\d.:-]*)\s*$"),
        "not_issuing": re.compile(rf"(?:{either(words['not_issuing'])})\s+$"),
        "plain": re.compile(
            rf"(?<!\w)(?:(?P<type>{kinds})\s+s[o06]\s*[:.]?\s*(?P<number>{number})"
            rf"|(?P<type2>{no_so})\s+(?P<number2>{number}))"
        ),
    }


def find_citations(text: str) -> tuple[Citation, ...]:
    """Every document the text cites, in order, none overlapping.

    The issuer is one that stands right after the number or date, or one after "của" later in the clause whose initials
    are in the symbol ("Kế hoạch số 57/KH-SCT … về … của Sở Công Thương"); "A và B của X" gives X to both where their
    symbols end alike. Standards (ISO, TCVN) and forms ("Mẫu số 01/…") are none.
    """
    bare = skeleton(text)
    mentions = _mentions(text, bare)
    if not mentions:
        return ()
    untils = [*(m.start for m in mentions[1:]), len(text)]
    citations = [_completed(text, bare, m, until) for m, until in zip(mentions, untils, strict=True)]
    for i in range(len(citations) - 2, -1, -1):
        citations[i] = _with_shared_issuer(bare, citations[i], citations[i + 1])
    return tuple(citations)


def _mentions(text: str, bare: str) -> list[_Mention]:
    named = list(laws(text, bare))
    found = sorted(_keyed(text, bare, named), key=lambda m: m.start)
    taken = [(m.start, m.end) for m in found]
    for mention in (*_plain(text, bare), *_named(text, named)):
        if not any(mention.start < end and start < mention.end for start, end in taken):
            found.append(mention)
            taken.append((mention.start, mention.end))
    return sorted(found, key=lambda m: m.start)


def _keyed(text: str, bare: str, named: list[Law]) -> Iterator[_Mention]:
    if not _NUMBERED.search(text):
        return
    patterns = _patterns()
    law_ends = {law.end: law for law in named}
    before: _Mention | None = None
    for key in keys(text):
        back = max(0, key.start - _LOOK_BACK, before.end if before else 0)
        left = bare[back : key.start]
        so = _SO.search(left)
        lead = left[: so.start()] if so else left
        if patterns["not_type"].search(lead):
            continue
        kind = patterns["type"].search(lead)
        short = patterns["abbreviated"].search(text[back : back + len(lead)])
        law = law_ends.get(back + len(lead.rstrip())) or _long_law(bare, named, key)
        start, document_type, confidence = (back + so.start() if so else key.start), None, 0.9
        if law:
            start, document_type = law.start, law.document_type
        elif kind:
            start, document_type, confidence = back + kind.start(), types()[" ".join(kind["type"].split())], 0.98
        elif short:
            start, document_type, confidence = back + short.start(), _type_of(key.symbol), 0.95
            if document_type is None or _OF_A_LAW.match(key.symbol):  # resolutions are numbered among the laws
                document_type = lexicon()["symbol_types"][short["type"]]
        elif before and _BETWEEN.fullmatch(bare, before.end, key.start):
            document_type = before.document_type
        else:
            document_type = _type_of(key.symbol)
            sure = (
                so
                or key.number is None
                or "/" in (key.number or "")
                or (document_type and re.search("[-/]", key.symbol))
            )
            if not sure:
                continue
        before = _Mention(
            start, key.end, document_type, key.number, key.symbol, key.printed, None, confidence, "number and symbol"
        )
        yield before


def _long_law(bare: str, named: list[Law], key: Key) -> Law | None:
    """The law whose name goes on, past what the lexicon knows of it, to its own number ("Luật … của Hội đồng … số 31/2004/QH11")."""
    if not _OF_A_LAW.match(key.symbol):
        return None
    before = [law for law in named if law.end <= key.start]
    if not before or not _GOES_ON.fullmatch(bare, before[-1].end, key.start):
        return None
    return before[-1]


def _type_of(symbol: str) -> str | None:
    """The kind of document a symbol's first part abbreviates."""
    kinds: dict[str, str] = lexicon()["symbol_types"]
    first = re.split(r"[-/]", symbol)[0]
    return kinds.get(first) or kinds.get(first.rstrip("0123456789"))


def _plain(text: str, bare: str) -> Iterator[_Mention]:
    """Numbers without a symbol: "Nghị định số 61/2018", "Chỉ thị 05"."""
    if not _DIGIT.search(bare):  # most cells have none, and the types are many
        return
    for found in _patterns()["plain"].finditer(bare):
        if found["type2"] and not text[found.start()].isupper():
            continue
        number = re.sub(r"\s", "", found["number"] or found["number2"])
        kind = types()[" ".join((found["type"] or found["type2"]).split())]
        yield _Mention(found.start(), found.end(), kind, number, None, number, None, 0.7, "number")


def _named(text: str, named: list[Law]) -> Iterator[_Mention]:
    for law in named:
        title = " ".join(text[law.start : law.end].split())
        confidence = 0.95 if law.known else 0.7
        yield _Mention(law.start, law.end, law.document_type, None, None, None, title, confidence, "name")


def _completed(text: str, bare: str, mention: _Mention, until: int) -> Citation:
    """The mention with its date and issuer, in either order."""
    day, end = date_at(bare, mention.end)
    if end > until:
        day, end = None, mention.end
    issuer_at, issuer_to = _issuer(text, bare, mention, end, until)
    issuer = " ".join(text[issuer_at:issuer_to].split()) if issuer_at < issuer_to else None
    end = max(end, issuer_to)
    if day is None and issuer:
        day, end = date_at(bare, end)
    if day is None and mention.symbol is not None:
        day = _date_before(bare, mention.start)
    return Citation(
        start=mention.start,
        end=end,
        raw=text[mention.start : end],
        document_type=mention.document_type,
        number=mention.number,
        symbol=mention.symbol,
        key=mention.key,
        title=mention.title,
        date=day,
        issuer=issuer,
        confidence=mention.confidence,
        method=mention.method,
    )


def _date_before(bare: str, at: int) -> date | None:
    """The day on which a sentence says that somebody issued what it cites: "Ngày 05/8/2030, Sở X đã ban hành Kế hoạch số …"."""
    sentence = max(bare.rfind(stop, 0, at) for stop in (". ", ";", "\n")) + 1
    opened = _ON_DAY.match(bare, sentence)
    if opened is None:
        return None
    day, end = date_at(bare, opened.end())
    return day if day is not None and _ISSUED.fullmatch(bare, end, at) else None


def _issuer(text: str, bare: str, mention: _Mention, at: int, until: int) -> tuple[int, int]:
    """Where the issuer stands; an empty span where the text does not say it."""
    nowhere = (at, at)
    if mention.title is not None:
        return nowhere
    of = _OF.match(bare, at)
    end = issuer_end(text, bare, of.end()) if of else None
    if of and end and end <= until:
        return of.end(), end
    if mention.symbol is None or mention.confidence < 0.95:  # a bare number heads a document, its clause is a title
        return nowhere
    clause = _CLAUSE.match(bare, at, min(until, at + _LOOK_AHEAD))
    for later in reversed(list(_LATER_OF.finditer(bare, at, clause.end() if clause else at))):
        end = issuer_end(text, bare, later.end())
        about = bare[max(at, later.start() - 24) : later.start()]
        if end is None or end > until or _patterns()["not_issuing"].search(about):
            continue
        if signs(text[later.end() : end], mention.symbol):
            return later.end(), end
    return nowhere


def _with_shared_issuer(bare: str, citation: Citation, after: Citation) -> Citation:
    """The citation with the issuer of the next, where they are coordinated and their symbols end alike."""
    same = citation.symbol and after.symbol and citation.symbol.split("-")[-1] == after.symbol.split("-")[-1]
    if citation.issuer or not after.issuer or not same or not _COORDINATES.fullmatch(bare, citation.end, after.start):
        return citation
    return replace(citation, issuer=after.issuer)
