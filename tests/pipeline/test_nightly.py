"""A night's work: sources of every kind, once each, and what is told of it."""

from __future__ import annotations

import io
import json
import os
import threading
import time
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import fsspec
import invented_way
import pytest
from test_ingest import GOOD, threads, write

from extractors.records import DocumentRow
from pipeline.forget import forget
from pipeline.history import past_runs
from pipeline.layout import Layout
from pipeline.lock import Locked, exclusive
from pipeline.nightly.fetched import Mirror
from pipeline.nightly.globs import is_wanted
from pipeline.nightly.night import run_night
from pipeline.nightly.night_report import NightReport
from pipeline.nightly.timetable import PageSource, Timetable, WrongTimetable, load_timetable
from pipeline.nightly.web import fetch_page
from pipeline.published import select

NIGHT = datetime(2022, 8, 1, 2, tzinfo=UTC)


class Site:
    """A site on the web: what it serves by path, and what was asked of it."""

    def __init__(self) -> None:
        self.files: dict[str, bytes] = {}
        self.moved: dict[str, str] = {}
        self.failing: dict[str, int] = {}
        self.asked: list[tuple[str, int]] = []
        site = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                status = self._answer()
                site.asked.append((self.path, status))

            def _answer(self) -> int:
                etag = f'"{hash(site.files.get(self.path))}"'
                if site.failing.get(self.path, 0) > 0:
                    site.failing[self.path] -= 1
                    return self._send(503, b"", {})
                if self.path in site.moved:
                    return self._send(302, b"", {"Location": site.moved[self.path]})
                if self.path not in site.files:
                    return self._send(404, b"", {})
                if self.headers.get("If-None-Match") == etag:
                    return self._send(304, b"", {})
                return self._send(200, site.files[self.path], {"ETag": etag})

            def _send(self, status: int, content: bytes, headers: dict[str, str]) -> int:
                self.send_response(status)
                for name, value in {**headers, "Content-Length": str(len(content))}.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(content)
                return status

            def log_message(self, *arguments: object) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self.server.server_port}"

    def link(self, *paths: str) -> None:
        """Serve a page that links to these."""
        self.files["/plans"] = "".join(f'<a href="{path}">kế hoạch</a>' for path in paths).encode()


@pytest.fixture
def site() -> Iterator[Site]:
    site = Site()
    thread = threading.Thread(target=site.server.serve_forever)
    thread.start()
    yield site
    site.server.shutdown()
    site.server.server_close()
    thread.join()


@pytest.fixture(autouse=True)
def _no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.nightly.web._WAITS_S", (0.0, 0.0))


def night(tmp_path: Path, *sources: str, after: timedelta = timedelta(), more: str = "") -> NightReport:
    path = tmp_path / "kehoach.toml"
    path.write_text(more + "\n" + "\n".join(f"[[source]]\n{source}" for source in sources), encoding="utf-8")
    return run_night(load_timetable(path), stage=invented_way.stage, executors=threads, clock=lambda: NIGHT + after)


def names(report: NightReport, change: str) -> set[str]:
    return {each.source_path.rpartition("/")[2] for each in report.changes if each.change == change}


def test_each_night_reads_what_is_new_in_every_source_once(tmp_path: Path, site: Site) -> None:
    write(tmp_path / "in", {"a.txt": GOOD["a.txt"], "note.log": "x"})
    site.files["/files/K%E1%BA%BF%20ho%E1%BA%A1ch.txt"] = GOOD["b.txt"].encode()
    site.link("/files/K%E1%BA%BF%20ho%E1%BA%A1ch.txt", "/logo.png", "http://elsewhere.example/c.txt")
    fsspec.filesystem("memory").pipe("/plans/2021/c.txt", GOOD["sub/c.txt"].encode())
    sources = (
        'folder = "in"\nglob = "**/*.txt"',
        f'page = "{site.address}/plans"\nlinks = ["*.txt"]\npause_s = 0',
        'bucket = "memory://plans"\nglob = "**/*.txt"',
    )
    first = night(tmp_path, *sources)
    assert (first.troubles, first.failures, first.n_sources) == ((), (), 3)
    assert len(first.changes) == 3
    paths = {row["source_path"] for row in select(tmp_path / "data/parquet", DocumentRow)}
    assert f"{site.address}/files/K%E1%BA%BF%20ho%E1%BA%A1ch.txt" in paths
    assert "memory://plans/2021/c.txt" in paths
    again = night(tmp_path, *sources, after=timedelta(days=1))
    assert (again.changes, again.n_unchanged, again.n_sources) == ((), 3, 3)
    assert site.asked[-1] == ("/files/K%E1%BA%BF%20ho%E1%BA%A1ch.txt", 304)
    assert not any(path == "/logo.png" for path, _ in site.asked)
    fsspec.filesystem("memory").pipe("/plans/2021/c.txt", b"province: 64\nyear: 2021\n")
    changed = night(tmp_path, *sources, after=timedelta(days=2))
    assert (names(changed, "new"), names(changed, "withdrawn")) == ({"c.txt"}, {"c.txt"})


def test_what_is_no_longer_offered_or_mounted_keeps_its_rows(tmp_path: Path, site: Site) -> None:
    write(tmp_path / "in", {"a.txt": GOOD["a.txt"]})
    site.files["/b.txt"] = GOOD["b.txt"].encode()
    site.link("/b.txt")
    sources = ('folder = "in"', f'page = "{site.address}/plans"\nlinks = ["*.txt"]\npause_s = 0')
    night(tmp_path, *sources)
    (tmp_path / "in/a.txt").unlink()
    (tmp_path / "in").rmdir()
    del site.files["/b.txt"]
    later = night(tmp_path, *sources, after=timedelta(days=1))
    assert [each.address for each in later.troubles] == [str(tmp_path / "in"), f"{site.address}/b.txt"]
    assert "mounted" in later.troubles[0].message
    assert "404" in later.troubles[1].message
    assert len(select(tmp_path / "data/parquet", DocumentRow)) == 2


def test_a_site_is_asked_politely_and_within_bounds(tmp_path: Path, site: Site) -> None:
    site.files |= {"/robots.txt": b"User-agent: *\nDisallow: /secret", "/secret/s.txt": b"title: s", "/big.txt": b"x" * 3_000_000,
                   "/there.txt": b"title: t"}  # fmt: skip
    site.moved = {"/here.txt": "/there.txt", "/away.txt": "http://elsewhere.example/x.txt", "/round.txt": "/round.txt"}
    site.failing = {"/there.txt": 2}
    site.link(
        "/secret/s.txt", "/big.txt", "/here.txt", "/away.txt", "/round.txt", "mailto:x.txt", "file:///etc/passwd.txt"
    )
    told = night(tmp_path, f'page = "{site.address}/plans"\nlinks = ["*.txt"]\npause_s = 0\nmax_mb = 1')
    why = {each.address.rpartition("/")[2]: each.message for each in told.troubles}
    assert set(why) == {"s.txt", "big.txt", "away.txt", "round.txt"}
    assert "robots.txt" in why["s.txt"]
    assert "larger than 1 MiB" in why["big.txt"]
    assert "elsewhere.example" in why["away.txt"]
    assert names(told, "new") == {"here.txt"}
    assert [status for path, status in site.asked if path == "/there.txt"] == [503, 503, 200]
    assert not any(path.startswith("/secret") for path, _ in site.asked)


def test_what_robots_txt_forbids_by_pattern_or_behind_a_redirect_is_not_fetched(tmp_path: Path, site: Site) -> None:
    site.files |= {"/rules": b"\xef\xbb\xbfUser-agent: *\nDisallow: /*.txt$\nAllow: /open/*.txt$\n\nUser-agent: other\nDisallow: /",
                   "/a.txt": b"title: a", "/open/b.txt": b"title: b"}  # fmt: skip
    site.moved = {"/robots.txt": "/rules", "/open/c.txt": "/a.txt"}
    site.link("/a.txt", "/open/b.txt", "/open/c.txt")
    told = night(tmp_path, f'page = "{site.address}/plans"\nlinks = ["*.txt"]\npause_s = 0')
    assert names(told, "new") == {"b.txt"}
    assert {each.address.rpartition("/")[2] for each in told.troubles} == {"a.txt", "c.txt"}
    assert "/a.txt" not in {path for path, _ in site.asked}


@pytest.mark.parametrize("n_failures", [1, 99])
def test_a_site_that_can_not_tell_its_rules_is_left_alone_until_the_next_night(
    tmp_path: Path, site: Site, n_failures: int
) -> None:
    site.files["/a.txt"] = b"title: a"
    site.link("/a.txt")
    site.failing = {"/robots.txt": n_failures}
    page = f'page = "{site.address}/plans"\nlinks = ["*.txt"]\npause_s = 0'
    first = night(tmp_path, page)
    if n_failures > 3:
        assert ["robots.txt can't be read" in each.message for each in first.troubles] == [True]
        assert {path for path, _ in site.asked} == {"/robots.txt"}
        site.failing = {}
        first = night(tmp_path, page, after=timedelta(days=1))
    assert (names(first, "new"), first.troubles) == ({"a.txt"}, ())


def test_rules_that_lie_on_a_host_not_allowed_are_not_passed_over(tmp_path: Path, site: Site) -> None:
    site.moved = {"/robots.txt": "http://elsewhere.example/robots.txt"}
    site.link("/a.txt")
    [trouble] = night(tmp_path, f'page = "{site.address}/plans"\npause_s = 0').troubles
    assert "elsewhere.example" in trouble.message


def test_the_delay_that_a_site_asks_for_is_kept(tmp_path: Path, site: Site) -> None:
    site.files |= {"/robots.txt": b"User-agent: *\nCrawl-delay: 7.5", "/a.txt": b"title: a"}
    site.link("/a.txt")
    slept: list[float] = []
    source = PageSource.model_validate({"page": f"{site.address}/plans", "links": ["*.txt"], "pause_s": 1})
    fetched = fetch_page(source, Mirror(tmp_path / "in", tmp_path / "aside"), lambda: 1000, sleep=slept.append)
    assert (fetched.n_new, slept) == (1, [1, 7.5, 7.5])


@pytest.mark.parametrize(
    ("below", "glob", "expected"),
    [
        ("a.pdf", "**/*.pdf", True),
        ("2026/3/a.pdf", "**/*.pdf", True),
        ("2026/a.pdf", "2026/**/*.pdf", True),
        ("2026/3/1/a.pdf", "2026/**/*.pdf", True),
        ("old/2026/a.pdf", "2026/*.pdf", False),
        ("2026/a.pdf", "*.pdf", False),
        ("2026/Kế hoạch.docx", "**/*", True),
        ("2026/", "**", False),
    ],
)
def test_a_glob_says_the_same_of_every_source(below: str, glob: str, expected: bool) -> None:
    assert is_wanted(below, glob) is expected


def test_a_folder_that_can_not_be_listed_is_told_whatever_the_glob(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path / "in", {"a.txt": GOOD["a.txt"], "shut/b.txt": GOOD["b.txt"]})
    listed = os.scandir

    def scandir(path: str) -> Any:
        if Path(path).name == "shut":
            raise PermissionError(13, "Permission denied", path)
        return listed(path)

    with monkeypatch.context() as patch:
        patch.setattr(os, "scandir", scandir)
        told = night(tmp_path, 'folder = "in"\nglob = "**/*.txt"')
    assert [Path(row.source_path).name for row in told.failures] == ["shut"]
    assert names(told, "new") == {"a.txt"}


def zipped(files: dict[str, str]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return packed.getvalue()


def test_an_archive_from_the_web_is_opened(tmp_path: Path, site: Site) -> None:
    site.files["/plans.zip"] = zipped({name: GOOD[name] for name in ("a.txt", "b.txt")})
    site.link("/plans.zip")
    told = night(tmp_path, f'page = "{site.address}/plans"\npause_s = 0')
    assert ({each.source_path for each in told.changes}, told.failures) == (
        {f"{site.address}/plans.zip/{name}" for name in ("a.txt", "b.txt")}, ())  # fmt: skip


def test_links_that_are_no_addresses_cost_themselves(tmp_path: Path, site: Site) -> None:
    site.files["/down/b.txt"] = GOOD["b.txt"].encode()
    site.moved = {"/moved.txt": "http://[half/c.txt"}
    site.link("http://[half/a.txt", f"{site.address}/\x7f.txt", "/moved.txt", " b.txt ")
    site.files["/plans"] = b'<base href="/down/">' + site.files["/plans"]
    told = night(tmp_path, f'page = "{site.address}/plans"\nlinks = ["*.txt"]\npause_s = 0')
    assert [each.address.rpartition("/")[2] for each in told.troubles] == ["\x7f.txt", "moved.txt"]
    assert names(told, "new") == {"b.txt"}


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("https://x.vn/a/K%E1%BA%BF.pdf", "Kế.pdf"),
        ("https://x.vn/a/..", "index"),
        ("https://x.vn/a/%2e%2e%2fpasswd", "_passwd"),
        (f"https://x.vn/{'ế' * 300}.pdf", f"{'ế' * 65}.pdf"),
    ],
)
def test_a_fetched_file_gets_a_name_that_any_file_system_takes(tmp_path: Path, address: str, name: str) -> None:
    mirror = Mirror(tmp_path / "fetched", tmp_path)
    path = mirror.path(address)
    assert path.name == name
    assert path.parent.parent == tmp_path / "fetched/x.vn"
    path.parent.mkdir(parents=True)
    path.with_name(f".{name}.json").touch()


def test_a_slow_site_does_not_take_the_whole_night(tmp_path: Path, site: Site) -> None:
    write(tmp_path / "in", {"a.txt": GOOD["a.txt"]})
    site.files |= {f"/{n}.txt": f"title: {n}".encode() for n in range(50)}
    site.link(*sorted(site.files))
    sources = (f'page = "{site.address}/plans"\nlinks = ["*.txt"]\npause_s = 0.5', 'folder = "in"')
    told = night(tmp_path, *sources, more=f"minutes = {5 / 60}")
    assert {each.message for each in told.troubles} == {"the time for fetching was up"}
    assert 1 <= len(told.changes) < 10
    assert "a.txt" in names(told, "new")
    assert (told.n_remaining, told.seconds < 5) == (0, True)


def test_a_night_holds_the_lock_from_its_first_fetch_on(tmp_path: Path, site: Site) -> None:
    site.link()
    source = f'page = "{site.address}/plans"'
    with exclusive(Layout(tmp_path / "data/parquet").lock), pytest.raises(Locked):
        night(tmp_path, source)
    assert site.asked == []


def test_the_report_is_dated_by_the_calendar_of_its_reader(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path / "in", {"a.txt": GOOD["a.txt"]})
    monkeypatch.setenv("TZ", "Asia/Ho_Chi_Minh")
    time.tzset()
    try:
        night(tmp_path, 'folder = "in"', after=timedelta(hours=17))
    finally:
        monkeypatch.undo()
        time.tzset()
    assert (tmp_path / "reports/2022-08-02-020000.html").exists()


def test_the_report_says_in_one_page_what_a_person_must_know(tmp_path: Path) -> None:
    write(tmp_path / "in", {"a.txt": GOOD["a.txt"], "bad.txt": "do: refuse\n",
                            "<b>.txt": "title: x\ntask: <script>alert(1)</script> | Phòng <i> | 2022-08-20\n"})  # fmt: skip
    told = night(tmp_path, 'folder = "in"', more='metrics = "kehoach.prom"')
    assert not told.is_clean
    page = (tmp_path / "reports/latest.html").read_text()
    assert "<script>" not in page
    for expected in ("&lt;script&gt;", "before 2022-08-05", "Văn phòng Sở", "bad.txt", "encrypted", "2 new"):
        assert expected in page
    assert "src=" not in page
    saved = json.loads((tmp_path / "reports/latest.json").read_text())
    assert saved["summary"]["n_documents"] == 2
    assert [each["due_date"] for each in saved["ahead"]] == ["2022-08-05", "2022-08-20"]
    write(tmp_path / "in", {"new.txt": "title: mới\n"})
    again = night(tmp_path, 'folder = "in"', more='metrics = "kehoach.prom"', after=timedelta(days=1))
    assert again.before == told.summary
    assert "(+1)" in (tmp_path / "reports/latest.html").read_text()
    assert len(list((tmp_path / "reports").glob("2022-*.html"))) == 2


def test_what_a_killed_night_left_among_the_reports_is_removed_and_nothing_else(tmp_path: Path) -> None:
    write(tmp_path, {"in/a.txt": GOOD["a.txt"], f"reports/{'0a' * 16}.tmp": "{", "reports/mine.tmp": "x"})
    night(tmp_path, 'folder = "in"')
    assert [path.name for path in (tmp_path / "reports").glob("*.tmp")] == ["mine.tmp"]


def test_reports_are_kept_for_their_days_and_other_files_for_ever(tmp_path: Path) -> None:
    write(tmp_path / "in", {"a.txt": GOOD["a.txt"]})
    night(tmp_path, 'folder = "in"')
    write(tmp_path / "reports", {"notes-2019.json": "{}", "2019-01-01.html": "mine"})
    more = "keep_reports_days = 2"
    for days, n_reports in ((1, 4), (3, 4), (9, 2)):  # each night's own, and what is kept
        night(tmp_path, 'folder = "in"', after=timedelta(days=days), more=more)
        found = {path.name for path in (tmp_path / "reports").iterdir()}
        rest = {"latest.json", "latest.html", "notes-2019.json", "2019-01-01.html"}
        assert (len(found - rest), rest - found) == (n_reports, set()), days


def test_a_fetched_file_of_a_forgotten_document_is_removed_once_it_is_old(tmp_path: Path, site: Site) -> None:
    site.files |= {"/a.txt": GOOD["a.txt"].encode(), "/b.zip": zipped({"b.txt": GOOD["b.txt"]})}
    site.link("/a.txt", "/b.zip")
    page = f'page = "{site.address}/plans"\nlinks = ["*.txt", "*.zip"]\npause_s = 0'
    night(tmp_path, page)
    out = tmp_path / "data/parquet"
    forget([f"{site.address}/a.txt"], out)
    site.link("/b.zip")
    fetched = Layout(out).fetched
    for days, expected in ((1, 2), (30, 2), (32, 1), (90, 1)):
        told = night(tmp_path, page, after=timedelta(days=days))
        assert len([path for path in fetched.rglob("*") if path.suffix in (".txt", ".zip")]) == expected, days
    assert (told.n_unchanged, told.troubles) == (1, ())
    site.link("/a.txt", "/b.zip")
    assert names(night(tmp_path, page, after=timedelta(days=91)), "new") == {"a.txt"}


def test_metrics_are_a_prometheus_textfile(tmp_path: Path) -> None:
    write(tmp_path / "in", {"a.txt": GOOD["a.txt"]})
    night(tmp_path, 'folder = "in"', more='metrics = "kehoach.prom"')
    lines = (tmp_path / "kehoach.prom").read_text().splitlines()
    assert "kehoach_documents 1" in lines
    assert 'kehoach_changes{change="new"} 1' in lines
    samples = [line for line in lines if not line.startswith("#")]
    assert all(len(line.split(" ")) == 2 and float(line.split(" ")[1]) >= 0 for line in samples)
    helped = {line.split(" ")[2] for line in lines if line.startswith("# HELP")}
    assert {line.split(" ")[0].partition("{")[0] for line in samples} == helped


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("source = 3", "source"),
        ("", "source"),
        ("tables = ", "no TOML"),
        ('[[source]]\nfolder = "x"\nbucket = "y"', "needs one of folder, page, bucket"),
        ('[[source]]\npage = "ftp://x/y"', "page"),
        ('minuts = 3\n[[source]]\nfolder = "x"', "minuts"),
        ('minutes = -1\n[[source]]\nfolder = "x"', "minutes"),
    ],
)
def test_a_wrong_timetable_is_refused_by_the_name_of_what_is_wrong(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "kehoach.toml"
    path.write_text(text)
    with pytest.raises(WrongTimetable, match=said):
        load_timetable(path)


def test_paths_are_taken_from_the_folder_of_the_timetable(tmp_path: Path) -> None:
    path = tmp_path / "kehoach.toml"
    path.write_text('tables = "out"\nreports = "/srv/reports"\n[[source]]\nfolder = "in"\n')
    timetable = load_timetable(path)
    assert isinstance(timetable, Timetable)
    assert (timetable.tables, timetable.reports) == (tmp_path / "out", Path("/srv/reports"))
    assert str(timetable.source[0]).startswith(f"folder={(tmp_path / 'in')!r}")


def test_a_clock_that_was_set_back_changes_nothing(tmp_path: Path) -> None:
    write(tmp_path / "in", {"a.txt": GOOD["a.txt"], "crash.txt": "do: crash\n"})
    night(tmp_path, 'folder = "in"')
    back = night(tmp_path, 'folder = "in"', after=timedelta(days=-400))
    assert (back.n_unchanged, back.failures[0].attempts) == (1, 2)
    assert back.seconds < 60
    assert [run.row["started_at"] for run in past_runs(tmp_path / "data/parquet")] == [
        NIGHT,
        NIGHT - timedelta(days=400),
    ]
    assert len(list((tmp_path / "reports").glob("20*.json"))) == 2
