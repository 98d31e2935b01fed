"""The fields of the `documents` table, put together from header, title, end and appendix notes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from extractors.structure.entries import Item
from extractors.structure.labelled_head import UNLABELLED
from extractors.structure.letterhead import Letterhead, drawn_up_by, is_local, is_national
from extractors.structure.plan import Plan
from normalizers.citations import Citation, find_citations
from normalizers.organisations import UnitContext, canonical, find_units, split_units, with_usual_tones, written_out
from normalizers.plan_ids import plan_id
from normalizers.provinces import Province, find_province, marked_provinces
from normalizers.skeleton import skeleton
from normalizers.times import Period, read_issue_date, read_period

_NO_CONTEXT = UnitContext()
_PLAN = skeleton("kế hoạch")
_NUMBERED_PLAN = re.compile(rf"{_PLAN} (?:so )?\d")
"""A plan that has its number already is another than the one that is announced."""
_BEHIND_COMMA = re.compile(r",\s+(\w)")
_BELOW_PROVINCE = re.compile(r"\b(?:phuong|xa(?! hoi\b)|thi tran|dac khu|huyen)\b")


@dataclass(frozen=True)
class Header:
    """What is known of the plan as a whole. `year` is what wordings without a year mean."""

    document_type: str | None
    number: str | None
    symbol: str | None
    issue_date: date | None
    issue_date_precision: str | None
    issue_place: str | None
    issuer: str | None
    parent_agency: str | None
    province: Province | None
    title: str | None
    period: Period | None
    method: str = "letterhead"

    @property
    def year(self) -> int | None:
        """The plan's year: of the period it covers, else of its issue."""
        if self.period is not None and self.period.start is not None:
            return self.period.start.year
        return self.issue_date.year if self.issue_date else None

    @property
    def plan_id(self) -> str | None:
        """One id for one plan in several files; None where its number was left blank."""
        code = self.province.code if self.province else None
        return plan_id(self.issuer, code, self.number, self.symbol, self.issue_date.year if self.issue_date else None)


def read_header(plan: Plan, text: str) -> Header:
    """Put the header together; what it leaves blank is taken from an appendix's "(Kèm theo Kế hoạch số …)".

    What neither says is taken from labelled lines over the document. `text` is the document's.
    """
    letterhead, labelled = plan.letterhead, plan.labelled
    own = _own_citation(plan)
    if own is not None and letterhead.symbol not in (None, own.symbol):
        own = None
    symbol = letterhead.symbol or (own.symbol if own else None)
    if symbol not in (None, labelled.symbol):  # an appendix gives another number
        labelled = UNLABELLED
    symbol = symbol or labelled.symbol
    issued, precision = letterhead.issue_date, letterhead.issue_date_precision
    if own is not None and own.date is not None and precision != "day":
        issued, precision = own.date, "day"
    if own is not None and issued is None and (dated := read_issue_date(own.raw)):  # "ngày   tháng   năm 2031"
        issued, precision = dated.value, dated.precision
    if issued is None and labelled.issue_date is not None:
        issued, precision = labelled.issue_date, "day"
    issuer = (
        letterhead.issuer
        or (own.issuer if own else None)
        or labelled.issuer
        or _issuer_by_symbol(symbol, text)
        or _issuer_by_preamble(plan)
    )
    issuer = with_usual_tones(written_out(issuer)) if issuer else None
    parent = with_usual_tones(letterhead.parent_agency) if letterhead.parent_agency else None
    place = None if _is_communes(letterhead.issue_place, issuer) else letterhead.issue_place
    said = [letterhead.parent_agency, place, letterhead.issuer, own.issuer if own else None]
    said += [labelled.issuer, labelled.place]
    title = plan.title.text.strip(" *.") or labelled.title
    return Header(
        plan.document_type or labelled.document_type,
        letterhead.number or (own.number if own else None) or labelled.number,
        symbol,
        issued,
        precision,
        letterhead.issue_place,
        issuer,
        parent,
        (None if _is_central(issuer, letterhead.parent_agency) else _province(said, title, issued))
        or _only_named(text, issued, issuer, letterhead.parent_agency),
        title,
        (_period(title, issued) if title else None) or _period_by_preamble(plan, issued),
        _method(plan, own),
    )


def _method(plan: Plan, own: Citation | None) -> str:
    """What the header was read off: a document's own head or end, an appendix's note; labelled lines; nothing."""
    read = (plan.document_type, own, plan.title.text, plan.signature.line)
    if any(read) or plan.letterhead != Letterhead():
        return "letterhead"
    return "labelled_head" if plan.labelled != UNLABELLED else "no_head"


def _period(title: str, issued: date | None) -> Period | None:
    """The period that the title names. One that was over when the plan was issued is the year looked back on
    ("khắc phục tồn tại năm 2030" of 2031): the plan covers the year of its issue. The number and date of what the title
    cites are no period.
    """
    for cited in reversed(find_citations(title)):
        title = f"{title[: cited.start]} {title[cited.end :]}" if cited.symbol or cited.date else title
    period = read_period(title)
    if period is None or issued is None or period.end is None or period.end.year >= issued.year:
        return period
    return Period(issued.replace(month=1, day=1), issued.replace(month=12, day=31))


def _period_by_preamble(plan: Plan, issued: date | None) -> Period | None:
    """The period in the name by which the preamble announces the plan ("… ban hành Kế hoạch nuôi ong năm 2031 như sau:"),
    where the title has none, or a scan lost it; one that was over when the plan was issued is of something else.
    """
    said = [entry.passage.text for entry in plan.preamble if isinstance(entry, Item)]
    announced = next((text for text in reversed(said) if text.endswith(":")), "").rpartition(";")[2]
    bare = skeleton(announced)
    at = bare.rfind(_PLAN)
    acts_behind = any(letter.isupper() for letter in _BEHIND_COMMA.findall(announced, at))
    # "Thực hiện Kế hoạch … giai đoạn 2031-2035, Sở Y tế yêu cầu …" cites a plan
    if at < 0 or acts_behind or _NUMBERED_PLAN.match(bare, at):
        return None
    period = read_period(announced[at:])
    is_over = period is not None and issued is not None and period.end is not None and period.end.year < issued.year
    return None if is_over else period


def _is_central(issuer: str | None, parent: str | None) -> bool:
    """Whether a central body issued the plan: where it sits is not the province the plan is for."""
    if issuer is None or is_local(issuer):
        return False
    if any(canonical(unit, _NO_CONTEXT).level == "central" for unit in split_units(issuer)):
        return True
    bodies = [body for body in (issuer, parent) if body]
    return not any(map(find_province, bodies)) and any(map(is_national, bodies))


def _own_citation(plan: Plan) -> Citation | None:
    """The plan's own number as its appendices give it."""
    for note in plan.notes:
        for citation in find_citations(note.text):
            if citation.symbol:
                return citation
    return None


def _issuer_by_symbol(symbol: str | None, text: str) -> str | None:
    """The body whose initials end the symbol: KH-SKHĐT is from a Sở Kế hoạch và Đầu tư that the text names."""
    code = re.split(r"[-/]", symbol)[-1] if symbol else ""
    if len(code) < 3:
        return None
    wanted = skeleton(code)
    for mention in find_units(" ".join(text.split())):
        if _initials(mention.name) == wanted:
            return mention.name
    return None


def _issuer_by_preamble(plan: Plan) -> str | None:
    """The body that the preamble says draws up the plan: "…; Ban Điều hành Chương trình X tỉnh xây dựng Kế hoạch …"."""
    for entry in plan.preamble:
        body = drawn_up_by(entry.passage.text) if isinstance(entry, Item) else None
        if body is not None:
            return body
    return None


def _initials(name: str) -> str:
    return "".join(word[0] for word in re.findall(r"\w+", skeleton(name)) if word != "va")


def _is_communes(place: str | None, issuer: str | None) -> bool:
    """Whether the place of issue is the commune whose body issues: many bear the name of a former province, in another."""
    if not place or not issuer:
        return False
    return re.search(rf"\b(?:phuong|xa|thi tran|dac khu) {re.escape(skeleton(place))}$", skeleton(issuer)) is not None


def _only_named(text: str, issued: date | None, *issuers: str | None) -> Province | None:
    """The one province that a commune's or a district's plan names, be it in its preamble or its body."""
    if not any(issuer and _BELOW_PROVINCE.search(skeleton(issuer)) for issuer in issuers):
        return None
    named = marked_provinces(text, on=issued)
    return named[0] if len(named) == 1 else None


def _province(said: Sequence[str | None], title: str | None, issued: date | None) -> Province | None:
    for text in said:
        found = find_province(text, on=issued) if text else None
        if found is not None:
            return found
    return (
        find_province(title, on=issued) if title and re.search(r"\b(?:tinh|thanh pho|tp)\b", skeleton(title)) else None
    )
