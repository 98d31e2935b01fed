"""The workbook opens in the programs that officials have, says what the tables say, and prints."""

from __future__ import annotations

import csv
import shutil
import subprocess
from datetime import date, datetime
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import openpyxl
import pytest

from pipeline.analysis import NoTables, Selection
from pipeline.exports.asking import choose
from pipeline.exports.sheets import Column
from pipeline.exports.sources import Sources
from pipeline.exports.workbook import write_workbook
from pipeline.exports.writing import export
from pipeline.wording import wording

AS_OF = date(2022, 3, 1)
FORMULA = '=HYPERLINK("http://x.example";"bấm"), +1 và @SUM(A1:A2) là chữ, không phải công thức.'


def write(tables: Path, target: Path, language: str = "vi", **asked: Any) -> Any:
    export("xlsx", target, tables, Selection(**asked), wording(language), as_of=AS_OF)
    return openpyxl.load_workbook(target)


def column(page: Any, heading: str) -> list[Any]:
    """The cells under a heading."""
    [found] = [cells for cells in page.iter_cols() if cells[0].value == heading]
    return list(found[1:])


@pytest.fixture(scope="module")
def book(tables: Path, tmp_path_factory: pytest.TempPathFactory) -> Any:
    return write(tables, tmp_path_factory.mktemp("book") / "nhiệm vụ.xlsx")


def test_its_sheets_are_those_an_official_looks_for(book: Any) -> None:
    assert book.sheetnames == ["Giới thiệu", "Nhiệm vụ", "Thời hạn", "Đơn vị", "Kế hoạch", "Phát hiện"]
    about = {left.value: right.value for left, right in book["Giới thiệu"].iter_rows(min_row=2, max_col=2)}
    assert about["Tính đến ngày"] == datetime(2022, 3, 1)
    assert (about["Điều kiện lọc"], about["Số dòng: Nhiệm vụ"], about["Số dòng: Kế hoạch"]) == ("không lọc", 7, 2)
    assert [page.max_row for page in book.worksheets[1:3]] == [8, 7]


def test_days_are_days_and_numbers_numbers(book: Any) -> None:
    due = column(book["Thời hạn"], "Hạn")
    assert [cell.value for cell in due[:3]] == [datetime(2022, 6, 30), datetime(2022, 9, 30), datetime(2023, 3, 31)]
    assert {cell.number_format for cell in due[:3]} == {"dd/mm/yyyy"}
    assert all(isinstance(cell.value, float) for cell in column(book["Nhiệm vụ"], "Độ tin cậy"))
    assert [cell.value for cell in column(book["Nhiệm vụ"], "Định kỳ")].count("có") == 2


def test_what_looks_like_a_formula_is_text(book: Any) -> None:
    [cell] = [cell for cell in column(book["Nhiệm vụ"], "Nhiệm vụ") if str(cell.value).startswith("=")]
    assert (cell.value, cell.data_type, cell.quotePrefix) == (FORMULA, "s", True)
    assert all(cell.data_type != "f" for page in book for row in page for cell in row)


@pytest.mark.parametrize("no_character", ["\x01", "\ufffe", "\uffff"])
def test_what_is_no_character_is_left_out(
    tables: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, no_character: str
) -> None:
    monkeypatch.setattr(Column, "value", lambda *_: f"rà{no_character}soát")
    book = write(tables, tmp_path / "x.xlsx")
    assert {cell.value for cell in column(book["Nhiệm vụ"], "Nhiệm vụ")} == {"rà soát"}


def test_it_is_made_to_be_read_and_printed(book: Any) -> None:
    for page in book.worksheets[1:]:
        assert page.freeze_panes == "A2"
        assert page.auto_filter.ref == page.dimensions
        assert page.print_title_rows == "$1:$1"
        assert page.page_setup.orientation == "landscape"
        assert (page.sheet_properties.pageSetUpPr.fitToPage, page.page_setup.fitToHeight) == (True, 0)
        assert page.print_area
        assert all(5 <= dimension.width <= 80 for dimension in page.column_dimensions.values())
    page = book["Nhiệm vụ"]
    assert all(cell.alignment.wrap_text for row in page["A2:E8"] for cell in row if cell.value)
    assert page.row_dimensions[2].height > 15


def test_a_page_number_leads_to_the_page_of_the_source(book: Any, tables: Path) -> None:
    links = {unquote(cell.hyperlink.target) for cell in column(book["Nhiệm vụ"], "Trang")}
    plans = (tables.parent / "plans").resolve()
    assert links == {f"file://{plans}/kế hoạch #1 (bản 100%).txt#page=1", f"file://{plans}/b.txt#page=1"}
    raw = next(cell.hyperlink.target for cell in column(book["Nhiệm vụ"], "Trang") if "100" in cell.hyperlink.target)
    assert "%231%20" in raw
    assert "100%25" in raw


def test_a_source_that_is_gone_leaves_its_rows_without_a_link(tables: Path, tmp_path: Path) -> None:
    (tmp_path / "x").mkdir()
    shutil.copytree(tables, tmp_path / "x/out")
    source = tables.parent / "plans/b.txt"
    source.rename(source.with_suffix(".moved"))
    try:
        book = write(tmp_path / "x/out", tmp_path / "x.xlsx", plan="7/KH-SNV")
    finally:
        source.with_suffix(".moved").rename(source)
    [page] = column(book["Nhiệm vụ"], "Trang")
    assert (page.value, page.hyperlink) == (1, None)


def test_a_link_longer_than_excel_takes_is_left_out(
    tables: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shortest = len(write(tables, tmp_path / "a.xlsx", plan="7/KH-SNV")["Nhiệm vụ"]["H2"].hyperlink.target)
    monkeypatch.setattr("pipeline.exports.workbook._LONGEST_LINK", shortest)
    links = [cell.hyperlink for cell in column(write(tables, tmp_path / "b.xlsx")["Nhiệm vụ"], "Trang")]
    assert [link is not None for link in links].count(True) == 1
    monkeypatch.setattr("pipeline.exports.workbook._LONGEST_LINK", 5)
    book = write(tables, tmp_path / "c.xlsx")
    assert all(cell.hyperlink is None for page in book for row in page for cell in row)


def test_what_recurs_is_said_in_words_beside_its_rule(book: Any) -> None:
    page = book["Thời hạn"]
    told = {
        rule.value: said.value
        for said, rule in zip(column(page, "Chu kỳ"), column(page, "Quy tắc lặp (RRULE)"), strict=True)
    }
    assert told["FREQ=MONTHLY;INTERVAL=3"] == "hằng quý"


def test_it_is_written_in_english_where_asked(tables: Path, tmp_path: Path) -> None:
    book = write(tables, tmp_path / "x.xlsx", "en", plan="7/KH-SNV")
    assert book.sheetnames == ["About", "Tasks", "Deadlines", "Units", "Plans", "Findings"]
    [due] = column(book["Deadlines"], "Due")
    assert (due.value, due.number_format) == (datetime(2023, 3, 31), "yyyy-mm-dd")


def test_more_rows_than_a_sheet_takes_go_on_on_the_next(tables: Path, tmp_path: Path) -> None:
    with choose(tables, Selection()) as chosen, (tmp_path / "x.xlsx").open("wb") as file:
        write_workbook(chosen, file, wording("vi"), as_of=AS_OF, rows_on_a_sheet=4)
    book = openpyxl.load_workbook(tmp_path / "x.xlsx")
    names = [name for name in book.sheetnames if name.startswith("Nhiệm vụ")]
    assert names == ["Nhiệm vụ", "Nhiệm vụ (2)", "Nhiệm vụ (3)"]
    assert [book[name].max_row for name in names] == [4, 4, 2]
    about = [str(cell.value) for cell in book["Giới thiệu"]["B"]]
    assert [text for text in about if text.startswith("Một trang tính chỉ chứa được 4 dòng")]
    assert len({cell.value for name in names for cell in column(book[name], "Mã nhiệm vụ")}) == 7


def test_an_export_that_fails_leaves_what_was_there(tmp_path: Path) -> None:
    target = tmp_path / "x.xlsx"
    target.write_bytes(b"before")
    with pytest.raises(NoTables):
        write(tmp_path, target)
    assert [path.name for path in tmp_path.iterdir()] == ["x.xlsx"]
    assert target.read_bytes() == b"before"


def test_a_source_that_can_not_be_looked_for_has_no_link() -> None:
    assert Sources().link("dài" * 2000, 3) is None


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice (soffice) is not installed")
def test_libreoffice_reads_the_same_cells(book: Any, tables: Path, tmp_path: Path) -> None:
    target = tmp_path / "x.xlsx"
    write(tables, target)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    options = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,true,false,false,2"  # the second sheet
    subprocess.run(
        ["soffice", profile, "--headless", "--convert-to", options, "--outdir", str(tmp_path), str(target)],
        check=True,
        capture_output=True,
        timeout=120,
    )
    [found] = tmp_path.glob("x*.csv")
    with found.open(encoding="utf-8", newline="") as file:
        read = list(csv.reader(file))
    page = book["Nhiệm vụ"]
    assert read[0] == [cell.value for cell in page[1]]
    texts = [cell.value for cell in column(page, "Nhiệm vụ")]
    assert [row[0] for row in read[1:]] == texts
    due = read[0].index("Hạn cuối")
    days = [cell.value for cell in column(page, "Hạn cuối")]
    assert [row[due] for row in read[1:]] == [f"{day:%d/%m/%Y}" if day else "" for day in days]
