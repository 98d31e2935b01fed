"""Task tables: their columns, heads, groups and cells, and the tasks their rows are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from samples.markup import table
from samples.plan import Table
from samples.random_plans.dice import Dice, capital, wordings
from samples.random_plans.draft import Draft
from samples.random_plans.issuers import Unit, listed, rows
from samples.random_plans.sentences import Sentences, Statement
from samples.random_plans.times import CELL, Time, capitalised

_ORDERS = (
    ("ordinal", "task", "lead", "coordinate", "time"), ("ordinal", "task", "product", "lead", "coordinate", "time"),
    ("ordinal", "task", "time", "lead", "coordinate"), ("ordinal", "task", "lead", "coordinate", "time", "product"),
    ("ordinal", "task", "lead", "coordinate", "product", "time"), ("ordinal", "task", "lead", "time"),
    ("ordinal", "task", "time", "product", "lead", "coordinate"), ("ordinal", "lead", "task", "coordinate", "time"),
    ("task", "lead", "coordinate", "time"), ("ordinal", "task", "product", "time", "lead"),
)  # fmt: skip
_WIDTHS = {"ordinal": 11, "task": 45, "product": 26, "lead": 27, "coordinate": 27, "time": 25, "other": 20}
_MARKERS = {"I": ("I", "II", "III", "IV", "V", "VI"), "A": tuple("ABCDEG"), "1": tuple("123456")}


@dataclass(frozen=True, slots=True)
class TableShape:
    """What a form's tables can show: cells of several lines, merged cells; `is_full` where it cannot show empty ones."""

    has_tables: bool = True
    has_lines: bool = True
    may_merge: bool = False
    is_full: bool = False


@dataclass(frozen=True, slots=True)
class _Look:
    """How one table is set: its columns, their heads, and what a column of remarks says."""

    columns: tuple[str, ...]
    heads: tuple[str, ...]
    remarks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Row:
    """One row: its cells by column and what they say."""

    cells: dict[str, str]
    statement: Statement
    product: str | None


class TaskTables:
    """Writes task tables into a draft."""

    def __init__(
        self, dice: Dice, draft: Draft, sentences: Sentences, matter: dict[str, Any], shape: TableShape
    ) -> None:
        self._dice, self._draft, self._say, self._matter = dice, draft, sentences, matter
        self._words = wordings("frames")["table"]
        self._shape = shape

    def write(self, level: int) -> Table:
        """A table whose groups, where it has some, are sections of that level. The tasks go to the draft."""
        look = self._look()
        lines = self._counted(look)
        if self._dice.chance(0.6):
            lines += self._groups(level, look)
        else:
            lines += self._rows(look, 0, "")
        self._draft.domain = None
        return self._table(look, lines)

    def write_one_a_heading(self) -> None:
        """A table under each of several headings, all with the same columns."""
        look = self._look()
        for title in self._titles():
            self._enter(title)
            self._draft.heading(2, self._matter["headings"][title], "tasks")
            lines = self._rows(look, 0, "")
            self._draft.table(self._table(look, lines))
        self._draft.domain = None

    def _table(self, look: _Look, lines: Sequence[str]) -> Table:
        return table(tuple(_WIDTHS[column] for column in look.columns), list(look.heads), list(lines))

    def _counted(self, look: _Look) -> list[str]:
        """A row that numbers the columns, "(1) (2) (3)", now and then."""
        if not self._dice.chance(0.12):
            return []
        form = self._dice.pick(("({})", "{}"))
        return [" | ".join(form.format(n) for n in range(1, len(look.columns) + 1))]

    def _titles(self) -> list[int]:
        return self._dice.several(range(len(self._matter["headings"])), self._dice.number(2, 4))

    def _enter(self, title: int) -> None:
        """The area of what follows."""
        self._draft.domain = self._matter["domains"][title] if "domains" in self._matter else None

    def _groups(self, level: int, look: _Look) -> list[str]:
        """Group rows, each with its tasks; their numbers run on or begin again."""
        lines: list[str] = []
        style, runs_on, upper = self._dice.pick(("I", "I", "A", "1")), self._dice.chance(0.5), self._dice.chance(0.5)
        n = 0
        for group, title in enumerate(self._titles()):
            self._enter(title)
            lines.append(self._group(level, title, _MARKERS[style][group], upper=upper, look=look))
            here = self._rows(look, n, f"{group + 1}." if style == "1" else "")
            lines += here
            n = n + len(here) if runs_on and style != "1" else 0
        return lines

    def _rows(self, look: _Look, n: int, prefix: str) -> list[str]:
        """Rows numbered from n + 1."""
        drawn = [self._row(look) for _ in range(self._dice.number(2, 5))]
        if self._shape.may_merge and self._dice.chance(0.3):
            drawn = self._merge(drawn)
        return [self._line(look, row, f"{prefix}{number}") for number, row in enumerate(drawn, start=n + 1)]

    def _look(self) -> _Look:
        dice = self._dice
        columns = dice.pick(_ORDERS)
        words = self._words
        heads = {column: dice.pick(words[column]) for column in columns}
        if "coordinate" in columns and dice.chance(0.1):
            heads["lead"] = "Đơn vị thực hiện"
        side_by_side = "coordinate" in columns and columns.index("coordinate") == columns.index("lead") + 1
        if self._shape.may_merge and side_by_side and dice.chance(0.25):
            over = dice.pick(words["over"])
            heads |= {role: f"{over} > {heads[role]}" for role in ("lead", "coordinate")}
        remarks: tuple[str, ...] = ()
        if dice.chance(0.25):
            head, _, told = dice.pick(words["other"]).partition("|")
            columns, heads["other"], remarks = (*columns, "other"), head, tuple(told.split(";;"))
        return _Look(columns, tuple(heads[c] for c in columns), remarks)

    def _group(self, level: int, title: int, marker: str, *, upper: bool, look: _Look) -> str:
        words = self._matter["headings"][title]
        shown = words.upper() if upper else words
        self._draft.section(level, marker, shown, "tasks")
        if look.columns[0] != "ordinal":
            return f"= {marker}. {shown}"
        return f"={self._dice.pick(('', '', '-')) if not self._shape.is_full else ''} {marker} | {shown}"

    def _row(self, look: _Look) -> _Row:
        """One row drawn; what it orders stands in its cells alone."""
        statement = Statement(capital(self._say.action()))
        cells, drawn = {"task": statement.text}, {"who": "table"}
        deadlines: tuple[dict[str, Any], ...] = ()
        heads = dict(zip(look.columns, look.heads, strict=True))
        leads = self._named(2 if self._dice.chance(0.12) else 1)
        cells["lead"] = self._units_cell(leads, look)
        units = rows("lead", leads, "stated", f"column {heads['lead']}: {_shape(cells['lead'])}")
        if "coordinate" in heads and (self._shape.is_full or self._dice.chance(0.85)):
            partners = self._say.units.several(self._dice.number(1, 3), leads)
            cells["coordinate"] = self._units_cell(partners, look)
            units += rows(
                "coordinate", partners, "stated", f"column {heads['coordinate']}: {_shape(cells['coordinate'])}"
            )
        if self._shape.is_full or self._dice.chance(0.95):
            cells["time"], deadlines, drawn["when"] = self._time_cell(look)
        product = self._dice.pick(self._words["products"]) if "product" in heads else None
        if "other" in heads and (self._shape.is_full or self._dice.chance(0.5)):
            cells["other"] = self._dice.pick(look.remarks)
        if product:
            cells["product"] = product
        return _Row(cells, replace(statement, units=tuple(units), deadlines=deadlines, drawn=drawn), product)

    def _named(self, n: int) -> list[Unit]:
        found: list[Unit] = []
        for _ in range(n):
            found.append(self._say.units.one(found))
        return found

    def _units_cell(self, units: Sequence[Unit], look: _Look) -> str:
        separators = ["; ", "; ", ", ", ", "] + (["\n", "\n- ", ";\n"] if self._shape.has_lines else [])
        return capital(listed(self._dice, units, separators)).replace(";\n", ";¶").replace("\n", "¶")

    def _time_cell(self, look: _Look) -> tuple[str, tuple[dict[str, Any], ...], str]:
        """A time; now and then one for each of two steps."""
        if self._shape.has_lines and self._dice.chance(0.08):
            steps = self._dice.several(self._words["steps"], 2)
            times = [self._dated(), self._dated()]
            text = ";¶".join(f"- {step} ({time.text})" for step, time in zip(steps, times, strict=True))
            told = tuple(d for step, time in zip(steps, times, strict=True) for d in time.said_of(step))
            return text, told, f"- Step ({times[0].drawn});¶- Step ({times[1].drawn})"
        time = self._say.times.draw(CELL)
        return (capitalised(time) if self._dice.chance(0.85) else time).text, time.deadlines, time.drawn

    def _dated(self) -> Time:
        while (time := self._say.times.draw(CELL)).deadlines[0]["kind"] not in ("date", "window") or len(
            time.deadlines
        ) > 1:
            continue
        return time

    def _merge(self, drawn: Sequence[_Row]) -> list[_Row]:
        """The rows with the lead of the first merged down over all of them."""
        first = drawn[0]
        leads = [row for row in first.statement.units if row["role"] == "lead"]
        names = {row["unit"] for row in leads}
        merged = [first]
        for row in drawn[1:]:
            others = [u for u in row.statement.units if u["role"] != "lead"]
            if names & {u["unit"] for u in others}:
                return list(drawn)
            units = [{**u, "drawn": "merged " + u["drawn"]} for u in leads] + others
            merged.append(_Row({**row.cells, "lead": "^"}, replace(row.statement, units=tuple(units)), row.product))
        return merged

    def _line(self, look: _Look, row: _Row, ordinal: str) -> str:
        cells = {"ordinal": ordinal, **row.cells}
        self._draft.record(row.statement, ordinal, "table_row", "table row", row.product)
        return " | ".join(cells.get(column, "") for column in look.columns)


def _shape(cell: str) -> str:
    """How a cell of units is set, to tell what was drawn."""
    return next(
        (name for mark, name in (("¶-", "- lines"), ("¶", "lines"), (";", "a; b"), (",", "a, b")) if mark in cell),
        "one",
    )
