import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from normalizers.corrections import undo
from normalizers.lookalikes import SeenWord, mend_lookalikes


def words(text: str, confidence: float = 0.9) -> list[SeenWord]:
    """Every word of the text, of one confidence."""
    found, at = [], 0
    for word in text.split():
        start = text.index(word, at)
        at = start + len(word)
        found.append(SeenWord(start, at, confidence))
    return found


@pytest.mark.parametrize(
    ("read", "expected"),
    [
        ("Các phòng tố chức thực hiện kế hoạch", "Các phòng tổ chức thực hiện kế hoạch"),
        ("III. TỐ CHỨC THỰC HIỆN", "III. TỔ CHỨC THỰC HIỆN"),
        ("kế hoạch chuyển đối số của Sở", "kế hoạch chuyển đổi số của Sở"),
        ("tuyên truyền, phố biến\npháp luật", "tuyên truyền, phổ biến\npháp luật"),
        ("- Cống thông tin điện tử tỉnh;", "- Cổng thông tin điện tử tỉnh;"),
        ("thâm định dự án làng dệt", "thẩm định dự án làng dệt"),  # told by the pair it makes alone
        ("sửa đổi, bồ sung quy ước của bản", "sửa đổi, bổ sung quy ước của bản"),
        ("phô biên\nquy ước của bản", "phổ biến\nquy ước của bản"),  # neither word alone is likelier
        ("lập kế hoạch chỉ tiết trước ngày 10/02", "lập kế hoạch chi tiết trước ngày 10/02"),
        ("quy định chỉ tiết một số điều về chợ nổi", "quy định chi tiết một số điều về chợ nổi"),
        ("trình cơ quan có thâm quyên về đò ngang", "trình cơ quan có thẩm quyền về đò ngang"),
    ],
)
def test_lookalikes_are_told_by_what_stands_around_them(read: str, expected: str) -> None:
    assert mend_lookalikes(read, words(read)).text == expected


@pytest.mark.parametrize(
    "text",
    [
        "bố trí kinh phí thực hiện và phổ biến kế hoạch",
        "công bố danh mục thủ tục hành chính",
        "xây đường phố văn minh, thành phố xanh",
        "đồng chí Lê Thị Bích Hổ, Phó Giám đốc",
        "ý kiến của ông Trần Ngọc Quế",
        "Dự kiến kinh phí 15,5 tỷ đồng",
        "đi từ tỉnh đến bản, qua thị trấn và chợ",
        "chợ nổi thì không chỉ tiết kiệm mà còn đẹp",
        "người chèo đò được nhận hằng tháng một tạ gạo",
        "",
    ],
)
def test_what_is_right_stays(text: str) -> None:
    assert mend_lookalikes(text, words(text)).corrections == ()


def test_only_words_that_the_engine_saw_are_touched() -> None:
    text = "Các phòng tố chức thực hiện kế hoạch"
    assert mend_lookalikes(text, []).text == text


def test_changes_are_recorded() -> None:
    read = "Các phòng tố chức thực hiện kế hoạch"
    (change,) = mend_lookalikes(read, words(read)).corrections
    assert (change.before, change.after, change.kind) == ("tố", "tổ", "ocr")
    assert 0.5 < change.confidence <= 1


PARTS = st.sampled_from(
    ["tố", "tổ", "chức", "phố", "phổ", "biến", "đối", "đổi", "số", "Chỉ", "tiết", "1.", "-", "\n", "ế"]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(PARTS, max_size=25).map(" ".join))
def test_changes_can_be_undone_and_mending_again_changes_nothing(text: str) -> None:
    once = mend_lookalikes(text, words(text))
    assert undo(once.text, once.corrections) == text
    assert mend_lookalikes(once.text, words(once.text)).text == once.text
