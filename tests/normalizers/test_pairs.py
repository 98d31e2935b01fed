import pytest

from normalizers.pairs import is_pair


@pytest.mark.parametrize(
    ("first", "second", "usual"),
    [
        ("thực", "hiện", True),
        ("CỘNG", "Hòa", True),
        ("nhàn", "ước", False),
        ("đô", "la", False),
        ("", "", False),
        ("x", "\ud800", False),
    ],
)
def test_a_pair_is_usual_whatever_its_case(first: str, second: str, usual: bool) -> None:
    assert is_pair(first, second) is usual
