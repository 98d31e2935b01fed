import time
from unicodedata import is_normalized

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalizers.corrections import undo
from normalizers.encodings import decode, encode_tcvn3, encode_vni, encode_vps

RIGHT = "Các phòng, đơn vị thuộc Sở rà soát thủ tục"


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        (f"{RIGHT}\n{encode_tcvn3(RIGHT)}\n{encode_vni(RIGHT)}", f"{RIGHT}\n{RIGHT}\n{RIGHT}"),
        ("KÕ HO¹CH n¨m 2004", "KẾ HOẠCH năm 2004"),
        ("TæNG Sè: §IÒU 5", "TỔNG SỐ: ĐIỀU 5"),
        ("Sè TT\tTû USD\tNgh×n ha, th¸ng 5", "Số TT\tTỷ USD\tNghìn ha, tháng 5"),
        ("Hµ Néi, ngµy 5 th¸ng 8", "Hà Nội, ngày 5 tháng 8"),
        ("TØNH Uû Hµ NAM", "TỈNH UỶ HÀ NAM"),
        (f"{encode_vps('Bộ phận')}\t{encode_vps('MẪU 01')}", "Bộ phận\tMẪU 01"),
        ("thùc hiÖn nhiÖm vô\nQ§-TTg\nn\u00ad", "thực hiện nhiệm vụ\nQĐ-TTg\nnư"),
        ("STT\tnhiÖm vô\tngµy 5°C", "STT\tnhiệm vụ\tngày 5°C"),
        ("c«ng t¸c thêng xuyªn, trêng hîp d©n ®îc", "công tác thường xuyên, trường hợp dân được"),
        ("Ke^' hoa.ch na(m 2004.", "Kế hoạch năm 2004."),
        ("Nghi. quye^'t giao ddo+n vi. tham gia. Ddo+n vi. kha'c", "Nghị quyết giao đơn vị tham gia. Đơn vị khác"),
        ("Chi? thi. so^' 5 thu+.c hie^.n", "Chỉ thị số 5 thực hiện"),
        ("A. PHA^`N CHUNG\nII. NO^.I DUNG THU+.C HIE^.N", "A. PHẦN CHUNG\nII. NỘI DUNG THỰC HIỆN"),
        (encode_vps("NGHỊ QUYẾT CỦA HỘI ĐỒNG"), "NGHỊ QUYẾT CỦA HỘI ĐỒNG"),  # Ị and Ộ are control characters
    ],
)
def test_lines_in_a_legacy_encoding_are_decoded(wrong: str, right: str) -> None:
    decoded = decode(wrong)
    assert decoded.text == right
    assert undo(decoded.text, decoded.corrections) == wrong
    assert {correction.kind for correction in decoded.corrections} == {"encoding"}


@pytest.mark.parametrize(
    "text",
    ["", RIGHT, "café, 30°C, § 5, «các» © 2020", "Diéu 3. Pham vi thu héi, néi dung thué", "10\u00a0000 đồng\u00ad"],
)
def test_other_lines_stay(text: str) -> None:
    assert decode(text).text == text


_LEGACY = st.lists(
    st.sampled_from(
        [
            "§",
            "®",
            "Õ",
            "¹",
            "h",
            "o",
            "c",
            "n",
            "¨",
            "m",
            " ",
            "\n",
            "\t",
            "é",
            "ù",
            "â",
            "Keá",
            "hoaïch",
            "kÕ",
            "ho¹ch",
            "thùc",
            "hiÖn",
            "đ",
            "ế",
            "\ud800",
            "\u00ad",
            "e^.",
            "dd",
            "\x8c",
            "ß",
        ]
    ),
    max_size=30,
).map("".join)
_ANY = st.text(st.characters(exclude_categories=()), max_size=60)


@given(st.one_of(_LEGACY, _ANY))
def test_any_text_can_be_had_back_and_is_decoded_once(text: str) -> None:
    decoded = decode(text)
    assert undo(decoded.text, decoded.corrections) == text
    assert decode(decoded.text).text == decoded.text
    hard = [c for c in text if c in "\n\r\t\f\v"]
    assert [c for c in decoded.text if c in "\n\r\t\f\v"] == hard
    if is_normalized("NFC", text):
        assert all(is_normalized("NFC", c.after) for c in decoded.corrections)


@pytest.mark.parametrize("piece", [f"{RIGHT} ", "thùc hiÖn ", "Hµ ", "é ", "\ud800 ", "x", "e^."])
def test_a_line_of_megabytes_takes_time_in_proportion(piece: str) -> None:
    def seconds(size: int) -> float:
        text = piece * (size // len(piece))
        start = time.process_time()
        decode(text)
        return time.process_time() - start

    seconds(1000)
    assert seconds(400_000) < 12 * (seconds(100_000) + 0.02)
