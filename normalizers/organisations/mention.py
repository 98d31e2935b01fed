"""A unit as a text names it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class UnitMention:
    """A unit as a text names it at `start`..`end`; `raw` is `text[start:end]`.

    `name` is the full name as far as this text tells, before anything else in the document is known: "Phòng Quản lý
    Công nghiệp" for the second item of "Các phòng Kế hoạch; Quản lý Công nghiệp"; a count is left out. `is_outside`:
    enterprises, schools, associations by their kind.
    """

    start: int
    end: int
    raw: str
    name: str
    is_collective: bool
    is_office_holder: bool
    is_outside: bool = False
