from collections.abc import Callable
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalizers.corrections import Repaired, undo
from normalizers.encodings import (
    decode_tcvn3,
    decode_viqr,
    decode_vni,
    decode_vps,
    encode_tcvn3,
    encode_viqr,
    encode_vni,
    encode_vps,
)

SMALL = (
    "".join(
        normalize("NFC", v + t) for v in "aăâeêioôơuưy" for t in ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
    )
    + "đ"
)
ALPHABET = SMALL + SMALL.upper()
PLAIN = "".join(map(chr, range(32, 127)))

Encoder = Callable[[str], str]
Decoder = Callable[[str], Repaired]
ROUND_TRIPS: list[tuple[Encoder, Decoder]] = [
    (encode_vni, decode_vni),
    (encode_vps, decode_vps),
    (encode_viqr, decode_viqr),
]


def test_the_alphabet_has_134_letters_beyond_ascii() -> None:
    assert sum(letter > "\x7f" for letter in ALPHABET) == 134


@pytest.mark.parametrize(("encode", "decode"), ROUND_TRIPS)
def test_the_whole_alphabet_comes_back(encode: Encoder, decode: Decoder) -> None:
    for letter in ALPHABET:
        assert decode(encode(letter)).text == letter
    assert decode(encode(ALPHABET)).text == ALPHABET
    spaced = " ".join(ALPHABET)
    assert decode(encode(spaced)).text == spaced


@pytest.mark.parametrize(("encode", "decode"), ROUND_TRIPS)
@given(text=st.text(ALPHABET + PLAIN + "\n\t", max_size=60))
def test_any_vietnamese_text_comes_back(encode: Encoder, decode: Decoder, text: str) -> None:
    assert decode(encode(text)).text == text


def test_tcvn3_keeps_small_letters_and_its_seven_capitals() -> None:
    text = SMALL + "ĂÂĐÊÔƠƯ" + PLAIN
    assert decode_tcvn3(encode_tcvn3(text)).text == text


def test_tcvn3_has_the_capitals_of_its_capital_fonts() -> None:
    text = (SMALL + PLAIN).upper()
    assert decode_tcvn3(encode_tcvn3(text, capitals=True), capitals=True).text == text


def test_without_its_font_a_toned_capital_of_tcvn3_is_small() -> None:
    assert decode_tcvn3(encode_tcvn3("Ủy ban ĐỊA")).text == "ủy ban ĐịA"


@pytest.mark.parametrize(
    ("decode", "coded", "text"),
    [
        (decode_tcvn3, "Céng hßa x· héi chñ nghÜa ViÖt Nam", "Cộng hòa xã hội chủ nghĩa Việt Nam"),
        (decode_tcvn3, "§éc lËp - Tù do - H¹nh phóc", "Độc lập - Tự do - Hạnh phúc"),
        (decode_tcvn3, "t¨ng tr­ëng ch­¬ng tr×nh", "tăng trưởng chương trình"),
        (decode_tcvn3, "30°C, ±5, m², 10 \u03bcg", "30°C, ±5, m², 10 àg"),
        (decode_vni, "Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam", "Cộng hòa xã hội chủ nghĩa Việt Nam"),
        (decode_vni, "Ñoäc laäp - Töï do - Haïnh phuùc", "Độc lập - Tự do - Hạnh phúc"),
        (decode_vni, "Uûy ban", "Ủy ban"),
        (decode_vps, "C¶ng hòa xã h¶i chû nghïa ViŒt Nam", "Cộng hòa xã hội chủ nghĩa Việt Nam"),
        (decode_vps, "ViŒt", "Việt"),
        (decode_vps, "Vi\x8ct", "Việt"),
        (decode_viqr, "Co^.ng ho`a xa~ ho^.i chu? nghi~a Vie^.t Nam", "Cộng hòa xã hội chủ nghĩa Việt Nam"),
        (decode_viqr, "DDo^.c la^.p - Tu+. do - Ha.nh phu'c", "Độc lập - Tự do - Hạnh phúc"),
        (decode_viqr, r"tham gia\. O\^", "tham gia. O^"),
    ],
)
def test_text_as_it_stands_in_old_files(decode: Decoder, coded: str, text: str) -> None:
    decoded = decode(coded)
    assert decoded.text == text
    assert {correction.kind for correction in decoded.corrections} == {"encoding"}


def test_viqr_that_escapes_nothing_may_end_its_sentences() -> None:
    assert decode_viqr("tham gia. Co' la. khong?", strict=False).text == "tham gia. Có la. khong?"
    assert decode_viqr("tie^'n ddo^.. Va^.y a`?", strict=False).text == "tiến độ. Vậy à?"


@pytest.mark.parametrize("encode", [encode_tcvn3, encode_vni, encode_vps])
def test_what_cannot_be_coded_never_looks_like_a_code(encode: Encoder) -> None:
    assert encode("“các”…").isascii() or "“" not in encode("“các”…") or encode is not encode_vps
    decoded = {encode_tcvn3: decode_tcvn3, encode_vni: decode_vni, encode_vps: decode_vps}[encode]
    foreign = "ñçüß§©«»¼½"
    assert not set(decoded(encode(foreign)).text) & (set(ALPHABET) - set(PLAIN))


@pytest.mark.parametrize("decode", [decode_tcvn3, decode_vni, decode_vps, decode_viqr])
@given(
    text=st.one_of(
        st.text(st.characters(exclude_categories=()), max_size=40),
        st.text(st.characters(max_codepoint=255), max_size=40),
    )
)
def test_decoding_any_text_can_be_undone(decode: Decoder, text: str) -> None:
    decoded = decode(text)
    assert undo(decoded.text, decoded.corrections) == text
    hard = [c for c in text if c in "\n\r\t\f"]
    assert [c for c in decoded.text if c in "\n\r\t\f"] == hard
