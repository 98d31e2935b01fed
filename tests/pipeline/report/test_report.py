"""The report is one page that can be mailed: no script, nothing fetched, what plans say escaped."""

from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pytest
from typer.testing import CliRunner

from pipeline.charts import Count, bars, svg
from pipeline.cli.application import application
from pipeline.ingestion import ingest
from pipeline.provinces import province_rows
from pipeline.report.figures import NothingCalledSo, figures
from pipeline.report.page import as_html
from pipeline.settings import Settings
from pipeline.wording import wording

PLAN = """\
UBND TỈNH {upper}
SỞ XÂY DỰNG
Số: {number}/KH-SXD
{province}, ngày 10 tháng 01 năm 2022

KẾ HOẠCH
Cải cách hành chính năm 2022 <script>alert(1)</script> & "{number}"

I. NHIỆM VỤ
1. Cải cách thể chế
- Văn phòng Sở chủ trì rà soát <img src=x onerror=alert(2)> văn bản, hoàn thành trước ngày 30/6/2022.
- Phòng Quản lý Nhà chủ trì tổ chức tuyên truyền trong quý III năm 2022.
2. Cải cách thủ tục hành chính
- Thanh tra Sở báo cáo định kỳ hàng quý.
Nơi nhận:
- Lưu: VT.
GIÁM ĐỐC
Trần Văn Mẫu
"""
AS_OF = date(2022, 7, 15)


@pytest.fixture(scope="session")
def tables(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("reported")
    (folder / "plans").mkdir()
    for number, province in (("12", "Gia Lai"), ("13", "Gia Lai"), ("7", "Kon Tum")):
        text = PLAN.format(number=number, province=province, upper=province.upper())
        (folder / "plans" / f"{number}.txt").write_text(text, encoding="utf-8")
    threads = ThreadPoolExecutor
    ingest(
        [folder / "plans"],
        folder / "out",
        Settings(workers=1),
        executors=lambda size, settings: threads(size),
        provinces=province_rows(),
    )
    return folder / "out"


@pytest.mark.parametrize(
    ("name", "n_plans", "called"),
    [
        ("gia lai", 2, "Gia Lai"),
        ("64", 2, "Gia Lai"),
        ("Quảng Ngãi", 1, "Quảng Ngãi"),
        ("7/kh-sxd", 1, "7/KH-SXD"),
        ("so-xay-dung-64-12-kh-sxd-2022", 1, "12/KH-SXD"),
    ],
)
def test_a_report_is_on_a_province_or_a_plan(tables: Path, name: str, n_plans: int, called: str) -> None:
    found = figures(tables, name, as_of=AS_OF)
    assert (found.n_plans, found.n_tasks) == (n_plans, 3 * n_plans)
    assert found.name.startswith(called)


@pytest.mark.parametrize("name", ["Atlantis", "", "cai cach hanh chinh", "'; DROP TABLE x; --"])
def test_what_is_no_one_thing_is_refused(tables: Path, name: str) -> None:
    with pytest.raises(NothingCalledSo):
        figures(tables, name, as_of=AS_OF)


def test_a_code_of_old_does_not_bring_another_province_that_has_it_since_the_merger(tmp_path: Path) -> None:
    """Bình Định had the code 52; since the merger it is that of Gia Lai, old plans of Gia Lai among them."""
    for number, province in (("1", "Bình Định"), ("2", "Bình Định"), ("3", "Gia Lai")):
        text = PLAN.format(number=number, province=province, upper=province.upper())
        (tmp_path / f"{number}.txt").write_text(text, encoding="utf-8")
    ingest([tmp_path], tmp_path / "out", Settings(workers=1), provinces=province_rows())
    for name in ("52", "Bình Định", "binh dinh"):
        found = figures(tmp_path / "out", name, as_of=AS_OF)
        assert (found.name, found.n_plans) == ("Bình Định", 2)
    assert figures(tmp_path / "out", "Gia Lai", as_of=AS_OF).n_plans == 3


def test_its_figures_are_those_of_the_tables(tables: Path) -> None:
    found = figures(tables, "64", as_of=AS_OF)
    assert (found.n_deadlines, found.n_past_due) == (6, 2)
    assert {each.name: each.n for each in found.leads} == {"Văn phòng Sở": 2, "Phòng Quản lý Nhà": 2}
    assert {each.name: each.n for each in found.domains} == {"thể chế": 4, "thủ tục hành chính": 2}
    assert [(each.name, each.n, each.n_past) for each in found.months] == [("2022-06-01", 2, 2), ("2022-09-01", 2, 0)]
    assert [str(row["occurs_on"]) for row in found.next_due] == ["2022-09-30"] * 2 + ["2022-10-01"] * 2
    assert {name: round(share, 2) for name, share in found.covered.items()} == {
        "lead": 0.67,
        "deadline": 1.0,
        "domain": 1.0,
    }


class _Names(HTMLParser):
    """Tags of a page, and the addresses in it."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes += [(name, value or "") for name, value in attrs]


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_page_holds_all_it_needs_and_runs_nothing(tables: Path, language: str) -> None:
    html = as_html(figures(tables, "64", as_of=AS_OF), wording(language))
    page = _Names()
    page.feed(html)
    assert page.tags.isdisjoint({"script", "img", "link", "iframe", "object", "image", "base", "form", "use"})
    names = {name for name, _ in page.attributes}
    assert not {name for name in names if name.startswith("on")}
    assert names.isdisjoint({"src", "href", "xlink:href"})
    assert not re.search(r"url\((?!#|data:)|@import", html)
    assert "&lt;script&gt;alert(1)" in html
    assert html.count("<svg") == 3
    assert f'<html lang="{language}">' in html
    assert "width=device-width" in html


def test_the_command_writes_the_page_whole(tables: Path, tmp_path: Path) -> None:
    target = tmp_path / "x.html"
    arguments = ["report", "Gia Lai", "--out", str(target), "--tables", str(tables), "--as-of", "2022-07-15"]
    assert CliRunner().invoke(application, arguments).exit_code == 0
    assert "15/07/2022" in target.read_text(encoding="utf-8")
    assert [path.name for path in tmp_path.iterdir()] == ["x.html"]
    refused = CliRunner().invoke(application, ["report", "Atlantis", "--out", str(target), "--tables", str(tables)])
    assert refused.exit_code == 2
    assert "neither a province nor one plan" in refused.output


def test_a_province_without_deadlines_has_a_report_too(tables: Path) -> None:
    html = as_html(figures(tables, "64", as_of=date(2040, 1, 1)), wording("vi"))
    assert wording("vi")("report.nothing_next") in html


def test_a_name_in_a_chart_is_text() -> None:
    drawn = svg(bars([Count('<script>alert("1")</script> & Sở', 3)], width=600))
    assert "<script" not in drawn
    assert "&lt;script&gt;" in drawn
