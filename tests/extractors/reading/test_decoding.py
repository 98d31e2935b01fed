import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.reading.decoding import decode, decode_as_is

TEXT = "KẾ HOẠCH\nGiao Phòng Tổng hợp chủ trì, trước ngày 05/8/2022; đã đủ ở mục ưu tiên."


def windows_1258(text: str) -> bytes:
    """As Windows writes it: base letters with their own marks, tone marks apart."""
    out = b""
    for character in text:
        try:
            out += character.encode("windows-1258")
        except UnicodeEncodeError:
            base, tone = unicodedata.normalize("NFD", character)[0:-1], unicodedata.normalize("NFD", character)[-1]
            if unicodedata.combining(tone) and tone in "\u0302\u0306\u031b":  # ệ decomposes as e, dot, circumflex
                base, tone = base[0] + tone, base[1:]
            out += unicodedata.normalize("NFC", base).encode("windows-1258") + tone.encode("windows-1258")
    return out


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (TEXT.encode(), "utf-8"),
        (b"\xef\xbb\xbf" + TEXT.encode(), "utf-8"),
        (TEXT.encode("utf-16"), "utf-16-le"),
        (b"\xfe\xff" + TEXT.encode("utf-16-be"), "utf-16-be"),
        (TEXT.encode("utf-16-le"), "utf-16-le"),
        (TEXT.encode("utf-16-be"), "utf-16-be"),
        (windows_1258(TEXT), "windows-1258"),
    ],
)
def test_the_encoding_shows_in_the_bytes(data: bytes, encoding: str) -> None:
    decoded = decode(data)
    assert decoded is not None
    assert decoded.encoding == encoding
    assert unicodedata.normalize("NFC", decoded.text) == TEXT


@pytest.mark.parametrize(
    "seen",
    [
        "T×nh h×nh thùc hiÖn kÕ ho¹ch c¶i c¸ch hµnh chÝnh n¨m 2004 cña Së",  # TCVN3
        "UÛY BAN NHAÂN DAÂN TÆNH, keá hoaïch caûi caùch haønh chính naêm 2004 cuûa Sôû, nhieäm vuï ñöôïc giao",  # VNI
    ],
)
def test_older_encodings_come_through_for_repair_to_know(seen: str) -> None:
    decoded = decode(seen.encode("windows-1252"))
    assert decoded is not None
    assert decoded.text == seen
    assert decoded.encoding == "windows-1252"


@pytest.mark.parametrize(
    "data",
    [
        bytes(range(256)) * 4,
        b"\x00\x01\x02\x03" * 50,
        bytes(range(128, 256)) * 3,
        b"abc\x00def",
        b"ok\x05\x06\x07\x08" * 9,
    ],
)
def test_what_is_no_text_is_not_decoded(data: bytes) -> None:
    assert decode(data) is None


def test_a_letter_cut_in_half_at_the_end_does_not_change_the_encoding() -> None:
    decoded = decode(("Kế hoạch cải cách hành chính của Sở năm " * 3 + "ế").encode()[:-1])
    assert decoded is not None
    assert decoded.encoding == "utf-8"
    assert decoded.text.startswith("Kế hoạch")


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n", "\u2028"])
def test_all_line_ends_are_newlines(end: str) -> None:
    decoded = decode(f"một{end}hai{end}".encode())
    assert decoded is not None
    assert decoded.text == "một\nhai\n"


@settings(deadline=None)
@given(st.binary(min_size=1, max_size=200))
def test_any_bytes_are_text_without_control_characters_or_none(data: bytes) -> None:
    decoded = decode(data)
    if decoded is not None:
        assert not {chr(code) for code in range(32)} - set("\t\n\f") & set(decoded.text)


@given(st.text(st.sampled_from("aăâbcdđeêghiklmnoôơpqrstuưvxy ấầẩẫậắịọúỹ,.;:()/0123456789\n"), min_size=1))
@settings(deadline=None)
def test_any_vietnamese_in_utf_8_comes_back(text: str) -> None:
    decoded = decode(text.encode())
    assert decoded is not None
    assert decoded.text == text


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\v", "\f", "\x85", "\u2028", "\x00", "\x1f"])
def test_as_is_every_line_end_and_control_character_stays(end: str) -> None:
    text = TEXT.replace("\n", end)
    decoded = decode_as_is(text.encode())
    assert decoded is not None
    assert decoded.text == text


def test_as_is_bytes_that_are_no_utf_8_can_be_had_back() -> None:
    data = "Kế hoạch ".encode() + b"\xff\x80" + " năm".encode()
    decoded = decode_as_is(data)
    assert decoded is not None
    assert decoded.text.encode("utf-8", "surrogateescape") == data


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_as_is_unicode_in_any_form_is_read(encoding: str) -> None:
    decoded = decode_as_is(TEXT.encode(encoding))
    assert decoded is not None
    assert decoded.text == TEXT


@given(st.binary(max_size=300))
@settings(max_examples=100)
def test_as_is_any_bytes_are_text_or_none(data: bytes) -> None:
    decoded = decode_as_is(data)
    assert decoded is None or isinstance(decoded.text, str)
