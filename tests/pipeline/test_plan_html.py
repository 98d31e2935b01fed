"""The page on which a plan's units, times, citations and figures are marked."""

from __future__ import annotations

from datetime import date

from pipeline.plan_html import as_page
from pipeline.plan_view import PlanView, SectionView, TaskView

SECTION = {"marker": "I", "title": "NHIỆM VỤ <b>", "kind": "tasks", "text": "Theo Nghị định số 61/2018/NĐ-CP."}
TASK = "Văn phòng Sở trồng <i>hoa</i> & cây trước ngày 15/8/2023."


def a_plan(text: str = TASK) -> PlanView:
    task = TaskView(task={"text": text}, leads=("Văn phòng Sở",), coordinates=(), implements=(), deadlines=())
    document = {"title": "Trồng <hoa>", "source_path": "a.txt", "period_start": date(2023, 1, 1), "issue_date": None}
    return PlanView(document, (SectionView(SECTION, (), 1),), (task,), ())


def test_units_times_and_citations_are_marked() -> None:
    page = as_page(a_plan())
    assert all(label in page for label in ("UNITS", "TIMES", "CITATIONS"))


def test_every_word_of_the_plan_is_escaped() -> None:
    page = as_page(a_plan())
    assert "<i>" not in page
    assert "<b>" not in page
    assert "Trồng &lt;hoa&gt;" in page
    assert "i&gt;hoa&lt;/i" in page


def test_the_page_fetches_nothing() -> None:
    page = as_page(a_plan())
    assert "http" not in page
    assert "<script" not in page


def test_a_text_without_spans_is_on_the_page() -> None:
    assert "Trồng" in as_page(a_plan("Trồng cây."))
