"""Who helps, as the remarks on a row of a task table say: "Phối hợp với Sở Y tế, UBND cấp xã"."""

from __future__ import annotations

import re

from extractors.layout.passage import EMPTY, Passage
from extractors.structure.unit_lists import names_only_units
from normalizers.organisations import find_units
from normalizers.skeleton import skeleton

_HELPED = re.compile(r"(?:^|(?<=[.;\n] ))[\W_]*phoi hop(?: (?:chat che|thuc hien|cung|voi))*\s*:?\s+")
_LISTED = re.compile(r"\W*(?:(?:va|cung|voi)\W*)*")
"""What stands between the units of a list."""


def partners_in_remark(remark: Passage, *, among: bool) -> Passage:
    """The units that a remark says help: those right behind "Phối hợp (với)" at the head of a sentence.

    `among`: the head of the column names partners too ("Ghi chú, đơn vị phối hợp"), so a cell of units alone is theirs.
    """
    if among and names_only_units(remark.text):
        return remark
    found = _HELPED.search(skeleton(remark.text))
    return _list_at(remark.part(found.end())) if found else EMPTY


def _list_at(said: Passage) -> Passage:
    """The list of units that a passage begins with."""
    bare, end = skeleton(said.text), 0
    for unit in find_units(said.text):
        if not _LISTED.fullmatch(bare, end, unit.start) or "." in bare[end : unit.start]:
            break
        end = unit.end
    return said.part(0, end) if end else EMPTY
