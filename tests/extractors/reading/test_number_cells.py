import pytest

from extractors.reading.number_cells import corrected, odd_numbers, voted


@pytest.mark.parametrize(
    ("texts", "odd"),
    [
        (["STT", "|", "2", "đệ", "4"], [1, 3]),
        (["STT", "I", "1", "2"], [1]),
        (["Huyện", "Tân", "Hòa", "Phú", "2"], []),
        (["STT", "", "1", "Tổng cộng"], []),
        (["22", "5)", "", "24"], [1]),
        (["22", "23.", "24", "27", "30"], []),
        (["I", "II", "1", "7", "3"], [0, 3]),
        (["07", "08", "09", "10", "17", "12"], [4]),
        ([], []),
    ],
)
def test_odd_numbers_are_those_that_are_none_in_a_column_of_numbers(texts: list[str], odd: list[int]) -> None:
    assert odd_numbers(texts) == odd


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("777", "7"),
        ("171717", "17"),
        ("1I1", "1"),
        ("3555", "5"),
        ("VVV", "V"),
        ("123", None),
        ("", None),
        ("25", None),
    ],
)
def test_copies_are_compared(text: str, number: str | None) -> None:
    assert voted(text) == number


@pytest.mark.parametrize(
    ("texts", "again", "numbers"),
    [
        (["1", "2", "đệ"], {2: "333"}, {2: "3"}),
        (["STT", "|", "2"], {}, {1: "1"}),
        (["l", "l", "2", "3"], {}, {0: "I", 1: "1"}),
        (["3", "IV", "|"], {}, {2: "1"}),
        (["|", ")", "3", "4"], {}, {0: "1", 1: "2"}),
        (["1", "2", "IH", "1", "2"], {}, {2: "III"}),
        (["7", ")", "3"], {}, {}),
        (["I", "1", "2"], {0: "III"}, {}),
        (["I", "II", "III"], {0: "III"}, {}),
        (["a)", "b)"], {0: "48"}, {}),
        (["6", "đệ", "8"], {1: "444"}, {}),
        (["đệ", "8"], {0: "777"}, {0: "7"}),
        (["22", "5)", "24"], {1: "232323"}, {1: "23"}),
        (["4", "2", "6"], {1: "222"}, {}),
    ],
)
def test_numbers_are_put_right_by_a_second_reading_and_by_their_neighbours(
    texts: list[str], again: dict[int, str], numbers: dict[int, str]
) -> None:
    assert corrected(texts, again) == numbers
