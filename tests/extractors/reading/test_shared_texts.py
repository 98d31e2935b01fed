"""Real plans, where they are at hand: that tables and pages come out whole."""

from pathlib import Path

import pytest

from extractors.reading import read

SHARED = Path(__file__).parents[3] / "../shared"


@pytest.mark.skipif(not (SHARED / "plans").is_dir(), reason="real plans are not at hand (../shared/plans)")
@pytest.mark.parametrize(
    ("name", "media_type", "tables"),
    [
        ("000_*.txt", "text/plain", []),
        ("001_*.txt", "text/plain", []),
        ("002_*.txt", "text/plain", []),
        ("003_*.txt", "text/plain", []),
        ("004_*.txt", "text/markdown", [(54, 7)]),
    ],
)
def test_plans_in_text(name: str, media_type: str, tables: list[tuple[int, int]]) -> None:
    (path,) = (SHARED / "plans").glob(name)
    document = read(path)
    assert document.media_type == media_type
    assert [(t.n_rows, t.n_columns) for page in document.pages for t in page.tables] == tables


@pytest.mark.skipif(not (SHARED / "real").is_dir(), reason="real documents are not at hand (../shared/real)")
@pytest.mark.parametrize(
    ("name", "tables"),
    [("hn-kh310-2025.md", [(7, 5)]), ("dn-kh179-2025.md", [(58, 6), (53, 6), (21, 6)])],
)
def test_crawled_plans(name: str, tables: list[tuple[int, int]]) -> None:
    document = read(SHARED / "real" / name)
    assert [(t.n_rows, t.n_columns) for page in document.pages for t in page.tables] == tables
    assert not any(mark in document.text for mark in ("**", "\n|", "|\n"))
