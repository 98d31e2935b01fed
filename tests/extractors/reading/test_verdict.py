from dataclasses import replace

import pytest

from extractors.document import Page
from extractors.reading.verdict import Choice, PageLooks, better, judge
from normalizers.health import TextHealth

FINE, GARBLED, STRIPPED = TextHealth(0.02, "fine"), TextHealth(0.75, "garbled"), TextHealth(0.6, "stripped")
TEXT = PageLooks(2000, FINE, pictures=0.0)
SCAN = PageLooks(0, TextHealth(0.0, "no_text"), pictures=1.0)
SEARCHABLE = PageLooks(2000, FINE, pictures=1.0, hidden=1.0, under_text=0.95, on_ink=1.0)


@pytest.mark.parametrize(
    ("looks", "expected"),
    [
        (TEXT, Choice.TEXT),
        (replace(TEXT, pictures=0.2), Choice.TEXT),  # an emblem, a seal, a scanned signature
        (replace(TEXT, n_chars=150, pictures=0.3), Choice.TEXT),  # a short last page with a seal
        (replace(TEXT, n_chars=0), Choice.TEXT),  # blank
        (replace(SCAN, pictures=0.2), Choice.TEXT),  # blank with a logo
        (SCAN, Choice.PICTURE),
        (replace(SCAN, pictures=0.6), Choice.PICTURE),
        (replace(SCAN, pictures=0.0, n_curves=900), Choice.PICTURE),  # letters drawn as outlines
        (replace(SCAN, n_chars=18, health=FINE), Choice.BOTH),  # a web address in the foot of every scanned page
        (PageLooks(240, FINE, pictures=0.95, under_text=0.05, on_ink=0.9), Choice.BOTH),  # a signature's stamp
        (PageLooks(2000, FINE, pictures=1.0, under_text=0.9, on_ink=0.2), Choice.BOTH),  # another page's text
        (SEARCHABLE, Choice.TEXT),
        (replace(SEARCHABLE, health=GARBLED), Choice.BOTH),
        (replace(SEARCHABLE, health=STRIPPED), Choice.BOTH),
        (replace(SEARCHABLE, health=TextHealth(0.3, "fine")), Choice.BOTH),  # partly garbled
        (replace(SEARCHABLE, health=TextHealth(0.8, "tcvn3")), Choice.TEXT),  # can be decoded
        (replace(TEXT, health=GARBLED), Choice.TEXT),  # nothing else to go by
        (replace(TEXT, health=GARBLED, hidden=1.0, pictures=0.4), Choice.BOTH),
        (replace(TEXT, health=GARBLED, unmapped=0.9), Choice.BOTH),  # the glyphs are right, their codes are not
        (replace(TEXT, health=TextHealth(0.9, "undecodable")), Choice.BOTH),
        (replace(TEXT, health=TextHealth(0.4, "foreign")), Choice.TEXT),
    ],
)
def test_what_a_page_is_read_from(looks: PageLooks, expected: Choice) -> None:
    verdict = judge(looks)
    assert verdict.choice is expected
    if expected is not Choice.TEXT:
        assert verdict.reasons


def test_text_that_cannot_be_checked_says_so() -> None:
    assert judge(replace(TEXT, health=GARBLED)).reasons == ("no picture shows what the text should be",)


def test_reasons_say_how_much() -> None:
    assert judge(replace(SEARCHABLE, under_text=0.04)).reasons == ("text stands over 4% only of what is seen",)


@pytest.mark.parametrize(
    ("looks", "may"),
    [
        (replace(SEARCHABLE, health=GARBLED), True),
        (replace(TEXT, unmapped=0.5), True),
        (replace(SEARCHABLE, health=GARBLED, under_text=0.04), False),  # a stamp's
        (replace(SEARCHABLE, on_ink=0.2), False),  # another page's
        (replace(SCAN, n_chars=18, health=FINE), False),
    ],
)
def test_text_that_is_the_page_s_may_stand_for_it(looks: PageLooks, may: bool) -> None:
    assert judge(looks).choice is Choice.BOTH
    assert judge(looks).may_keep_text is may


GOOD = "Thực hiện kế hoạch cải cách hành chính của tỉnh năm 2024"
BAD = "Thure hién ké hogch cdi cdch hdnh chinh cia tinh ndm 2024"


@pytest.mark.parametrize(
    ("text", "seen", "kept"),
    [
        (BAD, GOOD, "ocr"),
        (GOOD, BAD, "text_layer"),
        (GOOD, GOOD, "text_layer"),
        ("Ký bởi: Ủy ban nhân dân tỉnh", f"{GOOD}\n{GOOD}", "ocr"),
        (f"{GOOD}\n{GOOD}", "Ký bởi", "text_layer"),
        ("", "", "text_layer"),
    ],
)
def test_the_reading_with_more_good_words_is_kept(text: str, seen: str, kept: str) -> None:
    layer, scan = Page(1, text, "text_layer", "a"), Page(1, seen, "ocr", "b")
    page = better(layer, scan)
    assert page.source == kept
    assert {page.source, *(other.source for other in page.others)} == {"text_layer", "ocr"}
