"""Repair leaves most lines unread, and nobody can tell."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from normalizers.encodings import encode_tcvn3, encode_viqr, encode_vni, encode_vps
from normalizers.repair import repair
from normalizers.repair.doubting import doubts, to_read
from normalizers.repair.passes import throughout

TILDE, DOT = "\u0303", "\u0323"
GOOD = "Các phòng, đơn vị thuộc Sở theo dõi, rà soát thủ tục hành chính (nếu có)."

CLEAN = [
    "",
    GOOD,
    "a) Căn cứ điểm b khoản 1 Điều 5 Nghị định số 45/2019/NĐ-CP ngày 05/8/2022 của Chính phủ;",
    "STT\tNhiệm vụ\tĐơn vị chủ trì\tThời hạn\t100% hồ sơ",
    "“Nâng cao chất lượng” – 1.250,5 tỷ đồng… UBND tỉnh, TTHC, DVCTT",
    "Website https://dichvucong.example.vn, e-mail: so.a@example.vn",
]
DOUBTFUL = [
    "X ư ở n g d ệ t c ủ a b ả n, T P",
    "h oàn thành nhiệm vụ",
    f"hiêu{DOT} quả",
    "phòng , đơn vị",
    "số 12/QĐ- UBND",
    "ngày\u00a005 tháng 8",
    "tháng12 năm 2022",
    "vàthực hiện",
    "nƣớc",
    "CỘNG HÕA",
    "Quyết ðịnh",
    "trư\u00adờng",
    encode_tcvn3(GOOD),
    encode_viqr(GOOD),
]


@pytest.mark.parametrize("line", CLEAN)
def test_a_clean_line_is_not_read(line: str) -> None:
    assert to_read([line], [doubts(line)]) == []


@pytest.mark.parametrize("line", DOUBTFUL)
def test_a_doubtful_line_is_read_and_the_clean_ones_about_it_are_not_without_need(line: str) -> None:
    lines = [CLEAN[2], line, CLEAN[3]]
    found = to_read(lines, list(map(doubts, lines)))
    assert 1 in found
    assert found in ([1], [0, 1], [0, 1, 2])  # a letter ð or a soft hyphen asks what the text is in


# Lines and pieces of them, such that what is in one line decides about another.
_LINES = [
    *CLEAN,
    *DOUBTFUL,
    "rõ ràng, hài lòng",
    "hài LÕNG, phõng ban",
    "Quyết ðịnh số 05/QÐ-UBND",
    "QÐ 5",
    "HÐND",
    "Norðmanna",
    "Sè TT",
    "n¨m",
    "vô dùng ô",
    "ý",
    "công tác thường xuyên",
    "trêng hîp",
    "n\u00ad",
    "\u00ad",
    encode_tcvn3("Sở Kế hoạch và Đầu tư"),
    encode_vni(GOOD),
    encode_vps(GOOD),
    "so\u0303ng",
    "s\u200bõxng",
    f"vu {DOT}, quyền",
    f"đa {TILDE}ban",
    "\u0344",
    "K ế h oac\u0323h",
    "điểm c ông bố",
    "Nơi nhận :",
    " , ; . ",
    "café 30°C ± 5 m²",
]
_PIECES = st.sampled_from([*_LINES, " ", ", ", "b", "c", "õ", "ƣ", "ð", "01", "đến", DOT, TILDE, "\u00a0", "\t", "\r", "\u2028", "\x1c", "\ud800"])  # fmt: skip
_ANY = st.text(st.characters(exclude_categories=()), max_size=30)
_LINE = st.one_of(st.sampled_from(_LINES), st.lists(_PIECES, max_size=5).map("".join), _ANY)


@given(st.lists(_LINE, max_size=9).map("\n".join))
@example(f"rõ\nCỘNG HÕA\n{GOOD}")
@example(f"{GOOD}\nQÐ\nNorðmanna")
@example(f"n¨m\n{encode_tcvn3(GOOD)}\nvô dùng")
@example(f"{encode_tcvn3(GOOD)}\ntrư\u00adờng")
@settings(max_examples=400, deadline=None)
def test_what_is_left_unread_had_nothing_to_mend(text: str) -> None:
    assert repair(text) == throughout(text)
