import pytest

from normalizers.encodings import (
    FontEncoding,
    detect,
    encode_tcvn3,
    encode_viqr,
    encode_vni,
    encode_vps,
    encoding_of_font,
)

LINES = [
    "Các phòng, đơn vị thuộc Sở thường xuyên rà soát thủ tục hành chính",
    "Ủy ban nhân dân huyện chỉ đạo tổ chức triển khai thực hiện kế hoạch",
    "KẾ HOẠCH PHÁT TRIỂN KINH TẾ - XÃ HỘI NĂM 2005",
    "Tr ường h ợp ng ười b ị thu hồi đất nông nghiệp",
]


@pytest.mark.parametrize("line", LINES)
def test_a_line_tells_its_encoding(line: str) -> None:
    coded = [
        encode_tcvn3(line),
        encode_tcvn3(line, capitals=True),
        encode_vni(line),
        encode_vps(line),
        encode_viqr(line),
    ]
    assert [detect(text) for text in coded] == ["tcvn3", "tcvn3", "vni", "vps", "viqr"]
    assert detect(line) is None


@pytest.mark.parametrize(
    "line",
    [
        "Theo Hiến pháp Na Uy, thông qua vào",  # one word is coded, and "Uy" might lack its mark
        "Hồi tháng 3, khi các thành viên tranh cãi",  # "HÒi"
        "Thứ hai là khi mà quy mô doanh",  # "ThÙ"
        "Nhất trí với ĐBQH Kim, ĐBQH Bùi Thanh Tùng",  # abbreviations are no syllables, coded or not
    ],
)
def test_a_line_of_vps_with_few_letters_of_its_own_tells_its_encoding(line: str) -> None:
    assert detect(encode_vps(line)) == "vps"
    assert detect(line) is None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Thuc hién cac giai phap, quy mo và câu truc",  # two words that kept their marks are not enough
        "NĂM 2020, HÀ NỘI, Ông Chan Wong là",
        "Website, email: phong.a@so.vn",
        "Thuc hien cac giai phap nham khac phuc",
        "Diéu 3. Hinh thic, pham vi thu héi, néi dung thué déi véi co sé",  # an English OCR's é is no ộ
        "café naïve Müller Göteborg Søren år på où été niño São João Çelik gün çok",
        "30°C ± 5 m² m³ ½ ¼ ª º § 5 ¶ «a» © 2020 ® × ÷ Ø16 5µm",
        "Quyết định số 05 của Chủ tịch UBND",
        "\ud800\udfff \x00\x1c",
        "C++ a^2 (o+u) e. what? no.",
    ],
)
def test_other_text_is_in_no_legacy_encoding(text: str) -> None:
    assert detect(text) is None


@pytest.mark.parametrize(
    ("font", "encoding"),
    [
        (".VnTime", FontEncoding("tcvn3")),
        ("AARIQC+.VnTime,BoldItalic", FontEncoding("tcvn3")),
        ("ABCDEF+.VnTimeH,Bold", FontEncoding("tcvn3", capitals=True)),
        (".VnArialH", FontEncoding("tcvn3", capitals=True)),
        (".VnArial NarrowH", FontEncoding("tcvn3", capitals=True)),
        ("VnTime-Bold", FontEncoding("tcvn3")),
        ("VNI-Times", FontEncoding("vni")),
        ("VNI-Helve-Condense", FontEncoding("vni")),
        ("VNtimes new roman", FontEncoding("vni")),
        ("VPS Times", FontEncoding("vps")),
        ("Times New Roman", None),
        ("TimesNewRomanPS-BoldMT", None),
        ("Vnesans", None),
        ("", None),
    ],
)
def test_a_font_tells_its_encoding(font: str, encoding: FontEncoding | None) -> None:
    assert encoding_of_font(font) == encoding
