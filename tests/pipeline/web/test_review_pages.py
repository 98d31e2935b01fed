"""Readers correct rows, mark them wrong, add what is missing, and take it back."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import chromium
import httpx
import invented_site
import pytest
from conftest import served
from test_browser import check

from pipeline.today import VIETNAM
from pipeline.web.rows import Rows


@pytest.fixture(scope="module")
def reviewed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return invented_site.make_tables(tmp_path_factory.mktemp("reviewed"))


@pytest.fixture(scope="module")
def reviewed_site(reviewed: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with served(reviewed, tmp_path_factory.mktemp("cache"), may_review=True) as address:
        yield address


@pytest.fixture
def reader(reviewed_site: str) -> Iterator[httpx.Client]:
    """A reader whose forms come from the pages themselves."""
    with httpx.Client(
        base_url=reviewed_site, timeout=60, trust_env=False, headers={"origin": reviewed_site}, follow_redirects=True
    ) as asking:
        yield asking


def row(tables: Path, tmp_path: Path, sql: str) -> dict[str, object]:
    found = Rows.of(tables, tmp_path).first(sql)
    assert found is not None
    return found


BOATS = "SELECT * FROM tasks WHERE contains(text, 'thẻ hướng dẫn viên') AND contains(text, '2022')"


def test_a_field_is_corrected_and_taken_back(
    reader: httpx.Client, reviewed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = row(reviewed, tmp_path / "a", BOATS)
    key = str(before["task_id"])
    assert 'name="value.text"' in reader.get(f"/documents/{key[:16]}?row={key}").text
    form = {"kind": "correct", "key": key, "value.domain": "thể chế", "reviewer": "Đỗ Thị Mỹ Lệ", "note": "xem trang 1"}
    answer = reader.post("/reviews", data=form)
    assert answer.status_code == 200
    assert "Đã ghi nhận" in answer.text
    assert 'name="reviewer" value="Đỗ Thị Mỹ Lệ"' in answer.text
    after = row(reviewed, tmp_path / "b", f"SELECT * FROM tasks WHERE task_id = '{key}'")
    assert (after["domain"], after["method"], after["text"]) == ("thể chế", "review", before["text"])
    now = datetime.now(VIETNAM)
    monkeypatch.setenv("TZ", "Etc/GMT+12" if now.hour < 19 else "Etc/GMT-14")  # where it is another day
    time.tzset()
    listed = reader.get("/reviews").text
    assert f"<span>{now:%d/%m/%Y}</span>" in listed
    monkeypatch.undo()
    time.tzset()
    assert "Đỗ Thị Mỹ Lệ" in listed
    assert "thể chế" in listed
    review = re.search(r'name="key" value="([^"]+)"', listed)
    assert review is not None
    assert "đã hoàn tác" in reader.post("/reviews", data={"kind": "undo", "key": review[1]}).text
    assert row(reviewed, tmp_path / "c", f"SELECT * FROM tasks WHERE task_id = '{key}'")["domain"] == before["domain"]


def test_a_missing_unit_is_added_by_its_words(reader: httpx.Client, reviewed: Path, tmp_path: Path) -> None:
    task = row(reviewed, tmp_path / "a", BOATS)
    key = str(task["task_id"])
    form = {
        "kind": "missing", "table": "task_units", "document_id": key[:16], "row": key, "task": key, "page": "1",
        "words": "Phòng Quản lý Lữ hành", "new.role": "coordinate", "new.kind": "date", "new.due_date": "",
    }  # fmt: skip
    assert reader.post("/reviews", data=form).status_code == 200
    added = row(reviewed, tmp_path / "b", f"SELECT * FROM task_units WHERE task_id = '{key}' AND method = 'review'")
    assert (added["unit"], added["role"]) == ("Phòng Quản lý Lữ hành", "coordinate")


def test_a_row_marked_wrong_leaves_the_tables(reader: httpx.Client, reviewed: Path, tmp_path: Path) -> None:
    task = row(reviewed, tmp_path / "a", "SELECT task_id FROM tasks WHERE contains(text, 'bản đồ các làng nghề')")
    assert reader.post("/reviews", data={"kind": "wrong", "key": str(task["task_id"])}).status_code == 200
    assert Rows.of(reviewed, tmp_path / "b").number("SELECT count(*) FROM tasks WHERE contains(text, 'làng nghề')") == 0


@pytest.mark.parametrize(
    "form",
    [
        {"kind": "correct", "key": "nothing"},
        {"kind": "correct", "key": "0000000000000000-t0001", "value.text": "x"},
        {"kind": "wrong", "key": "../../etc/passwd"},
        {"kind": "undo", "key": ""},
        {"kind": "missing", "table": "runs"},
        {"kind": "missing", "table": "tasks", "document_id": "x", "words": "y"},
        {"kind": "missing", "table": "tasks", "document_id": "x", "words": "y", "page": "²"},
        {"kind": "missing", "table": "tasks", "document_id": "x", "words": "y", "page": "9" * 5000},
        {"kind": "drop"},
        {},
    ],
)
def test_what_does_not_fit_is_refused_with_the_reason(reader: httpx.Client, form: dict[str, str]) -> None:
    answer = reader.post("/reviews", data=form)
    assert answer.status_code == 400
    assert "Không ghi được" in answer.text


@pytest.mark.parametrize("origin", ["http://evil.example", "null", None])
def test_a_form_from_elsewhere_is_refused(reviewed_site: str, origin: str | None) -> None:
    headers = {} if origin is None else {"origin": origin}
    answer = httpx.post(f"{reviewed_site}/reviews", data={"kind": "wrong"}, headers=headers, trust_env=False)
    assert answer.status_code == 403


def test_there_is_nothing_to_review_with_where_pages_are_only_for_reading(client: httpx.Client, rows: Rows) -> None:
    key = rows.all("SELECT task_id FROM tasks LIMIT 1")[0]["task_id"]
    assert 'method="post"' not in client.get(f"/documents/{key[:16]}?row={key}").text
    assert client.get("/reviews").status_code == 404


@pytest.mark.skipif(chromium.PATH is None, reason=chromium.MISSING)
@pytest.mark.parametrize("viewport", [chromium.DESKTOP, chromium.PHONE], ids=["desktop", "phone"])
def test_a_reader_corrects_a_deadline_in_a_browser(
    reviewed_site: str, reviewed: Path, tmp_path: Path, viewport: chromium.ViewportSize
) -> None:
    deadline = row(reviewed, tmp_path, "SELECT * FROM deadlines WHERE contains(raw, '15/8/2022')")
    task = str(deadline["task_id"])
    with chromium.started() as browser, chromium.window(browser, viewport) as watched:
        page = watched.page
        page.goto(f"{reviewed_site}/documents/{task[:16]}?row={task}")
        check(watched, "review")
        page.locator("#missing > summary").click()
        for what, asked in (("tasks", ()), ("task_units", ("role",)), ("deadlines", ("kind", "due"))):
            page.locator("#missing-table").select_option(what)
            assert tuple(n for n in ("role", "kind", "due") if page.locator(f"#missing-{n}").is_visible()) == asked
        page.locator(f"a[href*='{deadline['deadline_id']}']").first.click()
        page.wait_for_url(f"**row={deadline['deadline_id']}*")
        page.get_by_role("heading", name="Thời hạn").wait_for()
        page.locator("#correct > summary").click()
        day = "2022-08-14" if viewport is chromium.DESKTOP else "2022-08-13"
        page.locator("#value-due_date").fill(day)
        page.locator("#reviewer-correct").fill("Hòa")
        check(watched, "review form")
        page.locator("#correct button").click()
        page.get_by_role("status").wait_for()
        assert watched.complaints == []
        page.goto(f"{reviewed_site}/reviews")
        assert f"{day[8:]}/08/2022" in page.locator("main").inner_text()
        check(watched, "reviews")
        assert page.evaluate("(nav => nav.scrollWidth <= nav.clientWidth)(document.querySelector('.nav'))")
        assert watched.complaints == []
    kept = row(reviewed, tmp_path / "after", f"SELECT * FROM deadlines WHERE deadline_id = '{deadline['deadline_id']}'")
    assert str(kept["due_date"]) == day
