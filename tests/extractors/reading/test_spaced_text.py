"""Tables in plain text whose columns only spaces part."""

from __future__ import annotations

from extractors.reading.spaced_text import spaced_tables

HEADS = "STT   Nội dung                  Thời gian        Đơn vị chủ trì"
ROWS = [
    "1     Dựng phim về chợ phiên    05/02/2031       Ban Phong trào",
    "      vùng cao",
    "",
    "2     In lịch treo tường        01/3/2031        Ban Tuyên giáo",
    "",
    "3     Trồng cây ở bến sông      Trước 10/4/2031  Văn phòng",
]


def tables(lines: list[str]) -> list[tuple[int, int, list[list[str]]]]:
    found = []
    for table in spaced_tables(lines):
        n_rows = max(cell.row for cell in table.cells) + 1
        rows = [[" ".join(cell.text.split()) for cell in table.cells if cell.row == row] for row in range(n_rows)]
        found.append((table.start, table.stop, rows))
    return found


def test_columns_parted_by_spaces_are_a_table() -> None:
    ((start, stop, rows),) = tables(["II. TIẾN ĐỘ", "", HEADS, "", *ROWS, "", "III. KINH PHÍ", "Theo quy định."])
    assert (start, stop) == (2, 10)
    assert rows == [
        ["STT", "Nội dung", "Thời gian", "Đơn vị chủ trì"],
        ["1", "Dựng phim về chợ phiên vùng cao", "05/02/2031", "Ban Phong trào"],
        ["2", "In lịch treo tường", "01/3/2031", "Ban Tuyên giáo"],
        ["3", "Trồng cây ở bến sông", "Trước 10/4/2031", "Văn phòng"],
    ]


def test_an_appendix_behind_the_recipients_has_its_table() -> None:
    lines = ["Nơi nhận:              GIÁM ĐỐC", "- Sở Y tế;", "PHỤ LỤC", "", HEADS, "", *ROWS]
    assert [(start, len(rows)) for start, _, rows in tables(lines)] == [(4, 4)]


def test_a_letterhead_and_running_text_are_none() -> None:
    lines = [
        "SỞ DU LỊCH            CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Số: 3/KH-SDL          Độc lập - Tự do - Hạnh phúc",
    ]
    assert tables([*lines, "Căn cứ   Luật  Du lịch   năm 2017;", "Sở  ban  hành   kế hoạch."]) == []


def test_a_table_that_would_lose_a_word_is_none() -> None:
    lines = [
        "   STT              Nội dung công việc  Thời gian Ghi chú",
        "                    thực hiện           hợp",
        "   1                2            a)     tổng hợp",
        "                    Quý I/2031          ",
        "   2                Quý I/2031   tổng hợp 1",
        "                    Quý I/2031   2      ",
    ]
    assert spaced_tables(lines) == []
