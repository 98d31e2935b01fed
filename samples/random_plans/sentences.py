"""Sentences that order something, with who is to do it and by when."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from samples.random_plans.dice import Dice, capital, small, wordings
from samples.random_plans.issuers import Unit, Units, listed, rows
from samples.random_plans.times import SENTENCE, Time, Times

_ADVERBS = ("trước", "trong", "chậm nhất", "từ", "định kỳ", "muộn nhất")
_AFTER_DONE = ("trước", "trong", "chậm nhất", "quý", "tháng", "muộn nhất")
_PROSE_LISTS = (", ", ", ", ", ", "; ")


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence and what is to be read out of it; `drawn` says of which templates it was made."""

    text: str
    units: tuple[dict[str, Any], ...] = ()
    deadlines: tuple[dict[str, Any], ...] = ()
    targets: tuple[dict[str, Any], ...] = ()
    references: tuple[dict[str, Any], ...] = ()
    drawn: dict[str, str] = field(default_factory=dict)

    def inherits(self, units: Sequence[dict[str, Any]] = (), deadlines: Sequence[dict[str, Any]] = ()) -> Statement:
        """The statement with units and deadlines of what stands over or under it, where it has none of its own."""
        return replace(self, units=self.units or tuple(units), deadlines=self.deadlines or tuple(deadlines))


class Sentences:
    """Draws the sentences of one plan on one matter; no two order the same."""

    def __init__(self, dice: Dice, units: Units, times: Times, matter: dict[str, Any]) -> None:
        self._dice, self.units, self.times = dice, units, times
        self._matter, self._any = matter, wordings("fields")["any"]
        self._done: set[str] = set()

    @property
    def topic(self) -> str:
        """The matter as it stands after "về"."""
        return str(self._dice.pick(self._matter["topic"]))

    def action(self) -> str:
        """Something to be done, without stop."""
        own, common = self._matter["actions"], self._any["actions"]
        for _ in range(200):
            template = self._dice.pick(own if self._dice.chance(0.7) else common)
            text = self._dice.wording(template).format(topic=self.topic)
            if text not in self._done:
                break
        self._done.add(text)
        return f"{text}, {self._dice.pick(self._any['tails'])}" if self._dice.chance(0.25) else text

    def plain(self) -> Statement:
        """A sentence that says neither who nor when."""
        return Statement(capital(self.action()) + ".", drawn={"who": "{act}"})

    def counted(self) -> Statement:
        """A sentence with a figure to be reached."""
        template, _, unit = self._dice.pick(self._any["counts"]).partition("|")
        n = self._dice.number(2, 40)
        text = template.format(n=f"{n:02}", topic=self.topic)
        return Statement(f"{text}.", targets=({"value": n, "unit": unit, "raw": text},), drawn={"who": "count"})

    def order(self) -> Statement:
        """A sentence that may say who and when."""
        if self._dice.chance(0.06):
            return self.counted()
        if self._dice.chance(0.06):
            return self._citing()
        entry = self._dice.weighted(wordings("roles")["who"])
        template = self._dice.pick(entry["texts"])
        text, units = self._with_units(template)
        return self._finished(text, units, template)

    def duty(self, holder: Sequence[Unit]) -> Statement:
        """A sentence under the heading of the units that are to do it."""
        entry = self._dice.weighted(wordings("roles")["duty"])
        template = self._dice.pick(entry["texts"])
        text, units = self._with_units(template, besides=holder)
        role = "coordinate" if entry.get("turns") else "lead"
        # "Phối hợp với Y" turns the roles where the sentence begins with it
        told = (*rows(role, holder, "inherited", "heading"), *units)
        return self._finished(text, told, template, may_lead=not entry.get("turns"))

    def done_by(self, template: str, role: str) -> Statement:
        """A sentence of a given template with one unit or list in a role."""
        text, units = self._with_units(template)
        return Statement(capital(text), tuple(units), drawn={"who": template})

    def _with_units(self, template: str, besides: Sequence[Unit] = ()) -> tuple[str, list[dict[str, Any]]]:
        """The template filled, and the units it names in their roles."""
        used, words, found = list(besides), {"act": small(self.action())}, []
        for slot, role in _ROLES.items():
            if f"{{{slot}}}" not in template:
                continue
            units = self._drawn(slot, used)
            used += units
            words[slot] = listed(self._dice, units, _PROSE_LISTS)
            found += rows(role, units, "stated", template)
        return template.format(**words), found

    def _drawn(self, slot: str, used: Sequence[Unit]) -> list[Unit]:
        if slot == "impls":
            return [self.units.collective(used)]
        return self.units.several(self._dice.number(1, 3), used) if slot == "co" else [self.units.one(used)]

    def _citing(self) -> Statement:
        """A sentence that names a document with its date, which is no deadline."""
        n, day = self._dice.number(1, 999), f"{self._dice.number(10, 28)}/{self._dice.number(10, 12)}/2009"
        template = self._dice.pick(self._any["cited"])
        text = f"{self.action()} {template.format(n=n, d=day, Y=2009)}."
        key = _cited_key(template, n)
        reference = {"key": key, "date": iso(day), "role": "mention"}
        return Statement(capital(text), references=(reference,), drawn={"who": template})

    def _finished(
        self, text: str, units: Sequence[dict[str, Any]], template: str, *, may_lead: bool = True
    ) -> Statement:
        """With a time, in front where it may, or with words that only sound like one."""
        drawn = {"who": template}
        if self._dice.chance(0.1) and "(" not in text:
            return Statement(capital(f"{text}, {self.times.no_time()}."), tuple(units), drawn=drawn | {"when": "none"})
        if self._dice.chance(0.5):
            return Statement(capital(text) + self._dice.pick((".", ".", ".", ";")), tuple(units), drawn=drawn)
        time = self.times.draw(SENTENCE)
        text, frame = self._timed(text, time, may_lead=may_lead)
        drawn["when"] = f"{frame} {time.drawn}"
        deadlines = tuple({**deadline, "drawn": drawn["when"]} for deadline in time.deadlines)
        return Statement(capital(text) + ".", tuple(units), deadlines, drawn=drawn)

    def _timed(self, text: str, time: Time, *, may_lead: bool) -> tuple[str, str]:
        """The sentence with a time in it, and how it stands there."""
        frames = ["front"] if may_lead and time.text.startswith(_ADVERBS) else []
        if not text.endswith(")"):
            frames += ["({t})", "; thời gian: {t}", "; thời gian thực hiện: {t}", ". Thời gian thực hiện: {t}"]
            frames += ["{t}", "{t}", ", {t}"] if time.text.startswith(_ADVERBS) else []
            frames += [", hoàn thành {t}", ", xong {t}"] if time.text.startswith(_AFTER_DONE) else []
        if not frames:
            return f"{text}; thời hạn: {time.text}", "; thời hạn: {t}"
        frame = self._dice.pick(frames)
        if frame == "front":
            return f"{capital(time.text)}, {text}", frame
        told = frame.format(t=capital(time.text) if frame.startswith(". ") else time.text)
        return text + ("" if told[0] in ";,." else " ") + told, frame


_ROLES = {"lead": "lead", "impl": "implement", "impls": "implement", "co": "coordinate"}
"""The role of a slot; the leads come first, as one unit has one role."""


def iso(day: str) -> str:
    """A day as printed with slashes, as ISO 8601."""
    d, m, y = day.split("/")
    return f"{y}-{int(m):02}-{int(d):02}"


def _cited_key(template: str, n: int) -> str:
    if "Nghị định" in template:
        return f"{n}/2009/NĐ-CP"
    return f"{n}/QĐ-UBND" if "Quyết định" in template else f"{n}/CT-TTg"
