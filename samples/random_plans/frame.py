"""What frames a plan: who issues it, when, under which title, what it stands on, who gets it and who signs."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from samples.random_plans.dice import Dice, capital, small, wordings
from samples.random_plans.draft import Draft
from samples.random_plans.issuers import Issuer, draw_issuer

_HEADS = {"department": "GIÁM ĐỐC", "ministry": "BỘ TRƯỞNG"}
_DEPUTIES = {"department": "PHÓ GIÁM ĐỐC", "ministry": "THỨ TRƯỞNG"}
_RECIPIENTS = {"city": "province", "ministry": "central"}
_REFERENCE_KEYS = {
    "Nghị định": "{n}/{Y}/NĐ-CP", "QĐ-TTg": "{n}/QĐ-TTg", "CT-TTg": "{n}/CT-TTg", "NQ-CP": "{n}/NQ-CP",
    "Thông tư": "{n}/{Y}/TT-BTC", "QĐ-UBND": "{n}/QĐ-UBND", "KH-UBND": "{n}/KH-UBND", "UBND-TH": "{n}/UBND-TH",
    "NQ-HĐND": "{n}/NQ-HĐND",
}  # fmt: skip


class Frame:
    """What every part of the plan agrees on."""

    def __init__(self, dice: Dice) -> None:
        self.dice = dice
        self.first = 2026 if dice.chance(0.15) else dice.number(2011, 2026)
        self.last = self.first + (dice.number(2, 4) if dice.chance(0.15) else 0)
        new_year = date(self.first, 1, 1)
        self.issued = new_year + timedelta(dice.number(-25, 70))
        self.issuer: Issuer = draw_issuer(dice, self.issued.year)
        self.matter: dict[str, Any] = dice.pick(
            [f for f in wordings("fields")["field"] if f["name"] in self.issuer.fields]
        )
        self.is_decision = self.issuer.kind in ("province", "city", "ministry") and dice.chance(0.2)
        self.document_type = "quyết định" if self.is_decision else "kế hoạch"
        self.symbol = f"{'QĐ' if self.is_decision else 'KH'}-{self.issuer.symbol}"
        self.number = dice.number(2, 999)
        self.title = self._title()
        self.printed_title = f"Ban hành Kế hoạch {small(self.title)}" if self.is_decision else self.title

    @property
    def place_date(self) -> str:
        """Place and date of the letterhead."""
        day = self.issued
        return f"{self.issuer.place}, ngày {day.day:02} tháng {_month(day)} năm {day.year}"

    @property
    def cited_as(self) -> str:
        """Number, date and issuer, as an appendix names its plan."""
        day = self.issued
        return f"{self.number}/{self.symbol} ngày {day.day:02}/{_month(day)}/{day.year} của {self.issuer.name}"

    @property
    def itself(self) -> dict[str, Any]:
        """The reference to itself."""
        return {"key": f"{self.number}/{self.symbol}", "date": self.issued.isoformat(), "role": "self"}

    def _title(self) -> str:
        of_years = f"năm {self.first}" if self.first == self.last else f"giai đoạn {self.first}-{self.last}"
        base, at = self.dice.pick(self.matter["title"]), self.issuer.at
        if self.issuer.kind in ("department", "ministry"):
            return f"{base} {self.dice.pick(('', f'của {self.issuer.name} '))}{of_years}"
        if self.issuer.kind in ("district", "commune"):
            return f"{base} trên địa bàn {self.issuer.name.removeprefix('Ủy ban nhân dân ')}, {at} {of_years}"
        return self.dice.pick(
            (f"{base} {of_years}", f"{base} trên địa bàn {at} {of_years}", f"{base} {of_years} trên địa bàn {at}")
        )


def _month(day: date) -> str:
    """Months 1 and 2 have a leading zero."""
    return f"{day.month:02}" if day.month < 3 else str(day.month)


def preamble(frame: Frame, draft: Draft) -> None:
    """What the plan stands on, each document with its date, then the sentence that opens it."""
    dice, words = frame.dice, wordings("frames")["preamble"]
    of = words["central"] if frame.issuer.kind == "ministry" else [*words["central"], *words["local"]]
    if dice.chance(0.6):
        law, _, day = dice.pick([law for law in words["laws"] if int(law[-4:]) < frame.first]).partition("|")
        told, of_day = _day(dice, *map(int, reversed(day.split("/"))))
        draft.paragraph(f"Căn cứ {law} ngày {told};")
        draft.references.append({"title": law, "key": None, "date": of_day, "role": "basis"})
    for template in dice.several(of, dice.number(1, 3)):
        n, year = dice.number(5, 2500), frame.first - dice.number(1, 3)
        told, of_day = _day(dice, year, dice.number(1, 12), dice.number(1, 28))
        text = template.format(n=n, Y=year, d=told, topic=dice.pick(frame.matter["topic"]), at=frame.issuer.at)
        draft.paragraph(f"{dice.pick(('Căn cứ', 'Căn cứ', 'Thực hiện'))} {text};")
        key = next(key for mark, key in _REFERENCE_KEYS.items() if mark in template)
        draft.references.append({"key": key.format(n=n, Y=year), "date": of_day, "role": "basis"})
    if frame.is_decision:
        return
    opening = dice.pick(words["openings"])
    draft.paragraph(opening.format(Issuer=capital(frame.issuer.name), title=small(frame.title)))


def _day(dice: Dice, year: int, month: int, day: int) -> tuple[str, str]:
    """A day as printed and as ISO 8601."""
    of = date(year, month, day)
    return dice.pick((f"{day:02}/{_month(of)}/{year}", f"{day:02} tháng {_month(of)} năm {year}")), of.isoformat()


def recipients(frame: Frame) -> tuple[tuple[str, ...], list[dict[str, Any]]]:
    """The lines under "Nơi nhận", and what is to be read out of them."""
    dice, words = frame.dice, wordings("frames")["recipients"]
    entries = dice.several(words[_RECIPIENTS.get(frame.issuer.kind, frame.issuer.kind)], dice.number(2, 5))
    lines, named = [], []
    for entry in entries:
        recipient, _, purpose = entry.partition("|")
        lines.append(f"- {recipient} ({purpose});" if purpose else f"- {recipient};")
        named.append({"recipient": recipient, "purpose": purpose or None})
    filed = dice.pick(words["filed"])
    return (*lines, f"- {filed}."), [*named, {"recipient": filed, "purpose": None}]


def signature(frame: Frame) -> tuple[tuple[str, ...], str, dict[str, Any]]:
    """The lines over the signature, the name under it, and what is to be read out of them."""
    dice, people = frame.dice, wordings("frames")["people"]
    signer = " ".join(dice.pick(people[part]) for part in ("family", "middle", "given"))
    kind = frame.issuer.kind
    head, deputy = _HEADS.get(kind, "CHỦ TỊCH"), _DEPUTIES.get(kind, "PHÓ CHỦ TỊCH")
    lines = [] if kind in _HEADS else ["TM. ỦY BAN NHÂN DÂN"]
    by_deputy = dice.chance(0.5)
    lines += [f"KT. {head}", deputy] if by_deputy else [head]
    title = deputy if by_deputy else head
    told = {"signer": signer, "signer_title": title.capitalize(), "signing_capacity": "KT." if by_deputy else None}
    return tuple(lines), signer, told


def header(frame: Frame) -> dict[str, Any]:
    """What is to be read out of the letterhead and the title."""
    return {
        "document_type": frame.document_type, "number": str(frame.number), "symbol": frame.symbol,
        "issue_date": frame.issued.isoformat(), "issue_place": frame.issuer.place, "issuer": frame.issuer.name,
        "province": frame.issuer.province, "title": frame.printed_title,
        "period_start": f"{frame.first}-01-01", "period_end": f"{frame.last}-12-31",
    }  # fmt: skip
