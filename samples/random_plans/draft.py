"""A plan while it is written: what is printed, and what is to be read out of it."""

from __future__ import annotations

from typing import Any

from samples.plan import Block, Heading, Item, Paragraph, Table
from samples.random_plans.dice import Dice
from samples.random_plans.sentences import Statement

_ROMAN = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
_LETTERS = "abcdđeghiklmnop"
STYLES = {
    "I/1/a": ("I.", "1.", "a)"), "I/1/1.1": ("I.", "1.", "1.1."), "1/1.1/a": ("1.", "1.1.", "a)"),
    "A/I/1": ("A.", "I.", "1."), "Phần/1/a": ("Phần I.", "1.", "a)"), "I/1/a.": ("I.", "1.", "a."), "I-/1/a": ("I-", "1-", "a)"),
}  # fmt: skip
"""Ways to number, by the markers of the first three levels."""


class Draft:
    """What a plan says so far. Headings are numbered as they come."""

    def __init__(self, dice: Dice, style: str) -> None:
        self.dice = dice
        self.markers = STYLES[style]
        self.blocks: list[Block] = []
        self.sections: list[dict[str, Any]] = []
        self.tasks: list[dict[str, Any]] = []
        self.targets: list[dict[str, Any]] = []
        self.references: list[dict[str, Any]] = []
        self._numbers = [0, 0, 0, 0]
        self._path: list[str] = []
        self.domain: str | None = None

    def heading(self, level: int, title: str, kind: str) -> None:
        """A heading of a level, 1 to 3, with the next number of it; `title` may end in a colon."""
        marker = self.next_marker(level)
        self.blocks.append(Heading(level, marker, title))
        self.section(level, marker, title, kind)

    def section(self, level: int, marker: str | None, title: str, kind: str) -> None:
        """A section that something printed elsewhere heads."""
        bare = marker.rstrip(".)-") if marker else None
        self._path = [*self._path[: level - 1], bare or title]
        self.sections.append({"marker": bare, "title": title.rstrip(":"), "level": level, "kind": kind})

    def next_marker(self, level: int) -> str:
        """The next number at a level, 1 to 4; those below begin again."""
        self._numbers[level - 1] += 1
        self._numbers[level:] = [0] * (4 - level)
        style = (*self.markers, "-")[level - 1]
        n = self._numbers[level - 1]
        if style.startswith("1.1"):
            return ".".join(str(self._numbers[i]) for i in range(_first_arabic(self.markers), level)) + "."
        return (
            style.replace("I", _ROMAN[n])
            if "I" in style
            else style.replace("1", str(n)).replace("a", _LETTERS[n - 1]).replace("A", chr(64 + n))
        )

    def paragraph(self, text: str) -> None:
        """A paragraph that is no task."""
        self.blocks.append(Paragraph(text))

    def item(self, marker: str, text: str) -> None:
        """A marked line that is no task."""
        self.blocks.append(Item(marker, text))

    def table(self, table: Table) -> None:
        """A table."""
        self.blocks.append(table)

    def task(self, statement: Statement, marker: str | None, kind: str, form: str, *, printed: str = "") -> None:
        """A task, printed with its marker; `printed` is what is to be printed in its place."""
        text = printed or statement.text
        self.blocks.append(Item(marker, text) if marker else Paragraph(text))
        self.record(statement, marker, kind, form)

    def record(
        self, statement: Statement, marker: str | None, kind: str, form: str, product: str | None = None
    ) -> None:
        """A task that is printed elsewhere."""
        section = "/".join(self._path)
        self.tasks.append(
            {
                "section": section, "marker": marker.rstrip(".)-") or marker if marker else None,
                "text": statement.text, "domain": None if kind == "assignment" else self.domain,
                "expected_output": product, "source_kind": kind,
                "units": _one_role_each(statement.units), "deadlines": list(statement.deadlines),
                "drawn": {"form": form, **statement.drawn},
            }
        )  # fmt: skip
        self.targets += [{"section": section, **target} for target in statement.targets]
        self.references += statement.references


def _first_arabic(markers: tuple[str, ...]) -> int:
    return next(index for index, marker in enumerate(markers) if marker.startswith("1"))


def _one_role_each(units: tuple[dict[str, Any], ...]) -> list[dict[str, Any]]:
    """A unit has one role: the first in the order of the roles' weight."""
    kept: dict[str, dict[str, Any]] = {}
    for row in sorted(units, key=lambda row: ("lead", "implement", "coordinate").index(row["role"])):
        kept.setdefault(row["unit"], row)
    return list(kept.values())
