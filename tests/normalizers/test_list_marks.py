import pytest

from normalizers.corrections import undo
from normalizers.list_marks import Count, mend_list_marks


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        ("~ Trạm bơm Đồng Cói", "- Trạm bơm Đồng Cói"),
        ("__¬ Nạo vét mương", "- Nạo vét mương"),
        ("~ Ủy ban nhân dân xã Đồng Cói", "- Ủy ban nhân dân xã Đồng Cói"),
        ("-1. Bờ đê", "1. Bờ đê"),
        ("1. Cống ngầm\n2, Bờ đê", "1. Cống ngầm\n2. Bờ đê"),
        ("4. Cống\n`. Đê\n6. Kè", "4. Cống\n5. Đê\n6. Kè"),
        ("ä) Đào\nb) Đắp\n©) Kè\nđ) Trồng\nđ) Bón", "a) Đào\nb) Đắp\nc) Kè\nd) Trồng\nđ) Bón"),
    ],
)
def test_marks_are_told_by_their_place(read: str, meant: str) -> None:
    mended, _ = mend_list_marks(read)
    assert mended.text == meant
    assert undo(mended.text, mended.corrections) == read


@pytest.mark.parametrize(
    "text",
    [
        "5, Bờ đê",  # nothing led up to it
        "diện tích\n2, 3 ha",
        "d) Trồng\nđ) Bón",
        "`. Đê",
        "~ 20 hộ",
        "- Trồng dừa",
        "1. Việc\nđ) Mở cống",
    ],
)
def test_what_may_be_right_stays(text: str) -> None:
    assert mend_list_marks(text)[0].corrections == ()


def test_a_list_goes_on_over_the_page() -> None:
    _, last = mend_list_marks("3. Cống\n4. Kè")
    assert mend_list_marks("5, Bờ đê", last)[0].text == "5. Bờ đê"
    assert last == Count(4)
