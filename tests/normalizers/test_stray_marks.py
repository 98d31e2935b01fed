import pytest

from normalizers.corrections import undo
from normalizers.stray_marks import mend_stray_marks


@pytest.mark.parametrize(
    ("read", "expected"),
    [
        ("múa lân,\n_ý nghĩa của hội", "múa lân,\ný nghĩa của hội"),
        ("_ đánh trống tại bản", "đánh trống tại bản"),
        ("_a. Dựng rạp", "a. Dựng rạp"),
        ("quầy thuốc;_\n- Dựng rạp", "quầy thuốc;\n- Dựng rạp"),
        ("bữa ă ăn ca", "bữa ăn ca"),
        ("Tỉnh Ủ ỦY", "Tỉnh ỦY"),
        ('thi "múa lân" và "đánh trống tại "bản Hạ"', 'thi "múa lân" và đánh trống tại "bản Hạ"'),
        ("“Dựng rạp. " + "Dọn bản. " * 60, "Dựng rạp. " + "Dọn bản. " * 60),
        ("dân bản hát. trong hội. và chào khách", "dân bản hát trong hội và chào khách"),
        ("Dọn bến sau phiên chợ. }\nDựng rạp |", "Dọn bến sau phiên chợ.\nDựng rạp"),
        ("3. Dựng sổ của bến (SB): _—_—\nCác bản dọn bến _", "3. Dựng sổ của bến (SB):\nCác bản dọn bến"),
        ("theo lệ của bản./.J#-\nNơi nhận:", "theo lệ của bản./.\nNơi nhận:"),
        ("theo lệ của bản./. Ôư~—~", "theo lệ của bản./."),
        ("đội lân ú của bản giúp Ì Trưởng bản", "đội lân của bản giúp Trưởng bản"),
    ],
)
def test_what_is_drawn_beside_words_or_seen_twice_goes(read: str, expected: str) -> None:
    mended = mend_stray_marks(read)
    assert mended.text == expected
    assert undo(mended.text, mended.corrections) == read
    assert mend_stray_marks(expected).corrections == ()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Họ tên: ________",
        "_____\nSố: 3",
        "ở ở bản, ý ý tứ",
        "a an toàn",
        "chợ ở bản, con ả nọ, bản ô tô",
        "điểm đ của khoản 2",
        "sổ d ữ liệu của bản",
        "bỏ thói ỷ lại, nước ứ đọng, thời gian ủ men",
        "lễ hội của bà con Ê Đê, Ơ Đu, bản Ia Ơ dựng rạp",
        "ma_xa.txt",
        "Dựng rạp. Dọn bản, v.v. và tr. hai, ThS. nhà TP. lớn",
        'thi "múa',
        "hội “thi “múa lân” của bản” nọ",
        "Ngày __ tháng",
        "theo lệ của bản./. 12\ntheo lệ./. KT\ntheo lệ./. thôn",
        "“Dựng rạp theo lệ của bản./.”\n(theo lệ./.)\ntheo lệ./. 2\ntheo lệ./. ",
        "Họ tên: ___\nsáng - chiều -\nlúc 7h –\n(trừ bản A)",
    ],
)
def test_what_may_be_meant_stays(text: str) -> None:
    assert mend_stray_marks(text).text == text
