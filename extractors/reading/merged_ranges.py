"""The merged cells of an XLSX file, which openpyxl does not tell while it reads cell by cell.

Read otherwise it makes a cell of every place a merge covers, and a merge may reach down to the format's last row.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Iterator
from typing import IO, TypeAlias

from lxml import etree
from openpyxl.utils import range_boundaries

SHEETS = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
RELATED = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
WORKBOOK = "xl/workbook.xml"

Range: TypeAlias = tuple[int, int, int, int]
"""First row and one past the last, first column and one past the last, from 0."""


def merged_ranges(data: bytes) -> dict[str, list[Range]]:
    """The merged ranges of each sheet by its title. Raises what zipfile and lxml raise of damaged files."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        if WORKBOOK not in package.namelist():
            return {}
        parts = _parts(package)
        found = {}
        for sheet in _tree(package, WORKBOOK).iter(f"{SHEETS}sheet"):
            part = parts.get(sheet.get(f"{RELATED}id"), "")
            if part in package.namelist():
                with package.open(part) as file:
                    found[sheet.get("name", "")] = list(_merged(file))
    return found


def _parts(package: zipfile.ZipFile) -> dict[str | None, str]:
    """The names of the parts that the workbook points to, by their ids."""
    relations = _tree(package, "xl/_rels/workbook.xml.rels")
    return {each.get("Id"): posixpath.normpath(posixpath.join("/xl", each.get("Target", "")))[1:] for each in relations}


def _tree(package: zipfile.ZipFile, name: str) -> etree._Element:
    return etree.fromstring(package.read(name), etree.XMLParser(resolve_entities=False, no_network=True))


def _merged(file: IO[bytes]) -> Iterator[Range]:
    for _, element in etree.iterparse(file, tag=(f"{SHEETS}mergeCell", f"{SHEETS}row"), resolve_entities=False):
        if element.tag == f"{SHEETS}mergeCell":
            left, top, right, bottom = range_boundaries(element.get("ref"))
            if None not in (left, top, right, bottom):
                yield top - 1, bottom, left - 1, right
        element.clear()
