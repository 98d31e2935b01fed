import pytest

from normalizers.quality import is_abbreviation, quality

GOOD = "Các phòng, đơn vị thuộc Sở thường xuyên rà soát, cập nhật thủ tục hành chính theo đúng quy định. "


@pytest.mark.parametrize(
    "text",
    [
        "",
        "– …",
        GOOD,
        "Số: 57/KH-SCT ngày 05/8/2022",
        "a) Mục tiêu: 95%",
        "III. UBND, HĐND và CCHC",
        "https://so.vn/a?b=1",
    ],
)
def test_good_text_has_quality_one(text: str) -> None:
    assert quality(text) == 1.0


@pytest.mark.parametrize(
    ("text", "share"),
    [("trég:h nhiệm", 0.5), ("C(::lC phòng", 0.5), ("cac giai", 0.5), ("xqz", 0.0), ("61/2018/NĐ-CP", 1.0)],
)
def test_quality_is_the_share_of_tokens_that_read_well(text: str, share: float) -> None:
    assert quality(text) == share


def test_marks_left_apart_do_not_lower_the_quality() -> None:
    assert quality("xư\u0309 ly\u0301 hô\u0300 sơ") == 1.0


def test_abbreviations_are_known_as_they_are_written() -> None:
    assert is_abbreviation("TTg")
    assert not is_abbreviation("ttg")
