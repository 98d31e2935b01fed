"""Who may ask, and what a page may load."""

from __future__ import annotations

import re
from collections.abc import Mapping

import pytest
from httpx import Client
from starlette.datastructures import Headers

from pipeline.web.guard import hostname, is_from_here


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "localhost:8470", "[::1]:8470", "LOCALHOST"])
def test_names_of_this_machine_are_answered(client: Client, host: str) -> None:
    assert client.get("/documents", headers={"host": host}).status_code == 200


@pytest.mark.parametrize(
    "host", ["evil.example", "localhost.evil.example", "127.0.0.1.evil.example", "", "evil.example:8470"]
)
def test_other_names_are_refused(client: Client, host: str) -> None:
    answer = client.get("/documents", headers={"host": host})
    assert answer.status_code == 421
    assert "Văn bản" not in answer.text


@pytest.mark.parametrize("path", ["/", "/tasks", "/documents", "/nothing", "/static/style.css", "/charts/domains.svg"])
def test_every_answer_forbids_what_comes_from_outside(client: Client, path: str) -> None:
    policy = client.get(path).headers["content-security-policy"]
    assert "default-src 'self'" in policy
    assert "unsafe" not in policy


@pytest.mark.parametrize("path", ["/", "/tasks", "/documents", "/compare", "/findings", "/nothing"])
def test_pages_hold_no_script_or_style_of_their_own_and_name_nothing_outside(client: Client, path: str) -> None:
    page = client.get(path).text
    assert re.findall(r"<script(?![^>]*\bsrc=)", page) == []
    assert re.findall(r"\son\w+=|\sstyle=|javascript:", page) == []
    assert re.findall(r"(?:src|href|action|srcset)=\"(?:https?:)?//", page) == []


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
def test_nothing_is_taken_where_pages_are_only_for_reading(client: Client, method: str) -> None:
    assert client.request(method, "/tasks", headers={"origin": "http://localhost"}).status_code == 405


@pytest.mark.parametrize(
    ("headers", "is_ours"),
    [
        ({"host": "localhost:1", "origin": "http://localhost:1"}, True),
        ({"host": "localhost:1", "origin": "http://localhost:2"}, False),
        ({"host": "localhost:1", "origin": "http://evil.example"}, False),
        ({"host": "localhost:1", "origin": "null"}, False),
        ({"host": "localhost:1", "sec-fetch-site": "same-origin"}, True),
        ({"host": "localhost:1", "sec-fetch-site": "cross-site"}, False),
        ({"host": "localhost:1"}, False),
    ],
)
def test_a_form_is_taken_only_from_our_own_pages(headers: Mapping[str, str], is_ours: bool) -> None:
    assert is_from_here(Headers(headers)) is is_ours


@pytest.mark.parametrize(
    ("host", "name"), [("a.example:80", "a.example"), ("[::1]:80", "[::1]"), ("[::1]", "[::1]"), ("A", "a")]
)
def test_the_name_in_a_host_header(host: str, name: str) -> None:
    assert hostname(host) == name
