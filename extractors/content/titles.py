"""What `data/section_titles.toml` means by a key: titles of sections, lines, over their skeletons."""

from __future__ import annotations

import re
from functools import cache

from extractors.content.wordings import any_of, wordings

_LINES = {"task": r"\W*{said}\s*:", "reports": r"\b{said}\b"}
"""How a line says a key's words: as the label it begins with, somewhere in it."""


@cache
def title_of(key: str) -> re.Pattern[str]:
    """Which titles are meant."""
    return re.compile(rf"\W*\b{any_of(wordings('section_titles.toml')['titles'][key])}")


@cache
def line_of(key: str) -> re.Pattern[str]:
    """Which lines are meant."""
    return re.compile(_LINES[key].replace("{said}", any_of(wordings("section_titles.toml")["lines"][key])))
