"""Numbers and dates as cells of a spreadsheet show them."""

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.reading.number_formats import is_date_format, shown_date, shown_number

DAY = datetime(2024, 3, 5, 8, 30)


@pytest.mark.parametrize(
    ("value", "number_format", "shown"),
    [
        (7.0, "General", "7"),
        (1234.5, "General", "1234,5"),
        (0.1 + 0.2, "General", "0,3"),
        (12345678901.0, "General", "12345678901"),
        (1234.5, "#,##0.00", "1.234,50"),
        (1234567, '_-* #,##0\\ "đ"_-', "1.234.567 đ"),
        (0.125, "0.0%", "12,5%"),
        (3, "00", "03"),
        (2.5, "0.##", "2,5"),
        (2.0, "0.##", "2"),
        (-5, "#,##0;(#,##0)", "(5)"),
        (-5, "#,##0", "-5"),
        (0, '#,##0;-#,##0;"-"', "-"),
        (1500000, "#,##0,", "1.500"),
        (5, '0" ngày"', "5 ngày"),
        (90, "[Red]0.0", "90,0"),
        (1 / 3, "# ?/?", "0,3333333333"),
        (1e300, "#,##0", "1" + "0" * 300),
    ],
)
def test_a_number_is_shown_as_a_vietnamese_reader_sees_it(value: float, number_format: str, shown: str) -> None:
    assert shown_number(value, number_format) == shown


@pytest.mark.parametrize(
    ("number_format", "shown"),
    [
        ("dd/mm/yyyy", "05/03/2024"),
        ("m/d/yyyy", "05/03/2024"),
        ("yyyy-mm-dd", "05/03/2024"),
        ("[$-42A]dd mmmm yyyy", "05/03/2024"),
        ("dd/mm/yyyy hh:mm", "05/03/2024 08:30"),
        ("mm/yyyy", "03/2024"),
        ("mmm-yy", "03/2024"),
        ("yyyy", "2024"),
        ('"Tháng "m/yyyy', "Tháng 3/2024"),
        ('"ngày "dd" tháng "mm" năm "yyyy', "ngày 05 tháng 03 năm 2024"),
        ("h:mm", "08:30"),
    ],
)
def test_a_date_is_shown_with_the_day_first_and_no_more_than_its_format_has(number_format: str, shown: str) -> None:
    assert is_date_format(number_format)
    assert shown_date(DAY, number_format) == shown


@pytest.mark.parametrize("number_format", ["General", "#,##0", '0" ngày"', "[Red]0", "@", "0.0%"])
def test_a_format_of_numbers_is_none_of_dates(number_format: str) -> None:
    assert not is_date_format(number_format)


@given(st.floats(allow_nan=False, allow_infinity=False), st.text(alphabet='0#?.,%;"E+-/ymdhs[]_*\\ ', max_size=12))
def test_no_format_is_too_odd(value: float, number_format: str) -> None:
    shown_number(value, number_format)
    shown_date(DAY, number_format)
    is_date_format(number_format)


@given(st.integers(-(10**12), 10**12))
def test_thousands_are_parted_and_nothing_is_lost(number: int) -> None:
    assert int(shown_number(number, "#,##0").replace(".", "")) == number
