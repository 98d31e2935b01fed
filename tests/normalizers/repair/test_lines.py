"""A text taken apart into lines and put together again is the same text."""

from hypothesis import given
from hypothesis import strategies as st

from normalizers.repair.lines import apart, together
from normalizers.repair.passes import throughout

_TEXT = st.lists(st.sampled_from(["h oàn", "nƣớc", "vu \u0323, quyền", "", "kế hoạch", "phòng , ban", "\u0344"])).map(
    "\n".join
)


@given(_TEXT)
def test_lines_apart_and_together_again_are_the_text(text: str) -> None:
    repaired = throughout(text)
    lines = list(apart(repaired))
    assert [line.text for line in lines] == repaired.text.split("\n")
    assert together(lines) == repaired
    for line in lines:
        assert all(line.text[c.start : c.end] == c.after for c in line.corrections)
