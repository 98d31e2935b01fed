"""The documentation site: it builds, no link is dead, and no page fetches anything from elsewhere."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urldefrag

import pytest
from lxml import html

ROOT = Path(__file__).parents[1]
MARKDOWN_LINK = re.compile(r"\]\(([^)\s]+)\)")
ELSEWHERE = ("https://", "http://", "mailto:", "data:")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(folder)],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
    )
    assert done.returncode == 0, done.stderr
    return folder


def dead_links(folder: Path) -> Iterator[str]:
    """Links of the pages in a folder that lead nowhere within it."""
    for page in sorted(folder.rglob("*.html")):
        for link in _document(page).xpath("//@href | //@src"):
            target, anchor = urldefrag(str(link))
            if str(link).startswith(ELSEWHERE) or page.name == "404.html":
                continue
            file = page if not target else (page.parent / unquote(target)).resolve()
            file = file / "index.html" if file.is_dir() else file
            if not file.is_file():
                yield f"{page.name}: {link} is no file"
            elif anchor and file.suffix == ".html" and unquote(anchor) not in _anchors(file):
                yield f"{page.name}: {link} has no such anchor"


def fetched(folder: Path) -> Iterator[str]:
    """What pages load from elsewhere: scripts, styles, fonts, pictures."""
    for page in sorted(folder.rglob("*.html")):
        loaded = _document(page).xpath(
            "//script/@src | //img/@src | //link[@rel='stylesheet' or @rel='preconnect']/@href"
        )
        yield from (f"{page.name}: {each}" for each in loaded if str(each).startswith(("http", "//")))


@cache
def _document(page: Path) -> html.HtmlElement:
    return html.fromstring(page.read_bytes())


@cache
def _anchors(page: Path) -> frozenset[str]:
    return frozenset(map(str, _document(page).xpath("//@id | //a/@name")))


def test_no_link_of_the_site_is_dead(site: Path) -> None:
    assert (site / "cookbook.html").is_file()
    assert list(dead_links(site)) == []


def test_the_site_loads_nothing_from_elsewhere(site: Path) -> None:
    assert list(fetched(site)) == []


@pytest.mark.parametrize(
    "page", sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")]), ids=lambda page: page.name
)
def test_what_a_page_links_to_is_in_the_repository(page: Path) -> None:
    links = (urldefrag(link)[0] for link in MARKDOWN_LINK.findall(page.read_text(encoding="utf-8")))
    missing = [link for link in links if link and not link.startswith(ELSEWHERE) and not (page.parent / link).exists()]
    assert missing == []


def test_dead_links_and_foreign_scripts_are_found(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(
        '<p id="here"><a href="#here">1</a><a href="#gone">2</a><a href="b.html#there">3</a><a href="b.html#gone">4</a>'
        '<a href="c.html">5</a><a href="https://example.org/x">6</a><script src="https://example.org/x.js"></script>'
    )
    (tmp_path / "b.html").write_text('<p id="there">')
    assert [fault.split()[1] for fault in dead_links(tmp_path)] == ["#gone", "b.html#gone", "c.html"]
    assert list(fetched(tmp_path)) == ["a.html: https://example.org/x.js"]
