"""The first column of a numbered table: STT above, then 1, 2.3, IV, B."""

from __future__ import annotations

import re

ORDINAL = re.compile(r"(?:\d{1,3}(?:\.\d{1,3}){0,3}|[IVXLC]{1,6}|[A-ZĐ])[.)]?")
HEADER = re.compile(r"(?:S|Số)?\s*TT\.?", re.IGNORECASE)


def is_ordinal(cell: str) -> bool:
    """Whether a cell holds nothing but a row's ordinal, bold marks aside."""
    return ORDINAL.fullmatch(cell.strip(" \t\n*_")) is not None


def opens_row(cell: str) -> bool:
    """Whether a cell is an ordinal or the head of their column, and so the first of its row."""
    return is_ordinal(cell) or is_header(cell)


def is_header(cell: str) -> bool:
    """Whether a cell is the head of the column of ordinals."""
    return HEADER.fullmatch(cell.strip(" \t\n*_")) is not None
