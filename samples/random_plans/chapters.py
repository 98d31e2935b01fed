"""The chapters of a plan's body."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from samples.random_plans.dice import Dice, capital, wordings
from samples.random_plans.draft import Draft
from samples.random_plans.issuers import Unit, listed, rows
from samples.random_plans.sentences import Sentences, Statement
from samples.random_plans.times import LINE, Time, capitalised

_UNIT_LISTS = ("; ", ", ", ", ")


class Chapters:
    """Writes chapters into a draft."""

    def __init__(self, dice: Dice, draft: Draft, sentences: Sentences, matter: dict[str, Any]) -> None:
        self._dice, self._draft, self._say, self._matter = dice, draft, sentences, matter
        self._frames = wordings("frames")
        self._labels: dict[str, Any] = wordings("roles")["lines"]

    # purposes, targets, money

    def purposes(self) -> None:
        """Purposes and requirements, under one heading or two; no tasks."""
        headings, body = self._frames["headings"], self._frames["body"]
        if self._dice.chance(0.7):
            self._draft.heading(1, self._dice.pick(headings["purpose_and_requirements"]), "group")
            if self._dice.chance(0.2):
                return self._bullets([*body["purposes"], *body["requirements"]])
            level = 2
        else:
            level = 1
        for kind, of in (("purpose", "purposes"), ("requirements", "requirements")):
            title = self._dice.pick(headings[kind])
            self._draft.heading(level, title.upper() if level == 1 else capital(title.lower()), kind)
            self._bullets(body[of])
        return None

    def targets(self) -> None:
        """Figures to be reached."""
        headings = self._frames["headings"]
        self._draft.heading(1, self._dice.pick(headings["targets"]), "targets")
        if self._dice.chance(0.5):
            self._draft.heading(2, self._dice.pick(headings["general_target"]), "targets")
            self._draft.paragraph(self._dice.pick(self._frames["body"]["aims"]).format(topic=self._say.topic))
            self._draft.heading(2, self._dice.pick(headings["specific_target"]), "targets")
        for subject in self._dice.several(self._matter["subjects"], self._dice.number(2, 4)):
            text, target = self._target(subject)
            self._draft.item("-", text)
            self._draft.targets.append(target)

    def _target(self, subject: str) -> tuple[str, dict[str, Any]]:
        n = self._dice.pick((30, 45, 50, 65, 70, 80, 85, 90, 95, 98, 100))
        text = self._dice.pick(wordings("fields")["targets"]["texts"]).format(n=n, subject=subject)
        return text, {"value": n, "unit": "%", "raw": text}

    def funding(self) -> None:
        """Where the money comes from; no tasks."""
        self._draft.heading(1, self._dice.pick(self._frames["headings"]["funding"]), "funding")
        self._draft.paragraph(self._dice.pick(self._frames["body"]["funding"]))

    def _bullets(self, texts: Sequence[str]) -> None:
        for text in self._dice.several(texts, self._dice.number(2, 4)):
            self._draft.item("-", text.format(topic=self._say.topic))

    # tasks

    def tasks(self) -> None:
        """What is to be done, in one way or several."""
        self._draft.heading(1, self._dice.pick(self._frames["headings"]["tasks"]), "tasks")
        flat: dict[str, Callable[[int], None]] = {
            "bullets": self._orders, "numbered": self._items, "items with lines": self._items_with_lines,
        }  # fmt: skip
        if self._draft.markers[1].startswith("I"):  # "I." begins no task
            flat = {"bullets": self._orders}
        if "domains" not in self._matter and self._dice.chance(0.3):
            flat[self._dice.pick(list(flat))](2)
            return
        nested: list[Callable[[int], None]] = [
            self._orders, self._orders, self._items, self._paragraph, self._with_lines, self._with_lines, self._led_in,
            self._topics, self._items_with_lines,
        ]  # fmt: skip
        works = self._dice.chance(0.15)
        for index in self._dice.several(range(len(self._matter["headings"])), self._dice.number(2, 5)):
            self._draft.domain = self._matter["domains"][index] if "domains" in self._matter else None
            if works:
                self._work_item(self._matter["headings"][index])
            else:
                self._draft.heading(2, self._matter["headings"][index], "tasks")
                self._dice.pick(nested)(3)
        self._draft.domain = None

    def _orders(self, level: int) -> None:
        mark = "+" if self._dice.chance(0.08) else "-"
        for _ in range(self._dice.number(2, 5)):
            self._draft.task(self._say.order(), mark, "bullet", "bullet" if mark == "-" else "top-level +")

    def _items(self, level: int) -> None:
        for _ in range(self._dice.number(2, 4)):
            self._draft.task(self._say.order(), self._draft.next_marker(level), "item", f"item at level {level}")

    def _paragraph(self, level: int) -> None:
        self._draft.task(self._say.order(), None, "paragraph", "paragraph")

    def _topics(self, level: int) -> None:
        """Bullets that name a topic or a unit, with the tasks under them."""
        by_unit = self._dice.chance(0.5)
        units = self._named(2, [])
        topics = self._dice.several(self._matter["headings"], 2)
        for unit, topic in list(zip(units, topics, strict=True))[: self._dice.number(1, 2)]:
            title = capital(unit.printed) if by_unit else topic
            self._draft.item("-", f"{title}:")
            for _ in range(self._dice.number(2, 3)):
                statement = self._say.plain()
                if by_unit:
                    statement = statement.inherits(rows("implement", [unit], "inherited", "- {unit}: +"))
                self._draft.task(statement, "+", "bullet", "+ under - {unit}:" if by_unit else "+ under - {topic}:")

    def _led_in(self, level: int) -> None:
        """A paragraph that gives its units to the bullets under it."""
        of = self._dice.pick(("lead", "both"))
        template = self._dice.pick(wordings("roles")["lead_ins"][of])
        lead = self._say.units.one()
        co = self._say.units.several(self._dice.number(1, 3), [lead]) if of == "both" else []
        words = {"lead": lead.printed, "co": listed(self._dice, co, _UNIT_LISTS)}
        self._draft.paragraph(capital(template.format(**words)))
        units = [*rows("lead", [lead], "inherited", template), *rows("coordinate", co, "inherited", template)]
        for _ in range(self._dice.number(2, 3)):
            self._draft.task(self._say.plain().inherits(units), "-", "bullet", "bullet under a lead-in")

    # lines of units and times

    def _with_lines(self, level: int) -> None:
        """Bullets, and one block of lines that holds for all of them; then perhaps others."""
        for _ in range(self._dice.number(1, 2)):
            units, deadlines, lines = self._lines()
            for _ in range(self._dice.number(1, 3)):
                statement = self._say.plain().inherits(units, deadlines)
                self._draft.task(statement, "-", "bullet", "bullets over lines")
            self._print_lines(lines)

    def _items_with_lines(self, level: int) -> None:
        """Numbered tasks, each with its lines."""
        for _ in range(self._dice.number(2, 4)):
            units, deadlines, lines = self._lines()
            statement = self._say.plain().inherits(units, deadlines)
            if self._dice.chance(0.4):
                statement = _without_stop(statement)
            self._draft.task(statement, self._draft.next_marker(level), "item", "item over lines")
            self._print_lines(lines)

    def _lines(self) -> tuple[list[dict[str, Any]], list[dict[str, Any]], list[str]]:
        """Units and deadlines, and the lines that give them."""
        time = self._say.times.draw(LINE)
        label = self._dice.pick(self._labels["time"])
        deadlines = [{**deadline, "drawn": f"{label}: {time.drawn}"} for deadline in time.deadlines]
        if self._dice.chance(0.1):
            text, units = self._unit_line("implement", [])
            return units, deadlines, [text, f"{label}: {time.text}"]
        text, units = self._unit_line("lead", [])
        lines = [text]
        if self._dice.chance(0.8):
            more, co = self._unit_line("coordinate", units)
            lines, units = [*lines, more], [*units, *co]
        lines.append(f"{label}: {time.text}")
        return units, deadlines, lines

    def _unit_line(self, role: str, besides: Sequence[dict[str, Any]]) -> tuple[str, list[dict[str, Any]]]:
        label = self._dice.pick(self._labels[role])
        taken = [Unit(row["unit_raw"], row["unit"]) for row in besides]
        n = self._dice.number(1, 3) if role == "coordinate" else 2 if self._dice.chance(0.1) else 1
        units = self._say.units.several(n, taken) if role == "coordinate" else self._named(n, taken)
        text = f"{label}: {capital(listed(self._dice, units, _UNIT_LISTS))}"
        return text, rows(role, units, "inherited", f"{label}: {{{role}}}")

    def _named(self, n: int, besides: Sequence[Unit]) -> list[Unit]:
        found: list[Unit] = []
        for _ in range(n):
            found.append(self._say.units.one([*besides, *found]))
        return found

    def _print_lines(self, lines: Sequence[str]) -> None:
        """One line each, as bullets, paragraphs or in italics, or all in one."""
        way = self._dice.pick(("- {}.", "- {}.", "+ {}.", "{}.", "{}.", "*{}.*", "one"))
        if way == "one":
            first, *rest = lines
            self._draft.paragraph("; ".join([first, *(line[0].lower() + line[1:] for line in rest)]) + ".")
            return
        for line in lines:
            mark, _, text = way.format(line).partition(" ") if way[0] in "-+" else ("", "", way.format(line))
            if mark:
                self._draft.item(mark, text)
            else:
                self._draft.paragraph(text)

    def _work_item(self, title: str) -> None:
        """A work item: target, tasks, who and when, each under its own letter."""
        words = self._frames["work_item"]
        self._draft.heading(2, title, "group")
        text, target = self._target(self._dice.pick(self._matter["subjects"]))
        label = self._dice.pick(words["targets"])
        marker = self._draft.next_marker(3)
        self._draft.section(3, marker, label, "targets")
        self._draft.item(marker, f"{label}: {text}")
        self._draft.targets.append(target)
        self._draft.heading(3, self._dice.pick(words["tasks"]) + self._dice.pick(("", ":")), "tasks")
        units, deadlines, lines = self._lines()
        for _ in range(self._dice.number(1, 4)):
            self._draft.task(self._say.plain().inherits(units, deadlines), "-", "bullet", "work item")
        self._draft.heading(3, self._dice.pick(words["assignment"]) + self._dice.pick(("", ":")), "assignment")
        for line in lines[:-1]:
            self._draft.item("-", f"{line}.")
        label = self._dice.pick(words["schedule"])
        marker = self._draft.next_marker(3)
        self._draft.section(3, marker, label, "schedule")
        self._draft.item(marker, f"{label}: {lines[-1].partition(': ')[2]}.")

    # who does what

    def organisation(self) -> None:
        """Units with their duties."""
        self._draft.heading(1, self._dice.pick(self._frames["headings"]["organisation"]), "organisation")
        if self._dice.chance(0.15):
            for _ in range(self._dice.number(2, 4)):
                self._draft.task(self._assigned(), "-", "assignment", "bullet under organisation")
            return
        frame = self._dice.pick(("{}", "{}", "{}", "Giao {}", "Đối với {}", "Trách nhiệm của {}"))
        colon = self._dice.pick(("", "", ":"))
        ways = [self._duties, self._duties, self._lettered_duties, self._one_duty]
        if not self._draft.markers[1].startswith("I"):  # "I." begins no task
            ways.append(self._run_in_duty)
        write = self._dice.pick(ways)
        holders: list[Unit] = []
        for _ in range(self._dice.number(2, 4)):
            holder = self._named(2 if self._dice.chance(0.08) else 1, holders)
            holders += holder
            write(frame, holder, colon)
        if self._dice.chance(0.6):
            write(frame, [self._say.units.collective(holders)], colon)

    def _assigned(self) -> Statement:
        """A whole sentence that lays a duty on a unit."""
        while not (statement := self._say.order()).units:
            continue
        return statement

    def _holder_heading(self, frame: str, holder: Sequence[Unit], colon: str) -> None:
        self._draft.heading(2, capital(frame.format(listed(self._dice, holder, (", ",)))) + colon, "assignment")

    def _duties(self, frame: str, holder: Sequence[Unit], colon: str) -> None:
        self._holder_heading(frame, holder, colon)
        for _ in range(self._dice.number(1, 4)):
            self._draft.task(self._say.duty(holder), "-", "assignment", f"bullet under {frame}")

    def _lettered_duties(self, frame: str, holder: Sequence[Unit], colon: str) -> None:
        self._holder_heading(frame, holder, colon)
        for _ in range(self._dice.number(2, 3)):
            self._draft.task(self._say.duty(holder), self._draft.next_marker(3), "assignment", f"item under {frame}")

    def _one_duty(self, frame: str, holder: Sequence[Unit], colon: str) -> None:
        self._holder_heading(frame, holder, colon)
        self._draft.task(self._say.duty(holder), None, "assignment", f"paragraph under {frame}")

    def _run_in_duty(self, frame: str, holder: Sequence[Unit], colon: str) -> None:
        title = capital(frame.format(listed(self._dice, holder, (", ",))))
        marker = self._draft.next_marker(2)
        self._draft.section(2, marker, title, "assignment")
        duty = self._say.duty(holder)
        self._draft.task(duty, marker, "assignment", f"run-in {frame}:", printed=f"{title}: {duty.text}")

    def reporting(self, time: Time, target: Unit) -> None:
        """The duty to report, laid on all."""
        self._draft.heading(1, self._dice.pick(self._frames["headings"]["reporting"]), "reporting")
        who = self._say.units.collective()
        begun = capitalised(time).text
        text = f"{begun}, {who.printed} gửi báo cáo kết quả về {target.printed} để tổng hợp."
        drawn = f"{time.drawn}, {{impl}} gửi báo cáo"
        statement = Statement(
            text,
            tuple(rows("implement", [who], "stated", drawn)),
            tuple({**deadline, "drawn": drawn} for deadline in time.deadlines),
            drawn={"who": "{impl} gửi báo cáo"},
        )
        self._draft.task(statement, "-", "assignment", "bullet under reporting")

    def closing(self, title: str) -> None:
        """The closing formula; no task."""
        self._draft.paragraph(self._dice.pick(self._frames["body"]["closings"]).format(title=title))


def _without_stop(statement: Statement) -> Statement:
    return Statement(statement.text.rstrip("."), statement.units, statement.deadlines, drawn=statement.drawn)
