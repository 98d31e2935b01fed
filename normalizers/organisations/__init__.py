"""Organisations: the units a text names, and what each is called everywhere.

`split_units` reads a cell or a heading, `find_units` prose; `canonical` gives the mention its canonical name and
identifier in the light of the document. What is known beforehand is data: `data/organisations.toml` (standing bodies)
and `data/units.toml` (the words names are made of).
"""

from __future__ import annotations

from normalizers.organisations.canonical import Unit, canonical
from normalizers.organisations.cells import split_units, without_appositions
from normalizers.organisations.context import UnitContext
from normalizers.organisations.mention import UnitMention
from normalizers.organisations.mentions import find_units, first_possible, is_reported_to
from normalizers.organisations.spelling import with_usual_tones, written_out

__all__ = [
    "Unit",
    "UnitContext",
    "UnitMention",
    "canonical",
    "find_units",
    "first_possible",
    "is_reported_to",
    "split_units",
    "with_usual_tones",
    "without_appositions",
    "written_out",
]
