"""A small folder of tables to be looked at: invented plans, read for real."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

from pipeline.ingestion import ingest
from pipeline.provinces import province_rows
from pipeline.settings import Settings

RAW = Path(__file__).parents[3] / "data" / "raw"
PDF = "KH chuyen doi so 2023 - So TTTT An Lac.pdf"
GARBLED = "93_KH-SLDTBXH_ocr.txt"
TODAY = date(2023, 9, 15)

PLAN = """UBND TỈNH BÌNH ĐỊNH
SỞ DU LỊCH

Số: {number}/KH-SDL

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Bình Định, ngày 10 tháng 01 năm {year}

KẾ HOẠCH
{title} năm {year}

I. MỤC ĐÍCH
Để du khách hài lòng.

II. NHIỆM VỤ
1. Cải cách thủ tục hành chính
{tasks}

III. TỔ CHỨC THỰC HIỆN
Văn phòng Sở tổng hợp kết quả, báo cáo Giám đốc Sở trước ngày 30/11/{year}.
"""
OLD = """- Văn phòng Sở chủ trì rà soát thủ tục cấp thẻ hướng dẫn viên, hoàn thành trong Quý II năm 2022.
- Phòng Quản lý Lữ hành chủ trì lập danh sách cơ sở lưu trú, xong trước ngày 15/8/2022.
- Thanh tra Sở kiểm tra các điểm bán vé trước ngày 01/7/2022."""
NEW = """- Văn phòng Sở chủ trì rà soát thủ tục cấp thẻ hướng dẫn viên, hoàn thành trong Quý II năm 2023.
- Phòng Kế hoạch - Tài chính chủ trì lập danh sách cơ sở lưu trú, xong trước ngày 20/9/2023.
- Phòng Quản lý Lữ hành thiết kế bản đồ các làng nghề bằng hai thứ tiếng trước ngày 31/10/2023."""
HOSTILE = """- Văn phòng Sở in tờ rơi <script>alert('nhiem vu')</script> trước ngày 15/10/2023.
- Thanh tra Sở kiểm tra "<img src=x onerror=alert(1)>" trước ngày 20/10/2023."""

TEXTS = {
    "du-lich-2022.txt": PLAN.format(number=12, year=2022, title="Phát triển du lịch", tasks=OLD),
    "du-lich-2023.txt": PLAN.format(number=15, year=2023, title="Phát triển du lịch", tasks=NEW),
    "hostile.txt": PLAN.format(
        number=99, year=2023, title="Trồng hoa <script>alert('tieu de')</script> ven đường", tasks=HOSTILE
    ),
    "will-go.txt": PLAN.format(number=31, year=2023, title="Bảo tồn nhà cổ", tasks=OLD.replace("2022", "2023")),
    "will-change.txt": PLAN.format(number=32, year=2023, title="Lễ hội biển", tasks=OLD.replace("2022", "2023")),
}


def make_tables(folder: Path) -> Path:
    """Sources in folder/sources, tables in folder/tables; one source is gone since, one has changed."""
    sources = folder / "sources"
    sources.mkdir()
    for name, text in TEXTS.items():
        (sources / name).write_text(text, encoding="utf-8")
    for name in (PDF, GARBLED):
        shutil.copy(RAW / name, sources / name)
    (sources / "empty.pdf").write_bytes(b"")
    tables = folder / "tables"
    ingest([sources], tables, Settings(), provinces=province_rows())
    (sources / "will-go.txt").unlink()
    (sources / "will-change.txt").write_text("something else", encoding="utf-8")
    return tables
