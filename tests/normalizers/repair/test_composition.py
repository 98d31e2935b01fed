from hypothesis import given
from hypothesis import strategies as st

from normalizers.corrections import Edit, Repaired, apply, undo
from normalizers.repair.composition import KINDS, compose


@st.composite
def _edits(draw: st.DrawFn, text: str) -> list[Edit]:
    cuts = sorted(draw(st.lists(st.integers(0, len(text)), max_size=8)))
    words = st.text("xyz", max_size=3)
    pairs = zip(cuts[::2], cuts[1::2], strict=False)
    edits = [Edit(start, end, draw(words), draw(st.sampled_from(KINDS))) for start, end in pairs]
    return [edit for edit in edits if text[edit.start : edit.end] != edit.after]


@given(st.data(), st.text("abc", max_size=12))
def test_two_repairs_are_one_that_leads_from_the_first_source_to_the_last_text(
    data: st.DataObject, source: str
) -> None:
    first = apply(source, data.draw(_edits(source)))
    second = apply(first.text, data.draw(_edits(first.text)))
    both = compose(first, second)
    assert both.text == second.text
    assert undo(both.text, both.corrections) == source


def test_changes_in_different_places_stay_apart() -> None:
    first = apply("ab cd", [Edit(0, 1, "A", "glyph")])
    both = compose(first, apply(first.text, [Edit(2, 3, "", "spacing")]))
    assert [(c.before, c.after, c.kind) for c in both.corrections] == [("a", "A", "glyph"), (" ", "", "spacing")]


def test_changes_in_one_place_become_one_of_the_first_kind_and_the_least_confidence() -> None:
    first = apply("abc", [Edit(1, 2, "B", "mark_order", 0.9)])
    both = compose(first, apply(first.text, [Edit(0, 3, "xyz", "glyph", 0.8)]))
    assert [(c.before, c.after, c.kind, c.confidence) for c in both.corrections] == [("abc", "xyz", "glyph", 0.8)]


def test_what_is_left_out_side_by_side_is_one_change_whatever_else_changes() -> None:
    first = apply("ab c", [Edit(1, 2, "", "mark_order", 0.98)])
    second = apply(first.text, [Edit(1, 2, "", "spacing", 0.95)])
    both = compose(first, second)
    assert [(c.start, c.before, c.kind, c.confidence) for c in both.corrections] == [(1, "b ", "mark_order", 0.95)]
    again = compose(both, apply(both.text, [Edit(1, 2, "C", "glyph")]))
    assert [(c.before, c.after) for c in again.corrections] == [("b ", ""), ("c", "C")]


def test_a_change_taken_back_leaves_no_trace() -> None:
    first = apply("abc", [Edit(1, 2, "B", "glyph")])
    assert compose(first, apply(first.text, [Edit(1, 2, "b", "glyph")])) == Repaired("abc", ())
