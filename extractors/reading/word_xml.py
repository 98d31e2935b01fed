"""Reading WordprocessingML elements, any of which may be absent."""

from __future__ import annotations

from functools import cache
from typing import Any

from docx.oxml.ns import qn as expanded

qn = cache(expanded)
"""The full name of an element or attribute: `w:p` with its namespace."""

Element = Any
"""An lxml element; python-docx has no types for what it does not model."""

OFF = frozenset(("0", "false", "off"))


def children(element: Element | None, name: str) -> list[Element]:
    """All children of a name such as `w:lvl`; none of an absent element."""
    return [] if element is None else list(element.findall(qn(name)))


def child(element: Element | None, *path: str) -> Element | None:
    """The first child, or what a path of names leads to."""
    for name in path:
        element = None if element is None else element.find(qn(name))
    return element


def value(element: Element | None, *path: str) -> str | None:
    """The `w:val` of what a path of names leads to."""
    found = child(element, *path)
    return None if found is None else found.get(qn("w:val"))


def number(element: Element | None, *path: str, otherwise: int) -> int:
    """The `w:val` of what a path of names leads to, as a number."""
    return int(value(element, *path) or otherwise)


def switched(element: Element | None, name: str) -> bool | None:
    """Whether a switch such as `w:b` is on or off; None where nothing is said."""
    found = child(element, name)
    return None if found is None else found.get(qn("w:val")) not in OFF
