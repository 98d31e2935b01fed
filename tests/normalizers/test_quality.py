import pytest

from normalizers.quality import garble, is_abbreviation, quality

GOOD = "Các phòng, đơn vị thuộc Sở thường xuyên rà soát, cập nhật thủ tục hành chính theo đúng quy định. "
ENGLISH_OCR = "Cac phong, don vi thudc S6 thuong xuyén ra soat, cap nhat thu tuc hanh chinh theo dung quy dinh. "
TCVN3 = "C¸c phßng, ®¬n vÞ thuéc Së th­êng xuyªn rµ so¸t, cËp nhËt thñ tôc hµnh chÝnh theo ®óng quy ®Þnh. "
VNI = "Caùc phoøng, ñôn vò thuoäc Sôû thöôøng xuyeân raø soaùt, caäp nhaät thuû tuïc haønh chính theo ñuùng quy ñònh. "


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


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("", "no_text"),
        (" \n\t– . ", "no_text"),
        ("12", "fine"),
        ("KẾ HOẠCH", "fine"),
        ("Website", "fine"),
        ("Logistics, Blockchain", "fine"),
        (GOOD, "fine"),
        (ENGLISH_OCR * 3, "garbled"),
        (TCVN3, "legacy_encoding"),
        (VNI * 2, "legacy_encoding"),
        ("(cid:12)(cid:7)(cid:33) kế hoạch", "undecodable_font"),
        ("\ufffd\ufffd\ufffd hoạch", "undecodable_font"),
        ("\ue001\ue002\ue003\ue004", "undecodable_font"),
        ("1.250 3,5 2022 1.00 0.83 " * 30, "fine"),
    ],
)
def test_the_verdict_names_what_spoilt_the_text(text: str, verdict: str) -> None:
    assert garble(text).verdict == verdict


def test_a_bad_verdict_has_reasons_and_a_score_above_a_good_one() -> None:
    bad, good = garble(ENGLISH_OCR * 3), garble(GOOD * 3)
    assert bad.reasons
    assert not good.reasons
    assert 0 <= good.score < 0.1 < 0.5 <= bad.score <= 1
