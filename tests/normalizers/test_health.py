import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalizers.encodings import encode_tcvn3, encode_viqr, encode_vni, encode_vps
from normalizers.health import TextHealth, assess, assess_lines

GOOD = "Các phòng, đơn vị thuộc Sở thường xuyên rà soát, cập nhật thủ tục hành chính theo đúng quy định."
STRIPPED = "Cac phong, don vi thuoc So thuong xuyen ra soat, cap nhat thu tuc hanh chinh theo dung quy dinh."
ENGLISH_OCR = "Cac phong, don vi thudc S6 thudng xuyén ra soat, cap nhat thu tuc hanh chinh theo ding quy dinh."
ENGLISH = "The report provides information about the project and the members of the committee."

VERDICTS = [
    ("", "no_text"),
    (" \n\t– . ", "no_text"),
    ("12", "fine"),
    ("1.250 3,5 2022 1.00 0.83 " * 30, "fine"),
    ("KẾ HOẠCH", "fine"),
    ("Sở Y tế", "fine"),
    ("UBND tỉnh", "fine"),
    ("Số: 57/KH-SCT ngày 05/8/2022", "fine"),
    ("Website", "fine"),
    ("Logistics, Blockchain", "fine"),
    ("Công ty TNHH Samsung Electronics Việt Nam", "fine"),
    ("nƣớc ta, NHƢ\u0303NG viê\u0323c", "fine"),
    (GOOD, "fine"),
    ("thuc hien nhiem vu", "stripped"),
    ("KE HOACH", "stripped"),
    (STRIPPED, "stripped"),
    (ENGLISH_OCR, "garbled"),
    ("trég:h nhiém cia cdc co quan", "garbled"),
    (ENGLISH, "foreign"),
    ("(cid:12)(cid:7)(cid:33) kế hoạch", "undecodable"),
    ("\ufffd\ufffd\ufffd hoạch", "undecodable"),
    ("\ue001\ue002\ue003\ue004", "undecodable"),
    ("KÕ ho¹ch", "tcvn3"),
    ("Bé C«ng th­¬ng", "tcvn3"),
    ("Keá hoaïch", "vni"),
    ("UÛY BAN NHAÂN DAÂN", "vni"),
    (encode_tcvn3(GOOD), "tcvn3"),
    (encode_vni(GOOD), "vni"),
    (encode_vps(GOOD), "vps"),
    (encode_viqr(GOOD), "viqr"),
]


@pytest.mark.parametrize(("text", "verdict"), VERDICTS)
def test_the_verdict_names_what_spoilt_the_text(text: str, verdict: str) -> None:
    assert assess(text).verdict == verdict


@pytest.mark.parametrize("bad", [STRIPPED, ENGLISH_OCR, encode_tcvn3(GOOD), "\ufffd\ufffd hoạch"])
def test_bad_text_has_reasons_and_a_score_above_that_of_good_text(bad: str) -> None:
    good, judged = assess(GOOD), assess(bad)
    assert judged.reasons
    assert not good.reasons
    assert 0 <= good.score < 0.1 < 0.5 <= judged.score <= 1


def test_foreign_text_is_readable() -> None:
    assert assess(ENGLISH).score < 0.5


def test_every_line_of_a_mixed_text_has_its_own_verdict() -> None:
    lines = [GOOD, encode_tcvn3(GOOD), encode_tcvn3(GOOD), STRIPPED, "", ENGLISH_OCR, ENGLISH_OCR, GOOD]
    verdicts = [health.verdict for health in assess_lines("\n".join(lines))]
    assert verdicts == ["fine", "tcvn3", "tcvn3", "stripped", "no_text", "garbled", "garbled", "fine"]


def test_a_line_that_cannot_tell_goes_with_its_neighbours() -> None:
    alone, between = (
        assess("quan trong").verdict,
        assess_lines(f"{STRIPPED}\nquan trong\n{STRIPPED}")[1].verdict,
    )
    assert (alone, between) == ("fine", "stripped")


def test_there_are_as_many_healths_as_lines() -> None:
    assert [len(assess_lines(text)) for text in ("", "\n", "a\n\nb", "a\r\nb\x1cc")] == [1, 2, 3, 2]


@given(st.text(st.characters(exclude_categories=()), max_size=80))
def test_any_text_can_be_judged(text: str) -> None:
    whole = assess(text)
    lines = assess_lines(text)
    assert len(lines) == text.count("\n") + 1
    for health in (whole, *lines):
        assert isinstance(health, TextHealth)
        assert 0 <= health.score <= 1
        assert (health.score >= 0.5) == (health.verdict not in {"fine", "foreign", "no_text"})
        assert bool(health.reasons) == (health.verdict != "fine")


@pytest.mark.parametrize("piece", [f"{GOOD} ", f"{ENGLISH_OCR} ", "\ud800 ", "C¸c phßng\n", "x"])
def test_five_megabytes_are_judged_in_seconds(piece: str) -> None:
    text = piece * (5_000_000 // len(piece.encode("utf-8", "surrogatepass")))
    start = time.process_time()
    assess(text)
    assert time.process_time() - start < 4
