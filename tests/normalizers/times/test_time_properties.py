"""What holds of any text whatever."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from normalizers.times import Time, find_times, read_date, read_issue_date, read_period, read_times

_WORDS = """
ngày|tháng|năm|quý|tuần|trước|sau|đến|từ|trong|chậm nhất|hàng|hằng|định kỳ|thường xuyên|dự kiến|khi|kể từ|và|,|;|.|(|)|/|-
–|I|II|III|IV|6|12|15|31|2022|2025|99|0|31/12|05/8/2022|31/02|7/2022|đầu|cuối|cả|giai đoạn|làm việc|lần|một lần|Văn phòng
báo cáo|theo kế hoạch|những năm tiếp theo|tầm nhìn|nay|hết năm|thứ sáu|17h
"""
_PIECES = st.sampled_from(_WORDS.strip().replace("\n", "|").split("|"))
_WORDED = st.lists(st.tuples(_PIECES, st.sampled_from([" ", "", "\n", "  "])), max_size=14).map(
    lambda parts: "".join(a + b for a, b in parts)
)
_TEXTS = st.one_of(_WORDED, st.text(max_size=120))
_YEARS = st.one_of(st.none(), st.integers(1990, 2099))


def _sound(times: tuple[Time, ...], text: str) -> None:
    for time in times:
        assert 0 <= time.clause_start <= time.start < time.end <= len(text)
        assert time.clause_end <= len(text)
        assert time.raw == text[time.start : time.end]
        assert 0 <= time.confidence <= 1
        assert (time.recurrence is not None) == (time.kind == "recurring")
        assert time.due_bound is None or time.kind in ("date", "recurring")
        if time.start_date and time.due_date:
            assert time.start_date <= time.due_date
    assert [t.start for t in times] == sorted(t.start for t in times)


@settings(max_examples=150, deadline=None)
@given(_TEXTS, _YEARS)
def test_a_statement_of_any_kind_is_read_soundly(text: str, year: int | None) -> None:
    _sound(read_times(text, year=year), text)


@settings(max_examples=150, deadline=None)
@given(_TEXTS, _YEARS)
def test_prose_of_any_kind_is_read_soundly(text: str, year: int | None) -> None:
    _sound(find_times(text, year=year), text)


@settings(max_examples=80, deadline=None)
@given(_TEXTS)
def test_heads_of_any_kind_never_raise(text: str) -> None:
    read_period(text)
    read_date(text)
    issued = read_issue_date(text)
    assert issued is None or 0 <= issued.start <= issued.end <= len(text)


@settings(max_examples=80, deadline=None)
@given(st.dates(min_value=date(1990, 1, 1), max_value=date(2099, 12, 31)))
def test_any_written_date_comes_back(day: date) -> None:
    (time,) = read_times(f"trước ngày {day.day:02}/{day.month}/{day.year}", year=None)
    assert (time.due_date, time.due_bound, time.year_inferred) == (day, "before", False)
