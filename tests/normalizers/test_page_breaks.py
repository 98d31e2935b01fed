import pytest

from normalizers.page_breaks import is_break_mark, split_pages


@pytest.mark.parametrize(
    "line", ["--- PAGE BREAK ---", "--- Page 2 ---", "=== Trang 3/7 ===", "-----page break-----", "***NEW PAGE***"]
)
def test_break_marks(line: str) -> None:
    assert is_break_mark(line)


@pytest.mark.parametrize("line", ["---", "Trang 3", "PAGE BREAK", "--- Trang bị mới ---", "- Page 2 -", "--- 2 ---"])
def test_other_lines(line: str) -> None:
    assert not is_break_mark(line)


@pytest.mark.parametrize(
    ("text", "pages"),
    [
        ("một\n\fhai\n\f", ["một\n", "hai\n"]),
        ("một\n--- Page 2 ---\nhai", ["một\n", "--- Page 2 ---\nhai"]),
        ("\n--- Page 1 ---\nmột", ["\n--- Page 1 ---\nmột"]),
        ("một\n---\nhai", ["một\n---\nhai"]),
        ("", [""]),
    ],
)
def test_pages(text: str, pages: list[str]) -> None:
    assert split_pages(text) == pages
