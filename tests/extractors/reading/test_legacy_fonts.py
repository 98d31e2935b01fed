"""Runs in .VnTime and VNI fonts come out as Unicode; what was Unicode in such a font stays."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.reading.legacy_fonts import TOKEN, decoded_by_font, decoded_runs
from normalizers.encodings import encode_tcvn3, encode_vni

PLAN = "Kế hoạch thực hiện nhiệm vụ cải cách hành chính"
RUNS = st.lists(
    st.tuples(
        st.text(alphabet="aàbđêạứ KẾ1\t\nÕ¹­×§", max_size=12),
        st.sampled_from([None, "Arial", ".VnTime", ".VnTimeH", "VNI-Times"]),
    ),
    max_size=6,
)


@pytest.mark.parametrize(
    ("text", "font", "read"),
    [
        (encode_tcvn3(PLAN), ".VnTime", PLAN),
        (encode_tcvn3(PLAN), "VnArial", PLAN),
        (encode_tcvn3("ủy ban nhân dân", capitals=True), ".VnTimeH", "ỦY BAN NHÂN DÂN"),
        (encode_tcvn3("ủy ban nhân dân", capitals=True), ".VnTimeh", "ỦY BAN NHÂN DÂN"),
        (encode_tcvn3("KẾ HOẠCH NĂM 2005"), ".VnTime", "KẾ HOẠCH NĂM 2005"),
        (encode_vni(PLAN), "VNI-Times", PLAN),
        (encode_tcvn3("đường"), ".VnTime", "đường"),
        ("2005 - 2010", ".VnTime", "2005 - 2010"),
        (PLAN, ".VnTime", PLAN),
        ("là và", ".VnTime", "là và"),
        (PLAN, "Times New Roman", PLAN),
        (encode_tcvn3(PLAN), "Times New Roman", encode_tcvn3(PLAN)),
        (encode_tcvn3(PLAN), None, encode_tcvn3(PLAN)),
    ],
)
def test_a_run_is_read_as_its_font_was_typed(text: str, font: str | None, read: str) -> None:
    typed = decoded_by_font(text, font)
    assert (typed.text, typed.stored) == (read, text)


def test_a_word_over_two_runs_is_read_whole() -> None:
    runs = [("KÕ ho", ".VnTime"), ("¹ch", ".VnTime"), (" vaø hieän", "VNI-Times"), (" nay", "Arial")]
    assert [typed.text for typed in decoded_runs(runs)] == ["Kế hoạch", "", " và hiện", " nay"]


def test_unicode_pasted_among_old_runs_stays_and_they_are_decoded() -> None:
    runs = [("ban hµnh ", ".VnTime"), ("của được", ".VnTime"), (" thùc hiÖn", ".VnTime")]
    assert "".join(typed.text for typed in decoded_runs(runs)) == "ban hành của được thực hiện"


@given(RUNS)
def test_nothing_stored_is_lost_and_words_answer_to_words(runs: list[tuple[str, str | None]]) -> None:
    typed = decoded_runs(runs)
    assert len(typed) == len(runs)
    assert "".join(one.stored for one in typed) == "".join(text for text, _ in runs)
    for one in typed:
        assert len(TOKEN.findall(one.text)) == len(TOKEN.findall(one.stored))
