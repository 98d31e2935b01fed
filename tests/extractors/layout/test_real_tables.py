"""On a real decision, where there is one beside the project."""

from pathlib import Path

import pytest

from extractors.document import Document
from extractors.layout.running import running_lines
from extractors.layout.stitching import stitch
from extractors.reading.options import ReadingOptions
from extractors.reading.pdf import read_pdf

SOURCE = Path(__file__).parents[3] / "../shared/real/qd844-2026-kh-bhyt.pdf"


@pytest.mark.skipif(not SOURCE.exists(), reason="needs the real documents in ../shared")
def test_a_table_of_29_rows_over_nine_pages_is_one() -> None:
    reading = read_pdf(SOURCE.read_bytes(), ReadingOptions())
    read = Document("0" * 16, SOURCE.name, "application/pdf", 0, reading.pages)
    (table,) = stitch(read)
    assert [page for page, _ in table.parts] == list(range(7, 16))
    numbered = [row for row in table.rows[1:] if len(row) == 6]
    assert [row[0].text(read) for row in numbered] == [f"{number}." for number in range(1, 30)]
    assert all(cell.text(read) for row in numbered for cell in row)
    assert len(table.rows) - 1 - len(numbered) == 6  # groups over the width
    assert {page for page, _ in running_lines(read)} == set(range(1, 16))
