import time
from unicodedata import is_normalized

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalizers.corrections import undo
from normalizers.repair import repair

TILDE, DOT, ACUTE, GRAVE = "\u0303", "\u0323", "\u0301", "\u0300"

MARKS = [
    (f"hiêu{DOT} quả", "hiệu quả"),
    (f"đa {TILDE}ban hành", "đã ban hành"),
    (f"đa {TILDE} ban hành", "đã ban hành"),
    (f"chức vu,{DOT} quyền", "chức vụ, quyền"),
    (f"chức vu ,{DOT} quyền", "chức vụ, quyền"),
    (f"chức vu {DOT}, quyền", "chức vụ, quyền"),
    (f"ấn đin{DOT}h", "ấn định"),
    (f"nhiêm{DOT} vu {DOT}mới", "nhiệm vụ mới"),
    (f"thưc{DOT} hiên{DOT}", "thực hiện"),
    (f"Lan{TILDE}h đao{DOT}", "Lãnh đạo"),
    (f"HOAC{DOT}H", "HOẠCH"),
    (f"THƯC{DOT} HIÊN{DOT}", "THỰC HIỆN"),
    (f"đô {DOT} 4", "độ 4"),
    (f"ti {ACUTE}nh", "tính"),
    (f"Ke{ACUTE}\u0302 hoa\u0323ch", "Kế hoạch"),
    ("tòan dân", "toàn dân"),
    ("qủa", "quả"),
]

ENCODED = [
    ("C¸c phßng, ®¬n vÞ cña nhµ n\u00adíc, ch\u00adëng tr×nh", "Các phòng, đơn vị của nhà nước, chưởng trình"),
    ("nhiÖm\u00a0vô , c«ng t¸c n¨m 2004", "nhiệm vụ, công tác năm 2004"),
    ("h oµn thµnh nhiÖm vô", "hoàn thành nhiệm vụ"),
    ("thu ng©n", "thu ngân"),
]

GLYPHS = [
    (f"NHƢ{TILDE}NG", "NHỮNG"),
    (f"TÔ\u0309 CHƢ{ACUTE}C", "TỔ CHỨC"),
    (f"đƣơc{DOT}", "được"),
    ("nƣớc", "nước"),
    ("Quyết ðịnh số 05/QÐ-UBND", "Quyết định số 05/QĐ-UBND"),
    ("ðường", "đường"),
    ("ñăng ký khóa ñào tạo, Ñiều 5", "đăng ký khóa đào tạo, Điều 5"),
]

SPLIT_WORDS = [
    ("h oàn thành", "hoàn thành"),
    ("K ế hoạch", "Kế hoạch"),
    ("việc ti ếp nhận", "việc tiếp nhận"),
    ("th ủ tục", "thủ tục"),
    ("chính ph ủ.", "chính phủ."),
    ("Ch ỉ thị", "Chỉ thị"),
    ("tăng cư ờng", "tăng cường"),
    ("hướ ng dẫn", "hướng dẫn"),
    ("cơ q uan", "cơ quan"),
    ("ngh i ệp vụ", "nghiệp vụ"),
    ("nuôi th ủy sản", "nuôi thủy sản"),
    ("TH ƯỜNG TRỰC", "THƯỜNG TRỰC"),
]

LETTERS = [
    ("CỘNG HÕA XÃ HỘI", "CỘNG HÒA XÃ HỘI"),
    ("phõng ban", "phòng ban"),
    ("để chia sė dữ liệu", "để chia sẻ dữ liệu"),
    ("CHIA SĖ", "CHIA SẺ"),
    ("CỘNG HÕA, HÀI LÕNG", "CỘNG HÒA, HÀI LÒNG"),
    ("trƣƣng", "trưưng"),
    ("cƣn bão", "cơn bão"),
]

JOINED = [
    ("ý kiến của Bộ trưởngBộ Ngoại giao", "ý kiến của Bộ trưởng Bộ Ngoại giao"),
    ("củaBộ", "của Bộ"),
    ("vàthực hiện", "và thực hiện"),
    ("cơquan", "cơ quan"),
    ("CƠQUAN", "CƠ QUAN"),
    ("ViệtNam", "Việt Nam"),
    ("từ 01/01đến 31/12", "từ 01/01 đến 31/12"),
    ("tháng12 năm2022", "tháng 12 năm 2022"),
]

SPACING = [
    ("phòng , đơn vị", "phòng, đơn vị"),
    ("phòng ,đơn vị", "phòng, đơn vị"),
    ("Nơi nhận :", "Nơi nhận:"),
    ("theo quy định .\n", "theo quy định.\n"),
    ("ngày\u00a005\u2009tháng\u202f8", "ngày 05 tháng 8"),
    ("Thông tư số 12/2019/TT- BDL", "Thông tư số 12/2019/TT-BDL"),
    ("Quyết định số 7/QĐ -TTg", "Quyết định số 7/QĐ-TTg"),
    ("Quyết định số 7/2031/QĐ - TTg", "Quyết định số 7/2031/QĐ-TTg"),
    ("Thông tư liên tịch số 8/2031/TTLT - BDL - BTC quy định", "Thông tư liên tịch số 8/2031/TTLT-BDL-BTC quy định"),
    ("Nghị quyết số 31- NQ/TU, Chỉ thị số 4 - CT/TU", "Nghị quyết số 31-NQ/TU, Chỉ thị số 4-CT/TU"),
    ("vào đầu tháng 6/20 27.", "vào đầu tháng 6/2027."),
    ("ngày 2 6 tháng 0 6 năm 20 28", "ngày 26 tháng 06 năm 2028"),
    ("\ufeffkế\u00ad hoạch\u200b", "kế hoạch"),
]

LETTERS_APART = [
    ("| Số 3 | T hành phố Mây Trắng |", "| Số 3 | Thành phố Mây Trắng |"),
    ("T hành phố Mây Trắng, ngày 3 tháng 4", "Thành phố Mây Trắng, ngày 3 tháng 4"),
    ("C h ợ t ì n h B ả n M â y", "Chợ tình Bản Mây"),
    ("X ư ở n g d ệ t v à l ò g ố m", "Xưởng dệt và lò gốm"),
    ("TRẠM K H UY Ế N N Ô NG", "TRẠM KHUYẾN NÔNG"),
    ("ông Mây, Trợ l ý của đoàn chèo", "ông Mây, Trợ lý của đoàn chèo"),
    ("Đ o à n c h è o ; H T X g ố m", "Đoàn chèo; HTX gốm"),
    ("Chuyện “H ộ i đ u a t h u y ề n” mùa nước", "Chuyện “Hội đua thuyền” mùa nước"),
]

RIGHT = [
    "các điểm a b c d đ e của khoản 3",
    "phương án A B C D Đ E và biến x y z",
    "ô chữ H O A và T P",
    "tại điểm m ở Điều 3",
    "",
    "Số: 57/KH-SCT ngày 05/8/2022",
    "hoà giải và hòa nhạc, thủy lợi, thuỷ sản, quý, quí",
    "từ a i đến",
    "Kế hoạch số 12/KH - UBND tỉnh, gói A- BC, 3/KH- Ủy ban",
    "Quyết định số 7/2031/QĐ-UBND - UBND tỉnh, từ 4 - CT/TU, tổ số 4 - UBND",
    "các điểm a, b, c và d khoản 1",
    "điểm c ông bố tại b ảnh",
    "phương án C ông An",
    "Phòng KH và ĐT, TRƯỜNG TH AN BÌNH",
    "trong đó n là số năm",
    "68/K ế",
    "người Norðmanna, âm /ð/",
    "El Niño, café, São Paulo, señor, ñandú, ñu",
    "Điều ñày",  # "này"
    "gỉao nhận",  # a slip of the mark, or of the letter: "giao" is far commoner than "giảo"
    "Þórður Guðmundsson",
    " , STT\t,\t ; \n. lẻ",
    "ngày … tháng . . . . năm",
    "tỷ lệ 1 : 2000",
    "năm 20 25% số hộ, ngày 2 3 lần, 5/20 12,5 điểm, 4/20 34/60",
    "kết quả đạt 12/20 15 xã, xếp thứ 4/20 30 điểm",
    "cột     , xa",
    "ông Petras Valančius ở Panevėžys",  # no word of ours
    "theo dõi rõ ràng, lạc lõng, hài lõng",  # a slip, where nothing proves a fault of the font
    "nitơ, bêtông, ôtô, vắcxin, Lênin, xôviết, kilôgam, Inđônêxia, đôla, Côngô",
    "VNeID, iPhone, YouTube, eBảo hiểm, ĐắkRông",
    "COVID19, A1, 30ha, 5m2, vốn điều lệ1, đường 30m, mẫu1a",
]


@pytest.mark.parametrize(
    ("wrong", "right"), ENCODED + MARKS + GLYPHS + LETTERS + JOINED + SPLIT_WORDS + LETTERS_APART + SPACING
)
def test_a_fault_is_mended_and_can_be_undone(wrong: str, right: str) -> None:
    repaired = repair(wrong)
    assert repaired.text == right
    assert undo(repaired.text, repaired.corrections) == wrong


@pytest.mark.parametrize("text", RIGHT)
def test_right_text_stays(text: str) -> None:
    assert repair(text).text == text
    assert not repair(text).corrections


@pytest.mark.parametrize(
    ("wrong", "kinds"),
    [
        (f"hiêu{DOT}", {"mark_order"}),
        ("nƣớc", {"glyph"}),
        ("h oàn", {"spacing"}),
        ("a\u200bn", {"encoding"}),
        (f"CHƢ{ACUTE}C", {"glyph"}),
    ],
)
def test_each_correction_names_its_kind(wrong: str, kinds: set[str]) -> None:
    assert {correction.kind for correction in repair(wrong).corrections} == kinds


@pytest.mark.parametrize("gap", ["\n", "\t", "\f", "\r\n"])
def test_nothing_is_mended_across_a_line_break_or_a_tab(gap: str) -> None:
    text = f"h{gap}oàn vu{gap}{DOT} phòng{gap}, đơn vị"
    assert repair(text).text == text


def test_offsets_follow_the_words_through_every_pass() -> None:
    source = f"K ế hoac{DOT}h : thưc{DOT} hiên{DOT} nhiêm{DOT} vu {DOT}, nƣớc\u00a0ta"
    repaired = repair(source)
    assert repaired.text == "Kế hoạch: thực hiện nhiệm vụ, nước ta"
    for before, after in [("hoac", "hoạch"), ("thưc", "thực"), ("nhiêm", "nhiệm"), ("nƣớc", "nước"), ("ta", "ta")]:
        assert repaired.moved(source.index(before)) == repaired.text.index(after)
    assert repaired.moved(len(source)) == len(repaired.text)


# Characters that the passes look at, so that they meet in every order.
_TRICKY = st.text(
    alphabet=[*"hoanKvuệếộươđĐðƣƢõÕėĖ ,.;:)\n\t/aing01éÖ¹®^", TILDE, DOT, ACUTE, GRAVE, "\u0302", "\u031b", "\u00a0", "\u200b", "\ud800", "가", "\u1100", "\u1161"],
    max_size=40,
)  # fmt: skip
_WORDS = st.lists(
    st.sampled_from(
        [
            " ",
            " ",
            "\n",
            "kÕ",
            "ho¹ch",
            "thùc",
            "hiÖn",
            "Keá",
            "hoaïch",
            "e^.",
            "\xad",
            "�",
            "01",
            "đến",
            "tháng",
            "CỘNG ",
            "HÕA",
            "cơ",
            "quan",
            "ƣ",
            "đ",
            "õ",
            TILDE,
            DOT,
            "h oàn",
            "B ả n d ệ t",
            " T P ",
            "c",
            "à",
            "Q§-TTg",
            ",",
            "\x8c",
            "ß",
        ]
    ),
    max_size=14,
).map("".join)
_ANY = st.text(st.characters(exclude_categories=()), max_size=60)


@given(st.one_of(_TRICKY, _WORDS, _ANY))
def test_any_text_can_be_had_back_and_is_right_after_one_repair(source: str) -> None:
    repaired = repair(source)
    assert undo(repaired.text, repaired.corrections) == source
    assert is_normalized("NFC", repaired.text)
    assert repair(repaired.text).text == repaired.text
    hard = [c for c in source if c in "\n\t\f\r\v"]
    assert [c for c in repaired.text if c in "\n\t\f\r\v"] == hard


@given(st.one_of(_TRICKY, _WORDS, _ANY))
def test_corrections_are_in_order_and_offsets_never_go_back(source: str) -> None:
    repaired = repair(source)
    ends = [0, *(correction.end for correction in repaired.corrections)]
    assert all(c.start >= end for c, end in zip(repaired.corrections, ends, strict=False))
    assert all(c.before != c.after == repaired.text[c.start : c.end] for c in repaired.corrections)
    places = [repaired.moved(offset) for offset in range(len(source) + 1)]
    assert places == sorted(places)
    assert places[-1] == len(repaired.text)


@pytest.mark.parametrize(
    "piece",
    ["thực hiện nhiệm vụ ", "ă", f"vu {DOT} ", "h oàn ", f"a{DOT}{ACUTE}", " ,", "\u1100", "b ", "T h ủ ", "\u0323"],
)
def test_a_line_of_megabytes_takes_time_in_proportion(piece: str) -> None:
    def seconds(size: int) -> float:
        text = piece * (size // len(piece))
        start = time.process_time()
        repair(text)
        return time.process_time() - start

    seconds(1000)
    assert seconds(200_000) < 12 * (seconds(50_000) + 0.02)
