"""The pages in a real browser, at the width of a desk and of a phone, by mouse, by keyboard, and without JavaScript.

Screenshots are left in build/screenshots, to be looked at.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import chromium
import invented_site
import pytest
from axe_playwright_python.sync_playwright import Axe
from chromium import DESKTOP, PHONE, Watched

pytestmark = pytest.mark.skipif(chromium.PATH is None, reason=chromium.MISSING)

SHOTS = Path(__file__).parents[3] / "build" / "screenshots"
WIDTHS = {"desktop": DESKTOP, "phone": PHONE}


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with chromium.started() as running:
        yield running


@pytest.fixture(params=list(WIDTHS))
def window(request: pytest.FixtureRequest, browser: Any, site: str) -> Iterator[Watched]:
    """A window in which, at the end of the test, nothing was asked of another machine and nothing complained."""
    with chromium.window(browser, WIDTHS[request.param]) as watched:
        yield watched
        assert {url for url in watched.asked if not url.startswith(f"{site}/")} == set()
        assert watched.complaints == []


@pytest.fixture
def addresses(documents: dict[str, str], site: str) -> dict[str, str]:
    """One of every page, by name."""
    pdf, garbled = documents[invented_site.PDF], documents[invented_site.GARBLED]
    pair = f"a={documents['du-lich-2022.txt']}&b={documents['du-lich-2023.txt']}"
    paths = {
        "overview": "/",
        "tasks": "/tasks",
        "search": "/tasks?q=cai+cach",
        "nothing found": "/tasks?q=khongcogi",
        "documents": "/documents",
        "failures": "/documents?show=failures",
        "findings": "/findings",
        "pdf": f"/documents/{pdf}?row={pdf}-t0003",
        "pdf zoomed": f"/documents/{pdf}?row={pdf}-t0003&zoom=1",
        "text": f"/documents/{garbled}?row={garbled}-t0003",
        "section": f"/documents/{pdf}?row={pdf}-s0002",
        "gone": f"/documents/{documents['will-go.txt']}",
        "hostile": f"/documents/{documents['hostile.txt']}",
        "compare": f"/compare?{pair}",
        "choose": f"/compare?a={pdf}",
        "english": "/?lang=en",
    }
    return {name: f"{site}{path}" for name, path in paths.items()}


def check(watched: Watched, name: str) -> None:
    """The page fits the window, and axe finds nothing serious."""
    page = watched.page
    page.wait_for_load_state("networkidle")
    assert page.viewport_size is not None
    width = page.viewport_size["width"]
    assert page.evaluate("document.documentElement.scrollWidth") <= width, f"{name} scrolls sideways"
    SHOTS.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=SHOTS / f"{name.replace(' ', '-')}-{width}.png", full_page=True)
    found = Axe().run(page).response["violations"]
    serious = [
        f"{each['id']}: {node['html'][:200]}"
        for each in found
        if each["impact"] in {"serious", "critical"}
        for node in each["nodes"]
    ]
    assert serious == [], name


def test_every_page_fits_and_can_be_used_by_everybody(window: Watched, addresses: dict[str, str]) -> None:
    for name, address in addresses.items():
        window.page.goto(address)
        check(window, name)


def test_the_pages_of_faults_too(window: Watched, site: str) -> None:
    window.page.goto(f"{site}/nothing")
    check(window, "404")
    window.page.goto(f"{site}/tasks?start=x")
    check(window, "400")
    assert len(window.complaints) == 2  # the browser tells of the answers' status itself
    window.complaints.clear()


def test_a_search_changes_the_list_and_the_address_while_typing(window: Watched, site: str) -> None:
    page = window.page
    page.goto(f"{site}/tasks")
    page.locator("#q").press_sequentially("lang nghe", delay=20)
    page.wait_for_url(f"{site}/tasks?q=lang+nghe")
    assert page.locator("#found").inner_text() == "1 nhiệm vụ"
    assert page.locator(".entry mark").all_inner_texts() == ["làng", "nghề"]
    page.reload()
    assert page.locator("#found").inner_text() == "1 nhiệm vụ"


def test_from_a_result_to_the_evidence_on_the_page(window: Watched, site: str, documents: dict[str, str]) -> None:
    page = window.page
    page.goto(f"{site}/tasks?plan={documents[invented_site.PDF]}")
    page.locator(".entry-title").nth(3).click()
    page.wait_for_url("**/documents/**")
    drawn = page.locator(".sheet img")
    drawn.scroll_into_view_if_needed()
    page.wait_for_function("document.querySelector('.sheet img').naturalWidth > 600")
    sheet, box = drawn.bounding_box(), page.locator("rect.box.task").bounding_box()
    assert sheet is not None
    assert box is not None
    assert sheet["x"] <= box["x"] < box["x"] + box["width"] <= sheet["x"] + sheet["width"]
    assert sheet["y"] <= box["y"] < box["y"] + box["height"] <= sheet["y"] + sheet["height"]
    before = page.locator(".chosen .said").inner_text()
    page.locator("#row-on").click()
    page.wait_for_function("said => document.querySelector('.chosen .said').innerText !== said", arg=before)
    assert page.locator(".entry[aria-current=true]").count() == 1


def test_a_page_made_larger_shows_whole_lines_on_a_desk(window: Watched, addresses: dict[str, str]) -> None:
    page = window.page
    page.goto(addresses["pdf"])
    before = page.locator(".sheet img").bounding_box()
    page.locator("#zoom").click()
    page.locator(".sheet.zoomed").wait_for()
    after, here = page.locator(".sheet img").bounding_box(), page.locator("#here").bounding_box()
    assert before is not None
    assert after is not None
    assert here is not None
    assert after["width"] > 1.5 * before["width"]
    assert page.viewport_size is not None
    if page.viewport_size == DESKTOP:
        assert page.evaluate("(sheet => sheet.scrollWidth <= sheet.clientWidth)(document.querySelector('.sheet'))")
        assert here["x"] + here["width"] <= DESKTOP["width"]


def test_the_row_is_in_sight_in_a_long_text(window: Watched, addresses: dict[str, str]) -> None:
    page = window.page
    page.goto(addresses["text"])
    page.wait_for_load_state("networkidle")
    frame, here = page.locator(".reading").bounding_box(), page.locator("#here").bounding_box()
    assert frame is not None
    assert here is not None
    assert frame["y"] <= here["y"] < frame["y"] + frame["height"]


def test_two_plans_are_chosen_and_compared(window: Watched, site: str, documents: dict[str, str]) -> None:
    page = window.page
    page.goto(f"{site}/documents/{documents['du-lich-2022.txt']}")
    page.get_by_role("link", name="So sánh với kế hoạch khác").click()
    page.locator("#qb").fill("15/KH-SDL")
    page.locator("#qb").press("Enter")
    page.get_by_role("link", name="15/KH-SDL").click()
    page.wait_for_url("**b=**")
    assert page.locator(".compared ins").filter(has_text="Phòng Kế hoạch - Tài chính").count() >= 1
    assert page.locator("#new").count() == 1


def test_the_box_for_the_other_plan_takes_the_room_there_is(window: Watched, addresses: dict[str, str]) -> None:
    window.page.goto(addresses["choose"])
    box, button = window.page.locator("#qb").bounding_box(), window.page.locator(".inline-form button").bounding_box()
    assert box is not None
    assert button is not None
    assert box["y"] < button["y"] + button["height"] / 2 < box["y"] + box["height"], "the button lies beside it"
    assert box["width"] > 220


def test_the_keyboard_reaches_results_and_document(window: Watched, site: str) -> None:
    page = window.page
    page.goto(f"{site}/tasks?q=lang+nghe")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.className").startswith("entry-title"):
            break
    page.keyboard.press("Enter")
    page.wait_for_url("**/documents/**")
    reached = set()
    for _ in range(30):
        page.keyboard.press("Tab")
        reached.add(page.evaluate("document.activeElement.className || document.activeElement.id"))
    assert {"reading", "entry-title"} <= reached


def test_what_a_document_says_is_never_run(window: Watched, addresses: dict[str, str]) -> None:
    said: list[str] = []
    window.page.on("dialog", lambda dialog: (said.append(dialog.message), dialog.dismiss()))  # type: ignore[func-returns-value]
    window.page.goto(addresses["hostile"])
    assert "<script>" in window.page.locator("#rows").locator("xpath=../..").inner_text()
    assert said == []


def test_everything_works_without_javascript(browser: Any, site: str, documents: dict[str, str]) -> None:
    with chromium.window(browser, DESKTOP, scripts=False) as watched:
        page = watched.page
        page.goto(f"{site}/tasks")
        page.locator("#q").fill("lang nghe")
        page.locator("#q").press("Enter")
        page.wait_for_url("**q=lang+nghe**")
        page.locator(".entry-title").click()
        page.wait_for_url("**/documents/**")
        assert "làng nghề" in page.locator(".chosen .said").inner_text()
        with page.expect_navigation():
            page.locator("#row-back").click()
        assert page.locator(".entry[aria-current=true]").count() == 1
