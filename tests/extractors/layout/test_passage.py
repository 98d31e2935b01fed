"""Running text put together from pieces keeps the way back to each piece."""

from hypothesis import given
from hypothesis import strategies as st

from extractors.layout.passage import joined, passage
from extractors.layout.span import Span

LINES = st.lists(st.text(alphabet="aăđ -./QĐUBND\t", min_size=0, max_size=20), min_size=1, max_size=8)


def of_lines(text: str) -> list[Span]:
    spans, at = [], 0
    for line in text.split("\n"):
        spans.append(Span(at, at + len(line)))
        at += len(line) + 1
    return spans


def test_lines_are_joined_by_one_space() -> None:
    text = "Phòng  Hành chính \n  tổng hợp"
    assert passage(text, of_lines(text)).text == "Phòng Hành chính tổng hợp"


def test_a_symbol_broken_after_its_hyphen_is_joined_without_space() -> None:
    text = "Quyết định số 12/QĐ-\nUBND và Kế hoạch số 7-\nKH/TU"
    assert passage(text, of_lines(text)).text == "Quyết định số 12/QĐ-UBND và Kế hoạch số 7-KH/TU"


def test_a_dash_between_words_keeps_its_spaces() -> None:
    text = "kinh tế -\nxã hội"
    assert passage(text, of_lines(text)).text == "kinh tế - xã hội"


@given(LINES)
def test_each_character_is_found_again_in_the_document(lines: list[str]) -> None:
    text = "\n".join(lines)
    made = passage(text, of_lines(text))
    for offset, character in enumerate(made.text):
        if character != " ":
            assert text[made.place(offset)] == character


@given(LINES, st.data())
def test_a_part_stands_where_its_words_stand(lines: list[str], data: st.DataObject) -> None:
    text = "\n".join(lines)
    made = passage(text, of_lines(text))
    start = data.draw(st.integers(0, len(made.text)))
    end = data.draw(st.integers(start, len(made.text)))
    part = made.part(start, end)
    assert part.text == made.text[start:end].strip()
    for offset, character in enumerate(part.text):
        if character != " ":
            assert text[part.place(offset)] == character


@given(LINES)
def test_joining_keeps_every_place(lines: list[str]) -> None:
    text = "\n".join(lines)
    each = [passage(text, [span]) for span in of_lines(text)]
    made = joined(each)
    assert made.text == " ".join(p.text for p in each if p.text)
    for offset, character in enumerate(made.text):
        if character != " ":
            assert text[made.place(offset)] == character


@given(LINES)
def test_a_span_holds_all_characters_whatever_their_order(lines: list[str]) -> None:
    text = "\n".join(lines)
    made = joined([passage(text, [span]) for span in reversed(of_lines(text))])
    span = made.span()
    assert all(span.start <= made.place(at) < span.end for at, sign in enumerate(made.text) if sign != " ")
