"""The pages as a program asks for them: what they say, in which language, and what they refuse."""

from __future__ import annotations

import html
import re
from pathlib import Path

import invented_site
import pytest
from httpx import Client

from pipeline.web.rows import Rows


def task_saying(rows: Rows, words: str) -> str:
    found = rows.first("SELECT task_id FROM v_tasks WHERE contains(text, ?)", [words])
    assert found is not None
    return str(found["task_id"])


def test_the_overview_counts_and_says_that_plans_do_not_say_what_was_done(client: Client, rows: Rows) -> None:
    page = client.get("/").text
    assert f"<b>{rows.number('SELECT count(*) FROM tasks')}</b><span>Nhiệm vụ" in page
    assert "Kế hoạch không cho biết việc đã làm hay chưa" in page
    assert "1 lần không đọc được" in page


def test_past_due_follows_the_day_asked_about(client: Client) -> None:
    past = [
        int(re.search(r"<b>([\d.]+)</b><span>Nhiệm vụ có hạn đã qua", client.get("/", params={"as_of": day}).text)[1])  # type: ignore[index]
        for day in ("2000-01-01", "2022-12-31", "2100-01-01")
    ]
    assert past[0] == 0
    assert past[0] < past[1] < past[2]


@pytest.mark.parametrize("day", ["2022-06-20", "2023-09-15"])
def test_a_number_on_the_overview_is_of_what_its_link_shows(client: Client, day: str) -> None:
    page = client.get("/", params={"as_of": day}).text
    figures = re.findall(r'<a class="figure[^"]*" href="(/[^"]*)"><b>([\d.]+)</b>', page)
    ranked = re.findall(
        r'<td><a href="(/(?:tasks|findings)[^"]+)">(?:(?!</td>).)*</td>(?:<td><span[^>]*>[^<]*</span></td>)?<td class="number">([\d.]+)</td>',
        page,
    )
    assert len(figures) == 4
    assert len(ranked) >= 10
    for address, number in (*figures, *ranked):
        shown = client.get(html.unescape(address)).text
        if address.startswith("/findings"):
            assert shown.count('<li class="entry">') == min(int(number), 25), address
        else:
            found = re.search(r">([\d.]+) (?:nhiệm vụ|văn bản)</h2>", shown)
            assert found is not None
            assert found[1] == number, address


@pytest.mark.parametrize("q", ["lang nghe", "LÀNG NGHỀ", "làng nghề thiet ke"])
def test_search_minds_neither_accents_nor_case_nor_order(client: Client, q: str) -> None:
    page = client.get("/tasks", params={"q": q}).text
    assert "1 nhiệm vụ" in page
    assert "<mark>làng</mark> <mark>nghề</mark>" in page


@pytest.mark.parametrize(
    ("filters", "n"),
    [
        ({"unit": "lu hanh", "plan": "12/KH-SDL"}, 1),
        ({"start": "2023-10-31", "end": "2023-10-31", "plan": "15/KH-SDL"}, 1),
        ({"plan": "15/KH-SDL"}, 4),
        ({"plan": "15/KH-SDL", "times": "dated"}, 4),
        ({"plan": "15/KH-SDL", "times": "recurring"}, 0),
        ({"issuer": "SO DU LICH", "q": "lang nghe"}, 1),
        ({"issuer": "Du lịch", "q": "lang nghe"}, 0),
        ({"province": "Bình Định", "q": "lang nghe"}, 1),
        ({"province": "Gia Lai", "q": "lang nghe"}, 1),
        ({"province": "Hà Nội", "q": "lang nghe"}, 0),
        ({"confidence": "doubtful", "plan": "15/KH-SDL", "q": "lang nghe"}, 0),
    ],
)
def test_filters_are_in_the_address(client: Client, filters: dict[str, str], n: int) -> None:
    assert f">{n} nhiệm vụ</h2>" in client.get("/tasks", params=filters).text


def test_a_filter_stays_in_the_links_to_other_pages(client: Client) -> None:
    page = client.get("/tasks", params={"sort": "due", "q": "sở"}).text
    assert "/tasks?q=s%E1%BB%9F&amp;sort=due&amp;page=2" in page


def test_a_result_leads_to_its_document_with_the_row_chosen(client: Client, rows: Rows) -> None:
    page = client.get("/tasks", params={"q": "lang nghe"}).text
    address = re.search(r'href="(/documents/[^"]+)"', page)
    assert address is not None
    shown = client.get(address[1]).text
    assert '<mark id="here">Phòng Quản lý Lữ hành thiết kế' in shown.replace('<mark id="here">- ', '<mark id="here">')
    assert "31/10/2023" in shown


def test_a_pdf_is_shown_as_its_page_with_the_rows_boxes(client: Client, rows: Rows, documents: dict[str, str]) -> None:
    key = documents[invented_site.PDF]
    task = rows.first("SELECT * FROM tasks WHERE document_id = ? AND page = 2 ORDER BY ordinal", [key])
    assert task is not None
    page = client.get(f"/documents/{key}", params={"row": task["task_id"]}).text
    box = f'class="box task" x="{task["x0"]}" y="{task["top"]}"'
    assert box in page
    picture = re.search(r'<img src="([^"]+)" width="(\d+)" height="(\d+)"', page)
    assert picture is not None
    assert (picture[2], picture[3]) == ("595", "842")
    drawn = client.get(picture[1].replace("&amp;", "&"))
    assert drawn.headers["content-type"] == "image/webp"


def test_restored_words_show_what_stood_there(client: Client, rows: Rows, documents: dict[str, str]) -> None:
    key = documents[invented_site.GARBLED]
    task = rows.first(
        "SELECT t.task_id, c.before, c.after FROM tasks t JOIN corrections c ON c.document_id = t.document_id "
        "AND c.char_start >= t.char_start AND c.char_end <= t.char_end WHERE t.document_id = ? AND c.kind = 'diacritics'",
        [key],
    )
    assert task is not None
    page = client.get(f"/documents/{key}", params={"row": task["task_id"]}).text
    assert f'<span class="before">{task["before"]}</span></td><td>{task["after"]}</td>' in page
    assert f"Trước đây là “{task['before']}”" in page


@pytest.mark.parametrize(
    ("name", "said"),
    [("will-go.txt", "không còn ở chỗ cũ"), ("will-change.txt", "đã thay đổi, không còn là tệp đã đọc")],
)
def test_a_source_that_is_gone_leaves_its_text_and_says_so(
    client: Client, documents: dict[str, str], name: str, said: str
) -> None:
    page = client.get(f"/documents/{documents[name]}").text
    assert said in page
    assert "Thanh tra Sở kiểm tra các điểm bán vé" in page
    assert client.get(f"/documents/{documents[name]}/source").status_code == 404


def test_a_source_is_handed_out_as_the_bytes_that_were_read(client: Client, documents: dict[str, str]) -> None:
    answer = client.get(f"/documents/{documents['du-lich-2023.txt']}/source")
    assert answer.content.decode() == invented_site.TEXTS["du-lich-2023.txt"]
    assert answer.headers["content-disposition"].startswith("attachment")


def test_why_a_file_was_not_read_is_said_in_vietnamese(client: Client) -> None:
    page = client.get("/documents", params={"show": "failures"}).text
    assert "Tệp rỗng hoặc chỉ có khoảng trắng." in page
    shown = re.sub(r'<(\w+) lang="en">.*?</\1>', "", page, flags=re.DOTALL)
    assert "the file is empty" in page
    assert "the file is empty" not in shown


def test_how_a_row_was_found_is_said_in_words(client: Client, rows: Rows) -> None:
    row = task_saying(rows, "làng nghề")
    page = client.get(f"/documents/{row[:16]}", params={"row": row}).text
    assert '<span class="soft small" title="tasks.bullet">· theo mục nhiệm vụ</span>' in page
    shown = client.get(f"/documents/{row[:16]}", params={"row": row, "lang": "en"}).text
    assert "· by a section of tasks</span>" in shown


def test_two_plans_side_by_side(client: Client, documents: dict[str, str]) -> None:
    keys = {"a": documents["du-lich-2022.txt"], "b": documents["du-lich-2023.txt"]}
    page = client.get("/compare", params=keys).text
    text = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page))
    assert "1 Đổi chủ trì hoặc thời hạn 1 Mới 1 Không còn" in text
    assert "Chủ trì: Phòng Quản lý Lữ hành" in text
    assert "Chủ trì: Phòng Kế hoạch - Tài chính" in text


def test_a_plan_to_compare_with_is_proposed_nearest_first(client: Client, documents: dict[str, str]) -> None:
    page = client.get("/compare", params={"a": documents["du-lich-2022.txt"]}).text
    first = re.search(r'href="/compare\?a=\w+&amp;b=(\w+)"', page)
    assert first is not None
    assert first[1] in {documents[name] for name in invented_site.TEXTS}


@pytest.mark.parametrize(
    "path", ["/", "/tasks", "/documents", "/findings", "/compare", "/documents?show=failures", "/nothing"]
)
def test_english_can_be_chosen_and_is_remembered(client: Client, path: str) -> None:
    assert '<html lang="vi">' in client.get(path).text
    chosen = client.get(path, params={"lang": "en"}) if "?" not in path else client.get(f"{path}&lang=en")
    assert '<html lang="en">' in chosen.text
    assert '<html lang="en">' in client.get(path).text


@pytest.mark.parametrize("name", ["deadlines", "domains", "issued"])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_charts_are_svg_that_names_nothing_outside(client: Client, name: str, theme: str) -> None:
    answer = client.get(f"/charts/{name}.svg", params={"theme": theme})
    assert answer.headers["content-type"] == "image/svg+xml"
    outside = set(re.findall(r"https?://[^\"' )]+", answer.text))
    assert outside <= {"http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"}


def test_what_documents_say_is_escaped_everywhere(client: Client, rows: Rows, documents: dict[str, str]) -> None:
    key = documents["hostile.txt"]
    row = task_saying(rows, "tờ rơi")
    addresses = [
        *("/", "/tasks", "/tasks?q=script", "/documents", "/findings", "/documents?q=trong+hoa", "/tasks?q=onerror"),
        *(f"/documents/{key}", f"/documents/{key}?row={row}", f"/documents/{key}?show=text", f"/compare?a={key}"),
        f"/compare?a={key}&b={documents['du-lich-2023.txt']}",
    ]
    for address in addresses:
        page = client.get(address)
        assert page.status_code == 200
        assert "<script>alert" not in page.text
        assert "<img src=x" not in page.text
    assert "&lt;script&gt;alert" in client.get(f"/documents/{key}?row={row}").text


@pytest.mark.parametrize(
    "typed", ['"><script>alert(1)</script>', "' OR 1=1 --", "%00", "\\", "a" * 5000, "*", "(", "‮", "<b>", "\u0301"]
)
def test_what_is_typed_is_taken_for_words(client: Client, typed: str) -> None:
    for path, name in (
        ("/tasks", "q"),
        ("/tasks", "unit"),
        ("/tasks", "plan"),
        ("/documents", "q"),
        ("/compare", "qa"),
    ):
        answer = client.get(path, params={name: typed})
        assert answer.status_code == 200
        assert "<script>alert(1)" not in answer.text


@pytest.mark.parametrize(
    "path",
    [
        *("/nothing", "/documents/0000000000000000", "/documents/xyz", "/documents/..%2f..%2fetc%2fpasswd"),
        *("/documents/../../etc/passwd", "/static/../app.py", "/static/..%2fapp.py", "/static/%2e%2e/app.py"),
        *("/documents/0000000000000000/source", "/documents/0000000000000000/pages/1.webp", "/charts/nothing.svg"),
        *("/documents/0000000000000000/pages/x.webp", "/documents/0000000000000000/pages/0.webp"),
        pytest.param(f"/documents/0000000000000000/pages/{'9' * 5000}.webp", id="a picture of 5000 digits"),
        *("/tasks?page=99999", "/documents/..%2f..%2fsource", "/compare?a=../../etc/passwd&b=x"),
    ],
)
def test_what_is_not_there_is_said_in_the_same_dress(client: Client, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 404
    assert "Không tìm thấy" in answer.text
    assert "<nav" in answer.text


def test_the_link_to_the_other_language_stays_here(client: Client) -> None:
    answer = client.get(f"{client.base_url}//elsewhere.example/x")
    assert answer.status_code == 404
    assert 'class="language" href="/elsewhere.example/x?lang=en"' in answer.text


def test_a_row_of_another_document_is_not_there(client: Client, rows: Rows, documents: dict[str, str]) -> None:
    row = task_saying(rows, "làng nghề")
    assert client.get(f"/documents/{documents['hostile.txt']}", params={"row": row}).status_code == 404
    assert client.get(f"/documents/{documents['hostile.txt']}", params={"row": "../../x"}).status_code == 404


@pytest.mark.parametrize(
    "path",
    [
        "/?as_of=2023-02-30",
        "/?as_of=9999-12-31",
        "/?as_of=0001-01-01",
        "/tasks?start=x",
        "/tasks?page=0",
        "/tasks?page=-1",
        "/tasks?page=1e9",
        "/tasks?sort=;drop",
        "/tasks?page=99999999999999999999",
        pytest.param(f"/tasks?page={'9' * 5000}", id="a page of 5000 digits"),
        "/tasks?page=²",
    ],
)
def test_a_value_that_cannot_be_meant_is_refused(client: Client, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 400
    assert "Địa chỉ không hợp lệ" in answer.text


def test_nothing_is_written_by_looking(client: Client, tables: Path, documents: dict[str, str]) -> None:
    def state() -> dict[str, int]:
        return {str(path): path.stat().st_mtime_ns for path in tables.rglob("*") if path.is_file()}

    before = state()
    for path in ("/", "/tasks", f"/documents/{documents[invented_site.PDF]}", "/compare"):
        client.get(path)
    assert state() == before
