"""Text files in every encoding that Vietnamese offices have used come out right once repaired."""

import unicodedata

import pytest

from extractors.document import Page
from extractors.reading import read_bytes
from extractors.repair import repair_document
from normalizers.corrections import undo
from normalizers.encodings import encode_tcvn3, encode_vni, encode_vps

PLAN = (
    "Kế hoạch thực hiện cải cách hành chính năm 2006\n"
    "1. Sở Nội vụ chủ trì, phối hợp với các sở, ngành rà soát thủ tục hành chính trước ngày 15/3/2006.\n"
    "2. Văn phòng Ủy ban nhân dân tỉnh theo dõi, đôn đốc việc thực hiện và báo cáo kết quả hằng quý."
)


def in_1258(text: str) -> bytes:
    """As Windows keeps it: letters with their shape, tones as characters of their own behind them."""
    tones = {"\u0300", "\u0301", "\u0303", "\u0309", "\u0323"}
    out = []
    for character in text:
        parts = unicodedata.normalize("NFD", character)
        tone = next((part for part in parts if part in tones), "")
        out.append(unicodedata.normalize("NFC", parts.replace(tone, "")) + tone if tone else character)
    return "".join(out).encode("windows-1258")


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("UTF-8", PLAN.encode()),
        ("UTF-8 with a mark", PLAN.encode("utf-8-sig")),
        ("UTF-8, decomposed", unicodedata.normalize("NFD", PLAN).encode()),
        ("UTF-16 with a mark", PLAN.encode("utf-16")),
        ("UTF-16 little-endian", PLAN.encode("utf-16-le")),
        ("UTF-16 big-endian", PLAN.encode("utf-16-be")),
        ("Windows-1258", in_1258(PLAN)),
        ("TCVN3", encode_tcvn3(PLAN).encode("latin-1")),
        ("VNI", encode_vni(PLAN).encode("latin-1")),
        ("VPS", encode_vps(PLAN).encode("latin-1")),
        ("TCVN3 that was saved as UTF-8", encode_tcvn3(PLAN).encode()),
        ("Windows line ends", PLAN.replace("\n", "\r\n").encode()),
    ],
)
def test_a_text_file_comes_out_right(name: str, data: bytes) -> None:
    document = repair_document(read_bytes(data, f"{name}.txt"))
    [page] = document.pages
    assert document.text_source == "plain"
    # TCVN3 has no capitals with tones, which sentences begin with
    assert (page.text if "TCVN3" not in name else page.text.replace("ủy ban", "Ủy ban")) == PLAN
    assert _as_read(page) == _as_read(read_bytes(data, "a").pages[0])


def _as_read(page: Page) -> str:
    return undo(page.text, page.corrections)
