import pytest

from normalizers.quarter_numbers import mend_quarter_numbers


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        ("Quý H/2031", "Quý II/2031"),
        ("từ quý IH năm 2031", "từ quý III năm 2031"),
        ("Quý II, HI/2031.", "Quý II, III/2031."),
        ("Quý 11U2031.", "Quý III/2031."),
        ("quý I và quý 1V", "quý I và quý IV"),
        ("trước ngày 15⁄4/2031", "trước ngày 15/4/2031"),
    ],
)
def test_strokes_are_counted(read: str, meant: str) -> None:
    assert mend_quarter_numbers(read).text == meant


@pytest.mark.parametrize(
    "text", ["quý 1/2031", "quý 1, 2", "Quý IV/2031", "quý khách", "bảo vệ H", "Quý I, Hội Nông dân"]
)
def test_what_may_be_right_stays(text: str) -> None:
    assert mend_quarter_numbers(text).text == text
